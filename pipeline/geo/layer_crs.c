// Which CRS a layer is in.
//
// In:  a layer's points as its file has them, what GDAL and the configuration
//      say of its CRS.
// Out: the points in EPSG:27700, and how the CRS was found.
//
// A CRS that is only claimed is not believed blindly: GeoJSON is WGS 84 by its
// standard, and yet the ONS published it in metres; degrees under the name of
// the national grid would put every school outside every area. So the range of
// the coordinates has to fit.

#include "layer_crs.h"

#include <cpl_conv.h>
#include <ogr_srs_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "set_builder.h"
#include "transform.h"

/** What is known of a CRS. */
struct found_crs {
    char name[128];    ///< "EPSG:27700", or its name.
    const char *how;   ///< Said after the name; "" when from the file.
    char *definition;  ///< WKT for PROJ, from GDAL; NULL when not needed.
    bool is_known;     ///< There is one at all.
    bool is_degrees;   ///< Geographic.
};

// The national grid's own square is 700 by 1,300 km; coasts overhang it.
static const struct atlas_box grid_box = {-20000, -20000, 720000, 1320000};
static const struct atlas_box degree_box = {-180.001, -90.001, 180.001, 90.001};

static bool box_within(struct atlas_box box, struct atlas_box outer) {
    return box.min_x >= outer.min_x && box.max_x <= outer.max_x &&
           box.min_y >= outer.min_y && box.max_y <= outer.max_y;
}

static bool box_apart(struct atlas_box box, struct atlas_box other) {
    return box.min_x > other.max_x || box.max_x < other.min_x ||
           box.min_y > other.max_y || box.max_y < other.min_y;
}

static void describe(OGRSpatialReferenceH reference, struct found_crs *crs) {
    const char *authority = OSRGetAuthorityName(reference, NULL);
    const char *code = OSRGetAuthorityCode(reference, NULL);
    static const char *const options[] = {"FORMAT=WKT2_2019", NULL};

    crs->is_known = true;
    crs->is_degrees = OSRIsGeographic(reference);
    if (authority && code) {
        snprintf(crs->name, sizeof(crs->name), "%s:%s", authority, code);
    } else {
        const char *name = OSRGetName(reference);
        snprintf(crs->name, sizeof(crs->name), "%s", name ? name : "unnamed");
    }
    if (strcmp(crs->name, "EPSG:27700") == 0) return;
    OSRExportToWktEx(reference, &crs->definition, options);
}

// Only "EPSG:n" is taken: GDAL's own reader of such texts opens files and
// addresses too.
static enum atlas_status from_configuration(const char *text,
                                            struct found_crs *crs,
                                            struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    OGRSpatialReferenceH reference = OSRNewSpatialReference(NULL);
    char *end = NULL;
    const long code =
        strncmp(text, "EPSG:", 5) ? 0 : strtol(text + 5, &end, 10);

    if (code <= 0 || code > 999999 || *end ||
        OSRImportFromEPSG(reference, (int)code) != OGRERR_NONE) {
        status = atlas_fail(err, ATLAS_ERR_GEO, NULL,
                            "unknown crs '%s', expected EPSG:<number>", text);
    } else {
        describe(reference, crs);
        crs->how = " (configured)";
    }
    OSRDestroySpatialReference(reference);
    return status;
}

static enum atlas_status from_file(const struct gdal_file *file,
                                   struct found_crs *crs) {
    OGRSpatialReferenceH reference = OGR_L_GetSpatialRef(file->layer);
    OGRSpatialReferenceH grid;
    if (!reference) return ATLAS_OK;
    describe(reference, crs);
    if (crs->is_degrees || !crs->definition) return ATLAS_OK;
    // The grid by another name, as in a .prj file without codes.
    grid = OSRNewSpatialReference(NULL);
    if (OSRImportFromEPSG(grid, 27700) == OGRERR_NONE &&
        OSRIsSame(reference, grid)) {
        snprintf(crs->name, sizeof(crs->name), "EPSG:27700");
    }
    OSRDestroySpatialReference(grid);
    return ATLAS_OK;
}

