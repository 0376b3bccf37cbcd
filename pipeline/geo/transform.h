/** @file transform.h
 *  @brief Points to and from EPSG:27700 through PROJ. Private to geo/.
 *
 *  Threads  each call has its own PROJ context, with the network off.
 *  Errors   ATLAS_ERR_GEO; the points are spoilt then.
 */
#ifndef GEO_TRANSFORM_H
#define GEO_TRANSFORM_H

#include <proj.h>

#include "atlas/area_set.h"
#include "atlas/status.h"

/** EPSG:27700 to WGS 84 by EPSG:1314, written out for PROJ. The other way it is
 *  the inverse. x is longitude, y latitude, in degrees.
 */
#define TRANSFORM_GRID_TO_WGS84                                            \
    "+proj=pipeline +step +inv +proj=tmerc +lat_0=49 +lon_0=-2 "           \
    "+k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy "                \
    "+step +proj=push +v_3 +step +proj=cart +ellps=airy "                  \
    "+step +proj=helmert +x=446.448 +y=-125.157 +z=542.06 "                \
    "+rx=0.15 +ry=0.247 +rz=0.842 +s=-20.489 +convention=position_vector " \
    "+step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 "             \
    "+step +proj=unitconvert +xy_in=rad +xy_out=deg"

/** A new PROJ context: silent, network off. The caller destroys it. */
PJ_CONTEXT *transform_context(void);

/** Metres in EPSG:27700 to degrees, in place. */
ATLAS_MUST_CHECK enum atlas_status transform_to_wgs84(
    struct atlas_point *points, size_t count, struct atlas_error *err);

/** Degrees of WGS 84 to metres in EPSG:27700, in place. */
ATLAS_MUST_CHECK enum atlas_status transform_from_wgs84(
    struct atlas_point *points, size_t count, struct atlas_error *err);

/** Any CRS to metres in EPSG:27700, in place. The datum shift is EPSG:1314
 *  unless the CRS has OSGB36's datum itself.
 *
 *  @param crs  WKT or "EPSG:n"; x is east or longitude whatever its axes say
 */
ATLAS_MUST_CHECK enum atlas_status transform_from_crs(
    const char *crs, struct atlas_point *points, size_t count,
    struct atlas_error *err);

#endif
