// Polygon layers from files.
//
// In:  a file, the fields of codes and names.
// Out: an area set in EPSG:27700: valid, oriented, sorted by code.
//
// Steps, one file each: open (gdal_file.c), features to rings (features.c),
// rings to the national grid (layer_crs.c), repair (repair.c), inside points
// (inside.c).

#include "atlas/layer.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/text.h"
#include "features.h"
#include "gdal_file.h"
#include "geos_area.h"
#include "inside.h"
#include "layer_crs.h"
#include "repair.h"
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

static int by_code(const void *left, const void *right) {
    const struct atlas_area *const *first = left;
    const struct atlas_area *const *second = right;
    return strcmp((*first)->code, (*second)->code);
}

static enum atlas_status sort_areas(const struct atlas_layer_source *source,
                                    const struct atlas_area_set *raw,
                                    const struct atlas_area **sorted,
                                    struct atlas_error *err) {
    for (size_t i = 0; i < raw->count; i++) sorted[i] = &raw->items[i];
    qsort(sorted, raw->count, sizeof(*sorted), by_code);
    for (size_t i = 1; i < raw->count; i++) {
        if (strcmp(sorted[i - 1]->code, sorted[i]->code) == 0) {
            return atlas_fail(err, ATLAS_ERR_GEO, source->path,
                              "code '%s' stands twice in field '%s'",
                              sorted[i]->code, source->code);
        }
    }
    return ATLAS_OK;
}

static double raw_area(const struct atlas_area_set *raw,
                       const struct atlas_area *area) {
    double total = 0;
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &raw->rings[area->first_ring + i];
        const double size =
            fabs(ring_area(raw->points + ring->first, ring->count));
        total += ring->is_hole ? -size : size;
    }
    return total;
}

static void report_repair(const struct atlas_layer_source *source,
                          const struct atlas_area *area, double before,
                          struct atlas_issues *issues) {
    struct atlas_text change = ATLAS_TEXT_INIT;
    atlas_text_add_fixed(&change, area->area_m2 - before, 1);
    atlas_issues_add(issues, "repaired-boundary",
                     (struct atlas_issue_place){source->path, 0, area->code},
                     "boundary repaired",
                     "the boundary was invalid; its repair changed its area by "
                     "%s m2",
                     atlas_text_string(&change));
    atlas_text_release(&change);
}

static enum atlas_status finish(const struct atlas_layer_source *source,
                                const struct atlas_area_set *raw,
                                struct atlas_area_set *set,
                                struct atlas_issues *issues,
                                struct atlas_error *err) {
    const struct atlas_area **sorted =
        atlas_xcalloc(raw->count, sizeof(const struct atlas_area *));
    struct geos geos;
    enum atlas_status status = sort_areas(source, raw, sorted, err);

    geos_start(&geos);
    for (size_t i = 0; i < raw->count && !status; i++) {
        bool is_repaired = false;
        status = repair_area(&geos, raw, sorted[i], set, &is_repaired, err);
        if (status || !is_repaired) continue;
        set->repaired++;
        report_repair(source, &set->items[i], raw_area(raw, sorted[i]), issues);
    }
    geos_stop(&geos);
    free(sorted);
    return status ? status : inside_find(set, err);
}

enum atlas_status atlas_layer_read(const struct atlas_layer_source *source,
                                   struct atlas_issues *issues,
                                   struct atlas_area_set *ret_set,
                                   struct atlas_error *err) {
    struct atlas_area_set raw = {0};
    struct atlas_area_set set = {0};
    struct atlas_issues found = {0};
    enum atlas_status status = read_raw(source, &found, &raw, err);

    if (!status) status = finish(source, &raw, &set, &found, err);
    if (!status) {
        describe(source, raw.crs, &set);
        set_trim(&set);
        *ret_set = set;
        if (issues) atlas_issues_take(issues, &found);
    } else {
        atlas_area_set_release(&set);
    }
    atlas_issues_release(&found);
    atlas_area_set_release(&raw);
    return status;
}
