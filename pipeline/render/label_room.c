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

// Cost of a step to the next cell. Nothing is nearer than one step.
#define ACROSS 2
#define DOWN 5
#define DIAGONAL 6

// The cells of the ground that the frame holds.
struct cells {
    struct atlas_point corner;  // Top left.
    double cell;
    size_t columns;
    size_t rows;
    uint32_t *owners;  // RASTER_NOBODY: not for names.
    uint32_t *distances;
};

// Take a box from the cells it touches.
static void box_block(struct cells *cells, struct box box) {
    const double left = (box.x - cells->corner.x) / cells->cell;
    const double top = (box.y - cells->corner.y) / cells->cell;
    const double right = left + box.width / cells->cell;
    const double bottom = top + box.height / cells->cell;
    for (size_t row = top > 0 ? (size_t)top : 0;
         row < cells->rows && (double)row < bottom; row++) {
        for (size_t column = left > 0 ? (size_t)left : 0;
             column < cells->columns && (double)column < right; column++) {
            cells->owners[row * cells->columns + column] = RASTER_NOBODY;
        }
    }
}

static void cells_open(const struct placing *placing, struct cells *cells) {
    const struct label_source *source = placing->source;
    const struct layout *layout = source->layout;
    const struct box frame = layout->free;
    cells->cell = placing->ground.cell;
    cells->corner = (struct atlas_point){frame.x, frame.y};
    cells->columns = (size_t)(frame.width / cells->cell);
    cells->rows = (size_t)(frame.height / cells->cell);
    const size_t count = cells->columns * cells->rows + 1;
    cells->owners = atlas_xcalloc(count, sizeof(*cells->owners));
    cells->distances = atlas_xcalloc(count, sizeof(*cells->distances));
    for (size_t row = 0; row < cells->rows; row++) {
        for (size_t column = 0; column < cells->columns; column++) {
            const struct atlas_point at = {
                frame.x + ((double)column + 0.5) * cells->cell,
                frame.y + ((double)row + 0.5) * cells->cell};
            cells->owners[row * cells->columns + column] =
                raster_at(&placing->ground, at);
        }
    }
    for (size_t i = 0; i < layout->taken_count; i++) {
        box_block(cells, layout->taken[i]);
    }
    for (size_t i = 0; i < source->obstacle_count; i++) {
        box_block(cells, source->obstacles[i]);
    }
}

// Distance of a cell by way of a neighbour: one step where that is off the
// frame or another's.
static uint32_t by_way_of(const struct cells *cells, size_t from, long column,
                          long row, uint32_t cost) {
    if (column < 0 || row < 0 || column >= (long)cells->columns ||
        row >= (long)cells->rows) {
        return cost;
    }
    const size_t to = (size_t)row * cells->columns + (size_t)column;
    return cells->owners[to] == cells->owners[from]
               ? cells->distances[to] + cost
               : cost;
}

// The least distance by the four neighbours before a cell (way -1) or after it.
static uint32_t sweep_cell(const struct cells *cells, long column, long row,
                           int way) {
    static const struct {
        int across, down;
        uint32_t cost;
    } steps[] = {
        {1, 0, ACROSS}, {-1, 1, DIAGONAL}, {0, 1, DOWN}, {1, 1, DIAGONAL}};
    const size_t from = (size_t)row * cells->columns + (size_t)column;
    uint32_t least = UINT32_MAX;
    for (int i = 0; i < 4; i++) {
        const uint32_t distance =
            by_way_of(cells, from, column + way * steps[i].across,
                      row + way * steps[i].down, steps[i].cost);
        if (distance < least) least = distance;
    }
    return least;
}

static void distances_find(struct cells *cells) {
    const long count = (long)(cells->columns * cells->rows);
    const long columns = (long)cells->columns;
    for (long i = 0; i < count; i++) {
        cells->distances[i] = sweep_cell(cells, i % columns, i / columns, -1);
    }
    for (long i = count - 1; i >= 0; i--) {
        const uint32_t after = sweep_cell(cells, i % columns, i / columns, 1);
        if (after < cells->distances[i]) cells->distances[i] = after;
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
        best->room = (double)cells.distances[i];
        best->at.x =
            cells.corner.x + ((double)(i % cells.columns) + 0.5) * cells.cell;
        best->at.y =
            cells.corner.y + ((double)(i / cells.columns) + 0.5) * cells.cell;
    }
    free(cells.owners);
    free(cells.distances);
    return found;
}
