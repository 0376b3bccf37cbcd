// A level's figures of one period, laid onto boundaries that can be drawn.
//
// In:  rates, polygons that may be of another year.
// Out: what is drawn, sorted by code, with the figures of each area.
//
// The hard idea: counts of areas that were reorganised are added and drawn on
// the union of their polygons (cover.c); nothing is split and nothing is lost
// without being listed.

#include <stdlib.h>
#include <string.h>

#include "atlas/absence.h"
#include "atlas/aggregate.h"
#include "atlas/geometry.h"
#include "atlas/succession.h"
#include "atlas/text.h"
#include "cover.h"

// What the steps hand on.
struct layer {
    const struct atlas_rates *rates;
    size_t level;   // Index into rates->levels.
    size_t period;  // Index into rates->periods.
    const struct atlas_area_set *drawn;
    struct atlas_issues *issues;
    struct atlas_figures figures;
};

// A patch with the code and name it is drawn under.
struct drawing {
    const struct patch *patch;
    const char *code;
    const char *name;
};

static const struct atlas_rate_area *areas_of(const struct layer *layer) {
    return layer->rates->levels[layer->level].areas;
}

static size_t row_of(const struct layer *layer, size_t area, size_t phase) {
    return atlas_rates_row(layer->rates, layer->level, layer->period, area,
                           (enum atlas_phase)phase);
}

static bool is_present(const struct layer *layer, size_t area) {
    for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
        if (layer->rates->rows[row_of(layer, area, phase)].is_present) {
            return true;
        }
    }
    return false;
}

// Which text of an area is joined.
enum part { CODES, NAMES };

// Name of an area that was reorganised, as the law had it: the release writes
// "Pre-LGR 2019 Dorset".
static const char *legal_name(const struct atlas_rate_area *area) {
    size_t count = 0;
    const struct atlas_succession *successions = atlas_successions(&count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(successions[i].from, area->code) == 0) {
            return successions[i].from_name;
        }
    }
    return area->name;
}

// Codes or names of a patch's areas, joined; in the figures' arena.
static const char *join_areas(struct layer *layer, const struct patch *patch,
                              enum part part, const char *between) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < patch->area_count; i++) {
        const struct atlas_rate_area *area = &areas_of(layer)[patch->areas[i]];
        if (i) atlas_text_add(&text, between);
        atlas_text_add(&text, part == CODES ? area->code : legal_name(area));
    }
    const char *joined =
        atlas_arena_text(&layer->figures.arena, atlas_text_string(&text));
    atlas_text_release(&text);
    return joined;
}

static const char *join_polygons(struct layer *layer,
                                 const struct patch *patch) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < patch->polygon_count; i++) {
        if (i) atlas_text_add(&text, "; ");
        atlas_text_add(&text, layer->drawn->items[patch->polygons[i]].code);
    }
    const char *joined =
        atlas_arena_text(&layer->figures.arena, atlas_text_string(&text));
    atlas_text_release(&text);
    return joined;
}

static void report_lost(struct layer *layer, const struct patch *patch) {
    for (size_t i = 0; i < patch->area_count; i++) {
        const struct atlas_rate_area *area = &areas_of(layer)[patch->areas[i]];
        const struct atlas_issue_place place = {.file = layer->drawn->product,
                                                .subject = area->name};
        layer->figures.lost_count++;
        atlas_issues_add(layer->issues, "no-boundary", place, "not on the map",
                         "no boundary of level %s carries %s in %s",
                         layer->figures.level_key, area->code,
                         atlas_period_text(layer->figures.period).text);
    }
}

static int compare_drawings(const void *left, const void *right) {
    const struct drawing *a = left;
    const struct drawing *b = right;
    return strcmp(a->code, b->code);
}

