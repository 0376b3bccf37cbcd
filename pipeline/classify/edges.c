// Rounding class edges so that they can be printed.
//
// In:  edges as a method gives them.
// Out: edges of so many places, still apart, around every value.
//
// The outer edges are rounded outwards, the others to the nearest. A place is
// tried by dividing whole numbers by a power of ten, which gives the same
// double that the printed number reads back to.

#include "edges.h"

#include <math.h>

double edges_power(int decimals) {
    double power = 1;
    while (decimals-- > 0) power *= 10;
    return power;
}

double edge_rounded(double value, int decimals, int way) {
    const double power = edges_power(decimals);
    const double nearest = round(value * power);
    const double result = nearest / power;
    if (way < 0 && result > value) return (nearest - 1) / power;
    if (way > 0 && result < value) return (nearest + 1) / power;
    return result;
}

bool edges_same(double left, double right) {
    return fabs(left - right) <= 1e-9 * (1 + fabs(left));
}

void edges_unite(struct raw_edges *edges) {
    size_t kept = 0;
    for (size_t i = 1; i < edges->count; i++) {
        if (edges_same(edges->edges[i], edges->edges[kept])) continue;
        if (edges_same(edges->edges[i], edges->edges[edges->count])) continue;
        edges->edges[++kept] = edges->edges[i];
    }
    edges->edges[kept + 1] = edges->edges[edges->count];
    edges->count = kept + 1;
}

struct raw_edges edges_rounded(const struct raw_edges *raw, int decimals) {
    struct raw_edges result = {.count = raw->count};
    for (size_t i = 0; i <= raw->count; i++) {
        const int way = i == 0 ? -1 : i == raw->count ? 1 : 0;
        result.edges[i] = edge_rounded(raw->edges[i], decimals, way);
    }
    edges_unite(&result);
    return result;
}

int edges_decimals(const double *edges, size_t count, int least) {
    int decimals = least;
    for (size_t i = 0; i < count; i++) {
        while (decimals < EDGE_DECIMALS_MAX &&
               !edges_same(edges[i], edge_rounded(edges[i], decimals, 0))) {
            decimals++;
        }
    }
    return decimals;
}
