/** @file geometry.h
 *  @brief What stages ask of GEOS and PROJ, in plain coordinates.
 *
 *  Owner      geo.
 *  Threads    each call has its own contexts: safe from several threads.
 */
#ifndef ATLAS_GEOMETRY_H
#define ATLAS_GEOMETRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/area_set.h"
#include "atlas/status.h"

/** Union of some areas of a set as one area, appended to `to` (code, name and
 *  members are the caller's; inner borders dissolve). Holes under 100 m2 are
 *  slivers between borders that do not quite match, and are closed.
 *
 *  @param members  indices into `from`, `count` of them
 *  @param to       gets one more area; not sorted by this call
 */
ATLAS_MUST_CHECK enum atlas_status atlas_areas_union(
    const struct atlas_area_set *from, const uint32_t *members, size_t count,
    const char *code, const char *name, struct atlas_area_set *to,
    struct atlas_error *err);

/** Append a copy of one area of `from` to `to`. */
void atlas_areas_copy(const struct atlas_area_set *from, uint32_t area,
                      struct atlas_area_set *to);

/** A copy of some areas of a set, in their order, with all that describes the
 *  set: product, path, CRS, year, areas repaired (of the whole set).
 *
 *  @param keep  for each area of `from`, whether it is copied; `ret_set` may be
 *               empty
 */
void atlas_areas_select(const struct atlas_area_set *from, const bool *keep,
                        struct atlas_area_set *ret_set);

/** Which areas lie within an area of another set, or of the same: those with
 *  more than half of their land in it. In the same set only the area itself.
 *
 *  The sets may be generalised differently, and clipped to the coast or not: a
 *  half is far from what that changes (within.c).
 *  @param scope_area     index into `scope_set`; both sets in one CRS
 *  @param ret_is_within  a flag for each of `areas`
 *  @return ATLAS_OK, or ATLAS_ERR_GEO when a boundary is invalid.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_areas_within(
    const struct atlas_area_set *areas, const struct atlas_area_set *scope_set,
    uint32_t scope_area, bool *ret_is_within, struct atlas_error *err);

/** Which areas lie around some of a set: those whose box meets the box of the
 *  others, widened by `margin` of its longer side.
 *
 *  @param some         for each area, whether it is one of them
 *  @param ret_is_near  a flag for each area; none of `some` has it
 *  @return whether there is any
 */
bool atlas_areas_near(const struct atlas_area_set *areas, const bool *some,
                      double margin, bool *ret_is_near);

/** A copy of the set with simpler borders, shared by neighbours: put in order
 *  as by atlas_areas_snap() to a centimetre, then simplified as detail.h tells.
 *  Each area is valid, none is lost; `inside` and `area_m2` are those of the
 *  new boundaries. Where the borders of `from` leave gaps or overlaps up to the
 *  square of the tolerance, those are given to one area.
 *
 *  @param tolerance_m  no border moves farther, metres
 *  @return ATLAS_OK, or ATLAS_ERR_GEO naming an area that vanishes on the grid.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_areas_simplify(
    const struct atlas_area_set *from, double tolerance_m,
    struct atlas_area_set *ret_set, struct atlas_error *err);

/** A copy of the set in WGS 84 longitude and latitude, rounded.
 *
 *  EPSG:27700 to EPSG:4326 by EPSG:1314 (2 m), PROJ's network off. Each area is
 *  valid on the grid of that many decimals. Neighbours have the same points
 *  along their common border, and no borders cross; where those of `from` do,
 *  or leave a gap, by less than 2 steps of the grid, the face between them is
 *  given to one area. Areas that overlap by more still do.
 *  Boxes are in degrees; `area_m2` and `inside` are as in `from`.
 *
 *  @param decimals  of a degree, that coordinates are rounded to
 *  @return ATLAS_OK, or ATLAS_ERR_GEO: an area vanishes, or PROJ fails.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_areas_to_wgs84(
    const struct atlas_area_set *from, int decimals,
    struct atlas_area_set *ret_set, struct atlas_error *err);

/** A copy of the set with every coordinate a multiple of `step` (same CRS),
 *  valid and shared as above. `inside` is as in `from`.
 *
 *  @param step  above 0; 1 divided by a whole number, or a whole number
 *  @return ATLAS_OK, or ATLAS_ERR_GEO when an area vanishes.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_areas_snap(
    const struct atlas_area_set *from, double step,
    struct atlas_area_set *ret_set, struct atlas_error *err);

/** Name of the operation that atlas_areas_to_wgs84() uses, for the manifest. */
const char *atlas_wgs84_operation(void);

/** A reason why an area's boundary is invalid, in `buffer`; "" when valid. */
ATLAS_MUST_CHECK enum atlas_status atlas_area_validity(
    const struct atlas_area_set *set, uint32_t area, char *buffer, size_t size,
    struct atlas_error *err);

/** Versions of the libraries as linked now. */
struct atlas_geo_versions {
    char gdal[32];  ///< E.g. "3.6.2".
    char proj[32];  ///< E.g. "9.1.1".
    char geos[32];  ///< E.g. "3.11.1".
};

/** Versions of GDAL, PROJ and GEOS. */
void atlas_geo_versions(struct atlas_geo_versions *ret_versions);

/** Whether PROJ has what the program asks of it: its database, EPSG:27700, and
 *  operation EPSG:1314 as it is used here.
 *  @return ATLAS_OK, or ATLAS_ERR_GEO with what is missing.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_geo_check(struct atlas_error *err);

#endif
