// The legend of a map about one area: all classes in a strip, the schools.

#include "render/legend.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"
#include "page_check.h"
#include "sample_views.h"
#include "svg_read.h"

static struct legend legend_of(const struct atlas_map *map, struct page *page) {
    *page = page_checked(map, "legend");
    return page->layout.legend;
}

static void strip__has_every_class_of_the_country(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    struct page page;
    sample_squares(&sample, 3, 3);
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    // Edges of far more areas than these nine, 5.1% to 5.9%.
    sample.classes = (struct atlas_classes){
        .count = 4, .edges = {2, 4.5, 5.5, 12, 21}, .decimals = 1};
    const struct legend legend = legend_of(&sample.map, &page);
    static const char *const wanted[] = {"2.0%", "4.5%", "5.5%", "12.0%",
                                         "21.0%"};
    assert_true(legend.strip.is_there && !legend.histogram.is_there);
    assert_int_equal(legend.strip.count, 4);
    for (size_t i = 0; i <= 4; i++) {
        assert_string_equal(legend.strip.edges[i], wanted[i]);
        assert_true(legend.strip.edge_widths[i] < legend.strip.cell);
    }
    // The area itself and what lies around: no class has a row.
    assert_int_equal(legend.row_count, 2);
    assert_int_equal(legend.rows[0].kind, LEGEND_FOCUS);
    assert_string_equal(legend.rows[0].label, "Square 5");
    assert_int_equal(legend.rows[1].kind, LEGEND_CONTEXT);
    assert_string_equal(legend.rows[1].label, "Other areas");
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

static void strip__ends_that_values_lie_beyond_are_open(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    struct page page;
    sample_squares(&sample, 3, 3);
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    sample.classes = (struct atlas_classes){
        .count = 2, .edges = {5.2, 5.5, 5.8}, .decimals = 1};
    const struct legend legend = legend_of(&sample.map, &page);
    assert_string_equal(legend.strip.edges[0], "");
    assert_string_equal(legend.strip.edges[1], "5.5%");
    assert_string_equal(legend.strip.edges[2], "");
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

static void strip__mark_stands_in_its_class(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 3, 3);
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    sample.map.variable.reference =
        (struct atlas_rate){.percent = 5.6, .part = 56, .whole = 1000};
    sample.classes =
        (struct atlas_classes){.count = 2, .edges = {5, 5.5, 6}, .decimals = 1};
    struct page page;
    const struct legend legend = legend_of(&sample.map, &page);
    assert_string_equal(legend.mark.words, "England 5.6%");
    struct atlas_text svg = svg_of(&sample.map);
    const char *strip = svg_element(&svg, &sample.map, "classes");
    assert_non_null(strip);
    const char *line = strstr(strip, "stroke-width=\"1.2\"");
    assert_non_null(line);
    line = strstr(line, " d=\"M");
    assert_non_null(line);
    const double x = strtod(line + 5, NULL) - page.layout.legend_box.x;
    // A fifth into the second cell.
    const double wanted = legend.strip.inset + 1.2 * legend.strip.cell;
    if (fabs(x - wanted) > 0.02) fail_msg("at %g, not %g", x, wanted);
    atlas_text_release(&svg);
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

// Without figures there are no classes, and no strip.
static void strip__none_without_figures(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    struct page page;
    sample_squares(&sample, 2, 2);
    for (size_t i = 0; i < 4; i++) sample_state(&sample, i, ATLAS_SUPPRESSED);
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    sample.classes.count = 0;
    const struct legend legend = legend_of(&sample.map, &page);
    assert_false(legend.strip.is_there);
    assert_int_equal(legend.rows[1].fill, FILL_SUPPRESSED);
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

// A name that would widen the legend is not used.
static void strip__long_names_are_left_to_the_map(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    struct page page;
    sample_squares(&sample, 3, 3);
    sample_name(&sample, 4,
                "The Long Constituency of Eighty Characters and Not a Single "
                "One Less Than That, Yes");
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    sample.map.is_bare = true;
    sample.map.width_mm = 92;
    sample.map.height_mm = 88;
    const struct legend legend = legend_of(&sample.map, &page);
    assert_string_equal(legend.rows[0].label, "The area that the map is about");
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

static void phases__only_those_that_occur(void **state) {
    (void)state;
    static const struct {
        enum atlas_phase phases[3];
        size_t count;
        const char *labels[3];
    } cases[] = {
        {{ATLAS_PHASE_PRIMARY, ATLAS_PHASE_PRIMARY, ATLAS_PHASE_PRIMARY},
         1,
         {"Primary"}},
        {{ATLAS_PHASE_SPECIAL, ATLAS_PHASE_PRIMARY, ATLAS_PHASE_SPECIAL},
         2,
         {"Primary", "Special"}},
        {{ATLAS_PHASE_SPECIAL, ATLAS_PHASE_SECONDARY, ATLAS_PHASE_PRIMARY},
         3,
         {"Primary", "Secondary", "Special"}},
    };
    struct sample sample;
    sample_squares(&sample, 2, 2);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_dot dots[3];
        struct page page;
        for (size_t j = 0; j < 3; j++) {
            dots[j] = (struct atlas_dot){
                {402000 + 2000 * (double)j, 303000}, 300, cases[i].phases[j]};
        }
        sample.map.dots = dots;
        sample.map.dot_count = 3;
        const struct legend legend = legend_of(&sample.map, &page);
        assert_true(legend.sizes.is_there);
        assert_string_equal(legend.sizes.title, "Schools, by enrolments");
        assert_int_equal(legend.phases.count, cases[i].count);
        for (size_t j = 0; j < cases[i].count; j++) {
            assert_string_equal(legend.phases.labels[j], cases[i].labels[j]);
        }
        page_release(&page);
    }
    sample_release(&sample);
}

// Circles of the key are to the scale of the marks on the map.
static void sizes__are_those_of_the_map(void **state) {
    (void)state;
    static const struct {
        int64_t most;
        const char *labels[LEGEND_SIZES];
    } cases[] = {
        {1340, {"1,000", "200", "50"}},
        {60, {"50", "10", "2"}},
        {2, {"2", NULL, NULL}},
    };
    struct sample sample;
    sample_squares(&sample, 2, 2);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct atlas_dot dot = {
            {403000, 303000}, cases[i].most, ATLAS_PHASE_PRIMARY};
        struct page page;
        sample.map.dots = &dot;
        sample.map.dot_count = 1;
        const struct legend legend = legend_of(&sample.map, &page);
        // A school of one size looks alike on most maps.
        assert_true(legend.radius_pt < 0.15 + 1e-9);
        assert_true(legend.radius_pt * sqrt((double)cases[i].most) < 6.01);
        for (size_t j = 0; j < legend.sizes.count; j++) {
            double count = 0;
            assert_string_equal(legend.sizes.labels[j], cases[i].labels[j]);
            for (const char *at = legend.sizes.labels[j]; *at; at++) {
                if (*at != ',') count = count * 10 + *at - '0';
            }
            assert_true(fabs(legend.sizes.radii[j] -
                             legend.radius_pt * sqrt(count)) < 1e-9);
        }
        page_release(&page);
    }
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strip__has_every_class_of_the_country),
        cmocka_unit_test(strip__ends_that_values_lie_beyond_are_open),
        cmocka_unit_test(strip__mark_stands_in_its_class),
        cmocka_unit_test(strip__none_without_figures),
        cmocka_unit_test(strip__long_names_are_left_to_the_map),
        cmocka_unit_test(phases__only_those_that_occur),
        cmocka_unit_test(sizes__are_those_of_the_map),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
