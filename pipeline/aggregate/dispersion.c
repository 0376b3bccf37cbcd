// How much more schools differ than chance among single pupils would make them.
//
// In:  school rows of a period, placed at a level.
// Out: a design effect for a measure and phase.
//
// A stratum is an area and a phase. Its schools' counts lie around its rate;
// the variance of the stratum's total by schools (a ratio estimator's,
// k / (k - 1) for the rate being their own) over the binomial one, both summed
// over all strata, is the design effect. Schools of an area are all there are,
// no sample: the spread is about what they might have had in a year like this.

#include <stdlib.h>

#include "atlas/uncertainty.h"

// Sums of a stratum.
struct stratum {
    double part;
    double whole;
    double squares;  // sum of (part - whole * rate)^2, in the second pass
    size_t schools;
};

struct strata {
    const struct atlas_absence *absence;
    const struct atlas_placement *placement;
    size_t level;
    uint32_t period;
    const struct atlas_measure *measure;
    enum atlas_phase phase;
    struct stratum *items;
    size_t count;
};

// The stratum of a school row with both counts; NULL when it has none.
static struct stratum *stratum_of(const struct strata *strata, size_t row,
                                  double *ret_part, double *ret_whole) {
    const struct atlas_school_row *school = &strata->absence->schools[row];
    if (school->period != strata->period) return NULL;
    if (strata->phase != ATLAS_PHASE_TOTAL && strata->phase != school->phase) {
        return NULL;
    }
    const uint32_t area =
        atlas_placement_at(strata->placement, row, strata->level)->area;
    const struct atlas_count part =
        atlas_absence_school(strata->absence, row, strata->measure->numerator);
    const struct atlas_count whole = atlas_absence_school(
        strata->absence, row, strata->measure->denominator);
    if (area == ATLAS_NONE || part.state || whole.state || whole.value <= 0) {
        return NULL;
    }
    *ret_part = (double)part.value;
    *ret_whole = (double)whole.value;
    return &strata->items[area * ATLAS_PHASE_END + school->phase];
}

static size_t strata_most(const struct strata *strata) {
    size_t most = 0;
    for (size_t row = 0; row < strata->placement->row_count; row++) {
        const uint32_t area =
            atlas_placement_at(strata->placement, row, strata->level)->area;
        if (area != ATLAS_NONE && area >= most) most = area + 1;
    }
    return most * ATLAS_PHASE_END;
}

static void strata_sum(const struct strata *strata) {
    double part;
    double whole;
    for (size_t row = 0; row < strata->placement->row_count; row++) {
        struct stratum *stratum = stratum_of(strata, row, &part, &whole);
        if (!stratum) continue;
        stratum->part += part;
        stratum->whole += whole;
        stratum->schools++;
    }
}

static void strata_spread(const struct strata *strata) {
    double part;
    double whole;
    for (size_t row = 0; row < strata->placement->row_count; row++) {
        struct stratum *stratum = stratum_of(strata, row, &part, &whole);
        if (!stratum) continue;
        const double apart = part - whole * stratum->part / stratum->whole;
        stratum->squares += apart * apart;
    }
}

static struct atlas_dispersion strata_factor(const struct strata *strata) {
    struct atlas_dispersion dispersion = {.factor = 1};
    double clustered = 0;
    double binomial = 0;
    for (size_t i = 0; i < strata->count; i++) {
        const struct stratum *stratum = &strata->items[i];
        const double schools = (double)stratum->schools;
        if (stratum->schools < 2) continue;
        const double share = stratum->part / stratum->whole;
        clustered += schools / (schools - 1) * stratum->squares;
        binomial += stratum->whole * share * (1 - share);
        dispersion.schools += stratum->schools;
        dispersion.areas++;
    }
    if (binomial > 0 && clustered > binomial) {
        dispersion.factor = clustered / binomial;
    }
    return dispersion;
}

struct atlas_dispersion atlas_dispersion_estimate(
    const struct atlas_absence *absence,
    const struct atlas_placement *placement, size_t level, uint32_t period,
    const struct atlas_measure *measure, enum atlas_phase phase) {
    struct strata strata = {.absence = absence,
                            .placement = placement,
                            .level = level,
                            .period = period,
                            .measure = measure,
                            .phase = phase};
    strata.count = strata_most(&strata);
    strata.items = atlas_xcalloc(strata.count + 1, sizeof(*strata.items));
    strata_sum(&strata);
    strata_spread(&strata);
    const struct atlas_dispersion dispersion = strata_factor(&strata);
    free(strata.items);
    return dispersion;
}
