// Which area holds a point.
//
// In:  an area set, points in EPSG:27700.
// Out: the area, metres to its border, metres outside.
//
// An STRtree over the areas' boxes gives the candidates. Crossings of the
// border (border.c) tell which holds the point, and where it is so close that
// rounding might decide, GEOS does, on a geometry that is prepared then: few
// points are, and preparing an area takes GEOS longer than asking it. Because
// GEOS writes to its geometries while it is asked, a locator must not be shared
// between threads.

#include "atlas/locator.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/vocabulary.h"
#include "border.h"
#include "geos_area.h"

/** An area in the tree, and as GEOS may be asked about it. */
struct located_area {
    GEOSGeometry *box;                     ///< As the tree has it.
    GEOSGeometry *shape;                   ///< Multipolygon; NULL: not asked.
    const GEOSPreparedGeometry *prepared;  ///< Of `shape`.
};

struct atlas_locator {
    const struct atlas_area_set *set;  ///< Borrowed.
    struct geos geos;                  ///< Its own context.
    struct border border;              ///< Measures distances.
    struct located_area *areas;        ///< One an area of the set.
    GEOSSTRtree *tree;                 ///< Boxes; items point into `areas`.
    uint32_t *candidates;              ///< Scratch, as many as areas.
    size_t candidate_count;            ///< In use.
};

static bool index_area(struct atlas_locator *locator, size_t index) {
    struct geos *geos = &locator->geos;
    struct located_area *area = &locator->areas[index];
    const struct atlas_box box = locator->set->items[index].box;
    area->box = GEOSGeom_createRectangle_r(geos->handle, box.min_x, box.min_y,
                                           box.max_x, box.max_y);
    if (!area->box) return false;
    GEOSSTRtree_insert_r(geos->handle, locator->tree, area->box, area);
    return true;
}

enum atlas_status atlas_locator_create(const struct atlas_area_set *set,
                                       struct atlas_locator **ret_locator,
                                       struct atlas_error *err) {
    struct atlas_locator *locator = atlas_xcalloc(1, sizeof(*locator));
    enum atlas_status status = ATLAS_OK;

    locator->set = set;
    locator->areas = atlas_xcalloc(set->count + 1, sizeof(*locator->areas));
    locator->candidates =
        atlas_xcalloc(set->count + 1, sizeof(*locator->candidates));
    border_build(set, &locator->border);
    geos_start(&locator->geos);
    locator->tree = GEOSSTRtree_create_r(locator->geos.handle, 10);
    if (!locator->tree) {
        status = geos_fail(&locator->geos, NULL, "cannot index areas", err);
    }
    for (size_t i = 0; i < set->count && !status; i++) {
        if (index_area(locator, i)) continue;
        status = geos_fail(&locator->geos, set->items[i].code,
                           "cannot index boundary", err);
    }
    if (status) {
        atlas_locator_free(locator);
    } else {
        *ret_locator = locator;
    }
    return status;
}

static void free_area(struct geos *geos, struct located_area *area) {
    if (area->prepared) {
        GEOSPreparedGeom_destroy_r(geos->handle, area->prepared);
    }
    geos_drop(geos, area->shape);
    geos_drop(geos, area->box);
}

void atlas_locator_free(struct atlas_locator *locator) {
    if (!locator) return;
    if (locator->tree) {
        GEOSSTRtree_destroy_r(locator->geos.handle, locator->tree);
    }
    for (size_t i = 0; i < locator->set->count; i++) {
        free_area(&locator->geos, &locator->areas[i]);
    }
    geos_stop(&locator->geos);
    border_release(&locator->border);
    free(locator->areas);
    free(locator->candidates);
    free(locator);
}

static void keep_candidate(void *item, void *userdata) {
    struct atlas_locator *locator = userdata;
    const struct located_area *area = item;
    locator->candidates[locator->candidate_count++] =
        (uint32_t)(area - locator->areas);
}

static int by_index(const void *left, const void *right) {
    const uint32_t first = *(const uint32_t *)left;
    const uint32_t second = *(const uint32_t *)right;
    return (first > second) - (first < second);
}

