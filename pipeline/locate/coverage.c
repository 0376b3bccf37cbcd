// How many schools came to an area, and whether that is enough.
//
// In:  the release and the placement of its school rows.
// Out: counts a level and period; the check that ends a run that lost too much.

#include <inttypes.h>
#include <stdlib.h>

#include "atlas/locate.h"
#include "atlas/text.h"

static void count_row(struct atlas_coverage *coverage,
                      const struct atlas_match *match,
                      const struct atlas_place *place, int64_t enrolments) {
    coverage->schools++;
    coverage->enrolments += enrolments;
    coverage->by_reason[place->reason]++;
    if (place->agreement != ATLAS_NOT_COMPARED) coverage->compared++;
    if (place->agreement == ATLAS_AGREE) coverage->agreeing++;
    if (place->reason != ATLAS_PLACED) return;
    coverage->placed++;
    coverage->enrolments_placed += enrolments;
    coverage->by_method[match->method]++;
}

struct atlas_coverage atlas_coverage_of(const struct atlas_absence *absence,
                                        const struct atlas_placement *placement,
                                        size_t level, uint32_t period) {
    struct atlas_coverage coverage = {0};
    for (size_t row = 0; row < placement->row_count; row++) {
        if (period && absence->schools[row].period != period) continue;
        count_row(&coverage, &placement->matches[row],
                  atlas_placement_at(placement, row, level),
                  atlas_absence_school(absence, row, ATLAS_ENROLMENTS).value);
    }
    return coverage;
}

static double unplaced_percent(const struct atlas_coverage *coverage) {
    if (coverage->enrolments > 0) {
        return 100.0 *
               (double)(coverage->enrolments - coverage->enrolments_placed) /
               (double)coverage->enrolments;
    }
    if (!coverage->schools) return 0;
    return 100.0 * (double)(coverage->schools - coverage->placed) /
           (double)coverage->schools;
}

static enum atlas_status refuse(const struct atlas_level *level,
                                uint32_t period,
                                const struct atlas_coverage *coverage,
                                double max_percent, struct atlas_error *err) {
    struct atlas_text numbers = ATLAS_TEXT_INIT;
    atlas_text_add_fixed(&numbers, unplaced_percent(coverage), 2);
    atlas_text_add(&numbers, " % of enrolments are not placed, more than ");
    atlas_text_add_fixed(&numbers, max_percent, 2);
    const enum atlas_status status = atlas_fail(
        err, ATLAS_ERR_DATA, level->key, "%s %% (%zu of %zu schools in %s)",
        atlas_text_string(&numbers), coverage->schools - coverage->placed,
        coverage->schools, atlas_period_text(period).text);
    atlas_text_release(&numbers);
    return status;
}

enum atlas_status atlas_coverage_check(const struct atlas_absence *absence,
                                       const struct atlas_placement *placement,
                                       double max_percent,
                                       struct atlas_error *err) {
    for (size_t level = 0; level < placement->level_count; level++) {
        if (placement->levels[level].assign != ATLAS_BY_LOCATION) continue;
        for (size_t i = 0; i < absence->period_count; i++) {
            const uint32_t period = absence->periods[i];
            const struct atlas_coverage coverage =
                atlas_coverage_of(absence, placement, level, period);
            if (unplaced_percent(&coverage) > max_percent) {
                return refuse(&placement->levels[level], period, &coverage,
                              max_percent, err);
            }
        }
    }
    return ATLAS_OK;
}
