// Allocation that cannot fail, growing arrays, arenas.
//
// In:  sizes.
// Out: memory, or the end of the process.
//
// An arena is a list of blocks that are cut from the front. Its blocks double
// from 64 KiB to 1 MiB; what would waste much of a block gets one of its own,
// put behind the newest so that cutting goes on there. Blocks come zeroed from
// calloc() and are never used twice, so nothing has to be cleared.
//
// This is the one file of the library that may print and end the process.

#include "atlas/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_FIRST = 64 * 1024, BLOCK_LAST = 1024 * 1024, GROW_FIRST = 8 };

struct atlas_arena_block {
    struct atlas_arena_block *next;  // older block
    size_t used;                     // bytes of `bytes` handed out
    size_t size;                     // bytes in `bytes`
    max_align_t bytes[];
};

static _Noreturn void out_of_memory(void) {
    fputs("absence-atlas: out of memory\n", stderr);
    abort();
}

// count * size, where that does not overflow.
static size_t bytes_of(size_t count, size_t size) {
    if (size && count > SIZE_MAX / size) out_of_memory();
    return count * size;
}

void *atlas_xmalloc(size_t size) {
    void *memory = malloc(size ? size : 1);
    if (!memory) out_of_memory();
    return memory;
}

void *atlas_xcalloc(size_t count, size_t size) {
    const size_t bytes = bytes_of(count, size);
    void *memory = calloc(1, bytes ? bytes : 1);
    if (!memory) out_of_memory();
    return memory;
}

void *atlas_xrealloc(void *memory, size_t count, size_t size) {
    const size_t bytes = bytes_of(count, size);
    void *larger = realloc(memory, bytes ? bytes : 1);
    if (!larger) out_of_memory();
    return larger;
}

char *atlas_xstrdup(const char *text) {
    const size_t size = strlen(text) + 1;
    return memcpy(atlas_xmalloc(size), text, size);
}

void *atlas_grow(void *items, size_t wanted, size_t *capacity, size_t size) {
    size_t room = *capacity;
    if (wanted <= room && items) return items;
    room = room > SIZE_MAX / 2 ? wanted : 2 * room;
    if (room < wanted) room = wanted;
    if (room < GROW_FIRST) room = GROW_FIRST;
    items = atlas_xrealloc(items, room, size);
    *capacity = room;
    return items;
}

static struct atlas_arena_block *block_new(size_t size) {
    if (size > SIZE_MAX - sizeof(struct atlas_arena_block)) out_of_memory();
    struct atlas_arena_block *block =
        atlas_xcalloc(1, sizeof(struct atlas_arena_block) + size);
    block->size = size;
    return block;
}

// A block for one allocation that is large beside the blocks of the arena.
static void *take_alone(struct atlas_arena *arena, size_t size) {
    struct atlas_arena_block *block = block_new(size);
    block->used = size;
    if (arena->blocks) {
        block->next = arena->blocks->next;
        arena->blocks->next = block;
    } else {
        arena->blocks = block;
    }
    return block->bytes;
}

// `alignment` is a power of two, at most that of max_align_t.
static void *take(struct atlas_arena *arena, size_t size, size_t alignment) {
    struct atlas_arena_block *block = arena->blocks;
    if (block) {
        const size_t at = (block->used + alignment - 1) & ~(alignment - 1);
        if (at <= block->size && size <= block->size - at) {
            block->used = at + size;
            return (char *)block->bytes + at;
        }
    }
    if (size > BLOCK_FIRST / 4) return take_alone(arena, size);
    size_t room = block ? 2 * block->size : BLOCK_FIRST;
    if (room > BLOCK_LAST) room = BLOCK_LAST;
    if (room < BLOCK_FIRST) room = BLOCK_FIRST;
    block = block_new(room);
    block->next = arena->blocks;
    block->used = size;
    arena->blocks = block;
    return block->bytes;
}

void *atlas_arena_alloc(struct atlas_arena *arena, size_t size) {
    return take(arena, size ? size : 1, _Alignof(max_align_t));
}

char *atlas_arena_copy(struct atlas_arena *arena, const char *bytes,
                       size_t length) {
    if (length == SIZE_MAX) out_of_memory();
    char *copy = take(arena, length + 1, 1);
    if (length) memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *atlas_arena_text(struct atlas_arena *arena, const char *text) {
    return atlas_arena_copy(arena, text, strlen(text));
}

void atlas_arena_release(struct atlas_arena *arena) {
    struct atlas_arena_block *block = arena->blocks;
    while (block) {
        struct atlas_arena_block *next = block->next;
        free(block);
        block = next;
    }
    arena->blocks = NULL;
}
