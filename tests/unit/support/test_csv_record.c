#include <string.h>

#include "atlas/csv.h"
#include "atlas_test.h"
#include "support/csv_internal.h"
#include "support/test_files.h"

// One line for each record, "line: [field][field]"; a failure ends it as
// "!name:line: message". Every record is checked.
static void dump_records(struct atlas_csv *csv, struct atlas_text *out,
                         struct atlas_error *err) {
    for (bool more = true; more;) {
        if (atlas_csv_next(csv, &more, err)) return;
        if (!more) return;
        atlas_text_addf(out, "%lu:", atlas_csv_line(csv));
        for (size_t i = 0; i < atlas_csv_column_count(csv); i++) {
            const struct atlas_slice field = atlas_csv_field(csv, (int)i);
            atlas_text_add(out, "[");
            atlas_text_add_bytes(out, field.data, field.length);
            atlas_text_add(out, "]");
        }
        if (atlas_csv_check(csv, err)) return;
        atlas_text_add(out, "\n");
    }
}

static void dump(const char *path, size_t block, struct atlas_text *out) {
    struct atlas_error err = {.status = ATLAS_OK};
    struct atlas_csv *csv = NULL;
    if (!atlas_csv_open_sized(path, block, &csv, &err)) {
        atlas_text_add(out, "=");
        for (size_t i = 0; i < atlas_csv_column_count(csv); i++) {
            atlas_text_addf(out, "[%s]", atlas_csv_column_name(csv, i));
        }
        atlas_text_add(out, "\n");
        dump_records(csv, out, &err);
        atlas_csv_free(csv);
    }
    if (err.status) {
        assert_int_equal(err.status, ATLAS_ERR_INPUT);
        const char *name = strrchr(err.where, '/');
        assert_non_null(name);
        atlas_text_addf(out, "!%s: %s", name + 1, err.message);
    }
}

struct format_case {
    const char *name;
    const char *input;
    const char *expected;
};

