/** @file ingest.h
 *  @brief Stage 1: CSV bytes to checked tables.
 *
 *  Takes   the absence release (school rows, published rows, or both; several
 *          files), the annual published file, the register, its links.
 *  Gives   struct atlas_absence, atlas_register, atlas_links; findings as
 *          issues.
 *  Errors  ATLAS_ERR_INPUT with file and line: unreadable, a column missing, an
 *          unknown symbol, level or phase, a negative count, more missed than
 *          possible, more persistent than enrolled, a row that is not about a
 *          full year, a file of another series, a period asked for that no
 *          file has.
 *          ATLAS_ERR_DATA: the same LAESTAB twice in a period; a published area
 *          twice in a file, period and phase.
 *          ATLAS_ERR_USAGE: no period asked for.
 *          On failure neither outputs nor issues are touched.
 *  Issues  of the release: "blank-urn", "duplicate-urn", "blank-laestab" (rows
 *          kept), "parts-differ" (row kept: authorised and unauthorised do not
 *          add up to overall; a run writes its audit and ends there),
 *          "legacy-symbol" (once a file, column and symbol, with the count),
 *          "missing-column" (once a file; severe absence and reasons may be
 *          missing), "skipped-level" (once a file, rows of districts,
 *          trusts and so on), "no-school-rows" (a school file without any of
 *          the periods asked for), "encoding" (not UTF-8).
 *          Of the register: "swapped-coordinates", "outside-grid" (read as
 *          without coordinates), "duplicate-register-urn" (first kept),
 *          "unknown-code" (once a column).
 *          Of the links: "self-link", "blank-link" (rows left out),
 *          "one-way-link", "other-link" (one line each with the count).
 */
#ifndef ATLAS_INGEST_H
#define ATLAS_INGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/absence.h"
#include "atlas/issues.h"
#include "atlas/schools.h"
#include "atlas/status.h"

/** Which periods are kept. */
struct atlas_period_filter {
    bool all;                 ///< Every period of every file.
    uint32_t since;           ///< Every period from this one on; 0: as below.
    bool latest;              ///< The last period that has school rows; also
                              ///< of published rows only that one is kept,
                              ///< and those below.
    const uint32_t *periods;  ///< These, with the latest or without.
    size_t count;             ///< How many.
};

/** What to read of the absence release. Texts are borrowed. */
struct atlas_absence_source {
    const char *const *school_files;  ///< School rows, and published rows that
                                      ///< lie in the same files.
    size_t school_file_count;         ///< Files.
    const char *const *published_files;  ///< Published rows only.
    size_t published_file_count;         ///< Files.
    struct atlas_period_filter periods;  ///< Periods to keep.
    uint32_t columns;  ///< Columns wanted; the core is always.
    bool with_names;   ///< Keep school names where there are any.
};

/** Read the absence release. `ret_absence` is untouched on failure. */
ATLAS_MUST_CHECK enum atlas_status atlas_ingest_absence(
    const struct atlas_absence_source *source, struct atlas_issues *issues,
    struct atlas_absence *ret_absence, struct atlas_error *err);

/** Read the register of schools, all columns by name, in any layout. */
ATLAS_MUST_CHECK enum atlas_status atlas_ingest_register(
    const char *path, struct atlas_issues *issues,
    struct atlas_register *ret_register, struct atlas_error *err);

/** Read the links between schools. Kinds that say "successor" or "predecessor"
 *  (merged, amalgamated, split) count, in either direction; "Result of
 *  Amalgamation" and the rest do not say which school follows, and are left
 * out.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_ingest_links(
    const char *path, struct atlas_issues *issues,
    struct atlas_links *ret_links, struct atlas_error *err);

#endif
