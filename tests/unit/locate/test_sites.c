#include "locate/sites.h"

#include <math.h>

#include "atlas/vocabulary.h"
#include "atlas_test.h"
#include "support/toy.h"

static const struct atlas_school schools[] = {
    {.urn = 100, .status = "1", .easting_m = 500, .northing_m = 900},
    {.urn = 101,
     .status = "1",
     .easting_m = (double)NAN,
     .northing_m = (double)NAN},
    {.urn = 102, .status = "1", .easting_m = 1500, .northing_m = 100},
    {.urn = 103, .status = "1", .easting_m = 2500, .northing_m = 500},
    {.urn = 104, .status = "1", .easting_m = 1400, .northing_m = 100},
};

static void sites__are_the_needed_schools_with_points(void **state) {
    (void)state;
    const uint32_t items[] = {0, 1, 2, 0, 4};
    const uint32_t expected[] = {4, 2, 0};  // south to north, west to east
    struct atlas_register reg;
    struct sites sites;
    toy_register(schools, ATLAS_COUNT(schools), &reg);
    sites_collect(&reg, items, ATLAS_COUNT(items), &sites);
    assert_int_equal(sites.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(sites.items[i], expected[i]);
        assert_int_equal(sites.of_item[expected[i]], i);
    }
    assert_int_equal(sites.of_item[1], ATLAS_NONE);
    assert_int_equal(sites.of_item[3], ATLAS_NONE);
    sites_release(&sites);
    atlas_register_release(&reg);
}

static void sites__are_located_alike_by_any_number_of_threads(void **state) {
    (void)state;
    const char *const codes[] = {"A", "B"};
    const uint32_t items[] = {0, 2, 3, 4};
    struct atlas_register reg;
    struct atlas_area_set set;
    struct sites sites;
    toy_register(schools, ATLAS_COUNT(schools), &reg);
    toy_squares(codes, 2, &set);
    const struct atlas_level levels[] = {
        {.key = "x", .assign = ATLAS_BY_AUTHORITY},
        {.key = "near",
         .assign = ATLAS_BY_LOCATION,
         .areas = &set,
         .nearest_m = 600},
        {.key = "far", .assign = ATLAS_BY_LOCATION, .areas = &set},
    };
    for (unsigned threads = 0; threads < 20; threads++) {
        const struct site_levels of = {levels, 3, threads};
        struct atlas_error err = {0};
        sites_collect(&reg, items, ATLAS_COUNT(items), &sites);
        assert_int_equal(sites_locate(&sites, &reg, &of, &err), ATLAS_OK);
        const struct atlas_location *near = sites.found + sites.count;
        const struct atlas_location *far = near + sites.count;
        assert_int_equal(near[sites.of_item[0]].area, 0);
        assert_float_equal(near[sites.of_item[0]].border_m, 100, 1e-9);
        assert_int_equal(near[sites.of_item[4]].area, 1);
        assert_int_equal(near[sites.of_item[3]].area, 1);
        assert_float_equal(near[sites.of_item[3]].outside_m, 500, 1e-9);
        assert_int_equal(far[sites.of_item[3]].area, ATLAS_NONE);
        assert_int_equal(far[sites.of_item[2]].area, 1);
        sites_release(&sites);
    }
    atlas_area_set_release(&set);
    atlas_register_release(&reg);
}

static void sites__none_is_fine(void **state) {
    (void)state;
    const struct site_levels none = {NULL, 0, 2};
    struct atlas_register reg;
    struct sites sites;
    toy_register(NULL, 0, &reg);
    sites_collect(&reg, NULL, 0, &sites);
    assert_int_equal(sites.count, 0);
    assert_int_equal(sites_locate(&sites, &reg, &none, NULL), ATLAS_OK);
    sites_release(&sites);
    atlas_register_release(&reg);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sites__are_the_needed_schools_with_points),
        cmocka_unit_test(sites__are_located_alike_by_any_number_of_threads),
        cmocka_unit_test(sites__none_is_fine),
    };
    return cmocka_run_group_tests_name("locate/sites", tests, NULL, NULL);
}
