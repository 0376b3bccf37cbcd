// Headline, subtitle and notes.
//
// In:  a map and its survey.
// Out: English sentences, neutral, made of the data alone.
//
// Headline and subtitle follow the two titles of the Analysis Function's
// guidance: what the data say, then measure, coverage, place and period. Which
// seat is best or worst is not said, only lowest and highest, up and down.

#include <string.h>

#include "atlas/vocabulary.h"
#include "words.h"

// Names of merged areas that notes and alt text give.
#define MERGED_MAX 4

static size_t last_panel(const struct atlas_map *map) {
    return map->panel_count - 1;
}

static const char *name_of(const struct atlas_map *map, size_t area) {
    return map->panels[0].areas->items[area].name;
}

// How many areas lie above and below: of a change, above and below 0; of rates
// of several years, the last against the first; else against a value.
struct sides {
    size_t up;
    size_t down;
    size_t both;  // Areas compared.
};

static struct sides sides_of(const struct atlas_map *map,
                             const struct survey *survey, double around) {
    struct sides sides = {0, 0, 0};
    const bool is_series = map->panel_count > 1 && !map->variable.since;
    const struct atlas_rate *first = map->panels[0].values;
    const struct atlas_rate *last = map->panels[last_panel(map)].values;
    for (size_t i = 0; i < survey->area_count; i++) {
        if (last[i].state != ATLAS_NUMBER) continue;
        if (is_series && first[i].state != ATLAS_NUMBER) continue;
        const double from = is_series ? first[i].percent : around;
        sides.both++;
        sides.up += last[i].percent > from;
        sides.down += last[i].percent < from;
    }
    return sides;
}

static void of_areas_add(struct atlas_text *text, size_t count, size_t all) {
    if (count == all && all > 1) {
        atlas_text_add(text, "all ");
    } else {
        atlas_text_add_grouped(text, (int64_t)count);
        atlas_text_add(text, " of ");
    }
    words_count(text, all, " area", " areas");
}

// "rose in 151 of 152 areas, most in X (+3.2 points)".
static void change_add(struct atlas_text *text, const struct atlas_map *map,
                       const struct survey *survey) {
    const struct sides sides = sides_of(map, survey, 0);
    const bool is_up = sides.up >= sides.down;
    if (map->panel_count > 1) {
        atlas_text_add(text, ", ");
        words_periods(text, map);
        atlas_text_add_char(text, ':');
    }
    const struct survey_panel *panel = &survey->panels[last_panel(map)];
    const struct survey_end *most = is_up ? &panel->highest : &panel->lowest;
    if (sides.up == 0 && sides.down == 0) {
        atlas_text_add(text, " was unchanged in ");
        of_areas_add(text, sides.both, sides.both);
        return;
    }
    atlas_text_add(text, is_up ? " rose in " : " fell in ");
    of_areas_add(text, is_up ? sides.up : sides.down, sides.both);
    if (most->count > WORDS_NAMES_MAX) return;
    atlas_text_add(text, ", most in ");
    words_end(text, map, WORDS_ALL, most);
    atlas_text_add(text, " (");
    words_value(text, &map->variable, &most->rate, 1);
    atlas_text_add_char(text, ')');
}

static void series_add(struct atlas_text *text, const struct atlas_map *map,
                       const struct survey *survey) {
    const struct sides sides = sides_of(map, survey, 0);
    atlas_text_add(text, ", ");
    words_periods(text, map);
    if (sides.both == 0) return;
    if (sides.up == 0 && sides.down == 0) {
        atlas_text_add(text, ": unchanged in ");
        of_areas_add(text, sides.both, sides.both);
        return;
    }
    atlas_text_add(text, sides.up > 0 ? ": higher in " : ": lower in ");
    of_areas_add(text, sides.up > 0 ? sides.up : sides.down, sides.both);
    if (sides.up == 0 || sides.down == 0) return;
    atlas_text_add(text, ", lower in ");
    atlas_text_add_grouped(text, (int64_t)sides.down);
}

