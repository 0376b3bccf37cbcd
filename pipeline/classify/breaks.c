// Quantile, equal, pretty, standard deviation and head/tail class edges.
//
// In:  a sorted column.
// Out: edges as the method defines them, not rounded yet.
//
// Pretty follows R's pretty.default (R_pretty in appl/pretty.c: high.u.bias
// 1.5, u5.bias 2.75): of the units 1, 2, 5 and 10 times a power of ten the
// largest that the cell asked for does not fall too far short of.

#include "breaks.h"

#include <math.h>

void breaks_quantile(const struct column *column, size_t wanted,
                     struct raw_edges *ret_edges) {
    ret_edges->count = wanted;
    for (size_t i = 0; i <= wanted; i++) {
        ret_edges->edges[i] =
            column_quantile(column, (double)i / (double)wanted);
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

// Edges for about `wanted` cells. False when there are more than `most`.
static bool pretty_edges(const double range[2], size_t wanted, size_t most,
                         struct raw_edges *edges) {
    const double slack = 1e-10;
    const double unit = pretty_unit((range[1] - range[0]) / (double)wanted);
    const double first = floor(range[0] / unit + slack);
    const double last = ceil(range[1] / unit - slack);
    const double count = last > first ? last - first : 1;
    if (count > (double)most) return false;
    edges->count = (size_t)count;
    for (size_t i = 0; i <= edges->count; i++) {
        edges->edges[i] = multiple_of(first + (double)i, unit);
    }
    return true;
}

void breaks_pretty_range(const double range[2], size_t wanted, size_t most,
                         struct raw_edges *ret_edges) {
    while (!pretty_edges(range, wanted, most, ret_edges)) {
        wanted--;  // One cell always fits: it makes two classes at most.
    }
}

void breaks_pretty(const struct column *column, size_t wanted,
                   struct raw_edges *ret_edges) {
    const double range[2] = {column->values[0],
                             column->values[column->count - 1]};
    if (range[0] == range[1]) {
        breaks_equal(column, 1, ret_edges);
        return;
    }
    breaks_pretty_range(range, wanted, ATLAS_CLASSES_MAX, ret_edges);
}

void breaks_sd(const struct column *column, size_t wanted,
               struct raw_edges *ret_edges) {
    const double low = column->values[0];
    const double high = column->values[column->count - 1];
    const double mean = column_mean(column, 0);
    double squares = 0;
    if (low == high) {
        breaks_equal(column, 1, ret_edges);
        return;
    }
    for (size_t i = 0; i < column->count; i++) {
        squares += (column->values[i] - mean) * (column->values[i] - mean);
    }
    const double deviation = sqrt(squares / (double)(column->count - 1));
    const double range[2] = {(low - mean) / deviation,
                             (high - mean) / deviation};
    breaks_pretty_range(range, wanted, ATLAS_CLASSES_MAX, ret_edges);
    for (size_t i = 0; i <= ret_edges->count; i++) {
        ret_edges->edges[i] = ret_edges->edges[i] * deviation + mean;
    }
}

void breaks_headtail(const struct column *column, size_t most,
                     struct raw_edges *ret_edges) {
    const double head_share = 0.4;  // Jiang's threshold, and classInt's thr.
    size_t first = 0;
    size_t count = 0;
    ret_edges->edges[0] = column->values[0];
    while (count + 1 < most) {
        const double mean = column_mean(column, first);
        const size_t left = column->count - first;
        size_t head = first;
        while (head < column->count && column->values[head] <= mean) head++;
        if (head == column->count) break;  // All alike: the mean is the top.
        ret_edges->edges[++count] = mean;
        const size_t above = column->count - head;
        if (above <= 1 || (double)above > head_share * (double)left) break;
        first = head;
    }
    ret_edges->edges[++count] = column->values[column->count - 1];
    ret_edges->count = count;
}

void breaks_find(enum atlas_class_method method, const struct column *column,
                 size_t wanted, struct raw_edges *ret_edges) {
    switch (method) {
        case ATLAS_QUANTILE:
            breaks_quantile(column, wanted, ret_edges);
            break;
        case ATLAS_FISHER:
            breaks_fisher(column, wanted, ret_edges);
            break;
        case ATLAS_EQUAL:
            breaks_equal(column, wanted, ret_edges);
            break;
        case ATLAS_PRETTY:
            breaks_pretty(column, wanted, ret_edges);
            break;
        case ATLAS_SD:
            breaks_sd(column, wanted, ret_edges);
            break;
        case ATLAS_HEADTAIL:
            breaks_headtail(column, ATLAS_CLASSES_MAX, ret_edges);
            break;
        case ATLAS_FIXED:
        case ATLAS_CLASS_METHOD_END:
            break;
    }
}
