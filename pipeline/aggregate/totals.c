// School rows summed by period, local authority and phase.
//
// In:  the school rows of a release, sorted by period.
// Out: sums, dense in (period, authority, phase).
//
// The hard idea: each row is added once, to its own phase; the total phase is
// the sum of the three, as DfE defines it.

#include "totals.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"

static size_t index_of(const struct totals *totals, size_t period,
                       size_t authority, enum atlas_phase phase) {
    return (period * totals->absence->authority_count + authority) *
               ATLAS_PHASE_END +
           (size_t)phase;
}

const struct sum *totals_at(const struct totals *totals, size_t period,
                            size_t authority, enum atlas_phase phase) {
    return &totals->sums[index_of(totals, period, authority, phase)];
}

void sum_add(struct sum *total, const struct sum *part, size_t slot_count) {
    total->schools += part->schools;
    if (part->largest_enrolments > total->largest_enrolments) {
        total->largest_enrolments = part->largest_enrolments;
    }
    for (size_t slot = 0; slot < slot_count; slot++) {
        atlas_count_add(&total->counts[slot], part->counts[slot]);
    }
}

static void totals_create(const struct atlas_absence *absence,
                          struct totals *totals) {
    const size_t slots = absence->slot_count;
    totals->absence = absence;
    totals->count =
        absence->period_count * absence->authority_count * ATLAS_PHASE_END;
    totals->sums = atlas_xcalloc(totals->count, sizeof(*totals->sums));
    totals->counts =
        atlas_xcalloc(totals->count * slots, sizeof(*totals->counts));
    for (size_t i = 0; i < totals->count * slots; i++) {
        totals->counts[i] = atlas_count_nothing();
    }
    for (size_t i = 0; i < totals->count; i++) {
        totals->sums[i].counts = totals->counts + i * slots;
    }
}

static void add_rows(struct totals *totals) {
    const struct atlas_absence *absence = totals->absence;
    const size_t slots = absence->slot_count;
    size_t period = 0;
    for (size_t i = 0; i < absence->school_count; i++) {
        const struct atlas_school_row *row = &absence->schools[i];
        while (absence->periods[period] != row->period) period++;
        if (row->authority == ATLAS_NONE) continue;
        const struct sum school = {
            .schools = 1,
            .largest_enrolments =
                atlas_absence_school(absence, i, ATLAS_ENROLMENTS).value,
            .counts = absence->school_counts + i * slots,
        };
        sum_add(&totals->sums[index_of(totals, period, row->authority,
                                       (enum atlas_phase)row->phase)],
                &school, slots);
    }
}

static void add_phases(struct totals *totals) {
    for (size_t i = 0; i < totals->count; i += ATLAS_PHASE_END) {
        for (size_t phase = ATLAS_PHASE_TOTAL + 1; phase < ATLAS_PHASE_END;
             phase++) {
            sum_add(&totals->sums[i + ATLAS_PHASE_TOTAL],
                    &totals->sums[i + phase], totals->absence->slot_count);
        }
    }
}

void totals_build(const struct atlas_absence *absence,
                  struct totals *ret_totals) {
    totals_create(absence, ret_totals);
    add_rows(ret_totals);
    add_phases(ret_totals);
}

uint32_t *totals_groups(const struct atlas_absence *absence) {
    const struct atlas_authority *authorities = absence->authorities;
    uint32_t *groups = atlas_xcalloc(absence->authority_count, sizeof(*groups));
    for (size_t i = 0; i < absence->authority_count; i++) {
        size_t first = 0;
        while (strcmp(authorities[first].old_code, authorities[i].old_code)) {
            first++;
        }
        groups[i] = (uint32_t)first;
    }
    return groups;
}

void totals_release(struct totals *totals) {
    free(totals->sums);
    free(totals->counts);
    *totals = (struct totals){0};
}