static void bivariate_add(struct atlas_text *text, const struct atlas_map *map,
                          const struct survey *survey) {
    const struct survey_panel *panel = &survey->panels[last_panel(map)];
    const size_t first = map->variable.classes->count - 1;
    const size_t second = map->second->classes->count - 1;
    atlas_text_add(text, " and ");
    words_add_lower(text, map->second->measure->label);
    atlas_text_add(text, " are both in their highest class in ");
    of_areas_add(text, panel->members[PALETTE_SIDE * first + second],
                 panel->number_count);
}

// "above England's 10.9% in 250 of 543 areas".
static void around_add(struct atlas_text *text, const struct atlas_map *map,
                       const struct survey *survey) {
    const struct atlas_rate *rate = &map->variable.reference;
    const struct sides sides = sides_of(map, survey, rate->percent);
    const bool is_up = sides.up >= sides.down;
    atlas_text_add(text, is_up ? " was above " : " was below ");
    words_value(text, &map->variable, rate, 1);
    atlas_text_addf(text, " (%s) in ", words_reference(&map->variable));
    of_areas_add(text, is_up ? sides.up : sides.down, sides.both);
}

// Area with the largest numerator.
static void largest_add(struct atlas_text *text, const struct atlas_map *map,
                        const struct survey *survey) {
    const struct atlas_rate *values = map->panels[last_panel(map)].values;
    size_t most = survey->area_count;
    for (size_t i = 0; i < survey->area_count; i++) {
        if (values[i].state != ATLAS_NUMBER) continue;
        if (most == survey->area_count || values[i].part > values[most].part) {
            most = i;
        }
    }
    atlas_text_add(text, " by number: most in ");
    words_add_clean(text, name_of(map, most));
    atlas_text_add(text, ", ");
    atlas_text_add_grouped(text, values[most].part);
    atlas_text_addf(text, " %s", words_counted(map->variable.measure));
}

// What the data say of a map that has figures.
static void finding_add(struct atlas_text *text, const struct atlas_map *map,
                        const struct survey *survey) {
    atlas_text_add(text, map->variable.measure->label);
    if (map->second) {
        bivariate_add(text, map, survey);
    } else if (map->variable.since) {
        change_add(text, map, survey);
    } else if (map->panel_count > 1) {
        series_add(text, map, survey);
    } else if (map->view == ATLAS_VIEW_SYMBOLS) {
        largest_add(text, map, survey);
    } else if (map->variable.classes->is_diverging &&
               map->variable.reference.state == ATLAS_NUMBER) {
        around_add(text, map, survey);
    } else {
        words_range(text, map, survey, WORDS_ALL);
    }
}

void words_headline(struct atlas_text *text, const struct atlas_map *map,
                    const struct survey *survey) {
    if (map->headline) {
        words_add_clean(text, map->headline);
    } else if (words_has_focus(map)) {
        words_focus_finding(text, map, survey);
    } else if (survey->panels[last_panel(map)].number_count == 0) {
        atlas_text_add(text, "No figures for ");
        words_add_lower(text, map->variable.measure->label);
        atlas_text_add(text, " can be shown");
    } else {
        finding_add(text, map, survey);
    }
}

// A level's title within a sentence: "local authority", but "Westminster
// constituency", whose first word is a name.
static void level_add(struct atlas_text *text, const char *title) {
    static const char *const common[] = {"Local ", "Region", "District",
                                         "Ward",   "County", "Programme "};
    struct atlas_text clean = ATLAS_TEXT_INIT;
    bool is_common = false;
    words_add_clean(&clean, title);
    for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++) {
        is_common |= strncmp(title, common[i], strlen(common[i])) == 0;
    }
    if (is_common) {
        words_add_lower(text, atlas_text_string(&clean));
    } else {
        atlas_text_add(text, atlas_text_string(&clean));
    }
    atlas_text_release(&clean);
}

