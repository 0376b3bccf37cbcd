// What a map shows, and what around it.
//
// In:  a page with values, the levels' boundaries.
// Out: the areas within a scope alone, with neighbours; regions; hexagons.
//
// A level that schools come to by their region is the country's regions,
// whatever its key; where there is one, hexagons keep its areas together and
// alt texts speak of them.

#include <stdlib.h>
#include <string.h>

#include "atlas/aggregate.h"
#include "atlas/areas.h"
#include "atlas/geometry.h"
#include "atlas/hexagons.h"
#include "atlas/locator.h"
#include "atlas/memory.h"
#include "map_build.h"
#include "setup.h"

// How far outside every region an area's middle may lie, metres: coasts are
// generalised.
#define REGION_NEAREST_M 20000
// What may be seen around the areas of a scope, as a share of their extent; at
// least what render shows.
#define SURROUNDINGS 0.1

// Keep the flagged areas of every panel.
static void panels_select(struct drawing *drawing, const bool *keep) {
    for (size_t i = 0; i < drawing->map.panel_count; i++) {
        struct atlas_panel *panel = &drawing->panels[i];
        const size_t count = panel->figures->areas.count;
        struct atlas_rate *values =
            atlas_arena_alloc(&drawing->arena, (count + 1) * sizeof(*values));
        struct atlas_rate *second =
            atlas_arena_alloc(&drawing->arena, (count + 1) * sizeof(*second));
        size_t kept = 0;
        for (size_t j = 0; j < count; j++) {
            if (!keep[j]) continue;
            values[kept] = panel->values[j];
            if (panel->second) second[kept] = panel->second[j];
            kept++;
        }
        atlas_figures_select(panel->figures, keep, &drawing->parts[i]);
        panel->figures = &drawing->parts[i];
        panel->areas = &drawing->parts[i].areas;
        panel->values = values;
        if (panel->second) panel->second = second;
    }
}

// The others that may be seen around the areas kept: what is left white is sea.
static void context_select(const struct atlas_area_set *areas, const bool *keep,
                           struct drawing *drawing) {
    bool *near = atlas_xcalloc(areas->count + 1, sizeof(*near));
    if (atlas_areas_near(areas, keep, SURROUNDINGS, near)) {
        atlas_areas_select(areas, near, &drawing->context);
        drawing->map.context = &drawing->context;
    }
    free(near);
}

static enum atlas_status scope_apply(const struct atlas_scope *scope,
                                     struct drawing *drawing,
                                     struct atlas_error *err) {
    const struct atlas_area_set *areas = drawing->panels[0].areas;
    bool *keep = atlas_xcalloc(areas->count + 1, sizeof(*keep));
    const enum atlas_status status =
        atlas_scope_within(scope, drawing->wanted->level, areas, keep, err);
    if (!status) {
        context_select(areas, keep, drawing);
        panels_select(drawing, keep);
        drawing->map.place =
            atlas_arena_text(&drawing->arena, scope->area->name);
    }
    free(keep);
    return status;
}

static enum atlas_status scope_find(const struct drawing_source *source,
                                    struct drawing *drawing,
                                    struct atlas_error *err) {
    struct atlas_area_registry registry = {0};
    struct atlas_scope scope;
    setup_registry(source->inputs, &registry);
    const struct atlas_scope_source places = {&registry, source->inputs->levels,
                                              source->inputs->level_count};
    enum atlas_status status =
        atlas_scope_find(&places, drawing->wanted->within, &scope, err);
    if (!status) status = scope_apply(&scope, drawing, err);
    atlas_registry_release(&registry);
    if (status == ATLAS_ERR_USAGE && err) {
        config_map_fail(err, source->config, drawing->wanted, "within", "%s",
                        err->message);
    }
    return status;
}

// The boundaries of the regions; NULL when no level has them.
static const struct atlas_area_set *regions_of(const struct inputs *inputs) {
    for (size_t i = 0; i < inputs->level_count; i++) {
        const struct atlas_level *level = &inputs->levels[i];
        if (level->assign == ATLAS_BY_REGION && level->drawn) {
            return level->drawn;
        }
    }
    return NULL;
}

static enum atlas_status regions_find(const struct atlas_area_set *regions,
                                      struct drawing *drawing,
                                      struct atlas_error *err) {
    const struct atlas_area_set *areas = drawing->panels[0].areas;
    struct atlas_locator *locator = NULL;
    enum atlas_status status = atlas_locator_create(regions, &locator, err);
    if (status) return status;
    uint32_t *found =
        atlas_arena_alloc(&drawing->arena, (areas->count + 1) * sizeof(*found));
    const char **names = atlas_arena_alloc(
        &drawing->arena, (regions->count + 1) * sizeof(*names));
    for (size_t i = 0; i < regions->count; i++) {
        names[i] = regions->items[i].name;
    }
    for (size_t i = 0; !status && i < areas->count; i++) {
        struct atlas_location location = {.area = ATLAS_NONE};
        status = atlas_locator_find(locator, areas->items[i].inside,
                                    REGION_NEAREST_M, &location, err);
        found[i] = location.area;
    }
    atlas_locator_free(locator);
    drawing->map.regions = (struct atlas_regions){names, regions->count, found};
    return status;
}

// "1,020 of 1,450 pairs of neighbours are still side by side."
static void hexagons_say(struct drawing *drawing,
                         const struct atlas_hexagon_report *report) {
    struct atlas_text note = ATLAS_TEXT_INIT;
    if (report->neighbours == 0) return;
    atlas_text_add_grouped(&note, (int64_t)report->kept);
    atlas_text_add(&note, " of ");
    atlas_text_add_grouped(&note, (int64_t)report->neighbours);
    atlas_text_add(&note, " pairs of neighbours are still side by side.");
    drawing->map.note =
        atlas_arena_text(&drawing->arena, atlas_text_string(&note));
    atlas_text_release(&note);
}

static enum atlas_status hexagons_lay(struct drawing *drawing,
                                      struct atlas_error *err) {
    struct atlas_hexagon_report report = {0};
    const enum atlas_status status = atlas_hexagons_layout(
        drawing->panels[0].areas, drawing->map.regions.of_area, &report,
        &drawing->hexagons, err);
    if (status) return status;
    for (size_t i = 0; i < drawing->map.panel_count; i++) {
        drawing->panels[i].areas = &drawing->hexagons;
    }
    drawing->map.context = NULL;
    hexagons_say(drawing, &report);
    return ATLAS_OK;
}

// The whole country where its regions are there, else all areas of the level.
static const struct atlas_area_set *locator_of(
    const struct drawing_source *source, const struct drawing *drawing) {
    const struct atlas_area_set *regions = regions_of(source->inputs);
    const size_t level =
        atlas_config_level(source->config, drawing->wanted->level);
    return regions ? regions : source->inputs->levels[level].drawn;
}

enum atlas_status map_place(const struct drawing_source *source,
                            struct drawing *drawing, struct atlas_error *err) {
    const struct atlas_area_set *regions = regions_of(source->inputs);
    enum atlas_status status = ATLAS_OK;
    if (drawing->wanted->within) status = scope_find(source, drawing, err);
    if (!status && regions) status = regions_find(regions, drawing, err);
    if (!status && drawing->map.view == ATLAS_VIEW_HEXAGONS) {
        status = hexagons_lay(drawing, err);
    }
    if (drawing->wanted->locator) {
        drawing->map.locator = locator_of(source, drawing);
    }
    return status;
}
