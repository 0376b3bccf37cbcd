// Points to and from EPSG:27700 through PROJ.
//
// In:  points in metres or degrees.
// Out: the same points, in place.
//
// The datum shift is pinned. PROJ left to itself would take OSTN15 where its
// grid is installed and EPSG:1314 where it is not, and two machines would write
// different coordinates. EPSG:1314 (OSGB36 to WGS 84 (6), 2 m) is written out
// as a pipeline: that needs no look-up in PROJ's database (20 to 30 ms), and
// atlas_geo_check() compares it with the database's.

#include "transform.h"

#include <math.h>
#include <proj.h>
#include <string.h>

static bool run(PJ *operation, PJ_DIRECTION direction,
                struct atlas_point *points, size_t count) {
    const size_t stride = sizeof(*points);
    if (count == 0) return true;
    proj_trans_generic(operation, direction, &points->x, stride, count,
                       &points->y, stride, count, NULL, 0, 0, NULL, 0, 0);
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(points[i].x) || !isfinite(points[i].y)) return false;
    }
    return true;
}

PJ_CONTEXT *transform_context(void) {
    PJ_CONTEXT *context = proj_context_create();
    proj_context_set_enable_network(context, 0);
    proj_log_level(context, PJ_LOG_NONE);
    return context;
}

static enum atlas_status fail(PJ_CONTEXT *context, const char *what,
                              struct atlas_error *err) {
    const int code = proj_context_errno(context);
    return atlas_fail(err, ATLAS_ERR_GEO, NULL, "%s: %s", what,
                      code ? proj_context_errno_string(context, code)
                           : "coordinates outside what can be transformed");
}

static enum atlas_status run_pinned(PJ_DIRECTION direction,
                                    struct atlas_point *points, size_t count,
                                    struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    PJ_CONTEXT *context = transform_context();
    PJ *operation = proj_create(context, TRANSFORM_GRID_TO_WGS84);
    if (!operation || !run(operation, direction, points, count)) {
        status = fail(context, "cannot transform by EPSG:1314", err);
    }
    proj_destroy(operation);
    proj_context_destroy(context);
    return status;
}

enum atlas_status transform_to_wgs84(struct atlas_point *points, size_t count,
                                     struct atlas_error *err) {
    return run_pinned(PJ_FWD, points, count, err);
}

enum atlas_status transform_from_wgs84(struct atlas_point *points, size_t count,
                                       struct atlas_error *err) {
    return run_pinned(PJ_INV, points, count, err);
}

static bool is_osgb36(PJ_CONTEXT *context, const PJ *crs) {
    PJ *geodetic = proj_crs_get_geodetic_crs(context, crs);
    const char *code = geodetic ? proj_get_id_code(geodetic, 0) : NULL;
    const char *name = geodetic ? proj_get_name(geodetic) : NULL;
    const bool is = (code && strcmp(code, "4277") == 0) ||
                    (name && strncmp(name, "OSGB", 4) == 0);
    proj_destroy(geodetic);
    return is;
}

enum atlas_status transform_from_crs(const char *crs,
                                     struct atlas_point *points, size_t count,
                                     struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    PJ_CONTEXT *context = transform_context();
    PJ *source = proj_create(context, crs);
    const bool is_british = source && is_osgb36(context, source);
    PJ *target = proj_create(context, is_british ? "EPSG:27700" : "EPSG:4326");
    PJ *plain = NULL;
    PJ *east_first = NULL;

    if (source && target) {
        plain =
            proj_create_crs_to_crs_from_pj(context, source, target, NULL, NULL);
    }
    if (plain) east_first = proj_normalize_for_visualization(context, plain);
    if (!east_first || !run(east_first, PJ_FWD, points, count)) {
        status = fail(context, "cannot transform to EPSG:27700", err);
    } else if (!is_british) {
        status = transform_from_wgs84(points, count, err);
    }
    proj_destroy(east_first);
    proj_destroy(plain);
    proj_destroy(target);
    proj_destroy(source);
    proj_context_destroy(context);
    return status;
}
