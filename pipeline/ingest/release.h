/** @file release.h
 *  @brief The absence release while it is being read: rows in boxes by period.
 */
#ifndef INGEST_RELEASE_H
#define INGEST_RELEASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/absence.h"
#include "atlas/ingest.h"
#include "atlas/issues.h"
#include "atlas/status.h"
#include "release_areas.h"
#include "release_periods.h"

/** School rows of one period in file order, with their counts. Rows of a
 *  period lie together from the start, so that nothing has to be sorted.
 */
struct ingest_box {
    uint32_t period;                ///< As 201819.
    struct atlas_school_row *rows;  ///< Rows.
    size_t count;                   ///< Rows in use.
    size_t capacity;                ///< Rows allocated.
    struct atlas_count *counts;     ///< count * slot_count.
    size_t count_capacity;          ///< Counts allocated.
};

/** Published rows in file order, with their counts. */
struct ingest_published {
    struct atlas_published_row *rows;  ///< Rows.
    size_t count;                      ///< Rows in use.
    size_t capacity;                   ///< Rows allocated.
    struct atlas_count *counts;        ///< count * slot_count.
    size_t count_capacity;             ///< Counts allocated.
};

/** Everything read so far. Zero-initialise to start empty. */
struct ingest_release {
    const struct atlas_absence_source *source;  ///< What was asked for.
    struct atlas_issues *issues;                ///< Takes the findings.
    struct ingest_period_set wanted;            ///< Periods to keep.
    struct ingest_period_set seen;              ///< Periods of all rows.
    int slots[ATLAS_COLUMN_END];  ///< Place of a column in a row's counts; -1.
    size_t slot_count;            ///< Counts a row.
    struct ingest_areas areas;    ///< Authorities and regions.
    struct ingest_box *boxes;     ///< In the order first seen.
    size_t box_count;             ///< Boxes in use.
    size_t box_capacity;          ///< Boxes allocated.
    size_t last_box;              ///< Box of the last school row.
    struct ingest_published published;  ///< Published rows.
    struct atlas_arena arena;           ///< Texts.
};

/** A file of the release. */
struct ingest_release_input {
    const char *path;     ///< File to read.
    uint16_t index;       ///< Its number.
    bool published_only;  ///< Whether its school rows are passed over.
};

/** Add the rows of a file.
 *  @return ATLAS_OK, or ATLAS_ERR_INPUT with file and line.
 */
ATLAS_MUST_CHECK enum atlas_status ingest_release_read(
    struct ingest_release *release, const struct ingest_release_input *input,
    struct atlas_error *err);

/** Path of a file by its number: the school files, then the published ones. */
const char *ingest_release_path(const struct atlas_absence_source *source,
                                size_t file);

/** Look for rows that stand twice.
 *
 *  @param absence  rows in their final order
 *  @param issues   takes "blank-urn", "duplicate-urn" and "blank-laestab"
 *  @return ATLAS_OK; ATLAS_ERR_DATA for a LAESTAB twice in a period, or a
 *          published area twice in a file, period and phase.
 */
ATLAS_MUST_CHECK enum atlas_status ingest_check_duplicates(
    const struct atlas_absence *absence,
    const struct atlas_absence_source *source, struct atlas_issues *issues,
    struct atlas_error *err);

#endif
