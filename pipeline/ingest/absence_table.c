// The absence release as other stages read it.
//
// In:  a table that ingest has filled.
// Out: single counts, with "not available" for what was not read.

#include <stdlib.h>

#include "atlas/absence.h"

static struct atlas_count pick(const struct atlas_absence *absence,
                               const struct atlas_count *counts, size_t row,
                               enum atlas_column column) {
    const int slot = absence->slot_count ? absence->slots[column] : -1;
    if (slot < 0) return (struct atlas_count){0, ATLAS_NOT_AVAILABLE};
    return counts[row * absence->slot_count + (size_t)slot];
}

struct atlas_count atlas_absence_school(const struct atlas_absence *absence,
                                        size_t row, enum atlas_column column) {
    return pick(absence, absence->school_counts, row, column);
}

struct atlas_count atlas_absence_published(const struct atlas_absence *absence,
                                           size_t row,
                                           enum atlas_column column) {
    return pick(absence, absence->published_counts, row, column);
}

// Rows are sorted by period: the first that is not earlier decides.
bool atlas_absence_has_schools(const struct atlas_absence *absence,
                               uint32_t period) {
    size_t low = 0;
    size_t high = absence->school_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (absence->schools[middle].period < period) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < absence->school_count &&
           absence->schools[low].period == period;
}

void atlas_absence_release(struct atlas_absence *absence) {
    free(absence->files);
    free(absence->authorities);
    free(absence->regions);
    free(absence->schools);
    free(absence->school_counts);
    free(absence->published);
    free(absence->published_counts);
    free(absence->periods);
    atlas_arena_release(&absence->arena);
    *absence = (struct atlas_absence){0};
}
