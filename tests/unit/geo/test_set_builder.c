#include "geo/set_builder.h"

#include <string.h>

#include "atlas_test.h"

static const struct atlas_point square[] = {
    {0, 0}, {2, 0}, {2, 2}, {0, 2}, {0, 0}};
static void set_builder__ring_area(void **state) {
    (void)state;
    struct atlas_point ring[5];
    memcpy(ring, square, sizeof(square));
    assert_true(ring_area(ring, 5) == 4);
    ring_orient(ring, 5, false);
    assert_memory_equal(ring, square, sizeof(square));
    ring_orient(ring, 5, true);
    assert_true(ring_area(ring, 5) == -4);
    assert_true(ring[0].x == 0 && ring[0].y == 0);
    assert_true(ring[1].x == 0 && ring[1].y == 2);
}

static void set_builder__ring_begins_where_told(void **state) {
    (void)state;
    static const struct atlas_point turned[] = {
        {2, 2}, {0, 2}, {0, 0}, {2, 0}, {2, 2}};
    struct atlas_point ring[5];
    memcpy(ring, square, sizeof(square));
    ring_begin_at(ring, 5, (struct atlas_point){7, 7});
    ring_begin_at(ring, 5, (struct atlas_point){0, 0});
    assert_memory_equal(ring, square, sizeof(square));
    ring_begin_at(ring, 5, (struct atlas_point){2, 2});
    assert_memory_equal(ring, turned, sizeof(turned));
}

static void set_builder__forgets_the_rings_of_the_last_area(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    set_add_area(&set, "A", "Alpha");
    set_add_points(&set, square, 5, false);
    set_add_area(&set, "B", "Beta");
    set_add_points(&set, square, 5, false);
    set_add_points(&set, square, 5, true);
    set_clear_rings(&set);
    set_clear_rings(&set);
    assert_int_equal(set.ring_count, 1);
    assert_int_equal(set.point_count, 5);
    assert_int_equal(set.items[0].ring_count, 1);
    assert_int_equal(set.items[1].ring_count, 0);
    atlas_area_set_release(&set);
}

static void set_builder__finishes_and_copies(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    struct atlas_area_set copy = {0};
    set_add_area(&set, "A", "Alpha");
    set_add_points(&set, square, 5, false);
    set_finish_area(&set, &set.items[0]);
    assert_true(set.items[0].area_m2 == 4);
    assert_true(set.items[0].box.max_x == 2 && set.items[0].box.min_y == 0);
    set.items[0].inside = (struct atlas_point){1, 1};
    set_copy_area(&set, &set.items[0], &copy);
    atlas_area_set_release(&set);
    set_trim(&copy);
    assert_string_equal(copy.items[0].code, "A");
    assert_string_equal(copy.items[0].name, "Alpha");
    assert_true(copy.items[0].inside.x == 1);
    assert_memory_equal(copy.points, square, sizeof(square));
    assert_int_equal(copy.capacity, 1);
    atlas_area_set_release(&copy);
    set_trim(&copy);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(set_builder__ring_area),
        cmocka_unit_test(set_builder__ring_begins_where_told),
        cmocka_unit_test(set_builder__forgets_the_rings_of_the_last_area),
        cmocka_unit_test(set_builder__finishes_and_copies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
