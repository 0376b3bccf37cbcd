// A set in longitude and latitude, rounded, and valid all the same.
//
// In:  a set in EPSG:27700.
// Out: the set in WGS 84 degrees with so many decimals.
//
// Neighbours share their border points bit for bit, and transforming is a
// function of the point alone, so shared points stay shared. Each distinct
// point is transformed once: borders are held twice or more often (distinct.c).
// Rounding moves a point by up to half a metre at 5 decimals, enough to make
// narrow necks touch and borders cross: clean.c sees to that.

#include <math.h>
#include <stdlib.h>

#include "atlas/geometry.h"
#include "clean.h"
#include "distinct.h"
#include "transform.h"

// The points of a set in degrees, parallel to its own.
static enum atlas_status degrees_of(const struct atlas_area_set *from,
                                    struct atlas_point **ret_points,
                                    struct atlas_error *err) {
    struct distinct distinct = {0};
    distinct_build(from, &distinct);
    const enum atlas_status status =
        transform_to_wgs84(distinct.points, distinct.count, err);
    if (!status) {
        struct atlas_point *points =
            atlas_xcalloc(from->point_count + 1, sizeof(*points));
        for (size_t i = 0; i < from->point_count; i++) {
            points[i] = distinct.points[distinct.indices[i]];
        }
        *ret_points = points;
    }
    distinct_release(&distinct);
    return status;
}

enum atlas_status atlas_areas_to_wgs84(const struct atlas_area_set *from,
                                       int decimals,
                                       struct atlas_area_set *ret_set,
                                       struct atlas_error *err) {
    const struct clean_options clean = {.step = pow(10, -decimals)};
    struct atlas_point *points = NULL;
    struct atlas_area_set set = {0};
    enum atlas_status status = degrees_of(from, &points, err);
    if (!status) status = clean_make(from, points, &clean, &set, err);
    free(points);
    if (status) return status;
    set.crs = atlas_arena_text(&set.arena, "EPSG:4326");
    *ret_set = set;
    return ATLAS_OK;
}
