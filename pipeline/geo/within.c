// Which areas lie within another one.
//
// In:  areas of one level, an area of another.
// Out: a flag for each area.
//
// The hard idea: two levels of the same country never share their lines to the
// digit. One product is generalised to 20 m and another to 500 m, one is
// clipped to the coast and another is not, so "contains" is true of next to
// nothing along a border. Half of an area's land is a threshold that such a
// difference does not reach: what generalising moves is a strip along the
// border. Of England's 429 seats that one authority has whole, each lies in it
// with 80 % or more of its land, at 20 m and at 500 m alike. Only an area that
// the border cuts through comes near a half, and then the larger part decides:
// 3 of the other 114 seats lie so near that the two products decide otherwise.
//
// Prepared predicates settle all but the areas on the border, at a few
// microseconds each; only those are intersected.

#include <stdlib.h>

#include "atlas/geometry.h"
#include "geos_area.h"

// The area that the others may lie in.
struct scope {
    struct geos geos;
    const char *code;
    struct atlas_box box;
    GEOSGeometry *shape;
    const GEOSPreparedGeometry *prepared;
};

static enum atlas_status scope_open(struct scope *scope,
                                    const struct atlas_area_set *set,
                                    uint32_t area, struct atlas_error *err) {
    scope->code = set->items[area].code;
    scope->box = set->items[area].box;
    geos_start(&scope->geos);
    scope->shape = geos_from_area(&scope->geos, set, &set->items[area]);
    if (scope->shape) {
        scope->prepared = GEOSPrepare_r(scope->geos.handle, scope->shape);
    }
    if (scope->prepared) return ATLAS_OK;
    return geos_fail(&scope->geos, scope->code, "cannot prepare a boundary",
                     err);
}

static void scope_close(struct scope *scope) {
    if (scope->prepared) {
        GEOSPreparedGeom_destroy_r(scope->geos.handle, scope->prepared);
    }
    geos_drop(&scope->geos, scope->shape);
    geos_stop(&scope->geos);
}

// More than half of `shape` in the scope, by intersecting them. False when GEOS
// failed.
static bool weigh(struct scope *scope, const GEOSGeometry *shape,
                  bool *ret_is_within) {
    GEOSContextHandle_t handle = scope->geos.handle;
    double whole = 0;
    double common = 0;
    GEOSGeometry *part = GEOSIntersection_r(handle, shape, scope->shape);
    const bool ok = part && GEOSArea_r(handle, part, &common) == 1 &&
                    GEOSArea_r(handle, shape, &whole) == 1;
    geos_drop(&scope->geos, part);
    if (ok) *ret_is_within = common > whole / 2;
    return ok;
}

static bool decide(struct scope *scope, const GEOSGeometry *shape,
                   bool *ret_is_within) {
    const GEOSPreparedGeometry *prepared = scope->prepared;
    const char meets =
        GEOSPreparedIntersects_r(scope->geos.handle, prepared, shape);
    if (meets == 2) return false;
    if (!meets) return true;
    const char contains =
        GEOSPreparedContains_r(scope->geos.handle, prepared, shape);
    if (contains == 2) return false;
    *ret_is_within = contains;
    return contains || weigh(scope, shape, ret_is_within);
}

static enum atlas_status look_at(struct scope *scope,
                                 const struct atlas_area_set *areas,
                                 size_t index, bool *ret_is_within,
                                 struct atlas_error *err) {
    const struct atlas_area *area = &areas->items[index];
    *ret_is_within = false;
    if (!atlas_box_meets(area->box, scope->box)) return ATLAS_OK;
    GEOSGeometry *shape = geos_from_area(&scope->geos, areas, area);
    const bool ok = shape && decide(scope, shape, ret_is_within);
    geos_drop(&scope->geos, shape);
    if (ok) return ATLAS_OK;
    return geos_fail(&scope->geos, area->code, "cannot lay it over a scope",
                     err);
}

static void only_itself(const struct atlas_area_set *areas, uint32_t area,
                        bool *ret_is_within) {
    for (size_t i = 0; i < areas->count; i++) {
        ret_is_within[i] = i == area;
    }
}

enum atlas_status atlas_areas_within(const struct atlas_area_set *areas,
                                     const struct atlas_area_set *scope_set,
                                     uint32_t scope_area, bool *ret_is_within,
                                     struct atlas_error *err) {
    if (areas == scope_set) {
        only_itself(areas, scope_area, ret_is_within);
        return ATLAS_OK;
    }
    struct scope scope = {.prepared = NULL};
    bool *is_within = atlas_xcalloc(areas->count + 1, sizeof(*is_within));
    enum atlas_status status = scope_open(&scope, scope_set, scope_area, err);
    for (size_t i = 0; !status && i < areas->count; i++) {
        status = look_at(&scope, areas, i, &is_within[i], err);
    }
    scope_close(&scope);
    for (size_t i = 0; !status && i < areas->count; i++) {
        ret_is_within[i] = is_within[i];
    }
    free(is_within);
    return status;
}
