// A set in longitude and latitude, rounded, and valid all the same.
//
// In:  a set in EPSG:27700.
// Out: the set in WGS 84 degrees with so many decimals.
//
// Neighbours share their border points bit for bit, and transforming is a
// function of the point alone, so shared points stay shared. Each distinct
// point is transformed once: borders are held twice or more often (distinct.c).
// Rounding moves a point by up to half a metre at 5 decimals, enough to make
// narrow necks touch and borders cross; such areas are snapped (snap.c).

#include <math.h>

#include "atlas/geometry.h"
#include "distinct.h"
#include "set_builder.h"
#include "snap.h"
#include "transform.h"

static void add_area(const struct distinct *distinct,
                     const struct atlas_area_set *from,
                     const struct atlas_area *area, struct atlas_area_set *to) {
    set_add_area(to, area->code, area->name);
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &from->rings[area->first_ring + i];
        struct atlas_point *points =
            set_add_ring(to, ring->count, ring->is_hole);
        for (size_t k = 0; k < ring->count; k++) {
            points[k] = distinct->points[distinct->indices[ring->first + k]];
        }
    }
    set_drop_repeats(to);
}

static enum atlas_status add_areas(const struct atlas_area_set *from,
                                   const struct distinct *distinct, double step,
                                   struct atlas_area_set *to,
                                   struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    struct geos geos;
    geos_start(&geos);
    for (size_t i = 0; i < from->count && !status; i++) {
        const struct atlas_area *area = &from->items[i];
        struct atlas_area *copy;
        add_area(distinct, from, area, to);
        status = snap_last(&geos, step, to, err);
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

enum atlas_status atlas_areas_to_wgs84(
    const struct atlas_area_set *from,
    const struct atlas_wgs84_options *options, struct atlas_area_set *ret_set,
    struct atlas_error *err) {
    struct atlas_area_set set = {0};
    struct distinct distinct = {0};
    const double step = pow(10, -options->decimals);
    enum atlas_status status;

    distinct_build(from, &distinct);
    status = transform_to_wgs84(distinct.points, distinct.count, err);
    for (size_t i = 0; i < distinct.count && !status; i++) {
        distinct.points[i].x = snap_value(distinct.points[i].x, step);
        distinct.points[i].y = snap_value(distinct.points[i].y, step);
    }
    if (!status) status = add_areas(from, &distinct, step, &set, err);
    distinct_release(&distinct);
    if (status) {
        atlas_area_set_release(&set);
        return status;
    }
    set_describe(from, &set);
    set.crs = atlas_arena_text(&set.arena, "EPSG:4326");
    set_trim(&set);
    *ret_set = set;
    return ATLAS_OK;
}
