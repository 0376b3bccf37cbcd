// Titles, notes and alt text.
//
// In:  a map and its survey.
// Out: English sentences, neutral, made of the data alone.
//
// Headline and subtitle follow the two titles of the Analysis Function's
// guidance: what the data say, then measure, coverage, place and period. Which
// seat is best or worst is not said, only lowest and highest.

#include "words.h"

#include <ctype.h>
#include <string.h>

#include "atlas/vocabulary.h"

// A blank at which a line is not broken.
#define NO_BREAK "\u00a0"
// Names of one end of the range before "3 areas" is said instead.
#define NAMES_MAX 2
// Names of merged areas that notes and alt text give.
#define MERGED_MAX 4

void words_percent(struct atlas_text *text, const struct atlas_rate *rate,
                   int decimals) {
    if (rate->whole > 0) {
        atlas_text_add_percent(text, rate->part, rate->whole, decimals);
    } else {
        atlas_text_add_fixed(text, rate->percent, decimals);
    }
    atlas_text_add_char(text, '%');
}

void words_edge(struct atlas_text *text, const struct atlas_classes *classes,
                size_t edge) {
    atlas_text_add_fixed(text, classes->edges[edge], classes->decimals);
    atlas_text_add_char(text, '%');
}

void words_class(struct atlas_text *text, const struct atlas_classes *classes,
                 const struct survey *survey, size_t index) {
    const bool is_first = index == 0;
    const bool is_last = index + 1 == classes->count;
    if (is_first && is_last && classes->edges[0] == classes->edges[1]) {
        words_edge(text, classes, 0);
    } else if (is_first && is_last && survey->is_below) {
        // One class holds all: its edges bound nothing that lies beyond them.
        if (survey->is_above) {
            atlas_text_add(text, "any rate");
        } else {
            atlas_text_add(text, "up to ");
            words_edge(text, classes, 1);
        }
    } else if (is_first && survey->is_below) {
        atlas_text_add(text, "under ");
        words_edge(text, classes, 1);
    } else if (is_last && survey->is_above) {
        words_edge(text, classes, index);
        atlas_text_add(text, " or more");
    } else {
        words_edge(text, classes, index);
        atlas_text_add(text, is_last ? " to " : " to under ");
        words_edge(text, classes, index + 1);
    }
}

void words_add_clean(struct atlas_text *text, const char *name) {
    for (const char *at = name; *at; at++) {
        const bool is_control = (unsigned char)*at < 0x20 || *at == 0x7f;
        atlas_text_add_char(text, is_control ? ' ' : *at);
    }
}

static void count_add(struct atlas_text *text, size_t count, const char *one,
                      const char *several) {
    atlas_text_add_grouped(text, (int64_t)count);
    atlas_text_add(text, count == 1 ? one : several);
}

// The names that share an end of the range: "X", "X and Y", "3 areas".
static void end_add(struct atlas_text *text, const struct atlas_map *map,
                    const struct survey *survey, const struct survey_end *end) {
    if (end->count > NAMES_MAX) {
        count_add(text, end->count, " area", " areas");
        return;
    }
    size_t named = 0;
    for (size_t i = end->area; i < survey->area_count && named < end->count;
         i++) {
        const struct atlas_rate *rate = &survey->rates[i];
        if (rate->state != ATLAS_NUMBER) continue;
        if (rate->percent < end->rate.percent) continue;
        if (rate->percent > end->rate.percent) continue;
        if (named++ > 0) atlas_text_add(text, " and ");
        words_add_clean(text, map->figures->areas.items[i].name);
    }
}

// Places that tell the ends apart: 1, or up to 3 where 1 would not.
static int range_decimals(const struct survey *survey) {
    int decimals = 1;
    for (; decimals < 3; decimals++) {
        struct atlas_text low = ATLAS_TEXT_INIT;
        struct atlas_text high = ATLAS_TEXT_INIT;
        words_percent(&low, &survey->lowest.rate, decimals);
        words_percent(&high, &survey->highest.rate, decimals);
        const bool is_apart =
            strcmp(atlas_text_string(&low), atlas_text_string(&high)) != 0;
        atlas_text_release(&low);
        atlas_text_release(&high);
        if (is_apart) break;
    }
    return decimals;
}

// "4.1% in X" of an end.
static void end_phrase_add(struct atlas_text *text, const struct atlas_map *map,
                           const struct survey *survey,
                           const struct survey_end *end) {
    words_percent(text, &end->rate, range_decimals(survey));
    atlas_text_add(text, " in ");
    end_add(text, map, survey, end);
}

// Whether every area with a number has the same one.
static bool is_level(const struct survey *survey) {
    return survey->lowest.count == survey->number_count;
}

static void range_add(struct atlas_text *text, const struct atlas_map *map,
                      const struct survey *survey) {
    if (is_level(survey)) {
        atlas_text_add(text, " was ");
        words_percent(text, &survey->lowest.rate, 1);
        atlas_text_add(text, " in ");
        if (survey->number_count > NAMES_MAX) {
            atlas_text_add(text, "each of ");
        }
        end_add(text, map, survey, &survey->lowest);
    } else {
        atlas_text_add(text, " ranged from ");
        end_phrase_add(text, map, survey, &survey->lowest);
        atlas_text_add(text, " to ");
        end_phrase_add(text, map, survey, &survey->highest);
    }
}

