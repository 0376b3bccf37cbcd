// What areas are like: traits from enrolments and the register.
//
// In:  school rows of a period, placed; the register; the areas of a level.
// Out: struct atlas_profiles.
//
// The one idea: traits are shares of enrolments, added up from the same schools
// as the absence, so that an area is likened by the schools that are counted.

#include "atlas/profiles.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"

// Country and regions stand before the configured levels.
enum { LEVELS_BEFORE = 2 };

// Sums of an area.
struct sums {
    double enrolments;
    double secondary;
    double special;
    double rural;        // enrolments of rural schools,
    double rural_known;  // of schools known to be one or the other
    double meals;        // pupils eligible,
    double meals_known;  // of pupils of schools that say so
};

struct profiling {
    const struct atlas_profiles_source *source;
    size_t level;       // of the rates
    size_t placed;      // the same in the placement
    struct sums *sums;  // by area
    bool *counted;      // by school of the register: its pupils are in
};

const char *atlas_trait_text(enum atlas_trait trait) {
    static const char *const texts[] = {
        [ATLAS_TRAIT_MEALS] = "pupils eligible for free school meals",
        [ATLAS_TRAIT_SECONDARY] = "share of enrolments in secondary schools",
        [ATLAS_TRAIT_SIZE] = "number of enrolments",
        [ATLAS_TRAIT_SPECIAL] = "share of enrolments in special schools",
        [ATLAS_TRAIT_RURAL] = "share of enrolments in rural schools",
    };
    _Static_assert(sizeof(texts) / sizeof(texts[0]) == ATLAS_TRAIT_END,
                   "a text for each trait");
    return texts[trait];
}

// Last period in which an area has a row; 0: none.
static uint32_t last_period(const struct profiling *profiling, size_t area) {
    const struct atlas_rates *rates = profiling->source->rates;
    for (size_t i = rates->period_count; i-- > 0;) {
        const size_t row = atlas_rates_row(rates, profiling->level, i, area,
                                           ATLAS_PHASE_TOTAL);
        if (rates->rows[row].is_present) return rates->periods[i];
    }
    return 0;
}

// An authority whose GSS code changed has an area for each: its schools of
// then go to the one that has figures last, which is the one that is asked for.
static uint32_t area_by_old_code(const struct profiling *profiling,
                                 const char *code) {
    const struct atlas_rate_level *level =
        &profiling->source->rates->levels[profiling->level];
    uint32_t found = ATLAS_NONE;
    for (uint32_t i = 0; i < level->area_count; i++) {
        if (strcmp(level->areas[i].old_la_code, code) != 0) continue;
        if (found == ATLAS_NONE ||
            last_period(profiling, i) > last_period(profiling, found)) {
            found = i;
        }
    }
    return found;
}

// The rates' area of a place of the placement.
static uint32_t area_of(const struct profiling *profiling, uint32_t place) {
    const struct atlas_rate_level *level =
        &profiling->source->rates->levels[profiling->level];
    if (place == ATLAS_NONE) return ATLAS_NONE;
    switch (level->assign) {
        case ATLAS_BY_LOCATION:
            return place;
        case ATLAS_BY_AUTHORITY:
            return area_by_old_code(
                profiling,
                profiling->source->absence->authorities[place].old_code);
        case ATLAS_BY_REGION:
            return atlas_rates_area(
                profiling->source->rates, profiling->level,
                profiling->source->absence->regions[place].code);
        case ATLAS_ASSIGN_END:
            break;
    }
    return ATLAS_NONE;
}

// Two schools of then may be one of today: its pupils count once.
static void add_register(const struct profiling *profiling, uint32_t index,
                         double enrolments, struct sums *sums) {
    const struct atlas_school *school =
        &profiling->source->schools->items[index];
    if (!profiling->counted[index] && school->pupils > 0 &&
        isfinite(school->fsm_percent)) {
        sums->meals += school->pupils * school->fsm_percent / 100;
        sums->meals_known += school->pupils;
        profiling->counted[index] = true;
    }
    if (school->rural >= 0) {
        sums->rural += school->rural ? enrolments : 0;
        sums->rural_known += enrolments;
    }
}

