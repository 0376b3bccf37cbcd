// Kinds of map for the tests of render.

#include "sample_views.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"

const char *kind_word(enum kind kind) {
    static const char *const words[KIND_END] = {
        "areas",  "hexagons", "symbols", "diverging", "change", "bivariate",
        "panels", "context",  "series",  "focus",     "dots"};
    return words[kind];
}

static size_t area_count(const struct views *views) {
    return views->sample->figures.areas.count;
}

// An upright rectangle as an area.
static void rectangle_set(struct atlas_area_set *set, size_t index,
                          struct atlas_box box) {
    const double width = box.max_x - box.min_x;
    const double height = box.max_y - box.min_y;
    const struct atlas_point corners[] = {{box.min_x, box.min_y},
                                          {box.max_x, box.min_y},
                                          {box.max_x, box.max_y},
                                          {box.min_x, box.max_y},
                                          {box.min_x, box.min_y}};
    char code[32];
    snprintf(code, sizeof(code), "W%08zu", index + 1);
    memcpy(set->points + index * 5, corners, sizeof(corners));
    set->rings[index] = (struct atlas_ring){index * 5, 5, false};
    set->items[index] = (struct atlas_area){
        .code = atlas_arena_text(&set->arena, code),
        .name = "Neighbour",
        .first_ring = index,
        .ring_count = 1,
        .box = box,
        .area_m2 = width * height,
        .inside = {box.min_x + width / 2, box.min_y + height / 2},
        .inside_m = fmin(width, height) / 2};
}

// Four areas that touch the box of the sample's on all sides.
static void around_make(struct views *views) {
    struct atlas_area_set *set = &views->around;
    const struct atlas_box box =
        atlas_area_set_box(&views->sample->figures.areas);
    const double by = 0.3 * fmax(box.max_x - box.min_x, box.max_y - box.min_y);
    const struct atlas_box sides[] = {
        {box.min_x - by, box.max_y, box.max_x + by, box.max_y + by},
        {box.min_x - by, box.min_y - by, box.max_x + by, box.min_y},
        {box.min_x - by, box.min_y, box.min_x, box.max_y},
        {box.max_x, box.min_y, box.max_x + by, box.max_y}};
    set->count = set->ring_count = ATLAS_COUNT(sides);
    set->point_count = 5 * set->count;
    set->items = atlas_xcalloc(set->count, sizeof(*set->items));
    set->rings = atlas_xcalloc(set->ring_count, sizeof(*set->rings));
    set->points = atlas_xcalloc(set->point_count, sizeof(*set->points));
    for (size_t i = 0; i < set->count; i++) rectangle_set(set, i, sides[i]);
}

// A rate as large, moved by a wave that differs from year to year.
static struct atlas_rate rate_moved(struct atlas_rate rate, size_t area,
                                    size_t year) {
    if (rate.state != ATLAS_NUMBER || rate.whole == 0) return rate;
    const double wave = sin((double)area * 0.7 + (double)year * 1.3);
    const int64_t part =
        llround((double)rate.part * (1 + 0.1 * (double)year + 0.2 * wave));
    return atlas_rate_of((struct atlas_count){part, ATLAS_NUMBER},
                         (struct atlas_count){rate.whole, ATLAS_NUMBER});
}

static void classify(const struct atlas_rate *const *values, size_t lists,
                     size_t count, const struct atlas_classify_options *options,
                     struct atlas_classes *ret_classes) {
    double *numbers = atlas_xcalloc(lists * count + 1, sizeof(*numbers));
    size_t number_count = 0;
    for (size_t i = 0; i < lists * count; i++) {
        const struct atlas_rate *rate = &values[i / count][i % count];
        if (rate->state == ATLAS_NUMBER) {
            numbers[number_count++] = rate->percent;
        }
    }
    assert_int_equal(
        atlas_classify(numbers, number_count, options, ret_classes, NULL),
        ATLAS_OK);
    free(numbers);
}

