/** @file ground.h
 *  @brief What all packs of a level share. Private to brief/.
 */
#ifndef BRIEF_GROUND_H
#define BRIEF_GROUND_H

#include "atlas/adjacency.h"
#include "atlas/brief.h"
#include "atlas/classes.h"
#include "atlas/figures.h"
#include "atlas/profiles.h"

/** Measures of enrolments: those that carry intervals and ranks. */
enum ground_measure { GROUND_PERSISTENT, GROUND_SEVERE, GROUND_MEASURE_END };

/** A measure and phase over all areas of the level. */
struct ground_column {
    struct atlas_rate *rates;            ///< By area.
    struct atlas_dispersion dispersion;  ///< Of its schools.
    struct atlas_rank *ranks;            ///< By area.
};

/** Read-only once made. */
struct atlas_brief_ground {
    struct atlas_brief_source source;  ///< Borrowed.
    size_t level;                      ///< Index into rates->levels.
    uint32_t configured;               ///< The same among the configured
                                       ///< levels; ATLAS_NONE.
    uint32_t period;                   ///< Latest with figures.
    uint32_t school_period;            ///< Latest with school rows, not after
                                       ///< `period`: spread and likeness are
                                       ///< of it; 0: there are none.
    struct ground_column columns[GROUND_MEASURE_END][ATLAS_PHASE_END];
    ///< Measures by phase.
    struct atlas_profiles profiles;    ///< Of the areas.
    struct atlas_figures figures;      ///< On boundaries; empty without.
    struct atlas_adjacency adjacency;  ///< Of the areas of the figures.
    struct atlas_rate *values;         ///< Of the figures' areas: persistent.
    struct atlas_classes classes;      ///< Over all of them.
    uint32_t authorities;              ///< Level by authority, in the rates;
                                       ///< ATLAS_NONE.
    uint32_t parts;                    ///< Configured level that the areas are
                                       ///< said to lie in; ATLAS_NONE.
    uint32_t *authority_of_part;       ///< By area of that level: authority,
                                       ///< in the rates; ATLAS_NONE.
    uint32_t *region_of_area;  ///< By area of the level: region, in the rates;
                               ///< ATLAS_NONE.
    struct atlas_arena arena;  ///< Lists.
};

/** Which measures the columns are of. */
const struct atlas_measure *ground_measure(enum ground_measure which);

/** Row of an area, year and phase; ATLAS_NONE where there is none. */
uint32_t ground_row(const struct atlas_rates *rates, size_t level,
                    uint32_t area, uint32_t period, enum atlas_phase phase);

/** A measure of an area, year and phase; not available without a row. */
struct atlas_rate ground_rate(const struct atlas_rates *rates, size_t level,
                              uint32_t area, uint32_t period,
                              const struct atlas_measure *measure,
                              enum atlas_phase phase);

/** Column of a measure, or NULL when intervals are not made of it. */
const struct ground_column *ground_column(
    const struct atlas_brief_ground *ground,
    const struct atlas_measure *measure, enum atlas_phase phase);

/** The figures' area of an area of the level; ATLAS_NONE. */
uint32_t ground_figure(const struct atlas_brief_ground *ground, uint32_t area);

/** Find the authority of each part, and the region of each area. */
ATLAS_MUST_CHECK enum atlas_status ground_find_owners(
    struct atlas_brief_ground *ground, struct atlas_error *err);

#endif
