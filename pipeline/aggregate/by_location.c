// Figures of levels whose schools come by location.
//
// In:  school rows, each with an area or a reason why not.
// Out: rows of every area in every period with school rows, and how many
//      schools may be missing from them.
//
// The hard idea: a school without a place is not lost from sight. Its authority
// is known, so it is counted as missing from each area in which that authority
// runs schools: it may stand in any of them.

#include <stdlib.h>
#include <string.h>

#include "builder.h"

// One level at work.
struct filler {
    struct builder *builder;
    size_t level;      // Index into the result's levels.
    size_t placed_by;  // Index into the placement's levels.
    uint8_t *seen;     // By (group, area): counted as missing there already.
};

// The school rows of one period.
struct span {
    size_t period;  // Index.
    size_t first;
    size_t end;
};

static void open_period(struct filler *filler, size_t period) {
    struct atlas_rates *rates = &filler->builder->rates;
    const struct atlas_rate_level *level = &rates->levels[filler->level];
    for (size_t i = 0; i < level->area_count * ATLAS_PHASE_END; i++) {
        const size_t area = i / ATLAS_PHASE_END;
        const size_t row =
            atlas_rates_row(rates, filler->level, period, area,
                            (enum atlas_phase)(i % ATLAS_PHASE_END));
        if (level->areas[area].is_partial) {
            row_close_off(rates, row);
        } else {
            row_open(rates, row, ATLAS_COMPUTED);
        }
    }
}

static const struct atlas_place *place_of(const struct filler *filler,
                                          size_t school) {
    return atlas_placement_at(filler->builder->placement, school,
                              filler->placed_by);
}

static bool is_partial(const struct filler *filler, uint32_t area) {
    return filler->builder->rates.levels[filler->level].areas[area].is_partial;
}

static void add_schools(struct filler *filler, const struct span *span) {
    const struct atlas_absence *absence = filler->builder->absence;
    struct atlas_rates *rates = &filler->builder->rates;
    for (size_t i = span->first; i < span->end; i++) {
        const struct atlas_place *place = place_of(filler, i);
        if (place->area == ATLAS_NONE || is_partial(filler, place->area)) {
            continue;
        }
        const struct sum school = {
            .schools = 1,
            .largest_enrolments =
                atlas_absence_school(absence, i, ATLAS_ENROLMENTS).value,
            .counts = absence->school_counts + i * absence->slot_count,
        };
        row_add(rates,
                atlas_rates_row(rates, filler->level, span->period, place->area,
                                (enum atlas_phase)absence->schools[i].phase),
                &school);
    }
}

// The total of an area is the sum of its phases.
static void add_totals(struct filler *filler, size_t period) {
    struct atlas_rates *rates = &filler->builder->rates;
    const struct atlas_rate_level *level = &rates->levels[filler->level];
    for (size_t area = 0; area < level->area_count; area++) {
        if (level->areas[area].is_partial) continue;
        const size_t total = atlas_rates_row(rates, filler->level, period, area,
                                             ATLAS_PHASE_TOTAL);
        for (size_t row = total + 1; row < total + ATLAS_PHASE_END; row++) {
            const struct sum phase = {
                .schools = rates->rows[row].schools.value,
                .largest_enrolments =
                    rates->rows[row].largest_school_enrolments,
                .counts = rates->counts + row * rates->slot_count,
            };
            row_add(rates, total, &phase);
        }
    }
}

// Unplaced schools of a period by group and phase, the total included.
static int64_t *count_unplaced(const struct filler *filler,
                               const struct span *span) {
    const struct builder *builder = filler->builder;
    const struct atlas_absence *absence = builder->absence;
    int64_t *unplaced = atlas_xcalloc(
        absence->authority_count * ATLAS_PHASE_END, sizeof(*unplaced));
    for (size_t i = span->first; i < span->end; i++) {
        const struct atlas_school_row *row = &absence->schools[i];
        if (place_of(filler, i)->area != ATLAS_NONE) continue;
        int64_t *group =
            unplaced + builder->groups[row->authority] * ATLAS_PHASE_END;
        group[ATLAS_PHASE_TOTAL]++;
        group[row->phase]++;
    }
    return unplaced;
}

static void count_missing(struct filler *filler, const struct span *span) {
    const struct builder *builder = filler->builder;
    const struct atlas_absence *absence = builder->absence;
    const struct atlas_rates *rates = &builder->rates;
    const size_t areas = rates->levels[filler->level].area_count;
    int64_t *unplaced = count_unplaced(filler, span);
    memset(filler->seen, 0, absence->authority_count * areas);
    for (size_t i = span->first; i < span->end; i++) {
        const uint32_t group = builder->groups[absence->schools[i].authority];
        const int64_t *missing = unplaced + group * ATLAS_PHASE_END;
        const uint32_t area = place_of(filler, i)->area;
        if (area == ATLAS_NONE || !missing[ATLAS_PHASE_TOTAL]) continue;
        uint8_t *seen = &filler->seen[group * areas + area];
        if (*seen) continue;
        *seen = 1;
        const size_t total = atlas_rates_row(rates, filler->level, span->period,
                                             area, ATLAS_PHASE_TOTAL);
        for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
            rates->rows[total + phase].schools_missing += missing[phase];
        }
    }
    free(unplaced);
}

static void fill_level(struct filler *filler) {
    const struct atlas_absence *absence = filler->builder->absence;
    struct span span = {0};
    while (span.first < absence->school_count) {
        const uint32_t period = absence->schools[span.first].period;
        while (absence->periods[span.period] != period) span.period++;
        span.end = span.first;
        while (span.end < absence->school_count &&
               absence->schools[span.end].period == period) {
            span.end++;
        }
        open_period(filler, span.period);
        add_schools(filler, &span);
        add_totals(filler, span.period);
        count_missing(filler, &span);
        span.first = span.end;
    }
}

void fill_located_levels(struct builder *builder) {
    for (size_t i = 0; i < builder->placement->level_count; i++) {
        const struct atlas_rate_level *level =
            &builder->rates.levels[FIRST_LEVEL + i];
        if (level->assign != ATLAS_BY_LOCATION) continue;
        struct filler filler = {
            .builder = builder,
            .level = FIRST_LEVEL + i,
            .placed_by = i,
            .seen = atlas_xcalloc(
                builder->absence->authority_count * level->area_count, 1),
        };
        fill_level(&filler);
        free(filler.seen);
    }
}
