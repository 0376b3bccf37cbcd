// Which areas share a border.
//
// In:  an area set whose neighbours repeat each other's points.
// Out: pairs of areas that share an arc, and links that tie islands.
//
// The topology tells which rings run along an arc; two rings of different areas
// make a pair. What hangs together by pairs is a part, the largest is the
// mainland (the first of equals); areas of the others are linked to the two
// areas of the mainland whose inside points are nearest.

#include "neighbours.h"

#include <stdlib.h>

#include "atlas/memory.h"
#include "atlas/topology.h"
#include "atlas/vocabulary.h"

static int compare_pairs(const void *left, const void *right) {
    const struct neighbour_pair *a = left;
    const struct neighbour_pair *b = right;
    if (a->low != b->low) return a->low < b->low ? -1 : 1;
    if (a->high != b->high) return a->high < b->high ? -1 : 1;
    return 0;
}

// Sorts and drops repeats; returns how many are left.
static size_t pairs_unite(struct neighbour_pair *pairs, size_t count) {
    size_t kept = 0;
    if (count) qsort(pairs, count, sizeof(*pairs), compare_pairs);
    for (size_t i = 0; i < count; i++) {
        if (kept && !compare_pairs(&pairs[kept - 1], &pairs[i])) continue;
        pairs[kept++] = pairs[i];
    }
    return kept;
}

static struct neighbour_pair pair_of(uint32_t a, uint32_t b) {
    return a < b ? (struct neighbour_pair){a, b}
                 : (struct neighbour_pair){b, a};
}

// Room is left for two links an area.
static void find_shared(const struct atlas_area_set *areas,
                        struct neighbours *neighbours) {
    struct atlas_topology topology;
    atlas_topology_build(areas, &topology);
    uint32_t *const first =
        atlas_xcalloc(topology.arc_count + 1, sizeof(*first));
    for (size_t i = 0; i < topology.arc_count; i++) first[i] = ATLAS_NONE;
    neighbours->pairs = atlas_xcalloc(topology.use_count + 2 * areas->count + 1,
                                      sizeof(*neighbours->pairs));
    neighbours->is_outer =
        atlas_xcalloc(areas->count + 1, sizeof(*neighbours->is_outer));
    size_t count = 0;
    for (uint32_t area = 0; area < areas->count; area++) {
        const struct atlas_use_span span = atlas_topology_area(&topology, area);
        for (size_t use = span.first; use < span.end; use++) {
            const uint32_t arc = topology.uses[use].arc;
            uint32_t *const other = &first[arc];
            if (topology.arcs[arc].uses == 1) neighbours->is_outer[area] = true;
            if (*other == ATLAS_NONE) {
                *other = area;
            } else if (*other != area) {
                neighbours->pairs[count++] = pair_of(*other, area);
            }
        }
    }
    neighbours->shared_count = pairs_unite(neighbours->pairs, count);
    neighbours->pair_count = neighbours->shared_count;
    free(first);
    atlas_topology_release(&topology);
}

static void list_others(size_t count, struct neighbours *neighbours) {
    size_t *const starts = atlas_xcalloc(count + 2, sizeof(*starts));
    const size_t pairs = neighbours->pair_count;
    uint32_t *const others = atlas_xcalloc(2 * pairs + 1, sizeof(*others));
    for (size_t i = 0; i < pairs; i++) {
        starts[neighbours->pairs[i].low + 2]++;
        starts[neighbours->pairs[i].high + 2]++;
    }
    for (size_t i = 2; i < count + 2; i++) starts[i] += starts[i - 1];
    for (size_t i = 0; i < pairs; i++) {
        const struct neighbour_pair pair = neighbours->pairs[i];
        others[starts[pair.low + 1]++] = pair.high;
        others[starts[pair.high + 1]++] = pair.low;
    }
    free(neighbours->others);
    free(neighbours->starts);
    neighbours->others = others;
    neighbours->starts = starts;
}

