// The borders of an area set as arcs: each border once, shared by the areas on
// either side.
//
// Threads  read-only once made.
#ifndef ATLAS_RENDER_TOPOLOGY_H
#define ATLAS_RENDER_TOPOLOGY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/area_set.h"

// A line of the set's points between two junctions, or a whole ring that meets
// no junction.
struct arc {
    size_t first;  // Its first vertex among the topology's vertices.
    size_t count;  // Vertices; a ring repeats its first vertex at the end.
    bool is_ring;
    uint8_t uses;  // Rings that run along it: 1 at the outer edge, 2 between
                   // areas.
};

// An arc as part of a ring.
struct arc_use {
    uint32_t arc;
    bool is_reversed;
};

struct topology {
    const struct atlas_area_set *areas;  // Borrowed.
    uint32_t *vertices;                  // Indices into areas->points.
    size_t vertex_count;
    struct arc *arcs;
    size_t arc_count;
    struct arc_use *uses;
    size_t use_count;
    size_t *ring_ends;  // Past the last use of each of the set's rings.
};

void topology_build(const struct atlas_area_set *areas,
                    struct topology *ret_topology);
void topology_release(struct topology *topology);

#endif
