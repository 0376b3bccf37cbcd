// One file of the absence release, row by row.
//
// In:  a file in any of the layouts that release_layout.c knows.
// Out: its school rows in the box of their period, its published rows in the
//      list of those, its areas in the lists of areas.
//
// Most rows of a release are of years that nobody asked for. The period is
// read first and such a row is left at once, before anything behind it is
// looked at; the level comes next, and only a row that is kept is split whole.

#include <inttypes.h>
#include <string.h>

#include "atlas/csv.h"
#include "atlas/memory.h"
#include "atlas/text.h"
#include "base_name.h"
#include "release.h"
#include "release_cells.h"
#include "release_layout.h"
#include "release_levels.h"
#include "symbol_tally.h"

enum { LAESTAB_MAX = 9999999, SUBJECT_MAX = 32 };

// The file being read, and what the row before was.
struct file {
    struct ingest_release *release;
    const struct ingest_release_input *input;
    struct atlas_csv *csv;
    struct ingest_layout layout;
    int columns[ATLAS_COLUMN_END];  // position of the column of each slot
    struct ingest_symbol_tally tally;
    struct ingest_period_memo memo;
    bool is_wanted;  // whether the period of the memo is
    enum ingest_level level;
    enum atlas_phase phase;
    uint64_t skipped[INGEST_LEVEL_END];
    size_t school_rows;
};

static struct ingest_area_cells area_cells(struct file *file) {
    return (struct ingest_area_cells){file->csv, &file->layout, &file->tally,
                                      &file->release->arena};
}

static enum atlas_status fail_row(const struct file *file, const char *what,
                                  struct atlas_error *err) {
    return atlas_fail_at(err, ATLAS_ERR_INPUT, atlas_csv_path(file->csv),
                         atlas_csv_line(file->csv), "%s", what);
}

static void report_parts(const struct file *file,
                         const struct atlas_count *counts) {
    char subject[SUBJECT_MAX] = "";
    if (file->level == INGEST_SCHOOL) {
        memcpy(subject, "URN ", 4);
        atlas_csv_copy(file->csv, file->layout.fields[INGEST_URN], subject + 4,
                       sizeof(subject) - 4);
    }
    ingest_cells_report_parts(file->csv, counts, file->release->slots, subject,
                              file->release->issues);
}

static enum atlas_status read_counts(struct file *file,
                                     struct atlas_count *counts,
                                     struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    for (size_t slot = 0; !status && slot < file->release->slot_count; slot++) {
        status = ingest_cell_count(file->csv, file->columns[slot], &file->tally,
                                   &counts[slot], err);
    }
    if (!status) {
        status = ingest_cells_consistent(file->csv, counts,
                                         file->release->slots, err);
    }
    if (!status) report_parts(file, counts);
    return status;
}

static struct ingest_box *box_of(struct ingest_release *release,
                                 uint32_t period) {
    if (release->last_box < release->box_count &&
        release->boxes[release->last_box].period == period) {
        return &release->boxes[release->last_box];
    }
    size_t box = 0;
    while (box < release->box_count && release->boxes[box].period != period) {
        box++;
    }
    if (box == release->box_count) {
        release->boxes =
            atlas_grow(release->boxes, release->box_count + 1,
                       &release->box_capacity, sizeof(*release->boxes));
        release->boxes[release->box_count++] =
            (struct ingest_box){.period = period};
    }
    release->last_box = box;
    return &release->boxes[box];
}

// The columns that only school rows need are looked for at the first of them.
static enum atlas_status require_school(const struct file *file,
                                        struct atlas_error *err) {
    enum atlas_status status =
        ingest_layout_require(file->csv, INGEST_URN, err);
    if (status) return status;
    status = ingest_layout_require(file->csv, INGEST_LAESTAB, err);
    if (status) return status;
    return ingest_layout_require(file->csv, INGEST_OLD_LA, err);
}

