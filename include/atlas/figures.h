/** @file figures.h
 *  @brief A level's figures of one period, laid onto boundaries that can be
 *         drawn.
 *
 *  Owner      aggregate.
 *  Idea       a release's authorities are not always those of the boundary
 *             file. Where they differ, counts are drawn on the smallest union
 *             of polygons that is whole in both vintages (Cumbria on Cumberland
 *             with Westmorland and Furness), status `merged`, members listed.
 *  Codes      one polygon keeps its code and name; a union carries those of the
 *             release, " / " between, the names as the law had them. Figures
 *             made to be compared with other periods carry the codes and names
 *             of the latest period that has the union's areas, whichever period
 *             they are of: readers know today's authorities, and the same area
 *             has one code on both sides of a comparison.
 *  Shape      `areas` holds the boundaries actually drawn; figures[i] belongs
 *             to areas.items[i].
 *  Ownership  atlas_figures_release() frees everything, the area set included.
 */
#ifndef ATLAS_FIGURES_H
#define ATLAS_FIGURES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/area_set.h"
#include "atlas/rates.h"

/** Figures of one drawn area. */
struct atlas_figure {
    struct atlas_count schools[ATLAS_PHASE_END];  ///< num_schools by phase.
    struct atlas_count *counts;  ///< ATLAS_PHASE_END * slot_count, phase-major.
    uint8_t source;              ///< enum atlas_source.
    bool is_few[ATLAS_PHASE_END];  ///< By phase: fewer schools than
                                   ///< `least_schools`.
    bool is_merged;        ///< A union of several polygons, or of several
                           ///< areas of the release.
    bool has_row;          ///< False: the release has nothing for it.
    bool is_partial;       ///< Only some of its schools are in the file,
                           ///< and nothing is published for it; or only
                           ///< a part of the union has figures.
    const char *members;   ///< Codes of the release behind it, "; "
                           ///< between; "" where it is its own code.
    const char *polygons;  ///< Codes of the polygons joined; "" if one.
};

/** Figures of a level, ready to draw and to export. */
struct atlas_figures {
    const char *level_key;        ///< As in struct atlas_level.
    const char *level_title;      ///< For people.
    enum atlas_assign assign;     ///< How schools came to the areas.
    uint32_t period;              ///< Period of the figures.
    struct atlas_area_set areas;  ///< What is drawn; owned.
    struct atlas_figure *items;   ///< One for each of areas.items.
    int slots[ATLAS_COLUMN_END];  ///< Place of a column among the counts.
    size_t slot_count;            ///< Counts a phase.
    int64_t least_schools;        ///< As in struct atlas_rates.
    size_t lost_count;            ///< Areas of the release without a polygon
                                  ///< (each is an issue).
    struct atlas_arena arena;     ///< Texts and counts.
};

/** A measure of a drawn area. A partial area has no figure: not available. One
 *  of few schools has that state.
 */
struct atlas_rate atlas_figure_measure(const struct atlas_figures *figures,
                                       size_t area,
                                       const struct atlas_measure *measure,
                                       enum atlas_phase phase);

/** Whether two figures are of the same level and areas, in the same order: one
 *  of period A made with {B}, the other of period B made with {A}.
 */
bool atlas_figures_match(const struct atlas_figures *left,
                         const struct atlas_figures *right);

/** How much a measure of an area has changed: the rate of `now` less that of
 *  `before`, in percentage points.
 *
 *  @param now, before  figures that match; an area whose codes differ has no
 *                      change: not available
 *  @return `percent` may be below 0, `part` and `whole` are 0; a number only
 *          where both rates are numbers, else the worse of their states.
 */
struct atlas_rate atlas_figures_change(const struct atlas_figures *now,
                                       const struct atlas_figures *before,
                                       size_t area,
                                       const struct atlas_measure *measure,
                                       enum atlas_phase phase);

/** A count of a drawn area. */
struct atlas_count atlas_figure_count(const struct atlas_figures *figures,
                                      size_t area, enum atlas_column column,
                                      enum atlas_phase phase);

/** Free everything and make it empty. */
void atlas_figures_release(struct atlas_figures *figures);

#endif
