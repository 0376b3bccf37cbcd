// The range of a map in words.
//
// In:  a map, its survey, which of its areas.
// Out: " ranged from 4.1% in X to 19.5% in Y".
//
// Ties are said: an end that several areas share names two of them, or counts
// them.

#include <string.h>

#include "words.h"

static bool is_of(const struct atlas_map *map, enum words_part part,
                  size_t area) {
    if (part == WORDS_ALL) return true;
    return (map->is_focus && map->is_focus[area]) == (part == WORDS_FOCUS);
}

void words_end(struct atlas_text *text, const struct atlas_map *map,
               enum words_part part, const struct survey_end *end) {
    const struct atlas_panel *panel = &map->panels[map->panel_count - 1];
    if (end->count > WORDS_NAMES_MAX) {
        words_count(text, end->count, " area", " areas");
        return;
    }
    size_t named = 0;
    for (size_t i = end->area; i < panel->areas->count && named < end->count;
         i++) {
        const struct atlas_rate *value = &panel->values[i];
        if (value->state != ATLAS_NUMBER || !is_of(map, part, i)) continue;
        if (value->percent < end->rate.percent) continue;
        if (value->percent > end->rate.percent) continue;
        if (named++ > 0) atlas_text_add(text, " and ");
        words_add_clean(text, map->panels[0].areas->items[i].name);
    }
}

// Places that tell the ends apart: 1, or up to 3 where 1 would not.
static int range_decimals(const struct atlas_map *map,
                          const struct survey_range *range) {
    int decimals = 1;
    for (; decimals < 3; decimals++) {
        struct atlas_text low = ATLAS_TEXT_INIT;
        struct atlas_text high = ATLAS_TEXT_INIT;
        words_value(&low, &map->variable, &range->lowest.rate, decimals);
        words_value(&high, &map->variable, &range->highest.rate, decimals);
        const bool is_apart =
            strcmp(atlas_text_string(&low), atlas_text_string(&high)) != 0;
        atlas_text_release(&low);
        atlas_text_release(&high);
        if (is_apart) break;
    }
    return decimals;
}

static struct survey_range range_of(const struct survey *survey,
                                    enum words_part part) {
    const struct survey_panel *panel = &survey->panels[survey->panel_count - 1];
    if (part == WORDS_FOCUS) return survey->focus;
    if (part == WORDS_OTHERS) return survey->others;
    return (struct survey_range){.count = survey->area_count,
                                 .number_count = panel->number_count,
                                 .lowest = panel->lowest,
                                 .highest = panel->highest};
}

void words_range(struct atlas_text *text, const struct atlas_map *map,
                 const struct survey *survey, enum words_part part) {
    const struct survey_range range = range_of(survey, part);
    if (range.lowest.count == range.number_count) {
        atlas_text_add(text, " was ");
        words_value(text, &map->variable, &range.lowest.rate, 1);
        atlas_text_add(text, " in ");
        if (range.number_count > WORDS_NAMES_MAX) {
            atlas_text_add(text, "each of ");
        }
        words_end(text, map, part, &range.lowest);
        return;
    }
    const int decimals = range_decimals(map, &range);
    const struct survey_end *ends[] = {&range.lowest, &range.highest};
    static const char *const before[] = {" ranged from ", " to "};
    for (int i = 0; i < 2; i++) {
        atlas_text_add(text, before[i]);
        words_value(text, &map->variable, &ends[i]->rate, decimals);
        atlas_text_add(text, " in ");
        words_end(text, map, part, ends[i]);
    }
}