void words_coverage(struct atlas_text *text, const struct atlas_map *map) {
    const struct atlas_variable *variable = &map->variable;
    if (variable->since) {
        atlas_text_add(text, "Change in ");
        words_add_lower(text, variable->measure->label);
    } else {
        atlas_text_add(text, variable->measure->label);
    }
    if (map->second) {
        atlas_text_add(text, " and ");
        words_add_lower(text, map->second->measure->label);
    }
    atlas_text_addf(text, ", %s, by ", atlas_phase_title(variable->phase));
    level_add(text, map->panels[0].figures->level_title);
    if (map->place) {
        atlas_text_add(text, ", ");
        words_add_clean(text, map->place);
    }
    atlas_text_add(text, ", ");
    words_periods(text, map);
}

void words_subtitle(struct atlas_text *text, const struct atlas_map *map,
                    const struct survey *survey) {
    if (map->subtitle) {
        words_add_clean(text, map->subtitle);
        return;
    }
    words_coverage(text, map);
    atlas_text_add(text, " (");
    words_count(text, survey->area_count, WORDS_NO_BREAK "area",
                WORDS_NO_BREAK "areas");
    atlas_text_add(text, "). ");
    atlas_text_add(text, map->variable.measure->description);
    if (map->second) {
        atlas_text_add(text, "; ");
        words_add_lower(text, map->second->measure->description);
    }
    atlas_text_add_char(text, '.');
}

void words_merged(struct atlas_text *text, const struct atlas_map *map,
                  const struct survey *survey) {
    const struct atlas_figures *figures = map->panels[0].figures;
    size_t named = 0;
    for (size_t i = 0; i < survey->area_count && named < MERGED_MAX; i++) {
        if (!figures->items[i].is_merged) continue;
        if (named++ > 0) atlas_text_add(text, "; ");
        words_add_clean(text, figures->areas.items[i].name);
    }
    if (survey->merged_count > named) {
        atlas_text_addf(text, "; and %zu more", survey->merged_count - named);
    }
}

// Whether areas of more than one region are on the map.
static bool has_region_borders(const struct atlas_map *map) {
    const uint32_t *regions = map->regions.of_area;
    for (size_t i = 1; regions && i < map->panels[0].areas->count; i++) {
        if (regions[i] != regions[0]) return true;
    }
    return false;
}

static void view_note_add(struct atlas_text *text,
                          const struct atlas_map *map) {
    if (map->view == ATLAS_VIEW_HEXAGONS) {
        atlas_text_add(text,
                       " Every area is one hexagon of the same size, as near "
                       "to its place as fits.");
        if (has_region_borders(map)) {
            atlas_text_add(text, " Dark lines are borders of regions.");
        }
    } else if (map->view == ATLAS_VIEW_SYMBOLS) {
        atlas_text_addf(text,
                        " The area of a circle follows the number of %s, its "
                        "colour the rate.",
                        words_counted(map->variable.measure));
    }
    if (map->note) {
        atlas_text_add_char(text, ' ');
        words_add_clean(text, map->note);
    }
}

void words_notes(struct atlas_text *text, const struct atlas_map *map,
                 const struct survey *survey) {
    const struct atlas_figures *figures = map->panels[0].figures;
    atlas_text_add(text, figures->assign == ATLAS_BY_LOCATION
                             ? "By school location, not by pupils' homes."
                             : "By the authority that runs the school, not by "
                               "pupils' homes.");
    view_note_add(text, map);
    if (survey->merged_count > 0) {
        atlas_text_add(text,
                       " Boundaries have changed since: figures are drawn on "
                       "joined areas for ");
        words_merged(text, map, survey);
        atlas_text_add_char(text, '.');
    }
    if (figures->lost_count > 0) {
        atlas_text_add_char(text, ' ');
        words_count(text, figures->lost_count, " area", " areas");
        atlas_text_add(text, " with figures could not be drawn.");
    }
}
