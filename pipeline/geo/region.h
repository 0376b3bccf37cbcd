/** @file region.h
 *  @brief What a simplified border leaves out: the region between a chord and
 *         the line that it replaces. Private to geo/.
 */
#ifndef GEO_REGION_H
#define GEO_REGION_H

#include "atlas/detail.h"
#include "point_grid.h"

/** A line of vertices and the chord from its first to its last; a ring's chord
 *  has no length, and its region is the inside.
 */
struct chord {
    size_t first;  ///< Place in the topology's vertices.
    size_t last;   ///< Place, the last vertex included.
    size_t arc;    ///< The arc that it is part of.
};

/** Whether none of a grid's points lies in the chord's region or touches it,
 *  but the chord's ends. What 64-bit floating point cannot tell from a touch
 *  counts as one.
 *
 *  @param grid  some points of the topology's set, by their indices
 */
bool region_is_clear(const struct atlas_detail *detail, struct chord chord,
                     const struct point_grid *grid);

#endif
