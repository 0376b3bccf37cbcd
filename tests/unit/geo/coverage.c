#include "coverage.h"

#include <stdlib.h>

#include "atlas_test.h"

static bool has_inside(struct geos *geos, const GEOSGeometry *shape,
                       struct atlas_point at) {
    GEOSGeometry *point =
        GEOSGeom_createPointFromXY_r(geos->handle, at.x, at.y);
    const bool is_inside = GEOSContains_r(geos->handle, shape, point) == 1;
    geos_drop(geos, point);
    return is_inside;
}

void coverage_take(const struct atlas_area_set *set,
                   struct coverage *ret_coverage) {
    struct coverage *coverage = ret_coverage;
    struct geos *geos = &coverage->geos;
    GEOSGeometry **shapes =
        atlas_xcalloc(set->count + 1, sizeof(GEOSGeometry *));
    double sum = 0;
    double whole;
    *coverage = (struct coverage){.united = NULL};
    geos_start(geos);
    for (size_t i = 0; i < set->count; i++) {
        double area = 0;
        shapes[i] = geos_from_area(geos, set, &set->items[i]);
        assert_non_null(shapes[i]);
        assert_int_equal(GEOSArea_r(geos->handle, shapes[i], &area), 1);
        if (GEOSisValid_r(geos->handle, shapes[i]) != 1 || !(area > 0)) {
            coverage->invalid++;
        }
        if (!has_inside(geos, shapes[i], set->items[i].inside)) {
            coverage->outside++;
        }
        sum += area;
    }
    GEOSGeometry *all = GEOSGeom_createCollection_r(
        geos->handle, GEOS_GEOMETRYCOLLECTION, shapes, (unsigned)set->count);
    coverage->united = GEOSUnaryUnion_r(geos->handle, all);
    if (!coverage->united) fail_msg("%s", geos->message);
    assert_int_equal(GEOSArea_r(geos->handle, coverage->united, &whole), 1);
    coverage->overlap = sum - whole;
    geos_drop(geos, all);
    free(shapes);
}

// Holes, and how many of them are covered by a shape.
static size_t holes_of(struct geos *geos, const GEOSGeometry *united,
                       const GEOSPreparedGeometry *before, size_t *ret_gaps) {
    size_t count = 0;
    const int parts = GEOSGetNumGeometries_r(geos->handle, united);
    *ret_gaps = 0;
    for (int i = 0; i < parts; i++) {
        const GEOSGeometry *part = GEOSGetGeometryN_r(geos->handle, united, i);
        const int holes = GEOSGetNumInteriorRings_r(geos->handle, part);
        count += (size_t)holes;
        for (int k = 0; k < holes && before; k++) {
            GEOSGeometry *hole = GEOSGeom_createPolygon_r(
                geos->handle,
                GEOSGeom_clone_r(geos->handle,
                                 GEOSGetInteriorRingN_r(geos->handle, part, k)),
                NULL, 0);
            if (GEOSPreparedCovers_r(geos->handle, before, hole) == 1) {
                ++*ret_gaps;
            }
            geos_drop(geos, hole);
        }
    }
    return count;
}

size_t coverage_gaps(const struct coverage *coverage,
                     const struct coverage *before) {
    struct geos geos;
    size_t gaps;
    geos_start(&geos);
    const GEOSPreparedGeometry *prepared =
        GEOSPrepare_r(geos.handle, before->united);
    holes_of(&geos, coverage->united, prepared, &gaps);
    GEOSPreparedGeom_destroy_r(geos.handle, prepared);
    geos_stop(&geos);
    return gaps;
}

size_t coverage_holes(const struct coverage *coverage) {
    struct geos geos;
    size_t gaps;
    geos_start(&geos);
    const size_t holes = holes_of(&geos, coverage->united, NULL, &gaps);
    geos_stop(&geos);
    return holes;
}

void coverage_release(struct coverage *coverage) {
    geos_drop(&coverage->geos, coverage->united);
    geos_stop(&coverage->geos);
    coverage->united = NULL;
}
