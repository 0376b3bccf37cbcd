/** @file border.h
 *  @brief How far a point is from an area's border. Private to geo/.
 *
 *  Threads  read-only once built: may be shared.
 */
#ifndef GEO_BORDER_H
#define GEO_BORDER_H

#include "atlas/area_set.h"

/** A few consecutive segments of a ring. */
struct border_piece {
    struct atlas_box box;  ///< Box of its points.
    size_t first;          ///< First point in the set's points.
    size_t count;          ///< Points; one more than segments.
};

/** The borders of some areas of a set, in pieces. */
struct border {
    const struct atlas_area_set *set;  ///< Borrowed.
    struct border_piece *pieces;       ///< Of all the areas.
    size_t *firsts;  ///< First piece of each area, and the end of the last.
};

/** Cut the borders of every area of a set, which must outlive it. */
void border_build(const struct atlas_area_set *set, struct border *ret_border);

/** Free it. */
void border_release(struct border *border);

/** Metres from a point to the nearest border of an area, on either side. */
double border_distance(const struct border *border, size_t area,
                       struct atlas_point point);

/** The same, where it is more than `least`; else any number up to `least`,
 *  which is found sooner.
 */
double border_distance_above(const struct border *border, size_t area,
                             struct atlas_point point, double least);

/** Where a point lies to an area. */
enum border_side {
    BORDER_OUTSIDE,
    BORDER_INSIDE,
    BORDER_CLOSE  ///< Within 1 mm of the border: rounding might decide.
};

/** Where a point lies to an area, by crossings of the border. */
enum border_side border_side(const struct border *border, size_t area,
                             struct atlas_point point);

/** Distance from a point to a box; 0 inside. */
double box_distance(struct atlas_box box, struct atlas_point point);

#endif
