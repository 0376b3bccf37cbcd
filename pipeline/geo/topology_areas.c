// Areas from arcs.
//
// In:  a topology, simplified or not.
// Out: a set whose rings are walks over its arcs.

#include "topology_areas.h"
#include "atlas/memory.h"
#include "atlas/topology.h"
#include "set_builder.h"

static size_t points_of(const struct atlas_topology *topology,
                        struct atlas_use_span span) {
    size_t count = 1;
    for (size_t use = span.first; use < span.end; use++) {
        count += topology->arcs[topology->uses[use].arc].count - 1;
    }
    return count;
}

// Every arc's points but its last, which the next one begins with.
static void ring_walk(const struct atlas_topology *topology,
                      struct atlas_use_span span, struct atlas_point *points) {
    size_t at = 0;
    for (size_t use = span.first; use < span.end; use++) {
        const struct atlas_arc_use along = topology->uses[use];
        const struct atlas_arc *arc = &topology->arcs[along.arc];
        for (size_t i = 0; i + 1 < arc->count; i++) {
            const size_t place = along.is_reversed ? arc->count - 1 - i : i;
            const uint32_t vertex = topology->vertices[arc->first + place];
            points[at++] = topology->areas->points[vertex];
        }
    }
    points[at] = points[0];
}

static void area_walk(const struct atlas_topology *topology,
                      const struct atlas_area *area,
                      struct atlas_area_set *to) {
    set_add_area(to, area->code, area->name);
    to->items[to->count - 1].area_m2 = area->area_m2;
    for (size_t i = 0; i < area->ring_count; i++) {
        const size_t ring = area->first_ring + i;
        const struct atlas_use_span span = atlas_topology_ring(topology, ring);
        if (span.first == span.end) continue;
        const struct atlas_ring *old = &topology->areas->rings[ring];
        const size_t count = points_of(topology, span);
        struct atlas_point *points = set_add_ring(to, count, old->is_hole);
        ring_walk(topology, span, points);
        ring_begin_at(points, count, topology->areas->points[old->first]);
    }
}

void topology_walk(const struct atlas_topology *topology,
                   struct atlas_area_set *ret_set) {
    struct atlas_area_set set = {0};
    for (size_t i = 0; i < topology->areas->count; i++) {
        area_walk(topology, &topology->areas->items[i], &set);
    }
    *ret_set = set;
}

void atlas_topology_areas(const struct atlas_topology *topology,
                          struct atlas_area_set *ret_set) {
    struct atlas_area_set set;
    topology_walk(topology, &set);
    set_finish_copy(topology->areas, &set);
    *ret_set = set;
}
