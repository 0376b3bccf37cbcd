// One pass over the figures of a map.
//
// In:  figures, a measure, a phase, the class table.
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

static enum fill fill_of(const struct atlas_map *map, size_t area,
                         const struct atlas_rate *rate) {
    if (rate->state == ATLAS_NUMBER) {
        return (enum fill)atlas_class_of(map->classes, rate->percent);
    }
    if (map->figures->items[area].is_partial) return FILL_PARTIAL;
    return (enum fill)(FILL_FIRST_STATE + (int)rate->state - 1);
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
                        size_t area) {
    const struct atlas_classes *classes = map->classes;
    const struct atlas_rate *rate = &survey->rates[area];
    survey->number_count++;
    end_take(&survey->lowest, area, rate, -1);
    end_take(&survey->highest, area, rate, 1);
    if (rate->percent < classes->edges[0]) survey->is_below = true;
    if (rate->percent > classes->edges[classes->count]) survey->is_above = true;
}

enum atlas_status survey_take(const struct atlas_map *map,
                              struct survey *ret_survey,
                              struct atlas_error *err) {
    const size_t count = map->figures->areas.count;
    if (count == 0) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, map->id,
                          "a map needs an area to draw");
    }
    struct survey survey = {.area_count = count};
    snprintf(survey.few_label, sizeof(survey.few_label),
             "Fewer than %" PRId64 " schools", map->figures->least_schools);
    survey.rates = atlas_xcalloc(count, sizeof(*survey.rates));
    survey.fills = atlas_xcalloc(count, sizeof(*survey.fills));
    for (size_t i = 0; i < count; i++) {
        survey.rates[i] =
            atlas_figure_measure(map->figures, i, map->measure, map->phase);
        const bool is_number = survey.rates[i].state == ATLAS_NUMBER;
        if (is_number && map->classes->count == 0) {
            survey_release(&survey);
            return atlas_fail(err, ATLAS_ERR_OUTPUT, map->id,
                              "there are figures to draw and no classes");
        }
        survey.fills[i] = (uint8_t)fill_of(map, i, &survey.rates[i]);
        survey.members[survey.fills[i]]++;
        if (is_number) number_take(&survey, map, i);
        if (map->figures->items[i].is_merged) survey.merged_count++;
    }
    *ret_survey = survey;
    return ATLAS_OK;
}

void survey_release(struct survey *survey) {
    free(survey->rates);
    free(survey->fills);
    *survey = (struct survey){0};
}