// The patches that have polygons, by the codes they are drawn under. A patch of
// one polygon keeps its code; a union takes those of the release.
static struct drawing *list_drawings(struct layer *layer,
                                     const struct cover *cover,
                                     size_t *ret_count) {
    struct drawing *drawings = atlas_xcalloc(cover->count, sizeof(*drawings));
    size_t count = 0;
    for (size_t i = 0; i < cover->count; i++) {
        const struct patch *patch = &cover->patches[i];
        if (!patch->polygon_count) {
            report_lost(layer, patch);
            continue;
        }
        struct drawing *drawing = &drawings[count++];
        drawing->patch = patch;
        if (patch->polygon_count == 1) {
            drawing->code = layer->drawn->items[patch->polygons[0]].code;
            drawing->name = layer->drawn->items[patch->polygons[0]].name;
        } else {
            drawing->code = join_areas(layer, patch, CODES, " / ");
            drawing->name = join_areas(layer, patch, NAMES, " / ");
        }
    }
    qsort(drawings, count, sizeof(*drawings), compare_drawings);
    *ret_count = count;
    return drawings;
}

static enum atlas_status draw_boundary(struct layer *layer,
                                       const struct drawing *drawing,
                                       struct atlas_error *err) {
    const struct patch *patch = drawing->patch;
    if (patch->polygon_count > 1) {
        return atlas_areas_union(layer->drawn, patch->polygons,
                                 patch->polygon_count, drawing->code,
                                 drawing->name, &layer->figures.areas, err);
    }
    atlas_areas_copy(layer->drawn, patch->polygons[0], &layer->figures.areas);
    return ATLAS_OK;
}

// Add an area of the release to a figure. A phase without a row in a period
// that the area has is one without schools: DfE publishes no such rows.
static void add_area(struct layer *layer, size_t area,
                     struct atlas_figure *figure) {
    const struct atlas_rates *rates = layer->rates;
    for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
        const size_t row = row_of(layer, area, phase);
        const struct atlas_rate_row *from = &rates->rows[row];
        if (!from->is_present) continue;
        atlas_count_add(&figure->schools[phase], from->schools);
        for (size_t slot = 0; slot < rates->slot_count; slot++) {
            atlas_count_add(&figure->counts[phase * rates->slot_count + slot],
                            rates->counts[row * rates->slot_count + slot]);
        }
        if (from->source != ATLAS_COMPUTED) continue;
        figure->source = ATLAS_COMPUTED;
        figure->is_partial |= areas_of(layer)[area].is_partial;
    }
}

static void fill_figure(struct layer *layer, const struct drawing *drawing,
                        struct atlas_figure *figure) {
    const struct patch *patch = drawing->patch;
    const size_t counts = ATLAS_PHASE_END * layer->rates->slot_count;
    const struct atlas_count nothing =
        patch->area_count ? atlas_count_nothing()
                          : (struct atlas_count){0, ATLAS_NOT_AVAILABLE};
    figure->counts = atlas_arena_alloc(&layer->figures.arena,
                                       (counts + 1) * sizeof(*figure->counts));
    for (size_t i = 0; i < counts; i++) {
        figure->counts[i] = nothing;
    }
    for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
        figure->schools[phase] = nothing;
    }
    figure->source = patch->area_count ? ATLAS_PUBLISHED : ATLAS_COMPUTED;
    figure->has_row = patch->area_count > 0;
    figure->is_merged = patch->area_count > 1 || patch->polygon_count > 1;
    figure->polygons =
        patch->polygon_count > 1 ? join_polygons(layer, patch) : "";
    figure->members = join_areas(layer, patch, CODES, "; ");
    if (strcmp(figure->members, drawing->code) == 0) figure->members = "";
    for (size_t i = 0; i < patch->area_count; i++) {
        add_area(layer, patch->areas[i], figure);
    }
}

static void report_merged(struct layer *layer, const struct drawing *drawing,
                          const struct atlas_figure *figure) {
    const struct atlas_issue_place place = {.file = layer->drawn->product,
                                            .subject = drawing->name};
    if (!figure->is_merged) return;
    atlas_issues_add(layer->issues, "merged-boundary", place,
                     "drawn as one area", "areas %s of %s lie on boundaries %s",
                     join_areas(layer, drawing->patch, CODES, "; "),
                     atlas_period_text(layer->figures.period).text,
                     join_polygons(layer, drawing->patch));
}

