// Pieces of a record: blanks, comparison, numbers.
//
// In:  bytes that are not NUL-terminated.
// Out: numbers, or false for whatever is not exactly one.
//
// A decimal of up to 19 digits whose power of ten is exact in a double is
// converted by one multiplication or division, which rounds correctly (Clinger
// 1990); the rare others go through strtod() under the C locale.

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/csv.h"

enum { EXACT_POWER = 22, NUMBER_MAX = 400 };

// A blank at the front: space, tab, or a no-break space in UTF-8. 0 for none.
static size_t blank_at(const char *data, size_t length) {
    if (!length) return 0;
    if (data[0] == ' ' || data[0] == '\t') return 1;
    return length >= 2 && !memcmp(data, "\xC2\xA0", 2) ? 2 : 0;
}

static size_t blank_before(const char *data, size_t length) {
    if (!length) return 0;
    if (data[length - 1] == ' ' || data[length - 1] == '\t') return 1;
    return length >= 2 && !memcmp(data + length - 2, "\xC2\xA0", 2) ? 2 : 0;
}

struct atlas_slice atlas_slice_trim(struct atlas_slice slice) {
    size_t blank;
    while ((blank = blank_at(slice.data, slice.length))) {
        slice.data += blank;
        slice.length -= blank;
    }
    while ((blank = blank_before(slice.data, slice.length))) {
        slice.length -= blank;
    }
    return slice;
}

bool atlas_slice_is(struct atlas_slice slice, const char *text) {
    const size_t length = strlen(text);
    return slice.length == length &&
           (!length || !memcmp(slice.data, text, length));
}

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

bool atlas_slice_integer(struct atlas_slice slice, int64_t *ret_value) {
    slice = atlas_slice_trim(slice);
    size_t at = 0;
    const bool negative = slice.length && slice.data[0] == '-';
    if (negative) at = 1;
    if (at == slice.length) return false;
    // Counted downwards: the most negative number has no positive twin.
    int64_t value = 0;
    for (; at < slice.length; at++) {
        if (!is_digit(slice.data[at])) return false;
        const int digit = slice.data[at] - '0';
        if (value < (INT64_MIN + digit) / 10) return false;
        value = value * 10 - digit;
    }
    if (!negative && value == INT64_MIN) return false;
    *ret_value = negative ? value : -value;
    return true;
}

// A number taken apart: digits * 10^power.
struct decimal {
    bool negative;
    uint64_t digits;
    int count;  // digits read, zeros in front not counted
    int power;
};

// Read digits from `at`; returns where they stop.
static size_t read_digits(struct atlas_slice slice, size_t at,
                          struct decimal *decimal, int step) {
    for (; at < slice.length && is_digit(slice.data[at]); at++) {
        if (decimal->count < 19) {
            decimal->digits =
                decimal->digits * 10 + (uint64_t)(slice.data[at] - '0');
            decimal->power += step;
        }
        if (decimal->digits) decimal->count++;
    }
    return at;
}

// Read "e-3" from `at`, if it is there; returns where it stops, or 0 for an
// exponent that is none.
static size_t read_exponent(struct atlas_slice slice, size_t at,
                            struct decimal *decimal) {
    if (at == slice.length || (slice.data[at] | 0x20) != 'e') return at;
    at++;
    int sign = 1;
    if (at < slice.length && (slice.data[at] == '-' || slice.data[at] == '+')) {
        sign = slice.data[at] == '-' ? -1 : 1;
        at++;
    }
    const size_t first = at;
    int power = 0;
    for (; at < slice.length && is_digit(slice.data[at]); at++) {
        if (power < 10000) power = power * 10 + (slice.data[at] - '0');
    }
    decimal->power += sign * power;
    return at == first ? 0 : at;
}

// Whether the slice is a decimal number from end to end.
static bool parse(struct atlas_slice slice, struct decimal *decimal) {
    size_t at = 0;
    decimal->negative = slice.length && slice.data[0] == '-';
    if (decimal->negative) at = 1;
    const size_t first = at;
    at = read_digits(slice, at, decimal, 0);
    size_t digits = at - first;
    if (at < slice.length && slice.data[at] == '.') {
        const size_t point = at + 1;
        at = read_digits(slice, point, decimal, -1);
        digits += at - point;
    }
    return digits && read_exponent(slice, at, decimal) == slice.length;
}

static bool convert_slowly(struct atlas_slice slice, double *ret_value) {
    char number[NUMBER_MAX];
    if (slice.length >= sizeof(number)) return false;
    memcpy(number, slice.data, slice.length);
    number[slice.length] = '\0';
    const locale_t plain = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
    if (!plain) return false;
    const locale_t before = uselocale(plain);
    const double value = strtod(number, NULL);
    uselocale(before);
    freelocale(plain);
    if (!isfinite(value)) return false;
    *ret_value = value;
    return true;
}

bool atlas_slice_decimal(struct atlas_slice slice, double *ret_value) {
    static const double powers[EXACT_POWER + 1] = {
        1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    struct decimal decimal = {.digits = 0};
    slice = atlas_slice_trim(slice);
    if (!parse(slice, &decimal)) return false;
    if (decimal.count > 19 || decimal.digits > (UINT64_C(1) << 53) ||
        decimal.power < -EXACT_POWER || decimal.power > EXACT_POWER) {
        return convert_slowly(slice, ret_value);
    }
    double value = (double)decimal.digits;
    value = decimal.power < 0 ? value / powers[-decimal.power]
                              : value * powers[decimal.power];
    *ret_value = decimal.negative ? -value : value;
    return true;
}
