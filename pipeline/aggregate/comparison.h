/** @file comparison.h
 *  @brief Private to aggregate: the items of a reconciliation while it is made.
 */
#ifndef ATLAS_AGGREGATE_COMPARISON_H
#define ATLAS_AGGREGATE_COMPARISON_H

#include <stdbool.h>
#include <stddef.h>

#include "atlas/absence.h"
#include "atlas/issues.h"
#include "atlas/reconciliation.h"

/** Append an item for a published row; its counts are the caller's to fill. */
struct atlas_reconciled *comparison_add(struct atlas_reconciliation *result,
                                        const struct atlas_absence *absence,
                                        const struct atlas_published_row *row);

/** Merge what another file publishes into an item.
 *  @return false, and nothing done, where the two files disagree.
 */
bool comparison_merge(struct atlas_reconciliation *result,
                      struct atlas_reconciled *item,
                      const struct atlas_count *published, const char *file);

/** Find the largest difference of an item, or why it is not compared. */
void comparison_judge(struct atlas_arena *arena, struct atlas_reconciled *item);

/** Explain the items from `first` on, all of one subject, by one another, and
 *  count those that stay unexplained.
 */
void comparisons_explain(struct atlas_reconciliation *result, size_t first);

/** Sort by period, level, code and phase. */
void comparisons_sort(struct atlas_reconciliation *result);

/** List what differs, as findings. */
void comparisons_report(const struct atlas_reconciliation *result,
                        struct atlas_issues *issues);

#endif