static const struct format_case format_cases[] = {
    {"plain", "a,b\n1,2\n3,4\n", "=[a][b]\n2:[1][2]\n3:[3][4]\n"},
    {"no LF at the end", "a,b\n1,2", "=[a][b]\n2:[1][2]\n"},
    {"header alone", "a,b\n", "=[a][b]\n"},
    {"header alone without LF", "a,b", "=[a][b]\n"},
    {"CRLF", "a,b\r\n1,2\r\n3,4", "=[a][b]\n2:[1][2]\n3:[3][4]\n"},
    {"CR at the end of the file", "a,b\r\n1,2\r", "=[a][b]\n2:[1][2]\n"},
    {"CR inside stays", "a,b\n1\r2,3\r\n", "=[a][b]\n2:[1\r2][3]\n"},
    {"byte order mark",
     "\xEF\xBB\xBF"
     "a,b\n1,2\n",
     "=[a][b]\n2:[1][2]\n"},
    {"byte order mark and quotes", "\xEF\xBB\xBF\"a\",\"b\"\n1,2\n",
     "=[a][b]\n2:[1][2]\n"},
    {"one column", "a\n1\n\n2\n", "=[a]\n2:[1]\n4:[2]\n"},
    {"blank lines", "\n\r\na,b\n\n1,2\n\r\n \t\n3,4\n\n\n",
     "=[a][b]\n5:[1][2]\n8:[3][4]\n"},
    {"empty fields", "a,b,c\n,,\n1,,\n,,3\n",
     "=[a][b][c]\n2:[][][]\n3:[1][][]\n4:[][][3]\n"},
    {"blanks stay", "a , b\n 1 ,\t2\n", "=[a][b]\n2:[ 1 ][\t2]\n"},
    // Quotes.
    {"quoted", "\"a\",\"b\"\n\"1\",\"2\"\n", "=[a][b]\n2:[1][2]\n"},
    {"quoted, CRLF", "\"a\",\"b\"\r\n\"1\",\"2\"\r\n\"3\",\"4\"",
     "=[a][b]\n2:[1][2]\n3:[3][4]\n"},
    {"quoted, CR at the end", "a,b\n1,\"2\"\r", "=[a][b]\n2:[1][2]\n"},
    {"quoted empty", "a,b\n\"\",\"\"\n\"\",1\n", "=[a][b]\n2:[][]\n3:[][1]\n"},
    {"quoted empty is no blank line", "a\n\"\"\n", "=[a]\n2:[]\n"},
    {"delimiter in quotes", "a,b\n\"Bristol, City of\",2\n",
     "=[a][b]\n2:[Bristol, City of][2]\n"},
    {"doubled quotes", "a,b\n\"The \"\"Big\"\" School\",\"\"\"\"\n",
     "=[a][b]\n2:[The \"Big\" School][\"]\n"},
    {"four quotes and more", "a,b\n\"\"\"\"\"\",\"x\"\"\"\n",
     "=[a][b]\n2:[\"\"][x\"]\n"},
    {"LF in quotes", "a,b\n\"1\n2\n3\",4\n5,6\n",
     "=[a][b]\n2:[1\n2\n3][4]\n5:[5][6]\n"},
    {"CRLF in quotes", "a,b\r\n\"1\r\n2\",\"3\r\n\"\r\n5,6\r\n",
     "=[a][b]\n2:[1\r\n2][3\r\n]\n5:[5][6]\n"},
    {"LF in a quoted header", "\"a\nb\",c\n1,2\n", "=[a\nb][c]\n3:[1][2]\n"},
    {"quote inside a plain field", "a,b\n5\" pipe,x\"\n6,7\n",
     "=[a][b]\n2:[5\" pipe][x\"]\n3:[6][7]\n"},
    {"blank before a quote", "a,b\n \"x\",1\n", "=[a][b]\n2:[ \"x\"][1]\n"},
    {"blank after a quote", "a,b\n\"x\" ,\"1\" \n2,3\n",
     "=[a][b]\n2:[x][1]\n3:[2][3]\n"},
    {"quoted and plain by turns", "a,b\n1,2\n\"3\",4\n5,6\n7,\"8\"\n9,0\n",
     "=[a][b]\n2:[1][2]\n3:[3][4]\n4:[5][6]\n5:[7][8]\n6:[9][0]\n"},
    // The other delimiter.
    {"bars", "a|b\n1|2,5\n\"x|y\"|3\n", "=[a][b]\n2:[1][2,5]\n3:[x|y][3]\n"},
    {"bars, quoted header", "\"a,1\"|\"b\"\n1|2\n", "=[a,1][b]\n2:[1][2]\n"},
    {"bars after blank lines", "\n\na|b\n1|2\n", "=[a][b]\n4:[1][2]\n"},
    {"as many bars as commas", "a|x,b\n1,2\n", "=[a|x][b]\n2:[1][2]\n"},
    // Malformed.
    {"empty file", "", "!csv: empty file, without a header"},
    {"byte order mark alone", "\xEF\xBB\xBF",
     "!csv: empty file, without a header"},
    {"blank lines alone", "\n\r\n\n", "!csv: empty file, without a header"},
    {"too few fields", "a,b,c\n1,2,3\n1,2\n",
     "=[a][b][c]\n2:[1][2][3]\n3:[1][2][]"
     "!csv:3: 2 fields where the header has 3"},
    {"too many fields", "a,b\n1,2,3,4\n",
     "=[a][b]\n2:[1][2]!csv:2: 4 fields where the header has 2"},
    {"too few quoted fields", "a,b\n\n\"1\n2\"\n",
     "=[a][b]\n3:[1\n2][]!csv:3: 1 fields where the header has 2"},
    {"cut off in the last record", "a,b,c\n1,2,3\n4,5",
     "=[a][b][c]\n2:[1][2][3]\n3:[4][5][]"
     "!csv:3: 2 fields where the header has 3"},
    {"text after a closing quote", "a,b\n1,\"x\"y\n",
     "=[a][b]\n2:[1][x]!csv:2: text after the closing quote of field 2"},
    {"text after a closing quote, first field", "a,b\n\"x\" \"y\",1\n",
     "=[a][b]\n2:[x][1]!csv:2: text after the closing quote of field 1"},
    {"quote never closed", "a,b\n1,2\n3,\"4\n5,6\n7,8\n",
     "=[a][b]\n2:[1][2]\n!csv:3: quote that is never closed"},
    {"quote at the very end", "a,b\n1,\"",
     "=[a][b]\n!csv:2: quote that is never closed"},
    {"doubled quote at the very end", "a,b\n1,\"2\"\"",
     "=[a][b]\n!csv:2: quote that is never closed"},
    {"quote never closed in the header", "a,\"b\n1,2\n",
     "!csv:1: quote that is never closed"},
    {"column twice", "a,urn,b, URN \n1,2,3,4\n",
     "!csv:1: column 'URN' twice, as number 2 and 4"},
    {"columns without a name", "a,,\n1,2,3\n", "=[a][][]\n2:[1][2][3]\n"},
    {"header with text after a quote", "\"a\"x,b\n1,2\n",
     "!csv:1: text after the closing quote of field 1"},
    {"lines that end in CR", "a,b\r1,2\r3,4\r",
     "!csv:1: lines that end in CR, not in LF or CRLF"},
};

