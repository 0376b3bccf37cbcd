// Fisher's grouping: known cases, and against the plain programme.

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "classify/breaks.h"

#include "atlas/memory.h"
#include "atlas_test.h"

#define MOST 40

// A column of distinct values, each once.
static struct column column_of(double *values, double *weights, size_t count) {
    for (size_t i = 0; i < count; i++) weights[i] = 1;
    return (struct column){values, count, values, weights, count};
}

static double spread(const double *values, size_t first, size_t end) {
    double mean = 0;
    double sum = 0;
    for (size_t i = first; i < end; i++) {
        mean += values[i] / (double)(end - first);
    }
    for (size_t i = first; i < end; i++) {
        sum += (values[i] - mean) * (values[i] - mean);
    }
    return sum;
}

// Least total spread of k classes, by the programme as published.
static double least_spread(const double *values, size_t count, size_t k) {
    double best[MOST + 1];
    for (size_t end = 1; end <= count; end++) {
        best[end] = spread(values, 0, end);
    }
    for (size_t classes = 2; classes <= k; classes++) {
        for (size_t end = count; end >= classes; end--) {
            double least = -1;
            for (size_t start = classes - 1; start < end; start++) {
                const double cost = best[start] + spread(values, start, end);
                if (least < 0 || cost < least) least = cost;
            }
            best[end] = least;
        }
    }
    return best[count];
}

static double spread_of_edges(const double *values, size_t count,
                              const struct raw_edges *edges) {
    double sum = 0;
    size_t first = 0;
    for (size_t k = 1; k <= edges->count; k++) {
        size_t end = first;
        while (end < count &&
               (k == edges->count || values[end] < edges->edges[k])) {
            end++;
        }
        if (end > first) sum += spread(values, first, end);
        first = end;
    }
    return sum;
}

static void fisher__three_clear_groups(void **state) {
    (void)state;
    double values[] = {1, 2, 3, 10, 11, 12, 20, 21, 22};
    double weights[9];
    const struct column column = column_of(values, weights, 9);
    struct raw_edges edges;
    breaks_fisher(&column, 3, &edges);
    assert_int_equal(edges.count, 3);
    const double wanted[] = {1, 6.5, 16, 22};
    for (size_t i = 0; i < 4; i++) {
        assert_true(fabs(edges.edges[i] - wanted[i]) < 1e-12);
    }
}

static void fisher__weights_count_repetitions(void **state) {
    (void)state;
    // 1 ten times, then 2 and 4 once: the best cut is before 2 by weight, and
    // would be before 4 if each value counted once.
    double values[] = {1, 2, 4};
    double heavy[] = {10, 1, 1};
    double plain[] = {1, 1, 1};
    struct column column = {values, 12, values, heavy, 3};
    struct raw_edges edges;
    // {1} {2 4}: 2; {1.. 2} {4}: 10/11.
    breaks_fisher(&column, 2, &edges);
    assert_true(fabs(edges.edges[1] - 3) < 1e-12);
    column = (struct column){values, 3, values, plain, 3};
    breaks_fisher(&column, 2, &edges);
    assert_true(fabs(edges.edges[1] - 3) < 1e-12);
    // {1 x 10, 2 x 10} {4}: 5; {1} {2 x 10, 4}: 40/11 = 3.6.
    double even[] = {10, 10, 1};
    column = (struct column){values, 21, values, even, 3};
    breaks_fisher(&column, 2, &edges);
    assert_true(fabs(edges.edges[1] - 1.5) < 1e-12);
}

static int compare_doubles(const void *left, const void *right) {
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

static void fisher__never_worse_than_the_plain_programme(void **state) {
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 200; round++) {
        double values[MOST];
        double weights[MOST];
        const size_t count = 2 + (size_t)round % (MOST - 2);
        for (size_t i = 0; i < count; i++) {
            seed = seed * 1664525 + 1013904223;
            const double share = (double)(seed >> 8) / (1 << 24);
            values[i] = share * share * 30 + (double)i * 1e-6;
        }
        qsort(values, count, sizeof(*values), compare_doubles);
        const struct column column = column_of(values, weights, count);
        for (size_t k = 1; k <= 9 && k <= count; k++) {
            struct raw_edges edges;
            breaks_fisher(&column, k, &edges);
            assert_int_equal(edges.count, k);
            const double ours = spread_of_edges(values, count, &edges);
            const double best = least_spread(values, count, k);
            assert_true(ours <= best + 1e-7);
        }
    }
}

static void fisher__grows_no_faster_than_n_log_n(void **state) {
    (void)state;
    // 35,672 distinct values in 9 classes: the plain programme needs 5e9 steps,
    // minutes under sanitizers; this one some 5e6.
    const size_t count = 35672;
    double *values = atlas_xcalloc(2 * count, sizeof(*values));
    for (size_t i = 0; i < count; i++) {
        values[i] = 3 + sqrt((double)i) / 10;
    }
    const struct column column = column_of(values, values + count, count);
    struct raw_edges edges;
    breaks_fisher(&column, 9, &edges);
    assert_int_equal(edges.count, 9);
    for (size_t i = 0; i < 9; i++) {
        assert_true(edges.edges[i] < edges.edges[i + 1]);
    }
    free(values);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fisher__three_clear_groups),
        cmocka_unit_test(fisher__weights_count_repetitions),
        cmocka_unit_test(fisher__never_worse_than_the_plain_programme),
        cmocka_unit_test(fisher__grows_no_faster_than_n_log_n),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
