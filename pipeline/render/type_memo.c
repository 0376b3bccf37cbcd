// Measured texts, remembered.
//
// In:  a text, a style, a width.
// Out: the block that was made of them before.
//
// To lay out a text costs far more than to look it up, and the same headline
// is wrapped for every plan of a page and every round of its labels.

#include "type_memo.h"

#include <stdlib.h>
#include <string.h>

#define CAPACITY_FIRST 64

struct memo_item {
    uint64_t hash;
    struct memo_key key;
    struct type_block block;
};

// FNV-1a (Fowler, Noll, Vo), 64 bits.
static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t size) {
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ at[i]) * UINT64_C(0x100000001b3);
    }
    return hash;
}

static uint64_t hash_of(const struct memo_key *key) {
    const double numbers[] = {key->style.size_pt, key->width,
                              key->style.is_bold ? 1 : 0};
    const uint64_t hash =
        hash_bytes(UINT64_C(0xcbf29ce484222325), key->text, strlen(key->text));
    return hash_bytes(hash, numbers, sizeof(numbers));
}

static bool is_same(const struct memo_key *left, const struct memo_key *right) {
    return memcmp(&left->style.size_pt, &right->style.size_pt,
                  sizeof(double)) == 0 &&
           memcmp(&left->width, &right->width, sizeof(double)) == 0 &&
           left->style.is_bold == right->style.is_bold &&
           strcmp(left->text, right->text) == 0;
}

// Place of a key: its own, or the free one that it would have.
static size_t slot_of(const struct type_memo *memo, const struct memo_key *key,
                      uint64_t hash) {
    size_t slot = (size_t)hash & (memo->capacity - 1);
    while (memo->items[slot] && (memo->items[slot]->hash != hash ||
                                 !is_same(&memo->items[slot]->key, key))) {
        slot = (slot + 1) & (memo->capacity - 1);
    }
    return slot;
}

const struct type_block *memo_find(const struct type_memo *memo,
                                   const struct memo_key *key) {
    if (memo->capacity == 0) return NULL;
    const struct memo_item *item =
        memo->items[slot_of(memo, key, hash_of(key))];
    return item ? &item->block : NULL;
}

static void memo_grow(struct type_memo *memo) {
    struct type_memo larger = *memo;
    larger.capacity = memo->capacity ? 2 * memo->capacity : CAPACITY_FIRST;
    larger.items = atlas_xcalloc(larger.capacity, sizeof(struct memo_item *));
    for (size_t i = 0; i < memo->capacity; i++) {
        struct memo_item *item = memo->items[i];
        if (!item) continue;
        larger.items[slot_of(&larger, &item->key, item->hash)] = item;
    }
    free(memo->items);
    *memo = larger;
}

struct type_block memo_copy(const struct type_block *block,
                            struct atlas_arena *arena) {
    struct type_block copy = *block;
    copy.lines = atlas_arena_alloc(arena, block->count * sizeof(*copy.lines));
    for (size_t i = 0; i < block->count; i++) {
        copy.lines[i] =
            (struct type_line){atlas_arena_text(arena, block->lines[i].text),
                               block->lines[i].width};
    }
    return copy;
}

const struct type_block *memo_keep(struct type_memo *memo,
                                   const struct memo_key *key,
                                   const struct type_block *block) {
    // Half of the places stay free.
    if (2 * (memo->count + 1) > memo->capacity) memo_grow(memo);
    struct memo_item *item = atlas_arena_alloc(&memo->arena, sizeof(*item));
    item->hash = hash_of(key);
    item->key = *key;
    item->key.text = atlas_arena_text(&memo->arena, key->text);
    item->block = memo_copy(block, &memo->arena);
    memo->items[slot_of(memo, key, item->hash)] = item;
    memo->count++;
    return &item->block;
}

void memo_release(struct type_memo *memo) {
    free(memo->items);
    atlas_arena_release(&memo->arena);
    *memo = (struct type_memo){0};
}
