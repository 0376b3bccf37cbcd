// A level's figures of one period, laid onto boundaries that can be drawn.
//
// In:  rates, polygons that may be of another year, periods to compare with.
// Out: what is drawn, sorted by code, with the figures of each area.
//
// The hard idea: counts of areas that were reorganised are added and drawn on
// the union of their polygons (cover.c); nothing is split and nothing is lost
// without being listed. The unions are those of every period asked for, the
// counts those of one: so the figures of each of them fit the same areas.

#include <stdlib.h>
#include <string.h>

#include "atlas/aggregate.h"
#include "atlas/geometry.h"
#include "atlas/succession.h"
#include "atlas/text.h"
#include "cover.h"
#include "presence.h"

// What the steps hand on.
struct layer {
    const struct atlas_rates *rates;
    size_t level;   // Index into rates->levels.
    size_t period;  // Index into rates->periods.
    const struct atlas_area_set *drawn;
    struct presence presence;
    bool *blanks;  // By period of the presence, then polygon: without figures
                   // in that period alone.
    struct atlas_issues issues;
    struct atlas_figures figures;
};

// A patch with the code and name it is drawn under.
struct drawing {
    const struct patch *patch;
    const char *code;
    const char *name;
};

// Which text of an area is joined.
enum part { CODES, NAMES };

static const struct atlas_rate_area *areas_of(const struct layer *layer) {
    return layer->rates->levels[layer->level].areas;
}

static size_t row_of(const struct layer *layer, size_t area, size_t phase) {
    return atlas_rates_row(layer->rates, layer->level, layer->period, area,
                           (enum atlas_phase)phase);
}

// Areas of a patch that have figures in a period of the presence.
static size_t count_in(const struct layer *layer, const struct patch *patch,
                       size_t period) {
    size_t count = 0;
    for (size_t i = 0; i < patch->area_count; i++) {
        count += presence_is_in(&layer->presence, period, patch->areas[i]);
    }
    return count;
}

static size_t count_here(const struct layer *layer, const struct patch *patch) {
    return count_in(layer, patch, layer->presence.wanted);
}

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

// Texts of a patch in the figures' arena, a separator between.
struct joining {
    struct layer *layer;
    const struct patch *patch;
    enum part part;
    const char *between;
};

static const char *keep_joined(struct layer *layer, struct atlas_text *text) {
    const char *kept =
        atlas_arena_text(&layer->figures.arena, atlas_text_string(text));
    atlas_text_release(text);
    return kept;
}

// Codes or names of the patch's areas in a period of the presence.
static const char *join_areas(const struct joining *joining, size_t period) {
    struct layer *layer = joining->layer;
    struct atlas_text text = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < joining->patch->area_count; i++) {
        const uint32_t index = joining->patch->areas[i];
        const struct atlas_rate_area *area = &areas_of(layer)[index];
        if (!presence_is_in(&layer->presence, period, index)) continue;
        if (text.length) atlas_text_add(&text, joining->between);
        atlas_text_add(&text,
                       joining->part == CODES ? area->code : legal_name(area));
    }
    return keep_joined(layer, &text);
}

static const char *join_here(struct layer *layer, const struct patch *patch,
                             enum part part) {
    const struct joining joining = {layer, patch, part,
                                    part == CODES ? "; " : " / "};
    return join_areas(&joining, layer->presence.wanted);
}

// Whether one of a patch's polygons has no figures in a period: the sum of the
// others would pass for that of the union.
static bool has_blank(const struct layer *layer, const struct patch *patch,
                      size_t period) {
    const bool *blanks = layer->blanks + period * layer->drawn->count;
    for (size_t i = 0; i < patch->polygon_count; i++) {
        if (blanks[patch->polygons[i]]) return true;
    }
    return false;
}

// Code or name of a union: those of its areas in the latest of the periods that
// has all of it, so that it is the same in the figures of each.
static const char *join_latest(struct layer *layer, const struct patch *patch,
                               enum part part) {
    const struct joining joining = {layer, patch, part, " / "};
    const size_t count = layer->presence.period_count;
    for (size_t i = 0; i < count; i++) {
        if (!has_blank(layer, patch, i)) return join_areas(&joining, i);
    }
    size_t period = 0;
    while (period + 1 < count && !count_in(layer, patch, period)) period++;
    return join_areas(&joining, period);
}

static const char *join_polygons(struct layer *layer,
                                 const struct patch *patch) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < patch->polygon_count; i++) {
        if (i) atlas_text_add(&text, "; ");
        atlas_text_add(&text, layer->drawn->items[patch->polygons[i]].code);
    }
    return keep_joined(layer, &text);
}

