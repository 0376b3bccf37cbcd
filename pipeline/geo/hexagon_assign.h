/** @file hexagon_assign.h
 *  @brief The least moved assignment of areas to cells. Private to geo/.
 */
#ifndef GEO_HEXAGON_ASSIGN_H
#define GEO_HEXAGON_ASSIGN_H

#include "hexagon_cells.h"

/** Give each area a cell of its own so that the squared distances from places
 *  to cells, and the sea in the cells, are least in sum.
 *
 *  @param places  by area, `count` of them, in widths from cell 0
 *  @param cell_of by area: its cell
 */
void hexagon_assign(const struct hexagon_cells *cells,
                    const struct atlas_point *places, size_t count,
                    uint32_t *cell_of);

/** What it costs to place an area: squared distance in widths, and sea. */
double hexagon_assign_cost(const struct hexagon_cells *cells,
                           struct atlas_point place, size_t cell);

#endif
