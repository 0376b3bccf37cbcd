// Which areas of another layer an area overlaps, and by how much of its land.
//
// In:  an area, another set of areas.
// Out: overlaps, the largest share first.
//
// The hard idea: borders that both layers have are generalised differently, so
// that along each lies a chain of slivers. An overlap is real when something of
// it is left after SLIVER_M are taken off all around.

#include <math.h>
#include <stdlib.h>

#include "atlas/adjacency.h"
#include "atlas/memory.h"
#include "geos_area.h"

// Half the width of what may be a sliver, metres: boundaries generalised to
// 20 m differ by less.
#define SLIVER_M 35.0
#define ARC_SEGMENTS 4

// Land in common with one other area, m2; 0 for slivers. False when GEOS
// failed.
static bool common_land(struct geos *geos, const GEOSGeometry *shape,
                        const GEOSGeometry *other, double *ret_m2) {
    GEOSContextHandle_t handle = geos->handle;
    GEOSGeometry *common = GEOSIntersection_r(handle, shape, other);
    GEOSGeometry *core =
        common ? GEOSBuffer_r(handle, common, -SLIVER_M, ARC_SEGMENTS) : NULL;
    double core_m2 = 0;
    double common_m2 = 0;
    const bool ok = core && GEOSArea_r(handle, core, &core_m2) == 1 &&
                    GEOSArea_r(handle, common, &common_m2) == 1;
    geos_drop(geos, core);
    geos_drop(geos, common);
    if (ok) *ret_m2 = core_m2 > 0 ? common_m2 : 0;
    return ok;
}

static int compare_overlaps(const void *left, const void *right) {
    const struct atlas_overlap *a = left;
    const struct atlas_overlap *b = right;
    if (a->share != b->share) return a->share < b->share ? 1 : -1;
    return (a->area > b->area) - (a->area < b->area);
}

// Whether the overlap with one area is real, and its share.
static bool look_at(struct geos *geos, const GEOSGeometry *shape,
                    double shape_m2, const struct atlas_area_set *others,
                    size_t index, struct atlas_overlap *overlap) {
    double common_m2 = 0;
    GEOSGeometry *other = geos_from_area(geos, others, &others->items[index]);
    const bool ok = other && common_land(geos, shape, other, &common_m2);
    geos_drop(geos, other);
    *overlap = (struct atlas_overlap){(uint32_t)index, common_m2 / shape_m2};
    return ok;
}

static enum atlas_status find_overlaps(struct geos *geos,
                                       const struct atlas_area_set *areas,
                                       uint32_t area,
                                       const struct atlas_area_set *others,
                                       struct atlas_overlap *overlaps,
                                       size_t *count, struct atlas_error *err) {
    const struct atlas_area *of = &areas->items[area];
    GEOSGeometry *shape = geos_from_area(geos, areas, of);
    bool ok = shape != NULL;
    for (size_t i = 0; ok && i < others->count; i++) {
        if (!atlas_box_meets(of->box, others->items[i].box)) continue;
        ok = look_at(geos, shape, of->area_m2, others, i, &overlaps[*count]);
        if (ok && overlaps[*count].share > 0) (*count)++;
    }
    geos_drop(geos, shape);
    if (ok) return ATLAS_OK;
    return geos_fail(geos, of->code, "cannot find what it overlaps", err);
}

enum atlas_status atlas_areas_overlaps(const struct atlas_area_set *areas,
                                       uint32_t area,
                                       const struct atlas_area_set *others,
                                       struct atlas_overlap **ret_overlaps,
                                       size_t *ret_count,
                                       struct atlas_error *err) {
    struct atlas_overlap *overlaps =
        atlas_xcalloc(others->count + 1, sizeof(*overlaps));
    size_t count = 0;
    struct geos geos;
    geos_start(&geos);
    const enum atlas_status status =
        find_overlaps(&geos, areas, area, others, overlaps, &count, err);
    geos_stop(&geos);
    if (status) {
        free(overlaps);
        return status;
    }
    qsort(overlaps, count, sizeof(*overlaps), compare_overlaps);
    *ret_overlaps = overlaps;
    *ret_count = count;
    return ATLAS_OK;
}
