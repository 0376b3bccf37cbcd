// A set in longitude and latitude, rounded, and valid all the same.
//
// In:  a set in EPSG:27700.
// Out: the set in WGS 84 degrees with so many decimals.
//
// Neighbours share their border points bit for bit, and transforming is a
// function of the point alone, so shared points stay shared. Each distinct
// point is transformed once (borders are held twice or more often). Rounding
// moves a point by up to half a metre at 5 decimals, enough to make narrow
// necks touch and borders cross: GEOS snaps such areas to the same grid and
// keeps them valid.

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/geometry.h"
#include "atlas/text.h"
#include "geos_area.h"
#include "set_builder.h"
#include "transform.h"

/** Distinct points of a set, found by a hash table of their coordinates. */
struct distinct {
    struct atlas_point *points;  ///< In order of first appearance.
    size_t count;                ///< Points.
    uint32_t *slots;             ///< Index into `points` plus 1; 0 is free.
    size_t mask;                 ///< Slots, less 1.
    uint32_t *indices;           ///< For each point of the set.
};

static size_t hash_point(struct atlas_point point) {
    uint64_t words[2];
    uint64_t hash;
    memcpy(words, &point, sizeof(words));
    hash = words[0] * UINT64_C(0x9e3779b97f4a7c15) ^
           (words[1] + UINT64_C(0x7f4a7c159e3779b9)) *
               UINT64_C(0xbf58476d1ce4e5b9);
    return (size_t)(hash ^ hash >> 32);
}

static uint32_t find_point(struct distinct *distinct,
                           struct atlas_point point) {
    size_t slot = hash_point(point) & distinct->mask;
    while (distinct->slots[slot]) {
        const uint32_t index = distinct->slots[slot] - 1;
        const struct atlas_point *there = &distinct->points[index];
        if (there->x == point.x && there->y == point.y) return index;
        slot = (slot + 1) & distinct->mask;
    }
    distinct->points[distinct->count] = point;
    distinct->slots[slot] = (uint32_t)++distinct->count;
    return (uint32_t)(distinct->count - 1);
}

static void distinct_build(const struct atlas_area_set *set,
                           struct distinct *distinct) {
    size_t size = 16;
    while (size < 2 * set->point_count) size *= 2;
    distinct->mask = size - 1;
    distinct->slots = atlas_xcalloc(size, sizeof(*distinct->slots));
    distinct->points =
        atlas_xcalloc(set->point_count + 1, sizeof(*distinct->points));
    distinct->indices =
        atlas_xcalloc(set->point_count + 1, sizeof(*distinct->indices));
    for (size_t i = 0; i < set->point_count; i++) {
        distinct->indices[i] = find_point(distinct, set->points[i]);
    }
}

static void distinct_release(struct distinct *distinct) {
    free(distinct->indices);
    free(distinct->points);
    free(distinct->slots);
}

// Round a ring into the last area of `to`, without points that fell together.
// False when the ring collapsed, and nothing was added.
static bool add_rounded(const struct distinct *distinct,
                        const struct atlas_ring *ring,
                        struct atlas_area_set *to) {
    struct atlas_point *points = set_add_ring(to, ring->count, ring->is_hole);
    size_t count = 0;
    for (size_t i = 0; i < ring->count; i++) {
        const struct atlas_point point =
            distinct->points[distinct->indices[ring->first + i]];
        if (count > 0 && points[count - 1].x == point.x &&
            points[count - 1].y == point.y) {
            continue;
        }
        points[count++] = point;
    }
    set_shrink_ring(to, count);
    return count >= 4;
}

static void add_area(const struct distinct *distinct,
                     const struct atlas_area_set *from,
                     const struct atlas_area *area, struct atlas_area_set *to) {
    bool has_outer = false;
    set_add_area(to, area->code, area->name);
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &from->rings[area->first_ring + i];
        if (!ring->is_hole) {
            has_outer = add_rounded(distinct, ring, to);
        } else if (has_outer) {
            add_rounded(distinct, ring, to);
        }
    }
}

// The area in unrounded degrees, alone in a set.
static void unrounded(const struct atlas_area_set *from,
                      const struct atlas_area *area,
                      struct atlas_area_set *alone) {
    set_add_area(alone, area->code, area->name);
    set_copy_rings(from, area, alone);
}

