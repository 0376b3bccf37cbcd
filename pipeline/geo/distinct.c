// The different points of a set.
//
// In:  a set, in which neighbours hold their common border once each.
// Out: each point once, and for each point of the set which one it is. An open
//      hash table over the bits of both coordinates; the order is that of first
//      appearance, so nothing depends on the hash.

#include "distinct.h"

#include <stdlib.h>
#include <string.h>

static size_t hash_point(struct atlas_point point) {
    uint64_t words[2];
    uint64_t hash;
    memcpy(words, &point, sizeof(words));
    hash = words[0] * UINT64_C(0x9e3779b97f4a7c15) ^
           (words[1] + UINT64_C(0x7f4a7c159e3779b9)) *
               UINT64_C(0xbf58476d1ce4e5b9);
    return (size_t)(hash ^ hash >> 32);
}

static uint32_t find_point(struct distinct *distinct,
                           struct atlas_point point) {
    size_t slot = hash_point(point) & distinct->mask;
    while (distinct->slots[slot]) {
        const uint32_t index = distinct->slots[slot] - 1;
        const struct atlas_point *there = &distinct->points[index];
        if (there->x == point.x && there->y == point.y) return index;
        slot = (slot + 1) & distinct->mask;
    }
    distinct->points[distinct->count] = point;
    distinct->slots[slot] = (uint32_t)++distinct->count;
    return (uint32_t)(distinct->count - 1);
}

void distinct_build(const struct atlas_area_set *set,
                    struct distinct *ret_distinct) {
    struct distinct distinct = {0};
    size_t size = 16;
    while (size < 2 * set->point_count) size *= 2;
    distinct.mask = size - 1;
    distinct.slots = atlas_xcalloc(size, sizeof(*distinct.slots));
    distinct.points =
        atlas_xcalloc(set->point_count + 1, sizeof(*distinct.points));
    distinct.indices =
        atlas_xcalloc(set->point_count + 1, sizeof(*distinct.indices));
    for (size_t i = 0; i < set->point_count; i++) {
        distinct.indices[i] = find_point(&distinct, set->points[i]);
    }
    *ret_distinct = distinct;
}

void distinct_release(struct distinct *distinct) {
    free(distinct->indices);
    free(distinct->points);
    free(distinct->slots);
}
