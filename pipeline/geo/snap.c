// A set on a coarser grid, valid all the same.
//
// In:  a set in EPSG:27700 and the width of the grid.
// Out: the set with every coordinate a multiple of it.
//
// Rounding alone can fold narrow necks; GEOS rounds and keeps valid in one step.
// Points that neighbours share round alike, so shared borders stay shared.

#include "atlas/geometry.h"
#include "geos_area.h"
#include "set_builder.h"

static enum atlas_status snap_area(struct geos *geos,
                                   const struct atlas_area_set *from,
                                   const struct atlas_area *area, double step,
                                   struct atlas_area_set *to,
                                   struct atlas_error *err) {
    GEOSGeometry *const exact = geos_from_area(geos, from, area);
    GEOSGeometry *const snapped =
        exact ? GEOSGeom_setPrecision_r(geos->handle, exact, step, 0) : NULL;
    enum atlas_status status = ATLAS_OK;
    set_add_area(to, area->code, area->name);
    if (!snapped || !geos_into_set(geos, snapped, to)) {
        status = geos_fail(geos, area->code, "boundary cannot be rounded", err);
    } else if (to->items[to->count - 1].ring_count == 0) {
        status = atlas_fail(err, ATLAS_ERR_GEO, area->code,
                            "boundary vanishes when rounded");
    } else {
        set_finish_area(to, &to->items[to->count - 1]);
    }
    geos_drop(geos, snapped);
    geos_drop(geos, exact);
    return status;
}

enum atlas_status atlas_areas_snap(const struct atlas_area_set *from,
                                   double step, struct atlas_area_set *ret_set,
                                   struct atlas_error *err) {
    struct atlas_area_set set = {0};
    enum atlas_status status = ATLAS_OK;
    struct geos geos;
    geos_start(&geos);
    for (size_t i = 0; i < from->count && !status; i++) {
        status = snap_area(&geos, from, &from->items[i], step, &set, err);
    }
    geos_stop(&geos);
    if (status) {
        atlas_area_set_release(&set);
        return status;
    }
    set_trim(&set);
    *ret_set = set;
    return ATLAS_OK;
}
