// Quantile, equal and pretty class edges.
//
// In:  a sorted column.
// Out: edges as the method defines them, not rounded yet.
//
// Pretty follows R's pretty.default (R_pretty in appl/pretty.c: high.u.bias
// 1.5, u5.bias 2.75): of the units 1, 2, 5 and 10 times a power of ten the
// largest that the cell asked for does not fall too far short of.

#include "breaks.h"

#include <math.h>

// R's quantile(type = 7) of a sorted column at `share`, 0 to 1.
static double quantile_7(const struct column *column, double share) {
    const double place = share * (double)(column->count - 1);
    const size_t below = (size_t)floor(place + 4e-15 * (place + 1));
    if (below + 1 >= column->count) return column->values[column->count - 1];
    const double part = place - (double)below;
    const double low = column->values[below];
    if (part < 1e-12) return low;
    return low + part * (column->values[below + 1] - low);
}

void breaks_quantile(const struct column *column, size_t wanted,
                     struct raw_edges *ret_edges) {
    ret_edges->count = wanted;
    for (size_t i = 0; i <= wanted; i++) {
        ret_edges->edges[i] = quantile_7(column, (double)i / (double)wanted);
    }
}

void breaks_equal(const struct column *column, size_t wanted,
                  struct raw_edges *ret_edges) {
    const double low = column->values[0];
    const double high = column->values[column->count - 1];
    ret_edges->count = wanted;
    for (size_t i = 0; i <= wanted; i++) {
        ret_edges->edges[i] = low + (high - low) * (double)i / (double)wanted;
    }
    ret_edges->edges[wanted] = high;
}

// R's unit for cells of a size, with R's default biases.
static double pretty_unit(double cell) {
    const double bias = 1.5;
    const double bias5 = 2.75;
    const double base = pow(10, floor(log10(cell)));
    double unit = base;
    if (2 * base - cell < bias * (cell - unit)) {
        unit = 2 * base;
        if (5 * base - cell < bias5 * (cell - unit)) {
            unit = 5 * base;
            if (10 * base - cell < bias * (cell - unit)) unit = 10 * base;
        }
    }
    return unit;
}

// A multiple of a unit; exact where the unit is a negative power of ten.
static double multiple_of(double times, double unit) {
    return unit < 1 ? times / round(1 / unit) : times * unit;
}

// Edges for about `wanted` cells. False when there are too many.
static int pretty_edges(const double range[2], size_t wanted,
                        struct raw_edges *edges) {
    const double slack = 1e-10;
    const double size = range[1] - range[0];
    const double unit = pretty_unit(size / (double)wanted);
    const double first = floor(range[0] / unit + slack);
    const double last = ceil(range[1] / unit - slack);
    const double count = last > first ? last - first : 1;
    if (count > ATLAS_CLASSES_MAX) return 0;
    edges->count = (size_t)count;
    for (size_t i = 0; i <= edges->count; i++) {
        edges->edges[i] = multiple_of(first + (double)i, unit);
    }
    return 1;
}

void breaks_pretty(const struct column *column, size_t wanted,
                   struct raw_edges *ret_edges) {
    const double range[2] = {column->values[0],
                             column->values[column->count - 1]};
    if (range[0] == range[1]) {
        breaks_equal(column, 1, ret_edges);
        return;
    }
    while (!pretty_edges(range, wanted, ret_edges)) {
        wanted--;  // One cell always fits: it makes two classes at most.
    }
}
