// One comparison read: names of the compared counts and their differences.
//
// In:  comparisons that reconcile.c made.
// Out: differences; the check that ends a run whose sums do not add up.

#include "atlas/reconciliation.h"

#include <inttypes.h>
#include <stdlib.h>

#include "atlas/aggregate.h"

bool atlas_reconciled_difference(const struct atlas_reconciled *item,
                                 size_t which, int64_t *ret_difference) {
    const struct atlas_count *computed = &item->computed[which];
    const struct atlas_count *published = &item->published[which];
    if (computed->state != ATLAS_NUMBER || published->state != ATLAS_NUMBER) {
        return false;
    }
    *ret_difference = computed->value - published->value;
    return true;
}

const char *atlas_compared_name(size_t which) {
    if (which == 0) return "num_schools";
    return atlas_column_name((enum atlas_column)(which - 1));
}

// The first comparison whose difference nothing explains, or NULL.
static const struct atlas_reconciled *first_differing(
    const struct atlas_reconciliation *reconciliation) {
    for (size_t i = 0; i < reconciliation->count; i++) {
        const struct atlas_reconciled *item = &reconciliation->items[i];
        if (item->largest > 0 && !item->why[0]) return item;
    }
    return NULL;
}

// The compared count of an item that differs; the first of them.
static size_t first_count(const struct atlas_reconciled *item) {
    for (size_t which = 0; which < ATLAS_COMPARED; which++) {
        int64_t difference = 0;
        if (atlas_reconciled_difference(item, which, &difference) &&
            difference != 0) {
            return which;
        }
    }
    return 0;
}

enum atlas_status atlas_reconciliation_check(
    const struct atlas_reconciliation *reconciliation,
    struct atlas_error *err) {
    const struct atlas_reconciled *item = first_differing(reconciliation);
    if (!reconciliation->differing || !item) return ATLAS_OK;
    const size_t which = first_count(item);
    return atlas_fail(
        err, ATLAS_ERR_DATA, item->published_in,
        "%zu published rows differ from the sums of their schools, first %s "
        "(%s), %s, %s: %s is %" PRId64 " summed and %" PRId64 " published",
        reconciliation->differing, item->name, item->code,
        atlas_period_text(item->period).text,
        atlas_phase_name((enum atlas_phase)item->phase),
        atlas_compared_name(which), item->computed[which].value,
        item->published[which].value);
}

void atlas_reconciliation_release(struct atlas_reconciliation *reconciliation) {
    free(reconciliation->items);
    atlas_arena_release(&reconciliation->arena);
    *reconciliation = (struct atlas_reconciliation){0};
}
