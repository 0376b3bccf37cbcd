// Areas as GEOS geometries and back.
//
// In:  an area of a set, or a geometry.
// Out: the other of the two. Coordinates travel as they are, in one block a
//      ring; points of ours have GEOS's own layout, x then y.

#include "geos_area.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "set_builder.h"

static_assert(sizeof(struct atlas_point) == 2 * sizeof(double),
              "points are pairs of doubles, as GEOS copies them");

static void keep_message(const char *message, void *userdata) {
    struct geos *geos = userdata;
    snprintf(geos->message, sizeof(geos->message), "%s", message);
    geos->message[strcspn(geos->message, "\r\n")] = '\0';
}

void geos_start(struct geos *geos) {
    geos->message[0] = '\0';
    geos->handle = GEOS_init_r();
    GEOSContext_setErrorMessageHandler_r(geos->handle, keep_message, geos);
}

void geos_stop(struct geos *geos) {
    GEOS_finish_r(geos->handle);
    geos->handle = NULL;
}

enum atlas_status geos_fail(const struct geos *geos, const char *where,
                            const char *what, struct atlas_error *err) {
    return atlas_fail(err, ATLAS_ERR_GEO, where, "%s: %s", what,
                      geos->message[0] ? geos->message : "no reason given");
}

void geos_drop(struct geos *geos, GEOSGeometry *geometry) {
    if (geometry) GEOSGeom_destroy_r(geos->handle, geometry);
}

static GEOSGeometry *ring_to_geos(struct geos *geos,
                                  const struct atlas_area_set *set,
                                  const struct atlas_ring *ring) {
    const struct atlas_point *points = set->points + ring->first;
    GEOSCoordSequence *sequence = GEOSCoordSeq_copyFromBuffer_r(
        geos->handle, &points->x, (unsigned)ring->count, 0, 0);
    if (!sequence) return NULL;
    return GEOSGeom_createLinearRing_r(geos->handle, sequence);
}

// The polygon whose outer ring is rings[0]; its holes follow it.
static GEOSGeometry *polygon_to_geos(struct geos *geos,
                                     const struct atlas_area_set *set,
                                     const struct atlas_ring *rings,
                                     size_t ring_count) {
    GEOSGeometry **holes = atlas_xcalloc(ring_count, sizeof(GEOSGeometry *));
    GEOSGeometry *polygon = NULL;
    GEOSGeometry *shell = ring_to_geos(geos, set, rings);
    bool ok = shell != NULL;

    for (size_t i = 1; i < ring_count && ok; i++) {
        holes[i - 1] = ring_to_geos(geos, set, &rings[i]);
        ok = holes[i - 1] != NULL;
    }
    if (ok) {
        polygon = GEOSGeom_createPolygon_r(geos->handle, shell, holes,
                                           (unsigned)(ring_count - 1));
    } else {
        geos_drop(geos, shell);
        for (size_t i = 0; i < ring_count; i++) geos_drop(geos, holes[i]);
    }
    free(holes);
    return polygon;
}

GEOSGeometry *geos_from_area(struct geos *geos,
                             const struct atlas_area_set *set,
                             const struct atlas_area *area) {
    const struct atlas_ring *rings = set->rings + area->first_ring;
    GEOSGeometry **polygons =
        atlas_xcalloc(area->ring_count + 1, sizeof(GEOSGeometry *));
    GEOSGeometry *multi = NULL;
    unsigned count = 0;
    bool ok = true;

    for (size_t i = 0; i < area->ring_count && ok;) {
        size_t next = i + 1;
        while (next < area->ring_count && rings[next].is_hole) next++;
        polygons[count] = polygon_to_geos(geos, set, &rings[i], next - i);
        ok = polygons[count++] != NULL;
        i = next;
    }
    if (ok) {
        multi = GEOSGeom_createCollection_r(geos->handle, GEOS_MULTIPOLYGON,
                                            polygons, count);
    } else {
        while (count > 0) geos_drop(geos, polygons[--count]);
    }
    free(polygons);
    return multi;
}

static bool ring_into_set(struct geos *geos, const GEOSGeometry *ring,
                          bool is_hole, struct atlas_area_set *set) {
    const GEOSCoordSequence *sequence =
        GEOSGeom_getCoordSeq_r(geos->handle, ring);
    const int count = GEOSGeomGetNumPoints_r(geos->handle, ring);
    struct atlas_point *points;
    if (!sequence || count < 4) return false;
    points = set_add_ring(set, (size_t)count, is_hole);
    return GEOSCoordSeq_copyToBuffer_r(geos->handle, sequence, &points->x, 0,
                                       0) == 1;
}

static bool polygon_into_set(struct geos *geos, const GEOSGeometry *polygon,
                             struct atlas_area_set *set) {
    const int holes = GEOSGetNumInteriorRings_r(geos->handle, polygon);
    if (!ring_into_set(geos, GEOSGetExteriorRing_r(geos->handle, polygon),
                       false, set)) {
        return false;
    }
    for (int i = 0; i < holes; i++) {
        const GEOSGeometry *hole =
            GEOSGetInteriorRingN_r(geos->handle, polygon, i);
        if (!ring_into_set(geos, hole, true, set)) return false;
    }
    return holes >= 0;
}

bool geos_into_set(struct geos *geos, const GEOSGeometry *geometry,
                   struct atlas_area_set *set) {
    const int type = GEOSGeomTypeId_r(geos->handle, geometry);
    if (GEOSisEmpty_r(geos->handle, geometry) == 1) return true;
    if (type == GEOS_POLYGON) return polygon_into_set(geos, geometry, set);
    if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
        const int count = GEOSGetNumGeometries_r(geos->handle, geometry);
        for (int i = 0; i < count; i++) {
            const GEOSGeometry *part =
                GEOSGetGeometryN_r(geos->handle, geometry, i);
            if (!geos_into_set(geos, part, set)) return false;
        }
    }
    return true;
}
