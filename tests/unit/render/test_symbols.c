// Circles: as large as their count, the larger ones below.

#include "render/symbols.h"

#include <math.h>
#include <string.h>

#include "atlas_test.h"
#include "page_check.h"
#include "sample_views.h"
#include "svg_read.h"

static void symbols__area_follows_the_count(void **state) {
    (void)state;
    static const struct {
        struct atlas_rate rate;
        double radius;  // Of a legend whose circle of one has radius 2.
    } cases[] = {
        {{.percent = 5, .part = 1, .whole = 20}, 2},
        {{.percent = 5, .part = 4, .whole = 80}, 4},
        {{.percent = 50, .part = 4, .whole = 8}, 4},
        {{.percent = 1, .part = 10000, .whole = 1000000}, 200},
        {{.percent = 0, .part = 0, .whole = 80}, 0},
        {{.state = ATLAS_SUPPRESSED}, 0},
        {{.state = ATLAS_FEW_SCHOOLS, .part = 9, .whole = 10}, 0},
    };
    const struct legend legend = {.radius_pt = 2};
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const double radius = symbols_radius(&legend, &cases[i].rate);
        if (fabs(radius - cases[i].radius) > 1e-9) {
            fail_msg("case %zu: %g", i, radius);
        }
    }
}

// Counts in no order, some equal, one nothing, one not known.
static const int64_t counts[] = {30, 500, 70, 500, 0, 1000, 70, 20, 999};
#define STATELESS 6

static void counts_set(struct sample *sample) {
    for (size_t i = 0; i < ATLAS_COUNT(counts); i++) {
        sample_rate(sample, i, counts[i], 10000);
    }
    sample_state(sample, STATELESS, ATLAS_SUPPRESSED);
    sample_classify(sample, ATLAS_QUANTILE, 3);
    sample->map.view = ATLAS_VIEW_SYMBOLS;
}

static void symbols__smaller_circles_lie_on_larger_ones(void **state) {
    (void)state;
    static const char *const order[] = {"E00000006", "E00000009", "E00000002",
                                        "E00000004", "E00000003", "E00000001",
                                        "E00000008"};
    struct sample sample;
    sample_squares(&sample, 3, 3);
    counts_set(&sample);
    struct atlas_text svg = svg_of(&sample.map);
    const char *circles = svg_element(&svg, &sample.map, "circles");
    const char *before = circles;
    double radius = INFINITY;
    assert_non_null(circles);
    for (size_t i = 0; i < ATLAS_COUNT(order); i++) {
        const char *at = svg_element(&svg, &sample.map, order[i]);
        assert_true(at && at > before);
        const double own = svg_number(strstr(at, "<circle"), "r");
        assert_true(own <= radius);
        radius = own;
        before = at;
    }
    // One circle an area with a count, none more.
    assert_int_equal(svg_count(circles, "<circle"), ATLAS_COUNT(order));
    atlas_text_release(&svg);
    sample_release(&sample);
}

// The radius on the map is that of the key: its area by the count is the same
// for every area and for every circle of the key.
static void symbols__map_and_key_agree(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 3, 3);
    counts_set(&sample);
    struct page page = page_checked(&sample.map, "circles");
    struct atlas_text svg = svg_of(&sample.map);
    const double one = page.layout.legend.radius_pt;
    for (size_t i = 0; i < ATLAS_COUNT(counts); i++) {
        if (counts[i] == 0 || i == STATELESS) continue;
        const char *at =
            svg_element(&svg, &sample.map, sample.figures.areas.items[i].code);
        const double radius = svg_number(strstr(at, "<circle"), "r");
        assert_true(fabs(radius - one * sqrt((double)counts[i])) < 0.006);
        const struct atlas_point centre = view_point(
            layout_view(&page.layout), sample.figures.areas.items[i].inside);
        assert_true(fabs(svg_number(at, "cx") - centre.x) < 0.006);
        assert_true(fabs(svg_number(at, "cy") - centre.y) < 0.006);
    }
    atlas_text_release(&svg);
    page_release(&page);
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(symbols__area_follows_the_count),
        cmocka_unit_test(symbols__smaller_circles_lie_on_larger_ones),
        cmocka_unit_test(symbols__map_and_key_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
