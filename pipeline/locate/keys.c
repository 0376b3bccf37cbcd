// The schools behind the rows, each once.
//
// In:  the school rows of a release, one a school and year.
// Out: distinct (URN, LAESTAB) pairs, numbered in row order.
//
// The hard idea: none; an open-addressed table (linear probing, never above
// half full) whose order is not seen outside.

#include "keys.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"

static size_t hash_of(const struct atlas_school_row *row) {
    uint64_t hash = ((uint64_t)row->urn << 32) | row->laestab;
    hash *= UINT64_C(0x9E3779B97F4A7C15);  // 2^64 / golden ratio
    return (size_t)(hash >> 32);
}

static size_t table_size(size_t rows) {
    size_t size = 16;
    while (size < rows * 2) size *= 2;
    return size;
}

void keys_find(const struct atlas_absence *absence, struct keys *ret_keys) {
    const size_t rows = absence->school_count;
    const size_t mask = table_size(rows) - 1;
    uint32_t *table = atlas_xcalloc(mask + 1, sizeof(*table));
    struct keys keys = {
        .of_row = atlas_xcalloc(rows, sizeof(*keys.of_row)),
        .first_row = atlas_xcalloc(rows, sizeof(*keys.first_row)),
    };
    memset(table, 0xFF, (mask + 1) * sizeof(*table));
    for (size_t i = 0; i < rows; i++) {
        const struct atlas_school_row *row = &absence->schools[i];
        size_t slot = hash_of(row) & mask;
        while (table[slot] != ATLAS_NONE) {
            const struct atlas_school_row *other =
                &absence->schools[keys.first_row[table[slot]]];
            if (other->urn == row->urn && other->laestab == row->laestab) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        if (table[slot] == ATLAS_NONE) {
            table[slot] = (uint32_t)keys.count;
            keys.first_row[keys.count++] = (uint32_t)i;
        }
        keys.of_row[i] = table[slot];
    }
    free(table);
    *ret_keys = keys;
}

void keys_release(struct keys *keys) {
    free(keys->of_row);
    free(keys->first_row);
    *keys = (struct keys){0};
}
