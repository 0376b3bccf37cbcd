// Maps for the tests of render.

#include "sample_map.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"

#define SIDE 10000.0

// Figures for the areas at hand: two columns, nothing else.
static void figures_lay(struct sample *sample) {
    struct atlas_figures *figures = &sample->figures;
    const size_t count = figures->areas.count;
    const size_t counts = (size_t)ATLAS_PHASE_END * 2;
    figures->level_key = "pcon";
    figures->level_title = "Westminster constituency (July 2024)";
    figures->period = 201819;
    figures->slot_count = 2;
    for (int i = 0; i < ATLAS_COLUMN_END; i++) figures->slots[i] = -1;
    figures->slots[ATLAS_ENROLMENTS] = 0;
    figures->slots[ATLAS_PERSISTENT] = 1;
    figures->items = atlas_xcalloc(count, sizeof(*figures->items));
    for (size_t i = 0; i < count; i++) {
        struct atlas_figure *figure = &figures->items[i];
        figure->counts = atlas_arena_alloc(&figures->arena,
                                           counts * sizeof(*figure->counts));
        figure->has_row = true;
        figure->members = "";
        figure->polygons = "";
    }
}

static void map_fill(struct sample *sample) {
    atlas_credits_add_dfe(&sample->credits);
    atlas_credits_add(&sample->credits,
                      "Source: Office for National Statistics licensed under "
                      "the Open Government Licence v.3.0");
    atlas_credits_add(
        &sample->credits,
        "Contains OS data © Crown copyright and database right 2024");
    sample->map = (struct atlas_map){
        .id = "persistent-secondary",
        .place = "England",
        .panels = &sample->panel,
        .panel_count = 1,
        .variable = {.measure = atlas_measure_find("persistent"),
                     .phase = ATLAS_PHASE_SECONDARY,
                     .classes = &sample->classes,
                     .reference = {.state = ATLAS_NOT_AVAILABLE}},
        .credits = &sample->credits,
    };
    sample->values =
        atlas_xcalloc(sample->figures.areas.count + 1, sizeof(*sample->values));
    sample->panel = (struct atlas_panel){.figures = &sample->figures,
                                         .areas = &sample->figures.areas,
                                         .values = sample->values};
}

static void square_add(struct atlas_area_set *set, size_t index, double x,
                       double y) {
    static const double corners[][2] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
    struct atlas_area *area = &set->items[index];
    char code[32];
    char name[32];
    snprintf(code, sizeof(code), "E%08zu", index + 1);
    snprintf(name, sizeof(name), "Square %zu", index + 1);
    area->code = atlas_arena_text(&set->arena, code);
    area->name = atlas_arena_text(&set->arena, name);
    area->first_ring = index;
    area->ring_count = 1;
    area->box = (struct atlas_box){x, y, x + SIDE, y + SIDE};
    area->area_m2 = SIDE * SIDE;
    area->inside = (struct atlas_point){x + SIDE / 2, y + SIDE / 2};
    area->inside_m = SIDE / 2;
    set->rings[index] = (struct atlas_ring){index * 5, 5, false};
    for (size_t i = 0; i < 5; i++) {
        set->points[index * 5 + i] = (struct atlas_point){
            x + corners[i][0] * SIDE, y + corners[i][1] * SIDE};
    }
}

void sample_squares(struct sample *sample, size_t columns, size_t rows) {
    memset(sample, 0, sizeof(*sample));
    struct atlas_area_set *set = &sample->figures.areas;
    const size_t count = columns * rows;
    set->items = atlas_xcalloc(count, sizeof(*set->items));
    set->rings = atlas_xcalloc(count, sizeof(*set->rings));
    set->points = atlas_xcalloc(count * 5, sizeof(*set->points));
    set->count = count;
    set->ring_count = count;
    set->point_count = count * 5;
    for (size_t i = 0; i < count; i++) {
        square_add(set, i, 400000 + SIDE * (double)(i % columns),
                   300000 + SIDE * (double)(i / columns));
    }
    figures_lay(sample);
    map_fill(sample);
    for (size_t i = 0; i < count; i++) {
        sample_rate(sample, i, 51 + (int64_t)i, 1000);
    }
    sample_classify(sample, ATLAS_QUANTILE, 5);
}

void sample_source(struct sample *sample,
                   const struct atlas_layer_source *source) {
    struct atlas_error err = {.message = ""};
    memset(sample, 0, sizeof(*sample));
    if (atlas_layer_read(source, NULL, &sample->figures.areas, &err)) {
        fail_msg("%s: %s", err.where, err.message);
    }
    figures_lay(sample);
    map_fill(sample);
    for (size_t i = 0; i < sample->figures.areas.count; i++) {
        const struct atlas_point at = sample->figures.areas.items[i].inside;
        const double wave = sin(at.x / 31000) + cos(at.y / 47000) +
                            sin((at.x + at.y) / 9000) / 2;
        sample_rate(sample, i, lround(1300 + wave * 280), 10000);
    }
    sample_classify(sample, ATLAS_QUANTILE, 5);
}

void sample_layer(struct sample *sample, const char *path, const char *stem,
                  const char *only) {
    char code[32];
    char name[32];
    snprintf(code, sizeof(code), "%sCD", stem);
    snprintf(name, sizeof(name), "%sNM", stem);
    sample_source(sample,
                  &(struct atlas_layer_source){
                      .path = path, .code = code, .name = name, .only = only});
}

static void value_read(struct sample *sample, size_t area) {
    sample->values[area] = atlas_figure_measure(&sample->figures, area,
                                                sample->map.variable.measure,
                                                sample->map.variable.phase);
}

void sample_read(struct sample *sample) {
    for (size_t i = 0; i < sample->figures.areas.count; i++) {
        value_read(sample, i);
    }
}

static void count_set(struct sample *sample, size_t area, int slot,
                      struct atlas_count count) {
    for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
        sample->figures.items[area].counts[phase * 2 + (size_t)slot] = count;
    }
    value_read(sample, area);
}

void sample_rate(struct sample *sample, size_t area, int64_t part,
                 int64_t whole) {
    count_set(sample, area, 0, (struct atlas_count){whole, ATLAS_NUMBER});
    count_set(sample, area, 1, (struct atlas_count){part, ATLAS_NUMBER});
}

void sample_state(struct sample *sample, size_t area, enum atlas_state state) {
    count_set(sample, area, 0, (struct atlas_count){0, state});
    count_set(sample, area, 1, (struct atlas_count){0, state});
}

void sample_name(struct sample *sample, size_t area, const char *name) {
    sample->figures.areas.items[area].name =
        atlas_arena_text(&sample->figures.areas.arena, name);
}

void sample_classify(struct sample *sample, enum atlas_class_method method,
                     size_t classes) {
    const size_t count = sample->figures.areas.count;
    double *values = atlas_xcalloc(count, sizeof(*values));
    size_t numbers = 0;
    for (size_t i = 0; i < count; i++) {
        const struct atlas_rate *rate = &sample->values[i];
        if (rate->state == ATLAS_NUMBER) values[numbers++] = rate->percent;
    }
    const struct atlas_classify_options options = {
        .method = method, .classes = classes, .decimals = 1};
    assert_int_equal(
        atlas_classify(values, numbers, &options, &sample->classes, NULL),
        ATLAS_OK);
    free(values);
}

void sample_release(struct sample *sample) {
    atlas_credits_release(&sample->credits);
    atlas_figures_release(&sample->figures);
    free(sample->values);
}
