#include <math.h>
#include <stdio.h>
#include <string.h>

#include "atlas/text.h"
#include "atlas_test.h"

struct fixed_case {
    double value;
    int decimals;
    const char *expected;
};

static const struct fixed_case fixed_cases[] = {
    // Ties that binary fractions store too low: DfE's own example first.
    {2.675, 2, "2.68"},
    {-2.675, 2, "-2.68"},
    {1.005, 2, "1.01"},
    {0.285, 2, "0.29"},
    {1.115, 2, "1.12"},
    {4.35, 1, "4.4"},
    {0.15, 1, "0.2"},
    {1234567.125, 2, "1234567.13"},
    {8.345, 2, "8.35"},
    // Ties that are exact: away from zero, never to even.
    {0.5, 0, "1"},
    {1.5, 0, "2"},
    {2.5, 0, "3"},
    {-0.5, 0, "-1"},
    {-2.5, 0, "-3"},
    {0.125, 2, "0.13"},
    {2251799813685249.5, 0, "2251799813685250"},
    // Just beside a tie.
    {2.674999999999, 2, "2.67"},
    {2.675000000001, 2, "2.68"},
    {0.4999999999, 0, "0"},
    {0.5000000001, 0, "1"},
    {53.5123449999, 6, "53.512345"},
    // No negative zero.
    {0.0, 2, "0.00"},
    {-0.0, 2, "0.00"},
    {-0.004, 2, "0.00"},
    {-0.4, 0, "0"},
    {-0.005, 2, "-0.01"},
    // The carry runs into the whole part.
    {99.995, 2, "100.00"},
    {-9.9999, 3, "-10.000"},
    {0.9999999996, 9, "1.000000000"},
    // Whole numbers, leading zeros in the part, the ends of the range.
    {7.0, 5, "7.00000"},
    {-3.05017, 5, "-3.05017"},
    {53.00001, 5, "53.00001"},
    {0.1 + 0.2, 9, "0.300000000"},
    {1e-300, 9, "0.000000000"},
    {4294967295.0, 0, "4294967295"},
    {4294967296.0, 1, "4294967296.0"},
    {8999999999999999.0, 0, "8999999999999999"},
    {-8999999999999999.0, 9, "-8999999999999999.000000000"},
};

static void text_number__fixed_table(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(fixed_cases); i++) {
        const struct fixed_case *c = &fixed_cases[i];
        struct atlas_text text = ATLAS_TEXT_INIT;
        atlas_text_add_fixed(&text, c->value, c->decimals);
        assert_string_equal(text.data, c->expected);
        atlas_text_release(&text);
    }
}

static uint64_t next_random(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + 1442695040888963407U;
    return *seed >> 20;
}

static int64_t power_of_ten(int exponent) {
    int64_t power = 1;
    while (exponent--) power *= 10;
    return power;
}

// n / 10^d written with d places is n again, whatever n.
static void text_number__fixed_writes_back_what_was_read(void **state) {
    uint64_t seed = 1;
    (void)state;
    for (int i = 0; i < 100000; i++) {
        const int decimals = i % 10;
        const int64_t scale = power_of_ten(decimals);
        const int64_t n = (int64_t)(next_random(&seed) % 100000000000000U);
        char expected[64];
        struct atlas_text text = ATLAS_TEXT_INIT;
        snprintf(expected, sizeof(expected), "%lld.%0*lld",
                 (long long)(n / scale), decimals, (long long)(n % scale));
        if (!decimals) *strchr(expected, '.') = '\0';
        atlas_text_add_fixed(&text, (double)n / (double)scale, decimals);
        assert_string_equal(text.data, expected);
        atlas_text_release(&text);
    }
}

// (10 n + 5) / 10^(d+1) rounds up to n + 1; a little less rounds to n.
static void text_number__fixed_rounds_every_tie_up(void **state) {
    uint64_t seed = 2;
    (void)state;
    for (int i = 0; i < 100000; i++) {
        const int decimals = i % 6;
        const double scale = (double)power_of_ten(decimals);
        const int64_t n = (int64_t)(next_random(&seed) % 1000000000U);
        const double tie = (double)(10 * n + 5) / (10 * scale);
        const double below = tie * (1 - 0x1p-49);
        assert_true(atlas_round(tie, decimals) == (double)(n + 1) / scale);
        assert_true(atlas_round(-tie, decimals) == (double)-(n + 1) / scale);
        assert_true(atlas_round(below, decimals) == (double)n / scale);
    }
}

