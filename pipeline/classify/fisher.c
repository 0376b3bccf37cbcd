// Fisher's exact grouping (also called Jenks natural breaks).
//
// In:  a column's distinct values and how often each occurs.
// Out: the cut into k classes with the least sum of squared distances from the
//      class means. Of equally good cuts the one whose classes start lowest.
//
// The dynamic programme over (classes, last value) costs O(k n^2) as published
// (Fisher 1958). The start of the best last class never moves down as the last
// value moves up (the cost satisfies the quadrangle inequality), so each row is
// filled by divide and conquer in O(n log n): halve the row, and search each
// half only between the starts found at its ends.

#include <stdint.h>
#include <stdlib.h>

#include "atlas/memory.h"
#include "breaks.h"

// Running sums from which the cost of any class follows at once.
struct sums {
    double *weight;  // [i]: weight of the first i distinct values.
    double *linear;  // [i]: their weighted sum, moved by the mean.
    double *square;  // [i]: their weighted sum of squares, moved by the mean.
};

// One row of the programme: classes so far, for every last value.
struct rows {
    const struct sums *sums;
    const double *before;  // Cost with one class less, by end (exclusive).
    double *cost;          // Cost of this row, by end (exclusive).
    uint32_t *start;       // Start of the best last class, by end.
};

static double class_cost(const struct sums *sums, size_t first, size_t end) {
    const double weight = sums->weight[end] - sums->weight[first];
    const double linear = sums->linear[end] - sums->linear[first];
    const double square = sums->square[end] - sums->square[first];
    const double cost = square - linear * linear / weight;
    return cost > 0 ? cost : 0;
}

static void sums_fill(struct sums *sums, const struct column *column) {
    const size_t n = column->distinct_count;
    double mean = 0;
    for (size_t i = 0; i < n; i++) {
        mean += column->distinct[i] * column->weights[i];
    }
    mean /= (double)column->count;
    sums->weight = atlas_xcalloc(3 * (n + 1), sizeof(*sums->weight));
    sums->linear = sums->weight + n + 1;
    sums->square = sums->linear + n + 1;
    for (size_t i = 0; i < n; i++) {
        const double weight = column->weights[i];
        const double moved = column->distinct[i] - mean;
        sums->weight[i + 1] = sums->weight[i] + weight;
        sums->linear[i + 1] = sums->linear[i] + weight * moved;
        sums->square[i + 1] = sums->square[i] + weight * moved * moved;
    }
}

// Fill ends low .. high, whose best starts lie in from .. to.
static void row_fill(struct rows *rows, const size_t ends[2],
                     const size_t starts[2]) {
    if (ends[0] > ends[1]) return;
    const size_t middle = ends[0] + (ends[1] - ends[0]) / 2;
    const size_t last = starts[1] < middle ? starts[1] : middle - 1;
    size_t best = starts[0];
    double least = -1;
    for (size_t start = starts[0]; start <= last; start++) {
        const double cost =
            rows->before[start] + class_cost(rows->sums, start, middle);
        if (least < 0 || cost < least) {
            least = cost;
            best = start;
        }
    }
    rows->cost[middle] = least;
    rows->start[middle] = (uint32_t)best;
    row_fill(rows, (size_t[]){ends[0], middle - 1},
             (size_t[]){starts[0], best});
    row_fill(rows, (size_t[]){middle + 1, ends[1]},
             (size_t[]){best, starts[1]});
}

static void edges_follow(const struct column *column, const uint32_t *starts,
                         struct raw_edges *edges) {
    const size_t n = column->distinct_count;
    size_t end = n;
    edges->edges[edges->count] = column->distinct[n - 1];
    for (size_t k = edges->count; k-- > 1;) {
        const size_t start = starts[k * (n + 1) + end];
        edges->edges[k] =
            (column->distinct[start - 1] + column->distinct[start]) / 2;
        end = start;
    }
    edges->edges[0] = column->distinct[0];
}

void breaks_fisher(const struct column *column, size_t wanted,
                   struct raw_edges *ret_edges) {
    const size_t n = column->distinct_count;
    const size_t classes = wanted < n ? wanted : n;
    struct sums sums;
    sums_fill(&sums, column);
    double *costs = atlas_xcalloc(2 * (n + 1), sizeof(*costs));
    uint32_t *starts = atlas_xcalloc(classes * (n + 1), sizeof(*starts));

    double *before = costs;
    double *cost = costs + n + 1;
    for (size_t end = 1; end <= n; end++) {
        before[end] = class_cost(&sums, 0, end);
    }
    for (size_t k = 1; k < classes; k++) {
        struct rows rows = {&sums, before, cost, starts + k * (n + 1)};
        row_fill(&rows, (size_t[]){k + 1, n}, (size_t[]){k, n - 1});
        double *const swap = before;
        before = cost;
        cost = swap;
    }
    ret_edges->count = classes;
    edges_follow(column, starts, ret_edges);
    free(starts);
    free(costs);
    free(sums.weight);
}
