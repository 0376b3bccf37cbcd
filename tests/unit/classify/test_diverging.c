// Classes around a reference: mirrored, printable, nothing left out.

#include "classify/diverging.h"

#include <math.h>
#include <string.h>

#include "atlas_test.h"

static struct atlas_classes classes_around(
    const double *values, size_t count, double reference,
    const struct atlas_classify_options *wanted) {
    struct atlas_classify_options options = *wanted;
    struct atlas_classes classes;
    struct atlas_error err = {.message = ""};
    options.around = &reference;
    if (atlas_classify(values, count, &options, &classes, &err)) {
        fail_msg("%s", err.message);
    }
    return classes;
}

static void assert_table(const struct atlas_classes *classes, size_t below,
                         size_t above, size_t count, const double *edges,
                         const size_t *members) {
    assert_true(classes->is_diverging);
    assert_int_equal(classes->count, count);
    assert_int_equal(classes->below, below);
    assert_int_equal(classes->above, above);
    for (size_t i = 0; i <= count; i++) {
        if (fabs(classes->edges[i] - edges[i]) > 1e-12) {
            fail_msg("edge %zu is %.12f, not %g", i, classes->edges[i],
                     edges[i]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(classes->members[i], members[i]);
    }
}

// One case: a column, what is asked, what must come.
struct around_case {
    enum atlas_class_method method;
    size_t wanted;
    double reference;
    double values[12];
    size_t values_count;
    size_t side;
    size_t count;
    double edges[10];
    size_t members[9];
};

static const struct around_case around_cases[] = {
    // Equal: the reference an edge, and in the middle of a class.
    {ATLAS_EQUAL,
     4,
     0,
     {-4, -1, 0, 3},
     4,
     2,
     4,
     {-4, -2, 0, 2, 4},
     {1, 1, 1, 1}},
    {ATLAS_EQUAL,
     5,
     0,
     {-5, -1, 0, 3},
     4,
     2,
     5,
     {-5, -3, -1, 1, 3, 5},
     {1, 0, 2, 0, 1}},
    // Nothing lies below: those classes are empty and stay.
    {ATLAS_EQUAL,
     4,
     10,
     {10, 12, 14},
     3,
     2,
     4,
     {6, 8, 10, 12, 14},
     {0, 0, 1, 2}},
    // Quantile: distances 1 to 8, halved; in fifths of the mirrored column.
    {ATLAS_QUANTILE,
     4,
     0,
     {-1, 2, -3, 4, -5, 6, -7, 8},
     8,
     2,
     4,
     {-8, -4.5, 0, 4.5, 8},
     {2, 2, 2, 2}},
    {ATLAS_QUANTILE,
     5,
     0,
     {-1, 2, -3, 4, -5, 6, -7, 8},
     8,
     2,
     5,
     {-8, -5.2, -2.4, 2.4, 5.2, 8},
     {1, 2, 2, 1, 2}},
    // Fisher: two groups of distances, near 1 and near 9.
    {ATLAS_FISHER,
     4,
     0,
     {-0.8, 1, 1.2, -9, 9.4, 8.8},
     6,
     2,
     4,
     {-9.4, -5, 0, 5, 9.4},
     {1, 1, 2, 2}},
    {ATLAS_FISHER,
     3,
     0,
     {-0.8, 1, 1.2, -9, 9.4, 8.8},
     6,
     1,
     3,
     {-9.4, -5, 5, 9.4},
     {1, 3, 2}},
    // Pretty: round distances from the reference; the edge at it is left out.
    {ATLAS_PRETTY,
     4,
     4.7,
     {-3.9, 4, 9, 10},
     4,
     2,
     4,
     {-5.3, -0.3, 4.7, 9.7, 14.7},
     {1, 1, 1, 1}},
    {ATLAS_PRETTY, 3, 0, {-8, 1, 9}, 3, 1, 3, {-10, -5, 5, 10}, {1, 1, 1}},
    // Never the class around the reference alone.
    {ATLAS_PRETTY,
     3,
     0,
     {-4.5, 1, 3},
     3,
     2,
     5,
     {-6, -4, -2, 2, 4, 6},
     {1, 0, 1, 1, 0}},
    // Root mean square distance 5: halves of it reach 7.5.
    {ATLAS_SD,
     6,
     1,
     {2, -6, 6},
     3,
     3,
     6,
     {-6.5, -4, -1.5, 1, 3.5, 6, 8.5},
     {1, 0, 0, 1, 0, 1}},
    // Head/tail of the distances 1 1 1 1 1 1 4 10: their means 2.5, 7.
    {ATLAS_HEADTAIL,
     4,
     0,
     {1, -1, 1, -1, 1, 1, -4, 10},
     8,
     3,
     6,
     {-10, -7, -2.5, 0, 2.5, 7, 10},
     {0, 1, 2, 4, 0, 1}},
    {ATLAS_HEADTAIL,
     5,
     0,
     {1, -1, 1, -1, 1, 1, -4, 10},
     8,
     2,
     5,
     {-10, -7, -2.5, 2.5, 7, 10},
     {0, 1, 6, 0, 1}},
    // Every value is the reference.
    {ATLAS_EQUAL, 4, 2.5, {2.5, 2.5}, 2, 0, 1, {2.5, 2.5}, {2}},
    // One value on one side: one class a side, or one around it.
    {ATLAS_QUANTILE, 6, 2, {3}, 1, 1, 2, {1, 2, 3}, {0, 1}},
    {ATLAS_QUANTILE, 5, 2, {3}, 1, 0, 1, {1, 3}, {1}},
    // Most values are the reference: their ties leave one class.
    {ATLAS_QUANTILE, 5, 0, {0, 0, 0, 0, 0, 0, -2, 4}, 8, 0, 1, {-4, 4}, {8}},
};

static void diverging__is_mirrored(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(around_cases); i++) {
        const struct around_case *c = &around_cases[i];
        const struct atlas_classify_options options = {
            .method = c->method, .classes = c->wanted, .decimals = 1};
        const struct atlas_classes classes =
            classes_around(c->values, c->values_count, c->reference, &options);
        assert_table(&classes, c->side, c->side, c->count, c->edges,
                     c->members);
    }
}

static void diverging__reference_is_rounded_as_it_is_printed(void **state) {
    (void)state;
    // 4.734 prints as 4.7: an area of 4.72 is above what the legend says.
    const double values[] = {4.72, 4.69, 3.1, 6.4};
    const struct atlas_classify_options options = {
        .method = ATLAS_EQUAL, .classes = 2, .decimals = 1};
    const struct atlas_classes classes =
        classes_around(values, 4, 4.734, &options);
    assert_table(&classes, 1, 1, 2, (double[]){3, 4.7, 6.4}, (size_t[]){2, 2});
    assert_int_equal(classes.decimals, 1);
    assert_true(!(classes.reference < 4.7) && !(classes.reference > 4.7));
}

static void diverging__steps_that_collapse_get_more_places(void **state) {
    (void)state;
    const double values[] = {0.02, -0.01, 0.03, -0.04};
    const struct atlas_classify_options options = {
        .method = ATLAS_EQUAL, .classes = 4, .decimals = 1};
    const struct atlas_classes classes = classes_around(values, 4, 0, &options);
    assert_table(&classes, 2, 2, 4, (double[]){-0.04, -0.02, 0, 0.02, 0.04},
                 (size_t[]){1, 1, 0, 2});
    assert_int_equal(classes.decimals, 2);
}

static void diverging__fixed_breaks_stay_as_given(void **state) {
    (void)state;
    const double edges[] = {-10, -2, 0, 5};
    const double values[] = {-4, 0, 1};
    const struct atlas_classify_options options = {
        .method = ATLAS_FIXED, .decimals = 1, .fixed = edges, .fixed_count = 4};
    struct atlas_classes classes = classes_around(values, 3, 0, &options);
    assert_table(&classes, 2, 1, 3, edges, (size_t[]){1, 0, 2});
    // In a class, which belongs to neither side.
    classes = classes_around(values, 3, -1, &options);
    assert_table(&classes, 1, 1, 3, edges, (size_t[]){1, 0, 2});
    // At an end.
    classes = classes_around(values, 3, -10, &options);
    assert_table(&classes, 0, 3, 3, edges, (size_t[]){1, 0, 2});
}

// What must hold for any column.
static void assert_sound(const struct atlas_classes *classes,
                         const double *values, size_t count) {
    const size_t middle = classes->count - classes->below - classes->above;
    size_t sum = 0;
    assert_in_range(classes->count, 1, ATLAS_CLASSES_MAX);
    assert_int_equal(classes->below, classes->above);
    assert_in_range(middle, 0, 1);
    for (size_t i = 0; i < classes->count; i++) {
        sum += classes->members[i];
        assert_true(classes->edges[i] < classes->edges[i + 1]);
        const double low = classes->reference - classes->edges[i];
        const double high =
            classes->edges[classes->count - i] - classes->reference;
        assert_true(fabs(low - high) < 1e-9);
    }
    assert_int_equal(sum, count);
    for (size_t i = 0; i < count; i++) {
        assert_true(values[i] >= classes->edges[0]);
        assert_true(values[i] <= classes->edges[classes->count]);
    }
    if (middle == 0) {
        // The reference is an edge, to the last bit.
        assert_memory_equal(&classes->edges[classes->below],
                            &classes->reference, sizeof(double));
    }
}

static void diverging__any_column_any_method(void **state) {
    (void)state;
    uint32_t seed = 5;
    for (int round = 0; round < 60; round++) {
        double values[120];
        const size_t count = 2 + (size_t)(2 * round) % 118;
        for (size_t i = 0; i < count; i++) {
            seed = seed * 1664525 + 1013904223;
            values[i] = (double)(seed >> 8) / (1 << 24) * 17 - 9;
        }
        for (int method = 0; method < ATLAS_FIXED; method++) {
            for (size_t wanted = 1; wanted <= ATLAS_CLASSES_MAX; wanted++) {
                const struct atlas_classify_options options = {
                    .method = (enum atlas_class_method)method,
                    .classes = wanted,
                    .decimals = round % 4};
                const struct atlas_classes classes =
                    classes_around(values, count, round * 0.31 - 12, &options);
                assert_sound(&classes, values, count);
                assert_int_equal(classes.count - classes.below - classes.above,
                                 wanted % 2);
            }
        }
    }
}

static void diverging__reference_that_makes_no_sense(void **state) {
    (void)state;
    static const double edges[] = {0, 1};
    static const double broken = (double)NAN;
    static const double outside = 1.5;
    static const struct {
        struct atlas_classify_options options;
        const char *message;
    } cases[] = {
        {{.method = ATLAS_EQUAL, .classes = 4, .around = &broken},
         "the reference of diverging classes is not a finite number"},
        {{.method = ATLAS_FIXED,
          .fixed = edges,
          .fixed_count = 2,
          .around = &outside},
         "the reference lies outside the fixed breaks"},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_classes classes = {.count = 77};
        struct atlas_error err = {.message = ""};
        assert_int_equal(
            atlas_classify(edges, 2, &cases[i].options, &classes, &err),
            ATLAS_ERR_USAGE);
        assert_string_equal(err.message, cases[i].message);
        assert_int_equal(classes.count, 77);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(diverging__is_mirrored),
        cmocka_unit_test(diverging__reference_is_rounded_as_it_is_printed),
        cmocka_unit_test(diverging__steps_that_collapse_get_more_places),
        cmocka_unit_test(diverging__fixed_breaks_stay_as_given),
        cmocka_unit_test(diverging__any_column_any_method),
        cmocka_unit_test(diverging__reference_that_makes_no_sense),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
