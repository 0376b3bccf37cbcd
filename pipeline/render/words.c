// Values, classes and areas in words.
//
// In:  a variable, a value, a class table.
// Out: "10.9%", "7.5% to under 9.2%", "Fylde: suppressed".
//
// A change is written with its sign and in points, everywhere, so that it is
// never taken for a rate.

#include "words.h"

#include <ctype.h>
#include <string.h>

// A number with its sign, the minus as wide as the plus.
static void signed_add(struct atlas_text *text, double value, int decimals) {
    struct atlas_text number = ATLAS_TEXT_INIT;
    atlas_text_add_fixed(&number, value, decimals);
    const char *digits = atlas_text_string(&number);
    if (*digits == '-') {
        atlas_text_add(text, WORDS_MINUS);
        atlas_text_add(text, digits + 1);
    } else {
        if (strspn(digits, "0.") != strlen(digits)) {
            atlas_text_add_char(text, '+');
        }
        atlas_text_add(text, digits);
    }
    atlas_text_release(&number);
}

void words_percent(struct atlas_text *text, const struct atlas_rate *rate,
                   int decimals) {
    if (rate->whole > 0) {
        atlas_text_add_percent(text, rate->part, rate->whole, decimals);
    } else {
        atlas_text_add_fixed(text, rate->percent, decimals);
    }
    atlas_text_add_char(text, '%');
}

void words_value(struct atlas_text *text, const struct atlas_variable *variable,
                 const struct atlas_rate *rate, int decimals) {
    if (variable->since) {
        signed_add(text, rate->percent, decimals);
        atlas_text_add(text, WORDS_NO_BREAK "points");
        return;
    }
    words_percent(text, rate, decimals);
}

void words_edge(struct atlas_text *text, const struct atlas_variable *variable,
                size_t edge) {
    const struct atlas_classes *classes = variable->classes;
    if (variable->since) {
        signed_add(text, classes->edges[edge], classes->decimals);
    } else {
        atlas_text_add_fixed(text, classes->edges[edge], classes->decimals);
        atlas_text_add_char(text, '%');
    }
}

// The only class: its edges bound nothing that lies beyond them.
static void single_class_add(struct atlas_text *text,
                             const struct atlas_variable *variable,
                             const struct survey *survey) {
    if (survey->is_below && survey->is_above) {
        atlas_text_add(text, variable->since ? "any change" : "any rate");
    } else if (survey->is_below) {
        atlas_text_add(text, "up to ");
        words_edge(text, variable, 1);
    } else if (survey->is_above) {
        words_edge(text, variable, 0);
        atlas_text_add(text, " or more");
    } else {
        words_edge(text, variable, 0);
        if (variable->classes->edges[0] < variable->classes->edges[1]) {
            atlas_text_add(text, " to ");
            words_edge(text, variable, 1);
        }
    }
}

void words_class(struct atlas_text *text, const struct atlas_variable *variable,
                 const struct survey *survey, size_t index) {
    const size_t count = variable->classes->count;
    const bool is_last = index + 1 == count;
    if (count == 1) {
        single_class_add(text, variable, survey);
    } else if (index == 0 && survey->is_below) {
        atlas_text_add(text, "under ");
        words_edge(text, variable, 1);
    } else if (is_last && survey->is_above) {
        words_edge(text, variable, index);
        atlas_text_add(text, " or more");
    } else {
        words_edge(text, variable, index);
        atlas_text_add(text, is_last ? " to " : " to under ");
        words_edge(text, variable, index + 1);
    }
}

void words_add_clean(struct atlas_text *text, const char *name) {
    for (const char *at = name; *at; at++) {
        const bool is_control = (unsigned char)*at < 0x20 || *at == 0x7f;
        atlas_text_add_char(text, is_control ? ' ' : *at);
    }
}

void words_add_lower(struct atlas_text *text, const char *sentence) {
    const size_t first = text->length;
    atlas_text_add(text, sentence);
    if (*sentence) {
        text->data[first] = (char)tolower((unsigned char)text->data[first]);
    }
}

void words_count(struct atlas_text *text, size_t count, const char *one,
                 const char *several) {
    atlas_text_add_grouped(text, (int64_t)count);
    atlas_text_add(text, count == 1 ? one : several);
}

const char *words_counted(const struct atlas_measure *measure) {
    return measure->denominator == ATLAS_ENROLMENTS ? "enrolments" : "sessions";
}

const char *words_reference(const struct atlas_variable *variable) {
    return variable->reference_name ? variable->reference_name : "England";
}

void words_periods(struct atlas_text *text, const struct atlas_map *map) {
    const uint32_t first = map->variable.since ? map->variable.since
                                               : map->panels[0].figures->period;
    const uint32_t last = map->panels[map->panel_count - 1].figures->period;
    atlas_text_add(text, atlas_period_text(first).text);
    if (first == last) return;
    atlas_text_addf(text, " to %s", atlas_period_text(last).text);
}

// The figures of an area that has them.
static void figures_add(struct atlas_text *text, const struct atlas_map *map,
                        const struct atlas_panel *panel, size_t area) {
    const struct atlas_rate *value = &panel->values[area];
    if (map->view == ATLAS_VIEW_SYMBOLS && !map->variable.since) {
        atlas_text_add_grouped(text, value->part);
        atlas_text_addf(text, " %s, ", words_counted(map->variable.measure));
    }
    if (map->second) {
        words_add_lower(text, map->variable.measure->label);
        atlas_text_add_char(text, ' ');
    }
    words_value(text, &map->variable, value, 1);
    if (map->second) {
        atlas_text_add(text, ", ");
        words_add_lower(text, map->second->measure->label);
        atlas_text_add_char(text, ' ');
        words_value(text, map->second, &panel->second[area], 1);
    }
}

void words_figure(struct atlas_text *text, const struct atlas_map *map,
                  const struct survey *survey, size_t panel, size_t area) {
    const uint8_t fill = survey->panels[panel].fills[area];
    if (fill >= FILL_FIRST_STATE) {
        words_add_lower(text, survey_fill_label(survey, (enum fill)fill));
    } else {
        figures_add(text, map, &map->panels[panel], area);
    }
}

void words_area(struct atlas_text *text, const struct atlas_map *map,
                const struct survey *survey, size_t panel, size_t area) {
    words_add_clean(text, map->panels[panel].areas->items[area].name);
    if (map->panel_count > 1) {
        atlas_text_addf(
            text, ", %s",
            atlas_period_text(map->panels[panel].figures->period).text);
    }
    atlas_text_add(text, ": ");
    words_figure(text, map, survey, panel, area);
}
