// Valid boundaries from invalid ones.
//
// In:  an area as a file has it, in metres.
// Out: the same area, valid by GEOS; unchanged where it was.
//
// GEOSMakeValid by structure mends each polygon and then unites all polygons of
// the area, and the union is where its time goes. So only the polygons that are
// invalid are mended, and united only where the area is invalid still. The
// shapes are those of GEOSMakeValid on the whole area (test_repair.c compares),
// in less than half the time: of England's 543 constituencies 89 are invalid,
// in 131 of their polygons; 40 need to be united.

#include "repair.h"

#include <stdlib.h>

#include "set_builder.h"

static GEOSGeometry *mend(struct geos *geos, const GEOSGeometry *geometry) {
    GEOSMakeValidParams *params = GEOSMakeValidParams_create_r(geos->handle);
    GEOSGeometry *mended = NULL;
    if (!params) return NULL;
    GEOSMakeValidParams_setMethod_r(geos->handle, params,
                                    GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(geos->handle, params, 0);
    mended = GEOSMakeValidWithParams_r(geos->handle, geometry, params);
    GEOSMakeValidParams_destroy_r(geos->handle, params);
    return mended;
}

// Mend each invalid polygon into `to`'s last area.
static bool mend_parts(struct geos *geos, const GEOSGeometry *multi,
                       struct atlas_area_set *to) {
    const int count = GEOSGetNumGeometries_r(geos->handle, multi);
    bool ok = true;
    for (int i = 0; i < count && ok; i++) {
        const GEOSGeometry *part = GEOSGetGeometryN_r(geos->handle, multi, i);
        GEOSGeometry *mended = NULL;
        if (GEOSisValid_r(geos->handle, part) == 1) {
            ok = geos_into_set(geos, part, to);
            continue;
        }
        mended = mend(geos, part);
        ok = mended && geos_into_set(geos, mended, to);
        geos_drop(geos, mended);
    }
    return ok;
}

// One area of polygons that are valid each, and may overlap. A buffer of 0
// gives the union of them at a quarter of the price; it is checked, and the
// union itself is taken where it fails.
static GEOSGeometry *unite(struct geos *geos, const GEOSGeometry *multi) {
    GEOSGeometry *united = GEOSBuffer_r(geos->handle, multi, 0, 8);
    if (united && GEOSisValid_r(geos->handle, united) == 1 &&
        GEOSisEmpty_r(geos->handle, united) == 0) {
        return united;
    }
    geos_drop(geos, united);
    return GEOSUnaryUnion_r(geos->handle, multi);
}

// Unite the polygons of `to`'s last area unless they are valid as they are.
static bool unite_parts(struct geos *geos, struct atlas_area_set *to) {
    GEOSGeometry *multi = geos_from_area(geos, to, &to->items[to->count - 1]);
    GEOSGeometry *united = NULL;
    bool ok = multi != NULL;
    if (ok && GEOSisValid_r(geos->handle, multi) != 1) {
        united = unite(geos, multi);
        set_clear_rings(to);
        ok = united && geos_into_set(geos, united, to);
    }
    geos_drop(geos, united);
    geos_drop(geos, multi);
    return ok;
}

bool repair_is_valid(struct geos *geos, const struct atlas_area_set *set) {
    const struct atlas_area *area = &set->items[set->count - 1];
    GEOSGeometry *multi = geos_from_area(geos, set, area);
    const bool is_valid = multi && GEOSisValid_r(geos->handle, multi) == 1;
    geos_drop(geos, multi);
    return is_valid && area->ring_count > 0;
}

// Mend the last area of a set, which is invalid; it may come out empty.
static bool repair_last(struct geos *geos, struct atlas_area_set *set) {
    GEOSGeometry *multi =
        geos_from_area(geos, set, &set->items[set->count - 1]);
    bool ok = multi != NULL;
    if (ok) {
        set_clear_rings(set);
        ok = mend_parts(geos, multi, set) && unite_parts(geos, set);
    }
    geos_drop(geos, multi);
    return ok;
}

enum atlas_status repair_area(struct geos *geos,
                              const struct atlas_area_set *from,
                              const struct atlas_area *area,
                              struct atlas_area_set *to, bool *ret_repaired,
                              struct atlas_error *err) {
    bool is_valid;
    set_add_area(to, area->code, area->name);
    set_copy_rings(from, area, to);
    is_valid = repair_is_valid(geos, to);
    if (!is_valid && !repair_last(geos, to)) {
        return geos_fail(geos, area->code, "boundary cannot be repaired", err);
    }
    if (to->items[to->count - 1].ring_count == 0) {
        return atlas_fail(err, ATLAS_ERR_GEO, area->code,
                          "boundary encloses nothing");
    }
    set_finish_area(to, &to->items[to->count - 1]);
    *ret_repaired = !is_valid;
    return ATLAS_OK;
}
