// The class table as a whole: rounding, counting, odd columns, bad options.

#include "atlas/classify.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"
#include "atlas_test.h"

static struct atlas_classes classes_of(const double *values, size_t count,
                                       enum atlas_class_method method,
                                       size_t wanted) {
    const struct atlas_classify_options options = {
        .method = method, .classes = wanted, .decimals = 1};
    struct atlas_classes classes;
    struct atlas_error err = {.message = ""};
    if (atlas_classify(values, count, &options, &classes, &err)) {
        fail_msg("%s", err.message);
    }
    return classes;
}

static void assert_table(const struct atlas_classes *classes, size_t count,
                         const double *edges, const size_t *members) {
    assert_int_equal(classes->count, count);
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

static void classify__quantiles_are_rounded_before_counting(void **state) {
    (void)state;
    const double values[] = {10, 1, 9, 2, 8, 3, 7, 4, 6, 5};
    // 1, 3.25, 5.5, 7.75, 10 round to 3.3 and 7.8 (half away from zero).
    const struct atlas_classes classes =
        classes_of(values, 10, ATLAS_QUANTILE, 4);
    assert_table(&classes, 4, (double[]){1, 3.3, 5.5, 7.8, 10},
                 (size_t[]){3, 2, 2, 3});
    assert_int_equal(classes.decimals, 1);
}

static void classify__outer_edges_hold_every_value(void **state) {
    (void)state;
    const double values[] = {4.17, 8, 19.52};
    const struct atlas_classes classes = classes_of(values, 3, ATLAS_EQUAL, 2);
    assert_table(&classes, 2, (double[]){4.1, 11.8, 19.6}, (size_t[]){2, 1});
    // Values that have one decimal are not moved by rounding errors.
    for (int tenths = 1; tenths < 1000; tenths++) {
        const double pair[] = {tenths / 10.0, 200};
        const struct atlas_classes low = classes_of(pair, 2, ATLAS_EQUAL, 2);
        assert_true(!(low.edges[0] < pair[0]) && !(low.edges[0] > pair[0]));
    }
}

static void classify__edges_that_collapse_get_more_decimals(void **state) {
    (void)state;
    const double values[] = {5.01, 5.02, 5.03, 5.04, 5.05, 5.06};
    const struct atlas_classes classes =
        classes_of(values, 6, ATLAS_QUANTILE, 5);
    assert_int_equal(classes.count, 5);
    assert_int_equal(classes.decimals, 2);
    for (size_t i = 0; i < 5; i++) {
        assert_true(classes.edges[i] < classes.edges[i + 1]);
    }
}

static void classify__ties_give_fewer_classes(void **state) {
    (void)state;
    const double values[] = {0, 0, 0, 0, 0, 0, 0, 1, 2, 3};
    const struct atlas_classes classes =
        classes_of(values, 10, ATLAS_QUANTILE, 5);
    // Four distinct values: quarters. Those at 0, 25 and 50 % are 0, at 75 %
    // 0.75.
    assert_table(&classes, 2, (double[]){0, 0.8, 3}, (size_t[]){7, 3});
}

static void classify__few_values(void **state) {
    (void)state;
    for (int method = 0; method < ATLAS_FIXED; method++) {
        const double same[] = {7.25, 7.25, 7.25};
        struct atlas_classes classes =
            classes_of(same, 3, (enum atlas_class_method)method, 5);
        assert_table(&classes, 1, (double[]){7.2, 7.3}, (size_t[]){3});
        const double exact[] = {7.5};
        classes = classes_of(exact, 1, (enum atlas_class_method)method, 5);
        assert_table(&classes, 1, (double[]){7.5, 7.5}, (size_t[]){1});
        classes = classes_of(NULL, 0, (enum atlas_class_method)method, 5);
        assert_int_equal(classes.count, 0);
        const double two[] = {1, 2};
        classes = classes_of(two, 2, (enum atlas_class_method)method, 5);
        assert_true(classes.count <= 5);
        assert_int_equal(atlas_class_of(&classes, 1), 0);
        assert_int_equal(atlas_class_of(&classes, 2), classes.count - 1);
    }
}

static void classify__empty_classes_are_kept(void **state) {
    (void)state;
    const double values[] = {0, 1, 9, 10};
    const struct atlas_classes classes = classes_of(values, 4, ATLAS_EQUAL, 4);
    assert_table(&classes, 4, (double[]){0, 2.5, 5, 7.5, 10},
                 (size_t[]){2, 0, 0, 2});
}

static void classify__fisher_keeps_groups_together(void **state) {
    (void)state;
    const double values[] = {22, 1, 21, 2, 12, 3, 20, 10, 11};
    const struct atlas_classes classes = classes_of(values, 9, ATLAS_FISHER, 3);
    assert_table(&classes, 3, (double[]){1, 6.5, 16, 22}, (size_t[]){3, 3, 3});
}

static void classify__values_below_zero(void **state) {
    (void)state;
    // Changes: rounded away from zero, the ends outwards.
    static const struct {
        enum atlas_class_method method;
        size_t wanted;
        size_t count;
        double edges[6];
        size_t members[5];
    } cases[] = {
        {ATLAS_EQUAL, 2, 2, {-4.2, -1.2, 1.8}, {2, 3}},
        {ATLAS_PRETTY, 3, 4, {-6, -4, -2, 0, 2}, {1, 0, 2, 2}},
        {ATLAS_QUANTILE, 4, 4, {-4.2, -2, -1.1, 0, 1.8}, {1, 1, 1, 2}},
        {ATLAS_FISHER, 2, 2, {-4.2, -1.5, 1.8}, {2, 3}},
        {ATLAS_HEADTAIL, 5, 2, {-4.2, -1.1, 1.8}, {2, 3}},
    };
    const double values[] = {0.01, -1.06, 1.71, -2, -4.17};
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct atlas_classes classes =
            classes_of(values, 5, cases[i].method, cases[i].wanted);
        assert_table(&classes, cases[i].count, cases[i].edges,
                     cases[i].members);
        assert_false(classes.is_diverging);
    }
}

