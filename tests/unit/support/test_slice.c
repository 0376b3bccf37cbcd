#include <string.h>

#include "atlas/csv.h"
#include "atlas_test.h"

static struct atlas_slice slice_of(const char *text) {
    return (struct atlas_slice){text, strlen(text)};
}

struct trim_case {
    const char *input;
    const char *expected;
};

static const struct trim_case trim_cases[] = {
    {"", ""},
    {"  ", ""},
    {"a", "a"},
    {" \ta b\t ", "a b"},
    {"\xC2\xA0Ynys M\xC3\xB4n\xC2\xA0 ", "Ynys M\xC3\xB4n"},
    {"voil\xC3\xA0", "voil\xC3\xA0"},  // ends in byte A0, no blank
    {"\xC2\xA0", ""},
    {"\n", "\n"},
};

static void slice__trim(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(trim_cases); i++) {
        const struct atlas_slice got =
            atlas_slice_trim(slice_of(trim_cases[i].input));
        assert_true(atlas_slice_is(got, trim_cases[i].expected));
    }
    assert_int_equal(atlas_slice_trim((struct atlas_slice){0}).length, 0);
}

static void slice__is_compares_all_of_it(void **state) {
    (void)state;
    assert_true(atlas_slice_is(slice_of("School"), "School"));
    assert_false(atlas_slice_is(slice_of("School"), "Schools"));
    assert_false(atlas_slice_is(slice_of("Schools"), "School"));
    assert_false(atlas_slice_is(slice_of("school"), "School"));
    assert_true(atlas_slice_is((struct atlas_slice){0}, ""));
}

struct integer_case {
    const char *input;
    bool good;
    int64_t value;
};

static const struct integer_case integer_cases[] = {
    {"0", true, 0},
    {"-0", true, 0},
    {"007", true, 7},
    {" 102909\t", true, 102909},
    {"-45", true, -45},
    {"9223372036854775807", true, INT64_MAX},
    {"-9223372036854775808", true, INT64_MIN},
    {"9223372036854775808", false, 0},
    {"-9223372036854775809", false, 0},
    {"99999999999999999999", false, 0},
    {"", false, 0},
    {" ", false, 0},
    {"-", false, 0},
    {"+1", false, 0},
    {"--1", false, 0},
    {"1.0", false, 0},
    {"1,000", false, 0},
    {"1 000", false, 0},
    {"1e3", false, 0},
    {"0x1", false, 0},
    {":", false, 0},
    {"z", false, 0},
};

static void slice__integer(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(integer_cases); i++) {
        const struct integer_case *c = &integer_cases[i];
        int64_t value = 12345;
        assert_int_equal(atlas_slice_integer(slice_of(c->input), &value),
                         c->good);
        assert_true(value == (c->good ? c->value : 12345));
    }
}

struct decimal_case {
    const char *input;
    bool good;
    double value;
};

static const struct decimal_case decimal_cases[] = {
    {"0", true, 0.0},
    {"4.54188", true, 4.54188},
    {"-0.00001", true, -0.00001},
    {" 12.5 ", true, 12.5},
    {".5", true, 0.5},
    {"5.", true, 5.0},
    {"529433.7", true, 529433.7},
    {"1.5e3", true, 1500.0},
    {"1E-05", true, 1e-5},
    {"2e+2", true, 200.0},
    {"0.1234567890123456789", true, 0.1234567890123456789},
    {"12345678901234567890123", true, 12345678901234567890123.0},
    {"9007199254740993", true, 9007199254740992.0},     // nearest, tie to even
    {"9007199254740993e1", true, 90071992547409936.0},  // not rounded twice
    {"0.000000000000000000000000000001", true, 1e-30},
    {"0000000000000000000000000000003.25", true, 3.25},
    {"1.7976931348623157e308", true, 1.7976931348623157e308},
    {"1e-400", true, 0.0},
    {"1e999", false, 0},
    {"1e99999999999", false, 0},
    {"", false, 0},
    {".", false, 0},
    {"-", false, 0},
    {"-.", false, 0},
    {"e5", false, 0},
    {"1e", false, 0},
    {"1e+", false, 0},
    {"1,5", false, 0},
    {"1.2.3", false, 0},
    {"nan", false, 0},
    {"inf", false, 0},
    {"0x10", false, 0},
    {"+1", false, 0},
    {"12%", false, 0},
    {"c", false, 0},
};

static void slice__decimal(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(decimal_cases); i++) {
        const struct decimal_case *c = &decimal_cases[i];
        double value = 0.25;
        print_message("  case: '%s'\n", c->input);
        assert_int_equal(atlas_slice_decimal(slice_of(c->input), &value),
                         c->good);
        assert_true(value == (c->good ? c->value : 0.25));
    }
}

static void slice__decimal_that_never_ends_is_refused(void **state) {
    (void)state;
    char digits[5000];
    double value = 0.25;
    memset(digits, '1', sizeof(digits));
    digits[1] = '.';
    assert_false(atlas_slice_decimal(
        (struct atlas_slice){digits, sizeof(digits)}, &value));
    assert_true(value == 0.25);
}

// A slice is not NUL-terminated: what follows it is not part of it.
static void slice__numbers_end_with_the_slice(void **state) {
    (void)state;
    int64_t integer = 0;
    double decimal = 0;
    assert_true(
        atlas_slice_integer((struct atlas_slice){"12345", 3}, &integer));
    assert_int_equal(integer, 123);
    assert_true(
        atlas_slice_decimal((struct atlas_slice){"1.2345", 3}, &decimal));
    assert_true(decimal == 1.2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slice__trim),
        cmocka_unit_test(slice__is_compares_all_of_it),
        cmocka_unit_test(slice__integer),
        cmocka_unit_test(slice__decimal),
        cmocka_unit_test(slice__decimal_that_never_ends_is_refused),
        cmocka_unit_test(slice__numbers_end_with_the_slice),
    };
    return cmocka_run_group_tests_name("support/slice", tests, NULL, NULL);
}