static enum atlas_status read_school(struct file *file,
                                     struct atlas_school_row *row,
                                     struct atlas_error *err) {
    const int *fields = file->layout.fields;
    const struct ingest_area_cells cells = area_cells(file);
    enum atlas_status status = ATLAS_OK;
    if (file->phase == ATLAS_PHASE_TOTAL) {
        return fail_row(file, "a school row of phase 'Total'", err);
    }
    status = ingest_cell_id(file->csv, fields[INGEST_URN], UINT32_MAX - 1,
                            &row->urn, err);
    if (status) return status;
    status = ingest_cell_id(file->csv, fields[INGEST_LAESTAB], LAESTAB_MAX,
                            &row->laestab, err);
    if (status) return status;
    status = ingest_areas_authority(&file->release->areas, &cells,
                                    &row->authority, err);
    if (status) return status;
    row->phase = (uint8_t)file->phase;
    row->name = "";
    if (file->release->source->with_names) {
        row->name = atlas_csv_text(file->csv, fields[INGEST_SCHOOL_NAME],
                                   &file->release->arena);
    }
    return ATLAS_OK;
}

static enum atlas_status add_school(struct file *file,
                                    struct atlas_error *err) {
    const size_t slots = file->release->slot_count;
    struct ingest_box *box = box_of(file->release, file->memo.period);
    struct atlas_school_row row = {.period = file->memo.period,
                                   .line = (uint32_t)atlas_csv_line(file->csv),
                                   .file = file->input->index};
    enum atlas_status status = ATLAS_OK;
    if (file->school_rows == 0) status = require_school(file, err);
    if (!status) status = read_school(file, &row, err);
    if (status) return status;
    box->rows = atlas_grow(box->rows, box->count + 1, &box->capacity,
                           sizeof(*box->rows));
    box->counts = atlas_grow(box->counts, (box->count + 1) * slots,
                             &box->count_capacity, sizeof(*box->counts));
    status = read_counts(file, &box->counts[box->count * slots], err);
    if (status) return status;
    box->rows[box->count++] = row;
    file->school_rows++;
    return ATLAS_OK;
}

static enum atlas_status read_area(struct file *file, uint32_t *ret_area,
                                   struct atlas_error *err) {
    const struct ingest_area_cells cells = area_cells(file);
    struct ingest_areas *areas = &file->release->areas;
    *ret_area = ATLAS_NONE;
    if (file->level == INGEST_NATIONAL) return ATLAS_OK;
    if (file->level == INGEST_REGIONAL) {
        return ingest_areas_region(areas, &cells, ret_area, err);
    }
    return ingest_areas_authority(areas, &cells, ret_area, err);
}

static enum atlas_status add_published(struct file *file,
                                       struct atlas_error *err) {
    const size_t slots = file->release->slot_count;
    struct ingest_published *list = &file->release->published;
    struct atlas_published_row row = {
        .period = file->memo.period,
        .line = (uint32_t)atlas_csv_line(file->csv),
        .file = file->input->index,
        .level = (uint8_t)file->level,
        .phase = (uint8_t)file->phase};
    enum atlas_status status = read_area(file, &row.area, err);
    if (status) return status;
    status = ingest_cell_count(file->csv, file->layout.fields[INGEST_SCHOOLS],
                               &file->tally, &row.schools, err);
    if (status) return status;
    list->rows = atlas_grow(list->rows, list->count + 1, &list->capacity,
                            sizeof(*list->rows));
    list->counts = atlas_grow(list->counts, (list->count + 1) * slots,
                              &list->count_capacity, sizeof(*list->counts));
    status = read_counts(file, &list->counts[list->count * slots], err);
    if (status) return status;
    list->rows[list->count++] = row;
    return ATLAS_OK;
}

static enum atlas_status read_kept(struct file *file, struct atlas_error *err) {
    const int *fields = file->layout.fields;
    enum atlas_status status = atlas_csv_check(file->csv, err);
    if (status) return status;
    status = ingest_cell_full_year(file->csv, fields[INGEST_IDENTIFIER], err);
    if (status) return status;
    status =
        ingest_cell_phase(file->csv, fields[INGEST_PHASE], &file->phase, err);
    if (status) return status;
    return file->level == INGEST_SCHOOL ? add_school(file, err)
                                        : add_published(file, err);
}

// A record that was cut off is called that, not a record of a strange level.
static enum atlas_status fail_cut(const struct file *file,
                                  enum atlas_status status,
                                  struct atlas_error *err) {
    struct atlas_error cut = {0};
    if (atlas_csv_check(file->csv, &cut) && err) *err = cut;
    return status;
}

static void learn_period(struct file *file) {
    const struct ingest_release *release = file->release;
    ingest_period_set_add(&file->release->seen, file->memo.period);
    const struct atlas_period_filter *filter = &release->source->periods;
    file->is_wanted =
        filter->all || (filter->since && file->memo.period >= filter->since) ||
        ingest_period_set_has(&release->wanted, file->memo.period);
}

