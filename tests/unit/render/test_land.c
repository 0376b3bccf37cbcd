// Where there is land.

#include "render/land.h"

#include "atlas_test.h"
#include "sample_map.h"
#include "support/test_files.h"

static void survey(const struct sample *sample, struct land *ret_land) {
    struct atlas_topology topology;
    atlas_topology_build(&sample->figures.areas, &topology);
    land_survey(&topology, 0, ret_land);
    atlas_topology_release(&topology);
}

static void land__squares_and_their_surroundings(void **state) {
    (void)state;
    static const struct {
        struct atlas_box box;
        bool is_free;
    } cases[] = {
        {{401000, 301000, 402000, 302000}, false},  // Within a square.
        {{399000, 299000, 500000, 400000}, false},  // All of it.
        {{300000, 200000, 399000, 299000}, true},   // South-west of it.
        {{431000, 300000, 440000, 310000}, true},   // East of it.
        {{399000, 305000, 400500, 306000}, false},  // Over its edge.
        {{405000, 305000, 405000, 305000}, false},  // A point of it.
    };
    struct sample sample;
    struct land land;
    sample_squares(&sample, 3, 2);
    survey(&sample, &land);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        if (land_is_free(&land, cases[i].box) != cases[i].is_free) {
            fail_msg("case %zu", i);
        }
    }
    land_release(&land);
    sample_release(&sample);
}

// Of some areas alone: their neighbours are free, the grid is around them.
static void land__of_some_areas(void **state) {
    (void)state;
    static const bool some[9] = {[4] = true};
    static const struct {
        struct atlas_box box;
        bool is_free;
    } cases[] = {
        {{412000, 312000, 413000, 313000}, false},  // In the middle.
        {{409000, 312000, 410500, 313000}, false},  // Over its edge.
        {{420005, 312000, 420010, 313000}, false},  // In its border's cell.
        {{408500, 312000, 409500, 313000}, true},   // A neighbour.
        {{401000, 301000, 402000, 302000}, true},   // Off the grid.
    };
    struct sample sample;
    struct land land;
    sample_squares(&sample, 3, 3);
    land_survey_some(&sample.figures.areas, some, 0.2, &land);
    assert_true(land.box.min_x > 407999 && land.box.min_x < 408001);
    assert_true(land.box.max_y > 321999 && land.box.max_y < 322001);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        if (land_is_free(&land, cases[i].box) != cases[i].is_free) {
            fail_msg("case %zu", i);
        }
    }
    land_release(&land);
    sample_release(&sample);
}

static void land__england_and_the_seas(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct sample sample;
    struct land land;
    sample_layer(&sample,
                 test_data_path("boundaries/RGN_DEC_2024_EN_BUC.geojson"),
                 "RGN24", "E*");
    survey(&sample, &land);
    // The Irish Sea and Wales are free, York is not, nor any inside point.
    assert_true(land_is_free(
        &land, (struct atlas_box){100000, 250000, 290000, 600000}));
    assert_false(land_is_free(
        &land, (struct atlas_box){460000, 450000, 461000, 451000}));
    for (size_t i = 0; i < sample.figures.areas.count; i++) {
        const struct atlas_point at = sample.figures.areas.items[i].inside;
        assert_false(
            land_is_free(&land, (struct atlas_box){at.x, at.y, at.x, at.y}));
    }
    land_release(&land);
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(land__squares_and_their_surroundings),
        cmocka_unit_test(land__of_some_areas),
        cmocka_unit_test(land__england_and_the_seas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
