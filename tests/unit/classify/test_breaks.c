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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks__quantile_is_type_7),
        cmocka_unit_test(breaks__equal_intervals),
        cmocka_unit_test(breaks__pretty_is_rs),
        cmocka_unit_test(breaks__pretty_never_exceeds_the_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
