/** @file aggregate.h
 *  @brief Stage 4: counts to areas, against what DfE published, onto
 *         boundaries.
 *
 *  Takes  struct atlas_absence and atlas_placement.
 *  Gives  struct atlas_rates, atlas_reconciliation, atlas_figures.
 */
#ifndef ATLAS_AGGREGATE_H
#define ATLAS_AGGREGATE_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/absence.h"
#include "atlas/figures.h"
#include "atlas/issues.h"
#include "atlas/placement.h"
#include "atlas/rates.h"
#include "atlas/reconciliation.h"
#include "atlas/status.h"

/** What the release covers. */
struct atlas_aggregate_options {
    /** Old codes of the only authorities all of whose schools are in the files;
     *  NULL: all of England. With a list, the other authorities are partial,
     *  and region and country rows are DfE's published ones in every period.
     */
    const char *const *complete;
    size_t complete_count;  ///< Codes in the list.
    int64_t least_schools;  ///< Fewest schools of an area and phase whose rates
                            ///< are given; 0: any.
};

/** Add up counts for every level, area, period and phase.
 *
 *  Periods without school rows get DfE's published rows (country, regions,
 *  levels by authority and by region), source `published`. An area of a level
 *  by location always has its four rows in a period with school rows: not
 *  applicable where it has no school of a phase. London (E12000007) is the sum
 *  of Inner and Outer London where the file has only these.
 *
 *  An authority has one row a period, whatever GSS codes its rows carry: its
 *  own sum, else what was published first. One that is partial and not
 *  published has rows that say "not available", and so has a partial area by
 *  location. Issue: "partial-authority" for each such authority and period.
 *  @return ATLAS_OK; ATLAS_ERR_DATA for a school row without an LA.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_aggregate(
    const struct atlas_absence *absence,
    const struct atlas_placement *placement,
    const struct atlas_aggregate_options *options, struct atlas_issues *issues,
    struct atlas_rates *ret_rates, struct atlas_error *err);

/** Compare the sums of school rows with every published row.
 *
 *  A difference is explained only where another file publishes what the schools
 *  add up to. Issues: "totals-differ" for each that is not explained,
 *  "publications-differ" for each that is.
 */
void atlas_reconcile(const struct atlas_absence *absence,
                     const struct atlas_aggregate_options *options,
                     struct atlas_issues *issues,
                     struct atlas_reconciliation *ret_reconciliation);

/** Refuse sums that differ from what is published, unexplained.
 *  @return ATLAS_OK, or ATLAS_ERR_DATA that counts the rows and names the
 *          first.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_reconciliation_check(
    const struct atlas_reconciliation *reconciliation, struct atlas_error *err);

/** Which figures are laid, onto what. */
struct atlas_figures_options {
    size_t level;                        ///< Index into rates->levels.
    const struct atlas_area_set *drawn;  ///< Boundaries; their codes may be of
                                         ///< another vintage.
    uint32_t period;       ///< Period of the figures; with present rows.
    const uint32_t *with;  ///< Further periods that the figures are compared
                           ///< with, each with present rows; NULL: none.
    size_t with_count;     ///< Periods in the list.
};

/** Lay a level's figures of one period onto the boundaries to draw.
 *
 *  With further periods the unions are whole in all of them, and the counts
 *  are those of the one period all the same. So the figures of A with {B} and
 *  of B with {A} have the same areas in the same order. A union in which the
 *  period has nothing has no row; one in which it has only a part of the
 *  polygons is partial.
 *
 *  Issues: "no-boundary" for an area of the period that no polygon can carry,
 *  "merged-boundary" for each patch of several areas or polygons; one that is
 *  in the list already is not added again.
 *  @return ATLAS_OK; ATLAS_ERR_USAGE where the level has no row in one of the
 *          periods; ATLAS_ERR_GEO where polygons cannot be united.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_figures_build(
    const struct atlas_rates *rates,
    const struct atlas_figures_options *options, struct atlas_issues *issues,
    struct atlas_figures *ret_figures, struct atlas_error *err);

/** Figures of some of the areas of others, in their order. Counts and texts are
 *  borrowed from `from`, which must outlive them; boundaries are copies.
 *
 *  @param keep  for each area of `from`
 */
void atlas_figures_select(const struct atlas_figures *from, const bool *keep,
                          struct atlas_figures *ret_figures);

#endif