// Schools around the middle of each area, the last two at one place.
static void dots_make(struct views *views) {
    static const struct {
        double east, north;
        int64_t enrolments;
        enum atlas_phase phase;
    } schools[] = {{-0.5, -0.5, 210, ATLAS_PHASE_PRIMARY},
                   {0.5, -0.5, 95, ATLAS_PHASE_SPECIAL},
                   {-0.5, 0.5, 40, ATLAS_PHASE_PRIMARY},
                   {0.5, 0.5, 1000, ATLAS_PHASE_SECONDARY},
                   {0.5, 0.5, 990, ATLAS_PHASE_PRIMARY}};
    views->dots_an_area = ATLAS_COUNT(schools);
    views->dots = atlas_xcalloc(area_count(views) * views->dots_an_area,
                                sizeof(*views->dots));
    for (size_t i = 0; i < area_count(views) * views->dots_an_area; i++) {
        const size_t school = i % views->dots_an_area;
        const struct atlas_area *area =
            &views->sample->figures.areas.items[i / views->dots_an_area];
        views->dots[i] = (struct atlas_dot){
            .at = {area->inside.x + schools[school].east * area->inside_m,
                   area->inside.y + schools[school].north * area->inside_m},
            .enrolments = schools[school].enrolments,
            .phase = schools[school].phase};
    }
}

void views_create(struct sample *sample, struct views *views) {
    memset(views, 0, sizeof(*views));
    views->sample = sample;
    for (size_t p = 0; p < ATLAS_PANELS_MAX; p++) {
        views->values[p] =
            atlas_xcalloc(area_count(views) + 1, sizeof(*views->values[p]));
    }
    views->second_values =
        atlas_xcalloc(area_count(views) + 1, sizeof(*views->second_values));
    views->is_focus =
        atlas_xcalloc(area_count(views) + 1, sizeof(*views->is_focus));
    views->is_focus[area_count(views) / 2] = true;
    around_make(views);
    dots_make(views);
}

void views_years(struct views *views, size_t count) {
    struct sample *sample = views->sample;
    for (size_t p = 0; p < count; p++) {
        const uint32_t period = (uint32_t)((2003 + p) * 100 + 4 + p);
        views->figures[p] = sample->figures;
        views->figures[p].period = period;
        for (size_t i = 0; i < area_count(views); i++) {
            views->values[p][i] = rate_moved(sample->values[i], i, p);
        }
        views->panels[p] = (struct atlas_panel){
            .title = count == 1
                         ? NULL
                         : atlas_arena_text(&views->arena,
                                            atlas_period_text(period).text),
            .figures = &views->figures[p],
            .areas = &sample->figures.areas,
            .values = views->values[p]};
    }
    sample->map.panels = views->panels;
    sample->map.panel_count = count;
    classify((const struct atlas_rate *const *)views->values, count,
             area_count(views),
             &(struct atlas_classify_options){
                 .method = ATLAS_QUANTILE, .classes = 5, .decimals = 1},
             &sample->classes);
}

static void change_choose(struct views *views) {
    struct sample *sample = views->sample;
    const double zero = 0;
    for (size_t i = 0; i < area_count(views); i++) {
        const struct atlas_rate now = rate_moved(sample->values[i], i, 1);
        struct atlas_rate *change = &views->values[0][i];
        *change = (struct atlas_rate){.state = now.state};
        if (now.state == ATLAS_NUMBER) {
            change->percent = sample->values[i].percent * 1.05 - now.percent;
        }
    }
    sample->panel.values = views->values[0];
    sample->map.variable.since = 201617;
    classify((const struct atlas_rate *const *)views->values, 1,
             area_count(views),
             &(struct atlas_classify_options){.method = ATLAS_EQUAL,
                                              .classes = 6,
                                              .decimals = 1,
                                              .around = &zero},
             &sample->classes);
}

