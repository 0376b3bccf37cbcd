/** @file snap.h
 *  @brief Rounded boundaries that are valid. Private to geo/.
 */
#ifndef GEO_SNAP_H
#define GEO_SNAP_H

#include "geos_area.h"

/** Make the last area of a set, rounded to so many decimals, valid without
 *  leaving their grid.
 *
 *  @return ATLAS_OK, or ATLAS_ERR_GEO naming the area.
 */
ATLAS_MUST_CHECK enum atlas_status snap_area(struct geos *geos, int decimals,
                                             struct atlas_area_set *set,
                                             struct atlas_error *err);

#endif
