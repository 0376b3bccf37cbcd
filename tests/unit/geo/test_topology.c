// Shared borders: each once, each ring a walk over arcs.

#include "atlas/topology.h"

#include <math.h>

#include "atlas_test.h"
#include "sample_map.h"
#include "support/test_files.h"

static struct atlas_point arc_point(const struct atlas_topology *topology,
                                    struct atlas_arc_use use, size_t i) {
    const struct atlas_arc *arc = &topology->arcs[use.arc];
    const size_t at = use.is_reversed ? arc->count - 1 - i : i;
    return topology->areas->points[topology->vertices[arc->first + at]];
}

// Twice the signed area of a ring that is walked over its arcs.
static double walked_area(const struct atlas_topology *topology, size_t ring) {
    double sum = 0;
    const size_t end = topology->ring_ends[ring];
    for (size_t i = ring ? topology->ring_ends[ring - 1] : 0; i < end; i++) {
        const struct atlas_arc_use use = topology->uses[i];
        for (size_t j = 1; j < topology->arcs[use.arc].count; j++) {
            const struct atlas_point a = arc_point(topology, use, j - 1);
            const struct atlas_point b = arc_point(topology, use, j);
            sum += a.x * b.y - a.y * b.x;
        }
    }
    return sum;
}

static double ring_area(const struct atlas_area_set *set, size_t ring) {
    const struct atlas_point *points = set->points + set->rings[ring].first;
    double sum = 0;
    for (size_t i = 1; i < set->rings[ring].count; i++) {
        sum += points[i - 1].x * points[i].y - points[i - 1].y * points[i].x;
    }
    return sum;
}

static void rings_check(const struct atlas_topology *topology) {
    for (size_t i = 0; i < topology->areas->ring_count; i++) {
        const double wanted = ring_area(topology->areas, i);
        const double found = walked_area(topology, i);
        if (fabs(found - wanted) > 1e-6 * fabs(wanted) + 1) {
            fail_msg("ring %zu encloses %g, not %g", i, found / 2, wanted / 2);
        }
    }
}

static size_t shared_count(const struct atlas_topology *topology) {
    size_t count = 0;
    for (size_t i = 0; i < topology->arc_count; i++) {
        assert_in_range(topology->arcs[i].uses, 1, 2);
        count += topology->arcs[i].uses == 2;
    }
    return count;
}

static void topology__squares_share_their_sides(void **state) {
    (void)state;
    struct sample sample;
    struct atlas_topology topology;
    // A row of three: two shared sides; the outer rest of each square is an
    // arc.
    sample_squares(&sample, 3, 1);
    atlas_topology_build(&sample.figures.areas, &topology);
    assert_int_equal(shared_count(&topology), 2);
    assert_int_equal(topology.arc_count, 2 + 1 + 2 + 1);
    rings_check(&topology);
    atlas_topology_release(&topology);
    sample_release(&sample);
    // Three by three: 12 shared sides.
    sample_squares(&sample, 3, 3);
    atlas_topology_build(&sample.figures.areas, &topology);
    assert_int_equal(shared_count(&topology), 12);
    rings_check(&topology);
    atlas_topology_release(&topology);
    sample_release(&sample);
}

static void topology__island_and_hole_are_one_arc(void **state) {
    (void)state;
    // A square with a square hole, and the area that fills the hole, begun at
    // another corner.
    struct atlas_point points[] = {
        {0, 0}, {9, 0}, {9, 9}, {0, 9}, {0, 0},  // outer
        {3, 3}, {3, 6}, {6, 6}, {6, 3}, {3, 3},  // hole, clockwise
        {6, 6}, {3, 6}, {3, 3}, {6, 3}, {6, 6},  // island
    };
    struct atlas_ring rings[] = {{0, 5, false}, {5, 5, true}, {10, 5, false}};
    struct atlas_area areas[] = {{.first_ring = 0, .ring_count = 2},
                                 {.first_ring = 2, .ring_count = 1}};
    const struct atlas_area_set set = {.items = areas,
                                       .count = 2,
                                       .rings = rings,
                                       .ring_count = 3,
                                       .points = points,
                                       .point_count = ATLAS_COUNT(points)};
    struct atlas_topology topology;
    atlas_topology_build(&set, &topology);
    assert_int_equal(topology.arc_count, 2);
    assert_int_equal(shared_count(&topology), 1);
    assert_true(topology.arcs[1].is_ring);
    rings_check(&topology);
    atlas_topology_release(&topology);
}

static void topology__england_keeps_every_ring(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct sample sample;
    struct atlas_topology topology;
    sample_layer(&sample,
                 test_data_path("boundaries/PCON_JULY_2024_UK_BUC.shp"),
                 "PCON24", "E*");
    atlas_topology_build(&sample.figures.areas, &topology);
    rings_check(&topology);
    assert_true(shared_count(&topology) > 1000);
    atlas_topology_release(&topology);
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(topology__squares_share_their_sides),
        cmocka_unit_test(topology__island_and_hole_are_one_arc),
        cmocka_unit_test(topology__england_keeps_every_ring),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