// Whether an area is drawn as part of another: Inner and Outer London, where
// the boundaries and the figures have London whole.
static bool is_part(const struct layer *layer, size_t area) {
    const char *code = areas_of(layer)[area].code;
    const uint32_t london =
        atlas_rates_area(layer->rates, layer->level, ATLAS_LONDON_CODE);
    if (london == ATLAS_NONE || !is_present(layer, london)) return false;
    if (strcmp(code, ATLAS_INNER_LONDON_CODE) != 0 &&
        strcmp(code, ATLAS_OUTER_LONDON_CODE) != 0) {
        return false;
    }
    return atlas_area_set_find(layer->drawn, code) == ATLAS_NONE &&
           atlas_area_set_find(layer->drawn, ATLAS_LONDON_CODE) != ATLAS_NONE;
}

// Which areas of the level have a row to draw; NULL when none has.
static bool *find_present(const struct layer *layer) {
    const size_t count = layer->rates->levels[layer->level].area_count;
    bool *present = atlas_xcalloc(count, sizeof(*present));
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        present[i] = is_present(layer, i) && !is_part(layer, i);
        any |= present[i];
    }
    if (any) return present;
    free(present);
    return NULL;
}

static enum atlas_status lay(struct layer *layer, const bool *present,
                             struct atlas_error *err) {
    const struct cover_input input = {layer->rates, layer->level, present,
                                      layer->drawn};
    struct cover cover = {0};
    size_t count = 0;
    enum atlas_status status = ATLAS_OK;
    cover_find(&input, &cover);
    struct drawing *drawings = list_drawings(layer, &cover, &count);
    layer->figures.items = atlas_xcalloc(count, sizeof(struct atlas_figure));
    for (size_t i = 0; !status && i < count; i++) {
        fill_figure(layer, &drawings[i], &layer->figures.items[i]);
        report_merged(layer, &drawings[i], &layer->figures.items[i]);
        status = draw_boundary(layer, &drawings[i], err);
    }
    free(drawings);
    cover_release(&cover);
    return status;
}

static const char *keep(struct atlas_arena *arena, const char *text) {
    return atlas_arena_text(arena, text ? text : "");
}

// Figures without areas yet, described as the boundaries are.
static void describe(struct layer *layer, uint32_t period) {
    const struct atlas_rate_level *level = &layer->rates->levels[layer->level];
    struct atlas_figures *figures = &layer->figures;
    struct atlas_area_set *areas = &figures->areas;
    const struct atlas_area_set *drawn = layer->drawn;
    figures->level_key = atlas_arena_text(&figures->arena, level->key);
    figures->assign = level->assign;
    figures->level_title = atlas_arena_text(&figures->arena, level->title);
    figures->period = period;
    memcpy(figures->slots, layer->rates->slots, sizeof(figures->slots));
    figures->slot_count = layer->rates->slot_count;
    areas->product = keep(&areas->arena, drawn->product);
    areas->path = keep(&areas->arena, drawn->path);
    areas->code_field = keep(&areas->arena, drawn->code_field);
    areas->crs = keep(&areas->arena, drawn->crs);
    areas->year = drawn->year;
    areas->repaired = drawn->repaired;
}

enum atlas_status atlas_figures_build(const struct atlas_rates *rates,
                                      size_t level,
                                      const struct atlas_area_set *drawn,
                                      uint32_t period,
                                      struct atlas_issues *issues,
                                      struct atlas_figures *ret_figures,
                                      struct atlas_error *err) {
    struct layer layer = {
        .rates = rates,
        .level = level,
        .drawn = drawn,
        .issues = issues,
    };
    bool *present = NULL;
    const uint32_t index = atlas_rates_period(rates, period);
    if (index != ATLAS_NONE) {
        layer.period = index;
        present = find_present(&layer);
    }
    if (!present) {
        return atlas_fail(err, ATLAS_ERR_USAGE, rates->levels[level].key,
                          "no figures for %s", atlas_period_text(period).text);
    }
    describe(&layer, period);
    const enum atlas_status status = lay(&layer, present, err);
    free(present);
    if (status) {
        atlas_figures_release(&layer.figures);
        return status;
    }
    *ret_figures = layer.figures;
    return ATLAS_OK;
}
