/** @file distinct.h
 *  @brief The different points of a set. Private to geo/.
 */
#ifndef GEO_DISTINCT_H
#define GEO_DISTINCT_H

#include "atlas/area_set.h"

/** Distinct points of a set, found by a hash table of their coordinates. */
struct distinct {
    struct atlas_point *points;  ///< In order of first appearance.
    size_t count;                ///< Points.
    uint32_t *slots;             ///< Index into `points` plus 1; 0 is free.
    size_t mask;                 ///< Slots, less 1.
    uint32_t *indices;           ///< Index of each point of the set.
};

/** Find them. */
void distinct_build(const struct atlas_area_set *set,
                    struct distinct *ret_distinct);

/** Free them. */
void distinct_release(struct distinct *distinct);

#endif
