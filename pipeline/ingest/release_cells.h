/** @file release_cells.h
 *  @brief Cells of the absence release: counts with states, numbers, phases.
 */
#ifndef INGEST_RELEASE_CELLS_H
#define INGEST_RELEASE_CELLS_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/csv.h"
#include "atlas/issues.h"
#include "atlas/status.h"
#include "atlas/vocabulary.h"
#include "symbol_tally.h"

/** Largest count that is believed; sums of all rows then fit an int64_t. */
#define INGEST_COUNT_MAX INT64_C(1000000000000)

/** A count of the current record.
 *
 *  @param column  its position; -1 gives "not available"
 *  @param tally   counts legacy symbols
 *  @return ATLAS_OK, or ATLAS_ERR_INPUT: negative, over INGEST_COUNT_MAX,
 *          neither a whole number nor a known symbol.
 */
ATLAS_MUST_CHECK enum atlas_status ingest_cell_count(
    struct atlas_csv *csv, int column, struct ingest_symbol_tally *tally,
    struct atlas_count *ret_count, struct atlas_error *err);

/** A URN, LAESTAB or other number that identifies; 0 for blank or a symbol.
 *  @return ATLAS_OK, or ATLAS_ERR_INPUT: not a number within 0..max.
 */
ATLAS_MUST_CHECK enum atlas_status ingest_cell_id(struct atlas_csv *csv,
                                                  int column, uint32_t max,
                                                  uint32_t *ret_id,
                                                  struct atlas_error *err);

/** The phase of the current record.
 *  @param ret_phase  in: the phase of the record before; out: of this one
 */
ATLAS_MUST_CHECK enum atlas_status ingest_cell_phase(
    struct atlas_csv *csv, int column, enum atlas_phase *ret_phase,
    struct atlas_error *err);

/** Fail unless the record is about a whole academic year. */
ATLAS_MUST_CHECK enum atlas_status ingest_cell_full_year(
    struct atlas_csv *csv, int column, struct atlas_error *err);

/** Fail when the core counts of a row contradict each other: more missed than
 *  possible, more persistent than enrolled, more severe than persistent. Counts
 *  that are not numbers contradict nothing.
 *
 *  @param counts  counts of the row
 *  @param slots   place of each column in `counts`; -1
 */
ATLAS_MUST_CHECK enum atlas_status ingest_cells_consistent(
    const struct atlas_csv *csv, const struct atlas_count *counts,
    const int *slots, struct atlas_error *err);

/** Add "parts-differ" when authorised and unauthorised absence of the row do
 *  not add up to overall: the sums of areas show it, a run ends because of it.
 *
 *  @param counts   counts of the row
 *  @param slots    place of each column in `counts`; -1
 *  @param subject  school of the row, or ""
 */
void ingest_cells_report_parts(const struct atlas_csv *csv,
                               const struct atlas_count *counts,
                               const int *slots, const char *subject,
                               struct atlas_issues *issues);

#endif
