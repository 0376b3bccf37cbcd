// Borders on a grid: each area valid, in exact contact, nothing crossing.

#include "geo/clean.h"

#include <math.h>
#include <string.h>

#include "atlas/geometry.h"
#include "atlas_test.h"
#include "coverage.h"
#include "geo/set_builder.h"
#include "shapes.h"
#include "support/test_files.h"

/** Areas, how to clean them, and what is to come out. */
struct clean_case {
    const char *name;
    const char *features;
    double largest;
    double overlap_m2;  ///< Left in the end.
    size_t holes;       ///< Of the union.
    size_t rings;       ///< Of all areas.
    double area_m2[3];  ///< By area; 0: not asked.
};

// Two squares of 1 km whose border, from corner to corner, is held in two ways:
// A's swings 0.4 m into B, B's 0.4 m into A.
#define UNLIKE                                                                 \
    SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[401000.4,300250],"   \
                       "[400999.6,300750],[401000,301000],[400000,301000],"    \
                       "[400000,300000]]"))                                    \
    "," SHAPE("B", POLYGON("[[401000,300000],[402000,300000],[402000,301000]," \
                           "[401000,301000],[401000.4,300800],"                \
                           "[400999.6,300200],[401000,300000]]"))

// A's border bulges 30 m into B over 500 m: 7,500 m2 are covered twice.
#define OVERLAP                                                            \
    SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[401030,300250]," \
                       "[401000,300500],[401000,301000],[400000,301000],"  \
                       "[400000,300000]]"))                                \
    "," SHAPE("B",                                                         \
              POLYGON("[[401000,300000],[403000,300000],[403000,301000],"  \
                      "[401000,301000],[401000,300500],[401000,300000]]"))

// B falls 10 m short of A's border over 100 m: 500 m2 are covered by nobody.
#define GAP                                                                    \
    SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[401000,300400],"     \
                       "[401000,300500],[401000,301000],[400000,301000],"      \
                       "[400000,300000]]"))                                    \
    "," SHAPE("B", POLYGON("[[401000,300000],[402000,300000],[402000,301000]," \
                           "[401000,301000],[401000,300500],[401010,300450],"  \
                           "[401000,300400],[401000,300000]]"))

// A lake of A of 20 by 20 m.
#define LAKE                                                                \
    SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[401000,301000],"  \
                       "[400000,301000],[400000,300000]],[[400500,300500]," \
                       "[400500,300520],[400520,300520],[400520,300500],"   \
                       "[400500,300500]]"))

// Two halves of A, with a neck of 0.2 m between them that rounding closes.
#define NECK                                                                 \
    SHAPE("A", POLYGON("[[400000,300000],[400500.1,300500],[401000,300000]," \
                       "[401000,301000],[400500.1,300500.2],"                \
                       "[400000,301000],[400000,300000]]"))

// An island of A, 0.2 m off its shore and 0.6 m wide; rounding puts it on the
// land.
#define ISLET                                                        \
    SHAPE("A", MULTIPOLYGON("[[[400000,300000],[401000.6,300000],"   \
                            "[401000.6,301000],[400000,301000],"     \
                            "[400000,300000]]],[[[401000.8,300400]," \
                            "[401001.4,300500],[401000.8,300600],"   \
                            "[401000.8,300400]]]"))

static const struct clean_case clean_cases[] = {
    {"one border held in two ways", UNLIKE, 0, 0, 0, 2, {1e6, 1e6, 0}},
    {"small overlap goes to the smaller area",
     OVERLAP,
     10000,
     0,
     0,
     2,
     {1007500, 2e6 - 7500, 0}},
    {"large overlap stays", OVERLAP, 100, 7500, 0, 2, {1007500, 2e6, 0}},
    {"small gap is closed", GAP, 1000, 0, 0, 2, {0, 0, 0}},
    {"large gap stays", GAP, 100, 0, 1, 2, {1e6, 1e6 - 500, 0}},
    {"a lake of one area stays", LAKE, 1000, 0, 1, 2, {1e6 - 400, 0, 0}},
    {"a closed neck leaves two polygons", NECK, 0, 0, 0, 2, {500000, 0, 0}},
    {"an islet on the shore joins it", ISLET, 0, 0, 0, 1, {0, 0, 0}},
};