// Areas whose box meets that of `shape`, in code order.
static void find_candidates(struct atlas_locator *locator,
                            const GEOSGeometry *shape) {
    locator->candidate_count = 0;
    GEOSSTRtree_query_r(locator->geos.handle, locator->tree, shape,
                        keep_candidate, locator);
    qsort(locator->candidates, locator->candidate_count,
          sizeof(*locator->candidates), by_index);
}

// 1 when GEOS has the area cover the point, 0 when not, 2 on failure.
static int ask_geos(struct atlas_locator *locator, uint32_t index,
                    const GEOSGeometry *point) {
    struct geos *geos = &locator->geos;
    struct located_area *area = &locator->areas[index];
    if (!area->shape) {
        area->shape =
            geos_from_area(geos, locator->set, &locator->set->items[index]);
        if (!area->shape) return 2;
        area->prepared = GEOSPrepare_r(geos->handle, area->shape);
    }
    if (!area->prepared) return 2;
    return GEOSPreparedCovers_r(geos->handle, area->prepared, point);
}

// The areas that hold the point: the lowest, and whether there are more.
static bool find_holder(struct atlas_locator *locator, struct atlas_point point,
                        const GEOSGeometry *shape,
                        struct atlas_location *location) {
    const struct border *border = &locator->border;
    find_candidates(locator, shape);
    for (size_t i = 0; i < locator->candidate_count; i++) {
        const uint32_t index = locator->candidates[i];
        const enum border_side side = border_side(border, index, point);
        const int covers = side == BORDER_CLOSE
                               ? ask_geos(locator, index, shape)
                               : side == BORDER_INSIDE;
        if (covers == 2) return false;
        if (covers == 0) continue;
        if (location->area != ATLAS_NONE) {
            location->on_border = true;
            return true;
        }
        location->area = index;
    }
    return true;
}

// Distance to the area whose box is nearest: no area further than that need be
// measured.
static double nearest_bound(const struct atlas_locator *locator,
                            struct atlas_point point) {
    const struct atlas_area_set *set = locator->set;
    double best = INFINITY;
    uint32_t seed = 0;
    for (uint32_t i = 0; i < set->count; i++) {
        const double distance = box_distance(set->items[i].box, point);
        if (distance >= best) continue;
        best = distance;
        seed = i;
    }
    return border_distance(&locator->border, seed, point);
}

static void find_nearest(const struct atlas_locator *locator,
                         struct atlas_point point,
                         struct atlas_location *location) {
    const struct atlas_area_set *set = locator->set;
    double bound;
    location->outside_m = INFINITY;
    if (set->count == 0) return;
    bound = nearest_bound(locator, point);
    for (uint32_t i = 0; i < set->count; i++) {
        double distance;
        if (box_distance(set->items[i].box, point) > bound) continue;
        distance = border_distance(&locator->border, i, point);
        if (distance >= location->outside_m) continue;
        location->outside_m = distance;
        location->area = i;
        bound = fmin(bound, distance);
    }
    location->border_m = location->outside_m;
}

enum atlas_status atlas_locator_find(struct atlas_locator *locator,
                                     struct atlas_point point, double nearest_m,
                                     struct atlas_location *ret_location,
                                     struct atlas_error *err) {
    struct geos *geos = &locator->geos;
    struct atlas_location location = {ATLAS_NONE, NAN, 0, false};
    GEOSGeometry *shape;
    bool ok;

    if (!isfinite(point.x) || !isfinite(point.y)) {
        return atlas_fail(err, ATLAS_ERR_GEO, NULL,
                          "a coordinate is not a number");
    }
    shape = GEOSGeom_createPointFromXY_r(geos->handle, point.x, point.y);
    ok = shape && find_holder(locator, point, shape, &location);
    geos_drop(geos, shape);
    if (!ok) return geos_fail(geos, NULL, "cannot place a point", err);
    if (location.area != ATLAS_NONE) {
        location.border_m =
            border_distance(&locator->border, location.area, point);
    } else {
        find_nearest(locator, point, &location);
    }
    if (location.outside_m > nearest_m) {
        location.area = ATLAS_NONE;
        location.border_m = NAN;
    }
    *ret_location = location;
    return ATLAS_OK;
}
