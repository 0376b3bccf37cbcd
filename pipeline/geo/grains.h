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

/** What the four cell centres around a place say there. */
double lattice_read(const struct lattice *lattice, const double *cells,
                    struct atlas_point at);

/** Lay grains over every area, and over the sea in the lattice's cells. */
void grains_lay(const struct atlas_area_set *areas,
                const struct lattice *lattice, struct cartogram *cartogram);

#endif
