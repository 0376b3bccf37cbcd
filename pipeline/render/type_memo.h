// Measured texts, remembered: a page is tried in many ways with the same words.
#ifndef ATLAS_RENDER_TYPE_MEMO_H
#define ATLAS_RENDER_TYPE_MEMO_H

#include "typeface.h"

struct type_memo {
    struct memo_item **items;  // Open addressing; NULL: free.
    size_t capacity;           // A power of two, or 0.
    size_t count;
    struct atlas_arena arena;
};

// What was measured: a text in a style, on lines of a width.
struct memo_key {
    const char *text;
    struct type_style style;
    double width;  // Below 0: on one line.
};

// The block remembered for a key, or NULL. It lives as long as the memo.
const struct type_block *memo_find(const struct type_memo *memo,
                                   const struct memo_key *key);

// Remember a copy of a block under a key that has none; the copy.
const struct type_block *memo_keep(struct type_memo *memo,
                                   const struct memo_key *key,
                                   const struct type_block *block);

// A copy of a block whose lines live in an arena.
struct type_block memo_copy(const struct type_block *block,
                            struct atlas_arena *arena);

void memo_release(struct type_memo *memo);

#endif
