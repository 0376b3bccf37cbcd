/** @file cartogram.h
 *  @brief Where areas come to lie when each is given the same room. Private to
 *         geo/.
 */
#ifndef GEO_CARTOGRAM_H
#define GEO_CARTOGRAM_H

#include "atlas/area_set.h"

/** A speck of land, or of the sea around it. */
struct grain {
    struct atlas_point at;  ///< Metres; moved as the map is stretched.
    double share;           ///< Share of its area: those of one area sum to 1.
    uint32_t area;          ///< Its area; ATLAS_NONE: sea.
};

/** A stretched map. */
struct cartogram {
    struct grain *grains;        ///< Those of areas in area order, then sea.
    size_t grain_count;          ///< Grains.
    struct atlas_point *places;  ///< By area, the mean of its grains, metres.
    size_t count;                ///< Areas.
    double width_m;              ///< Width of a hexagon of an area's mean size.
};

/** Stretch the map so that every area takes the mean of all areas. */
void cartogram_make(const struct atlas_area_set *areas,
                    struct cartogram *ret_cartogram);

/** Free everything. */
void cartogram_release(struct cartogram *cartogram);

#endif
