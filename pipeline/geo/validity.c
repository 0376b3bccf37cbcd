// Whether a boundary is valid, and why not.
//
// In:  an area of a set.
// Out: GEOS's reason in words; nothing when it is valid.

#include <stdio.h>

#include "atlas/geometry.h"
#include "geos_area.h"

enum atlas_status atlas_area_validity(const struct atlas_area_set *set,
                                      uint32_t area, char *buffer, size_t size,
                                      struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    const struct atlas_area *item = &set->items[area];
    GEOSGeometry *shape;
    char valid = 2;
    struct geos geos;

    geos_start(&geos);
    shape = geos_from_area(&geos, set, item);
    if (shape) valid = GEOSisValid_r(geos.handle, shape);
    if (valid == 2) {
        status = geos_fail(&geos, item->code, "cannot check boundary", err);
    } else if (valid == 1) {
        snprintf(buffer, size, "%s", "");
    } else {
        char *reason = GEOSisValidReason_r(geos.handle, shape);
        snprintf(buffer, size, "%s", reason ? reason : "invalid");
        GEOSFree_r(geos.handle, reason);
    }
    geos_drop(&geos, shape);
    geos_stop(&geos);
    return status;
}