static void csv_record__formats(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(format_cases); i++) {
        const struct format_case *c = &format_cases[i];
        struct atlas_text got = ATLAS_TEXT_INIT;
        print_message("  case: %s\n", c->name);
        dump(test_file("csv", c->input), ATLAS_CSV_BLOCK, &got);
        assert_string_equal(atlas_text_string(&got), c->expected);
        atlas_text_release(&got);
    }
}

// Blocks of 4, 5, 6 ... bytes end at every place of every case.
static void csv_record__block_ends_change_nothing(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(format_cases); i++) {
        const struct format_case *c = &format_cases[i];
        const char *path = test_file("csv", c->input);
        for (size_t block = 4; block < strlen(c->input) + 4; block++) {
            struct atlas_text got = ATLAS_TEXT_INIT;
            dump(path, block, &got);
            assert_string_equal(atlas_text_string(&got), c->expected);
            atlas_text_release(&got);
        }
    }
}

static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 16;
}

// A field of random awkward bytes, as written and as expected back.
static void add_random_field(uint32_t *seed, struct atlas_text *file,
                             struct atlas_text *expected) {
    static const char bytes[] = "abcdefg \",\n\r|\xC3\xB4";
    const uint32_t length = next_random(seed) % 12;
    struct atlas_text field = ATLAS_TEXT_INIT;
    for (uint32_t i = 0; i < length; i++) {
        atlas_text_add_char(&field,
                            bytes[next_random(seed) % (sizeof(bytes) - 1)]);
    }
    const bool quoted =
        strpbrk(atlas_text_string(&field), "\",\n\r") || next_random(seed) % 2;
    if (quoted) atlas_text_add_char(file, '"');
    for (size_t i = 0; i < field.length; i++) {
        if (field.data[i] == '"') atlas_text_add_char(file, '"');
        atlas_text_add_char(file, field.data[i]);
    }
    if (quoted) atlas_text_add_char(file, '"');
    atlas_text_addf(expected, "[%s]", atlas_text_string(&field));
    atlas_text_release(&field);
}

static size_t count_lines(const struct atlas_text *text) {
    size_t lines = 0;
    for (size_t i = 0; i < text->length; i++) lines += text->data[i] == '\n';
    return lines;
}

// What is written is what is read, line numbers included, by any block.
static void csv_record__random_records_are_read_back(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed <= 300; seed++) {
        uint32_t random = seed * 2654435761U;
        struct atlas_text file = ATLAS_TEXT_INIT;
        struct atlas_text expected = ATLAS_TEXT_INIT;
        struct atlas_text got = ATLAS_TEXT_INIT;
        atlas_text_add(&file, "a,b,c\n");
        atlas_text_add(&expected, "=[a][b][c]\n");
        for (int row = 0; row < 20; row++) {
            atlas_text_addf(&expected, "%zu:", count_lines(&file) + 1);
            for (int column = 0; column < 3; column++) {
                if (column) atlas_text_add_char(&file, ',');
                add_random_field(&random, &file, &expected);
            }
            atlas_text_add(&file, row % 3 ? "\n" : "\r\n");
            atlas_text_add(&expected, "\n");
        }
        const char *path = test_file_bytes("csv", file.data, file.length);
        dump(path, 4 + seed, &got);
        assert_string_equal(got.data, expected.data);
        atlas_text_release(&file);
        atlas_text_release(&expected);
        atlas_text_release(&got);
    }
}

