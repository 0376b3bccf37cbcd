// Rings filled into cells.

#include "render/raster.h"

#include "atlas_test.h"

static const struct atlas_box whole = {0, 0, 10, 10};

static void raster__fills_rings_and_leaves_holes(void **state) {
    (void)state;
    static const struct atlas_point outer[] = {{1, 1}, {9, 1}, {9, 9}, {1, 9}};
    static const struct atlas_point hole[] = {
        {4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}};
    struct raster raster;
    raster_create(&raster, whole, 0.5);
    raster_add_ring(&raster, outer, 4);
    raster_add_ring(&raster, hole, 5);
    raster_fill(&raster, whole, 7);
    static const struct {
        struct atlas_point at;
        uint32_t owner;
    } cases[] = {
        {{2, 2}, 7},
        {{8.4, 8.4}, 7},
        {{5, 5}, RASTER_NOBODY},
        {{3.2, 5}, 7},
        {{0.2, 5}, RASTER_NOBODY},
        {{9.8, 5}, RASTER_NOBODY},
        {{-3, 5}, RASTER_NOBODY},
        {{5, 40}, RASTER_NOBODY},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        assert_int_equal(raster_at(&raster, cases[i].at), cases[i].owner);
    }
    raster_release(&raster);
}

static void raster__neighbours_leave_no_gap(void **state) {
    (void)state;
    // A slanting border between two areas that fill the whole.
    static const struct atlas_point west[] = {{0, 0}, {3, 0}, {7, 10}, {0, 10}};
    static const struct atlas_point east[] = {
        {3, 0}, {10, 0}, {10, 10}, {7, 10}};
    struct raster raster;
    raster_create(&raster, whole, 0.3);
    raster_add_ring(&raster, west, 4);
    raster_fill(&raster, whole, 1);
    raster_add_ring(&raster, east, 4);
    raster_fill(&raster, whole, 2);
    for (double y = 0.1; y < 9.8; y += 0.1) {
        for (double x = 0.1; x < 9.8; x += 0.1) {
            assert_in_range(raster_at(&raster, (struct atlas_point){x, y}), 1,
                            2);
        }
    }
    raster_release(&raster);
}

static void raster__marks_and_clips(void **state) {
    (void)state;
    static const struct atlas_point large[] = {
        {-50, -50}, {50, -50}, {50, 50}, {-50, 50}};
    struct raster raster;
    raster_create(&raster, whole, 1);
    raster_mark(&raster, (struct atlas_point){5.5, 5.5}, 3);
    assert_int_equal(raster_at(&raster, (struct atlas_point){5.1, 5.9}), 3);
    raster_add_ring(&raster, large, 4);
    raster_fill(&raster, whole, 4);
    assert_int_equal(raster_at(&raster, (struct atlas_point){5.1, 5.9}), 4);
    assert_int_equal(raster_at(&raster, (struct atlas_point){0.1, 0.1}), 4);
    raster_release(&raster);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(raster__fills_rings_and_leaves_holes),
        cmocka_unit_test(raster__neighbours_leave_no_gap),
        cmocka_unit_test(raster__marks_and_clips),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
