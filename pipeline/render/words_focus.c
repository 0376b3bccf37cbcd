// The words of a map about one area, or a few, and of schools on a map.
//
// In:  a map with a focus, its survey; the schools.
// Out: headline and alt text: the area's own value first, then its neighbours'.
//
// A map of several years or of two variables keeps the words of its kind: there
// is no one value to begin with.

#include <ctype.h>
#include <string.h>

#include "focus.h"
#include "words.h"

bool words_has_focus(const struct atlas_map *map) {
    return map->panel_count == 1 && !map->second && focus_is_there(map);
}

// "X", "X and Y", "3 areas".
static void names_add(struct atlas_text *text, const struct atlas_map *map) {
    const struct atlas_area_set *areas = map->panels[0].areas;
    const size_t count = focus_count(map);
    size_t named = 0;
    if (count > WORDS_NAMES_MAX) {
        words_count(text, count, " area", " areas");
        return;
    }
    for (size_t i = 0; i < areas->count; i++) {
        if (!map->is_focus[i]) continue;
        if (named++ > 0) atlas_text_add(text, " and ");
        words_add_clean(text, areas->items[i].name);
    }
}

// "; its neighbours ranged from ...".
static void others_add(struct atlas_text *text, const struct atlas_map *map,
                       const struct survey *survey) {
    const struct survey_range *others = &survey->others;
    if (others->number_count == 0) return;
    if (others->lowest.count == others->number_count) {
        atlas_text_add(text, "; the figure around it");
    } else {
        atlas_text_addf(text, "; %s neighbours",
                        survey->focus.count == 1 ? "its" : "their");
    }
    words_range(text, map, survey, WORDS_OTHERS);
}

void words_focus_finding(struct atlas_text *text, const struct atlas_map *map,
                         const struct survey *survey) {
    const struct atlas_variable *variable = &map->variable;
    if (survey->focus.number_count == 0) {
        atlas_text_add(text, "No figure for ");
        words_add_lower(text, variable->measure->label);
        atlas_text_add(text, " can be shown in ");
        names_add(text, map);
    } else if (variable->since) {
        atlas_text_add(text, "The change in ");
        words_add_lower(text, variable->measure->label);
        words_range(text, map, survey, WORDS_FOCUS);
    } else {
        atlas_text_add(text, variable->measure->label);
        words_range(text, map, survey, WORDS_FOCUS);
    }
    others_add(text, map, survey);
}

// "Fylde, 10.1%, and its 6 neighbours".
static void subject_add(struct atlas_text *text, const struct atlas_map *map,
                        const struct survey *survey) {
    const size_t others = survey->others.count;
    names_add(text, map);
    if (survey->focus.count == 1) {
        atlas_text_add(text, ", ");
        words_figure(text, map, survey, 0, focus_first(map));
        if (others > 0) atlas_text_add_char(text, ',');
    }
    if (others == 0) return;
    atlas_text_add(text,
                   survey->focus.count == 1 ? " and its " : " and their ");
    if (others > 1) atlas_text_add_grouped(text, (int64_t)others);
    atlas_text_add(text, others > 1 ? " neighbours" : "neighbour");
}

// The ranges and the reference as one sentence.
static void ranges_add(struct atlas_text *text, const struct atlas_map *map,
                       const struct survey *survey) {
    const struct atlas_variable *variable = &map->variable;
    struct atlas_text sentence = ATLAS_TEXT_INIT;
    if (survey->focus.count > 1 && survey->focus.number_count > 0) {
        atlas_text_add(&sentence, "; the figure");
        words_range(&sentence, map, survey, WORDS_FOCUS);
    }
    others_add(&sentence, map, survey);
    if (variable->reference.state == ATLAS_NUMBER) {
        atlas_text_addf(&sentence, "; %s: ", words_reference(variable));
        words_value(&sentence, variable, &variable->reference, 1);
    }
    if (sentence.length > 0) {
        char *first = sentence.data + strlen("; ");
        *first = (char)toupper((unsigned char)*first);
        atlas_text_addf(text, " %s.", first);
    }
    atlas_text_release(&sentence);
}

void words_focus_alt(struct atlas_text *text, const struct atlas_map *map,
                     const struct survey *survey) {
    atlas_text_add(text, "Map of ");
    subject_add(text, map, survey);
    atlas_text_add(text, ". ");
    words_coverage(text, map);
    atlas_text_add_char(text, '.');
    ranges_add(text, map, survey);
}

// Schools of a phase; of the total: all.
static size_t schools_count(const struct atlas_map *map,
                            enum atlas_phase phase) {
    size_t count = 0;
    for (size_t i = 0; i < map->dot_count; i++) {
        if (map->dots[i].enrolments <= 0) continue;
        count += phase == ATLAS_PHASE_TOTAL || map->dots[i].phase == phase;
    }
    return count;
}

void words_schools(struct atlas_text *text, const struct atlas_map *map) {
    const size_t all = schools_count(map, ATLAS_PHASE_TOTAL);
    size_t said = 0;
    if (all == 0) return;
    atlas_text_add_char(text, ' ');
    words_count(text, all, " school is shown as a dot",
                " schools are shown as dots");
    atlas_text_add(text, ", larger with more enrolments");
    for (int i = ATLAS_PHASE_TOTAL + 1; i < ATLAS_PHASE_END; i++) {
        const size_t count = schools_count(map, (enum atlas_phase)i);
        if (count == 0) continue;
        atlas_text_add(text, said++ ? ", " : ": ");
        atlas_text_add_grouped(text, (int64_t)count);
        atlas_text_addf(text, " %s", atlas_phase_key((enum atlas_phase)i));
    }
    atlas_text_add_char(text, '.');
}
