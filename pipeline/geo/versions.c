// What the libraries are, and whether they have what the program needs.
//
// In:  nothing.
// Out: versions; or what is missing.

#include <gdal.h>
#include <geos_c.h>
#include <math.h>
#include <proj.h>
#include <stdio.h>
#include <string.h>

#include "atlas/geometry.h"
#include "transform.h"

// GEOS and others may add words after the number: "3.11.1-CAPI-1.17.1".
static void copy_version(char *to, size_t size, const char *from) {
    snprintf(to, size, "%.*s", (int)strcspn(from, "- "), from);
}

void atlas_geo_versions(struct atlas_geo_versions *ret_versions) {
    copy_version(ret_versions->gdal, sizeof(ret_versions->gdal),
                 GDALVersionInfo("RELEASE_NAME"));
    copy_version(ret_versions->proj, sizeof(ret_versions->proj),
                 proj_info().version);
    copy_version(ret_versions->geos, sizeof(ret_versions->geos), GEOSversion());
}

const char *atlas_wgs84_operation(void) {
    return "EPSG:1314, OSGB36 to WGS 84 (6), accuracy 2 m";
}

// The database's own definition of EPSG:1314, degrees of OSGB36 to degrees of
// WGS 84, latitude first.
static enum atlas_status compare(PJ_CONTEXT *context, PJ *grid, PJ *shift,
                                 struct atlas_error *err) {
    struct atlas_point ours = {333000, 432000};
    PJ_COORD theirs = proj_coord(ours.x, ours.y, 0, 0);
    PJ *base = proj_crs_get_geodetic_crs(context, grid);
    PJ *plain = proj_create_crs_to_crs_from_pj(context, grid, base, NULL, NULL);
    enum atlas_status status = transform_to_wgs84(&ours, 1, err);

    theirs = proj_trans(shift, PJ_FWD, proj_trans(plain, PJ_FWD, theirs));
    proj_destroy(plain);
    proj_destroy(base);
    if (status) return status;
    if (fabs(theirs.xy.x - ours.y) < 1e-9 &&
        fabs(theirs.xy.y - ours.x) < 1e-9) {
        return ATLAS_OK;
    }
    return atlas_fail(err, ATLAS_ERR_GEO, NULL,
                      "proj's EPSG:1314 is not the operation used here");
}

enum atlas_status atlas_geo_check(struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    PJ_CONTEXT *context = transform_context();
    PJ *grid = proj_create(context, "EPSG:27700");
    PJ *shift = proj_create_from_database(
        context, "EPSG", "1314", PJ_CATEGORY_COORDINATE_OPERATION, 0, NULL);

    if (!grid) {
        status = atlas_fail(err, ATLAS_ERR_GEO, NULL,
                            "proj has no EPSG:27700: is its proj.db installed");
    } else if (!shift) {
        status = atlas_fail(err, ATLAS_ERR_GEO, NULL,
                            "proj has no operation EPSG:1314");
    } else {
        status = compare(context, grid, shift, err);
    }
    proj_destroy(shift);
    proj_destroy(grid);
    proj_context_destroy(context);
    return status;
}
