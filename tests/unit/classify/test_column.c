// Sorting, repetitions, mean and quantiles of a column.

#include "classify/column.h"

#include <math.h>

#include "atlas_test.h"

static void column__is_sorted_and_counts_repetitions(void **state) {
    (void)state;
    const double values[] = {3, -1, 3, 0, -1, 3};
    static const double sorted[] = {-1, -1, 0, 3, 3, 3};
    static const double distinct[] = {-1, 0, 3};
    static const double weights[] = {2, 1, 3};
    struct column column;
    column_fill(&column, values, ATLAS_COUNT(values));
    assert_int_equal(column.count, 6);
    assert_memory_equal(column.values, sorted, sizeof(sorted));
    assert_int_equal(column.distinct_count, 3);
    assert_memory_equal(column.distinct, distinct, sizeof(distinct));
    assert_memory_equal(column.weights, weights, sizeof(weights));
    column_release(&column);
    assert_null(column.values);
}

static void column__mean_of_equal_values_is_that_value(void **state) {
    (void)state;
    // The plain sum of ten times 0.1 is below 1: its tenth is not 0.1.
    double values[10];
    struct column column;
    for (size_t i = 0; i < 10; i++) values[i] = 0.1;
    column_fill(&column, values, 10);
    assert_memory_equal(&(double){column_mean(&column, 0)}, values,
                        sizeof(*values));
    column_release(&column);
}

static void column__mean_from_an_index_on(void **state) {
    (void)state;
    const double values[] = {8, -2, 4, 2};
    struct column column;
    column_fill(&column, values, 4);
    assert_true(fabs(column_mean(&column, 0) - 3) < 1e-15);
    assert_true(fabs(column_mean(&column, 2) - 6) < 1e-15);
    column_release(&column);
}

static void column__quantile_is_type_7(void **state) {
    (void)state;
    const double values[] = {-10, 0, 10, 30};
    static const struct {
        double share;
        double quantile;
    } cases[] = {{0, -10}, {1.0 / 3, 0}, {0.5, 5}, {0.9, 24}, {1, 30}};
    struct column column;
    column_fill(&column, values, 4);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const double found = column_quantile(&column, cases[i].share);
        if (fabs(found - cases[i].quantile) > 1e-12) {
            fail_msg("%g: %g, not %g", cases[i].share, found,
                     cases[i].quantile);
        }
    }
    column_release(&column);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(column__is_sorted_and_counts_repetitions),
        cmocka_unit_test(column__mean_of_equal_values_is_that_value),
        cmocka_unit_test(column__mean_from_an_index_on),
        cmocka_unit_test(column__quantile_is_type_7),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
