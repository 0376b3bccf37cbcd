/** @file totals.h
 *  @brief Private to aggregate: school rows summed by period, LA and phase.
 *
 *  Everything that DfE publishes (LA, region, England) is a sum of these.
 */
#ifndef ATLAS_AGGREGATE_TOTALS_H
#define ATLAS_AGGREGATE_TOTALS_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/absence.h"

/** What school rows add up to. */
struct sum {
    int64_t schools;             ///< School rows added.
    int64_t largest_enrolments;  ///< Enrolments of the largest.
    struct atlas_count *counts;  ///< In the release's slots.
};

/** Sums by period, authority and phase. */
struct totals {
    const struct atlas_absence *absence;  ///< Borrowed.
    struct sum *sums;                     ///< Dense; see totals_at().
    size_t count;                         ///< Sums.
    struct atlas_count *counts;           ///< Of all sums.
};

/** Add up the release. Rows without an authority are left out. */
void totals_build(const struct atlas_absence *absence,
                  struct totals *ret_totals);

/** Sum of a period, authority and phase, by index. */
const struct sum *totals_at(const struct totals *totals, size_t period,
                            size_t authority, enum atlas_phase phase);

/** Add one sum to another: counts by their states, the larger of the largest.
 */
void sum_add(struct sum *total, const struct sum *part, size_t slot_count);

/** First authority with the same old code: the LA whatever its GSS code. */
uint32_t *totals_groups(const struct atlas_absence *absence);

/** Free everything and make it empty. */
void totals_release(struct totals *totals);

#endif
