// The features of an open layer as rings.
//
// In:  an open layer, names of its fields, patterns of the codes kept.
// Out: codes, names and rings as they stand in the file.

#include "features.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <fnmatch.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/csv.h"
#include "atlas/text.h"
#include "set_builder.h"

/** Where to find what in a feature. */
struct feature_fields {
    int code;  ///< Field of the code.
    int name;  ///< Field of the name; -1: the code serves.
};

/** A field's text: trimmed UTF-8. */
static void field_text(OGRFeatureH feature, int field,
                       struct atlas_text *text) {
    const char *value = OGR_F_GetFieldAsString(feature, field);
    size_t length = strlen(value);
    struct atlas_slice trimmed;
    char *recoded = NULL;

    if (!atlas_text_is_utf8(value, length)) {
        recoded = CPLRecode(value, "CP1252", CPL_ENC_UTF8);
        value = recoded;
        length = strlen(value);
    }
    trimmed = atlas_slice_trim((struct atlas_slice){value, length});
    atlas_text_clear(text);
    atlas_text_add_bytes(text, trimmed.data, trimmed.length);
    CPLFree(recoded);
}

static bool pattern_matches(struct atlas_slice pattern, const char *code) {
    const struct atlas_slice trimmed = atlas_slice_trim(pattern);
    struct atlas_text text = ATLAS_TEXT_INIT;
    bool matches;
    atlas_text_add_bytes(&text, trimmed.data, trimmed.length);
    matches =
        trimmed.length > 0 && fnmatch(atlas_text_string(&text), code, 0) == 0;
    atlas_text_release(&text);
    return matches;
}

static bool is_wanted(const char *only, const char *code) {
    if (!only) return true;
    for (;;) {
        const size_t length = strcspn(only, ",");
        if (pattern_matches((struct atlas_slice){only, length}, code)) {
            return true;
        }
        if (!only[length]) return false;
        only += length + 1;
    }
}

// A ring that collapsed to a line or a point is kept, padded to the four points
// that every ring must have; repair drops it and says so.
static bool add_ring(OGRGeometryH ring, bool is_hole,
                     struct atlas_area_set *set) {
    const size_t count = (size_t)OGR_G_GetPointCount(ring);
    const size_t room = (count < 3 ? 3 : count) + 1;
    struct atlas_point *points;
    if (count == 0) return true;
    points = set_add_ring(set, room, is_hole);
    OGR_G_GetPoints(ring, &points->x, sizeof(*points), &points->y,
                    sizeof(*points), NULL, 0);
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(points[i].x) || !isfinite(points[i].y)) return false;
    }
    for (size_t i = count; i < room; i++) points[i] = points[0];
    if (count > 3 && points[count - 1].x == points[0].x &&
        points[count - 1].y == points[0].y) {
        set->rings[set->ring_count - 1].count = count;
        set->point_count--;
    }
    return true;
}

static bool add_polygon(OGRGeometryH polygon, struct atlas_area_set *set) {
    const int count = OGR_G_GetGeometryCount(polygon);
    for (int i = 0; i < count; i++) {
        if (!add_ring(OGR_G_GetGeometryRef(polygon, i), i > 0, set)) {
            return false;
        }
        // Without an outer ring there are no holes.
        if (OGR_G_GetPointCount(OGR_G_GetGeometryRef(polygon, i)) == 0) break;
    }
    return true;
}

static enum atlas_status add_rings(OGRGeometryH geometry, const char *code,
                                   struct atlas_area_set *set,
                                   struct atlas_error *err) {
    const OGRwkbGeometryType type = wkbFlatten(OGR_G_GetGeometryType(geometry));
    bool is_finite = true;

    if (type == wkbPolygon) {
        is_finite = add_polygon(geometry, set);
    } else if (type == wkbMultiPolygon) {
        const int count = OGR_G_GetGeometryCount(geometry);
        for (int i = 0; i < count && is_finite; i++) {
            is_finite = add_polygon(OGR_G_GetGeometryRef(geometry, i), set);
        }
    } else {
        return atlas_fail(err, ATLAS_ERR_GEO, code,
                          "boundary is a %s, not a polygon",
                          OGRGeometryTypeToName(type));
    }
    if (!is_finite) {
        return atlas_fail(err, ATLAS_ERR_GEO, code,
                          "a coordinate is not a number");
    }
    if (set->items[set->count - 1].ring_count == 0) {
        return atlas_fail(err, ATLAS_ERR_GEO, code, "boundary is empty");
    }
    return ATLAS_OK;
}

