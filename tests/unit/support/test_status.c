#include "atlas/status.h"

#include <string.h>

#include "atlas/text.h"
#include "atlas_test.h"

static void status__fills_the_error_and_returns_the_status(void **state) {
    (void)state;
    struct atlas_error err = {0};
    assert_int_equal(atlas_fail(&err, ATLAS_ERR_DATA, "E14001063",
                                "%d schools too %s", 3, "many"),
                     ATLAS_ERR_DATA);
    assert_int_equal(err.status, ATLAS_ERR_DATA);
    assert_string_equal(err.where, "E14001063");
    assert_string_equal(err.message, "3 schools too many");
}

static void status__error_and_place_may_be_null(void **state) {
    (void)state;
    struct atlas_error err = {.where = "old"};
    assert_int_equal(atlas_fail(NULL, ATLAS_ERR_GEO, "x", "y"), ATLAS_ERR_GEO);
    assert_int_equal(atlas_fail_at(NULL, ATLAS_ERR_GEO, "x", 1, "y"),
                     ATLAS_ERR_GEO);
    assert_int_equal(atlas_fail(&err, ATLAS_ERR_USAGE, NULL, "no command"),
                     ATLAS_ERR_USAGE);
    assert_string_equal(err.where, "");
    assert_int_equal(atlas_fail_at(&err, ATLAS_ERR_USAGE, NULL, 0, "x"),
                     ATLAS_ERR_USAGE);
    assert_string_equal(err.where, "");
}

static void status__place_is_file_and_line(void **state) {
    (void)state;
    struct atlas_error err;
    atlas_fail_at(&err, ATLAS_ERR_INPUT, "schools.csv", 812, "bad");
    assert_string_equal(err.where, "schools.csv:812");
    atlas_fail_at(&err, ATLAS_ERR_INPUT, "schools.csv", 0, "bad");
    assert_string_equal(err.where, "schools.csv");
}

static void status__long_path_keeps_its_end_and_the_line(void **state) {
    (void)state;
    struct atlas_error err;
    char path[600];
    memset(path, 'd', sizeof(path));
    memcpy(path + sizeof(path) - 10, "/last.csv", 10);
    atlas_fail_at(&err, ATLAS_ERR_INPUT, path, 4294967295UL, "bad");
    assert_int_equal(strlen(err.where), sizeof(err.where) - 1);
    assert_memory_equal(err.where, "...ddd", 6);
    assert_string_equal(err.where + sizeof(err.where) - 1 - 20,
                        "/last.csv:4294967295");
}

static void status__long_path_is_cut_between_characters(void **state) {
    (void)state;
    for (size_t pad = 0; pad < 4; pad++) {
        struct atlas_error err;
        struct atlas_text path = ATLAS_TEXT_INIT;
        for (int i = 0; i < 200; i++) atlas_text_add(&path, "\xE2\x82\xAC");
        for (size_t i = 0; i < pad; i++) atlas_text_add_char(&path, 'x');
        atlas_fail_at(&err, ATLAS_ERR_INPUT, path.data, 7, "bad");
        assert_true(atlas_text_is_utf8(err.where, strlen(err.where)));
        assert_true(strlen(err.where) > sizeof(err.where) - 5);
        atlas_text_release(&path);
    }
}

static void status__long_message_is_cut_between_characters(void **state) {
    static const char *const letters[] = {"a", "\xC3\xA9", "\xE2\x82\xAC",
                                          "\xF0\x9F\x98\x80"};
    (void)state;
    for (size_t letter = 0; letter < ATLAS_COUNT(letters); letter++) {
        for (size_t pad = 0; pad < 4; pad++) {
            struct atlas_error err;
            struct atlas_text long_text = ATLAS_TEXT_INIT;
            for (size_t i = 0; i < pad; i++) {
                atlas_text_add_char(&long_text, 'x');
            }
            while (long_text.length < 2000) {
                atlas_text_add(&long_text, letters[letter]);
            }
            atlas_fail(&err, ATLAS_ERR_DATA, long_text.data, "%s",
                       long_text.data);
            const size_t length = strlen(err.message);
            assert_true(atlas_text_is_utf8(err.message, length));
            assert_true(length > sizeof(err.message) - 5);
            assert_true(atlas_text_is_utf8(err.where, strlen(err.where)));
            atlas_text_release(&long_text);
        }
    }
}

static void status__message_that_just_fits_stays_whole(void **state) {
    (void)state;
    struct atlas_error err;
    char text[sizeof(err.message)];
    memset(text, 'x', sizeof(text));
    memcpy(text + sizeof(text) - 3, "\xC3\xA9", 3);
    atlas_fail(&err, ATLAS_ERR_DATA, NULL, "%s", text);
    assert_string_equal(err.message, text);
}

static void status__message_is_one_line_without_controls(void **state) {
    (void)state;
    struct atlas_error err;
    atlas_fail(&err, ATLAS_ERR_INPUT, "a\nb.csv", "'%s'",
               "x\r\n\x1B[31m\x7F\xC3\xA9");
    assert_string_equal(err.where, "a?b.csv");
    assert_string_equal(err.message, "'x???[31m?\xC3\xA9'");
}

static void status__arguments_may_be_the_error_itself(void **state) {
    (void)state;
    struct atlas_error err;
    atlas_fail(&err, ATLAS_ERR_INPUT, "here", "inner");
    atlas_fail(&err, ATLAS_ERR_DATA, err.where, "outer: %s", err.message);
    assert_string_equal(err.where, "here");
    assert_string_equal(err.message, "outer: inner");
}

static void status__names(void **state) {
    static const char *const names[] = {"ok",  "usage",  "input", "data",
                                        "geo", "output", "verify"};
    (void)state;
    assert_int_equal(ATLAS_COUNT(names), ATLAS_STATUS_END);
    for (int i = 0; i < ATLAS_STATUS_END; i++) {
        assert_string_equal(atlas_status_name((enum atlas_status)i), names[i]);
    }
    assert_string_equal(atlas_status_name(ATLAS_STATUS_END), "unknown");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(status__fills_the_error_and_returns_the_status),
        cmocka_unit_test(status__error_and_place_may_be_null),
        cmocka_unit_test(status__place_is_file_and_line),
        cmocka_unit_test(status__long_path_keeps_its_end_and_the_line),
        cmocka_unit_test(status__long_path_is_cut_between_characters),
        cmocka_unit_test(status__long_message_is_cut_between_characters),
        cmocka_unit_test(status__message_that_just_fits_stays_whole),
        cmocka_unit_test(status__message_is_one_line_without_controls),
        cmocka_unit_test(status__arguments_may_be_the_error_itself),
        cmocka_unit_test(status__names),
    };
    return cmocka_run_group_tests_name("support/status", tests, NULL, NULL);
}
