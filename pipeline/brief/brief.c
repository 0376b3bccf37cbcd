// One area's facts: the places it is compared with, the years, how its schools
// were found, who is near and alike.
//
// In:  the ground of its level.
// Out: struct atlas_brief.
//
// The one idea: facts are places and years; figures stay in the rates and are
// looked up by (place, year, phase) where a table or sentence wants them.

#include <stdlib.h>
#include <string.h>

#include "atlas/adjacency.h"
#include "facts.h"

// Similar areas looked at besides those wanted.
enum { SIMILAR_SPARE = 10 };

static bool has_year(const struct atlas_rates *rates, size_t level,
                     uint32_t area, uint32_t period) {
    return ground_row(rates, level, area, period, ATLAS_PHASE_TOTAL) !=
           ATLAS_NONE;
}

// Latest year with figures of a place; `before` 0, or one before that.
static uint32_t latest_year(const struct atlas_rates *rates, size_t level,
                            uint32_t area, uint32_t before) {
    for (size_t i = rates->period_count; i-- > 0;) {
        const uint32_t period = rates->periods[i];
        if (before && period >= before) continue;
        if (has_year(rates, level, area, period)) return period;
    }
    return 0;
}

static void add_year(struct atlas_brief *brief, uint32_t year) {
    size_t at = brief->year_count;
    if (!year || at == ATLAS_BRIEF_YEARS) return;
    for (size_t i = 0; i < brief->year_count; i++) {
        if (brief->years[i] == year) return;
    }
    while (at > 0 && brief->years[at - 1] > year) {
        brief->years[at] = brief->years[at - 1];
        at--;
    }
    brief->years[at] = year;
    brief->year_count++;
}

static void find_years(struct atlas_brief *brief) {
    const struct atlas_rates *rates = brief->ground->source.rates;
    const struct atlas_brief_place *last =
        &brief->places[brief->place_count - 1];
    brief->period = latest_year(rates, brief->level, brief->area, 0);
    add_year(brief, brief->period);
    add_year(brief,
             latest_year(rates, brief->level, brief->area, brief->period));
    const uint32_t newest = latest_year(rates, last->level, last->area, 0);
    if (has_year(rates, last->level, last->area, ATLAS_BRIEF_BASE_PERIOD)) {
        add_year(brief, ATLAS_BRIEF_BASE_PERIOD);
    }
    add_year(brief, newest);
    add_year(brief, latest_year(rates, last->level, last->area, newest));
}

// Schools of the area in its latest year: by way found.
static void count_schools(struct atlas_brief *brief) {
    const struct atlas_brief_source *source = &brief->ground->source;
    for (size_t row = 0; row < source->placement->row_count; row++) {
        if (!facts_has_school(brief, row)) continue;
        brief->schools++;
        brief->by_method[source->placement->matches[row].method]++;
    }
}

static void find_neighbours(struct atlas_brief *brief) {
    const struct atlas_brief_ground *ground = brief->ground;
    const struct atlas_rates *rates = ground->source.rates;
    const uint32_t own = ground_figure(ground, brief->area);
    if (own == ATLAS_NONE || !ground->adjacency.starts) return;
    const size_t first = ground->adjacency.starts[own];
    const size_t end = ground->adjacency.starts[own + 1];
    brief->neighbours = atlas_arena_alloc(
        &brief->arena, (end - first + 1) * sizeof(*brief->neighbours));
    for (size_t i = first; i < end; i++) {
        const char *code =
            ground->figures.areas.items[ground->adjacency.others[i]].code;
        const uint32_t area = atlas_rates_area(rates, brief->level, code);
        if (area == ATLAS_NONE) continue;
        brief->neighbours[brief->neighbour_count++] = area;
    }
}

// Areas without a figure in the ground's year are passed over: an authority
// that was abolished since is like others, and says nothing.
size_t atlas_brief_similar(const struct atlas_brief_ground *ground,
                           uint32_t area, size_t most,
                           struct atlas_alike *ret_alike) {
    const struct ground_column *column = ground_column(
        ground, ground_measure(GROUND_PERSISTENT), ATLAS_PHASE_TOTAL);
    const size_t wanted = most + SIMILAR_SPARE;
    struct atlas_alike *alike = atlas_xcalloc(wanted, sizeof(*alike));
    size_t found = 0;
    size_t kept = 0;
    if (ground->profiles.count) {
        found = atlas_profiles_similar(
            &ground->profiles, &ground->source.rates->levels[ground->level],
            area, wanted, alike);
    }
    for (size_t i = 0; i < found && kept < most; i++) {
        if (column->rates[alike[i].area].state == ATLAS_NUMBER) {
            ret_alike[kept++] = alike[i];
        }
    }
    free(alike);
    return kept;
}

enum atlas_status atlas_brief_make(const struct atlas_brief_ground *ground,
                                   uint32_t area, struct atlas_brief *ret_brief,
                                   struct atlas_error *err) {
    const struct atlas_rates *rates = ground->source.rates;
    const struct atlas_rate_area *of =
        &rates->levels[ground->level].areas[area];
    struct atlas_brief brief = {.ground = ground,
                                .level = ground->level,
                                .area = area,
                                .name = of->name,
                                .code = of->code};
    if (!latest_year(rates, ground->level, area, 0)) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "%s (%s) has no figures in any year that is read",
                          of->name, of->code);
    }
    brief.period = latest_year(rates, ground->level, area, 0);
    count_schools(&brief);
    const enum atlas_status status = facts_find_places(&brief, err);
    if (status) {
        atlas_brief_release(&brief);
        return status;
    }
    find_years(&brief);
    find_neighbours(&brief);
    brief.similar_count =
        atlas_brief_similar(ground, area, ATLAS_BRIEF_SIMILAR, brief.similar);
    facts_find_standouts(&brief);
    *ret_brief = brief;
    return ATLAS_OK;
}

void atlas_brief_release(struct atlas_brief *brief) {
    atlas_arena_release(&brief->arena);
    memset(brief, 0, sizeof(*brief));
}
