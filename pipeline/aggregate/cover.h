/** @file cover.h
 *  @brief Private to aggregate: which areas of the release lie on which
 *         polygons of another year.
 */
#ifndef ATLAS_AGGREGATE_COVER_H
#define ATLAS_AGGREGATE_COVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/area_set.h"
#include "atlas/rates.h"

/** Areas of the release and the polygons that together are the same place. */
struct patch {
    const uint32_t *areas;     ///< Areas of the rate level, ascending.
    size_t area_count;         ///< 0: nothing in the release.
    const uint32_t *polygons;  ///< Areas of the drawn set, ascending.
    size_t polygon_count;      ///< 0: no boundary.
};

/** All patches: every present area and every polygon is in exactly one. */
struct cover {
    struct patch *patches;  ///< By their first area, then first polygon.
    size_t count;           ///< Patches.
    uint32_t *members;      ///< Indices that the patches point into.
};

/** What is covered. */
struct cover_input {
    const struct atlas_rates *rates;     ///< Holds the level.
    size_t level;                        ///< Index into its levels.
    const bool *present;                 ///< For each area of the level,
                                         ///< whether it counts.
    const struct atlas_area_set *drawn;  ///< Polygons.
};

/** Find the smallest patches that are whole in both years. */
void cover_find(const struct cover_input *input, struct cover *ret_cover);

/** Free everything and make it empty. */
void cover_release(struct cover *cover);

#endif
