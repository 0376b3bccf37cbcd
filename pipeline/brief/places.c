// The places an area is compared with, in the order of a written answer:
// (a) the area, (b) each authority it lies in, (c) the region, (d) the country.
//
// In:  an area; parts with their authorities; schools with theirs.
// Out: places, parts, runners.
//
// An authority that an area lies in is one that holds a part of it today, or,
// where that one has no figures in the area's year, the one of that year that
// ran its schools: Carlisle lies in Cumberland, whose figures of 2018/19 are
// Cumbria's.

#include <stdlib.h>
#include <string.h>

#include "facts.h"

enum { PLACES_MOST = 64 };

bool facts_has_school(const struct atlas_brief *brief, size_t row) {
    const struct atlas_brief_ground *ground = brief->ground;
    const struct atlas_absence *absence = ground->source.absence;
    const struct atlas_rate_level *level =
        &ground->source.rates->levels[brief->level];
    if (absence->schools[row].period != brief->period) return false;
    if (ground->configured == ATLAS_NONE) return false;
    const uint32_t at =
        atlas_placement_at(ground->source.placement, row, ground->configured)
            ->area;
    if (at == ATLAS_NONE) return false;
    switch (level->assign) {
        case ATLAS_BY_LOCATION:
            return at == brief->area;
        case ATLAS_BY_AUTHORITY:
            return !strcmp(absence->authorities[at].old_code,
                           level->areas[brief->area].old_la_code);
        case ATLAS_BY_REGION:
            return !strcmp(absence->regions[at].code, brief->code);
        case ATLAS_ASSIGN_END:
            break;
    }
    return false;
}

static const char *kind_of(const struct atlas_brief *brief, size_t level) {
    const struct atlas_rate_level *of =
        &brief->ground->source.rates->levels[level];
    if (level == 0) return "country";
    if (level == 1) return "region";
    return of->title;
}

static void add_place(struct atlas_brief *brief, size_t level, uint32_t area) {
    const struct atlas_rate_area *of =
        &brief->ground->source.rates->levels[level].areas[area];
    if (brief->place_count == PLACES_MOST) return;
    for (size_t i = 0; i < brief->place_count; i++) {
        if (brief->places[i].level == level && brief->places[i].area == area) {
            return;
        }
    }
    brief->places[brief->place_count++] = (struct atlas_brief_place){
        .level = level,
        .area = area,
        .name = of->name,
        .kind = kind_of(brief, level),
        .partial =
            of->is_partial ? "only some of its schools are in the files" : NULL,
    };
}

// Areas of the parts' level that the area overlaps, with the area's schools.
static enum atlas_status find_parts(struct atlas_brief *brief,
                                    uint32_t **ret_areas,
                                    struct atlas_error *err) {
    const struct atlas_brief_ground *ground = brief->ground;
    const struct atlas_brief_source *source = &ground->source;
    struct atlas_overlap *overlaps = NULL;
    if (ground->parts == ATLAS_NONE) return ATLAS_OK;
    const struct atlas_level *parts = &source->levels[ground->parts];
    const enum atlas_status status = atlas_areas_overlaps(
        source->levels[ground->configured].areas, brief->area, parts->areas,
        &overlaps, &brief->part_count, err);
    if (status) return status;
    const size_t count = brief->part_count + 1;
    brief->part_kind = parts->title;
    brief->parts =
        atlas_arena_alloc(&brief->arena, count * sizeof(*brief->parts));
    *ret_areas = atlas_arena_alloc(&brief->arena, count * sizeof(**ret_areas));
    for (size_t i = 0; i < brief->part_count; i++) {
        (*ret_areas)[i] = overlaps[i].area;
        brief->parts[i] = (struct atlas_brief_part){
            parts->areas->items[overlaps[i].area].name, overlaps[i].share, 0};
    }
    free(overlaps);
    return ATLAS_OK;
}

static void count_parts(struct atlas_brief *brief, const uint32_t *areas) {
    const struct atlas_brief_ground *ground = brief->ground;
    const struct atlas_placement *placement = ground->source.placement;
    for (size_t row = 0; areas && row < placement->row_count; row++) {
        if (!facts_has_school(brief, row)) continue;
        const uint32_t at =
            atlas_placement_at(placement, row, ground->parts)->area;
        for (size_t i = 0; i < brief->part_count; i++) {
            if (areas[i] == at) brief->parts[i].schools++;
        }
    }
}

