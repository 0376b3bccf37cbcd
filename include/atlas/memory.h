/** @file memory.h
 *  @brief Allocation that cannot fail, growing arrays, and arenas.
 *
 *  Running out of memory ends the process with one line (outputs are staged, so
 *  nothing is lost): callers never test for NULL. Sizes that come from an input
 *  are capped by the reader of that input before they reach this header.
 *
 *  Ownership  what atlas_x...() returns is released with free(); what an arena
 *             returns lives until atlas_arena_release().
 *  Threads    an arena belongs to one thread at a time.
 */
#ifndef ATLAS_MEMORY_H
#define ATLAS_MEMORY_H

#include <stddef.h>

/** malloc() that does not return NULL; size 0 gives a pointer to free. */
void *atlas_xmalloc(size_t size);

/** calloc() that does not return NULL; checks count * size for overflow. */
void *atlas_xcalloc(size_t count, size_t size);

/** realloc() to count * size bytes that does not return NULL. */
void *atlas_xrealloc(void *memory, size_t count, size_t size);

/** strdup() that does not return NULL. */
char *atlas_xstrdup(const char *text);

/** Room for at least `wanted` items: returns `items` or its larger successor.
 *
 *  @param capacity  in and out: items the array has room for; at least doubles
 *  @param size      bytes of one item
 */
void *atlas_grow(void *items, size_t wanted, size_t *capacity, size_t size);

struct atlas_arena_block;  ///< Opaque; see pipeline/support/memory.c.

/** Memory for things that die together. Zero-initialise to start empty. */
struct atlas_arena {
    struct atlas_arena_block *blocks;  ///< Newest first; NULL when empty.
};

/** `size` zeroed bytes, aligned for any type, owned by the arena. */
void *atlas_arena_alloc(struct atlas_arena *arena, size_t size);

/** A NUL-terminated copy of `length` bytes, owned by the arena. */
char *atlas_arena_copy(struct atlas_arena *arena, const char *bytes,
                       size_t length);

/** A copy of a NUL-terminated text, owned by the arena. */
char *atlas_arena_text(struct atlas_arena *arena, const char *text);

/** Free everything the arena holds and make it empty again. */
void atlas_arena_release(struct atlas_arena *arena);

#endif
