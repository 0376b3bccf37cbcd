// Union and copies of areas.
//
// In:  some areas of a set.
// Out: one more area in another set.
//
// Borders that should be shared seldom match to the last digit (each product
// rounds its own way), so a union leaves slivers along the line that should
// have gone. Holes under 100 square metres are such slivers: no authority's
// territory has a hole that small.

#include <stdlib.h>

#include "atlas/geometry.h"
#include "border.h"
#include "geos_area.h"
#include "inside.h"
#include "set_builder.h"

static const double sliver_m2 = 100;

static GEOSGeometry *collect(struct geos *geos,
                             const struct atlas_area_set *from,
                             const uint32_t *members, size_t count) {
    GEOSGeometry **shapes = atlas_xcalloc(count + 1, sizeof(GEOSGeometry *));
    GEOSGeometry *collection = NULL;
    size_t made = 0;
    while (made < count) {
        const struct atlas_area *area = &from->items[members[made]];
        shapes[made] = geos_from_area(geos, from, area);
        if (!shapes[made]) break;
        made++;
    }
    if (made == count) {
        collection = GEOSGeom_createCollection_r(
            geos->handle, GEOS_GEOMETRYCOLLECTION, shapes, (unsigned)count);
    } else {
        while (made > 0) geos_drop(geos, shapes[--made]);
    }
    free(shapes);
    return collection;
}

static void copy_without_slivers(const struct atlas_area_set *from,
                                 struct atlas_area_set *to) {
    const struct atlas_area *area = &from->items[0];
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &from->rings[area->first_ring + i];
        const struct atlas_point *points = from->points + ring->first;
        const double size = ring_area(points, ring->count);
        if (ring->is_hole && size > -sliver_m2) continue;
        set_add_points(to, points, ring->count, ring->is_hole);
    }
}

enum atlas_status atlas_areas_union(const struct atlas_area_set *from,
                                    const uint32_t *members, size_t count,
                                    const char *code, const char *name,
                                    struct atlas_area_set *to,
                                    struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    struct atlas_area_set one = {0};
    GEOSGeometry *collection = NULL;
    GEOSGeometry *united = NULL;
    struct geos geos;

    geos_start(&geos);
    set_add_area(&one, code, name);
    collection = collect(&geos, from, members, count);
    if (collection) united = GEOSUnaryUnion_r(geos.handle, collection);
    if (!united || !geos_into_set(&geos, united, &one)) {
        status = geos_fail(&geos, code, "cannot unite areas", err);
    } else if (one.items[0].ring_count == 0) {
        status = atlas_fail(err, ATLAS_ERR_GEO, code, "nothing to unite");
    }
    geos_drop(&geos, united);
    geos_drop(&geos, collection);
    geos_stop(&geos);
    if (!status) {
        set_finish_area(&one, &one.items[0]);
        status = inside_find(&one, err);
    }
    if (!status) {
        set_add_area(to, code, name);
        copy_without_slivers(&one, to);
        set_finish_area(to, &to->items[to->count - 1]);
        to->items[to->count - 1].inside = one.items[0].inside;
        to->items[to->count - 1].inside_m = one.items[0].inside_m;
    }
    atlas_area_set_release(&one);
    return status;
}

void atlas_areas_copy(const struct atlas_area_set *from, uint32_t area,
                      struct atlas_area_set *to) {
    set_copy_area(from, &from->items[area], to);
}
