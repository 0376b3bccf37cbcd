// The place of every school row at every level.
//
// In:  matches of the keys, located sites, the release's own codes.
// Out: one place a row and level, and what is odd about places.
//
// The hard idea: a place by location is a property of the school, so it is
// worked out and reported once a key; a place by the LA or region code is a
// property of the row.

#include "place.h"

#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static struct atlas_place nowhere(enum atlas_reason reason) {
    return (struct atlas_place){.area = ATLAS_NONE,
                                .register_area = ATLAS_NONE,
                                .border_m = (double)NAN,
                                .reason = (uint8_t)reason,
                                .agreement = ATLAS_NOT_COMPARED};
}

// Where the polygons of a level put a candidate.
static const struct atlas_location *location_of(const struct work *work,
                                                size_t level,
                                                uint32_t candidate) {
    const struct sites *sites = &work->sites;
    const uint32_t item = work->matcher.candidates[candidate];
    return &sites->found[level * sites->count + sites->of_item[item]];
}

// Whether all candidates of a match stand in one area of a level.
static bool candidates_agree(const struct work *work, size_t level,
                             const struct atlas_match *match) {
    const uint32_t area = location_of(work, level, match->first)->area;
    for (uint32_t i = 1; i < match->count; i++) {
        if (location_of(work, level, match->first + i)->area != area) {
            return false;
        }
    }
    return true;
}

// The place of a match at a level by location.
static struct atlas_place place_by_location(const struct work *work,
                                            size_t level, enum own_code kind,
                                            const struct atlas_match *match) {
    const struct atlas_level *of = &work->input->levels[level];
    if (match->method == ATLAS_MATCH_NONE) {
        return nowhere(ATLAS_NOT_IN_REGISTER);
    }
    const struct atlas_school *school =
        &work->input->schools->items[match->school];
    struct atlas_place place = nowhere(ATLAS_NO_COORDINATES);
    place.register_area = own_code_area(school, kind, of->areas);
    if (!atlas_school_has_point(school)) return place;
    const struct atlas_location *location =
        location_of(work, level, match->first);
    if (!candidates_agree(work, level, match)) {
        place.reason = ATLAS_SUCCESSORS_DISAGREE;
        return place;
    }
    place.outside_m = location->outside_m;
    place.reason = ATLAS_OUTSIDE_AREAS;
    if (location->area == ATLAS_NONE) return place;
    place.reason = ATLAS_PLACED;
    place.area = location->area;
    place.border_m = location->border_m;
    place.on_border = location->on_border;
    if (place.register_area != ATLAS_NONE) {
        place.agreement =
            place.register_area == place.area ? ATLAS_AGREE : ATLAS_DISAGREE;
    }
    return place;
}

static const char *area_code(const struct atlas_level *level, uint32_t area) {
    return area == ATLAS_NONE ? "none" : level->areas->items[area].code;
}

// List what is odd about a place by location.
static void report_place(const struct work *work, size_t level, size_t key,
                         const struct atlas_place *place) {
    const struct atlas_level *of = &work->input->levels[level];
    struct key_place where;
    if (place->reason == ATLAS_SUCCESSORS_DISAGREE) {
        describe_key(work, key, &where);
        atlas_issues_add(work->issues, "successors-disagree", where.place,
                         "not placed at this level",
                         "%" PRIu32
                         " schools that may stand for it lie in "
                         "different areas of level %s",
                         work->matches[key].count, of->key);
        return;
    }
    if (place->on_border) {
        describe_key(work, key, &where);
        atlas_issues_add(work->issues, "border-tie", where.place,
                         "the lowest code was taken",
                         "stands on the border of several areas of level %s",
                         of->key);
    }
    if (place->reason == ATLAS_PLACED && place->outside_m > 0) {
        describe_key(work, key, &where);
        atlas_issues_add(
            work->issues, "nearest-area", where.place,
            "placed in the nearest area",
            "stands outside every area of level %s, %lld m from %s", of->key,
            llround(place->outside_m), area_code(of, place->area));
    }
    if (place->reason == ATLAS_OUTSIDE_AREAS &&
        place->register_area != ATLAS_NONE) {
        describe_key(work, key, &where);
        atlas_issues_add(work->issues, "register-disagrees", where.place,
                         "not placed at this level",
                         "its coordinates lie in no area and the register says "
                         "%s at level %s",
                         area_code(of, place->register_area), of->key);
    }
    if (place->agreement == ATLAS_DISAGREE) {
        describe_key(work, key, &where);
        atlas_issues_add(work->issues, "register-disagrees", where.place,
                         "placed by its coordinates",
                         "its coordinates lie in %s and the register says %s "
                         "at level %s",
                         area_code(of, place->area),
                         area_code(of, place->register_area), of->key);
    }
}

