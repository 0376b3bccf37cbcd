#include "atlas/areas.h"
#include "atlas_test.h"

static struct atlas_area new_areas[] = {{.code = "E1", .name = "One"},
                                        {.code = "E3", .name = "Three"}};
static struct atlas_area old_areas[] = {{.code = "E1", .name = "One"},
                                        {.code = "E2", .name = "Two"}};

static void vintages__report_years_and_codes(void **state) {
    (void)state;
    const struct atlas_area_set areas = {.product = "LAD_2024",
                                         .path = "b/LAD_2024.gpkg",
                                         .year = 2024,
                                         .items = new_areas,
                                         .count = 2};
    const struct atlas_area_set drawn = {.product = "LAD_2013",
                                         .path = "b/LAD_2013.shp",
                                         .year = 2013,
                                         .items = old_areas,
                                         .count = 2};
    const struct atlas_level level = {
        .key = "lad", .areas = &areas, .drawn = &drawn};
    static const char *const wanted[][4] = {
        {"mixed-vintage", "LAD_2013.shp", "lad",
         "schools are placed by the boundaries of 2024 (LAD_2024) and drawn on "
         "those of 2013 (LAD_2013)"},
        {"missing-boundary", "LAD_2013.shp", "E3",
         "Three is in LAD_2024 and not in LAD_2013"},
        {"missing-boundary", "LAD_2024.gpkg", "E2",
         "Two is in LAD_2013 and not in LAD_2024"},
    };
    struct atlas_issues issues = {0};
    atlas_areas_check_vintages(&level, 1, &issues);
    assert_int_equal(issues.count, ATLAS_COUNT(wanted));
    for (size_t i = 0; i < issues.count; i++) {
        assert_string_equal(issues.items[i].kind, wanted[i][0]);
        assert_string_equal(issues.items[i].file, wanted[i][1]);
        assert_string_equal(issues.items[i].subject, wanted[i][2]);
        assert_string_equal(issues.items[i].finding, wanted[i][3]);
    }
    atlas_issues_release(&issues);
}

static void vintages__say_nothing_without_reason(void **state) {
    (void)state;
    const struct atlas_area_set one = {
        .product = "A", .year = 2024, .items = new_areas, .count = 2};
    const struct atlas_area_set same = {
        .product = "B", .year = 0, .items = new_areas, .count = 2};
    const struct atlas_level levels[] = {
        {.key = "a", .areas = &one, .drawn = &one},
        {.key = "b", .areas = &one, .drawn = &same},  // year not known
        {.key = "c", .areas = NULL, .drawn = &one},
        {.key = "d", .areas = &one, .drawn = NULL},
    };
    struct atlas_issues issues = {0};
    atlas_areas_check_vintages(levels, ATLAS_COUNT(levels), &issues);
    assert_int_equal(issues.count, 0);
    atlas_issues_release(&issues);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vintages__report_years_and_codes),
        cmocka_unit_test(vintages__say_nothing_without_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
