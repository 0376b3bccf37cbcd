/** @file ingest.h
 *  @brief Stage 1: CSV bytes to checked tables.
 *
 *  Takes   the absence release (school rows, published rows, or both; several
 *          files), the annual published file, the register, its links.
 *  Gives   struct atlas_absence, atlas_register, atlas_links; findings as
 *          issues.
 *  Errors  ATLAS_ERR_INPUT with file and line: unreadable, a column missing, an
 *          unknown symbol, level or phase, a negative count, more missed than
 *          possible, more persistent than enrolled, authorised and unauthorised
 *          that do not add up to overall. ATLAS_ERR_DATA: the same LAESTAB
 *          twice in a period; a published area twice in a file, period and
 *          phase.
 *  Issues  "blank-urn", "duplicate-urn" (rows kept), "legacy-symbol" (once a
 *          file, column and symbol, with the count), "encoding" (an absence
 *          file that is not UTF-8), "swapped-coordinates", "outside-grid",
 *          "duplicate-register-urn" (first kept), "self-link", "one-way-link"
 *          (one line with the count).
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
    bool latest;              ///< The last period that has school rows.
    const uint32_t *periods;  ///< Otherwise these.
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
 *  out.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_ingest_links(
    const char *path, struct atlas_issues *issues,
    struct atlas_links *ret_links, struct atlas_error *err);

#endif
