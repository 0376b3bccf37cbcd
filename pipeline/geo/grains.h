/** @file grains.h
 *  @brief Land and sea as grains. Private to geo/.
 */
#ifndef GEO_GRAINS_H
#define GEO_GRAINS_H

#include "cartogram.h"

/** A square of lattice cells over the map. */
struct lattice {
    struct atlas_point origin;  ///< South-west corner, metres.
    double step_m;              ///< Side of a cell, metres.
    size_t side;                ///< Cells a side.
};

/** Add `value` at a place, shared out over the four cell centres around it. */
void lattice_add(const struct lattice *lattice, double *cells,
                 struct atlas_point at, double value);

/** The four cell centres around a place. */
struct lattice_spot {
    size_t cell;  ///< The one to the south-west.
    double x;     ///< Way to the one to the east, 0 to 1.
    double y;     ///< Way to the one to the north.
};

/** Where a place lies; one outside is moved to the edge. */
struct lattice_spot lattice_find(const struct lattice *lattice,
                                 struct atlas_point at);

/** What the four cell centres around a spot say there. */
double lattice_read(const struct lattice *lattice, const double *cells,
                    struct lattice_spot spot);

/** Lay grains over every area, and over the sea in the lattice's cells. */
void grains_lay(const struct atlas_area_set *areas,
                const struct lattice *lattice, struct cartogram *cartogram);

#endif
