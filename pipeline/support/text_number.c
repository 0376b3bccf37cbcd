// Numbers as text, and rounding.
//
// In:  integers, doubles, exact fractions.
// Out: decimal digits with '.' as the point, whatever the locale.
//
// Rounding is half away from zero, as DfE rounds (dfeR::round_five_up). 2.675
// is stored a little below the tie it was written as, so a rounding that only
// looks at the stored bits says 2.67. dfeR adds sqrt(2^-52) to every scaled
// value, which is enough to turn a national rate that truly lies below a tie.
// We add two units in the last place of the value, which is what reading a
// decimal and a division or two can lose.

#include <assert.h>
#include <math.h>
#include <string.h>

#include "atlas/text.h"
#include "text_internal.h"

enum { DECIMALS_MAX = 9, PERCENT_DECIMALS_MAX = 7, DIGITS_MAX = 20 };

static const uint32_t powers[DECIMALS_MAX + 1] = {
    1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};

// Sizes from here on are outside the contract of add_fixed.
static const double fixed_end = 9e15;

// Values of more than 12 digits are not nudged further than this.
static const double nudge_most = 0x1p-10;

// A rounded number without its sign: whole + part / 10^decimals.
struct fixed {
    uint64_t whole;
    uint32_t part;
};

static struct fixed fixed_from(double size, int decimals) {
    const double scale = powers[decimals];
    const double slack = size * scale * 0x1p-51;
    const double nudge = slack < nudge_most ? slack : nudge_most;
    struct fixed fixed = {.whole = (uint64_t)size};
    const double rest = size - (double)fixed.whole;
    fixed.part = (uint32_t)(rest * scale + 0.5 + nudge);
    if (fixed.part >= powers[decimals]) {
        fixed.part -= powers[decimals];
        fixed.whole++;
    }
    return fixed;
}

double atlas_round(double value, int decimals) {
    assert(decimals >= 0 && decimals <= DECIMALS_MAX);
    const double size = fabs(value);
    const double scale = powers[decimals];
    // Where the scaled value has no fraction, nothing is left to round.
    if (!(size * scale < 0x1p53)) return value;
    const struct fixed fixed = fixed_from(size, decimals);
    const double rounded =
        ((double)fixed.whole * scale + (double)fixed.part) / scale;
    return value < 0 && rounded > 0 ? -rounded : rounded;
}

// Two digits at a time: half as many divisions, each waiting for the last.
static const char pairs[] =
    "0001020304050607080910111213141516171819"
    "2021222324252627282930313233343536373839"
    "4041424344454647484950515253545556575859"
    "6061626364656667686970717273747576777879"
    "8081828384858687888990919293949596979899";

static char *put_pair(char *end, uint32_t pair) {
    return memcpy(end - 2, pairs + (size_t)2 * pair, 2);
}

// Write the digits of `value` so that they end before `end`; returns the first.
static char *put_digits(char *end, uint64_t value) {
    while (value > UINT32_MAX) {
        end = put_pair(end, (uint32_t)(value % 100));
        value /= 100;
    }
    uint32_t small = (uint32_t)value;
    for (; small >= 100; small /= 100) end = put_pair(end, small % 100);
    if (small >= 10) return put_pair(end, small);
    *--end = (char)('0' + small);
    return end;
}

// The same with exactly `count` digits, zeros in front.
static char *put_padded(char *end, uint32_t value, int count) {
    for (; count > 1; count -= 2) {
        end = put_pair(end, value % 100);
        value /= 100;
    }
    if (count) *--end = (char)('0' + value % 10);
    return end;
}

static size_t count_digits(uint64_t value) {
    size_t count = 1;
    for (; value >= 10000; value /= 10000) count += 4;
    return count + (value >= 10) + (value >= 100) + (value >= 1000);
}

static uint64_t size_of(int64_t value) {
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

void atlas_text_add_int(struct atlas_text *text, int64_t value) {
    char digits[DIGITS_MAX + 1];
    char *end = digits + sizeof(digits);
    char *first = put_digits(end, size_of(value));
    if (value < 0) *--first = '-';
    atlas_text_add_bytes(text, first, (size_t)(end - first));
}

void atlas_text_add_grouped(struct atlas_text *text, int64_t value) {
    char digits[DIGITS_MAX];
    char *end = digits + sizeof(digits);
    const char *digit = put_digits(end, size_of(value));
    if (value < 0) atlas_text_add_char(text, '-');
    for (; digit < end; digit++) {
        atlas_text_add_char(text, *digit);
        const ptrdiff_t left = end - digit - 1;
        if (left && left % 3 == 0) atlas_text_add_char(text, ',');
    }
}

void atlas_text_add_fixed(struct atlas_text *text, double value, int decimals) {
    assert(decimals >= 0 && decimals <= DECIMALS_MAX);
    const double size = fabs(value);
    if (!(size < fixed_end)) {
        assert(!"a finite value below 9e15");
        atlas_text_add(text, "nan");
        return;
    }
    const struct fixed fixed = fixed_from(size, decimals);
    const bool negative = value < 0 && (fixed.whole || fixed.part);
    const size_t length = (size_t)negative + count_digits(fixed.whole) +
                          (decimals ? 1 + (size_t)decimals : 0);
    // Written in place, from the end: this is what a GeoJSON consists of.
    char *start = atlas_text_reserve(text, length);
    char *end = start + length;
    if (decimals) {
        end = put_padded(end, fixed.part, decimals);
        *--end = '.';
    }
    put_digits(end, fixed.whole);
    if (negative) *start = '-';
    atlas_text_advance(text, length);
}

// The next decimal digit of rest / whole. Ten additions in place of a product,
// which might not fit: rest < whole < 2^63, so no sum reaches 2^64.
static char next_digit(uint64_t *rest, uint64_t whole) {
    uint64_t sum = 0;
    char digit = '0';
    for (int i = 0; i < 10; i++) {
        sum += *rest;
        if (sum >= whole) {
            sum -= whole;
            digit++;
        }
    }
    *rest = sum;
    return digit;
}

// Add one to the number that the digits before `end` spell. A zero in front
// takes the carry.
static void carry_one(char *end) {
    while (*--end == '9') *end = '0';
    ++*end;
}

void atlas_text_add_percent(struct atlas_text *text, int64_t part,
                            int64_t whole, int decimals) {
    assert(whole > 0);
    assert(decimals >= 0 && decimals <= PERCENT_DECIMALS_MAX);
    const uint64_t divisor = (uint64_t)whole;
    uint64_t rest = size_of(part) % divisor;
    // '0' for a carry, 100 * part / whole in digits, then the decimals.
    char digits[1 + DIGITS_MAX + 2 + PERCENT_DECIMALS_MAX + 1];
    memset(digits, '0', sizeof(digits) - 1);
    digits[sizeof(digits) - 1] = '\0';
    put_digits(digits + 1 + DIGITS_MAX, size_of(part) / divisor);
    char *const point = digits + 1 + DIGITS_MAX + 2;
    for (char *digit = point - 2; digit < point + decimals; digit++) {
        *digit = next_digit(&rest, divisor);
    }
    if (rest >= divisor - rest) carry_one(point + decimals);

    const char *first = digits;
    while (*first == '0' && first < point - 1) first++;
    const bool zero = strspn(first, "0") >= (size_t)(point + decimals - first);
    if (part < 0 && !zero) atlas_text_add_char(text, '-');
    atlas_text_add_bytes(text, first, (size_t)(point - first));
    if (!decimals) return;
    atlas_text_add_char(text, '.');
    atlas_text_add_bytes(text, point, (size_t)decimals);
}
