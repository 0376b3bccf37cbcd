// Ways of cutting a sorted column into classes. Private to classify.
#ifndef ATLAS_CLASSIFY_BREAKS_H
#define ATLAS_CLASSIFY_BREAKS_H

#include <stddef.h>

#include "atlas/classes.h"
#include "column.h"
#include "edges.h"

// As many values in each class: R's quantile type 7 at i / wanted.
void breaks_quantile(const struct column *column, size_t wanted,
                     struct raw_edges *ret_edges);

// As wide a class each.
void breaks_equal(const struct column *column, size_t wanted,
                  struct raw_edges *ret_edges);

// R's pretty(): steps of 1, 2, 5 or 10 times a power of ten. Gives about
// `wanted` classes; where R gives more than ATLAS_CLASSES_MAX, what it gives
// for the next smaller number that fits.
void breaks_pretty(const struct column *column, size_t wanted,
                   struct raw_edges *ret_edges);

// The same for a range that is not empty: about `wanted` classes, at most
// `most`, at least 2.
void breaks_pretty_range(const double range[2], size_t wanted, size_t most,
                         struct raw_edges *ret_edges);

// R's pretty() of the standardised column (mean 0, standard deviation 1, by
// n - 1), mapped back. Too many classes are avoided as breaks_pretty() does.
void breaks_sd(const struct column *column, size_t wanted,
               struct raw_edges *ret_edges);

// Head/tail breaks: the mean, the mean of what lies above it, and so on while
// at most two fifths of the values lie above. At most `most` classes: the last
// one takes all that is above the last mean.
void breaks_headtail(const struct column *column, size_t most,
                     struct raw_edges *ret_edges);

// Least sum of squares within classes; edges half-way between classes.
void breaks_fisher(const struct column *column, size_t wanted,
                   struct raw_edges *ret_edges);

// The breaks of a method, not ATLAS_FIXED: about `wanted` classes, at most
// ATLAS_CLASSES_MAX.
void breaks_find(enum atlas_class_method method, const struct column *column,
                 size_t wanted, struct raw_edges *ret_edges);

#endif
