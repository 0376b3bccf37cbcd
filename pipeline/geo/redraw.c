// Valid rings from the sides that an area lies left of.
//
// In:  the rings of an area as sides of arcs, and changes to them.
// Out: outer rings, each with its holes.
//
// Sides that run both ways cancel out. From each of the others the way leads on
// by the first side clockwise, which follows the border of one connected part
// of the area; where that passes a point twice it is cut into rings there. A
// ring that runs counter-clockwise is an outer one, the others are its holes: a
// hole may touch its outer ring in a point, a ring never itself.

#include "redraw.h"

#include <stdlib.h>

#include "atlas/memory.h"
#include "set_builder.h"

// A ring of sides, in the redrawing's `rings`.
struct loop {
    size_t first;
    size_t count;
    double twice;  // Area, doubled; below 0 for a hole.
    size_t outer;  // Of a hole: index of its outer ring; itself otherwise.
};

struct redrawing {
    const struct faces *faces;
    int *nets;        // By arc: how often the area's rings run along it, net.
    uint32_t *sides;  // The area's sides, each once.
    size_t count;
    size_t capacity;
    uint32_t *walked;  // Sides of the present walk that are in no ring yet.
    size_t walked_count;
    uint32_t *rings;  // Sides of the rings, ring by ring.
    size_t ring_count;
    size_t *seen;  // By vertex: its place in the walk, plus 1.
    struct loop *loops;
    size_t loop_count;
    size_t loop_capacity;
    struct atlas_area_set *to;
};

static uint32_t side_of_use(struct atlas_arc_use use) {
    return 2 * use.arc + (use.is_reversed ? 1 : 0);
}

static void side_add(struct redrawing *redrawing, uint32_t side) {
    redrawing->sides =
        atlas_grow(redrawing->sides, redrawing->count + 1, &redrawing->capacity,
                   sizeof(*redrawing->sides));
    redrawing->sides[redrawing->count++] = side;
    redrawing->nets[side / 2] += side % 2 ? -1 : 1;
}

static bool side_is_open(const struct redrawing *redrawing, uint32_t side) {
    const int net = redrawing->nets[side / 2];
    return side % 2 ? net < 0 : net > 0;
}

// Take one run of the area's border along a side.
static void side_take(struct redrawing *redrawing, uint32_t side) {
    redrawing->nets[side / 2] += side % 2 ? 1 : -1;
    redrawing->walked[redrawing->walked_count++] = side;
}

// Cut the end of the walk off as a ring.
static void loop_cut(struct redrawing *redrawing, size_t from) {
    const struct faces *faces = redrawing->faces;
    const size_t count = redrawing->walked_count - from;
    uint32_t *to = redrawing->rings + redrawing->ring_count;
    for (size_t i = 0; i < count; i++) {
        to[i] = redrawing->walked[from + i];
        redrawing->seen[side_vertex(faces, to[i], 0)] = 0;
    }
    redrawing->walked_count = from;
    const double twice = sides_area(faces, to, count);
    if (!(twice > 0) && !(twice < 0)) return;
    redrawing->loops =
        atlas_grow(redrawing->loops, redrawing->loop_count + 1,
                   &redrawing->loop_capacity, sizeof(*redrawing->loops));
    redrawing->loops[redrawing->loop_count] = (struct loop){
        redrawing->ring_count, count, twice, redrawing->loop_count};
    redrawing->loop_count++;
    redrawing->ring_count += count;
}

static bool next_find(const struct redrawing *redrawing, uint32_t side,
                      uint32_t *ret_side) {
    uint32_t turn = 0;
    while (side_turn(redrawing->faces, side, turn++, ret_side)) {
        if (side_is_open(redrawing, *ret_side)) return true;
    }
    return false;
}

