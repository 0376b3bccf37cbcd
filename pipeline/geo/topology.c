// Shared borders found by hashing vertices.
//
// In:  rings of plain points; neighbours repeat each other's points exactly.
// Out: arcs between junctions, each once, and each ring as a walk over arcs.
//
// A vertex is a junction where two rings do not go on to the same pair of
// neighbours. Rings are cut at junctions; a piece is the same arc as one seen
// before when it starts along the same directed edge (or, reversed, along the
// last one backwards), because between junctions there is no choice of way.
// A ring without junctions is turned to start at its lowest vertex, so that an
// island and the hole around it are one arc. Linear in the number of points.

#include "atlas/topology.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/vocabulary.h"

// Open addressing from a key of 64 bits to a number.
struct table {
    uint64_t *keys;
    uint32_t *values;  // ATLAS_NONE: free.
    size_t mask;       // Places - 1, a power of two less one.
};

struct builder {
    struct atlas_topology *topology;
    uint32_t *same;        // By point: the first point at the same place.
    uint32_t (*sides)[2];  // By first point: its neighbours when first seen.
    bool *is_junction;     // By first point.
    struct table edges;    // Directed first edges of arcs to their uses.
    uint32_t *ring;        // The ring at hand: first points, not closed.
    size_t ring_length;
    size_t arc_capacity;
    size_t use_capacity;
};

// Room for so many items, half of it free.
static size_t places_for(size_t items) {
    size_t places = 64;
    while (places < items * 2) places *= 2;
    return places;
}

static void table_create(struct table *table, size_t items) {
    const size_t places = places_for(items);
    table->keys = atlas_xcalloc(places, sizeof(*table->keys));
    table->values = atlas_xcalloc(places, sizeof(*table->values));
    memset(table->values, 0xff, places * sizeof(*table->values));
    table->mask = places - 1;
}

static void table_free(struct table *table) {
    free(table->keys);
    free(table->values);
}

static bool is_same_point(struct atlas_point a, struct atlas_point b) {
    return a.x >= b.x && a.x <= b.x && a.y >= b.y && a.y <= b.y;
}

static uint64_t mixed(uint64_t a, uint64_t b) {
    uint64_t hash = (a ^ (b >> 32 | b << 32)) * UINT64_C(0x9e3779b97f4a7c15);
    hash ^= hash >> 29;
    hash *= UINT64_C(0xbf58476d1ce4e5b9);
    return hash ^ hash >> 32;
}

// The value under a key; `fresh` is put there when there is none.
static uint32_t table_take(struct table *table, uint64_t key, uint32_t fresh) {
    size_t place = (size_t)mixed(key, 0) & table->mask;
    while (table->values[place] != ATLAS_NONE) {
        if (table->keys[place] == key) return table->values[place];
        place = (place + 1) & table->mask;
    }
    table->keys[place] = key;
    table->values[place] = fresh;
    return fresh;
}

static uint64_t bits_of(double value) {
    uint64_t bits;
    const double plain = value + 0.0;  // -0 is 0.
    memcpy(&bits, &plain, sizeof(bits));
    return bits;
}

// An open table of the points' numbers alone: their coordinates are compared
// where they stand.
static void points_unite(struct builder *builder,
                         const struct atlas_area_set *areas) {
    const size_t mask = places_for(areas->point_count) - 1;
    uint32_t *firsts = atlas_xcalloc(mask + 1, sizeof(*firsts));
    for (size_t i = 0; i < areas->point_count; i++) {
        const struct atlas_point at = areas->points[i];
        size_t place = (size_t)mixed(bits_of(at.x), bits_of(at.y)) & mask;
        while (firsts[place] &&
               !is_same_point(areas->points[firsts[place] - 1], at)) {
            place = (place + 1) & mask;
        }
        if (!firsts[place]) firsts[place] = (uint32_t)i + 1;
        builder->same[i] = firsts[place] - 1;
    }
    free(firsts);
}

// Load a ring without its closing point and without repeated points.
static void ring_load(struct builder *builder, const struct atlas_ring *ring) {
    builder->ring_length = 0;
    for (size_t i = 0; i + 1 < ring->count; i++) {
        const uint32_t vertex = builder->same[ring->first + i];
        if (builder->ring_length > 0 &&
            builder->ring[builder->ring_length - 1] == vertex) {
            continue;
        }
        builder->ring[builder->ring_length++] = vertex;
    }
    while (builder->ring_length > 1 &&
           builder->ring[builder->ring_length - 1] == builder->ring[0]) {
        builder->ring_length--;
    }
    if (builder->ring_length < 3) builder->ring_length = 0;
}

static void junctions_mark(struct builder *builder) {
    const size_t n = builder->ring_length;
    for (size_t i = 0; i < n; i++) {
        const uint32_t before = builder->ring[i ? i - 1 : n - 1];
        const uint32_t after = builder->ring[i + 1 < n ? i + 1 : 0];
        const uint32_t vertex = builder->ring[i];
        uint32_t *sides = builder->sides[vertex];
        if (before == after) {  // The tip of a spike.
            builder->is_junction[vertex] = true;
            continue;
        }
        if (sides[0] == sides[1]) {  // Not seen yet: both are 0.
            sides[0] = before;
            sides[1] = after;
            continue;
        }
        const bool is_along = sides[0] == before && sides[1] == after;
        const bool is_back = sides[0] == after && sides[1] == before;
        if (!is_along && !is_back) builder->is_junction[vertex] = true;
    }
}

