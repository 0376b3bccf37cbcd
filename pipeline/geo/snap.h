/** @file snap.h
 *  @brief Rounded boundaries that are valid. Private to geo/.
 */
#ifndef GEO_SNAP_H
#define GEO_SNAP_H

#include "geos_area.h"

/** The multiple of `step` that is nearest, half away from zero; never -0. A
 *  step is a whole number, or 1 divided by one.
 */
double snap_value(double value, double step);

/** Make the last area of a set, rounded to multiples of `step`, valid with
 *  coordinates that are.
 *
 *  @return ATLAS_OK, or ATLAS_ERR_GEO naming the area.
 */
ATLAS_MUST_CHECK enum atlas_status snap_last(struct geos *geos, double step,
                                             struct atlas_area_set *set,
                                             struct atlas_error *err);

#endif
