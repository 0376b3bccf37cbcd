// Where areas that a frame cuts off have room for a name.
//
// In:  the ground, what stands on it.
// Out: for each area the place farthest from all that a name must not touch.
//
// Distances of all cells are found in two sweeps over the frame (Rosenfeld and
// Pfaltz 1966), up and down counted dearer than across: a name is wider than
// high. Among equal places the topmost is taken, then the one farthest west.

#include <stdlib.h>

#include "atlas/memory.h"
#include "label_placing.h"

// Side of the cells: names are tried around the place that is found.
#define CELL_PT 1.5

// Cost of a step to the next cell. Nothing is nearer than one step.
#define ACROSS 2
#define DOWN 5
#define DIAGONAL 6

// The frame in cells, with an edge of nobody's around it.
struct cells {
    struct atlas_point corner;  // Top left, of the edge.
    size_t columns;
    size_t rows;
    uint32_t *owners;  // RASTER_NOBODY: not for names.
    uint32_t *distances;
};

// The first cell or the last that a length reaches, of `count`.
static size_t cell_at(double points, size_t count) {
    const double cells = points / CELL_PT;
    if (!(cells > 0)) return 0;
    return cells < (double)count ? (size_t)cells : count - 1;
}

// Take a box from the cells it touches.
static void box_block(struct cells *cells, struct box box) {
    const double x = box.x - cells->corner.x;
    const double y = box.y - cells->corner.y;
    const size_t left = cell_at(x, cells->columns);
    const size_t right = cell_at(x + box.width, cells->columns);
    const size_t bottom = cell_at(y + box.height, cells->rows);
    for (size_t row = cell_at(y, cells->rows); row <= bottom; row++) {
        for (size_t column = left; column <= right; column++) {
            cells->owners[row * cells->columns + column] = RASTER_NOBODY;
        }
    }
}

static struct atlas_point middle_of(const struct cells *cells, size_t cell) {
    const double column = (double)(cell % cells->columns);
    const double row = (double)(cell / cells->columns);
    return (struct atlas_point){cells->corner.x + (column + 0.5) * CELL_PT,
                                cells->corner.y + (row + 0.5) * CELL_PT};
}

static void cells_open(const struct placing *placing, struct cells *cells) {
    const struct label_source *source = placing->source;
    const struct layout *layout = source->layout;
    const struct box frame = layout->free;
    cells->corner = (struct atlas_point){frame.x - CELL_PT, frame.y - CELL_PT};
    cells->columns = (size_t)fmax(frame.width / CELL_PT, 0) + 2;
    cells->rows = (size_t)fmax(frame.height / CELL_PT, 0) + 2;
    const size_t count = cells->columns * cells->rows;
    cells->owners = atlas_xcalloc(count, sizeof(*cells->owners));
    cells->distances = atlas_xcalloc(count, sizeof(*cells->distances));
    for (size_t row = 1; row + 1 < cells->rows; row++) {
        for (size_t column = 1; column + 1 < cells->columns; column++) {
            const size_t cell = row * cells->columns + column;
            cells->owners[cell] =
                raster_at(&placing->ground, middle_of(cells, cell));
        }
    }
    for (size_t i = 0; i < layout->taken_count; i++) {
        box_block(cells, layout->taken[i]);
    }
    for (size_t i = 0; i < source->obstacle_count; i++) {
        box_block(cells, source->obstacles[i]);
    }
}

// Bring a cell's distance down to that by way of one of the four neighbours
// before it (way -1) or after it: one step where that is another's.
static void cell_sweep(struct cells *cells, size_t cell, int way) {
    const long wide = (long)cells->columns;
    const long steps[] = {1, wide - 1, wide, wide + 1};
    static const uint32_t costs[] = {ACROSS, DIAGONAL, DOWN, DIAGONAL};
    for (int i = 0; i < 4; i++) {
        const size_t by = (size_t)((long)cell + way * steps[i]);
        const bool is_same = cells->owners[by] == cells->owners[cell];
        const uint32_t distance =
            costs[i] + (is_same ? cells->distances[by] : 0);
        if (distance < cells->distances[cell]) {
            cells->distances[cell] = distance;
        }
    }
}

// All cells but the edge's: forwards, then backwards.
static void distances_find(struct cells *cells) {
    const size_t wide = cells->columns;
    for (size_t row = 1; row + 1 < cells->rows; row++) {
        for (size_t i = row * wide + 1; i + 1 < (row + 1) * wide; i++) {
            cells->distances[i] = UINT32_MAX;
            cell_sweep(cells, i, -1);
        }
    }
    for (size_t row = cells->rows - 1; row-- > 1;) {
        for (size_t i = (row + 1) * wide - 1; i-- > row * wide + 1;) {
            cell_sweep(cells, i, 1);
        }
    }
}

struct roomiest *placing_find_room(const struct placing *placing) {
    const size_t count = placing->source->areas->count;
    struct roomiest *found = atlas_xcalloc(count + 1, sizeof(*found));
    struct cells cells;
    cells_open(placing, &cells);
    distances_find(&cells);
    for (size_t i = 0; i < cells.columns * cells.rows; i++) {
        const uint32_t owner = cells.owners[i];
        if (owner == RASTER_NOBODY || owner > count) continue;
        struct roomiest *best = &found[owner - 1];
        if ((double)cells.distances[i] <= best->room) continue;
        *best =
            (struct roomiest){middle_of(&cells, i), (double)cells.distances[i]};
    }
    free(cells.owners);
    free(cells.distances);
    return found;
}
