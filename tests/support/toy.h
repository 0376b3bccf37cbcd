/** @file toy.h
 *  @brief A country small enough to work out by hand.
 *
 *  Counts are given as numbers; TOY(state) gives a state in place of one.
 */
#ifndef ATLAS_TEST_TOY_H
#define ATLAS_TEST_TOY_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/absence.h"
#include "atlas/area_set.h"
#include "atlas/placement.h"
#include "atlas/schools.h"

/** A state written where a count stands. */
#define TOY(state) (-(int64_t)(state))

/** One school and period: enrolments, sess_possible, sess_overall,
 *  sess_authorised, sess_unauthorised, enrolments_pa_10_exact and _pa_50_exact.
 */
struct toy_row {
    uint32_t urn;                           ///< URN.
    uint32_t laestab;                       ///< LAESTAB.
    uint32_t period;                        ///< Rows are sorted by it.
    uint32_t authority;                     ///< Index.
    enum atlas_phase phase;                 ///< Not the total.
    int64_t counts[ATLAS_CORE_COLUMN_END];  ///< Numbers, or TOY(state).
};

/** One published row. */
struct toy_published {
    uint32_t period;                        ///< Period.
    enum atlas_published_level level;       ///< What it is about.
    uint32_t area;                          ///< Index, or ATLAS_NONE.
    enum atlas_phase phase;                 ///< Phase.
    uint16_t file;                          ///< Index of its file.
    int64_t schools;                        ///< num_schools.
    int64_t counts[ATLAS_CORE_COLUMN_END];  ///< Numbers, or TOY(state).
};

/** A release to be made; all borrowed. */
struct toy_release {
    const struct atlas_authority *authorities;  ///< Authorities.
    size_t authority_count;                     ///< How many.
    const struct atlas_region *regions;         ///< Regions.
    size_t region_count;                        ///< How many.
    const struct toy_row *rows;                 ///< School rows.
    size_t row_count;                           ///< How many.
    const struct toy_published *published;      ///< Published rows.
    size_t published_count;                     ///< How many.
};

/** Make a release. Its files are release.csv and annual.csv. */
void toy_absence(const struct toy_release *from, struct atlas_absence *absence);

/** Make a register. */
void toy_register(const struct atlas_school *items, size_t count,
                  struct atlas_register *schools);

/** Make links; `items` are sorted. */
void toy_links(const struct atlas_link *items, size_t count,
               struct atlas_links *links);

/** Make areas: squares of 1,000 m from x = 0 to the east, y from 0 to 1,000.
 *  Names are the codes with "Name of " before. `codes` are sorted.
 */
void toy_squares(const char *const *codes, size_t count,
                 struct atlas_area_set *set);

/** Make a placement; `areas` holds an area, or ATLAS_NONE, for each row and
 *  level, row-major. Levels are borrowed.
 */
void toy_placement(const struct atlas_level *levels, size_t level_count,
                   const uint32_t *areas, size_t rows,
                   struct atlas_placement *placement);

#endif
