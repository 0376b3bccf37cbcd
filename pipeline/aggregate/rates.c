// Access to the result: rows, counts, measures, and finding things by name.
//
// In:  rates that aggregate.c filled.
// Out: single values. Areas of every level are sorted by code, so an area is
//      found by halving; where an old and a new authority share a code, the
//      first is given.

#include "atlas/rates.h"

#include <stdlib.h>
#include <string.h>

size_t atlas_rates_row(const struct atlas_rates *rates, size_t level,
                       size_t period, size_t area, enum atlas_phase phase) {
    const struct atlas_rate_level *of = &rates->levels[level];
    return of->first_row + (period * of->area_count + area) * ATLAS_PHASE_END +
           (size_t)phase;
}

struct atlas_count atlas_rates_count(const struct atlas_rates *rates,
                                     size_t row, enum atlas_column column) {
    const int slot = rates->slots[column];
    if (slot < 0 || !rates->rows[row].is_present) {
        return (struct atlas_count){0, ATLAS_NOT_AVAILABLE};
    }
    return rates->counts[row * rates->slot_count + (size_t)slot];
}

struct atlas_rate atlas_rates_measure(const struct atlas_rates *rates,
                                      size_t row,
                                      const struct atlas_measure *measure) {
    const struct atlas_rate rate =
        atlas_rate_of(atlas_rates_count(rates, row, measure->numerator),
                      atlas_rates_count(rates, row, measure->denominator));
    return rates->rows[row].is_few ? atlas_rate_few(rate) : rate;
}

bool atlas_rates_least_holds(const char *code) {
    static const char *const wide[] = {"E92", "E12", "E13"};
    for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++) {
        if (strncmp(code, wide[i], strlen(wide[i])) == 0) return false;
    }
    return true;
}

uint32_t atlas_rates_level(const struct atlas_rates *rates, const char *key) {
    for (size_t i = 0; i < rates->level_count; i++) {
        if (strcmp(rates->levels[i].key, key) == 0) return (uint32_t)i;
    }
    return ATLAS_NONE;
}

uint32_t atlas_rates_area(const struct atlas_rates *rates, size_t level,
                          const char *code) {
    const struct atlas_rate_level *of = &rates->levels[level];
    size_t low = 0;
    size_t high = of->area_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(of->areas[middle].code, code) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == of->area_count || strcmp(of->areas[low].code, code) != 0) {
        return ATLAS_NONE;
    }
    return (uint32_t)low;
}

uint32_t atlas_rates_period(const struct atlas_rates *rates, uint32_t period) {
    for (size_t i = 0; i < rates->period_count; i++) {
        if (rates->periods[i] == period) return (uint32_t)i;
    }
    return ATLAS_NONE;
}

void atlas_rates_release(struct atlas_rates *rates) {
    free(rates->levels);
    free(rates->periods);
    free(rates->rows);
    free(rates->counts);
    atlas_arena_release(&rates->arena);
    *rates = (struct atlas_rates){0};
}
