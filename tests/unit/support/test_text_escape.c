#include <json-c/json.h>
#include <string.h>

#include "atlas/text.h"
#include "atlas_test.h"

struct escape_case {
    const char *input;
    const char *expected;
};

static void check_table(void (*add)(struct atlas_text *text,
                                    const char *string),
                        const struct escape_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct atlas_text text = ATLAS_TEXT_INIT;
        add(&text, cases[i].input);
        assert_string_equal(atlas_text_string(&text), cases[i].expected);
        atlas_text_release(&text);
    }
}

static const struct escape_case csv_cases[] = {
    {"", ""},
    {"Blackpool South", "Blackpool South"},
    {"Bristol, City of", "\"Bristol, City of\""},
    {"The \"Big\" School", "\"The \"\"Big\"\" School\""},
    {"\"", "\"\"\"\""},
    {"two\nlines", "\"two\nlines\""},
    {"two\r\nlines", "\"two\r\nlines\""},
    {" blanks stay ", " blanks stay "},
    {"Ynys M\xC3\xB4n", "Ynys M\xC3\xB4n"},
    // What a spreadsheet would run.
    {"=1+1", "'=1+1"},
    {"+44", "'+44"},
    {"-1", "'-1"},
    {"@SUM(A1)", "'@SUM(A1)"},
    {"\tx", "'\tx"},
    {"\rx", "\"'\rx\""},
    {"=HYPERLINK(\"a\",\"b\")", "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\""},
    {"a=b", "a=b"},
};

static void text_escape__csv(void **state) {
    (void)state;
    check_table(atlas_text_add_csv, csv_cases, ATLAS_COUNT(csv_cases));
}

static const struct escape_case json_cases[] = {
    {"", "\"\""},
    {"St Mary's", "\"St Mary's\""},
    {"a\"b\\c/d", "\"a\\\"b\\\\c/d\""},
    {"\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\""},
    {"\x01\x1F\x7F", "\"\\u0001\\u001f\x7F\""},
    {"\xC3\xB4\xE2\x82\xAC\xF0\x9F\x98\x80",
     "\"\xC3\xB4\xE2\x82\xAC\xF0\x9F\x98\x80\""},
    // Windows-1252, overlong, surrogate, cut short.
    {"M\xF4n", "\"M\xEF\xBF\xBDn\""},
    {"\xC0\xAF", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
    {"\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
    {"x\xE2\x82", "\"x\xEF\xBF\xBD\xEF\xBF\xBD\""},
};

static void text_escape__json(void **state) {
    (void)state;
    check_table(atlas_text_add_json, json_cases, ATLAS_COUNT(json_cases));
}

// Every byte by itself and every pair: a parser reads back the same text.
static void text_escape__json_is_read_back(void **state) {
    (void)state;
    for (unsigned code = 1; code < 128 * 128; code++) {
        const char input[] = {(char)(code % 128), (char)(code / 128), '\0'};
        struct atlas_text text = ATLAS_TEXT_INIT;
        atlas_text_add_json(&text, input);
        struct json_object *parsed = json_tokener_parse(text.data);
        assert_non_null(parsed);
        assert_string_equal(json_object_get_string(parsed), input);
        json_object_put(parsed);
        atlas_text_release(&text);
    }
}

static const struct escape_case xml_cases[] = {
    {"", ""},
    {"<a href=\"x\">'&amp;'</a>",
     "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;&lt;/a&gt;"},
    {"tab\tline\n", "tab\tline\n"},
    {"\x01\x0B\x1F", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD",
     "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
    {"M\xF4n", "M\xEF\xBF\xBDn"},
    {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
};

static void text_escape__xml(void **state) {
    (void)state;
    check_table(atlas_text_add_xml, xml_cases, ATLAS_COUNT(xml_cases));
}

struct utf8_case {
    const char *bytes;
    bool good;
};

static const struct utf8_case utf8_cases[] = {
    {"", true},
    {"plain ASCII, longer than a word of eight bytes", true},
    {"eight by\xC3\xB4te", true},
    {"eight by\xF4te", false},
    {"\xC2\x80", true},               // U+0080, the first of two bytes
    {"\xC1\xBF", false},              // overlong U+007F
    {"\xDF\xBF", true},               // U+07FF
    {"\xE0\xA0\x80", true},           // U+0800
    {"\xE0\x9F\xBF", false},          // overlong U+07FF
    {"\xED\x9F\xBF", true},           // U+D7FF
    {"\xED\xA0\x80", false},          // U+D800, a surrogate
    {"\xEE\x80\x80", true},           // U+E000
    {"\xF0\x90\x80\x80", true},       // U+10000
    {"\xF0\x8F\xBF\xBF", false},      // overlong U+FFFF
    {"\xF4\x8F\xBF\xBF", true},       // U+10FFFF, the last
    {"\xF4\x90\x80\x80", false},      // beyond
    {"\xF5\x80\x80\x80", false},      // never a lead byte
    {"\xF8\x88\x80\x80\x80", false},  // five bytes
    {"\x80", false},                  // continuation alone
    {"\xC3", false},                  // cut short
    {"\xC3(", false},
    {"\xE2\x82", false},
    {"\xF0\x9F\x98", false},
    {"\xFF", false},
};

static void text_escape__utf8(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(utf8_cases); i++) {
        const struct utf8_case *c = &utf8_cases[i];
        assert_int_equal(atlas_text_is_utf8(c->bytes, strlen(c->bytes)),
                         c->good);
    }
    assert_true(atlas_text_is_utf8("a\0b", 3));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_escape__csv),
        cmocka_unit_test(text_escape__json),
        cmocka_unit_test(text_escape__json_is_read_back),
        cmocka_unit_test(text_escape__xml),
        cmocka_unit_test(text_escape__utf8),
    };
    return cmocka_run_group_tests_name("support/text_escape", tests, NULL,
                                       NULL);
}