static void report_lost(struct layer *layer, const struct patch *patch) {
    for (size_t i = 0; i < patch->area_count; i++) {
        const struct atlas_rate_area *area = &areas_of(layer)[patch->areas[i]];
        if (!presence_is_here(&layer->presence, patch->areas[i])) continue;
        const struct atlas_issue_place place = {.file = layer->drawn->product,
                                                .subject = area->name};
        layer->figures.lost_count++;
        atlas_issues_add(&layer->issues, "no-boundary", place, "not on the map",
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
            drawing->code = join_latest(layer, patch, CODES);
            drawing->name = join_latest(layer, patch, NAMES);
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

static void open_figure(struct layer *layer, struct atlas_figure *figure,
                        struct atlas_count nothing) {
    const size_t counts = ATLAS_PHASE_END * layer->rates->slot_count;
    figure->counts = atlas_arena_alloc(&layer->figures.arena,
                                       (counts + 1) * sizeof(*figure->counts));
    for (size_t i = 0; i < counts; i++) {
        figure->counts[i] = nothing;
    }
    for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
        figure->schools[phase] = nothing;
    }
}

static void fill_figure(struct layer *layer, const struct drawing *drawing,
                        struct atlas_figure *figure) {
    const struct patch *patch = drawing->patch;
    const size_t areas = count_here(layer, patch);
    const struct atlas_count unknown = {0, ATLAS_NOT_AVAILABLE};
    open_figure(layer, figure, areas ? atlas_count_nothing() : unknown);
    figure->source = areas ? ATLAS_PUBLISHED : ATLAS_COMPUTED;
    figure->has_row = areas > 0;
    figure->is_partial =
        areas > 0 && has_blank(layer, patch, layer->presence.wanted);
    figure->is_merged = areas > 1 || patch->polygon_count > 1;
    figure->polygons =
        patch->polygon_count > 1 ? join_polygons(layer, patch) : "";
    figure->members = join_here(layer, patch, CODES);
    if (strcmp(figure->members, drawing->code) == 0) figure->members = "";
    for (size_t i = 0; i < patch->area_count; i++) {
        if (!presence_is_here(&layer->presence, patch->areas[i])) continue;
        add_area(layer, patch->areas[i], figure);
    }
    for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
        figure->is_few[phase] = atlas_rates_least_holds(drawing->code) &&
                                atlas_schools_few(figure->schools[phase],
                                                  layer->rates->least_schools);
    }
}

// A union for the sake of another period says so: its own areas and polygons
// are the same.
static void report_merged(struct layer *layer, const struct patch *patch,
                          const struct atlas_figure *figure) {
    if (!figure->is_merged || !figure->has_row) return;
    const struct atlas_issue_place place = {
        .file = layer->drawn->product,
        .subject = join_here(layer, patch, NAMES)};
    const char *codes = join_here(layer, patch, CODES);
    const char *polygons = join_polygons(layer, patch);
    atlas_issues_add(
        &layer->issues, "merged-boundary", place, "drawn as one area",
        "areas %s of %s lie on boundaries %s%s", codes,
        atlas_period_text(layer->figures.period).text, polygons,
        strcmp(codes, polygons) == 0 ? ", joined to compare with other periods"
                                     : "");
}

// Polygons that have no figures in a period, were it drawn alone.
static void find_blanks(struct layer *layer, size_t period) {
    const struct cover_input input = {layer->rates, layer->level,
                                      presence_in(&layer->presence, period),
                                      layer->drawn};
    bool *blanks = layer->blanks + period * layer->drawn->count;
    struct cover cover = {0};
    cover_find(&input, &cover);
    for (size_t i = 0; i < cover.count; i++) {
        const struct patch *patch = &cover.patches[i];
        for (size_t k = 0; k < patch->polygon_count; k++) {
            blanks[patch->polygons[k]] = patch->area_count == 0;
        }
    }
    cover_release(&cover);
}

static enum atlas_status lay(struct layer *layer, struct atlas_error *err) {
    const struct cover_input input = {layer->rates, layer->level,
                                      layer->presence.any, layer->drawn};
    struct cover cover = {0};
    size_t count = 0;
    enum atlas_status status = ATLAS_OK;
    cover_find(&input, &cover);
    struct drawing *drawings = list_drawings(layer, &cover, &count);
    layer->figures.items = atlas_xcalloc(count, sizeof(struct atlas_figure));
    for (size_t i = 0; !status && i < count; i++) {
        struct atlas_figure *figure = &layer->figures.items[i];
        fill_figure(layer, &drawings[i], figure);
        report_merged(layer, drawings[i].patch, figure);
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
    figures->least_schools = layer->rates->least_schools;
    areas->product = keep(&areas->arena, drawn->product);
    areas->path = keep(&areas->arena, drawn->path);
    areas->code_field = keep(&areas->arena, drawn->code_field);
    areas->crs = keep(&areas->arena, drawn->crs);
    areas->year = drawn->year;
    areas->repaired = drawn->repaired;
}

enum atlas_status atlas_figures_build(
    const struct atlas_rates *rates,
    const struct atlas_figures_options *options, struct atlas_issues *issues,
    struct atlas_figures *ret_figures, struct atlas_error *err) {
    struct layer layer = {
        .rates = rates, .level = options->level, .drawn = options->drawn};
    enum atlas_status status =
        presence_find(rates, options, &layer.presence, err);
    if (status) return status;
    layer.period = atlas_rates_period(rates, options->period);
    layer.blanks =
        atlas_xcalloc(layer.presence.period_count * options->drawn->count + 1,
                      sizeof(*layer.blanks));
    for (size_t i = 0; i < layer.presence.period_count; i++) {
        find_blanks(&layer, i);
    }
    describe(&layer, options->period);
    status = lay(&layer, err);
    atlas_issues_take_new(issues, &layer.issues);
    free(layer.blanks);
    presence_release(&layer.presence);
    if (status) {
        atlas_figures_release(&layer.figures);
        return status;
    }
    *ret_figures = layer.figures;
    return ATLAS_OK;
}
