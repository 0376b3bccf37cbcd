/** @file slivers.h
 *  @brief Faces too small to be anything but a fault, given to one area.
 *         Private to geo/.
 */
#ifndef GEO_SLIVERS_H
#define GEO_SLIVERS_H

#include "faces.h"

/** A side that an area's border gains, or the side in the other direction that
 *  it loses.
 */
struct side_change {
    uint32_t area;  ///< Index of the area.
    uint32_t side;  ///< The side; the area lies left of it.
};

/** What is to be changed. */
struct slivers {
    struct side_change *changes;  ///< In order of areas.
    size_t count;                 ///< Changes.
    size_t capacity;              ///< Changes allocated.
};

/** Find the faces that several areas cover, or that none covers between two or
 *  more, or that an area turned inside out, and give each to one area: the one
 *  whose land it borders longest. Only faces up to `largest` square units, and
 *  those no wider than 2 units.
 */
void slivers_find(const struct faces *faces, double largest,
                  struct slivers *ret_slivers);

/** Free it. */
void slivers_release(struct slivers *slivers);

#endif
