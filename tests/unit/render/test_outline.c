// Borders on the page: simplified alike for both neighbours, nothing lost.

#include "render/outline.h"

#include <math.h>

#include "atlas_test.h"
#include "sample_map.h"
#include "support/test_files.h"

static const struct box everywhere = {-1e9, -1e9, 2e9, 2e9};

// Area of what was traced: even-odd rings, outer ones and holes run opposite.
static double traced_area(const struct tracing *tracing) {
    double sum = 0;
    size_t first = 0;
    for (size_t ring = 0; ring < tracing->count; ring++) {
        const size_t end = tracing->ends[ring];
        for (size_t i = first, j = end - 1; i < end; j = i++) {
            sum += tracing->points[j].x * tracing->points[i].y -
                   tracing->points[j].y * tracing->points[i].x;
        }
        first = end;
    }
    return fabs(sum) / 2;
}

static void outline__straight_borders_keep_their_corners(void **state) {
    (void)state;
    struct sample sample;
    struct atlas_topology topology;
    struct atlas_detail detail;
    struct outline outline;
    struct tracing tracing = {0};
    sample_squares(&sample, 2, 2);
    atlas_topology_build(&sample.figures.areas, &topology);
    atlas_detail_measure(&topology, false, &detail);
    const struct outline_options options = {
        {0.001, -400, 320}, 0.2, everywhere};
    outline_build(&detail, &options, &outline);
    for (size_t i = 0; i < 4; i++) {
        outline_trace_area(&outline, i, &tracing);
        assert_int_equal(tracing.count, 1);
        assert_int_equal(tracing.point_count, 4);
        assert_true(fabs(traced_area(&tracing) - 100) < 1e-6);
    }
    outline_trace_borders(&outline, BORDER_BETWEEN, &tracing);
    assert_int_equal(tracing.count, 4);
    outline_trace_borders(&outline, BORDER_OUTER, &tracing);
    assert_int_equal(tracing.count, 4);
    tracing_release(&tracing);
    outline_release(&outline);
    atlas_detail_release(&detail);
    atlas_topology_release(&topology);
    sample_release(&sample);
}

static void outline__areas_add_up_after_simplifying(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct sample sample;
    struct atlas_topology topology;
    struct atlas_detail detail;
    struct tracing tracing = {0};
    static const double tolerances[] = {0.05, 0.25, 1.0};
    sample_layer(&sample,
                 test_data_path("boundaries/PCON_JULY_2024_UK_BUC.shp"),
                 "PCON24", "E*");
    const struct atlas_area_set *areas = &sample.figures.areas;
    double whole = 0;
    for (size_t i = 0; i < areas->count; i++) whole += areas->items[i].area_m2;
    atlas_topology_build(areas, &topology);
    atlas_detail_measure(&topology, false, &detail);
    size_t before = topology.vertex_count + 1;
    for (size_t t = 0; t < ATLAS_COUNT(tolerances); t++) {
        struct outline outline;
        // A point is a kilometre.
        const struct outline_options options = {
            {0.001, 0, 700}, tolerances[t], everywhere};
        outline_build(&detail, &options, &outline);
        const size_t kept = outline.ends[topology.arc_count - 1];
        assert_true(kept < before);
        before = kept;
        double sum = 0;
        for (size_t i = 0; i < areas->count; i++) {
            outline_trace_area(&outline, i, &tracing);
            assert_true(tracing.count > 0);  // No area is lost.
            sum += traced_area(&tracing);
        }
        assert_true(fabs(sum * 1e6 / whole - 1) < 0.01);
        outline_release(&outline);
    }
    tracing_release(&tracing);
    atlas_detail_release(&detail);
    atlas_topology_release(&topology);
    sample_release(&sample);
}

static void outline__arcs_off_the_part_keep_their_ends(void **state) {
    (void)state;
    struct sample sample;
    struct atlas_topology topology;
    struct atlas_detail detail;
    struct outline outline;
    sample_squares(&sample, 3, 3);
    atlas_topology_build(&sample.figures.areas, &topology);
    atlas_detail_measure(&topology, false, &detail);
    const struct outline_options options = {
        {0.001, -400, 320}, 0, {5000, 5000, 10, 10}};
    outline_build(&detail, &options, &outline);
    assert_int_equal(outline.ends[topology.arc_count - 1],
                     2 * topology.arc_count);
    outline_release(&outline);
    atlas_detail_release(&detail);
    atlas_topology_release(&topology);
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(outline__straight_borders_keep_their_corners),
        cmocka_unit_test(outline__areas_add_up_after_simplifying),
        cmocka_unit_test(outline__arcs_off_the_part_keep_their_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