// Number the parts that hang together; returns the part of each area.
static uint32_t *find_parts(const struct neighbours *neighbours, size_t count,
                            uint32_t *ret_parts) {
    uint32_t *const part = atlas_xcalloc(count + 1, sizeof(*part));
    uint32_t *const queue = atlas_xcalloc(count + 1, sizeof(*queue));
    uint32_t parts = 0;
    for (size_t i = 0; i < count; i++) part[i] = ATLAS_NONE;
    for (uint32_t i = 0; i < count; i++) {
        size_t length = 0;
        if (part[i] != ATLAS_NONE) continue;
        part[i] = parts;
        queue[length++] = i;
        for (size_t at = 0; at < length; at++) {
            const size_t end = neighbours->starts[queue[at] + 1];
            for (size_t j = neighbours->starts[queue[at]]; j < end; j++) {
                const uint32_t other = neighbours->others[j];
                if (part[other] != ATLAS_NONE) continue;
                part[other] = parts;
                queue[length++] = other;
            }
        }
        parts++;
    }
    free(queue);
    *ret_parts = parts;
    return part;
}

static uint32_t largest_part(const uint32_t *part, size_t count,
                             uint32_t parts) {
    size_t *const sizes = atlas_xcalloc(parts + 1, sizeof(*sizes));
    uint32_t largest = 0;
    for (size_t i = 0; i < count; i++) sizes[part[i]]++;
    for (uint32_t i = 1; i < parts; i++) {
        if (sizes[i] > sizes[largest]) largest = i;
    }
    free(sizes);
    return largest;
}

// The two areas of the mainland whose inside points are nearest.
static void nearest_two(const struct atlas_area_set *areas,
                        const uint32_t *part, uint32_t mainland, uint32_t area,
                        uint32_t nearest[2]) {
    const struct atlas_point at = areas->items[area].inside;
    double least[2] = {0, 0};
    nearest[0] = nearest[1] = ATLAS_NONE;
    for (uint32_t i = 0; i < areas->count; i++) {
        if (part[i] != mainland) continue;
        const double dx = areas->items[i].inside.x - at.x;
        const double dy = areas->items[i].inside.y - at.y;
        const double square = dx * dx + dy * dy;
        if (nearest[0] == ATLAS_NONE || square < least[0]) {
            nearest[1] = nearest[0];
            least[1] = least[0];
            nearest[0] = i;
            least[0] = square;
        } else if (nearest[1] == ATLAS_NONE || square < least[1]) {
            nearest[1] = i;
            least[1] = square;
        }
    }
}

// Room was left for them.
static void link_parts(const struct atlas_area_set *areas, const uint32_t *part,
                       uint32_t mainland, struct neighbours *neighbours) {
    for (uint32_t i = 0; i < areas->count; i++) {
        uint32_t nearest[2];
        if (part[i] == mainland) continue;
        nearest_two(areas, part, mainland, i, nearest);
        for (size_t j = 0; j < 2 && nearest[j] != ATLAS_NONE; j++) {
            neighbours->pairs[neighbours->pair_count++] =
                pair_of(i, nearest[j]);
        }
    }
}

void neighbours_find(const struct atlas_area_set *areas,
                     struct neighbours *ret_neighbours) {
    struct neighbours neighbours = {0};
    uint32_t parts;
    find_shared(areas, &neighbours);
    list_others(areas->count, &neighbours);
    uint32_t *const part = find_parts(&neighbours, areas->count, &parts);
    const uint32_t mainland = largest_part(part, areas->count, parts);
    link_parts(areas, part, mainland, &neighbours);
    if (parts > 1) list_others(areas->count, &neighbours);
    free(part);
    *ret_neighbours = neighbours;
}

void neighbours_release(struct neighbours *neighbours) {
    free(neighbours->pairs);
    free(neighbours->others);
    free(neighbours->is_outer);
    free(neighbours->starts);
    *neighbours = (struct neighbours){0};
}
