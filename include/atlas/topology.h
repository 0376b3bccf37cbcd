/** @file topology.h
 *  @brief The borders of an area set as arcs: each border once, shared by the
 *         areas on either side.
 *
 *  Owner      geo.
 *  CRS        that of the set: points are indices into it.
 *  Ownership  the set is borrowed; atlas_topology_release() frees the rest.
 *  Threads    read-only once made.
 */
#ifndef ATLAS_TOPOLOGY_H
#define ATLAS_TOPOLOGY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/area_set.h"

/** A line of the set's points between two junctions, or a whole ring that meets
 *  no junction.
 */
struct atlas_arc {
    size_t first;  ///< Its first vertex among the topology's vertices.
    size_t count;  ///< Vertices; a ring repeats its first one at the end.
    bool is_ring;  ///< Begins and ends at the same vertex.
    uint8_t uses;  ///< Rings that run along it: 1 at the outer edge, 2 between
                   ///< areas.
};

/** An arc as part of a ring. */
struct atlas_arc_use {
    uint32_t arc;      ///< Index of the arc.
    bool is_reversed;  ///< The ring runs from its last vertex to its first.
};

/** A set's borders. Rings are those of the set, in its order. */
struct atlas_topology {
    const struct atlas_area_set *areas;  ///< Borrowed.
    uint32_t *vertices;                  ///< Indices into areas->points.
    size_t vertex_count;                 ///< Vertices of all arcs.
    struct atlas_arc *arcs;              ///< In the order first met.
    size_t arc_count;                    ///< Arcs.
    struct atlas_arc_use *uses;          ///< Arcs of all rings, in ring order.
    size_t use_count;                    ///< Uses.
    size_t *ring_ends;  ///< Past the last use of each of the set's rings; a
                        ///< ring that vanished has none.
};

/** Find the shared borders of a set whose neighbours repeat each other's points
 *  exactly. Linear in the number of points.
 */
void atlas_topology_build(const struct atlas_area_set *areas,
                          struct atlas_topology *ret_topology);

/** Some uses in a row: from `first` to before `end`. */
struct atlas_use_span {
    size_t first;  ///< Index of the first one.
    size_t end;    ///< Past the last one.
};

/** The uses of a ring; none where it vanished. */
struct atlas_use_span atlas_topology_ring(const struct atlas_topology *topology,
                                          size_t ring);

/** The uses of all rings of an area. */
struct atlas_use_span atlas_topology_area(const struct atlas_topology *topology,
                                          size_t area);

/** The areas that a topology's arcs draw: a set of its own, rings and areas in
 *  the order of the topology's set, rings beginning where they did. Neighbours
 *  repeat each other's points exactly. Boxes are those of the new rings; texts,
 *  `area_m2`, `inside` and `inside_m` are as in the topology's set.
 */
void atlas_topology_areas(const struct atlas_topology *topology,
                          struct atlas_area_set *ret_set);

/** Free everything and make it empty. */
void atlas_topology_release(struct atlas_topology *topology);

#endif
