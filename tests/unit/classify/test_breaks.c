// Edges of the simple methods, worked by hand or taken from R's documentation.

#include "classify/breaks.h"

#include <math.h>

#include "atlas_test.h"

static void assert_edges(const struct raw_edges *edges, const double *wanted,
                         size_t classes) {
    assert_int_equal(edges->count, classes);
    for (size_t i = 0; i <= classes; i++) {
        if (fabs(edges->edges[i] - wanted[i]) > 1e-9) {
            fail_msg("edge %zu is %g, not %g", i, edges->edges[i], wanted[i]);
        }
    }
}

static struct column column_of(double *values, size_t count) {
    return (struct column){.values = values, .count = count};
}

static void breaks__quantile_is_type_7(void **state) {
    (void)state;
    double values[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    const struct column column = column_of(values, 10);
    struct raw_edges edges;
    breaks_quantile(&column, 4, &edges);
    assert_edges(&edges, (double[]){1, 3.25, 5.5, 7.75, 10}, 4);
    breaks_quantile(&column, 1, &edges);
    assert_edges(&edges, (double[]){1, 10}, 1);
    breaks_quantile(&column, 9, &edges);
    assert_edges(&edges, values, 9);
}

static void breaks__equal_intervals(void **state) {
    (void)state;
    double values[] = {-1, 0, 9};
    const struct column column = column_of(values, 3);
    struct raw_edges edges;
    breaks_equal(&column, 5, &edges);
    assert_edges(&edges, (double[]){-1, 1, 3, 5, 7, 9}, 5);
}

static void breaks__pretty_is_rs(void **state) {
    (void)state;
    static const struct {
        double low;
        double high;
        size_t wanted;
        size_t classes;
        double edges[10];
    } cases[] = {
        {1, 10, 5, 5, {0, 2, 4, 6, 8, 10}},
        {4.1, 19.5, 5, 4, {0, 5, 10, 15, 20}},
        {0.001, 0.0234, 5, 5, {0, 0.005, 0.01, 0.015, 0.02, 0.025}},
        {0, 1, 5, 5, {0, 0.2, 0.4, 0.6, 0.8, 1}},
        {-3, 7, 5, 6, {-4, -2, 0, 2, 4, 6, 8}},
        {7, 7, 5, 1, {7, 7}},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        double values[] = {cases[i].low, cases[i].high};
        const struct column column = column_of(values, 2);
        struct raw_edges edges;
        breaks_pretty(&column, cases[i].wanted, &edges);
        assert_edges(&edges, cases[i].edges, cases[i].classes);
    }
}

static void breaks__pretty_never_exceeds_the_table(void **state) {
    (void)state;
    for (double high = 1; high < 40; high += 0.37) {
        double values[] = {0.3, high};
        const struct column column = column_of(values, 2);
        struct raw_edges edges;
        breaks_pretty(&column, ATLAS_CLASSES_MAX, &edges);
        assert_in_range(edges.count, 1, ATLAS_CLASSES_MAX);
        assert_true(edges.edges[0] <= 0.3 + 1e-9);
        assert_true(edges.edges[edges.count] >= high - 1e-9);
    }
}

static void breaks__sd_is_pretty_of_the_standardised_column(void **state) {
    (void)state;
    // Edges by classInt 0.4.9.
    double values[] = {-3.5, -1, 0.25, 0.5, 2, 2.5, 4, 8, 9.5, 21};
    const struct column column = column_of(values, 10);
    struct raw_edges edges;
    breaks_sd(&column, 4, &edges);
    assert_edges(
        &edges,
        (double[]){-9.78577208691604, -2.73038604345802, 4.325,
                   11.38038604345802, 18.43577208691604, 25.49115813037406},
        5);
    breaks_sd(&column, 7, &edges);
    assert_edges(
        &edges,
        (double[]){-6.25807906518703, -2.73038604345802, 0.79730697827099,
                   4.325, 7.85269302172901, 11.38038604345802,
                   14.90807906518703, 18.43577208691604, 21.96346510864505},
        8);
    double same[] = {7, 7};
    const struct column alike = column_of(same, 2);
    breaks_sd(&alike, 5, &edges);
    assert_edges(&edges, (double[]){7, 7}, 1);
}

static void breaks__headtail_halts_where_the_head_is_large(void **state) {
    (void)state;
    // The mean 4.325 leaves 3 of 10 above; their mean leaves one.
    double values[] = {-3.5, -1, 0.25, 0.5, 2, 2.5, 4, 8, 9.5, 21};
    struct column column = column_of(values, 10);
    struct raw_edges edges;
    breaks_headtail(&column, ATLAS_CLASSES_MAX, &edges);
    assert_edges(&edges, (double[]){-3.5, 4.325, 38.5 / 3, 21}, 3);
    // No tail: half of the values lie above the mean.
    double even[] = {1, 2, 3, 4};
    column = column_of(even, 4);
    breaks_headtail(&column, ATLAS_CLASSES_MAX, &edges);
    assert_edges(&edges, (double[]){1, 2.5, 4}, 2);
    double same[] = {0.1, 0.1, 0.1};
    column = column_of(same, 3);
    breaks_headtail(&column, ATLAS_CLASSES_MAX, &edges);
    assert_edges(&edges, (double[]){0.1, 0.1}, 1);
}

static void breaks__headtail_ends_where_the_table_does(void **state) {
    (void)state;
    // Powers of 2, each a third as often as the one before: the mean is just
    // below the second, so that each head drops one power.
    double values[88573];
    size_t count = 0;
    for (int i = 0; i <= 10; i++) {
        const size_t times = (size_t)lround(pow(3, 10 - i));
        for (size_t j = 0; j < times; j++) values[count++] = pow(2, i);
    }
    const struct column column = column_of(values, count);
    struct raw_edges all;
    struct raw_edges some;
    breaks_headtail(&column, ATLAS_CLASSES_MAX, &all);
    breaks_headtail(&column, 4, &some);
    assert_int_equal(all.count, ATLAS_CLASSES_MAX);
    assert_int_equal(some.count, 4);
    assert_memory_equal(all.edges, some.edges, 4 * sizeof(double));
    assert_true(fabs(some.edges[4] - 1024) < 1e-9);
    assert_true(fabs(all.edges[ATLAS_CLASSES_MAX] - 1024) < 1e-9);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks__quantile_is_type_7),
        cmocka_unit_test(breaks__equal_intervals),
        cmocka_unit_test(breaks__pretty_is_rs),
        cmocka_unit_test(breaks__pretty_never_exceeds_the_table),
        cmocka_unit_test(breaks__sd_is_pretty_of_the_standardised_column),
        cmocka_unit_test(breaks__headtail_halts_where_the_head_is_large),
        cmocka_unit_test(breaks__headtail_ends_where_the_table_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
