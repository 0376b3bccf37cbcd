// Filling rings into cells.
//
// In:  rings of points.
// Out: cells with owners.
//
// In each row the cell where a border crosses the row's middle is toggled; a
// running parity from left to right then tells inside from outside. The work
// follows the length of the borders, not the number of cells times points.

#include "raster.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"

void raster_create(struct raster *raster, struct atlas_box box, double cell) {
    raster->box = box;
    raster->cell = cell;
    raster->columns = (size_t)((box.max_x - box.min_x) / cell) + 1;
    raster->rows = (size_t)((box.max_y - box.min_y) / cell) + 1;
    const size_t cells = raster->columns * raster->rows;
    raster->owners = atlas_xcalloc(cells, sizeof(*raster->owners));
    raster->parity = atlas_xcalloc(cells, sizeof(*raster->parity));
}

void raster_release(struct raster *raster) {
    free(raster->owners);
    free(raster->parity);
    *raster = (struct raster){0};
}

// A number of cells as a place on an axis of `count` cells.
static size_t clamped(double cells, size_t count) {
    if (!(cells > 0)) return 0;
    return cells < (double)count ? (size_t)cells : count - 1;
}

static size_t column_of(const struct raster *raster, double x) {
    return clamped((x - raster->box.min_x) / raster->cell, raster->columns);
}

static size_t row_of(const struct raster *raster, double y) {
    return clamped((y - raster->box.min_y) / raster->cell, raster->rows);
}

// Toggle the cells where a line crosses the middles of rows. The line is taken
// upwards, so that neighbours agree on a shared border.
static void edge_toggle(struct raster *raster, struct atlas_point a,
                        struct atlas_point b) {
    const struct atlas_point low = a.y < b.y ? a : b;
    const struct atlas_point high = a.y < b.y ? b : a;
    const double from = (low.y - raster->box.min_y) / raster->cell - 0.5;
    const double to = (high.y - raster->box.min_y) / raster->cell - 0.5;
    const double last = fmin(to, (double)raster->rows - 1);
    for (double row = fmax(floor(from) + 1, 0); row <= last; row++) {
        const double share = (row - from) / (to - from);
        const double x = low.x + (high.x - low.x) * share;
        const size_t cell =
            (size_t)row * raster->columns + column_of(raster, x);
        raster->parity[cell] ^= 1;
    }
}

void raster_add_ring(struct raster *raster, const struct atlas_point *points,
                     size_t count) {
    for (size_t i = 0; i < count; i++) {
        edge_toggle(raster, points[i ? i - 1 : count - 1], points[i]);
    }
}

void raster_fill(struct raster *raster, struct atlas_box box, uint32_t owner) {
    const size_t first = column_of(raster, box.min_x);
    const size_t last = column_of(raster, box.max_x);
    const size_t high = row_of(raster, box.max_y);
    for (size_t row = row_of(raster, box.min_y); row <= high; row++) {
        uint8_t is_inside = 0;
        for (size_t column = first; column <= last; column++) {
            const size_t cell = row * raster->columns + column;
            is_inside ^= raster->parity[cell];
            raster->parity[cell] = 0;
            if (is_inside) raster->owners[cell] = owner;
        }
    }
}

void raster_mark(struct raster *raster, struct atlas_point at, uint32_t owner) {
    raster->owners[row_of(raster, at.y) * raster->columns +
                   column_of(raster, at.x)] = owner;
}

uint32_t raster_at(const struct raster *raster, struct atlas_point at) {
    if (at.x < raster->box.min_x || at.x > raster->box.max_x ||
        at.y < raster->box.min_y || at.y > raster->box.max_y) {
        return RASTER_NOBODY;
    }
    return raster->owners[row_of(raster, at.y) * raster->columns +
                          column_of(raster, at.x)];
}