static void walk_trace(struct redrawing *redrawing, uint32_t side) {
    const struct faces *faces = redrawing->faces;
    redrawing->walked_count = 0;
    do {
        const size_t last = side_length(faces, side) - 1;
        redrawing->seen[side_vertex(faces, side, 0)] =
            redrawing->walked_count + 1;
        side_take(redrawing, side);
        const size_t seen = redrawing->seen[side_vertex(faces, side, last)];
        if (seen > 0) loop_cut(redrawing, seen - 1);
    } while (redrawing->walked_count > 0 && next_find(redrawing, side, &side));
    for (size_t i = 0; i < redrawing->walked_count; i++) {
        redrawing->seen[side_vertex(faces, redrawing->walked[i], 0)] = 0;
    }
}

// The smallest outer ring around a hole; the hole itself when there is none.
static size_t outer_find(const struct redrawing *redrawing, size_t hole) {
    const struct faces *faces = redrawing->faces;
    const struct loop *loops = redrawing->loops;
    const uint32_t *around = redrawing->rings + loops[hole].first;
    size_t found = hole;
    while (side_is_level(faces, *around)) around++;
    for (size_t i = 0; i < redrawing->loop_count; i++) {
        if (loops[i].twice < 0) continue;
        if (found != hole && loops[i].twice >= loops[found].twice) continue;
        if (sides_winding(faces, redrawing->rings + loops[i].first,
                          loops[i].count, *around) > 0) {
            found = i;
        }
    }
    return found;
}

static void loop_write(struct redrawing *redrawing, const struct loop *loop) {
    const struct faces *faces = redrawing->faces;
    const uint32_t *sides = redrawing->rings + loop->first;
    size_t count = 1;
    for (size_t i = 0; i < loop->count; i++) {
        count += side_length(faces, sides[i]) - 1;
    }
    struct atlas_point *points =
        set_add_ring(redrawing->to, count, loop->twice < 0);
    size_t at = 0;
    for (size_t i = 0; i < loop->count; i++) {
        for (size_t k = 0; k + 1 < side_length(faces, sides[i]); k++) {
            points[at++] = side_point(faces, sides[i], k);
        }
    }
    points[at] = points[0];
}

static void loops_write(struct redrawing *redrawing) {
    for (size_t i = 0; i < redrawing->loop_count; i++) {
        struct loop *loop = &redrawing->loops[i];
        if (loop->twice < 0) loop->outer = outer_find(redrawing, i);
    }
    for (size_t i = 0; i < redrawing->loop_count; i++) {
        if (redrawing->loops[i].twice < 0) continue;
        loop_write(redrawing, &redrawing->loops[i]);
        for (size_t k = 0; k < redrawing->loop_count; k++) {
            if (k == i || redrawing->loops[k].outer != i) continue;
            loop_write(redrawing, &redrawing->loops[k]);
        }
    }
}

// Room for all of the area's sides.
static void rings_reserve(struct redrawing *redrawing) {
    const size_t count = redrawing->count + 1;
    redrawing->rings =
        atlas_xrealloc(redrawing->rings, count, sizeof(*redrawing->rings));
    redrawing->walked =
        atlas_xrealloc(redrawing->walked, count, sizeof(*redrawing->walked));
}

// The sides as they are left when those that run both ways have cancelled out,
// in walks and rings.
static void rings_trace(struct redrawing *redrawing) {
    redrawing->loop_count = 0;
    redrawing->ring_count = 0;
    rings_reserve(redrawing);
    for (size_t i = 0; i < redrawing->count; i++) {
        const uint32_t arc = redrawing->sides[i] / 2;
        while (redrawing->nets[arc] != 0) {
            walk_trace(redrawing, 2 * arc + (redrawing->nets[arc] < 0 ? 1 : 0));
        }
    }
    loops_write(redrawing);
}