static void classify__fixed_breaks_stay_as_given(void **state) {
    (void)state;
    const double edges[] = {5, 7.25, 10};
    const double values[] = {1, 5, 7.25, 10, 40};
    const struct atlas_classify_options options = {
        .method = ATLAS_FIXED, .decimals = 1, .fixed = edges, .fixed_count = 3};
    struct atlas_classes classes;
    assert_int_equal(atlas_classify(values, 5, &options, &classes, NULL),
                     ATLAS_OK);
    assert_table(&classes, 2, edges, (size_t[]){2, 3});
    assert_int_equal(classes.decimals, 2);
}

static void classify__members_are_the_class_of_each_value(void **state) {
    (void)state;
    double values[543];
    uint32_t seed = 11;
    for (size_t i = 0; i < ATLAS_COUNT(values); i++) {
        seed = seed * 1664525 + 1013904223;
        values[i] = 4 + (double)(seed >> 8) / (1 << 24) * 15;
    }
    for (int method = 0; method < ATLAS_FIXED; method++) {
        for (size_t wanted = 1; wanted <= ATLAS_CLASSES_MAX; wanted++) {
            const struct atlas_classes classes =
                classes_of(values, ATLAS_COUNT(values),
                           (enum atlas_class_method)method, wanted);
            size_t sum = 0;
            for (size_t i = 0; i < classes.count; i++) {
                sum += classes.members[i];
            }
            assert_int_equal(sum, ATLAS_COUNT(values));
            for (size_t i = 0; i < ATLAS_COUNT(values); i++) {
                assert_true(values[i] >= classes.edges[0]);
                assert_true(values[i] <= classes.edges[classes.count]);
            }
        }
    }
}

static void classify__bad_options_are_refused(void **state) {
    (void)state;
    static const double falling[] = {5, 4};
    static const double broken[] = {5, (double)NAN};
    static const struct {
        struct atlas_classify_options options;
        const char *message;
    } cases[] = {
        {{.method = ATLAS_QUANTILE, .classes = 0},
         "a map may have 1 to 9 classes, not 0"},
        {{.method = ATLAS_FISHER, .classes = 10},
         "a map may have 1 to 9 classes, not 10"},
        {{.method = ATLAS_EQUAL, .classes = 5, .decimals = 6},
         "class edges may have 0 to 5 decimals, not 6"},
        {{.method = ATLAS_CLASS_METHOD_END, .classes = 5},
         "unknown way of making classes"},
        {{.method = ATLAS_FIXED, .fixed = falling, .fixed_count = 1},
         "fixed breaks need 2 to 10 edges, not 1"},
        {{.method = ATLAS_FIXED, .fixed = falling, .fixed_count = 2},
         "fixed break 2 is not above the one before it"},
        {{.method = ATLAS_FIXED, .fixed = broken, .fixed_count = 2},
         "fixed break 2 is not a number"},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_classes classes = {.count = 77};
        struct atlas_error err = {.message = ""};
        assert_int_equal(
            atlas_classify(falling, 2, &cases[i].options, &classes, &err),
            ATLAS_ERR_USAGE);
        assert_string_equal(err.message, cases[i].message);
        assert_int_equal(classes.count, 77);
    }
}

static void classify__values_must_be_numbers(void **state) {
    (void)state;
    const double values[] = {1, (double)INFINITY};
    const struct atlas_classify_options options = {.method = ATLAS_EQUAL,
                                                   .classes = 2};
    struct atlas_classes classes;
    struct atlas_error err = {.message = ""};
    assert_int_equal(atlas_classify(values, 2, &options, &classes, &err),
                     ATLAS_ERR_USAGE);
    assert_string_equal(err.message, "value 2 of 2 is not a finite number");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classify__quantiles_are_rounded_before_counting),
        cmocka_unit_test(classify__outer_edges_hold_every_value),
        cmocka_unit_test(classify__edges_that_collapse_get_more_decimals),
        cmocka_unit_test(classify__ties_give_fewer_classes),
        cmocka_unit_test(classify__few_values),
        cmocka_unit_test(classify__empty_classes_are_kept),
        cmocka_unit_test(classify__fisher_keeps_groups_together),
        cmocka_unit_test(classify__values_below_zero),
        cmocka_unit_test(classify__fixed_breaks_stay_as_given),
        cmocka_unit_test(classify__members_are_the_class_of_each_value),
        cmocka_unit_test(classify__bad_options_are_refused),
        cmocka_unit_test(classify__values_must_be_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