static void check_grid(const struct atlas_area_set *set, double step) {
    for (size_t i = 0; i < set->point_count; i++) {
        const struct atlas_point at = set->points[i];
        assert_true(fabs(at.x / step - round(at.x / step)) < 1e-6);
        assert_true(fabs(at.y / step - round(at.y / step)) < 1e-6);
    }
}

static double drawn_area(const struct atlas_area_set *set, size_t area) {
    double sum = 0;
    for (size_t i = 0; i < set->items[area].ring_count; i++) {
        const struct atlas_ring *ring =
            &set->rings[set->items[area].first_ring + i];
        sum += ring_area(set->points + ring->first, ring->count);
    }
    return sum;
}

static void check_case(const struct clean_case *wanted) {
    const struct clean_options options = {1, wanted->largest};
    struct atlas_area_set set = {0};
    struct atlas_area_set clean = {0};
    struct coverage coverage;
    print_message("  case: %s\n", wanted->name);
    shapes_read(wanted->features, &set);
    assert_int_equal(clean_make(&set, set.points, &options, &clean, NULL),
                     ATLAS_OK);
    check_grid(&clean, 1);
    coverage_take(&clean, &coverage);
    assert_int_equal(coverage.invalid, 0);
    assert_true(fabs(coverage.overlap - wanted->overlap_m2) < 1e-6);
    assert_int_equal(coverage_holes(&coverage), wanted->holes);
    assert_int_equal(clean.ring_count, wanted->rings);
    for (size_t i = 0; i < clean.count; i++) {
        const double area = wanted->area_m2[i];
        if (area > 0) assert_true(fabs(drawn_area(&clean, i) - area) < 300);
    }
    coverage_release(&coverage);
    atlas_area_set_release(&clean);
    atlas_area_set_release(&set);
}

static void clean__shapes_come_out_as_worked_by_hand(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(clean_cases); i++) {
        check_case(&clean_cases[i]);
    }
}

static void clean__names_an_area_that_vanishes(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    struct atlas_area_set clean = {0};
    struct atlas_error err = {0};
    shapes_read(UNLIKE, &set);
    assert_int_equal(
        clean_make(&set, set.points, &(struct clean_options){10000, 0}, &clean,
                   &err),
        ATLAS_ERR_GEO);
    assert_string_equal(err.where, "A");
    assert_string_equal(err.message, "boundary vanishes when rounded");
    assert_int_equal(clean.count, 0);
    atlas_area_set_release(&set);
}

/** Boundaries that are not in order as published. */
struct real_case {
    const char *file;
    const char *code;
    const char *only;
    double step;
};

// Neighbours in the districts of 2013 cross each other hundreds of times, in
// those of 2022 they differ by less than a millimetre along their whole length.
static const struct real_case real_cases[] = {
    {"boundaries/LAD_2013_EN.topojson", "LAD13CD", "E*", 0.01},
    {"boundaries/LAD_2013_EN.topojson", "LAD13CD", "E*", 10},
    {"boundaries/LAD_DEC_2022_UK_BGC.gpkg", "LAD22CD", "E09*", 0.01},
    {"boundaries/PCON_JULY_2024_UK_BGC.gpkg", "PCON24CD", "E*", 5},
};

static void clean__real_boundaries_come_out_valid(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    for (size_t i = 0; i < ATLAS_COUNT(real_cases); i++) {
        const struct real_case *real = &real_cases[i];
        struct atlas_area_set set = {0};
        struct atlas_area_set clean = {0};
        struct atlas_error err = {0};
        const struct atlas_layer_source source = {
            .path = test_data_path(real->file),
            .code = real->code,
            .only = real->only,
            .threads = 2};
        char reason[128];
        print_message("  case: %s to %g m\n", real->file, real->step);
        if (atlas_layer_read(&source, NULL, &set, &err) ||
            clean_make(&set, set.points, &(struct clean_options){real->step, 0},
                       &clean, &err)) {
            fail_msg("%s: %s", err.where, err.message);
        }
        check_grid(&clean, real->step);
        for (uint32_t k = 0; k < clean.count; k++) {
            assert_int_equal(
                atlas_area_validity(&clean, k, reason, sizeof(reason), NULL),
                ATLAS_OK);
            if (reason[0]) fail_msg("%s: %s", clean.items[k].code, reason);
        }
        atlas_area_set_release(&clean);
        atlas_area_set_release(&set);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean__shapes_come_out_as_worked_by_hand),
        cmocka_unit_test(clean__names_an_area_that_vanishes),
        cmocka_unit_test(clean__real_boundaries_come_out_valid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