static void text_number__round_leaves_what_has_no_fraction(void **state) {
    (void)state;
    assert_true(atlas_round(1e300, 9) == 1e300);
    assert_true(atlas_round(-1e18, 2) == -1e18);
    assert_true(atlas_round(9007199254740993.0, 0) == 9007199254740993.0);
    assert_true(isinf(atlas_round(HUGE_VAL, 2)));
    assert_true(isnan(atlas_round(nan(""), 2)));
    assert_false(signbit(atlas_round(-0.001, 2)));
}

struct percent_case {
    int64_t part;
    int64_t whole;
    int decimals;
    const char *expected;
};

static const struct percent_case percent_cases[] = {
    // England 2018/19 as published (statistics of record).
    {119207289, 2522300237, 5, "4.72613"},
    {771863, 7105958, 5, "10.86219"},
    {60247, 7105958, 5, "0.84784"},
    {1, 3, 2, "33.33"},
    {2, 3, 2, "66.67"},
    {1, 8, 1, "12.5"},
    {1, 8, 0, "13"},
    {-1, 8, 0, "-13"},
    {1, 2000, 1, "0.1"},
    {1, 2001, 1, "0.0"},
    {-1, 2001, 1, "0.0"},
    {-1, 2000, 1, "-0.1"},
    {0, 5, 2, "0.00"},
    {5, 5, 0, "100"},
    {5, 4, 0, "125"},
    {999999, 1000000, 2, "100.00"},
    {99999, 1000, 0, "10000"},
    {1, 1000, 0, "0"},
    {1, 200, 0, "1"},
    {INT64_MAX, INT64_MAX, 7, "100.0000000"},
    {INT64_MAX - 1, INT64_MAX, 7, "100.0000000"},
    {INT64_MAX / 2, INT64_MAX, 7, "50.0000000"},
    {INT64_MAX / 3, INT64_MAX, 7, "33.3333333"},
    {INT64_MAX, 1, 0, "922337203685477580700"},
    {INT64_MIN, 1, 7, "-922337203685477580800.0000000"},
};

static void text_number__percent_table(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(percent_cases); i++) {
        const struct percent_case *c = &percent_cases[i];
        struct atlas_text text = ATLAS_TEXT_INIT;
        atlas_text_add_percent(&text, c->part, c->whole, c->decimals);
        assert_string_equal(text.data, c->expected);
        atlas_text_release(&text);
    }
}

// Against one rounded integer division.
static void text_number__percent_equals_integer_division(void **state) {
    uint64_t seed = 3;
    (void)state;
    for (int i = 0; i < 100000; i++) {
        const int decimals = i % 4;
        const int64_t scale = power_of_ten(decimals);
        const int64_t whole = 1 + (int64_t)(next_random(&seed) % 2000);
        const int64_t part = (int64_t)(next_random(&seed) % 4000);
        const int64_t units = (200 * scale * part + whole) / (2 * whole);
        char expected[64];
        struct atlas_text text = ATLAS_TEXT_INIT;
        snprintf(expected, sizeof(expected), "%lld.%0*lld",
                 (long long)(units / scale), decimals,
                 (long long)(units % scale));
        if (!decimals) *strchr(expected, '.') = '\0';
        atlas_text_add_percent(&text, part, whole, decimals);
        assert_string_equal(text.data, expected);
        atlas_text_release(&text);
    }
}

struct integer_case {
    int64_t value;
    const char *plain;
    const char *grouped;
};

static const struct integer_case integer_cases[] = {
    {0, "0", "0"},
    {-7, "-7", "-7"},
    {999, "999", "999"},
    {1000, "1000", "1,000"},
    {-1000, "-1000", "-1,000"},
    {21214, "21214", "21,214"},
    {-100000, "-100000", "-100,000"},
    {2522300237, "2522300237", "2,522,300,237"},
    {INT64_MAX, "9223372036854775807", "9,223,372,036,854,775,807"},
    {INT64_MIN, "-9223372036854775808", "-9,223,372,036,854,775,808"},
};

static void text_number__integers(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(integer_cases); i++) {
        const struct integer_case *c = &integer_cases[i];
        struct atlas_text text = ATLAS_TEXT_INIT;
        atlas_text_add_int(&text, c->value);
        assert_string_equal(text.data, c->plain);
        atlas_text_clear(&text);
        atlas_text_add_grouped(&text, c->value);
        assert_string_equal(text.data, c->grouped);
        atlas_text_release(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_number__fixed_table),
        cmocka_unit_test(text_number__fixed_writes_back_what_was_read),
        cmocka_unit_test(text_number__fixed_rounds_every_tie_up),
        cmocka_unit_test(text_number__round_leaves_what_has_no_fraction),
        cmocka_unit_test(text_number__percent_table),
        cmocka_unit_test(text_number__percent_equals_integer_division),
        cmocka_unit_test(text_number__integers),
    };
    return cmocka_run_group_tests_name("support/text_number", tests, NULL,
                                       NULL);
}
