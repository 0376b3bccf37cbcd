// A column of values, ready to be cut.
//
// In:  values in any order.
// Out: sorted, without repetitions, and what R says of them: mean, quantiles.
//
// R's quantile takes a place that misses a whole number by a rounding error as
// that number; so does this one, or edges would differ in their last bits.

#include "column.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"

static int compare_doubles(const void *left, const void *right) {
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

void column_fill(struct column *column, const double *values, size_t count) {
    column->count = count;
    column->values = atlas_xcalloc(3 * count, sizeof(*values));
    column->distinct = column->values + count;
    column->weights = column->distinct + count;
    column->distinct_count = 0;
    memcpy(column->values, values, count * sizeof(*values));
    qsort(column->values, count, sizeof(*values), compare_doubles);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || column->values[i] > column->values[i - 1]) {
            column->distinct[column->distinct_count++] = column->values[i];
        }
        column->weights[column->distinct_count - 1] += 1;
    }
}

void column_release(struct column *column) {
    free(column->values);
    *column = (struct column){.values = NULL};
}

double column_mean(const struct column *column, size_t first) {
    const double count = (double)(column->count - first);
    double sum = 0;
    double rest = 0;
    for (size_t i = first; i < column->count; i++) sum += column->values[i];
    const double mean = sum / count;
    for (size_t i = first; i < column->count; i++) {
        rest += column->values[i] - mean;
    }
    return mean + rest / count;
}

double column_quantile(const struct column *column, double share) {
    const double place = share * (double)(column->count - 1);
    const size_t below = (size_t)floor(place + 4e-15 * (place + 1));
    if (below + 1 >= column->count) return column->values[column->count - 1];
    const double part = place - (double)below;
    const double low = column->values[below];
    if (part < 1e-12) return low;
    return low + part * (column->values[below + 1] - low);
}
