// A set in longitude and latitude, rounded, and valid all the same.
//
// In:  a set in EPSG:27700.
// Out: the set in WGS 84 degrees with so many decimals, simplified or not.
//
// Neighbours share their border points bit for bit, and transforming is a
// function of the point alone, so shared points stay shared. Each distinct
// point is transformed once: borders are held twice or more often (distinct.c).
// Rounding moves a point by up to half a metre at 5 decimals, enough to make
// narrow necks touch and borders cross: clean.c sees to that, and simplifying
// comes last, on borders that are in order.

#include <math.h>
#include <stdlib.h>

#include "atlas/geometry.h"
#include "atlas/topology.h"
#include "clean.h"
#include "distinct.h"
#include "transform.h"

// Square degrees that are about as large as a square on the ground, for faces
// that are anyhow far smaller than any area: 111.2 km a degree of latitude, and
// 0.6 of that a degree of longitude.
static double square_degrees(double side_m) {
    return side_m * side_m / (111195.0 * 111195.0 * 0.6);
}

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

static void simplify(double tolerance_m, struct atlas_area_set *set) {
    const struct atlas_simplify_options options = {.tolerance_m = tolerance_m,
                                                   .is_degrees = true};
    struct atlas_topology whole;
    struct atlas_topology simple;
    struct atlas_area_set to;
    atlas_topology_build(set, &whole);
    atlas_topology_simplify(&whole, &options, &simple);
    atlas_topology_areas(&simple, &to);
    atlas_topology_release(&simple);
    atlas_topology_release(&whole);
    atlas_area_set_release(set);
    *set = to;
}

enum atlas_status atlas_areas_to_wgs84(
    const struct atlas_area_set *from,
    const struct atlas_wgs84_options *options, struct atlas_area_set *ret_set,
    struct atlas_error *err) {
    const struct clean_options clean = {
        .step = pow(10, -options->decimals),
        .largest = square_degrees(options->tolerance_m)};
    struct atlas_point *points = NULL;
    struct atlas_area_set set = {0};
    enum atlas_status status = degrees_of(from, &points, err);
    if (!status) status = clean_make(from, points, &clean, &set, err);
    free(points);
    if (status) return status;
    if (options->tolerance_m > 0) simplify(options->tolerance_m, &set);
    set.crs = atlas_arena_text(&set.arena, "EPSG:4326");
    *ret_set = set;
    return ATLAS_OK;
}
