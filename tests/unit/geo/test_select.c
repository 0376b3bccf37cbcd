#include "atlas/geometry.h"

#include <string.h>

#include "atlas_test.h"
#include "support/toy.h"

static const char *const codes[] = {"A", "B", "C", "D"};

static void select__copies_what_is_kept_and_describes_it(void **state) {
    (void)state;
    static const bool keep[] = {false, true, false, true};
    struct atlas_area_set set = {0};
    struct atlas_area_set some = {0};
    toy_squares(codes, ATLAS_COUNT(codes), &set);
    set.repaired = 3;
    atlas_areas_select(&set, keep, &some);
    assert_int_equal(some.count, 2);
    assert_string_equal(some.items[0].code, "B");
    assert_string_equal(some.items[1].code, "D");
    assert_string_equal(some.items[1].name, "Name of D");
    assert_string_equal(some.product, set.product);
    assert_ptr_not_equal(some.product, set.product);
    assert_int_equal(some.year, set.year);
    assert_int_equal(some.repaired, 3);
    assert_int_equal(some.ring_count, 2);
    assert_int_equal(some.point_count, 10);
    for (size_t i = 0; i < 5; i++) {
        const struct atlas_point from = set.points[set.rings[3].first + i];
        const struct atlas_point to = some.points[some.rings[1].first + i];
        assert_true(from.x == to.x && from.y == to.y);
    }
    assert_true(some.items[1].area_m2 == set.items[3].area_m2);
    assert_true(some.items[1].inside.x == set.items[3].inside.x);
    assert_true(some.items[1].box.max_x == set.items[3].box.max_x);
    assert_int_equal(atlas_area_set_find(&some, "D"), 1);
    atlas_area_set_release(&set);
    assert_string_equal(some.items[0].name, "Name of B");
    atlas_area_set_release(&some);
}

static void select__may_keep_nothing(void **state) {
    (void)state;
    static const bool keep[ATLAS_COUNT(codes)];
    struct atlas_area_set set = {0};
    struct atlas_area_set none = {0};
    toy_squares(codes, ATLAS_COUNT(codes), &set);
    set.crs = NULL;
    atlas_areas_select(&set, keep, &none);
    assert_int_equal(none.count, 0);
    assert_null(none.crs);
    assert_string_equal(none.product, set.product);
    atlas_area_set_release(&none);
    atlas_area_set_release(&set);
}

static void select__finds_what_lies_around(void **state) {
    (void)state;
    static const struct {
        bool some[ATLAS_COUNT(codes)];
        double margin;
        bool near[ATLAS_COUNT(codes)];
    } cases[] = {
        {{false, true, false, false}, 0.1, {true, false, true, false}},
        {{false, true, false, false}, 0, {false, false, false, false}},
        {{false, true, true, false}, 0.1, {true, false, false, true}},
        {{true, false, false, false}, 1.1, {false, true, true, false}},
        {{true, true, true, true}, 0.1, {false, false, false, false}},
        {{false, false, false, false}, 0.1, {false, false, false, false}},
    };
    struct atlas_area_set set = {0};
    toy_squares(codes, ATLAS_COUNT(codes), &set);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        bool near[ATLAS_COUNT(codes)];
        bool any = false;
        for (size_t j = 0; j < ATLAS_COUNT(codes); j++) near[j] = true;
        const bool found =
            atlas_areas_near(&set, cases[i].some, cases[i].margin, near);
        for (size_t j = 0; j < ATLAS_COUNT(codes); j++) {
            assert_int_equal(near[j], cases[i].near[j]);
            any |= near[j];
        }
        assert_int_equal(found, any);
    }
    atlas_area_set_release(&set);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(select__copies_what_is_kept_and_describes_it),
        cmocka_unit_test(select__may_keep_nothing),
        cmocka_unit_test(select__finds_what_lies_around),
    };
    return cmocka_run_group_tests_name("geo/select", tests, NULL, NULL);
}
