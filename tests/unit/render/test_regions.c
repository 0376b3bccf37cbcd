// Borders between regions, and none within one.

#include "render/regions.h"

#include <math.h>

#include "atlas/detail.h"
#include "atlas_test.h"
#include "render/page.h"
#include "sample_views.h"
#include "svg_read.h"

// Length of what was traced, in sides of a square.
static double sides_of(const struct tracing *tracing) {
    double length = 0;
    size_t first = 0;
    for (size_t i = 0; i < tracing->count; i++) {
        for (size_t j = first + 1; j < tracing->ends[i]; j++) {
            length += hypot(tracing->points[j].x - tracing->points[j - 1].x,
                            tracing->points[j].y - tracing->points[j - 1].y);
        }
        first = tracing->ends[i];
    }
    return length / 10;
}

// 4 by 3 squares, from the south-west on.
static void regions__only_borders_between_them(void **state) {
    (void)state;
#define NO ATLAS_NONE
    static const struct {
        uint32_t of_area[12];
        double sides;
    } cases[] = {
        {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 0},
        {{0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1}, 3},
        {{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2}, 8},
        {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 17},
        {{0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0}, 4},
        {{0, 0, 0, NO, 0, 0, 0, NO, 0, 0, 0, NO}, 3},
        {{NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO, NO}, 0},
    };
    static const struct box everywhere = {-1e9, -1e9, 2e9, 2e9};
    struct sample sample;
    struct atlas_topology topology;
    struct atlas_detail detail;
    struct outline outline;
    struct tracing tracing = {0};
    sample_squares(&sample, 4, 3);
    atlas_topology_build(&sample.figures.areas, &topology);
    atlas_detail_measure(&topology, false, &detail);
    // A side of a square is 10 points.
    outline_build(&detail,
                  &(struct outline_options){{0.001, -400, 330}, 0, everywhere},
                  &outline);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct atlas_regions regions = {NULL, 12, cases[i].of_area};
        regions_trace(&outline, &regions, &tracing);
        if (fabs(sides_of(&tracing) - cases[i].sides) > 1e-6) {
            fail_msg("case %zu: %g sides", i, sides_of(&tracing));
        }
    }
    tracing_release(&tracing);
    outline_release(&outline);
    atlas_detail_release(&detail);
    atlas_topology_release(&topology);
    sample_release(&sample);
}

// The dark line is drawn on hexagons where regions are known, nowhere else.
static void regions__are_drawn_on_hexagons(void **state) {
    (void)state;
    static const uint32_t of_area[] = {0, 0, 1, 1};
    static const char *const names[] = {"South", "North"};
    static const char line[] = "stroke-width=\"1.1\"";
    struct sample sample;
    struct views views;
    sample_squares(&sample, 2, 2);
    views_create(&sample, &views);
    for (int kind = 0; kind < KIND_END; kind++) {
        for (int known = 0; known < 2; known++) {
            sample.map.regions =
                (struct atlas_regions){names, 2, known ? of_area : NULL};
            views_choose(&views, (enum kind)kind);
            struct atlas_text svg = svg_of(&sample.map);
            assert_int_equal(svg_count(svg.data, line),
                             kind == KIND_HEXAGONS && known);
            atlas_text_release(&svg);
        }
    }
    views_release(&views);
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regions__only_borders_between_them),
        cmocka_unit_test(regions__are_drawn_on_hexagons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