static bool snap(struct geos *geos, const struct atlas_area_set *degrees,
                 int decimals, struct atlas_area_set *to) {
    const struct atlas_area *last;
    GEOSGeometry *exact = geos_from_area(geos, degrees, degrees->items);
    GEOSGeometry *snapped = NULL;
    bool ok;
    if (exact) {
        snapped =
            GEOSGeom_setPrecision_r(geos->handle, exact, pow(10, -decimals), 0);
    }
    set_clear_rings(to);
    ok = snapped && geos_into_set(geos, snapped, to);
    geos_drop(geos, snapped);
    geos_drop(geos, exact);
    if (!ok) return false;
    last = &to->items[to->count - 1];
    if (last->ring_count == 0) return true;
    for (size_t i = to->rings[last->first_ring].first; i < to->point_count;
         i++) {
        to->points[i].x = atlas_round(to->points[i].x, decimals);
        to->points[i].y = atlas_round(to->points[i].y, decimals);
    }
    return true;
}

static enum atlas_status keep_valid(struct geos *geos,
                                    const struct atlas_area_set *from,
                                    const struct atlas_area *area, int decimals,
                                    struct atlas_area_set *to,
                                    struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    struct atlas_area_set degrees = {0};
    GEOSGeometry *shape = geos_from_area(geos, to, &to->items[to->count - 1]);
    const bool is_valid = shape && GEOSisValid_r(geos->handle, shape) == 1 &&
                          GEOSisEmpty_r(geos->handle, shape) == 0;
    geos_drop(geos, shape);
    if (is_valid) return ATLAS_OK;

    unrounded(from, area, &degrees);
    status = transform_to_wgs84(degrees.points, degrees.point_count, err);
    if (!status && !snap(geos, &degrees, decimals, to)) {
        status = geos_fail(geos, area->code, "boundary cannot be rounded", err);
    }
    if (!status && to->items[to->count - 1].ring_count == 0) {
        status = atlas_fail(err, ATLAS_ERR_GEO, area->code,
                            "boundary vanishes at %d decimals", decimals);
    }
    atlas_area_set_release(&degrees);
    return status;
}

static void describe(const struct atlas_area_set *from,
                     struct atlas_area_set *to) {
    to->product = atlas_arena_text(&to->arena, from->product);
    to->path = atlas_arena_text(&to->arena, from->path);
    to->code_field = atlas_arena_text(&to->arena, from->code_field);
    to->crs = atlas_arena_text(&to->arena, "EPSG:4326");
    to->year = from->year;
    to->repaired = from->repaired;
}

static enum atlas_status add_areas(const struct atlas_area_set *from,
                                   const struct distinct *distinct,
                                   int decimals, struct atlas_area_set *to,
                                   struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    struct geos geos;
    geos_start(&geos);
    for (size_t i = 0; i < from->count && !status; i++) {
        const struct atlas_area *area = &from->items[i];
        struct atlas_area *copy;
        add_area(distinct, from, area, to);
        status = keep_valid(&geos, from, area, decimals, to, err);
        if (status) break;
        copy = &to->items[i];
        set_finish_area(to, copy);
        copy->area_m2 = area->area_m2;
        copy->inside = area->inside;
        copy->inside_m = area->inside_m;
    }
    geos_stop(&geos);
    return status;
}

enum atlas_status atlas_areas_to_wgs84(const struct atlas_area_set *from,
                                       int decimals,
                                       struct atlas_area_set *ret_set,
                                       struct atlas_error *err) {
    struct atlas_area_set set = {0};
    struct distinct distinct = {0};
    enum atlas_status status;

    distinct_build(from, &distinct);
    status = transform_to_wgs84(distinct.points, distinct.count, err);
    for (size_t i = 0; i < distinct.count && !status; i++) {
        distinct.points[i].x = atlas_round(distinct.points[i].x, decimals);
        distinct.points[i].y = atlas_round(distinct.points[i].y, decimals);
    }
    if (!status) status = add_areas(from, &distinct, decimals, &set, err);
    distinct_release(&distinct);
    if (status) {
        atlas_area_set_release(&set);
        return status;
    }
    describe(from, &set);
    set_trim(&set);
    *ret_set = set;
    return ATLAS_OK;
}
