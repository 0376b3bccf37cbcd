// schools.csv: where every school went, and why some went nowhere.
//
// In:  the release's school rows, the register, the placement.
// Out: one row a school and period, with six columns for each level that
//      schools come to by location and four for each of the others.
//
// A cell is blank where there is nothing to say: no register entry, no
// coordinates, no area; `<level>_reason` then says why.

#include <math.h>

#include "atlas/export.h"
#include "cells.h"

static void add_header(const struct atlas_placement *placement,
                       struct atlas_text *text) {
    atlas_text_add(text,
                   "time_period,school_urn,school_laestab,school_name,"
                   "education_phase,old_la_code,new_la_code,enrolments,"
                   "register_urn,match_method,match_candidates,easting,"
                   "northing");
    for (size_t i = 0; i < placement->level_count; i++) {
        const struct atlas_level *level = &placement->levels[i];
        const char *key = level->key;
        atlas_text_addf(text, ",%s_code,%s_register_code,%s_agrees", key, key,
                        key);
        if (level->assign == ATLAS_BY_LOCATION) {
            atlas_text_addf(text, ",%s_border_m,%s_outside_m", key, key);
        }
        atlas_text_addf(text, ",%s_reason", key);
    }
    atlas_text_add_char(text, '\n');
}

static const char *area_code(const struct atlas_absence *absence,
                             const struct atlas_level *level, uint32_t area) {
    if (area == ATLAS_NONE) return "";
    switch (level->assign) {
        case ATLAS_BY_LOCATION:
            return level->areas->items[area].code;
        case ATLAS_BY_AUTHORITY:
            return cell_authority_code(&absence->authorities[area]);
        case ATLAS_BY_REGION:
            return absence->regions[area].code;
        case ATLAS_ASSIGN_END:
            break;
    }
    return "";
}

static const char *agreement_word(enum atlas_agreement agreement) {
    static const char *const words[] = {
        [ATLAS_AGREE] = "yes",
        [ATLAS_DISAGREE] = "no",
        [ATLAS_NOT_COMPARED] = "not compared",
    };
    _Static_assert(sizeof(words) / sizeof(words[0]) == ATLAS_AGREEMENT_END,
                   "a word for each outcome");
    return words[agreement];
}

static void add_metres(struct atlas_text *text, double metres) {
    atlas_text_add_char(text, ',');
    if (isfinite(metres)) atlas_text_add_fixed(text, metres, 1);
}

static void add_place(const struct atlas_absence *absence,
                      const struct atlas_level *level,
                      const struct atlas_place *place,
                      struct atlas_text *text) {
    cell_next_text(text, area_code(absence, level, place->area));
    cell_next_text(text, area_code(absence, level, place->register_area));
    atlas_text_add_char(text, ',');
    atlas_text_add(text,
                   agreement_word((enum atlas_agreement)place->agreement));
    if (level->assign == ATLAS_BY_LOCATION) {
        const bool has_point =
            place->area != ATLAS_NONE || place->reason == ATLAS_OUTSIDE_AREAS;
        add_metres(text, place->border_m);
        add_metres(text, has_point ? place->outside_m : (double)NAN);
    }
    cell_next_text(text, atlas_reason_text((enum atlas_reason)place->reason));
}

static void add_coordinates(const struct atlas_school *school,
                            struct atlas_text *text) {
    if (!school || !atlas_school_has_point(school)) {
        atlas_text_add(text, ",,");
        return;
    }
    atlas_text_add_char(text, ',');
    cell_add_trimmed(text, school->easting_m, 3);
    atlas_text_add_char(text, ',');
    cell_add_trimmed(text, school->northing_m, 3);
}

static void add_match(const struct atlas_match *match,
                      const struct atlas_school *school,
                      struct atlas_text *text) {
    atlas_text_add_char(text, ',');
    cell_add_number(text, school ? school->urn : 0);
    atlas_text_add_char(text, ',');
    atlas_text_add(text,
                   atlas_match_word((enum atlas_match_method)match->method));
    atlas_text_add_char(text, ',');
    atlas_text_add_int(text, match->count);
    add_coordinates(school, text);
}

static void add_school(const struct atlas_absence *absence, size_t row,
                       const struct atlas_school *school,
                       struct atlas_text *text) {
    const struct atlas_school_row *item = &absence->schools[row];
    const struct atlas_authority *authority =
        item->authority == ATLAS_NONE ? NULL
                                      : &absence->authorities[item->authority];
    const char *name = item->name && item->name[0] ? item->name
                       : school                    ? school->name
                                                   : "";
    atlas_text_add_int(text, item->period);
    atlas_text_add_char(text, ',');
    cell_add_number(text, item->urn);
    atlas_text_add_char(text, ',');
    cell_add_number(text, item->laestab);
    cell_next_text(text, name);
    cell_next_text(text, atlas_phase_name((enum atlas_phase)item->phase));
    cell_next_text(text, authority ? authority->old_code : "");
    cell_next_text(text, authority ? authority->code : "");
    atlas_text_add_char(text, ',');
    cell_add_count(text, atlas_absence_school(absence, row, ATLAS_ENROLMENTS));
}

void atlas_export_schools(const struct atlas_absence *absence,
                          const struct atlas_register *schools,
                          const struct atlas_placement *placement,
                          const bool *keep, struct atlas_text *text) {
    add_header(placement, text);
    for (size_t row = 0; row < placement->row_count; row++) {
        if (keep && !keep[row]) continue;
        const struct atlas_match *match = &placement->matches[row];
        const struct atlas_school *school =
            match->school == ATLAS_NONE ? NULL : &schools->items[match->school];
        add_school(absence, row, school, text);
        add_match(match, school, text);
        for (size_t i = 0; i < placement->level_count; i++) {
            add_place(absence, &placement->levels[i],
                      atlas_placement_at(placement, row, i), text);
        }
        atlas_text_add_char(text, '\n');
    }
}
