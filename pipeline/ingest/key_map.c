// A small hash table from 64-bit keys to indices.
//
// In:  keys that the caller packs (period and LAESTAB, or a hash of codes).
// Out: a place to keep one index for each key.
//
// Linear probing in a table of a power of two; the key is spread with Knuth's
// multiplicative hash (The Art of Computer Programming 3, section 6.4).

#include "key_map.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "atlas/vocabulary.h"

enum { FIRST_SIZE = 64 };

static size_t first_place(const struct ingest_key_map *map, uint64_t key) {
    const uint64_t spread = key * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(spread >> 32) & (map->size - 1);
}

static struct ingest_key_slot *place_of(const struct ingest_key_map *map,
                                        uint64_t key) {
    size_t place = first_place(map, key);
    while (map->slots[place].used && map->slots[place].key != key) {
        place = (place + 1) & (map->size - 1);
    }
    return &map->slots[place];
}

static void enlarge(struct ingest_key_map *map) {
    struct ingest_key_map larger = {0};
    larger.size = map->size ? map->size * 2 : FIRST_SIZE;
    larger.count = map->count;
    larger.slots = atlas_xcalloc(larger.size, sizeof(*larger.slots));
    for (size_t i = 0; i < map->size; i++) {
        if (map->slots[i].used) {
            *place_of(&larger, map->slots[i].key) = map->slots[i];
        }
    }
    free(map->slots);
    *map = larger;
}

uint32_t *ingest_key_map_at(struct ingest_key_map *map, uint64_t key) {
    struct ingest_key_slot *slot = NULL;
    if ((map->count + 1) * 2 > map->size) enlarge(map);
    slot = place_of(map, key);
    if (!slot->used) {
        *slot = (struct ingest_key_slot){key, ATLAS_NONE, 1};
        map->count++;
    }
    return &slot->value;
}

void ingest_key_map_clear(struct ingest_key_map *map) {
    if (map->size) memset(map->slots, 0, map->size * sizeof(*map->slots));
    map->count = 0;
}

void ingest_key_map_release(struct ingest_key_map *map) {
    free(map->slots);
    *map = (struct ingest_key_map){0};
}
