#include "atlas/level.h"

#include "atlas_test.h"

static void level__knows_its_partial_areas(void **state) {
    (void)state;
    static const char *const codes[] = {"E08000014", "E10000006"};
    const struct atlas_level level = {.partial = codes, .partial_count = 2};
    const struct atlas_level whole = {0};
    assert_true(atlas_level_is_partial(&level, "E10000006"));
    assert_true(atlas_level_is_partial(&level, "E08000014"));
    assert_false(atlas_level_is_partial(&level, "E0800001"));
    assert_false(atlas_level_is_partial(&level, ""));
    assert_false(atlas_level_is_partial(&whole, "E10000006"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(level__knows_its_partial_areas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
