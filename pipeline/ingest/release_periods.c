// Which academic years of the release are wanted, and which there are.
//
// In:  the filter of the configuration, and the period of each row.
// Out: the periods to keep.
//
// `latest` cannot be known before the end of the last file, and rows of a year
// that turns out not to be the last may not be held. So the files are read
// twice: the first time only as far as the period, and the level where the
// period is later than any so far, which costs some 20 ms for 90 MB.

#include "release_periods.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "atlas/text.h"
#include "atlas/vocabulary.h"
#include "release_layout.h"
#include "release_levels.h"

void ingest_period_set_add(struct ingest_period_set *set, uint32_t period) {
    size_t place = set->count;
    while (place > 0 && set->items[place - 1] > period) place--;
    if (place > 0 && set->items[place - 1] == period) return;
    set->items = atlas_grow(set->items, set->count + 1, &set->capacity,
                            sizeof(*set->items));
    memmove(&set->items[place + 1], &set->items[place],
            (set->count - place) * sizeof(*set->items));
    set->items[place] = period;
    set->count++;
}

bool ingest_period_set_has(const struct ingest_period_set *set,
                           uint32_t period) {
    for (size_t i = 0; i < set->count; i++) {
        if (set->items[i] == period) return true;
    }
    return false;
}

void ingest_period_set_release(struct ingest_period_set *set) {
    free(set->items);
    *set = (struct ingest_period_set){0};
}

enum atlas_status ingest_period_read(struct atlas_csv *csv, int column,
                                     struct ingest_period_memo *memo,
                                     bool *ret_is_new,
                                     struct atlas_error *err) {
    const struct atlas_slice cell = atlas_csv_field(csv, column);
    const struct atlas_slice text = atlas_slice_trim(cell);
    uint32_t period = 0;
    *ret_is_new = false;
    if (cell.length > 0 && cell.length == memo->length &&
        memcmp(cell.data, memo->text, cell.length) == 0) {
        return ATLAS_OK;
    }
    period = atlas_period_parse(text.data, text.length);
    if (!period) {
        return atlas_fail_at(
            err, ATLAS_ERR_INPUT, atlas_csv_path(csv), atlas_csv_line(csv),
            "%s '%.*s' is not an academic year such as 201819 or 2018/19",
            atlas_csv_column_name(csv, (size_t)column),
            (int)(text.length < 40 ? text.length : 40), text.data);
    }
    *ret_is_new = true;
    memo->period = period;
    memo->length = cell.length <= sizeof(memo->text) ? cell.length : 0;
    memcpy(memo->text, cell.data, memo->length);
    return ATLAS_OK;
}

static enum atlas_status scan_record(struct atlas_csv *csv,
                                     const struct ingest_layout *layout,
                                     struct ingest_period_memo *memo,
                                     uint32_t *latest,
                                     struct atlas_error *err) {
    enum ingest_level level = INGEST_SCHOOL;
    bool is_new = false;
    enum atlas_status status = ingest_period_read(
        csv, layout->fields[INGEST_PERIOD], memo, &is_new, err);
    if (status || memo->period <= *latest) return status;
    status = ingest_level_read(csv, layout->fields[INGEST_LEVEL], &level, err);
    if (!status && level == INGEST_SCHOOL) *latest = memo->period;
    return status;
}

// Raise `latest` to the last period that has school rows in this file.
static enum atlas_status scan_file(const char *path, uint32_t *latest,
                                   struct atlas_error *err) {
    struct ingest_period_memo memo = {0};
    struct ingest_layout layout;
    struct atlas_csv *csv = NULL;
    bool more = true;
    enum atlas_status status = atlas_csv_open(path, &csv, err);
    if (!status) status = ingest_layout_find(csv, 0, &layout, err);
    while (!status) {
        status = atlas_csv_next(csv, &more, err);
        if (status || !more) break;
        status = scan_record(csv, &layout, &memo, latest, err);
    }
    atlas_csv_free(csv);
    return status;
}

static enum atlas_status find_latest(const struct atlas_absence_source *source,
                                     uint32_t *ret_latest,
                                     struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; !status && i < source->school_file_count; i++) {
        status = scan_file(source->school_files[i], ret_latest, err);
    }
    if (!status && *ret_latest == 0) {
        status = atlas_fail(err, ATLAS_ERR_INPUT, NULL,
                            "no file has school rows, so there is no latest "
                            "period of schools");
    }
    return status;
}

enum atlas_status ingest_periods_wanted(
    const struct atlas_absence_source *source,
    struct ingest_period_set *ret_wanted, struct atlas_error *err) {
    const struct atlas_period_filter *filter = &source->periods;
    uint32_t latest = 0;
    if (filter->all || filter->since) return ATLAS_OK;
    if (filter->latest) {
        const enum atlas_status status = find_latest(source, &latest, err);
        if (status) return status;
        ingest_period_set_add(ret_wanted, latest);
    }
    for (size_t i = 0; i < filter->count; i++) {
        ingest_period_set_add(ret_wanted, filter->periods[i]);
    }
    if (ret_wanted->count == 0) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL, "no period is asked for");
    }
    return ATLAS_OK;
}

static enum atlas_status fail_missing(uint32_t period,
                                      const struct ingest_period_set *seen,
                                      struct atlas_error *err) {
    struct atlas_text list = ATLAS_TEXT_INIT;
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; i < seen->count; i++) {
        atlas_text_addf(&list, "%s%s", i ? ", " : "",
                        atlas_period_text(seen->items[i]).text);
    }
    status = atlas_fail(err, ATLAS_ERR_INPUT, NULL,
                        "no absence file has rows of %s; there are: %s",
                        atlas_period_text(period).text,
                        seen->count ? atlas_text_string(&list) : "none");
    atlas_text_release(&list);
    return status;
}

enum atlas_status ingest_periods_all_found(
    const struct ingest_period_set *wanted,
    const struct ingest_period_set *found, const struct ingest_period_set *seen,
    struct atlas_error *err) {
    for (size_t i = 0; i < wanted->count; i++) {
        if (!ingest_period_set_has(found, wanted->items[i])) {
            return fail_missing(wanted->items[i], seen, err);
        }
    }
    return ATLAS_OK;
}
