// Which areas of a level have figures in which of several periods.
//
// In:  rates, a period and those that it is to be compared with.
// Out: a flag for each period and area.
//
// The hard idea: London. Where boundaries and figures have it whole, Inner and
// Outer London are drawn as part of it and are not there on their own.

#include "presence.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/absence.h"

// A level in one period, while it is looked through.
struct look {
    const struct atlas_rates *rates;
    size_t level;   // Index into rates->levels.
    size_t period;  // Index into rates->periods.
    const struct atlas_area_set *drawn;
};

static bool has_row(const struct look *look, size_t area) {
    const size_t first = atlas_rates_row(look->rates, look->level, look->period,
                                         area, ATLAS_PHASE_TOTAL);
    for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
        if (look->rates->rows[first + phase].is_present) return true;
    }
    return false;
}

// Whether an area is drawn as part of another.
static bool is_part(const struct look *look, size_t area) {
    const char *code = look->rates->levels[look->level].areas[area].code;
    const uint32_t london =
        atlas_rates_area(look->rates, look->level, ATLAS_LONDON_CODE);
    if (london == ATLAS_NONE || !has_row(look, london)) return false;
    if (strcmp(code, ATLAS_INNER_LONDON_CODE) != 0 &&
        strcmp(code, ATLAS_OUTER_LONDON_CODE) != 0) {
        return false;
    }
    return atlas_area_set_find(look->drawn, code) == ATLAS_NONE &&
           atlas_area_set_find(look->drawn, ATLAS_LONDON_CODE) != ATLAS_NONE;
}

// Flag the areas of one period. Returns whether there is any.
static bool flag_areas(const struct look *look, bool *flags, bool *any) {
    const size_t count = look->rates->levels[look->level].area_count;
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        flags[i] = has_row(look, i) && !is_part(look, i);
        any[i] |= flags[i];
        found |= flags[i];
    }
    return found;
}

static int compare_latest_first(const void *left, const void *right) {
    const uint32_t *a = left;
    const uint32_t *b = right;
    return (*a < *b) - (*a > *b);
}

static void list_periods(const struct atlas_figures_options *options,
                         struct presence *presence) {
    uint32_t *periods =
        atlas_xcalloc(options->with_count + 1, sizeof(*periods));
    size_t kept = 0;
    periods[0] = options->period;
    for (size_t i = 0; i < options->with_count; i++) {
        periods[i + 1] = options->with[i];
    }
    qsort(periods, options->with_count + 1, sizeof(*periods),
          compare_latest_first);
    for (size_t i = 0; i <= options->with_count; i++) {
        if (kept > 0 && periods[kept - 1] == periods[i]) continue;
        if (periods[i] == options->period) presence->wanted = kept;
        periods[kept++] = periods[i];
    }
    presence->periods = periods;
    presence->period_count = kept;
}

static enum atlas_status look_through(
    const struct atlas_rates *rates,
    const struct atlas_figures_options *options, struct presence *presence,
    struct atlas_error *err) {
    for (size_t i = 0; i < presence->period_count; i++) {
        const uint32_t index = atlas_rates_period(rates, presence->periods[i]);
        const struct look look = {rates, options->level, index, options->drawn};
        if (index != ATLAS_NONE &&
            flag_areas(&look, presence->flags + i * presence->area_count,
                       presence->any)) {
            continue;
        }
        return atlas_fail(
            err, ATLAS_ERR_USAGE, rates->levels[options->level].key,
            "no figures for %s", atlas_period_text(presence->periods[i]).text);
    }
    return ATLAS_OK;
}

enum atlas_status presence_find(const struct atlas_rates *rates,
                                const struct atlas_figures_options *options,
                                struct presence *ret_presence,
                                struct atlas_error *err) {
    struct presence presence = {.area_count =
                                    rates->levels[options->level].area_count};
    list_periods(options, &presence);
    presence.flags =
        atlas_xcalloc(presence.period_count * presence.area_count + 1,
                      sizeof(*presence.flags));
    presence.any =
        atlas_xcalloc(presence.area_count + 1, sizeof(*presence.any));
    const enum atlas_status status =
        look_through(rates, options, &presence, err);
    if (status) {
        presence_release(&presence);
        return status;
    }
    *ret_presence = presence;
    return ATLAS_OK;
}

bool presence_is_in(const struct presence *presence, size_t period,
                    size_t area) {
    return presence->flags[period * presence->area_count + area];
}

bool presence_is_here(const struct presence *presence, size_t area) {
    return presence_is_in(presence, presence->wanted, area);
}

const bool *presence_in(const struct presence *presence, size_t period) {
    return presence->flags + period * presence->area_count;
}

void presence_release(struct presence *presence) {
    free(presence->periods);
    free(presence->flags);
    free(presence->any);
    *presence = (struct presence){0};
}
