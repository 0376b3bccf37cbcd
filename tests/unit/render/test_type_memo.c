// Texts measured once: what is found is what was kept, and nothing else.

#include "render/type_memo.h"

#include <stdio.h>
#include <string.h>

#include "atlas_test.h"

static struct type_block block_of(double width) {
    return (struct type_block){.width = width};
}

static void memo__finds_what_was_kept(void **state) {
    (void)state;
    static const struct memo_key keys[] = {
        {"Fylde", {8, false}, -1},   {"Fylde", {8, true}, -1},
        {"Fylde", {8.5, false}, -1}, {"Fylde", {8, false}, 100},
        {"Fylde ", {8, false}, -1},  {"", {8, false}, -1},
    };
    struct type_memo memo = {0};
    for (size_t i = 0; i < ATLAS_COUNT(keys); i++) {
        const struct type_block block = block_of((double)i);
        assert_null(memo_find(&memo, &keys[i]));
        memo_keep(&memo, &keys[i], &block);
    }
    for (size_t i = 0; i < ATLAS_COUNT(keys); i++) {
        // Another text of the same letters.
        char text[16];
        struct memo_key key = keys[i];
        snprintf(text, sizeof(text), "%s", keys[i].text);
        key.text = text;
        const struct type_block *block = memo_find(&memo, &key);
        assert_non_null(block);
        assert_int_equal((int)block->width, (int)i);
    }
    memo_release(&memo);
}

static void memo__grows(void **state) {
    (void)state;
    struct type_memo memo = {0};
    for (int i = 0; i < 1000; i++) {
        char text[16];
        snprintf(text, sizeof(text), "%d", i);
        const struct type_block block = block_of(i);
        memo_keep(&memo, &(struct memo_key){text, {8, false}, -1}, &block);
    }
    assert_int_equal(memo.count, 1000);
    for (int i = 0; i < 1000; i++) {
        char text[16];
        snprintf(text, sizeof(text), "%d", i);
        const struct memo_key key = {text, {8, false}, -1};
        assert_int_equal((int)memo_find(&memo, &key)->width, i);
    }
    memo_release(&memo);
}

// A wrapped text read twice has the same lines, each time in the caller's
// arena: the first may be gone by then.
static void memo__gives_copies(void **state) {
    (void)state;
    static const struct type_style style = {9, false};
    struct typeface *typeface = NULL;
    assert_int_equal(typeface_create(&typeface, NULL), ATLAS_OK);
    struct atlas_arena first_arena = {0};
    struct atlas_arena second_arena = {0};
    struct type_block first;
    struct type_block second;
    const char *text = "Overall absence was 7.0% in Fylde";
    assert_int_equal(
        typeface_wrap(typeface, text, style, 60, &first_arena, &first, NULL),
        ATLAS_OK);
    char lines[8][40];
    const size_t count = first.count;
    const double width = first.width;
    assert_in_range(count, 2, 8);
    for (size_t i = 0; i < count; i++) {
        snprintf(lines[i], sizeof(lines[i]), "%s", first.lines[i].text);
    }
    atlas_arena_release(&first_arena);
    assert_int_equal(
        typeface_wrap(typeface, text, style, 60, &second_arena, &second, NULL),
        ATLAS_OK);
    assert_int_equal(second.count, count);
    assert_true(!(second.width < width) && !(second.width > width));
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(second.lines[i].text, lines[i]);
    }
    atlas_arena_release(&second_arena);
    typeface_free(typeface);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memo__finds_what_was_kept),
        cmocka_unit_test(memo__grows),
        cmocka_unit_test(memo__gives_copies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
