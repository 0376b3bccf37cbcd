// Rows of the release that stand twice.
//
// In:  rows in their final order, all files together.
// Out: an error for a LAESTAB twice in a period or an area published twice in
//      a file, period and phase; findings for URNs that repeat or are blank.
//
// LAESTAB is the stable key of a school and never repeats in a release. URNs
// do: in 2006/07 to 2018/19 two URNs stand on two schools each in one year,
// and two schools have none. Such rows count, and are listed.

#include <inttypes.h>
#include <stdio.h>

#include "base_name.h"
#include "key_map.h"
#include "release.h"

const char *ingest_release_path(const struct atlas_absence_source *source,
                                size_t file) {
    return file < source->school_file_count
               ? source->school_files[file]
               : source->published_files[file - source->school_file_count];
}

// What was seen of one period, and where findings go.
struct seen {
    const struct atlas_absence *absence;
    const struct atlas_absence_source *source;
    struct atlas_issues *issues;
    struct ingest_key_map urns;
    struct ingest_key_map laestabs;
};

static enum atlas_status fail_school(const struct seen *seen, size_t row,
                                     size_t before, struct atlas_error *err) {
    const struct atlas_school_row *second = &seen->absence->schools[row];
    const struct atlas_school_row *first = &seen->absence->schools[before];
    return atlas_fail_at(
        err, ATLAS_ERR_DATA, ingest_release_path(seen->source, second->file),
        second->line,
        "LAESTAB %" PRIu32 " stands twice in %s, first in %s:%" PRIu32,
        second->laestab, atlas_period_text(second->period).text,
        ingest_base_name(ingest_release_path(seen->source, first->file)),
        first->line);
}

static struct atlas_issue_place place_of(const struct seen *seen,
                                         const struct atlas_school_row *row,
                                         const char *subject) {
    return (struct atlas_issue_place){
        ingest_release_path(seen->source, row->file), row->line, subject};
}

static void report_blank_urn(const struct seen *seen,
                             const struct atlas_school_row *school) {
    char subject[32];
    snprintf(subject, sizeof(subject), "LAESTAB %" PRIu32, school->laestab);
    atlas_issues_add(seen->issues, "blank-urn", place_of(seen, school, subject),
                     "row kept", "a school without URN in %s",
                     atlas_period_text(school->period).text);
}

static void report_urn(const struct seen *seen,
                       const struct atlas_school_row *school,
                       const struct atlas_school_row *first) {
    char subject[32];
    snprintf(subject, sizeof(subject), "URN %" PRIu32, school->urn);
    atlas_issues_add(
        seen->issues, "duplicate-urn", place_of(seen, school, subject),
        "both rows kept",
        "LAESTAB %" PRIu32 " has the URN of LAESTAB %" PRIu32
        " in %s (%s:%" PRIu32 ")",
        school->laestab, first->laestab, atlas_period_text(school->period).text,
        ingest_base_name(ingest_release_path(seen->source, first->file)),
        first->line);
}

static void look_at_urn(struct seen *seen, size_t row) {
    const struct atlas_school_row *school = &seen->absence->schools[row];
    uint32_t *before = NULL;
    if (school->urn == 0) {
        report_blank_urn(seen, school);
        return;
    }
    before = ingest_key_map_at(&seen->urns, school->urn);
    if (*before == ATLAS_NONE) {
        *before = (uint32_t)row;
    } else {
        report_urn(seen, school, &seen->absence->schools[*before]);
    }
}

static enum atlas_status look_at_laestab(struct seen *seen, size_t row,
                                         struct atlas_error *err) {
    const struct atlas_school_row *school = &seen->absence->schools[row];
    char subject[32];
    if (school->laestab == 0) {
        snprintf(subject, sizeof(subject), "URN %" PRIu32, school->urn);
        atlas_issues_add(seen->issues, "blank-laestab",
                         place_of(seen, school, subject), "row kept",
                         "a school without LAESTAB in %s",
                         atlas_period_text(school->period).text);
        return ATLAS_OK;
    }
    uint32_t *before = ingest_key_map_at(&seen->laestabs, school->laestab);
    if (*before != ATLAS_NONE) return fail_school(seen, row, *before, err);
    *before = (uint32_t)row;
    return ATLAS_OK;
}

static enum atlas_status check_schools(struct seen *seen,
                                       struct atlas_error *err) {
    const struct atlas_school_row *schools = seen->absence->schools;
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; !status && i < seen->absence->school_count; i++) {
        if (i > 0 && schools[i].period != schools[i - 1].period) {
            ingest_key_map_clear(&seen->urns);
            ingest_key_map_clear(&seen->laestabs);
        }
        look_at_urn(seen, i);
        status = look_at_laestab(seen, i, err);
    }
    return status;
}

// Area, period, level and phase in 64 bits: 32, 24, 4 and 4.
static uint64_t published_key(const struct atlas_published_row *row) {
    return (uint64_t)row->area << 32 | (uint64_t)row->period << 8 |
           (uint64_t)row->level << 4 | row->phase;
}

static enum atlas_status check_published(
    const struct atlas_absence *absence,
    const struct atlas_absence_source *source, struct ingest_key_map *map,
    struct atlas_error *err) {
    const struct atlas_published_row *rows = absence->published;
    for (size_t i = 0; i < absence->published_count; i++) {
        if (i > 0 && rows[i].file != rows[i - 1].file) {
            ingest_key_map_clear(map);
        }
        uint32_t *before = ingest_key_map_at(map, published_key(&rows[i]));
        if (*before != ATLAS_NONE) {
            return atlas_fail_at(
                err, ATLAS_ERR_DATA, ingest_release_path(source, rows[i].file),
                rows[i].line,
                "the same area, period and phase as on line %" PRIu32,
                rows[*before].line);
        }
        *before = (uint32_t)i;
    }
    return ATLAS_OK;
}

enum atlas_status ingest_check_duplicates(
    const struct atlas_absence *absence,
    const struct atlas_absence_source *source, struct atlas_issues *issues,
    struct atlas_error *err) {
    struct seen seen = {.absence = absence, .source = source, .issues = issues};
    struct ingest_key_map published = {0};
    enum atlas_status status = check_schools(&seen, err);
    if (!status) status = check_published(absence, source, &published, err);
    ingest_key_map_release(&seen.urns);
    ingest_key_map_release(&seen.laestabs);
    ingest_key_map_release(&published);
    return status;
}
