#include "atlas/areas.h"
#include "atlas_test.h"

static void registry__adds_each_area_once(void **state) {
    (void)state;
    struct atlas_area_registry registry = {0};
    struct atlas_area areas[] = {{.code = "E1", .name = "One"},
                                 {.code = "E2", .name = "Two"}};
    struct atlas_area more[] = {{.code = "E2", .name = "Two again"},
                                {.code = "E3", .name = "Three"}};
    const struct atlas_area_set set = {.items = areas, .count = 2};
    const struct atlas_area_set other = {.items = more, .count = 2};
    static const char *const names[] = {"One", "Two", "Three", "One", "Two"};

    atlas_registry_add_set(&registry, "lad", "District", &set);
    atlas_registry_add_set(&registry, "lad", "District", &other);
    atlas_registry_add_set(&registry, "la", "Authority", &set);
    atlas_registry_add(&registry, "la", "Authority", "E1", "One again");
    assert_int_equal(registry.count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_string_equal(registry.items[i].name, names[i]);
    }
    assert_string_equal(registry.items[3].level, "la");
    assert_string_equal(registry.items[3].title, "Authority");
    atlas_registry_release(&registry);
    assert_int_equal(registry.count, 0);
    atlas_registry_release(&registry);
}

static void registry__matches_parts_of_names(void **state) {
    (void)state;
    const struct atlas_named_area area = {
        .code = "E14001279", .name = "Harborough, Oadby and Wigston"};
    static const char *const yes[] = {
        "", "oadby", "E1400", "e14001279", "& WIGSTON", "harborough oadby"};
    static const char *const no[] = {"Fylde", "E07", "oadbyand"};
    for (size_t i = 0; i < ATLAS_COUNT(yes); i++) {
        assert_true(atlas_named_area_matches(&area, yes[i]));
    }
    for (size_t i = 0; i < ATLAS_COUNT(no); i++) {
        assert_false(atlas_named_area_matches(&area, no[i]));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(registry__adds_each_area_once),
        cmocka_unit_test(registry__matches_parts_of_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