// Where the file has no CRS, or the one that every GeoJSON has: look at the
// coordinates.
static enum atlas_status check_range(const struct atlas_layer_source *source,
                                     const struct gdal_file *file,
                                     struct atlas_box box,
                                     struct found_crs *crs,
                                     struct atlas_issues *issues,
                                     struct atlas_error *err) {
    const struct atlas_issue_place place = {source->path, 0, NULL};
    const bool fits_degrees = box_within(box, degree_box);

    if (crs->is_known && crs->is_degrees == fits_degrees) return ATLAS_OK;
    if (crs->is_known && !crs->is_degrees) {
        return atlas_fail(err, ATLAS_ERR_GEO, source->path,
                          "coordinates are degrees, not metres in %s",
                          crs->name);
    }
    if (!crs->is_known && fits_degrees) {
        snprintf(crs->name, sizeof(crs->name), "EPSG:4326");
        crs->how = " (assumed)";
        crs->is_known = true;
        crs->is_degrees = true;
        atlas_issues_add(issues, "crs-assumed", place, "read as WGS 84",
                         "the file names no CRS and its coordinates are "
                         "degrees");
        return ATLAS_OK;
    }
    if (gdal_file_is_json(file) && !source->crs && box_within(box, grid_box)) {
        snprintf(crs->name, sizeof(crs->name), "EPSG:27700");
        crs->how = " (from the range of coordinates)";
        crs->is_degrees = false;
        atlas_issues_add(issues, "crs-from-range", place, "read as EPSG:27700",
                         "the file names no CRS and its coordinates are metres "
                         "within Great Britain's grid");
        return ATLAS_OK;
    }
    if (!crs->is_known) {
        return atlas_fail(err, ATLAS_ERR_GEO, source->path,
                          "the file names no crs, set crs = EPSG:<number>");
    }
    return atlas_fail(err, ATLAS_ERR_GEO, source->path,
                      "coordinates are not the degrees that %s asks for",
                      crs->name);
}

static bool is_wgs84(const char *name) {
    return strcmp(name, "EPSG:4326") == 0 || strcmp(name, "OGC:CRS84") == 0;
}

static enum atlas_status to_grid(const struct found_crs *crs,
                                 struct atlas_area_set *set,
                                 struct atlas_error *err) {
    if (strcmp(crs->name, "EPSG:27700") == 0) return ATLAS_OK;
    if (is_wgs84(crs->name)) {
        return transform_from_wgs84(set->points, set->point_count, err);
    }
    return transform_from_crs(crs->definition, set->points, set->point_count,
                              err);
}

static enum atlas_status finish(const struct atlas_layer_source *source,
                                const struct found_crs *crs,
                                struct atlas_area_set *set,
                                struct atlas_error *err) {
    char text[192];
    if (box_apart(points_box(set->points, set->point_count), grid_box)) {
        return atlas_fail(err, ATLAS_ERR_GEO, source->path,
                          "boundaries in %s lie outside Great Britain",
                          crs->name);
    }
    snprintf(text, sizeof(text), "%s%s", crs->name, crs->how);
    set->crs = atlas_arena_text(&set->arena, text);
    return ATLAS_OK;
}

enum atlas_status layer_crs_apply(const struct atlas_layer_source *source,
                                  const struct gdal_file *file,
                                  struct atlas_area_set *set,
                                  struct atlas_issues *issues,
                                  struct atlas_error *err) {
    struct found_crs crs = {.how = ""};
    const struct atlas_box box = points_box(set->points, set->point_count);
    enum atlas_status status = source->crs
                                   ? from_configuration(source->crs, &crs, err)
                                   : from_file(file, &crs);
    if (!status) status = check_range(source, file, box, &crs, issues, err);
    if (!status) status = to_grid(&crs, set, err);
    if (!status) status = finish(source, &crs, set, err);
    CPLFree(crs.definition);
    return status;
}