static void bivariate_choose(struct views *views) {
    struct sample *sample = views->sample;
    const struct atlas_classify_options options = {
        .method = ATLAS_QUANTILE, .classes = 3, .decimals = 1};
    for (size_t i = 0; i < area_count(views); i++) {
        views->second_values[i] = rate_moved(sample->values[i], i * 3, 2);
    }
    sample->panel.second = views->second_values;
    classify((const struct atlas_rate *const *)&sample->values, 1,
             area_count(views), &options, &sample->classes);
    classify((const struct atlas_rate *const *)&views->second_values, 1,
             area_count(views), &options, &views->second_classes);
    views->second =
        (struct atlas_variable){.measure = atlas_measure_find("severe"),
                                .phase = sample->map.variable.phase,
                                .classes = &views->second_classes,
                                .reference = {.state = ATLAS_NOT_AVAILABLE}};
    sample->map.second = &views->second;
}

static void diverging_choose(struct views *views) {
    struct sample *sample = views->sample;
    struct atlas_rate *reference = &sample->map.variable.reference;
    struct atlas_count part = {0, ATLAS_NUMBER};
    struct atlas_count whole = {0, ATLAS_NUMBER};
    for (size_t i = 0; i < area_count(views); i++) {
        if (sample->values[i].state != ATLAS_NUMBER) continue;
        part.value += sample->values[i].part;
        whole.value += sample->values[i].whole;
    }
    *reference = atlas_rate_of(part, whole);
    classify((const struct atlas_rate *const *)&sample->values, 1,
             area_count(views),
             &(struct atlas_classify_options){.method = ATLAS_EQUAL,
                                              .classes = 6,
                                              .decimals = 1,
                                              .around = &reference->percent},
             &sample->classes);
}

static void focus_choose(struct views *views) {
    struct atlas_map *map = &views->sample->map;
    map->is_focus = views->is_focus;
    map->context = &views->around;
    map->dots = views->dots + area_count(views) / 2 * views->dots_an_area;
    map->dot_count = views->dots_an_area;
}

void views_choose(struct views *views, enum kind kind) {
    struct sample *sample = views->sample;
    struct atlas_map *map = &sample->map;
    map->panels = &sample->panel;
    map->panel_count = 1;
    sample->panel.values = sample->values;
    sample->panel.second = NULL;
    map->second = NULL;
    map->variable.since = 0;
    map->variable.reference = (struct atlas_rate){.state = ATLAS_NOT_AVAILABLE};
    map->context = map->locator = NULL;
    map->is_focus = NULL;
    map->dots = NULL;
    map->dot_count = 0;
    map->view = kind == KIND_HEXAGONS  ? ATLAS_VIEW_HEXAGONS
                : kind == KIND_SYMBOLS ? ATLAS_VIEW_SYMBOLS
                                       : ATLAS_VIEW_AREAS;
    sample_classify(sample, ATLAS_QUANTILE, 5);
    if (kind == KIND_CONTEXT) map->context = map->locator = &views->around;
    if (kind == KIND_FOCUS) focus_choose(views);
    if (kind == KIND_DOTS) {
        map->dots = views->dots;
        map->dot_count = area_count(views) * views->dots_an_area;
    }
    if (kind == KIND_DIVERGING) diverging_choose(views);
    if (kind == KIND_CHANGE) change_choose(views);
    if (kind == KIND_BIVARIATE) bivariate_choose(views);
    if (kind == KIND_PANELS) views_years(views, 4);
    if (kind == KIND_SERIES) {
        views_years(views, 3);
        map->context = &views->around;
    }
}

void views_release(struct views *views) {
    for (size_t p = 0; p < ATLAS_PANELS_MAX; p++) free(views->values[p]);
    free(views->second_values);
    free(views->is_focus);
    free(views->dots);
    atlas_area_set_release(&views->around);
    atlas_arena_release(&views->arena);
}
