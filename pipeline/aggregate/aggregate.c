// Stage 4: counts to areas.
//
// In:  the release and where its schools stand.
// Out: counts for every level, area, period and phase.
//
// The hard idea: counts are added with their states, rates never; a rate is
// made from a row's counts when it is asked for.

#include "atlas/aggregate.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "builder.h"

void row_open(struct atlas_rates *rates, size_t row, enum atlas_source source) {
    struct atlas_count *counts = rates->counts + row * rates->slot_count;
    rates->rows[row] = (struct atlas_rate_row){
        .is_present = true,
        .source = (uint8_t)source,
        .schools = {0, ATLAS_NUMBER},
    };
    for (size_t slot = 0; slot < rates->slot_count; slot++) {
        counts[slot] = atlas_count_nothing();
    }
}

void row_add(struct atlas_rates *rates, size_t row, const struct sum *sum) {
    struct atlas_rate_row *to = &rates->rows[row];
    struct sum total = {
        .largest_enrolments = to->largest_school_enrolments,
        .counts = rates->counts + row * rates->slot_count,
    };
    sum_add(&total, sum, rates->slot_count);
    to->largest_school_enrolments = total.largest_enrolments;
    to->schools.value += sum->schools;
}

void row_close_off(struct atlas_rates *rates, size_t row) {
    const struct atlas_count unknown = {0, ATLAS_NOT_AVAILABLE};
    row_open(rates, row, ATLAS_COMPUTED);
    rates->rows[row].schools = unknown;
    for (size_t slot = 0; slot < rates->slot_count; slot++) {
        rates->counts[row * rates->slot_count + slot] = unknown;
    }
}

static enum atlas_status check_authorities(const struct atlas_absence *absence,
                                           struct atlas_error *err) {
    for (size_t i = 0; i < absence->school_count; i++) {
        const struct atlas_school_row *row = &absence->schools[i];
        if (row->authority != ATLAS_NONE) continue;
        return atlas_fail_at(
            err, ATLAS_ERR_DATA, absence->files[row->file], row->line,
            "school %" PRIu32 " has no local authority", row->urn);
    }
    return ATLAS_OK;
}

// State of a row: that of its overall rate.
static uint8_t status_of(const struct atlas_rates *rates, size_t row) {
    return (uint8_t)atlas_rates_measure(rates, row,
                                        atlas_measure_find("overall"))
        .state;
}

static bool is_few(const struct atlas_rates *rates,
                   const struct atlas_rate_area *area,
                   const struct atlas_rate_row *row) {
    return atlas_rates_least_holds(area->code) &&
           atlas_schools_few(row->schools, rates->least_schools);
}

// States of a level's rows, and its last period that has any.
static void finish_level(struct atlas_rates *rates, size_t index) {
    struct atlas_rate_level *level = &rates->levels[index];
    const size_t rows_a_period = level->area_count * ATLAS_PHASE_END;
    for (size_t i = 0; i < rates->period_count * rows_a_period; i++) {
        struct atlas_rate_row *row = &rates->rows[level->first_row + i];
        if (!row->is_present) continue;
        row->is_few = is_few(
            rates, &level->areas[i % rows_a_period / ATLAS_PHASE_END], row);
        row->status = status_of(rates, level->first_row + i);
        level->latest_period = rates->periods[i / rows_a_period];
    }
}

static void builder_release(struct builder *builder) {
    atlas_rates_release(&builder->rates);
    totals_release(&builder->totals);
    free(builder->groups);
    free(builder->area_of_authority);
    free(builder->area_of_region);
}

enum atlas_status atlas_aggregate(const struct atlas_absence *absence,
                                  const struct atlas_placement *placement,
                                  const struct atlas_aggregate_options *options,
                                  struct atlas_issues *issues,
                                  struct atlas_rates *ret_rates,
                                  struct atlas_error *err) {
    struct builder builder = {
        .absence = absence,
        .placement = placement,
        .options = options,
        .issues = issues,
    };
    const enum atlas_status status = check_authorities(absence, err);
    if (status) return status;
    totals_build(absence, &builder.totals);
    builder.groups = totals_groups(absence);
    build_levels(&builder);
    builder.rates.least_schools = options->least_schools;
    fill_coded_levels(&builder);
    fill_located_levels(&builder);
    for (size_t i = 0; i < builder.rates.level_count; i++) {
        finish_level(&builder.rates, i);
    }
    *ret_rates = builder.rates;
    builder.rates = (struct atlas_rates){0};
    builder_release(&builder);
    return ATLAS_OK;
}
