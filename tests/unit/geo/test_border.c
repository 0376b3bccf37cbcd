#include "geo/border.h"

#include <math.h>

#include "atlas_test.h"
#include "shapes.h"
#include "support/test_files.h"

static void border__measures_by_hand(void **state) {
    (void)state;
    static const struct {
        struct atlas_point point;
        double metres;
        bool holds;
    } cases[] = {
        {{400500, 300500}, 100, false},  // middle of the hole
        {{400350, 300500}, 50, true},    // between hole and outer ring
        {{400100, 300100}, 100, true},
        {{399997, 299996}, 5, false},           // off the corner
        {{400000, 300500}, 0, false},           // on the west side: either way
        {{400500, 300000.0005}, 0.0005, true},  // close to the south side
        {{400500, 299999.9985}, 0.0015, false},
    };
    struct atlas_area_set set = {0};
    struct border border;
    shapes_read(SHAPE("A", POLYGON("[[400000,300000],[401000,300000],"
                                   "[401000,301000],[400000,301000],"
                                   "[400000,300000]],[[400400,300400],"
                                   "[400600,300400],[400600,300600],"
                                   "[400400,300600],[400400,300400]]")),
                &set);
    border_build(&set, &border);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const double metres = border_distance(&border, 0, cases[i].point);
        assert_true(fabs(metres - cases[i].metres) < 1e-9);
        assert_int_equal(border_side(&border, 0, cases[i].point),
                         metres < 0.001   ? BORDER_CLOSE
                         : cases[i].holds ? BORDER_INSIDE
                                          : BORDER_OUTSIDE);
    }
    border_release(&border);
    atlas_area_set_release(&set);
}

static double plain_distance(const struct atlas_area_set *set, size_t area,
                             struct atlas_point point) {
    const struct atlas_area *item = &set->items[area];
    double best = INFINITY;
    for (size_t r = 0; r < item->ring_count; r++) {
        const struct atlas_ring *ring = &set->rings[item->first_ring + r];
        for (size_t i = ring->first; i + 1 < ring->first + ring->count; i++) {
            const struct atlas_point a = set->points[i];
            const struct atlas_point b = set->points[i + 1];
            const double dx = b.x - a.x;
            const double dy = b.y - a.y;
            const double length = dx * dx + dy * dy;
            double t =
                length > 0
                    ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / length
                    : 0;
            t = fmin(1, fmax(0, t));
            best = fmin(best,
                        hypot(a.x + t * dx - point.x, a.y + t * dy - point.y));
        }
    }
    return best;
}

// Pieces leave nothing out: the same as going through every segment.
// Exact above the least that matters, no more than it elsewhere.
static void check_above(const struct border *border, size_t area,
                        struct atlas_point point) {
    const double metres = border_distance(border, area, point);
    const double above = border_distance_above(border, area, point, metres / 2);
    assert_true(above >= metres && above <= metres);
    assert_true(border_distance_above(border, area, point, 2 * metres) <=
                2 * metres);
}

static void border__misses_no_segment(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    struct border border;
    struct atlas_error err = {0};
    ATLAS_NEEDS_DATA();
    const struct atlas_layer_source source = {
        .path = test_data_path("boundaries/CTYUA_MAY_2023_UK_BUC.shp"),
        .code = "CTYUA23CD"};
    if (atlas_layer_read(&source, NULL, &set, &err))
        fail_msg("%s", err.message);
    border_build(&set, &border);
    for (size_t i = 0; i < set.count; i++) {
        const struct atlas_box box = set.items[i].box;
        for (size_t k = 0; k < 25; k++) {
            const struct atlas_point point = {
                box.min_x + (box.max_x - box.min_x) * (double)(k % 5) / 4,
                box.min_y + (box.max_y - box.min_y) * (double)(k / 5) / 4};
            check_above(&border, i, point);
            assert_true(fabs(border_distance(&border, i, point) -
                             plain_distance(&set, i, point)) < 1e-6);
        }
    }
    border_release(&border);
    atlas_area_set_release(&set);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(border__measures_by_hand),
        cmocka_unit_test(border__misses_no_segment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