static void add_school(const struct profiling *profiling, size_t row) {
    const struct atlas_school_row *item =
        &profiling->source->absence->schools[row];
    const uint32_t area = area_of(
        profiling,
        atlas_placement_at(profiling->source->placement, row, profiling->placed)
            ->area);
    const struct atlas_count count =
        atlas_absence_school(profiling->source->absence, row, ATLAS_ENROLMENTS);
    if (area == ATLAS_NONE || count.state != ATLAS_NUMBER) return;
    const double enrolments = (double)count.value;
    struct sums *sums = &profiling->sums[area];
    sums->enrolments += enrolments;
    if (item->phase == ATLAS_PHASE_SECONDARY) sums->secondary += enrolments;
    if (item->phase == ATLAS_PHASE_SPECIAL) sums->special += enrolments;
    const uint32_t school = profiling->source->placement->matches[row].school;
    if (school != ATLAS_NONE) {
        add_register(profiling, school, enrolments, sums);
    }
}

static double percent_of(double part, double whole) {
    return whole > 0 ? 100 * part / whole : (double)NAN;
}

static void fill_traits(const struct sums *sums, double *values) {
    values[ATLAS_TRAIT_MEALS] = percent_of(sums->meals, sums->meals_known);
    values[ATLAS_TRAIT_SECONDARY] =
        percent_of(sums->secondary, sums->enrolments);
    values[ATLAS_TRAIT_SIZE] =
        sums->enrolments > 0 ? log2(sums->enrolments) : (double)NAN;
    values[ATLAS_TRAIT_SPECIAL] = percent_of(sums->special, sums->enrolments);
    values[ATLAS_TRAIT_RURAL] = percent_of(sums->rural, sums->rural_known);
}

static double spread_of(const struct atlas_profiles *profiles, size_t trait) {
    double sum = 0;
    double squares = 0;
    size_t count = 0;
    for (size_t i = 0; i < profiles->count; i++) {
        const double value = profiles->values[i * ATLAS_TRAIT_END + trait];
        if (!isfinite(value)) continue;
        sum += value;
        count++;
    }
    if (count < 2) return 0;
    const double mean = sum / (double)count;
    for (size_t i = 0; i < profiles->count; i++) {
        const double value = profiles->values[i * ATLAS_TRAIT_END + trait];
        if (isfinite(value)) squares += (value - mean) * (value - mean);
    }
    return sqrt(squares / (double)(count - 1));
}

void atlas_profiles_build(const struct atlas_profiles_source *source,
                          size_t level, uint32_t period,
                          struct atlas_profiles *ret_profiles) {
    const struct atlas_absence *absence = source->absence;
    const size_t count = source->rates->levels[level].area_count;
    struct profiling profiling = {
        .source = source,
        .level = level,
        .placed = level - LEVELS_BEFORE,
        .sums = atlas_xcalloc(count + 1, sizeof(struct sums)),
        .counted = atlas_xcalloc(source->schools->count + 1, sizeof(bool))};
    struct atlas_profiles profiles = {.count = count};
    for (size_t row = 0; row < absence->school_count; row++) {
        if (absence->schools[row].period == period) add_school(&profiling, row);
    }
    profiles.values =
        atlas_xcalloc(count * ATLAS_TRAIT_END + 1, sizeof(*profiles.values));
    for (size_t i = 0; i < count; i++) {
        fill_traits(&profiling.sums[i], &profiles.values[i * ATLAS_TRAIT_END]);
    }
    for (size_t trait = 0; trait < ATLAS_TRAIT_END; trait++) {
        profiles.spread[trait] = spread_of(&profiles, trait);
        profiles.held[trait] = profiles.spread[trait] > 0;
    }
    free(profiling.sums);
    free(profiling.counted);
    *ret_profiles = profiles;
}

void atlas_profiles_release(struct atlas_profiles *profiles) {
    free(profiles->values);
    *profiles = (struct atlas_profiles){0};
}