static enum atlas_status read_record(struct file *file,
                                     struct atlas_error *err) {
    const int *fields = file->layout.fields;
    bool is_new = false;
    enum atlas_status status = ingest_period_read(
        file->csv, fields[INGEST_PERIOD], &file->memo, &is_new, err);
    if (status) return status;
    if (is_new) learn_period(file);
    if (!file->is_wanted) return ATLAS_OK;
    status =
        ingest_level_read(file->csv, fields[INGEST_LEVEL], &file->level, err);
    if (status) return fail_cut(file, status, err);
    if (file->level >= INGEST_OTHER_LEVEL ||
        (file->level == INGEST_SCHOOL && file->input->published_only)) {
        file->skipped[file->level]++;
        return ATLAS_OK;
    }
    return read_kept(file, err);
}

static enum atlas_status read_records(struct file *file,
                                      struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    bool more = true;
    while (!status) {
        status = atlas_csv_next(file->csv, &more, err);
        if (status || !more) break;
        status = read_record(file, err);
    }
    return status;
}

static enum atlas_status find_columns(struct file *file,
                                      struct atlas_error *err) {
    const struct ingest_release *release = file->release;
    const uint32_t columns = ATLAS_CORE_COLUMNS | release->source->columns;
    const enum atlas_status status =
        ingest_layout_find(file->csv, columns, &file->layout, err);
    if (status) return status;
    for (int column = 0; column < ATLAS_COLUMN_END; column++) {
        const int slot = release->slots[column];
        if (slot >= 0) file->columns[slot] = file->layout.counts[column];
    }
    return ATLAS_OK;
}

static void report_columns(const struct file *file) {
    const struct ingest_release *release = file->release;
    struct atlas_text list = ATLAS_TEXT_INIT;
    for (int column = 0; column < ATLAS_COLUMN_END; column++) {
        if (release->slots[column] < 0) continue;
        if (file->layout.counts[column] >= 0) continue;
        atlas_text_addf(&list, "%s%s", list.length ? ", " : "",
                        atlas_column_name((enum atlas_column)column));
    }
    if (list.length > 0) {
        atlas_issues_add(release->issues, "missing-column",
                         (struct atlas_issue_place){file->input->path, 1, ""},
                         "read as not available", "the file has no %s",
                         atlas_text_string(&list));
    }
    atlas_text_release(&list);
}

static void report_skipped(const struct file *file) {
    struct atlas_text list = ATLAS_TEXT_INIT;
    uint64_t rows = 0;
    for (int level = 0; level < INGEST_LEVEL_END; level++) {
        if (file->skipped[level] == 0) continue;
        atlas_text_addf(&list, "%s%s %" PRIu64, rows ? ", " : "",
                        ingest_level_text((enum ingest_level)level),
                        file->skipped[level]);
        rows += file->skipped[level];
    }
    if (rows > 0) {
        atlas_issues_add(file->release->issues, "skipped-level",
                         (struct atlas_issue_place){file->input->path, 0, ""},
                         "rows left out",
                         "%" PRIu64 " rows of levels that are not read: %s",
                         rows, atlas_text_string(&list));
    }
    atlas_text_release(&list);
}

static void report(const struct file *file) {
    struct atlas_issues *issues = file->release->issues;
    const struct atlas_issue_place place = {file->input->path, 0, ""};
    report_columns(file);
    report_skipped(file);
    ingest_symbol_tally_report(&file->tally, file->csv, issues);
    if (!file->input->published_only && file->school_rows == 0) {
        atlas_issues_add(issues, "no-school-rows", place, "none read",
                         "no school rows of the periods asked for");
    }
    if (atlas_csv_saw_windows_1252(file->csv)) {
        atlas_issues_add(issues, "encoding", place, "read as Windows-1252",
                         "the file is not UTF-8 throughout");
    }
}

enum atlas_status ingest_release_read(struct ingest_release *release,
                                      const struct ingest_release_input *input,
                                      struct atlas_error *err) {
    struct file file = {.release = release, .input = input};
    enum atlas_status status = atlas_csv_open(input->path, &file.csv, err);
    if (!status) status = find_columns(&file, err);
    if (!status) status = read_records(&file, err);
    if (!status) report(&file);
    ingest_symbol_tally_release(&file.tally);
    atlas_csv_free(file.csv);
    return status;
}
