/** @file point_grid.h
 *  @brief Points sorted into square cells, to find those in a box. Private to
 *         geo/.
 */
#ifndef GEO_POINT_GRID_H
#define GEO_POINT_GRID_H

#include "atlas/area_set.h"

/** A point in a cell. */
struct point_item {
    struct atlas_point at;  ///< Where it is.
    uint32_t index;         ///< Which point it is.
};

/** Points in cells. Read-only once built. */
struct point_grid {
    struct atlas_box box;  ///< Of the points that are in.
    double per_cell;       ///< Cells in a unit.
    size_t columns;        ///< Cells from west to east.
    size_t rows;           ///< Cells from south to north.
    uint32_t *starts;  ///< By cell: its first place in `items`; then the end.
    struct point_item *items;  ///< The points, cell by cell.
};

/** Sort the points with these indices. Linear; several cells for a point. */
void point_grid_build(const struct atlas_point *points, const uint32_t *items,
                      size_t count, struct point_grid *ret_grid);

/** Free it. */
void point_grid_release(struct point_grid *grid);

/** The cells that a box touches: rows and columns, the last ones included. */
struct point_cells {
    size_t row;          ///< First row.
    size_t last_row;     ///< Last row; before the first when there are none.
    size_t column;       ///< First column.
    size_t last_column;  ///< Last column.
};

/** Cells of a box. Within a row they are consecutive.
 *  @return false when the box touches none.
 */
bool point_grid_cells(const struct point_grid *grid, struct atlas_box box,
                      struct point_cells *ret_cells);

/** Whether any of the points lies in a box, its edges included. */
bool point_grid_has(const struct point_grid *grid, struct atlas_box box);

#endif