static int compare_runners(const void *left, const void *right) {
    const struct atlas_brief_runner *a = left;
    const struct atlas_brief_runner *b = right;
    if (a->schools != b->schools) return a->schools < b->schools ? 1 : -1;
    return strcmp(a->name, b->name);
}

static void count_runners(struct atlas_brief *brief) {
    const struct atlas_absence *absence = brief->ground->source.absence;
    const size_t most = absence->authority_count + 1;
    size_t *schools = atlas_xcalloc(most, sizeof(*schools));
    for (size_t row = 0; row < absence->school_count; row++) {
        const uint32_t authority = absence->schools[row].authority;
        if (authority != ATLAS_NONE && facts_has_school(brief, row)) {
            schools[authority]++;
        }
    }
    for (size_t i = 0; i + 1 < most; i++) brief->runner_count += schools[i] > 0;
    brief->runners = atlas_arena_alloc(
        &brief->arena, (brief->runner_count + 1) * sizeof(*brief->runners));
    for (size_t i = 0, next = 0; i + 1 < most; i++) {
        if (!schools[i]) continue;
        brief->runners[next++] = (struct atlas_brief_runner){
            absence->authorities[i].name, schools[i]};
    }
    qsort(brief->runners, brief->runner_count, sizeof(*brief->runners),
          compare_runners);
    free(schools);
}

// Whether an authority has figures of its own in the area's year.
static bool is_of_year(const struct atlas_brief *brief, uint32_t authority) {
    const struct atlas_brief_ground *ground = brief->ground;
    return ground_row(ground->source.rates, ground->authorities, authority,
                      brief->period, ATLAS_PHASE_TOTAL) != ATLAS_NONE;
}

// Authorities of the year that ran its schools and are on no map of today.
static void add_former(struct atlas_brief *brief) {
    const struct atlas_brief_ground *ground = brief->ground;
    const struct atlas_rates *rates = ground->source.rates;
    const struct atlas_rate_level *level = &rates->levels[ground->authorities];
    const uint32_t newest = rates->periods[rates->period_count - 1];
    for (size_t i = 0; i < level->area_count; i++) {
        const uint32_t area = (uint32_t)i;
        if (!is_of_year(brief, area)) continue;
        if (ground_row(rates, ground->authorities, area, newest,
                       ATLAS_PHASE_TOTAL) != ATLAS_NONE) {
            continue;
        }
        for (size_t j = 0; j < brief->runner_count; j++) {
            if (!strcmp(brief->runners[j].name, level->areas[i].name)) {
                add_place(brief, ground->authorities, area);
            }
        }
    }
}

static void add_authorities(struct atlas_brief *brief, const uint32_t *parts) {
    const struct atlas_brief_ground *ground = brief->ground;
    bool is_whole = true;
    if (ground->authorities == ATLAS_NONE) return;
    for (size_t i = 0; parts && i < brief->part_count; i++) {
        const uint32_t owner = ground->authority_of_part[parts[i]];
        if (owner == ATLAS_NONE) continue;
        add_place(brief, ground->authorities, owner);
        if (!is_of_year(brief, owner)) is_whole = false;
    }
    if (!is_whole || !parts) add_former(brief);
}

enum atlas_status facts_find_places(struct atlas_brief *brief,
                                    struct atlas_error *err) {
    const struct atlas_brief_ground *ground = brief->ground;
    uint32_t *parts = NULL;
    const enum atlas_status status = find_parts(brief, &parts, err);
    if (status) return status;
    count_parts(brief, parts);
    count_runners(brief);
    brief->places =
        atlas_arena_alloc(&brief->arena, PLACES_MOST * sizeof(*brief->places));
    add_place(brief, brief->level, brief->area);
    if (ground->level > 1 && ground->level != ground->authorities) {
        add_authorities(brief, parts);
    }
    if (ground->level > 1 &&
        ground->region_of_area[brief->area] != ATLAS_NONE) {
        add_place(brief, 1, ground->region_of_area[brief->area]);
    }
    if (ground->level > 0 && ground->source.rates->levels[0].area_count) {
        add_place(brief, 0, 0);
    }
    return ATLAS_OK;
}
