#include <string.h>

#include "atlas/csv.h"
#include "atlas/text.h"
#include "atlas_test.h"
#include "support/test_files.h"

struct text_case {
    const char *field;
    const char *expected;
    bool windows_1252;
};

static const struct text_case text_cases[] = {
    {"Plain", "Plain", false},
    {"  blanks\t", "blanks", false},
    {"\"  \"", "", false},
    {"", "", false},
    {"Ynys M\xC3\xB4n", "Ynys M\xC3\xB4n", false},
    {"\xC2\xA0Hull\xC2\xA0", "Hull", false},
    {"Ynys M\xF4n", "Ynys M\xC3\xB4n", true},
    {"\xA0Hull\xA0", "Hull", true},  // no-break spaces of Windows-1252
    {"St Mary\x92s", "St Mary\xE2\x80\x99s", true},
    {"\"Caf\xE9 \x96 \x80"
     "5\"",
     "Caf\xC3\xA9 \xE2\x80\x93 \xE2\x82\xAC"
     "5",
     true},
    // The five bytes that Windows-1252 leaves undefined.
    {"a\x81"
     "b\x8D\x8F\x90\x9D"
     "c",
     "a\xEF\xBF\xBD"
     "b\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
     "c",
     true},
    {"\x81", "\xEF\xBF\xBD", true},
    {"\"say \"\"\xE9\"\"\"", "say \"\xC3\xA9\"", true},
};

static struct atlas_csv *open_row(const char *field) {
    struct atlas_text file = ATLAS_TEXT_INIT;
    struct atlas_csv *csv = NULL;
    bool more = false;
    atlas_text_addf(&file, "a,b\n%s,x\n", field);
    const char *path = test_file("row.csv", file.data);
    atlas_text_release(&file);
    assert_int_equal(atlas_csv_open(path, &csv, NULL), ATLAS_OK);
    assert_int_equal(atlas_csv_next(csv, &more, NULL), ATLAS_OK);
    assert_true(more);
    return csv;
}

static void csv_text__table(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(text_cases); i++) {
        const struct text_case *c = &text_cases[i];
        struct atlas_arena arena = {0};
        char buffer[100];
        struct atlas_csv *csv = open_row(c->field);
        assert_false(atlas_csv_saw_windows_1252(csv));
        assert_string_equal(atlas_csv_text(csv, 0, &arena), c->expected);
        assert_int_equal(atlas_csv_saw_windows_1252(csv), c->windows_1252);
        assert_true(atlas_csv_copy(csv, 0, buffer, sizeof(buffer)));
        assert_string_equal(buffer, c->expected);
        assert_string_equal(atlas_csv_text(csv, 1, &arena), "x");
        assert_string_equal(atlas_csv_text(csv, -1, &arena), "");
        atlas_csv_free(csv);
        atlas_arena_release(&arena);
    }
}

struct copy_case {
    const char *field;
    size_t size;
    bool whole;
    const char *expected;
};

static const struct copy_case copy_cases[] = {
    {"E14001063", 10, true, "E14001063"},
    {"E140010634", 10, false, "E14001063"},
    {" E14001063 ", 10, true, "E14001063"},
    {"abc", 1, false, ""},
    {"", 1, true, ""},
    {"M\xC3\xB4n", 3, false, "M"},  // not half a letter
    {"M\xC3\xB4n", 4, false, "M\xC3\xB4"},
    {"M\xC3\xB4n", 5, true, "M\xC3\xB4n"},
    {"M\xF4n", 4, false, "M\xC3\xB4"},
};

static void csv_text__copy_is_cut_and_says_so(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(copy_cases); i++) {
        const struct copy_case *c = &copy_cases[i];
        char buffer[16];
        memset(buffer, '#', sizeof(buffer));
        struct atlas_csv *csv = open_row(c->field);
        assert_int_equal(atlas_csv_copy(csv, 0, buffer, c->size), c->whole);
        assert_string_equal(buffer, c->expected);
        assert_int_equal(buffer[c->size], '#');
        atlas_csv_free(csv);
    }
}

static void csv_text__header_may_be_windows_1252(void **state) {
    static const char *const names[] = {"Caf\xC3\xA9", NULL};
    (void)state;
    struct atlas_csv *csv = NULL;
    assert_int_equal(
        atlas_csv_open(test_file("h.csv", "a,Caf\xE9\n"), &csv, NULL),
        ATLAS_OK);
    assert_int_equal(atlas_csv_find(csv, names), 1);
    assert_true(atlas_csv_saw_windows_1252(csv));
    atlas_csv_free(csv);
}

// The register: 27,153 schools, Windows-1252, all names good UTF-8 afterwards.
static void csv_text__register_names_become_utf8(void **state) {
    static const char *const names[] = {"EstablishmentName", NULL};
    (void)state;
    ATLAS_NEEDS_DATA();
    struct atlas_csv *csv = NULL;
    struct atlas_error err;
    struct atlas_arena arena = {0};
    size_t rows = 0;
    size_t accented = 0;
    int column = -1;
    bool more = false;
    const char *path = test_data_path("schools/edubasealldata20250524.csv");
    assert_int_equal(atlas_csv_open(path, &csv, &err), ATLAS_OK);
    assert_int_equal(atlas_csv_column_count(csv), 135);
    assert_int_equal(atlas_csv_require(csv, names, &column, &err), ATLAS_OK);
    while (!atlas_csv_next(csv, &more, &err) && more) {
        const char *name = atlas_csv_text(csv, column, &arena);
        const size_t length = strlen(name);
        assert_true(length > 0);
        assert_true(atlas_text_is_utf8(name, length));
        assert_null(strstr(name, "\xEF\xBF\xBD"));
        assert_int_equal(atlas_csv_check(csv, &err), ATLAS_OK);
        for (size_t i = 0; i < length; i++) {
            accented += (unsigned char)name[i] >= 0xC2;
        }
        rows++;
    }
    assert_false(more);
    assert_int_equal(rows, 27153);
    assert_true(atlas_csv_saw_windows_1252(csv));
    print_message("  letters beyond ASCII: %zu\n", accented);
    assert_true(accented > 0);
    atlas_csv_free(csv);
    atlas_arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_text__table),
        cmocka_unit_test(csv_text__copy_is_cut_and_says_so),
        cmocka_unit_test(csv_text__header_may_be_windows_1252),
        cmocka_unit_test(csv_text__register_names_become_utf8),
    };
    return cmocka_run_group_tests_name("support/csv_text", tests, NULL, NULL);
}
