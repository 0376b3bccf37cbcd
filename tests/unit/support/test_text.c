#include "atlas/text.h"

#include <string.h>

#include "atlas_test.h"

static void text__empty_is_an_empty_string(void **state) {
    (void)state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    assert_string_equal(atlas_text_string(&text), "");
    atlas_text_add_bytes(&text, NULL, 0);
    atlas_text_clear(&text);
    assert_string_equal(atlas_text_string(&text), "");
    atlas_text_release(&text);
    atlas_text_release(&text);
}

static void text__grows_and_stays_terminated(void **state) {
    (void)state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < 5000; i++) {
        atlas_text_add_char(&text, (char)('a' + i % 26));
        assert_int_equal(text.length, i + 1);
        assert_int_equal(text.data[text.length], '\0');
    }
    assert_memory_equal(text.data + 26 * 100, "abcdef", 6);
    atlas_text_release(&text);
}

static void text__holds_any_bytes(void **state) {
    (void)state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_add_bytes(&text, "a\0b", 3);
    atlas_text_add(&text, "c");
    assert_int_equal(text.length, 4);
    assert_memory_equal(text.data, "a\0bc", 5);
    atlas_text_release(&text);
}

static void text__clear_keeps_the_memory(void **state) {
    (void)state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_add(&text, "something");
    const size_t capacity = text.capacity;
    atlas_text_clear(&text);
    assert_int_equal(text.length, 0);
    assert_int_equal(text.capacity, capacity);
    assert_string_equal(atlas_text_string(&text), "");
    assert_string_equal(text.data, "");
    atlas_text_add(&text, "new");
    assert_string_equal(text.data, "new");
    atlas_text_release(&text);
}

// Lengths on both sides of the first guess of addf.
static void text__addf_takes_any_length(void **state) {
    (void)state;
    for (int width = 0; width < 1000; width += width < 140 ? 1 : 97) {
        struct atlas_text text = ATLAS_TEXT_INIT;
        atlas_text_add(&text, "<");
        atlas_text_addf(&text, "%*s|%d", width, "", 42);
        assert_int_equal(text.length, 1 + (size_t)width + 3);
        assert_string_equal(text.data + 1 + width, "|42");
        assert_int_equal(text.data[0], '<');
        atlas_text_release(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text__empty_is_an_empty_string),
        cmocka_unit_test(text__grows_and_stays_terminated),
        cmocka_unit_test(text__holds_any_bytes),
        cmocka_unit_test(text__clear_keeps_the_memory),
        cmocka_unit_test(text__addf_takes_any_length),
    };
    return cmocka_run_group_tests_name("support/text", tests, NULL, NULL);
}