// Whether the area's rings, all together, meet no point twice, have an inside
// and run the right way: then they are drawn as they are.
static bool is_plain(struct redrawing *redrawing,
                     const struct atlas_area *area) {
    const struct faces *faces = redrawing->faces;
    const struct atlas_topology *topology = faces->topology;
    bool is_good = true;
    for (size_t i = 0; i < redrawing->count; i++) {
        size_t *seen =
            &redrawing->seen[side_vertex(faces, redrawing->sides[i], 0)];
        if ((*seen)++) is_good = false;
    }
    for (size_t i = 0; i < redrawing->count; i++) {
        redrawing->seen[side_vertex(faces, redrawing->sides[i], 0)] = 0;
    }
    const uint32_t *sides = redrawing->sides;
    for (size_t i = 0; i < area->ring_count && is_good; i++) {
        const size_t ring = area->first_ring + i;
        const struct atlas_use_span span = atlas_topology_ring(topology, ring);
        const size_t count = span.end - span.first;
        if (count == 0) return false;
        const double twice = sides_area(faces, sides, count);
        is_good = topology->areas->rings[ring].is_hole ? twice < 0 : twice > 0;
        sides += count;
    }
    return is_good;
}

static void rings_copy(struct redrawing *redrawing,
                       const struct atlas_area *area) {
    const struct atlas_topology *topology = redrawing->faces->topology;
    const struct atlas_area_set *from = topology->areas;
    struct atlas_area_set *to = redrawing->to;
    size_t first = 0;
    rings_reserve(redrawing);
    for (size_t i = 0; i < redrawing->count; i++) {
        redrawing->rings[i] = redrawing->sides[i];
        redrawing->nets[redrawing->sides[i] / 2] = 0;
    }
    for (size_t i = 0; i < area->ring_count; i++) {
        const size_t ring = area->first_ring + i;
        const struct atlas_use_span span = atlas_topology_ring(topology, ring);
        const size_t count = span.end - span.first;
        loop_write(redrawing,
                   &(struct loop){.first = first,
                                  .count = count,
                                  .twice = from->rings[ring].is_hole ? -1 : 1});
        first += count;
        const struct atlas_ring *copy = &to->rings[to->ring_count - 1];
        ring_begin_at(to->points + copy->first, copy->count,
                      from->points[from->rings[ring].first]);
    }
}

static size_t area_redraw(struct redrawing *redrawing, size_t index,
                          const struct slivers *slivers, size_t change) {
    const struct atlas_topology *topology = redrawing->faces->topology;
    const struct atlas_area *area = &topology->areas->items[index];
    const struct atlas_use_span span = atlas_topology_area(topology, index);
    const size_t first = change;
    set_add_area(redrawing->to, area->code, area->name);
    redrawing->count = 0;
    for (size_t i = span.first; i < span.end; i++) {
        side_add(redrawing, side_of_use(topology->uses[i]));
    }
    for (; change < slivers->count && slivers->changes[change].area == index;
         change++) {
        side_add(redrawing, slivers->changes[change].side);
    }
    if (change == first && is_plain(redrawing, area)) {
        rings_copy(redrawing, area);
    } else {
        rings_trace(redrawing);
    }
    return change;
}

void areas_redraw(const struct faces *faces, const struct slivers *slivers,
                  struct atlas_area_set *ret_set) {
    const struct atlas_topology *topology = faces->topology;
    struct atlas_area_set set = {0};
    struct redrawing redrawing = {.faces = faces, .to = &set};
    size_t change = 0;
    redrawing.nets =
        atlas_xcalloc(topology->arc_count + 1, sizeof(*redrawing.nets));
    redrawing.seen = atlas_xcalloc(topology->areas->point_count + 1,
                                   sizeof(*redrawing.seen));
    for (size_t i = 0; i < topology->areas->count; i++) {
        change = area_redraw(&redrawing, i, slivers, change);
    }
    free(redrawing.nets);
    free(redrawing.seen);
    free(redrawing.sides);
    free(redrawing.walked);
    free(redrawing.rings);
    free(redrawing.loops);
    *ret_set = set;
}