static void place_rows_by_location(const struct work *work, size_t level,
                                   struct atlas_placement *placement) {
    const enum own_code kind = own_code_kind(work->input->levels[level].areas);
    struct atlas_place *places =
        atlas_xcalloc(work->keys.count, sizeof(*places));
    for (size_t key = 0; key < work->keys.count; key++) {
        places[key] = place_by_location(work, level, kind, &work->matches[key]);
        report_place(work, level, key, &places[key]);
    }
    for (size_t row = 0; row < placement->row_count; row++) {
        placement->places[row * placement->level_count + level] =
            places[work->keys.of_row[row]];
    }
    free(places);
}

// The place of a row by the LA code it carries.
static struct atlas_place place_by_authority(const struct work *work,
                                             size_t row,
                                             uint32_t register_area) {
    const struct atlas_absence *absence = work->input->absence;
    const struct atlas_match *match = &work->matches[work->keys.of_row[row]];
    struct atlas_place place = nowhere(ATLAS_NO_AREA_CODE);
    place.register_area = register_area;
    place.area = absence->schools[row].authority;
    if (place.area == ATLAS_NONE) return place;
    place.reason = ATLAS_PLACED;
    if (match->school == ATLAS_NONE) return place;
    const struct atlas_school *school =
        &work->input->schools->items[match->school];
    place.agreement = (uint8_t)own_authority_agreement(
        school, &absence->authorities[place.area]);
    return place;
}

static void report_authority(const struct work *work, size_t key,
                             const struct atlas_place *place) {
    const struct atlas_school *school =
        &work->input->schools->items[work->matches[key].school];
    const struct atlas_authority *authority =
        &work->input->absence->authorities[place->area];
    struct key_place where;
    describe_key(work, key, &where);
    atlas_issues_add(work->issues, "register-disagrees", where.place,
                     "kept with the authority of its row",
                     "its row is authority %s %s and the register says %s %s",
                     authority->old_code, authority->code, school->old_la_code,
                     school->la_code);
}

static void place_rows_by_authority(const struct work *work, size_t level,
                                    struct atlas_placement *placement) {
    uint32_t *own = atlas_xcalloc(work->keys.count, sizeof(*own));
    for (size_t key = 0; key < work->keys.count; key++) {
        const uint32_t school = work->matches[key].school;
        own[key] = ATLAS_NONE;
        if (school == ATLAS_NONE) continue;
        own[key] = authority_index_find(&work->authorities,
                                        &work->input->schools->items[school]);
    }
    for (size_t row = 0; row < placement->row_count; row++) {
        const uint32_t key = work->keys.of_row[row];
        struct atlas_place *place =
            &placement->places[row * placement->level_count + level];
        *place = place_by_authority(work, row, own[key]);
        if (place->agreement == ATLAS_DISAGREE &&
            work->keys.first_row[key] == row) {
            report_authority(work, key, place);
        }
    }
    free(own);
}

static void place_rows_by_region(const struct work *work, size_t level,
                                 struct atlas_placement *placement) {
    const struct atlas_absence *absence = work->input->absence;
    for (size_t row = 0; row < placement->row_count; row++) {
        const uint32_t authority = absence->schools[row].authority;
        struct atlas_place place = nowhere(ATLAS_NO_AREA_CODE);
        if (authority != ATLAS_NONE) {
            place.area = absence->authorities[authority].region;
        }
        if (place.area != ATLAS_NONE) place.reason = ATLAS_PLACED;
        placement->places[row * placement->level_count + level] = place;
    }
}

void place_rows(const struct work *work, struct atlas_placement *placement) {
    for (size_t level = 0; level < placement->level_count; level++) {
        switch (placement->levels[level].assign) {
            case ATLAS_BY_LOCATION:
                place_rows_by_location(work, level, placement);
                break;
            case ATLAS_BY_AUTHORITY:
                place_rows_by_authority(work, level, placement);
                break;
            case ATLAS_BY_REGION:
                place_rows_by_region(work, level, placement);
                break;
            case ATLAS_ASSIGN_END:
                break;
        }
    }
}
