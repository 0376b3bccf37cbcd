/** @file adjacency.h
 *  @brief Which areas touch, and how far areas of two layers overlap.
 *
 *  Owner    geo.
 *  CRS      EPSG:27700; both sets.
 *  Threads  each call has its own contexts: safe from several threads.
 */
#ifndef ATLAS_ADJACENCY_H
#define ATLAS_ADJACENCY_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/area_set.h"
#include "atlas/status.h"

/** Areas that share a border, for each area of a set. */
struct atlas_adjacency {
    uint32_t *others;  ///< Neighbours of all areas, ascending within each.
    size_t *starts;    ///< First of an area's in `others`; one more at the end.
};

/** Find who shares a piece of border with whom: a line, not a point. An area
 *  without any neighbour (an island) has none; nothing is made up. Where
 *  boundaries are clipped to the coast, areas on both sides of tidal water
 *  (Thames, Humber, Wyre) do not touch.
 */
void atlas_adjacency_build(const struct atlas_area_set *areas,
                           struct atlas_adjacency *ret_adjacency);

/** Free everything and make it empty. */
void atlas_adjacency_release(struct atlas_adjacency *adjacency);

/** An area that has land in common with another. */
struct atlas_overlap {
    uint32_t area;  ///< Index into the other set.
    double share;   ///< Of the first area's land, 0 to 1.
};

/** Areas of `others` that an area overlaps, the largest share first. Slivers
 *  between borders that were generalised differently do not count: what an
 *  overlap has must reach well inside (adjacency.c says how far).
 *
 *  @param ret_overlaps  out: free() it
 *  @param ret_count     out: how many
 *  @return ATLAS_OK, or ATLAS_ERR_GEO when a boundary is invalid.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_areas_overlaps(
    const struct atlas_area_set *areas, uint32_t area,
    const struct atlas_area_set *others, struct atlas_overlap **ret_overlaps,
    size_t *ret_count, struct atlas_error *err);

#endif
