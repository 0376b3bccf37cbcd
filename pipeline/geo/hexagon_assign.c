// The least moved assignment of areas to cells.
//
// In:  places of areas, cells.
// Out: a cell for each area, no cell twice, with the least sum of costs.
//
// Areas come in one by one; each takes the shortest augmenting path from it to
// a free cell, under prices that keep every reduced cost at 0 or more (the
// second half of Jonker and Volgenant 1987, A shortest augmenting path
// algorithm for dense and sparse linear assignment problems, Computing 38,
// 325-340, doi 10.1007/BF02278710). An area looks only at a window of cells
// around its place; where no free cell can be reached, all windows are doubled
// and everything begins again.

#include "hexagon_assign.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"
#include "atlas/vocabulary.h"

enum { first_window = 6 };

// What a cell of open sea costs, in squared widths. High, so that the cells in
// use are those with land.
static const double sea_cost = 20;

struct assignment {
    const struct hexagon_cells *cells;
    const struct atlas_point *places;
    size_t window;      // Cells looked at on either side.
    uint32_t *cell_of;  // By area.
    uint32_t *area_at;  // By cell; ATLAS_NONE: free.
    double *worth;      // By area: its price.
    double *price;      // By cell: 0 or less.
    double *distance;   // By cell touched: from the area that comes in.
    uint32_t *via;      // By cell touched: the area before it.
    bool *is_scanned;   // By cell touched.
    uint32_t *touched;  // Cells touched.
    size_t touched_count;
};

double hexagon_assign_cost(const struct hexagon_cells *cells,
                           struct atlas_point place, size_t cell) {
    const struct atlas_point centre = hexagon_cell_centre(cells, cell);
    const double dx = centre.x - place.x;
    const double dy = centre.y - place.y;
    return dx * dx + dy * dy + sea_cost * hexagon_cell_sea(cells, cell);
}

static void touch(struct assignment *a, uint32_t cell, double distance,
                  uint32_t via) {
    if (a->via[cell] == ATLAS_NONE) {
        a->touched[a->touched_count++] = cell;
    } else if (distance >= a->distance[cell]) {
        return;
    }
    a->distance[cell] = distance;
    a->via[cell] = via;
}

// From `low` to `high`, both cut to the inner cells.
static void window_cut(double centre, size_t window, size_t cells,
                       size_t *ret_low, size_t *ret_high) {
    const double low = centre - (double)window;
    const double high = centre + (double)window;
    const double last = (double)cells - 2;
    *ret_low = (size_t)(low < 1 ? 1 : low > last ? last : low);
    *ret_high = (size_t)(high < 1 ? 1 : high > last ? last : high);
}

static void scan_area(struct assignment *a, uint32_t area, double base) {
    const struct atlas_point place = a->places[area];
    size_t west, east, south, north;
    window_cut(place.x, a->window, a->cells->columns, &west, &east);
    window_cut(place.y * 2 / sqrt(3), a->window, a->cells->rows, &south,
               &north);
    for (size_t row = south; row <= north; row++) {
        for (size_t column = west; column <= east; column++) {
            const uint32_t cell = (uint32_t)(row * a->cells->columns + column);
            if (a->is_scanned[cell]) continue;
            touch(a, cell,
                  base + hexagon_assign_cost(a->cells, place, cell) -
                      a->worth[area] - a->price[cell],
                  area);
        }
    }
}

// The nearest cell touched and not scanned, the lowest of equals.
static uint32_t nearest_touched(const struct assignment *a) {
    uint32_t best = ATLAS_NONE;
    for (size_t i = 0; i < a->touched_count; i++) {
        const uint32_t cell = a->touched[i];
        if (a->is_scanned[cell]) continue;
        if (best == ATLAS_NONE || a->distance[cell] < a->distance[best] ||
            (a->distance[cell] == a->distance[best] && cell < best)) {
            best = cell;
        }
    }
    return best;
}

// The free cell at the end of the shortest path; ATLAS_NONE without one.
static uint32_t find_free(struct assignment *a, uint32_t area) {
    uint32_t cell = ATLAS_NONE;
    double base = 0;
    for (;;) {
        scan_area(a, cell == ATLAS_NONE ? area : a->area_at[cell], base);
        cell = nearest_touched(a);
        if (cell == ATLAS_NONE || a->area_at[cell] == ATLAS_NONE) return cell;
        a->is_scanned[cell] = true;
        base = a->distance[cell];
    }
}

static void change_prices(struct assignment *a, uint32_t area, double length) {
    a->worth[area] += length;
    for (size_t i = 0; i < a->touched_count; i++) {
        const uint32_t cell = a->touched[i];
        if (!a->is_scanned[cell]) continue;
        a->price[cell] += a->distance[cell] - length;
        a->worth[a->area_at[cell]] += length - a->distance[cell];
    }
}

// Everybody on the path moves to the cell after his.
static void change_cells(struct assignment *a, uint32_t area, uint32_t cell) {
    for (;;) {
        const uint32_t mover = a->via[cell];
        const uint32_t before = a->cell_of[mover];
        a->area_at[cell] = mover;
        a->cell_of[mover] = cell;
        if (mover == area) return;
        cell = before;
    }
}

static void forget_touched(struct assignment *a) {
    for (size_t i = 0; i < a->touched_count; i++) {
        a->via[a->touched[i]] = ATLAS_NONE;
        a->is_scanned[a->touched[i]] = false;
    }
    a->touched_count = 0;
}

static bool bring_in(struct assignment *a, uint32_t area) {
    const uint32_t cell = find_free(a, area);
    if (cell != ATLAS_NONE) {
        change_prices(a, area, a->distance[cell]);
        change_cells(a, area, cell);
    }
    forget_touched(a);
    return cell != ATLAS_NONE;
}

static bool assign_all(struct assignment *a, size_t count) {
    for (size_t i = 0; i < a->cells->count; i++) {
        a->area_at[i] = ATLAS_NONE;
        a->price[i] = 0;
    }
    for (uint32_t i = 0; i < count; i++) a->worth[i] = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!bring_in(a, i)) return false;
    }
    return true;
}

void hexagon_assign(const struct hexagon_cells *cells,
                    const struct atlas_point *places, size_t count,
                    uint32_t *cell_of) {
    const size_t n = cells->count;
    struct assignment a = {
        .cells = cells,
        .places = places,
        .window = first_window,
        .cell_of = cell_of,
        .area_at = atlas_xcalloc(n, sizeof(*a.area_at)),
        .worth = atlas_xcalloc(count + 1, sizeof(*a.worth)),
        .price = atlas_xcalloc(n, sizeof(*a.price)),
        .distance = atlas_xcalloc(n, sizeof(*a.distance)),
        .via = atlas_xcalloc(n, sizeof(*a.via)),
        .is_scanned = atlas_xcalloc(n, sizeof(*a.is_scanned)),
        .touched = atlas_xcalloc(n, sizeof(*a.touched)),
    };
    for (size_t i = 0; i < n; i++) a.via[i] = ATLAS_NONE;
    while (!assign_all(&a, count)) a.window *= 2;
    free(a.area_at);
    free(a.worth);
    free(a.price);
    free(a.distance);
    free(a.via);
    free(a.is_scanned);
    free(a.touched);
}
