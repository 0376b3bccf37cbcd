#include "atlas/memory.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "atlas_test.h"

static void memory__size_zero_gives_a_pointer(void **state) {
    (void)state;
    void *plain = atlas_xmalloc(0);
    void *zeroed = atlas_xcalloc(0, 8);
    assert_non_null(plain);
    assert_non_null(zeroed);
    plain = atlas_xrealloc(plain, 0, 8);
    assert_non_null(plain);
    free(plain);
    free(zeroed);
}

static void memory__calloc_is_zeroed_and_strdup_copies(void **state) {
    (void)state;
    unsigned char *bytes = atlas_xcalloc(100, 3);
    for (size_t i = 0; i < 300; i++) assert_int_equal(bytes[i], 0);
    char *copy = atlas_xstrdup("Blackpool North");
    assert_string_equal(copy, "Blackpool North");
    free(bytes);
    free(copy);
}

static void memory__grow_keeps_items_and_at_least_doubles(void **state) {
    (void)state;
    int *items = NULL;
    size_t capacity = 0;
    size_t moves = 0;
    for (int i = 0; i < 10000; i++) {
        const size_t before = capacity;
        items = atlas_grow(items, (size_t)i + 1, &capacity, sizeof(*items));
        if (capacity != before) {
            assert_true(capacity >= 2 * before);
            moves++;
        }
        items[i] = i;
    }
    assert_true(moves <= 12);
    for (int i = 0; i < 10000; i++) assert_int_equal(items[i], i);
    items = atlas_grow(items, 1000000, &capacity, sizeof(*items));
    assert_true(capacity >= 1000000);
    assert_int_equal(items[9999], 9999);
    free(items);
}

static void memory__grow_leaves_a_large_enough_array_alone(void **state) {
    (void)state;
    size_t capacity = 16;
    char *items = atlas_xmalloc(capacity);
    assert_ptr_equal(atlas_grow(items, 16, &capacity, 1), items);
    assert_int_equal(capacity, 16);
    free(items);
}

// Every allocation is aligned, zeroed, and apart from every other.
static void memory__arena_gives_aligned_zeroed_bytes(void **state) {
    (void)state;
    struct atlas_arena arena = {0};
    unsigned char *places[3000];
    size_t sizes[3000];
    for (size_t i = 0; i < ATLAS_COUNT(places); i++) {
        sizes[i] = i % 100 == 99 ? 20000 + i : i % 97;
        places[i] = atlas_arena_alloc(&arena, sizes[i]);
        assert_int_equal((uintptr_t)places[i] % _Alignof(max_align_t), 0);
        for (size_t j = 0; j < sizes[i]; j++) {
            assert_int_equal(places[i][j], 0);
            places[i][j] = (unsigned char)i;
        }
        atlas_arena_copy(&arena, "odd", i % 4);
    }
    for (size_t i = 0; i < ATLAS_COUNT(places); i++) {
        for (size_t j = 0; j < sizes[i]; j++) {
            assert_int_equal(places[i][j], (unsigned char)i);
        }
    }
    atlas_arena_release(&arena);
    assert_null(arena.blocks);
}

static void memory__arena_large_block_does_not_end_the_small_one(void **state) {
    (void)state;
    struct atlas_arena arena = {0};
    const char *first = atlas_arena_text(&arena, "first");
    memset(atlas_arena_alloc(&arena, 5000000), 1, 5000000);
    const char *second = atlas_arena_text(&arena, "second");
    assert_ptr_equal(second, first + sizeof("first"));
    assert_string_equal(first, "first");
    atlas_arena_release(&arena);
}

static void memory__arena_starts_with_a_large_block(void **state) {
    (void)state;
    struct atlas_arena arena = {0};
    memset(atlas_arena_alloc(&arena, 100000), 1, 100000);
    assert_string_equal(atlas_arena_text(&arena, "after"), "after");
    atlas_arena_release(&arena);
    assert_string_equal(atlas_arena_text(&arena, "again"), "again");
    atlas_arena_release(&arena);
    atlas_arena_release(&arena);
}

static void memory__arena_copy_ends_with_nul(void **state) {
    (void)state;
    struct atlas_arena arena = {0};
    const char *copy = atlas_arena_copy(&arena, "a\0bcd", 3);
    assert_memory_equal(copy, "a\0b", 4);
    assert_string_equal(atlas_arena_copy(&arena, NULL, 0), "");
    assert_string_equal(atlas_arena_text(&arena, ""), "");
    atlas_arena_release(&arena);
}

static void ask_calloc(void) {
    free(atlas_xcalloc(SIZE_MAX / 2, 3));
}

static void ask_realloc(void) {
    free(atlas_xrealloc(NULL, SIZE_MAX, 2));
}

static void ask_grow(void) {
    size_t capacity = 0;
    free(atlas_grow(NULL, SIZE_MAX / 2, &capacity, 16));
}

static void ask_arena(void) {
    struct atlas_arena arena = {0};
    atlas_arena_alloc(&arena, SIZE_MAX);
}

// What the child says, and how it ends.
static void expect_death(void (*ask)(void)) {
    int ends[2];
    char said[256] = "";
    int how = 0;
    assert_int_equal(pipe(ends), 0);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        signal(SIGABRT, SIG_DFL);  // cmocka catches it
        ask();
        _exit(0);
    }
    close(ends[1]);
    assert_true(read(ends[0], said, sizeof(said) - 1) > 0);
    close(ends[0]);
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_string_equal(said, "absence-atlas: out of memory\n");
    assert_true(WIFSIGNALED(how));
    assert_int_equal(WTERMSIG(how), SIGABRT);
}

static void memory__sizes_that_overflow_end_the_process(void **state) {
    (void)state;
    expect_death(ask_calloc);
    expect_death(ask_realloc);
    expect_death(ask_grow);
    expect_death(ask_arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory__size_zero_gives_a_pointer),
        cmocka_unit_test(memory__calloc_is_zeroed_and_strdup_copies),
        cmocka_unit_test(memory__grow_keeps_items_and_at_least_doubles),
        cmocka_unit_test(memory__grow_leaves_a_large_enough_array_alone),
        cmocka_unit_test(memory__arena_gives_aligned_zeroed_bytes),
        cmocka_unit_test(memory__arena_large_block_does_not_end_the_small_one),
        cmocka_unit_test(memory__arena_starts_with_a_large_block),
        cmocka_unit_test(memory__arena_copy_ends_with_nul),
        cmocka_unit_test(memory__sizes_that_overflow_end_the_process),
    };
    return cmocka_run_group_tests_name("support/memory", tests, NULL, NULL);
}
