/** @file geos_area.h
 *  @brief GEOS contexts, and areas as GEOS geometries and back. Private to
 * geo/.
 *
 *  Threads  a context and the geometries made with it belong to one thread.
 */
#ifndef GEO_GEOS_AREA_H
#define GEO_GEOS_AREA_H

#include <geos_c.h>

#include "atlas/area_set.h"
#include "atlas/status.h"

/** A GEOS context that keeps its latest message. Must not move while open. */
struct geos {
    GEOSContextHandle_t handle;  ///< Context of all calls.
    char message[256];           ///< Latest error, one line; "" when none.
};

/** Open a context. End it with geos_stop(). */
void geos_start(struct geos *geos);

/** Close a context; everything made with it must be gone. */
void geos_stop(struct geos *geos);

/** Fail with ATLAS_ERR_GEO: "<what>: <GEOS message>". */
enum atlas_status geos_fail(const struct geos *geos, const char *where,
                            const char *what, struct atlas_error *err);

/** An area as a GEOS multipolygon, to be destroyed by the caller; NULL on
 *  failure.
 */
GEOSGeometry *geos_from_area(struct geos *geos,
                             const struct atlas_area_set *set,
                             const struct atlas_area *area);

/** Append the polygons of a geometry to the last area of a set; whatever is no
 *  polygon is left out.
 *  @return false when GEOS failed.
 */
bool geos_into_set(struct geos *geos, const GEOSGeometry *geometry,
                   struct atlas_area_set *set);

/** Destroy a geometry; NULL is allowed. */
void geos_drop(struct geos *geos, GEOSGeometry *geometry);

#endif
