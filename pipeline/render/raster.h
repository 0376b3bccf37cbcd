// A grid of cells that knows which area each cell belongs to.
#ifndef ATLAS_RENDER_RASTER_H
#define ATLAS_RENDER_RASTER_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/area_set.h"

// Cell owner of nobody.
#define RASTER_NOBODY 0

struct raster {
    struct atlas_box box;  // Of the whole grid; x right, y any way.
    double cell;           // Side of a cell.
    size_t columns;
    size_t rows;
    uint32_t *owners;  // RASTER_NOBODY, or an area's index plus one.
    uint8_t *parity;   // Scratch; all 0 between areas.
};

// An empty grid over a box, its cells of a side.
void raster_create(struct raster *raster, struct atlas_box box, double cell);
void raster_release(struct raster *raster);

// Add one ring of an area (closed or not), then give the insides of all rings
// added, even-odd, to an owner. `box` holds the rings.
void raster_add_ring(struct raster *raster, const struct atlas_point *points,
                     size_t count);
void raster_fill(struct raster *raster, struct atlas_box box, uint32_t owner);

// Give the cell at a place to an owner.
void raster_mark(struct raster *raster, struct atlas_point at, uint32_t owner);

// Owner of the cell at a place; nobody's outside the grid.
uint32_t raster_at(const struct raster *raster, struct atlas_point at);

#endif
