/** @file drawings.h
 *  @brief Rates onto boundaries and into classes: what is drawn and exported.
 */
#ifndef ATLAS_COMMANDS_DRAWINGS_H
#define ATLAS_COMMANDS_DRAWINGS_H

#include <stddef.h>

#include "atlas/classes.h"
#include "atlas/credits.h"
#include "atlas/figures.h"
#include "atlas/rates.h"
#include "atlas/render.h"
#include "atlas/status.h"
#include "config.h"
#include "inputs.h"

/** A page ready to be rendered. Does not move: it points into itself. */
struct drawing {
    const struct config_map *wanted;               ///< Its section.
    struct atlas_credits credits;                  ///< Of its level.
    struct atlas_classes classes;                  ///< Breaks over its values.
    struct atlas_classes second_classes;           ///< Of the second measure.
    struct atlas_variable second;                  ///< The second measure.
    struct atlas_panel panels[ATLAS_PANELS_MAX];   ///< One a year.
    struct atlas_figures parts[ATLAS_PANELS_MAX];  ///< Figures of the areas
                                                   ///< within a scope.
    struct atlas_area_set hexagons;  ///< Drawn instead of boundaries.
    struct atlas_area_set context;   ///< Neighbours in grey.
    struct atlas_arena arena;        ///< Values, flags, texts.
    struct atlas_map map;            ///< Points to all of the above.
};

/** Figures of a level, laid onto boundaries; drawings.c. */
struct laid_figures;

/** A level to be exported, with figures of its latest period. */
struct exported_level {
    const struct atlas_figures *figures;  ///< NULL: no boundaries or figures.
    struct atlas_credits credits;         ///< Of this level.
};

/** Figures and maps of a run. */
struct drawings {
    struct laid_figures **figures;    ///< One for each level, period and
                                      ///< comparison needed.
    size_t figure_count;              ///< How many.
    size_t figure_capacity;           ///< Allocated.
    struct exported_level *exported;  ///< One a level.
    size_t level_count;               ///< Levels.
    struct drawing *maps;             ///< One a [map] section.
    size_t map_count;                 ///< Maps.
};

/** Lay figures onto boundaries and classify every map. Findings go to
 *  inputs->issues.
 *
 *  @return ATLAS_OK; ATLAS_ERR_USAGE for a map of a period that its level
 *          lacks, or of a scope that holds none of its areas; what aggregate,
 *          areas and classify return.
 */
ATLAS_MUST_CHECK enum atlas_status drawings_make(
    const struct atlas_config *config, struct inputs *inputs,
    const struct atlas_rates *rates, struct drawings *ret_drawings,
    struct atlas_error *err);

/** Free everything and make it empty. */
void drawings_release(struct drawings *drawings);

#endif
