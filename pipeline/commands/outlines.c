// Finer outlines of authorities.
//
// In:  a level by authority with boundaries to draw, levels by location, where
//      the schools stand.
// Out: the boundaries, each replaced by the union of the districts it consists
//      of where there are such.
//
// Boundaries meant for a map of all England are too coarse for a map of one
// county. Which districts make up a county is not asked of a table: they are
// those whose schools the county runs, and the union must be the same land.

#include "outlines.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/geometry.h"
#include "atlas/memory.h"

// How far the union's area may be from the boundary's: a share of it, and what
// a border that was moved by so much makes.
static const double share_off = 0.01;
static const double border_off_m = 100;

// For each area of a level by location, the authority that runs most schools in
// it, by old code; ATLAS_NONE without any.
static uint32_t *main_authorities(const struct inputs *inputs,
                                  const struct atlas_placement *placement,
                                  size_t level) {
    const struct atlas_absence *const absence = &inputs->absence;
    const size_t areas = inputs->levels[level].areas->count;
    const size_t authorities = absence->authority_count;
    uint32_t *const runs =
        atlas_xcalloc(areas * authorities + 1, sizeof(*runs));
    uint32_t *const most = atlas_xcalloc(areas + 1, sizeof(*most));
    for (size_t i = 0; i < placement->row_count; i++) {
        const uint32_t area = atlas_placement_at(placement, i, level)->area;
        if (area == ATLAS_NONE) continue;
        runs[area * authorities + absence->schools[i].authority]++;
    }
    for (size_t area = 0; area < areas; area++) {
        uint32_t best = 0;
        most[area] = ATLAS_NONE;
        for (uint32_t a = 0; a < authorities; a++) {
            if (runs[area * authorities + a] <= best) continue;
            best = runs[area * authorities + a];
            most[area] = a;
        }
    }
    free(runs);
    return most;
}

// Areas of a level that a boundary consists of; returns how many.
static size_t find_members(const struct inputs *inputs, size_t level,
                           const uint32_t *most, const char *code,
                           uint32_t *members) {
    size_t count = 0;
    for (uint32_t area = 0; area < inputs->levels[level].areas->count; area++) {
        if (most[area] == ATLAS_NONE) continue;
        if (!strcmp(inputs->absence.authorities[most[area]].code, code)) {
            members[count++] = area;
        }
    }
    return count;
}

// Whether the areas cover the land of a boundary; they do not overlap. Two
// outlines of the same land differ by what generalising moved the border.
static bool is_same_land(const struct atlas_area_set *from,
                         const uint32_t *members, size_t count,
                         const struct atlas_area *boundary) {
    const double side_m = sqrt(boundary->area_m2);
    const double allowed_m2 =
        share_off * boundary->area_m2 + 4 * side_m * border_off_m;
    double area_m2 = 0;
    for (size_t i = 0; i < count; i++) {
        area_m2 += from->items[members[i]].area_m2;
    }
    return fabs(area_m2 - boundary->area_m2) < allowed_m2;
}

// Add the union of the districts that a boundary consists of.
// False in ret_made when they are not the same land; nothing is added then.
static enum atlas_status add_union(const struct inputs *inputs, size_t level,
                                   const uint32_t *most,
                                   const struct atlas_area *boundary,
                                   struct atlas_area_set *to, bool *ret_made,
                                   struct atlas_error *err) {
    const struct atlas_area_set *const from = inputs->levels[level].areas;
    uint32_t *const members = atlas_xcalloc(from->count + 1, sizeof(*members));
    const size_t count =
        find_members(inputs, level, most, boundary->code, members);
    enum atlas_status status = ATLAS_OK;
    *ret_made = is_same_land(from, members, count, boundary);
    if (*ret_made) {
        status = atlas_areas_union(from, members, count, boundary->code,
                                   boundary->name, to, err);
    }
    free(members);
    return status;
}

// All kept boundaries from the areas of one level, or none: outlines of two
// products do not fit each other.
static enum atlas_status unite(const struct inputs *inputs,
                               const struct atlas_placement *placement,
                               const struct atlas_area_set *drawn,
                               const unsigned char *keep, size_t level,
                               struct atlas_area_set *ret_set,
                               struct atlas_error *err) {
    uint32_t *const most = main_authorities(inputs, placement, level);
    struct atlas_area_set set = {0};
    enum atlas_status status = ATLAS_OK;
    bool is_made = true;
    for (size_t i = 0; !status && is_made && i < drawn->count; i++) {
        if (!keep[i]) continue;
        status = add_union(inputs, level, most, &drawn->items[i], &set,
                           &is_made, err);
    }
    free(most);
    if (status || !is_made) {
        atlas_area_set_release(&set);
    } else {
        set.year = inputs->levels[level].year;
        *ret_set = set;
    }
    return status;
}

enum atlas_status outlines_make(const struct inputs *inputs,
                                const struct atlas_placement *placement,
                                const struct selection *selection, size_t level,
                                struct atlas_area_set *ret_set,
                                struct atlas_error *err) {
    const struct atlas_area_set *const drawn = inputs->levels[level].drawn;
    const unsigned char *const keep = selection->drawn[level];
    struct atlas_area_set set = {0};
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; !status && !set.count && i < inputs->level_count; i++) {
        if (inputs->levels[i].assign != ATLAS_BY_LOCATION) continue;
        status = unite(inputs, placement, drawn, keep, i, &set, err);
    }
    const bool has_unions = set.count > 0;
    for (uint32_t i = 0; !status && !has_unions && i < drawn->count; i++) {
        if (keep[i]) atlas_areas_copy(drawn, i, &set);
    }
    if (status) {
        atlas_area_set_release(&set);
        return status;
    }
    if (!has_unions) set.year = inputs->levels[level].year;
    *ret_set = set;
    return ATLAS_OK;
}
