// The part of manifest.json that accounts for schools.
//
// In:  the release, the placement, the reconciliation and the findings.
// Out: counts in and out by level and period, and how each list came out.

#include "manifest_counts.h"

#include <stdlib.h>
#include <string.h>

#include "cells.h"

/** How one level came out in one period. */
struct cover {
    size_t schools;                      ///< School rows.
    size_t placed;                       ///< With an area.
    int64_t enrolments;                  ///< Of all rows.
    int64_t enrolments_placed;           ///< Of placed rows.
    size_t by_method[ATLAS_MATCH_END];   ///< Placed rows by match.
    size_t by_reason[ATLAS_REASON_END];  ///< Rows by reason.
    size_t on_border;                    ///< On a border of several areas.
    size_t outside;                      ///< Placed in the nearest area.
    size_t compared;                     ///< Register has a code too.
    size_t agreeing;                     ///< And it is the same.
};

static void cover_add(struct cover *cover, const struct atlas_match *match,
                      const struct atlas_place *place, int64_t enrolments) {
    cover->schools++;
    cover->enrolments += enrolments;
    cover->by_reason[place->reason]++;
    if (place->area != ATLAS_NONE) {
        cover->placed++;
        cover->enrolments_placed += enrolments;
        cover->by_method[match->method]++;
        cover->on_border += place->on_border;
        cover->outside += place->outside_m > 0;
    }
    if (place->agreement != ATLAS_NOT_COMPARED) cover->compared++;
    if (place->agreement == ATLAS_AGREE) cover->agreeing++;
}

static struct cover cover_of(const struct atlas_manifest *manifest,
                             size_t level, uint32_t period) {
    const struct atlas_absence *absence = manifest->absence;
    struct cover cover = {0};
    for (size_t row = 0; row < manifest->placement->row_count; row++) {
        struct atlas_count enrolments;
        if (absence->schools[row].period != period) continue;
        enrolments = atlas_absence_school(absence, row, ATLAS_ENROLMENTS);
        cover_add(&cover, &manifest->placement->matches[row],
                  atlas_placement_at(manifest->placement, row, level),
                  enrolments.state == ATLAS_NUMBER ? enrolments.value : 0);
    }
    return cover;
}

static void add_cover(const struct cover *cover, bool by_location,
                      struct json_writer *json) {
    json_add_int(json, "schools", (int64_t)cover->schools);
    json_add_int(json, "placed", (int64_t)cover->placed);
    json_add_int(json, "enrolments", cover->enrolments);
    json_add_int(json, "enrolments_placed", cover->enrolments_placed);
    json_open(json, "not_placed", '{');
    for (size_t i = ATLAS_PLACED + 1; i < ATLAS_REASON_END; i++) {
        if (cover->by_reason[i]) {
            json_add_int(json, atlas_reason_text((enum atlas_reason)i),
                         (int64_t)cover->by_reason[i]);
        }
    }
    json_close(json, '}');
    if (!by_location) return;
    json_open(json, "placed_by", '{');
    for (size_t i = 0; i < ATLAS_MATCH_END; i++) {
        if (i == ATLAS_MATCH_NONE) continue;
        json_add_int(json, atlas_match_word((enum atlas_match_method)i),
                     (int64_t)cover->by_method[i]);
    }
    json_close(json, '}');
    json_add_int(json, "on_border", (int64_t)cover->on_border);
    json_add_int(json, "placed_in_nearest", (int64_t)cover->outside);
    json_add_int(json, "register_compared", (int64_t)cover->compared);
    json_add_int(json, "register_agrees", (int64_t)cover->agreeing);
}

static void add_level(const struct atlas_manifest *manifest, size_t index,
                      struct json_writer *json) {
    const struct atlas_level *level = &manifest->placement->levels[index];
    const struct atlas_absence *absence = manifest->absence;
    const bool by_location = level->assign == ATLAS_BY_LOCATION;
    json_open(json, NULL, '{');
    json_add_text(json, "level", level->key);
    json_add_text(json, "title", level->title);
    json_add_text(json, "assign", cell_assign_word(level->assign));
    if (level->year) json_add_int(json, "boundary_year", level->year);
    json_open(json, "periods", '[');
    for (size_t i = 0; i < absence->period_count; i++) {
        const struct cover cover =
            cover_of(manifest, index, absence->periods[i]);
        if (cover.schools == 0) continue;
        json_open(json, NULL, '{');
        json_add_int(json, "time_period", absence->periods[i]);
        add_cover(&cover, by_location, json);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

static void add_reconciliation(
    const struct atlas_reconciliation *reconciliation,
    struct json_writer *json) {
    size_t compared = 0, equal = 0, explained = 0;
    for (size_t i = 0; i < reconciliation->count; i++) {
        const struct atlas_reconciled *item = &reconciliation->items[i];
        compared += item->is_compared;
        equal += item->is_compared && item->largest == 0;
        explained += item->largest != 0 && item->why[0] != '\0';
    }
    json_open(json, "reconciliation", '{');
    json_add_int(json, "rows", (int64_t)reconciliation->count);
    json_add_int(json, "compared", (int64_t)compared);
    json_add_int(json, "equal", (int64_t)equal);
    json_add_int(json, "explained", (int64_t)explained);
    json_add_int(json, "unexplained", (int64_t)reconciliation->differing);
    json_close(json, '}');
}

static int compare_kinds(const void *left, const void *right) {
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

static void add_issues(const struct atlas_issues *issues,
                       struct json_writer *json) {
    const char **kinds = atlas_xcalloc(issues->count + 1, sizeof(*kinds));
    for (size_t i = 0; i < issues->count; i++) kinds[i] = issues->items[i].kind;
    qsort(kinds, issues->count, sizeof(*kinds), compare_kinds);
    json_open(json, "issues", '{');
    json_add_int(json, "total", (int64_t)issues->count);
    json_open(json, "by_kind", '{');
    for (size_t i = 0; i < issues->count;) {
        size_t end = i + 1;
        while (end < issues->count && strcmp(kinds[i], kinds[end]) == 0) end++;
        json_add_int(json, kinds[i], (int64_t)(end - i));
        i = end;
    }
    json_close(json, '}');
    json_close(json, '}');
    free(kinds);
}

void manifest_add_counts(const struct atlas_manifest *manifest,
                         struct json_writer *json) {
    const struct atlas_absence *absence = manifest->absence;
    json_open(json, "counts", '{');
    json_open(json, "periods", '[');
    for (size_t i = 0; i < absence->period_count; i++) {
        json_add_int(json, NULL, absence->periods[i]);
    }
    json_close(json, ']');
    json_add_int(json, "school_rows", (int64_t)absence->school_count);
    json_add_int(json, "published_rows", (int64_t)absence->published_count);
    json_open(json, "levels", '[');
    for (size_t i = 0; i < manifest->placement->level_count; i++) {
        add_level(manifest, i, json);
    }
    json_close(json, ']');
    json_close(json, '}');
    add_reconciliation(manifest->reconciliation, json);
    add_issues(manifest->issues, json);
}