void words_headline(struct atlas_text *text, const struct atlas_map *map,
                    const struct survey *survey) {
    if (map->headline) {
        words_add_clean(text, map->headline);
    } else if (survey->number_count == 0) {
        atlas_text_add(text, "No figures for ");
        const size_t first = text->length;
        atlas_text_add(text, map->measure->label);
        text->data[first] = (char)tolower((unsigned char)text->data[first]);
        atlas_text_add(text, " can be shown");
    } else {
        atlas_text_add(text, map->measure->label);
        range_add(text, map, survey);
    }
}

// A level's title within a sentence: "local authority", but "Westminster
// constituency", whose first word is a name.
static void level_add(struct atlas_text *text, const char *title) {
    static const char *const common[] = {"Local ", "Region", "District",
                                         "Ward",   "County", "Programme "};
    const size_t first = text->length;
    words_add_clean(text, title);
    for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++) {
        if (strncmp(title, common[i], strlen(common[i])) != 0) continue;
        text->data[first] = (char)tolower((unsigned char)text->data[first]);
    }
}

// "Persistent absence, state-funded secondary schools, by Westminster
// constituency (July 2024), England, 2018/19".
static void coverage_add(struct atlas_text *text, const struct atlas_map *map) {
    const struct atlas_figures *figures = map->figures;
    atlas_text_add(text, map->measure->label);
    atlas_text_addf(text, ", %s, by ", atlas_phase_title(map->phase));
    level_add(text, figures->level_title);
    if (map->place) {
        atlas_text_add(text, ", ");
        words_add_clean(text, map->place);
    }
    atlas_text_addf(text, ", %s", atlas_period_text(figures->period).text);
}

void words_subtitle(struct atlas_text *text, const struct atlas_map *map,
                    const struct survey *survey) {
    if (map->subtitle) {
        words_add_clean(text, map->subtitle);
        return;
    }
    coverage_add(text, map);
    atlas_text_add(text, " (");
    count_add(text, survey->area_count, NO_BREAK "area", NO_BREAK "areas");
    atlas_text_add(text, "). ");
    atlas_text_add(text, map->measure->description);
    atlas_text_add_char(text, '.');
}

static void merged_add(struct atlas_text *text, const struct atlas_map *map,
                       const struct survey *survey) {
    size_t named = 0;
    for (size_t i = 0; i < survey->area_count && named < MERGED_MAX; i++) {
        if (!map->figures->items[i].is_merged) continue;
        if (named++ > 0) atlas_text_add(text, "; ");
        words_add_clean(text, map->figures->areas.items[i].name);
    }
    if (survey->merged_count > named) {
        atlas_text_addf(text, "; and %zu more", survey->merged_count - named);
    }
}

void words_notes(struct atlas_text *text, const struct atlas_map *map,
                 const struct survey *survey) {
    atlas_text_add(text, map->figures->assign == ATLAS_BY_LOCATION
                             ? "By school location, not by pupils' homes."
                             : "By the authority that runs the school, not by "
                               "pupils' homes.");
    if (survey->merged_count > 0) {
        atlas_text_add(text,
                       " Boundaries have changed since: figures are drawn on "
                       "joined areas for ");
        merged_add(text, map, survey);
        atlas_text_add_char(text, '.');
    }
    if (map->figures->lost_count > 0) {
        atlas_text_add_char(text, ' ');
        count_add(text, map->figures->lost_count, " area", " areas");
        atlas_text_add(text, " with figures could not be drawn.");
    }
}

// "Suppressed in 2 areas; not available in 1 area."
static void missing_add(struct atlas_text *text, const struct survey *survey) {
    const char *before = " ";
    size_t first = 0;
    for (int fill = FILL_FIRST_STATE; fill < FILL_END; fill++) {
        if (survey->members[fill] == 0) continue;
        atlas_text_add(text, before);
        first = text->length;
        atlas_text_add(text, survey_fill_label(survey, (enum fill)fill));
        if (before[0] == ';') {
            text->data[first] = (char)tolower((unsigned char)text->data[first]);
        }
        atlas_text_add(text, ": ");
        count_add(text, survey->members[fill], " area", " areas");
        before = "; ";
    }
    if (first > 0) atlas_text_add_char(text, '.');
}

void words_alt(struct atlas_text *text, const struct atlas_map *map,
               const struct survey *survey) {
    atlas_text_add(text, "Map: ");
    coverage_add(text, map);
    atlas_text_add(text, ". ");
    if (survey->number_count == 0) {
        atlas_text_add(text, "No area has a figure.");
    } else {
        atlas_text_add(text, "The rate");
        range_add(text, map, survey);
        if (survey->number_count < survey->area_count) {
            atlas_text_add(text, ", of ");
            count_add(text, survey->number_count, " area", " areas");
            atlas_text_add(text, " with a figure");
        }
        if (map->reference.state == ATLAS_NUMBER) {
            atlas_text_add(text, "; England's was ");
            words_percent(text, &map->reference, 1);
        }
        atlas_text_add_char(text, '.');
    }
    missing_add(text, survey);
    if (survey->merged_count > 0) {
        atlas_text_add(text, " Drawn on joined areas: ");
        merged_add(text, map, survey);
        atlas_text_add_char(text, '.');
    }
}

void words_area(struct atlas_text *text, const struct atlas_map *map,
                const struct survey *survey, size_t area) {
    words_add_clean(text, map->figures->areas.items[area].name);
    atlas_text_add(text, ": ");
    if (survey->fills[area] >= FILL_FIRST_STATE) {
        const size_t first = text->length;
        atlas_text_add(
            text, survey_fill_label(survey, (enum fill)survey->fills[area]));
        text->data[first] = (char)tolower((unsigned char)text->data[first]);
    } else {
        words_percent(text, &survey->rates[area], 1);
    }
}
