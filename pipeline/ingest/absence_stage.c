// Stage 1 for the absence release: several files to one checked table.
//
// In:  paths, the periods and columns wanted.
// Out: struct atlas_absence; findings.
//
// Rows of a period are gathered in a box of their own while the files are
// read; in the end the boxes are laid behind each other by period, and each is
// freed as soon as it is copied, so that memory never holds all rows twice.

#include <stdlib.h>
#include <string.h>

#include "atlas/ingest.h"
#include "atlas/memory.h"
#include "base_name.h"
#include "release.h"

static void choose_slots(struct ingest_release *release) {
    const uint32_t columns = ATLAS_CORE_COLUMNS | release->source->columns;
    for (int column = 0; column < ATLAS_COLUMN_END; column++) {
        const bool is_wanted = columns & ATLAS_COLUMN_BIT(column);
        release->slots[column] = is_wanted ? (int)release->slot_count++ : -1;
    }
}

static enum atlas_status read_files(struct ingest_release *release,
                                    struct atlas_error *err) {
    const struct atlas_absence_source *source = release->source;
    const size_t count =
        source->school_file_count + source->published_file_count;
    enum atlas_status status = ATLAS_OK;
    if (count > UINT16_MAX) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL, "too many files");
    }
    for (size_t i = 0; !status && i < count; i++) {
        const struct ingest_release_input input = {
            .path = ingest_release_path(source, i),
            .index = (uint16_t)i,
            .published_only = i >= source->school_file_count};
        status = ingest_release_read(release, &input, err);
    }
    return status;
}

static int compare_boxes(const void *left, const void *right) {
    const struct ingest_box *a = left;
    const struct ingest_box *b = right;
    return (a->period > b->period) - (a->period < b->period);
}

static void free_box(struct ingest_box *box) {
    free(box->rows);
    free(box->counts);
    *box = (struct ingest_box){.period = box->period};
}

static void lay_out_schools(struct ingest_release *release,
                            struct atlas_absence *absence) {
    const size_t slots = release->slot_count;
    size_t rows = 0;
    for (size_t i = 0; i < release->box_count; i++) {
        rows += release->boxes[i].count;
    }
    absence->schools = atlas_xmalloc(rows * sizeof(*absence->schools));
    absence->school_counts =
        atlas_xmalloc(rows * slots * sizeof(*absence->school_counts));
    if (release->box_count == 0) return;
    qsort(release->boxes, release->box_count, sizeof(*release->boxes),
          compare_boxes);
    for (size_t i = 0; i < release->box_count; i++) {
        struct ingest_box *box = &release->boxes[i];
        const size_t at = absence->school_count;
        memcpy(&absence->schools[at], box->rows,
               box->count * sizeof(*box->rows));
        memcpy(&absence->school_counts[at * slots], box->counts,
               box->count * slots * sizeof(*box->counts));
        absence->school_count += box->count;
        absence->latest_school_period = box->period;
        free_box(box);
    }
}

static void take_areas(struct ingest_areas *areas,
                       struct atlas_absence *absence) {
    absence->authorities = areas->authorities;
    absence->authority_count = areas->authority_count;
    absence->regions = areas->regions;
    absence->region_count = areas->region_count;
    areas->authorities = NULL;
    areas->regions = NULL;
}

static void take_published(struct ingest_published *published,
                           struct atlas_absence *absence) {
    absence->published = published->rows;
    absence->published_counts = published->counts;
    absence->published_count = published->count;
    *published = (struct ingest_published){0};
}

static void list_periods(const struct ingest_release *release,
                         struct atlas_absence *absence) {
    struct ingest_period_set periods = {0};
    for (size_t i = 0; i < release->box_count; i++) {
        ingest_period_set_add(&periods, release->boxes[i].period);
    }
    for (size_t i = 0; i < absence->published_count; i++) {
        ingest_period_set_add(&periods, absence->published[i].period);
    }
    absence->periods = periods.items;
    absence->period_count = periods.count;
}

static void list_files(struct ingest_release *release,
                       struct atlas_absence *absence) {
    const struct atlas_absence_source *source = release->source;
    absence->file_count =
        source->school_file_count + source->published_file_count;
    absence->files =
        atlas_xcalloc(absence->file_count, sizeof(*absence->files));
    for (size_t i = 0; i < absence->file_count; i++) {
        absence->files[i] = atlas_arena_text(
            &release->arena, ingest_base_name(ingest_release_path(source, i)));
    }
}

static void fill(struct ingest_release *release,
                 struct atlas_absence *absence) {
    absence->columns = ATLAS_CORE_COLUMNS | release->source->columns;
    memcpy(absence->slots, release->slots, sizeof(absence->slots));
    absence->slot_count = release->slot_count;
    list_files(release, absence);
    lay_out_schools(release, absence);
    take_areas(&release->areas, absence);
    take_published(&release->published, absence);
    list_periods(release, absence);
    absence->arena = release->arena;
    release->arena = (struct atlas_arena){0};
}

static void release_free(struct ingest_release *release) {
    for (size_t i = 0; i < release->box_count; i++) {
        free_box(&release->boxes[i]);
    }
    free(release->boxes);
    free(release->published.rows);
    free(release->published.counts);
    ingest_areas_release(&release->areas);
    ingest_period_set_release(&release->wanted);
    ingest_period_set_release(&release->seen);
    atlas_arena_release(&release->arena);
}

static enum atlas_status check(const struct ingest_release *release,
                               const struct atlas_absence *absence,
                               struct atlas_error *err) {
    const struct ingest_period_set found = {.items = absence->periods,
                                            .count = absence->period_count};
    const enum atlas_status status =
        ingest_periods_all_found(&release->wanted, &found, &release->seen, err);
    if (status) return status;
    return ingest_check_duplicates(absence, release->source, release->issues,
                                   err);
}

enum atlas_status atlas_ingest_absence(
    const struct atlas_absence_source *source, struct atlas_issues *issues,
    struct atlas_absence *ret_absence, struct atlas_error *err) {
    struct atlas_issues found = {0};
    struct ingest_release release = {.source = source, .issues = &found};
    struct atlas_absence absence = {0};
    enum atlas_status status = ATLAS_OK;

    choose_slots(&release);
    status = ingest_periods_wanted(source, &release.wanted, err);
    if (status) goto cleanup;
    status = read_files(&release, err);
    if (status) goto cleanup;
    fill(&release, &absence);
    status = check(&release, &absence, err);
    if (status) goto cleanup;
    if (issues) atlas_issues_take(issues, &found);
    *ret_absence = absence;
    absence = (struct atlas_absence){0};

cleanup:
    release_free(&release);
    atlas_absence_release(&absence);
    atlas_issues_release(&found);
    return status;
}
