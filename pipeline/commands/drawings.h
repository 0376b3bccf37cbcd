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

/** A map ready to be rendered. */
struct drawing {
    const struct config_map *wanted;  ///< Its section.
    struct atlas_credits credits;     ///< Of its level.
    struct atlas_classes classes;     ///< Breaks over its rates.
    struct atlas_map map;             ///< Points to `classes` and figures.
};

/** A level to be exported, with figures of its latest period. */
struct exported_level {
    const struct atlas_figures *figures;  ///< NULL: no boundaries or figures.
    struct atlas_credits credits;         ///< Of this level.
};

/** Figures and maps of a run. */
struct drawings {
    struct atlas_figures *figures;    ///< One for each level and period needed.
    size_t figure_count;              ///< How many.
    struct exported_level *exported;  ///< One a level.
    size_t level_count;               ///< Levels.
    struct drawing *maps;             ///< One a [map] section.
    size_t map_count;                 ///< Maps.
};

/** Lay figures onto boundaries and classify every map. Findings go to
 *  inputs->issues.
 *
 *  @return ATLAS_OK; ATLAS_ERR_USAGE for a map of a period that its level
 * lacks; what aggregate and classify return.
 */
ATLAS_MUST_CHECK enum atlas_status drawings_make(
    const struct atlas_config *config, struct inputs *inputs,
    const struct atlas_rates *rates, struct drawings *ret_drawings,
    struct atlas_error *err);

/** Free everything and make it empty. */
void drawings_release(struct drawings *drawings);

#endif
