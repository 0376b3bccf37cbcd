/** @file locator.h
 *  @brief Which area holds a point, how far its border is, which is nearest.
 *
 *  Owner    geo.
 *  Method   STRtree over the areas' boxes, then crossings of the border; within
 *           1 mm of it GEOS decides (covers: a point on a border belongs to
 *           both areas).
 *  CRS      EPSG:27700, metres.
 *  Threads  one locator, one thread. GEOS fills caches inside geometries as it
 *           goes: two threads that share them misplace points silently. Build
 *           one locator a thread; the area set may be shared.
 */
#ifndef ATLAS_LOCATOR_H
#define ATLAS_LOCATOR_H

#include <stdbool.h>
#include <stdint.h>

#include "atlas/area_set.h"
#include "atlas/status.h"

struct atlas_locator;  ///< Opaque; see pipeline/geo/locator.c.

/** What a locator says of a point. */
struct atlas_location {
    uint32_t area;     ///< Index into the set, or ATLAS_NONE.
    double border_m;   ///< Metres to the nearest border of that area.
    double outside_m;  ///< Metres outside it; 0 when it holds the point.
    bool on_border;    ///< Several areas hold the point: the lowest code it is.
};

/** Build the index over a set, which must outlive it.
 *  @return ATLAS_OK, or ATLAS_ERR_GEO.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_locator_create(
    const struct atlas_area_set *set, struct atlas_locator **ret_locator,
    struct atlas_error *err);

/** Find the area of a point; where no area holds it, the nearest within
 *  `nearest_m` (ties to the lowest code), else ATLAS_NONE with `outside_m` the
 *  distance to the nearest one all the same.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_locator_find(
    struct atlas_locator *locator, struct atlas_point point, double nearest_m,
    struct atlas_location *ret_location, struct atlas_error *err);

/** Release; NULL is allowed. */
void atlas_locator_free(struct atlas_locator *locator);

#endif