// Whatever the bytes, well-formed or not: the size of a block does not show.
static void csv_record__random_bytes_read_alike_by_any_block(void **state) {
    static const char bytes[] = "ab\"\"\",,||\n\n\r \xF4";
    (void)state;
    for (uint32_t seed = 1; seed <= 2000; seed++) {
        uint32_t random = seed * 2654435761U;
        char input[64];
        struct atlas_text expected = ATLAS_TEXT_INIT;
        const size_t length = next_random(&random) % sizeof(input);
        for (size_t i = 0; i < length; i++) {
            const uint32_t pick = next_random(&random) % 200;
            input[i] = pick ? bytes[pick % (sizeof(bytes) - 1)] : '\0';
        }
        const char *path = test_file_bytes("csv", input, length);
        dump(path, ATLAS_CSV_BLOCK, &expected);
        for (size_t block = 4; block < 20; block += 3) {
            struct atlas_text got = ATLAS_TEXT_INIT;
            dump(path, block, &got);
            assert_string_equal(atlas_text_string(&got),
                                atlas_text_string(&expected));
            atlas_text_release(&got);
        }
        atlas_text_release(&expected);
    }
}

static void csv_record__fields_may_be_asked_in_any_order(void **state) {
    (void)state;
    struct atlas_csv *csv = NULL;
    bool more = false;
    const char *path = test_file("csv", "a,b,c,d\n1,22,333,4444\n\"\"\"\",2\n");
    assert_int_equal(atlas_csv_open(path, &csv, NULL), ATLAS_OK);
    assert_int_equal(atlas_csv_next(csv, &more, NULL), ATLAS_OK);
    assert_true(atlas_slice_is(atlas_csv_field(csv, 2), "333"));
    assert_true(atlas_slice_is(atlas_csv_field(csv, 0), "1"));
    assert_true(atlas_slice_is(atlas_csv_field(csv, 3), "4444"));
    assert_true(atlas_slice_is(atlas_csv_field(csv, 1), "22"));
    assert_true(atlas_slice_is(atlas_csv_field(csv, -1), ""));
    assert_true(atlas_slice_is(atlas_csv_field(csv, 4), ""));
    assert_true(atlas_slice_is(atlas_csv_field(csv, 5000), ""));
    assert_int_equal(atlas_csv_check(csv, NULL), ATLAS_OK);
    // Quotes are undone once, however often the field is asked for.
    assert_int_equal(atlas_csv_next(csv, &more, NULL), ATLAS_OK);
    assert_true(atlas_slice_is(atlas_csv_field(csv, 0), "\""));
    assert_true(atlas_slice_is(atlas_csv_field(csv, 0), "\""));
    assert_true(atlas_slice_is(atlas_csv_field(csv, 3), ""));
    assert_int_equal(atlas_csv_check(csv, NULL), ATLAS_ERR_INPUT);
    atlas_csv_free(csv);
}

// A record that nobody keeps is not looked at.
static void csv_record__check_is_only_for_records_that_are_kept(void **state) {
    (void)state;
    struct atlas_csv *csv = NULL;
    bool more = false;
    const char *path = test_file("csv", "a,b\n1\n1,2,3\n\"x\"y,1\n4,5\n");
    assert_int_equal(atlas_csv_open(path, &csv, NULL), ATLAS_OK);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(atlas_csv_next(csv, &more, NULL), ATLAS_OK);
        assert_true(more);
    }
    assert_int_equal(atlas_csv_check(csv, NULL), ATLAS_OK);
    // The end is the end, as often as one asks.
    for (int i = 0; i < 3; i++) {
        assert_int_equal(atlas_csv_next(csv, &more, NULL), ATLAS_OK);
        assert_false(more);
    }
    assert_true(atlas_slice_is(atlas_csv_field(csv, 0), ""));
    atlas_csv_free(csv);
}

static void csv_record__failure_leaves_more_untouched(void **state) {
    (void)state;
    struct atlas_csv *csv = NULL;
    bool more = true;
    struct atlas_error err;
    const char *path = test_file("csv", "a,b\n1,\"2\n");
    assert_int_equal(atlas_csv_open(path, &csv, NULL), ATLAS_OK);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(atlas_csv_next(csv, &more, &err), ATLAS_ERR_INPUT);
        assert_string_equal(err.message, "quote that is never closed");
        assert_true(more);
    }
    atlas_csv_free(csv);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_record__formats),
        cmocka_unit_test(csv_record__block_ends_change_nothing),
        cmocka_unit_test(csv_record__random_records_are_read_back),
        cmocka_unit_test(csv_record__random_bytes_read_alike_by_any_block),
        cmocka_unit_test(csv_record__fields_may_be_asked_in_any_order),
        cmocka_unit_test(csv_record__check_is_only_for_records_that_are_kept),
        cmocka_unit_test(csv_record__failure_leaves_more_untouched),
    };
    return cmocka_run_group_tests_name("support/csv_record", tests, NULL, NULL);
}
