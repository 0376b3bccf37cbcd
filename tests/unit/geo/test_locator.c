#include "atlas/locator.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/csv.h"
#include "atlas/vocabulary.h"
#include "atlas/workers.h"
#include "atlas_test.h"
#include "shapes.h"
#include "support/test_files.h"

// A and B are squares of 1 km that share the border at x = 401000; C is a
// square with a hole of 200 m, 2 km further east.
static const char three[] =
    SHAPE("A", POLYGON("[[400000,300000],[401000,300000],[401000,301000],"
                       "[400000,301000],[400000,300000]]")) ","
    SHAPE("B", POLYGON("[[401000,300000],[402000,300000],[402000,301000],"
                       "[401000,301000],[401000,300000]]")) ","
    SHAPE("C", POLYGON("[[404000,300000],[405000,300000],[405000,301000],"
                       "[404000,301000],[404000,300000]],[[404400,300400],"
                       "[404600,300400],[404600,300600],[404400,300600],"
                       "[404400,300400]]"));

/** A point and where it is; distances worked out by hand. */
struct place_case {
    struct atlas_point point;
    double nearest_m;
    uint32_t area;
    double border_m;  // NAN: none
    double outside_m;
    bool on_border;
};

static const struct place_case place_cases[] = {
    {{400300, 300500}, 0, 0, 300, 0, false},
    {{401000, 300500}, 0, 0, 0, 0, true},   // on A and B: the lower code
    {{401000, 300000}, 0, 0, 0, 0, true},   // on a corner of both
    {{400000, 300500}, 0, 0, 0, 0, false},  // on A's outer border
    {{401000.25, 300500}, 0, 1, 0.25, 0, false},
    {{404100, 300500}, 0, 2, 100, 0, false},
    {{404300, 300500}, 0, 2, 100, 0, false},             // to the hole
    {{404500, 300500}, 0, ATLAS_NONE, NAN, 100, false},  // in the hole
    {{404500, 300500}, 100, 2, 100, 100, false},
    {{404500, 300500}, 99.9, ATLAS_NONE, NAN, 100, false},
    {{399900, 300500}, 200, 0, 100, 100, false},
    {{401000, 300000 - 150}, 200, 0, 150, 150, false},  // tie: lower code
    {{401000.5, 300000 - 150}, 200, 1, 150, 150, false},
    {{403000, 300500}, 1000, 1, 1000, 1000, false},  // as far from B as from C
    {{399997, 299996}, 5, 0, 5, 5, false},           // 3, 4, 5 from the corner
    {{0, 0}, 200, ATLAS_NONE, NAN, 500000, false},   // 3, 4, 5 again
};

static void locator__places_points(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    struct atlas_locator *locator = NULL;
    shapes_read(three, &set);
    assert_int_equal(atlas_locator_create(&set, &locator, NULL), ATLAS_OK);
    for (size_t i = 0; i < ATLAS_COUNT(place_cases); i++) {
        const struct place_case *wanted = &place_cases[i];
        struct atlas_location got;
        assert_int_equal(atlas_locator_find(locator, wanted->point,
                                            wanted->nearest_m, &got, NULL),
                         ATLAS_OK);
        if (got.area != wanted->area || got.on_border != wanted->on_border ||
            fabs(got.outside_m - wanted->outside_m) > 1e-9 ||
            isnan(got.border_m) != isnan(wanted->border_m) ||
            fabs(got.border_m - wanted->border_m) > 1e-9) {
            fail_msg("case %zu: area %u border %.3f outside %.3f tie %d", i,
                     (unsigned)got.area, got.border_m, got.outside_m,
                     got.on_border);
        }
    }
    atlas_locator_free(locator);
    atlas_area_set_release(&set);
}

static void locator__takes_an_empty_set(void **state) {
    (void)state;
    const struct atlas_area_set set = {0};
    struct atlas_locator *locator = NULL;
    struct atlas_location got;
    assert_int_equal(atlas_locator_create(&set, &locator, NULL), ATLAS_OK);
    assert_int_equal(atlas_locator_find(locator, (struct atlas_point){1, 2},
                                        200, &got, NULL),
                     ATLAS_OK);
    assert_int_equal(got.area, ATLAS_NONE);
    assert_true(isinf(got.outside_m));
    atlas_locator_free(locator);
    atlas_locator_free(NULL);
}

static void locator__refuses_what_is_no_number(void **state) {
    (void)state;
    struct atlas_area_set set = {0};
    struct atlas_locator *locator = NULL;
    struct atlas_location got = {.area = 77};
    struct atlas_error err = {0};
    shapes_read(three, &set);
    assert_int_equal(atlas_locator_create(&set, &locator, NULL), ATLAS_OK);
    assert_int_equal(atlas_locator_find(locator, (struct atlas_point){NAN, 2},
                                        200, &got, &err),
                     ATLAS_ERR_GEO);
    assert_string_equal(err.message, "a coordinate is not a number");
    assert_int_equal(got.area, 77);
    atlas_locator_free(locator);
    atlas_area_set_release(&set);
}

