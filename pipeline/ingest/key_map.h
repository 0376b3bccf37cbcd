/** @file key_map.h
 *  @brief From a 64-bit key to an index: the one hash table of this folder.
 *
 *  Rows are looked up in file order and nothing ever walks the table, so its
 *  order reaches no output.
 */
#ifndef INGEST_KEY_MAP_H
#define INGEST_KEY_MAP_H

#include <stddef.h>
#include <stdint.h>

/** One place of the table. */
struct ingest_key_slot {
    uint64_t key;    ///< Key, when `value` is not free.
    uint32_t value;  ///< Index, or ATLAS_NONE.
    uint32_t used;   ///< Whether the place is taken.
};

/** Open addressing, at most half full. Zero-initialise to start empty. */
struct ingest_key_map {
    struct ingest_key_slot *slots;  ///< A power of two of them, or NULL.
    size_t size;                    ///< Places.
    size_t count;                   ///< Keys held.
};

/** Value of a key, which is entered with ATLAS_NONE when it is new. The pointer
 *  holds until the next call.
 */
uint32_t *ingest_key_map_at(struct ingest_key_map *map, uint64_t key);

/** Forget every key, keep the memory. */
void ingest_key_map_clear(struct ingest_key_map *map);

/** Free the table and make it empty. */
void ingest_key_map_release(struct ingest_key_map *map);

#endif
