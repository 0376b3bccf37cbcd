/** @file neighbours.h
 *  @brief Which areas share a border. Private to geo/.
 */
#ifndef GEO_NEIGHBOURS_H
#define GEO_NEIGHBOURS_H

#include "atlas/area_set.h"

/** Two areas, the lower index first. */
struct neighbour_pair {
    uint32_t low;   ///< Index of an area.
    uint32_t high;  ///< Index of another, larger.
};

/** The neighbours of a set's areas. */
struct neighbours {
    struct neighbour_pair *pairs;  ///< Those that share an arc, sorted; then
                                   ///< the links.
    size_t shared_count;           ///< Pairs that share an arc.
    size_t pair_count;             ///< And with the links, which tie islands
                                   ///< to the areas nearest to them.
    uint32_t *others;              ///< Of each area, all its neighbours.
    bool *is_outer;  ///< By area: part of its border is nobody else's.
    size_t *starts;  ///< First of an area's neighbours in `others`, and past
                     ///< the last one of all.
};

/** Find the neighbours; links join what borders leave apart: each area of an
 *  island and the two nearest of the mainland.
 */
void neighbours_find(const struct atlas_area_set *areas,
                     struct neighbours *ret_neighbours);

/** Free everything. */
void neighbours_release(struct neighbours *neighbours);

#endif
