// Stage 3: schools of the release to areas, with the audit.
//
// In:  school rows, register, links, levels.
// Out: one match a row, one place a row and level, and findings.
//
// The hard idea: nothing is guessed. A school that may stand in several areas
// (its successors do) gets none at that level and a reason; one that stands in
// an area is held against the register's own code for it. Rows repeat schools
// from year to year, so each school is matched once and each point located once
// a level.

#include "atlas/locate.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "place.h"

void describe_key(const struct work *work, size_t key,
                  struct key_place *ret_place) {
    const struct atlas_absence *absence = work->input->absence;
    const struct atlas_school_row *row =
        &absence->schools[work->keys.first_row[key]];
    snprintf(ret_place->subject, sizeof(ret_place->subject), "%s %" PRIu32,
             row->urn ? "URN" : "LAESTAB", row->urn ? row->urn : row->laestab);
    ret_place->place.file =
        row->file < absence->file_count ? absence->files[row->file] : NULL;
    ret_place->place.line = row->line;
    ret_place->place.subject = ret_place->subject;
}

static void report_sharing(const struct work *work, size_t key,
                           uint32_t laestab) {
    struct key_place where;
    describe_key(work, key, &where);
    atlas_issues_add(work->issues, "several-schools-share-laestab", where.place,
                     "placed only where they lie in one area",
                     "%" PRIu32
                     " schools of the register share LAESTAB "
                     "%" PRIu32,
                     work->matches[key].count, laestab);
}

static void match_keys(struct work *work) {
    const struct atlas_absence *absence = work->input->absence;
    work->matcher.schools = work->input->schools;
    work->matcher.links = work->input->links;
    work->matches = atlas_xcalloc(work->keys.count, sizeof(*work->matches));
    for (size_t key = 0; key < work->keys.count; key++) {
        const struct atlas_school_row *row =
            &absence->schools[work->keys.first_row[key]];
        const struct atlas_match match =
            match_school(&work->matcher, row->urn, row->laestab);
        work->matches[key] = match;
        if (match.method == ATLAS_MATCH_LAESTAB && match.count > 1) {
            report_sharing(work, key, row->laestab);
        }
    }
}

// Hand the matches of the keys to their rows; takes the candidates.
static struct atlas_placement placement_of(struct work *work) {
    const struct atlas_locate_input *input = work->input;
    const size_t rows = input->absence->school_count;
    struct atlas_placement placement = {
        .levels = input->levels,
        .level_count = input->level_count,
        .matches = atlas_xcalloc(rows, sizeof(*placement.matches)),
        .row_count = rows,
        .candidates = work->matcher.candidates,
        .candidate_count = work->matcher.candidate_count,
        .places =
            atlas_xcalloc(rows * input->level_count, sizeof(*placement.places)),
    };
    for (size_t row = 0; row < rows; row++) {
        placement.matches[row] = work->matches[work->keys.of_row[row]];
    }
    place_rows(work, &placement);
    work->matcher.candidates = NULL;
    return placement;
}

static void work_release(struct work *work) {
    keys_release(&work->keys);
    free(work->matcher.candidates);
    free(work->matcher.visited);
    free(work->matches);
    sites_release(&work->sites);
    authority_index_release(&work->authorities);
}

enum atlas_status atlas_locate(const struct atlas_locate_input *input,
                               struct atlas_issues *issues,
                               struct atlas_placement *ret_placement,
                               struct atlas_error *err) {
    const struct site_levels levels = {input->levels, input->level_count,
                                       input->threads};
    struct work work = {.input = input, .issues = issues};
    keys_find(input->absence, &work.keys);
    match_keys(&work);
    sites_collect(input->schools, work.matcher.candidates,
                  work.matcher.candidate_count, &work.sites);
    authority_index_build(input->absence, &work.authorities);
    const enum atlas_status status =
        sites_locate(&work.sites, input->schools, &levels, err);
    if (!status) *ret_placement = placement_of(&work);
    work_release(&work);
    return status;
}
