// Polygon layers from files.
//
// In:  a file, the fields of codes and names.
// Out: an area set in EPSG:27700: valid, oriented, sorted by code.
//
// Steps, one file each: open (gdal_file.c), features to rings (features.c),
// rings to the national grid (layer_crs.c), sorted, repaired and given inside
// points (layer_areas.c).

#include "atlas/layer.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "features.h"
#include "gdal_file.h"
#include "layer_areas.h"
#include "layer_crs.h"
#include "set_builder.h"

static unsigned digits_at(const char *text, size_t count) {
    unsigned value = 0;
    for (size_t i = 0; i < count; i++) {
        if (!isdigit((unsigned char)text[i])) return 0;
        value = value * 10 + (unsigned)(text[i] - '0');
    }
    return value;
}

unsigned atlas_layer_year(const char *product, const char *code_field) {
    const char *field = code_field ? code_field : "";
    unsigned two;
    for (const char *at = product ? product : ""; *at;) {
        const size_t count = strspn(at, "0123456789");
        const unsigned year = count == 4 ? digits_at(at, 4) : 0;
        if (year >= 1900 && year < 2100) return year;
        at += count > 0 ? count : 1;
    }
    field += strcspn(field, "0123456789");
    if (strspn(field, "0123456789") != 2 || strncasecmp(field + 2, "CD", 2)) {
        return 0;
    }
    two = digits_at(field, 2);
    return two < 70 ? 2000 + two : 1900 + two;
}

// File name without folder and extension.
static const char *product_name(const char *path, struct atlas_arena *arena) {
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    const char *dot = strrchr(base, '.');
    const size_t length =
        dot && dot > base ? (size_t)(dot - base) : strlen(base);
    return atlas_arena_copy(arena, base, length);
}

static void describe(const struct atlas_layer_source *source, const char *crs,
                     struct atlas_area_set *set) {
    set->path = atlas_arena_text(&set->arena, source->path);
    set->product = product_name(source->path, &set->arena);
    set->code_field = atlas_arena_text(&set->arena, source->code);
    set->crs = atlas_arena_text(&set->arena, crs);
    set->year = source->year ? source->year
                             : atlas_layer_year(set->product, source->code);
}

static enum atlas_status read_raw(const struct atlas_layer_source *source,
                                  struct atlas_issues *issues,
                                  struct atlas_area_set *raw,
                                  struct atlas_error *err) {
    struct gdal_messages messages;
    struct gdal_file file = {0};
    enum atlas_status status;

    gdal_listen(&messages);
    status = gdal_file_open(source, &messages, &file, err);
    if (!status) status = features_read(source, &file, &messages, raw, err);
    if (!status) status = layer_crs_apply(source, &file, raw, issues, err);
    gdal_file_close(&file);
    gdal_unlisten();
    return status;
}

// What failed in an area is told with the area's code: say the file too.
static void name_file(const struct atlas_layer_source *source,
                      struct atlas_error *err) {
    char where[sizeof(err->where)];
    if (strncmp(err->where, source->path, strlen(source->path)) == 0) return;
    snprintf(where, sizeof(where), "%.180s%s%.60s", source->path,
             *err->where ? ": " : "", err->where);
    memcpy(err->where, where, sizeof(where));
}

enum atlas_status atlas_layer_read(const struct atlas_layer_source *source,
                                   struct atlas_issues *issues,
                                   struct atlas_area_set *ret_set,
                                   struct atlas_error *err) {
    struct atlas_area_set raw = {0};
    struct atlas_area_set set = {0};
    struct atlas_issues found = {0};
    enum atlas_status status = read_raw(source, &found, &raw, err);

    if (!status) status = layer_areas_finish(source, &raw, &set, &found, err);
    if (!status) {
        describe(source, raw.crs, &set);
        set_trim(&set);
        *ret_set = set;
        if (issues) atlas_issues_take(issues, &found);
    } else {
        atlas_area_set_release(&set);
        if (err) name_file(source, err);
    }
    atlas_issues_release(&found);
    atlas_area_set_release(&raw);
    return status;
}