static enum atlas_status add_geometry(OGRGeometryH geometry, const char *code,
                                      struct atlas_area_set *set,
                                      struct atlas_error *err) {
    enum atlas_status status;
    OGRGeometryH linear = NULL;
    if (!geometry) {
        return atlas_fail(err, ATLAS_ERR_GEO, code, "boundary is missing");
    }
    if (OGR_G_HasCurveGeometry(geometry, 0)) {
        linear = OGR_G_GetLinearGeometry(geometry, 0, NULL);
    }
    status = add_rings(linear ? linear : geometry, code, set, err);
    OGR_G_DestroyGeometry(linear);
    return status;
}

static enum atlas_status add_feature(const struct atlas_layer_source *source,
                                     OGRFeatureH feature,
                                     struct feature_fields fields,
                                     struct atlas_area_set *set,
                                     struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    struct atlas_text code = ATLAS_TEXT_INIT;
    struct atlas_text name = ATLAS_TEXT_INIT;

    field_text(feature, fields.code, &code);
    if (!is_wanted(source->only, atlas_text_string(&code))) goto cleanup;
    if (code.length == 0) {
        status = atlas_fail(err, ATLAS_ERR_INPUT, source->path,
                            "feature %lld has no code in field '%s'",
                            (long long)OGR_F_GetFID(feature), source->code);
        goto cleanup;
    }
    if (fields.name >= 0) field_text(feature, fields.name, &name);
    set_add_area(set, atlas_text_string(&code),
                 atlas_text_string(name.length > 0 ? &name : &code));
    status = add_geometry(OGR_F_GetGeometryRef(feature),
                          atlas_text_string(&code), set, err);

cleanup:
    atlas_text_release(&name);
    atlas_text_release(&code);
    return status;
}

static enum atlas_status find_fields(const struct atlas_layer_source *source,
                                     const struct gdal_file *file,
                                     struct feature_fields *ret_fields,
                                     struct atlas_error *err) {
    struct feature_fields fields = {-1, -1};
    enum atlas_status status =
        gdal_file_field(file, source->path, source->code, &fields.code, err);
    if (!status && source->name) {
        status = gdal_file_field(file, source->path, source->name, &fields.name,
                                 err);
    }
    if (!status) *ret_fields = fields;
    return status;
}

static enum atlas_status fail_empty(const struct atlas_layer_source *source,
                                    struct atlas_error *err) {
    return atlas_fail(err, ATLAS_ERR_INPUT, source->path,
                      "no feature%s%s in it",
                      source->only ? " with a code like " : "",
                      source->only ? source->only : "");
}

enum atlas_status features_read(const struct atlas_layer_source *source,
                                const struct gdal_file *file,
                                const struct gdal_messages *messages,
                                struct atlas_area_set *set,
                                struct atlas_error *err) {
    struct feature_fields fields;
    OGRFeatureH feature;
    enum atlas_status status = find_fields(source, file, &fields, err);
    // Formats without a schema know no fields where there are no features.
    if (status && OGR_L_GetFeatureCount(file->layer, 1) == 0) {
        return fail_empty(source, err);
    }
    if (status) return status;

    while (!status && (feature = OGR_L_GetNextFeature(file->layer))) {
        status = add_feature(source, feature, fields, set, err);
        OGR_F_Destroy(feature);
    }
    if (status) return status;
    if (messages->text[0]) {
        return atlas_fail(err, ATLAS_ERR_INPUT, source->path,
                          "cannot be read to its end: %s", messages->text);
    }
    return set->count ? ATLAS_OK : fail_empty(source, err);
}
