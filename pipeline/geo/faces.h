/** @file faces.h
 *  @brief What lies left and right of each arc. Private to geo/.
 *
 *  A side is an arc in one direction: 2 * arc, plus 1 against the arc's own
 *  direction. What belongs to a side lies left of it. Points are whole numbers,
 *  and arcs meet only at their ends.
 */
#ifndef GEO_FACES_H
#define GEO_FACES_H

#include "atlas/topology.h"

/** The sides of a topology's arcs, in order around the points where they meet.
 *  Read-only once built.
 */
struct faces {
    const struct atlas_topology *topology;  ///< Borrowed.
    uint32_t *sides;   ///< By point where they begin, then counter-clockwise.
    uint32_t *places;  ///< By side: its place in `sides`.
    uint32_t *firsts;  ///< By side: place of the first at the same point.
    uint32_t *ends;    ///< By side: past the last one at the same point.
    struct atlas_box *boxes;  ///< By arc.
    size_t side_count;        ///< Twice the arcs.
};

/** Sort the sides. Arcs without vertices have none. */
void faces_build(const struct atlas_topology *topology,
                 struct faces *ret_faces);

/** Free it. */
void faces_release(struct faces *faces);

/** The same arc in the other direction. */
uint32_t side_back(uint32_t side);

/** Vertices of a side's arc. */
size_t side_length(const struct faces *faces, uint32_t side);

/** A side's vertex, counted from where it begins. */
uint32_t side_vertex(const struct faces *faces, uint32_t side, size_t i);

/** A side's point, as above. */
struct atlas_point side_point(const struct faces *faces, uint32_t side,
                              size_t i);

/** The sides that begin where this one ends, clockwise from it: the one that
 *  goes on around the same face first. `turn` counts from 0.
 *  @return false past the last one, which is the way back.
 */
bool side_turn(const struct faces *faces, uint32_t side, uint32_t turn,
               uint32_t *ret_side);

/** Whether a side runs east or west all along. */
bool side_is_level(const struct faces *faces, uint32_t side);

/** How often sides wind counter-clockwise around what lies just left of one
 *  that is not level.
 *
 *  @param around  `count` sides, which make closed lines
 */
int sides_winding(const struct faces *faces, const uint32_t *around,
                  size_t count, uint32_t side);

/** Twice the area inside a closed line of sides, above 0 when it runs
 *  counter-clockwise.
 */
double sides_area(const struct faces *faces, const uint32_t *sides,
                  size_t count);

/** Length of a side. */
double side_extent(const struct faces *faces, uint32_t side);

#endif
