/** @file reconciliation.h
 *  @brief Our sums of school rows against every row that DfE published.
 *
 *  Owner      aggregate.
 *  Shape      one line for each published area, period and phase of a period
 *             that has school rows. Where the release and the annual file both
 *             publish an area and agree, one line names both; where they do
 *             not, there is a line for each.
 *  Matching   authorities by DfE's old code (the release writes one GSS code
 *             for all its years), regions by GSS code; London (E12000007) is
 *             the sum of Inner and Outer London.
 *  Ownership  atlas_reconciliation_release() frees everything.
 */
#ifndef ATLAS_RECONCILIATION_H
#define ATLAS_RECONCILIATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/memory.h"
#include "atlas/vocabulary.h"

/** Counts compared: schools, then the core columns. */
#define ATLAS_COMPARED (1 + (size_t)ATLAS_CORE_COLUMN_END)

/** One comparison. */
struct atlas_reconciled {
    uint32_t period;           ///< As 201819.
    uint8_t level;             ///< enum atlas_published_level.
    uint8_t phase;             ///< enum atlas_phase.
    const char *code;          ///< GSS code as published; "".
    const char *old_la_code;   ///< Authorities only; "".
    const char *name;          ///< As published.
    const char *published_in;  ///< File names, "; " between.
    struct atlas_count computed[ATLAS_COMPARED];   ///< Ours; [0] is schools.
    struct atlas_count published[ATLAS_COMPARED];  ///< DfE's; [0] is schools.
    const char *why;   ///< Explanation of a difference, or what keeps a count
                       ///< from being compared; "" when there is nothing to
                       ///< explain, or no explanation was found.
    bool is_compared;  ///< False where a state stands in for a number, severe
                       ///< absence apart: older releases do not hold it.
    int64_t largest;   ///< Largest absolute difference of compared counts.
};

/** All comparisons. */
struct atlas_reconciliation {
    struct atlas_reconciled *items;  ///< By period, level, code, phase.
    size_t count;                    ///< Comparisons.
    size_t capacity;                 ///< Allocated.
    size_t differing;                ///< Items with a difference that nothing
                                     ///< explains: above 0 the run ends 3.
    struct atlas_arena arena;        ///< Texts.
};

/** Difference of one compared count, computed - published.
 *  @return false when either is not a number.
 */
bool atlas_reconciled_difference(const struct atlas_reconciled *item,
                                 size_t which, int64_t *ret_difference);

/** Name of a compared count: num_schools, enrolments, sess_possible, ... */
const char *atlas_compared_name(size_t which);

/** Free everything and make it empty. */
void atlas_reconciliation_release(struct atlas_reconciliation *reconciliation);

#endif