static uint64_t edge_key(uint32_t from, uint32_t to) {
    return (uint64_t)from << 32 | to;
}

static uint32_t ring_at(const struct builder *builder, size_t i) {
    return builder->ring[i % builder->ring_length];
}

static void use_add(struct builder *builder, uint32_t arc, bool is_reversed) {
    struct atlas_topology *topology = builder->topology;
    topology->uses =
        atlas_grow(topology->uses, topology->use_count + 1,
                   &builder->use_capacity, sizeof(*topology->uses));
    topology->uses[topology->use_count++] =
        (struct atlas_arc_use){arc, is_reversed};
    if (topology->arcs[arc].uses < UINT8_MAX) topology->arcs[arc].uses++;
}

// Add the part of the ring from place `first` over `count` vertices.
static void piece_add(struct builder *builder, size_t first, size_t count,
                      bool is_ring) {
    struct atlas_topology *topology = builder->topology;
    const uint32_t fresh = (uint32_t)topology->arc_count;
    const uint64_t ahead =
        edge_key(ring_at(builder, first), ring_at(builder, first + 1));
    const uint64_t back = edge_key(ring_at(builder, first + count - 1),
                                   ring_at(builder, first + count - 2));
    const uint32_t found = table_take(&builder->edges, ahead, fresh * 2);
    if (found != fresh * 2) {
        use_add(builder, found / 2, found % 2);
        return;
    }
    (void)table_take(&builder->edges, back, fresh * 2 + 1);
    topology->arcs =
        atlas_grow(topology->arcs, topology->arc_count + 1,
                   &builder->arc_capacity, sizeof(*topology->arcs));
    topology->arcs[topology->arc_count++] =
        (struct atlas_arc){topology->vertex_count, count, is_ring, 0};
    for (size_t i = 0; i < count; i++) {
        topology->vertices[topology->vertex_count++] =
            ring_at(builder, first + i);
    }
    use_add(builder, fresh, false);
}

// Cut the ring at its junctions.
static void ring_cut(struct builder *builder) {
    const size_t n = builder->ring_length;
    size_t start = 0;
    while (start < n && !builder->is_junction[builder->ring[start]]) start++;
    if (start == n) {
        size_t lowest = 0;
        for (size_t i = 1; i < n; i++) {
            if (builder->ring[i] < builder->ring[lowest]) lowest = i;
        }
        piece_add(builder, lowest, n + 1, true);
        return;
    }
    size_t first = start;
    for (size_t i = start + 1; i <= start + n; i++) {
        if (!builder->is_junction[ring_at(builder, i)]) continue;
        piece_add(builder, first, i - first + 1, i - first == n);
        first = i;
    }
}

// At most so many arcs: one for each ring, and one for each time that a ring
// comes to a junction.
static size_t pieces_count(const struct builder *builder) {
    const struct atlas_area_set *areas = builder->topology->areas;
    size_t count = areas->ring_count;
    for (size_t i = 0; i < areas->point_count; i++) {
        if (builder->is_junction[builder->same[i]]) count++;
    }
    return count;
}

void atlas_topology_build(const struct atlas_area_set *areas,
                          struct atlas_topology *ret_topology) {
    const size_t n = areas->point_count;
    struct atlas_topology topology = {.areas = areas};
    struct builder builder = {.topology = &topology};
    builder.same = atlas_xcalloc(n, sizeof(*builder.same));
    builder.sides = atlas_xcalloc(n, sizeof(*builder.sides));
    builder.is_junction = atlas_xcalloc(n, sizeof(*builder.is_junction));
    builder.ring = atlas_xcalloc(n, sizeof(*builder.ring));
    topology.vertices = atlas_xcalloc(2 * n, sizeof(*topology.vertices));
    topology.ring_ends =
        atlas_xcalloc(areas->ring_count, sizeof(*topology.ring_ends));
    points_unite(&builder, areas);
    for (size_t i = 0; i < areas->ring_count; i++) {
        ring_load(&builder, &areas->rings[i]);
        junctions_mark(&builder);
    }
    table_create(&builder.edges, 2 * pieces_count(&builder));
    for (size_t i = 0; i < areas->ring_count; i++) {
        ring_load(&builder, &areas->rings[i]);
        if (builder.ring_length > 0) ring_cut(&builder);
        topology.ring_ends[i] = topology.use_count;
    }
    table_free(&builder.edges);
    free(builder.same);
    free(builder.sides);
    free(builder.is_junction);
    free(builder.ring);
    *ret_topology = topology;
}

struct atlas_use_span atlas_topology_ring(const struct atlas_topology *topology,
                                          size_t ring) {
    return (struct atlas_use_span){ring ? topology->ring_ends[ring - 1] : 0,
                                   topology->ring_ends[ring]};
}

struct atlas_use_span atlas_topology_area(const struct atlas_topology *topology,
                                          size_t area) {
    const struct atlas_area *item = &topology->areas->items[area];
    const size_t end = item->first_ring + item->ring_count;
    return (struct atlas_use_span){
        item->first_ring ? topology->ring_ends[item->first_ring - 1] : 0,
        end ? topology->ring_ends[end - 1] : 0};
}

void atlas_topology_release(struct atlas_topology *topology) {
    free(topology->vertices);
    free(topology->arcs);
    free(topology->uses);
    free(topology->ring_ends);
    *topology = (struct atlas_topology){0};
}
