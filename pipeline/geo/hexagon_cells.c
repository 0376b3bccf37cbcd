// A grid of hexagons, pointed at the top.
//
// In:  a cartogram.
// Out: cells over it with room around, the cells next to each, and how much
//      land lies in each.
//
// Cells are numbered row by row. What lies next to a cell in other rows depends
// on whether its row is even; a table says it once.

#include "hexagon_cells.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"
#include "atlas/vocabulary.h"

// Cells around the land on every side.
enum { margin = 4 };

// A cell with less land than this, in hexagons, is partly sea.
static const double land_full = 0.7;

static const double row_height = 0.86602540378443864676;  // sqrt(3) / 2.

static struct atlas_box land_box(const struct cartogram *cartogram) {
    struct atlas_box box = atlas_box_empty();
    for (size_t i = 0; i < cartogram->grain_count; i++) {
        const struct grain *grain = &cartogram->grains[i];
        if (grain->area == ATLAS_NONE) continue;
        box = atlas_box_join(box, (struct atlas_box){grain->at.x, grain->at.y,
                                                     grain->at.x, grain->at.y});
    }
    return box;
}

static bool is_outermost(const struct hexagon_cells *cells, size_t cell) {
    const size_t row = cell / cells->columns;
    const size_t column = cell % cells->columns;
    return row == 0 || row + 1 == cells->rows || column == 0 ||
           column + 1 == cells->columns;
}

static void find_around(struct hexagon_cells *cells) {
    const long columns = (long)cells->columns;
    // Steps to the cells around one in an even row; in an odd row the cells
    // of other rows lie one further to the east.
    const long steps[HEXAGON_SIDES] = {1,  columns,      columns - 1,
                                       -1, -columns - 1, -columns};
    for (size_t cell = 0; cell < cells->count; cell++) {
        if (is_outermost(cells, cell)) continue;
        const bool is_odd = cell / cells->columns % 2 == 1;
        for (size_t side = 0; side < HEXAGON_SIDES; side++) {
            const bool other_row = side % 3 != 0;
            cells->around[cell][side] =
                (uint32_t)((long)cell + steps[side] + (is_odd && other_row));
        }
    }
}

// The cell whose centre is nearest: one of the two rows around the place.
static size_t cell_at(const struct hexagon_cells *cells,
                      struct atlas_point place) {
    size_t best = 0;
    double least = -1;
    const double low = floor(place.y / row_height);
    for (double row = low; row <= low + 1; row++) {
        const double shift = fmod(row, 2) == 0 ? 0 : 0.5;
        const double column = floor(place.x - shift + 0.5);
        const double dx = column + shift - place.x;
        const double dy = row * row_height - place.y;
        const double d = dx * dx + dy * dy;
        if (least >= 0 && d >= least) continue;
        least = d;
        best = (size_t)row * cells->columns + (size_t)column;
    }
    return best;
}

static void find_land(const struct cartogram *cartogram,
                      struct hexagon_cells *cells) {
    for (size_t i = 0; i < cartogram->grain_count; i++) {
        const struct grain *grain = &cartogram->grains[i];
        if (grain->area == ATLAS_NONE) continue;
        const size_t cell =
            cell_at(cells, hexagon_cells_scale(cells, grain->at));
        cells->land[cell] += grain->share;
    }
}

void hexagon_cells_create(const struct cartogram *cartogram,
                          struct hexagon_cells *ret_cells) {
    const struct atlas_box box = land_box(cartogram);
    const double width_m = cartogram->width_m;
    const double row_m = width_m * row_height;
    struct hexagon_cells cells = {
        .columns = (size_t)ceil((box.max_x - box.min_x) / width_m) + 2 * margin,
        .rows = (size_t)ceil((box.max_y - box.min_y) / row_m) + 2 * margin,
        .width_m = width_m,
    };
    while ((cells.columns - 2) * (cells.rows - 2) < 2 * cartogram->count) {
        cells.columns++;
        cells.rows++;
    }
    cells.count = cells.columns * cells.rows;
    cells.origin.x =
        (box.min_x + box.max_x - width_m * ((double)cells.columns - 0.5)) / 2;
    cells.origin.y =
        (box.min_y + box.max_y - row_m * (double)(cells.rows - 1)) / 2;
    cells.around = atlas_xcalloc(cells.count, sizeof(*cells.around));
    cells.land = atlas_xcalloc(cells.count, sizeof(*cells.land));
    find_around(&cells);
    find_land(cartogram, &cells);
    *ret_cells = cells;
}

bool hexagon_cell_is_inner(const struct hexagon_cells *cells, size_t cell) {
    return cells->around[cell][0] != 0;
}

double hexagon_cell_sea(const struct hexagon_cells *cells, size_t cell) {
    const double sea = 1 - cells->land[cell] / land_full;
    return sea > 0 ? sea : 0;
}

void hexagon_cell_place(const struct hexagon_cells *cells, size_t cell,
                        int *ret_x, int *ret_y) {
    const size_t row = cell / cells->columns;
    *ret_x = (int)(2 * (cell % cells->columns) + row % 2);
    *ret_y = (int)row;
}

struct atlas_point hexagon_cell_centre(const struct hexagon_cells *cells,
                                       size_t cell) {
    int x, y;
    hexagon_cell_place(cells, cell, &x, &y);
    return (struct atlas_point){x / 2.0, y * row_height};
}

struct atlas_point hexagon_cells_scale(const struct hexagon_cells *cells,
                                       struct atlas_point place) {
    return (struct atlas_point){(place.x - cells->origin.x) / cells->width_m,
                                (place.y - cells->origin.y) / cells->width_m};
}

void hexagon_cells_release(struct hexagon_cells *cells) {
    free(cells->around);
    free(cells->land);
    *cells = (struct hexagon_cells){0};
}
