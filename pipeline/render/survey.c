// One pass over the values of a map.
//
// In:  values by area and panel, the class tables.
// Out: a fill for each area, counts, and the ends of the range.
//
// Rates are compared as fractions of whole numbers, so ties are ties.

#include "survey.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const fill_labels[FILL_END] = {
    [FILL_NOT_APPLICABLE] = "Not applicable",
    [FILL_LOW] = "Above 0, rounds to 0",
    [FILL_UNRELIABLE] = "Unreliable",
    [FILL_NOT_AVAILABLE] = "Not available",
    [FILL_SUPPRESSED] = "Suppressed",
    [FILL_PARTIAL] = "Only some schools known",
};
static_assert(FILL_PARTIAL == FILL_FIRST_STATE + ATLAS_STATE_END - 1,
              "a fill for each state that is not a number, and one more");

const char *survey_fill_label(const struct survey *survey, enum fill fill) {
    if (fill == FILL_FEW_SCHOOLS) return survey->few_label;
    return fill_labels[fill];
}

static enum fill state_fill(const struct atlas_panel *panel, size_t area,
                            enum atlas_state state) {
    if (panel->figures->items[area].is_partial) return FILL_PARTIAL;
    return (enum fill)(FILL_FIRST_STATE + (int)state - 1);
}

static enum fill fill_of(const struct atlas_map *map,
                         const struct atlas_panel *panel, size_t area) {
    const struct atlas_rate *value = &panel->values[area];
    const struct atlas_classes *classes = map->variable.classes;
    if (!map->second) {
        if (value->state != ATLAS_NUMBER) {
            return state_fill(panel, area, value->state);
        }
        return (enum fill)atlas_class_of(classes, value->percent);
    }
    const struct atlas_rate *second = &panel->second[area];
    const enum atlas_state worse =
        value->state > second->state ? value->state : second->state;
    if (worse != ATLAS_NUMBER) return state_fill(panel, area, worse);
    return (enum fill)(PALETTE_SIDE * atlas_class_of(classes, value->percent) +
                       atlas_class_of(map->second->classes, second->percent));
}

// -1, 0 or 1, exactly where both rates carry their counts.
static int rate_compare(const struct atlas_rate *left,
                        const struct atlas_rate *right) {
    if (left->whole > 0 && right->whole > 0) {
        const long double a =
            (long double)left->part * (long double)right->whole;
        const long double b =
            (long double)right->part * (long double)left->whole;
        return (a > b) - (a < b);
    }
    return (left->percent > right->percent) - (left->percent < right->percent);
}

// Take an area into one end of the range; `way` is 1 for the highest.
static void end_take(struct survey_end *end, size_t area,
                     const struct atlas_rate *rate, int way) {
    const int compared = end->count ? way * rate_compare(rate, &end->rate) : 1;
    if (compared > 0) {
        *end = (struct survey_end){area, 1, *rate};
    } else if (compared == 0) {
        end->count++;
    }
}

static void number_take(struct survey *survey, const struct atlas_map *map,
                        size_t panel, size_t area) {
    const struct atlas_classes *classes = map->variable.classes;
    const struct atlas_rate *rate = &map->panels[panel].values[area];
    struct survey_panel *taken = &survey->panels[panel];
    taken->number_count++;
    end_take(&taken->lowest, area, rate, -1);
    end_take(&taken->highest, area, rate, 1);
    if (rate->percent < classes->edges[0]) survey->is_below = true;
    if (rate->percent > classes->edges[classes->count]) survey->is_above = true;
}

// Take an area of the last panel into the range of the focus or of the others.
static void range_take(struct survey *survey, const struct atlas_map *map,
                       size_t area, bool is_number) {
    const struct atlas_rate *rate =
        &map->panels[map->panel_count - 1].values[area];
    struct survey_range *range =
        map->is_focus && map->is_focus[area] ? &survey->focus : &survey->others;
    range->count++;
    if (!is_number) return;
    range->number_count++;
    end_take(&range->lowest, area, rate, -1);
    end_take(&range->highest, area, rate, 1);
}

static bool has_no_classes(const struct atlas_map *map) {
    return map->variable.classes->count == 0 ||
           (map->second && map->second->classes->count == 0);
}

// Two variables have so many colours, and a fill each.
static bool has_many_classes(const struct atlas_map *map) {
    return map->second && (map->variable.classes->count > PALETTE_SIDE ||
                           map->second->classes->count > PALETTE_SIDE);
}

static enum atlas_status panel_take(const struct atlas_map *map, size_t index,
                                    struct survey *survey,
                                    struct atlas_error *err) {
    const struct atlas_panel *panel = &map->panels[index];
    struct survey_panel *taken = &survey->panels[index];
    if (panel->areas->count != survey->area_count ||
        panel->figures->areas.count != survey->area_count ||
        !atlas_figures_match(panel->figures, map->panels[0].figures)) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, map->id,
                          "the maps of a page differ in their areas");
    }
    taken->fills = atlas_xcalloc(survey->area_count, sizeof(*taken->fills));
    for (size_t i = 0; i < survey->area_count; i++) {
        const bool is_number =
            panel->values[i].state == ATLAS_NUMBER &&
            (!map->second || panel->second[i].state == ATLAS_NUMBER);
        if (is_number && has_no_classes(map)) {
            return atlas_fail(err, ATLAS_ERR_OUTPUT, map->id,
                              "there are figures to draw and no classes");
        }
        const enum fill fill = fill_of(map, panel, i);
        taken->fills[i] = (uint8_t)fill;
        taken->members[fill]++;
        survey->is_shown[fill] = true;
        if (is_number) number_take(survey, map, index, i);
        if (index + 1 == map->panel_count) {
            range_take(survey, map, i, is_number);
        }
        if (index == 0 && panel->figures->items[i].is_merged) {
            survey->merged_count++;
        }
    }
    return ATLAS_OK;
}

enum atlas_status survey_take(const struct atlas_map *map,
                              struct survey *ret_survey,
                              struct atlas_error *err) {
    const size_t count = map->panel_count ? map->panels[0].areas->count : 0;
    if (count == 0 || map->panel_count > ATLAS_PANELS_MAX) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, map->id,
                          "a map needs an area to draw, and a page 1 to %d "
                          "maps",
                          ATLAS_PANELS_MAX);
    }
    if (has_many_classes(map)) {
        return atlas_fail(err, ATLAS_ERR_USAGE, map->id,
                          "a map of two variables has at most %d classes of "
                          "each",
                          PALETTE_SIDE);
    }
    struct survey survey = {.area_count = count,
                            .panel_count = map->panel_count};
    snprintf(survey.few_label, sizeof(survey.few_label),
             "Fewer than %" PRId64 " schools",
             map->panels[0].figures->least_schools);
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; i < map->panel_count && !status; i++) {
        status = panel_take(map, i, &survey, err);
    }
    if (status) {
        survey_release(&survey);
    } else {
        *ret_survey = survey;
    }
    return status;
}

void survey_release(struct survey *survey) {
    for (size_t i = 0; i < survey->panel_count; i++) {
        free(survey->panels[i].fills);
    }
    *survey = (struct survey){0};
}
