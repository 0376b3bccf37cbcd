#include "geo/inside.h"

#include <math.h>

#include "atlas_test.h"
#include "geo/border.h"
#include "shapes.h"
#include "support/test_files.h"

/** A shape and the radius of the largest circle in it, by hand. */
struct inside_case {
    const char *feature;
    double radius_m;
};

static const struct inside_case inside_cases[] = {
    {SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[401000,301000],"
                        "[400000,301000],[400000,300000]]")),
     500},
    // Twice as wide as high.
    {SHAPE("A", POLYGON("[[400000,300000],[402000,300000],[402000,301000],"
                        "[400000,301000],[400000,300000]]")),
     500},
    // A right triangle with sides 3, 4 and 5 km: radius 1 km.
    {SHAPE("A", POLYGON("[[400000,300000],[404000,300000],[400000,303000],"
                        "[400000,300000]]")),
     1000},
    // A hole in the middle, 100 m wide: circles touch its side and two borders.
    {SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[401000,301000],"
                        "[400000,301000],[400000,300000]],[[400450,300000.001],"
                        "[400550,300000.001],[400550,300999.999],"
                        "[400450,300999.999],[400450,300000.001]]")),
     225},
    // The second polygon is the larger one.
    {SHAPE("A",
           MULTIPOLYGON("[[[400000,300000],[400100,300000],[400100,300100],"
                        "[400000,300000]]],[[[402000,300000],"
                        "[404000,300000],[404000,302000],[402000,302000],"
                        "[402000,300000]]]")),
     1000},
    // 4 km long and 1 m wide: thinner than any cell at first.
    {SHAPE("A", POLYGON("[[400000,300000],[404000,304000],[404000,304001],"
                        "[400000,300001],[400000,300000]]")),
     0.35355},
};

static void inside__finds_the_widest_place(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(inside_cases); i++) {
        struct atlas_area_set set = {0};
        const struct atlas_area *area;
        struct border border;
        shapes_read(inside_cases[i].feature, &set);
        area = set.items;
        border_build(&set, &border);
        assert_int_equal(border_side(&border, 0, area->inside), BORDER_INSIDE);
        assert_true(fabs(border_distance(&border, 0, area->inside) -
                         area->inside_m) < 1e-9);
        if (area->inside_m < inside_cases[i].radius_m * 0.95 ||
            area->inside_m > inside_cases[i].radius_m * 1.001) {
            fail_msg("case %zu: %.3f m", i, area->inside_m);
        }
        border_release(&border);
        atlas_area_set_release(&set);
    }
}

static void inside__holds_for_every_seat(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    struct border border;
    struct atlas_error err = {0};
    ATLAS_NEEDS_DATA();
    const struct atlas_layer_source source = {
        .path = test_data_path("boundaries/PCON_JULY_2024_UK_BUC.shp"),
        .code = "PCON24CD"};
    if (atlas_layer_read(&source, NULL, &set, &err))
        fail_msg("%s", err.message);
    border_build(&set, &border);
    for (size_t i = 0; i < set.count; i++) {
        assert_int_equal(border_side(&border, i, set.items[i].inside),
                         BORDER_INSIDE);
        assert_true(set.items[i].inside_m > 300);
    }
    border_release(&border);
    atlas_area_set_release(&set);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inside__finds_the_widest_place),
        cmocka_unit_test(inside__holds_for_every_seat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
