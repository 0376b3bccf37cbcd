// Ways of cutting a sorted column into classes. Private to classify.
#ifndef ATLAS_CLASSIFY_BREAKS_H
#define ATLAS_CLASSIFY_BREAKS_H

#include <stddef.h>

#include "atlas/classes.h"

// A column, ready to be cut: sorted, and again without repetitions.
struct column {
    double *values;    // Ascending.
    size_t count;      // Values, at least 1.
    double *distinct;  // Ascending, each once.
    double *weights;   // How often each distinct value occurs.
    size_t distinct_count;
};

// Edges before they are rounded: count + 1 of them, ascending, from the lowest
// value (or below) to the highest (or above).
struct raw_edges {
    double edges[ATLAS_CLASSES_MAX + 1];
    size_t count;  // Classes.
};

// As many values in each class: R's quantile type 7 at i / wanted.
void breaks_quantile(const struct column *column, size_t wanted,
                     struct raw_edges *ret_edges);

// As wide a class each.
void breaks_equal(const struct column *column, size_t wanted,
                  struct raw_edges *ret_edges);

// R's pretty(): steps of 1, 2, 5 or 10 times a power of ten. Gives about
// `wanted` classes, never more than ATLAS_CLASSES_MAX.
void breaks_pretty(const struct column *column, size_t wanted,
                   struct raw_edges *ret_edges);

// Least sum of squares within classes; edges half-way between classes.
void breaks_fisher(const struct column *column, size_t wanted,
                   struct raw_edges *ret_edges);

#endif
