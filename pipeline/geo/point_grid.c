// Points sorted into square cells.
//
// In:  some of an array of points.
// Out: the points cell by cell, by counting. Points lie along borders, so most
//      cells hold none and the others a few.

#include "point_grid.h"

#include <math.h>
#include <stdlib.h>

enum { CELLS_EACH = 2 };

static size_t place_of(double at, double least, double per_cell,
                       size_t places) {
    const double place = (at - least) * per_cell;
    if (!(place > 0)) return 0;
    return place < (double)places ? (size_t)place : places - 1;
}

static size_t cell_of(const struct point_grid *grid, struct atlas_point at) {
    return place_of(at.y, grid->box.min_y, grid->per_cell, grid->rows) *
               grid->columns +
           place_of(at.x, grid->box.min_x, grid->per_cell, grid->columns);
}

static void lay_out(struct point_grid *grid, size_t count) {
    const double width = grid->box.max_x - grid->box.min_x;
    const double height = grid->box.max_y - grid->box.min_y;
    const double cells = (double)count * CELLS_EACH;
    const double side =
        fmax(sqrt(width * height / cells), fmax(width, height) / cells);
    grid->per_cell = side > 0 ? 1 / side : 0;
    grid->columns = (size_t)(width * grid->per_cell) + 1;
    grid->rows = (size_t)(height * grid->per_cell) + 1;
}

void point_grid_build(const struct atlas_point *points, const uint32_t *items,
                      size_t count, struct point_grid *ret_grid) {
    struct point_grid grid = {.box = atlas_box_empty()};
    for (size_t i = 0; i < count; i++) {
        const struct atlas_point at = points[items[i]];
        grid.box = atlas_box_join(grid.box,
                                  (struct atlas_box){at.x, at.y, at.x, at.y});
    }
    if (count > 0) lay_out(&grid, count);
    grid.starts =
        atlas_xcalloc(grid.columns * grid.rows + 2, sizeof(*grid.starts));
    grid.items = atlas_xcalloc(count + 1, sizeof(*grid.items));
    // Counted two places on: while items are laid, starts[cell + 1] is where
    // the next of the cell goes, and in the end where the next cell starts.
    for (size_t i = 0; i < count; i++) {
        grid.starts[cell_of(&grid, points[items[i]]) + 2]++;
    }
    for (size_t i = 2; i < grid.columns * grid.rows + 2; i++) {
        grid.starts[i] += grid.starts[i - 1];
    }
    for (size_t i = 0; i < count; i++) {
        const size_t cell = cell_of(&grid, points[items[i]]);
        grid.items[grid.starts[cell + 1]++] =
            (struct point_item){points[items[i]], items[i]};
    }
    *ret_grid = grid;
}

void point_grid_release(struct point_grid *grid) {
    free(grid->starts);
    free(grid->items);
    *grid = (struct point_grid){0};
}

bool point_grid_cells(const struct point_grid *grid, struct atlas_box box,
                      struct point_cells *ret_cells) {
    const struct atlas_box all = grid->box;
    if (grid->rows == 0 ||
        !(box.min_x <= all.max_x && box.max_x >= all.min_x &&
          box.min_y <= all.max_y && box.max_y >= all.min_y)) {
        return false;
    }
    *ret_cells = (struct point_cells){
        place_of(box.min_y, all.min_y, grid->per_cell, grid->rows),
        place_of(box.max_y, all.min_y, grid->per_cell, grid->rows),
        place_of(box.min_x, all.min_x, grid->per_cell, grid->columns),
        place_of(box.max_x, all.min_x, grid->per_cell, grid->columns)};
    return true;
}

bool point_grid_has(const struct point_grid *grid, struct atlas_box box) {
    struct point_cells cells;
    if (!point_grid_cells(grid, box, &cells)) return false;
    for (size_t row = cells.row; row <= cells.last_row; row++) {
        const uint32_t *starts = grid->starts + row * grid->columns;
        const uint32_t end = starts[cells.last_column + 1];
        for (uint32_t i = starts[cells.column]; i < end; i++) {
            const struct atlas_point at = grid->items[i].at;
            if (at.x >= box.min_x && at.x <= box.max_x && at.y >= box.min_y &&
                at.y <= box.max_y) {
                return true;
            }
        }
    }
    return false;
}
