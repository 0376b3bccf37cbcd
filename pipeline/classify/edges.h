// Class edges before they become a table. Private to classify.
#ifndef ATLAS_CLASSIFY_EDGES_H
#define ATLAS_CLASSIFY_EDGES_H

#include <stdbool.h>
#include <stddef.h>

#include "atlas/classes.h"

// Places that edges may take at the most.
#define EDGE_DECIMALS_MAX 7

// Edges as a method gives them: count + 1 of them, ascending, from the lowest
// value (or below) to the highest (or above).
struct raw_edges {
    double edges[ATLAS_CLASSES_MAX + 1];
    size_t count;  // Classes.
};

// Whether two edges differ by no more than rounding errors.
bool edges_same(double left, double right);

// `value` to `decimals` places: the nearest, half away from zero (way 0), at
// most the value (-1), or at least the value (1).
double edge_rounded(double value, int decimals, int way);

// Drop edges that repeat; the outer two stay.
void edges_unite(struct raw_edges *edges);

// The edges rounded, the outer two outwards, and those that fell together
// united.
struct raw_edges edges_rounded(const struct raw_edges *raw, int decimals);

// Places needed to write every edge as it is, at least `least`.
int edges_decimals(const double *edges, size_t count, int least);

// 10 to the power `decimals`, exactly.
double edges_power(int decimals);

#endif
