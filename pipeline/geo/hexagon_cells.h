/** @file hexagon_cells.h
 *  @brief A grid of hexagons, pointed at the top. Private to geo/.
 *
 *  Rows run from south to north; odd rows lie half a hexagon to the east. The
 *  outermost cells stay empty, so that a cell in use has six cells around it.
 */
#ifndef GEO_HEXAGON_CELLS_H
#define GEO_HEXAGON_CELLS_H

#include "cartogram.h"

/** Ways out of a cell, counter-clockwise from the east. */
enum { HEXAGON_SIDES = 6 };

/** A grid over a cartogram. */
struct hexagon_cells {
    size_t columns;             ///< Cells in a row.
    size_t rows;                ///< Rows.
    size_t count;               ///< Cells.
    struct atlas_point origin;  ///< Centre of cell 0, metres.
    double width_m;             ///< From centre to centre in a row, metres.
    uint32_t (*around)[HEXAGON_SIDES];  ///< By cell; an outermost cell's are
                                        ///< all 0.
    double *land;  ///< By cell, land that lies in it, in hexagons.
};

/** Make the grid for a cartogram. */
void hexagon_cells_create(const struct cartogram *cartogram,
                          struct hexagon_cells *ret_cells);

/** Whether a cell may be used: it is none of the outermost. */
bool hexagon_cell_is_inner(const struct hexagon_cells *cells, size_t cell);

/** How much of a cell is open sea: 0 for one with enough land, 1 for none. */
double hexagon_cell_sea(const struct hexagon_cells *cells, size_t cell);

/** Centre of a cell from that of cell 0, x in half widths, y in rows. */
void hexagon_cell_place(const struct hexagon_cells *cells, size_t cell,
                        int *ret_x, int *ret_y);

/** Centre of a cell from that of cell 0, in widths. */
struct atlas_point hexagon_cell_centre(const struct hexagon_cells *cells,
                                       size_t cell);

/** A place from the centre of cell 0, in widths. */
struct atlas_point hexagon_cells_scale(const struct hexagon_cells *cells,
                                       struct atlas_point place);

/** Free everything. */
void hexagon_cells_release(struct hexagon_cells *cells);

#endif
