// A column of values, ready to be cut. Private to classify.
#ifndef ATLAS_CLASSIFY_COLUMN_H
#define ATLAS_CLASSIFY_COLUMN_H

#include <stddef.h>

// Sorted, and again without repetitions.
struct column {
    double *values;    // Ascending.
    size_t count;      // Values, at least 1.
    double *distinct;  // Ascending, each once.
    double *weights;   // How often each distinct value occurs.
    size_t distinct_count;
};

// Copy and sort `count` values, at least 1. column_release() ends it.
void column_fill(struct column *column, const double *values, size_t count);

void column_release(struct column *column);

// Mean of the values from index `first` on, to the last bits: summed, then
// corrected by the mean of what is left.
double column_mean(const struct column *column, size_t first);

// R's quantile(type = 7) at `share`, 0 to 1.
double column_quantile(const struct column *column, double share);

#endif
