// Which areas border on chosen ones.
//
// In:  areas whose neighbours repeat each other's points, a flag for each.
// Out: a flag for each that shares an arc with a flagged one.
//
// An arc is in the rings of the areas on its two sides and in no other, so it
// is enough to mark the arcs of the chosen areas, and then to look which other
// areas run along a marked one.

#include <stdlib.h>

#include "atlas/geometry.h"
#include "atlas/topology.h"

// A walk over the arcs of one area.
struct walk {
    const struct atlas_topology *topology;
    size_t first;  // Its first use.
    size_t end;    // Past its last.
};

static struct walk walk_of(const struct atlas_topology *topology,
                           const struct atlas_area *area) {
    const size_t ring = area->first_ring;
    const size_t last = ring + area->ring_count;
    return (struct walk){topology, ring ? topology->ring_ends[ring - 1] : 0,
                         last ? topology->ring_ends[last - 1] : 0};
}

static void mark(const struct walk *walk, bool *is_marked) {
    for (size_t i = walk->first; i < walk->end; i++) {
        is_marked[walk->topology->uses[i].arc] = true;
    }
}

static bool has_mark(const struct walk *walk, const bool *is_marked) {
    for (size_t i = walk->first; i < walk->end; i++) {
        if (is_marked[walk->topology->uses[i].arc]) return true;
    }
    return false;
}

void atlas_areas_neighbours(const struct atlas_area_set *areas,
                            const bool *is_chosen, bool *ret_is_neighbour) {
    struct atlas_topology topology;
    atlas_topology_build(areas, &topology);
    bool *is_marked = atlas_xcalloc(topology.arc_count + 1, sizeof(*is_marked));
    for (size_t i = 0; i < areas->count; i++) {
        const struct walk walk = walk_of(&topology, &areas->items[i]);
        if (is_chosen[i]) mark(&walk, is_marked);
    }
    for (size_t i = 0; i < areas->count; i++) {
        const struct walk walk = walk_of(&topology, &areas->items[i]);
        ret_is_neighbour[i] = !is_chosen[i] && has_mark(&walk, is_marked);
    }
    free(is_marked);
    atlas_topology_release(&topology);
}
