/** @file map_build.h
 *  @brief A [map] section to a page of values: the steps, in their order.
 */
#ifndef ATLAS_COMMANDS_MAP_BUILD_H
#define ATLAS_COMMANDS_MAP_BUILD_H

#include "drawings.h"

/** What drawings are made from. */
struct drawing_source {
    const struct atlas_config *config;  ///< Maps wanted.
    struct inputs *inputs;              ///< Levels; findings are added.
    const struct atlas_rates *rates;    ///< Levels after country and region.
};

/** The rates have country and region before the configured levels. */
enum { LEVELS_BEFORE = 2 };

/** Which figures are wanted, on which boundaries. */
struct figures_wanted {
    size_t level;                         ///< Of the configuration.
    uint32_t period;                      ///< Of the figures.
    uint32_t with[ATLAS_PANELS_MAX + 1];  ///< Compared with these periods.
    size_t with_count;                    ///< How many.
    bool is_fine;  ///< On the boundaries that place schools, where there are
                   ///< such: those for drawing are made for the whole country,
                   ///< and a map of a part is seen from near.
};

/** Figures that are wanted, made once. */
ATLAS_MUST_CHECK enum atlas_status drawings_lay(
    const struct drawing_source *source, const struct figures_wanted *wanted,
    struct drawings *drawings, const struct atlas_figures **ret_figures,
    struct atlas_error *err);

/** Credits of a level: a file carries those of what it shows, not of the whole
 *  run.
 */
void drawings_credit(const struct drawing_source *source, size_t level,
                     struct atlas_credits *credits);

/** Years, figures and words of a map: everything but values, scope, view and
 *  classes. */
ATLAS_MUST_CHECK enum atlas_status map_build(
    const struct drawing_source *source, const struct config_map *wanted,
    struct drawings *drawings, struct drawing *drawing,
    struct atlas_error *err);

/** Keep the areas within the map's scope, with their neighbours in grey; find
 *  the regions of the areas; lay hexagons; find the locator.
 */
ATLAS_MUST_CHECK enum atlas_status map_place(
    const struct drawing_source *source, struct drawing *drawing,
    struct atlas_error *err);

/** Values of all panels, and England's. */
ATLAS_MUST_CHECK enum atlas_status map_fill(const struct drawing_source *source,
                                            struct drawings *drawings,
                                            struct drawing *drawing,
                                            struct atlas_error *err);

/** Classes of every map; maps of one series share theirs. */
ATLAS_MUST_CHECK enum atlas_status maps_classify(
    const struct drawing_source *source, struct drawings *drawings,
    struct atlas_error *err);

/** England's value of a measure: at a period, or the change since another. */
struct atlas_rate map_england(const struct atlas_rates *rates,
                              const struct atlas_variable *variable,
                              uint32_t period);

/** Fail for a year that no file was read for: the message says which key has it
 *  read.
 *  @param key  of the map, that names the year
 */
ATLAS_MUST_CHECK enum atlas_status map_year_unread(
    const struct drawing_source *source, const struct drawing *drawing,
    const char *key, uint32_t year, struct atlas_error *err);

#endif
