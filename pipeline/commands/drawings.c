// Rates to things that can be drawn: figures on boundaries, pages of maps.
//
// In:  rates, levels with boundaries, the maps of the configuration.
// Out: figures for each level and period needed (once each), a page for each
//      map, with its classes.
//
// Figures belong to a level, a period and the periods they are compared with,
// and maps share them.

#include "drawings.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/aggregate.h"
#include "atlas/memory.h"
#include "map_build.h"

// Figures of a level on boundaries, and what they were made for.
struct laid_figures {
    struct atlas_figures figures;  // Owned.
    struct figures_wanted wanted;
};

static bool is_same(const struct figures_wanted *left,
                    const struct figures_wanted *right) {
    if (left->level != right->level || left->period != right->period ||
        left->is_fine != right->is_fine ||
        left->with_count != right->with_count) {
        return false;
    }
    for (size_t i = 0; i < left->with_count; i++) {
        if (left->with[i] != right->with[i]) return false;
    }
    return true;
}

static int compare_periods(const void *left, const void *right) {
    const uint32_t a = *(const uint32_t *)left;
    const uint32_t b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static enum atlas_status figures_make(const struct drawing_source *source,
                                      const struct figures_wanted *wanted,
                                      struct atlas_figures *ret_figures,
                                      struct atlas_error *err) {
    const struct atlas_level *level = &source->inputs->levels[wanted->level];
    const struct atlas_figures_options options = {
        .level = LEVELS_BEFORE + wanted->level,
        .drawn = wanted->is_fine ? level->areas : level->drawn,
        .period = wanted->period,
        .with = wanted->with,
        .with_count = wanted->with_count,
    };
    return atlas_figures_build(source->rates, &options, &source->inputs->issues,
                               ret_figures, err);
}

enum atlas_status drawings_lay(const struct drawing_source *source,
                               const struct figures_wanted *wanted,
                               struct drawings *drawings,
                               const struct atlas_figures **ret_figures,
                               struct atlas_error *err) {
    struct laid_figures *fresh = atlas_xcalloc(1, sizeof(*fresh));
    fresh->wanted = *wanted;
    fresh->wanted.is_fine =
        wanted->is_fine && source->inputs->levels[wanted->level].areas;
    qsort(fresh->wanted.with, wanted->with_count, sizeof(wanted->with[0]),
          compare_periods);
    for (size_t i = 0; i < drawings->figure_count; i++) {
        if (!is_same(&drawings->figures[i]->wanted, &fresh->wanted)) continue;
        free(fresh);
        *ret_figures = &drawings->figures[i]->figures;
        return ATLAS_OK;
    }
    const enum atlas_status status =
        figures_make(source, &fresh->wanted, &fresh->figures, err);
    if (status) {
        free(fresh);
        return status;
    }
    drawings->figures =
        atlas_grow(drawings->figures, drawings->figure_count + 1,
                   &drawings->figure_capacity, sizeof(struct laid_figures *));
    drawings->figures[drawings->figure_count++] = fresh;
    *ret_figures = &fresh->figures;
    return ATLAS_OK;
}

void drawings_credit(const struct drawing_source *source, size_t level,
                     struct atlas_credits *credits) {
    atlas_credits_add_dfe(credits);
    atlas_credits_add_level(credits, &source->inputs->levels[level]);
    if (source->config->levels[level].credit) {
        atlas_credits_add(credits, source->config->levels[level].credit);
    }
}

static enum atlas_status make_map(const struct drawing_source *source,
                                  const struct config_map *wanted,
                                  struct drawings *drawings,
                                  struct atlas_error *err) {
    struct drawing *drawing = &drawings->maps[drawings->map_count++];
    enum atlas_status status =
        map_build(source, wanted, drawings, drawing, err);
    if (!status) status = map_fill(source, drawings, drawing, err);
    if (!status) status = map_place(source, drawing, err);
    return status;
}

static enum atlas_status export_level(const struct drawing_source *source,
                                      size_t level, struct drawings *drawings,
                                      struct atlas_error *err) {
    const struct atlas_level *from = &source->inputs->levels[level];
    struct exported_level *to = &drawings->exported[level];
    const uint32_t latest =
        source->rates->levels[LEVELS_BEFORE + level].latest_period;
    if (!from->drawn || !latest) return ATLAS_OK;
    drawings_credit(source, level, &to->credits);
    const struct figures_wanted wanted = {
        .level = level,
        .period = latest,
        .is_fine = source->config->levels[level].simplify_m >= 0 &&
                   !source->config->levels[level].draw};
    return drawings_lay(source, &wanted, drawings, &to->figures, err);
}

enum atlas_status drawings_make(const struct atlas_config *config,
                                struct inputs *inputs,
                                const struct atlas_rates *rates,
                                struct drawings *ret_drawings,
                                struct atlas_error *err) {
    const struct drawing_source source = {config, inputs, rates};
    struct drawings drawings = {
        .exported =
            atlas_xcalloc(inputs->level_count + 1, sizeof(*drawings.exported)),
        .level_count = inputs->level_count,
        .maps = atlas_xcalloc(config->map_count + 1, sizeof(*drawings.maps)),
    };
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; !status && i < inputs->level_count; i++) {
        status = export_level(&source, i, &drawings, err);
    }
    for (size_t i = 0; !status && i < config->map_count; i++) {
        status = make_map(&source, &config->maps[i], &drawings, err);
    }
    if (!status) status = maps_classify(&source, &drawings, err);
    if (status) {
        drawings_release(&drawings);
    } else {
        *ret_drawings = drawings;
    }
    return status;
}

static void drawing_release(struct drawing *drawing) {
    atlas_credits_release(&drawing->credits);
    for (size_t i = 0; i < ATLAS_PANELS_MAX; i++) {
        atlas_figures_release(&drawing->parts[i]);
    }
    atlas_area_set_release(&drawing->hexagons);
    atlas_area_set_release(&drawing->context);
    atlas_arena_release(&drawing->arena);
}

void drawings_release(struct drawings *drawings) {
    for (size_t i = 0; i < drawings->figure_count; i++) {
        atlas_figures_release(&drawings->figures[i]->figures);
        free(drawings->figures[i]);
    }
    for (size_t i = 0; i < drawings->map_count; i++) {
        drawing_release(&drawings->maps[i]);
    }
    for (size_t i = 0; i < drawings->level_count; i++) {
        atlas_credits_release(&drawings->exported[i].credits);
    }
    free(drawings->figures);
    free(drawings->exported);
    free(drawings->maps);
    memset(drawings, 0, sizeof(*drawings));
}
