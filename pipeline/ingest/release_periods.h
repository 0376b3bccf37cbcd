/** @file release_periods.h
 *  @brief Which academic years are read, and which the files have.
 */
#ifndef INGEST_RELEASE_PERIODS_H
#define INGEST_RELEASE_PERIODS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/csv.h"
#include "atlas/ingest.h"
#include "atlas/status.h"

/** Academic years, ascending, each once. Zero-initialise to start empty. */
struct ingest_period_set {
    uint32_t *items;  ///< As 201819.
    size_t count;     ///< Items in use.
    size_t capacity;  ///< Items allocated.
};

/** Enter a period. */
void ingest_period_set_add(struct ingest_period_set *set, uint32_t period);

/** Whether a period is in the set. */
bool ingest_period_set_has(const struct ingest_period_set *set,
                           uint32_t period);

/** Free the set and make it empty. */
void ingest_period_set_release(struct ingest_period_set *set);

/** The text of a cell and what it was found to mean: rows come in runs. */
struct ingest_period_memo {
    char text[16];    ///< Cell as it stands.
    size_t length;    ///< Its bytes; 0 before the first.
    uint32_t period;  ///< What it means.
};

/** Period of the current record, in the column given.
 *
 *  @param memo        the last answer; zero-initialised before the first record
 *  @param ret_is_new  out: whether the cell differs from the one before
 *  @return ATLAS_OK, or ATLAS_ERR_INPUT when it is no academic year.
 */
ATLAS_MUST_CHECK enum atlas_status ingest_period_read(
    struct atlas_csv *csv, int column, struct ingest_period_memo *memo,
    bool *ret_is_new, struct atlas_error *err);

/** The periods wanted: those of the filter, or the last with school rows.
 *
 *  For `latest` the school files are read through once, period and level only,
 *  so that no row of another period is ever held.
 *  @param ret_wanted  out: empty for `all`; to be released
 *  @return ATLAS_OK; ATLAS_ERR_USAGE when no period is asked for;
 *          ATLAS_ERR_INPUT when a file cannot be read or has no school rows.
 */
ATLAS_MUST_CHECK enum atlas_status ingest_periods_wanted(
    const struct atlas_absence_source *source,
    struct ingest_period_set *ret_wanted, struct atlas_error *err);

/** Fail unless every period wanted is one of `found`; the message lists those
 *  that `seen` holds.
 */
ATLAS_MUST_CHECK enum atlas_status ingest_periods_all_found(
    const struct ingest_period_set *wanted,
    const struct ingest_period_set *found, const struct ingest_period_set *seen,
    struct atlas_error *err);

#endif