/** Schools of the register that stand somewhere. */
struct schools {
    struct atlas_point *points;
    char (*codes)[12];  // constituency by the register; "" when none
    size_t count;
};

static void read_schools(struct schools *schools) {
    static const char *const easting[] = {"Easting", NULL};
    static const char *const northing[] = {"Northing", NULL};
    static const char *const code[] = {"ParliamentaryConstituency (code)",
                                       NULL};
    struct atlas_csv *csv = NULL;
    bool more;
    assert_int_equal(
        atlas_csv_open(test_data_path("schools/edubasealldata20250524.csv"),
                       &csv, NULL),
        ATLAS_OK);
    schools->points = calloc(30000, sizeof(*schools->points));
    schools->codes = calloc(30000, sizeof(*schools->codes));
    schools->count = 0;
    while (!atlas_csv_next(csv, &more, NULL) && more) {
        struct atlas_point *point = &schools->points[schools->count];
        assert_true(schools->count < 30000);
        if (!atlas_slice_decimal(
                atlas_csv_field(csv, atlas_csv_find(csv, easting)),
                &point->x) ||
            !atlas_slice_decimal(
                atlas_csv_field(csv, atlas_csv_find(csv, northing)),
                &point->y) ||
            point->x < 1) {
            continue;
        }
        atlas_csv_copy(csv, atlas_csv_find(csv, code),
                       schools->codes[schools->count], 12);
        if (schools->codes[schools->count][0] != 'E') {
            schools->codes[schools->count][0] = '\0';
        }
        schools->count++;
    }
    atlas_csv_free(csv);
}

static void read_seats(struct atlas_area_set *set) {
    struct atlas_error err = {0};
    const struct atlas_layer_source source = {
        .path = test_data_path("boundaries/PCON_JULY_2024_UK_BGC.gpkg"),
        .code = "PCON24CD",
        .only = "E*"};
    if (atlas_layer_read(&source, NULL, set, &err)) fail_msg("%s", err.message);
}

/** One pass over all schools. */
struct pass {
    const struct atlas_area_set *set;
    const struct schools *schools;
    struct atlas_location *found;
};

static enum atlas_status place_all(void *argument, struct atlas_error *err) {
    const struct pass *pass = argument;
    struct atlas_locator *locator = NULL;
    enum atlas_status status = atlas_locator_create(pass->set, &locator, err);
    for (size_t i = 0; i < pass->schools->count && !status; i++) {
        status = atlas_locator_find(locator, pass->schools->points[i], 200,
                                    &pass->found[i], err);
    }
    atlas_locator_free(locator);
    return status;
}

static void check_agreement(const struct pass *pass) {
    size_t compared = 0;
    size_t agreeing = 0;
    for (size_t i = 0; i < pass->schools->count; i++) {
        const char *code = pass->schools->codes[i];
        if (!code[0]) continue;
        compared++;
        if (pass->found[i].area == ATLAS_NONE) continue;
        agreeing +=
            strcmp(pass->set->items[pass->found[i].area].code, code) == 0;
    }
    assert_true(compared > 25000);
    assert_true(agreeing * 1000 >= compared * 999);
}

static bool same_location(const struct atlas_location *left,
                          const struct atlas_location *right) {
    return left->area == right->area && left->on_border == right->on_border &&
           memcmp(&left->outside_m, &right->outside_m, sizeof(double)) == 0 &&
           (memcmp(&left->border_m, &right->border_m, sizeof(double)) == 0);
}

// All seats, many times: ten locators at once over one set.
static void locator__places_alike_on_ten_threads(void **state) {
    (void)state;
    enum { THREADS = 10, ROUNDS = 3 };
    struct schools schools;
    struct atlas_area_set set = {0};
    struct pass passes[THREADS + 1];
    struct atlas_task tasks[THREADS];
    ATLAS_NEEDS_DATA();

    read_schools(&schools);
    read_seats(&set);
    for (size_t i = 0; i <= THREADS; i++) {
        passes[i] =
            (struct pass){&set, &schools,
                          calloc(schools.count, sizeof(struct atlas_location))};
        if (i < THREADS) tasks[i] = (struct atlas_task){place_all, &passes[i]};
    }
    assert_int_equal(place_all(&passes[THREADS], NULL), ATLAS_OK);
    check_agreement(&passes[THREADS]);
    for (size_t round = 0; round < ROUNDS; round++) {
        assert_int_equal(atlas_workers_run(tasks, THREADS, THREADS, NULL),
                         ATLAS_OK);
        for (size_t i = 0; i < THREADS; i++) {
            for (size_t k = 0; k < schools.count; k++) {
                assert_true(same_location(&passes[i].found[k],
                                          &passes[THREADS].found[k]));
            }
        }
    }
    for (size_t i = 0; i <= THREADS; i++) free(passes[i].found);
    atlas_area_set_release(&set);
    free(schools.points);
    free(schools.codes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(locator__places_points),
        cmocka_unit_test(locator__takes_an_empty_set),
        cmocka_unit_test(locator__refuses_what_is_no_number),
        cmocka_unit_test(locator__places_alike_on_ten_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
