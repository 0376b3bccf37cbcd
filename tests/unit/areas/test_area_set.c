#include "atlas/area_set.h"

#include "atlas/vocabulary.h"
#include "atlas_test.h"

static void area_set__finds_codes(void **state) {
    (void)state;
    struct atlas_area areas[] = {{.code = "E06000001"},
                                 {.code = "E06000002"},
                                 {.code = "E10000017"},
                                 {.code = "W06000001"},
                                 {.code = "W060000010"}};
    const struct atlas_area_set set = {.items = areas, .count = 5};
    for (uint32_t i = 0; i < 5; i++) {
        assert_int_equal(atlas_area_set_find(&set, areas[i].code), i);
    }
    static const char *const missing[] = {"",  "E",         "E06000003",
                                          "X", "e06000001", "E060000011"};
    for (size_t i = 0; i < ATLAS_COUNT(missing); i++) {
        assert_int_equal(atlas_area_set_find(&set, missing[i]), ATLAS_NONE);
    }
    const struct atlas_area_set empty = {0};
    assert_int_equal(atlas_area_set_find(&empty, "E06000001"), ATLAS_NONE);
}

static void check_box(struct atlas_box got, struct atlas_box wanted) {
    assert_true(got.min_x == wanted.min_x && got.max_x == wanted.max_x);
    assert_true(got.min_y == wanted.min_y && got.max_y == wanted.max_y);
}

static void area_set__joins_boxes(void **state) {
    (void)state;
    const struct atlas_box left = {0, 0, 2, 2};
    const struct atlas_box right = {1, -5, 7, 1};
    const struct atlas_box both = {0, -5, 7, 2};
    struct atlas_area areas[] = {
        {.box = atlas_box_empty()}, {.box = left}, {.box = right}};
    const struct atlas_area_set set = {.items = areas, .count = 3};
    const struct atlas_area_set none = {0};
    check_box(atlas_box_join(left, right), both);
    check_box(atlas_box_join(right, left), both);
    check_box(atlas_box_join(atlas_box_empty(), right), right);
    check_box(atlas_box_join(right, atlas_box_empty()), right);
    check_box(atlas_area_set_box(&set), both);
    assert_true(atlas_area_set_box(&none).min_x >
                atlas_area_set_box(&none).max_x);
}

static void area_set__releases_to_empty(void **state) {
    (void)state;
    struct atlas_area_set set = {.count = 1,
                                 .items = atlas_xcalloc(1, sizeof(*set.items))};
    set.product = atlas_arena_text(&set.arena, "P");
    atlas_area_set_release(&set);
    assert_null(set.items);
    assert_int_equal(set.count, 0);
    assert_null(set.product);
    atlas_area_set_release(&set);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(area_set__finds_codes),
        cmocka_unit_test(area_set__joins_boxes),
        cmocka_unit_test(area_set__releases_to_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
