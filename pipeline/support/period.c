// Academic years.
//
// In:  "201819" as releases write it, or what people write.
// Out: 201819, and back to "2018/19".
//
// The second year must follow the first, so that a calendar year, a month or a
// week number is never taken for an academic year; 199900 is 1999/00.

#include <stdio.h>

#include "atlas/csv.h"
#include "atlas/vocabulary.h"

enum { START_DIGITS = 4, FIRST_START = 1900, LAST_START = 2099, CENTURY = 100 };

// Value of `count` digits, or UINT32_MAX where one of them is no digit.
static uint32_t digits(const char *text, size_t count) {
    uint32_t value = 0;
    for (size_t i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9') return UINT32_MAX;
        value = value * 10 + (uint32_t)(text[i] - '0');
    }
    return value;
}

uint32_t atlas_period_parse(const char *text, size_t length) {
    const struct atlas_slice year =
        atlas_slice_trim((struct atlas_slice){text, length});
    if (year.length < START_DIGITS + 2) return 0;

    const uint32_t start = digits(year.data, START_DIGITS);
    if (start < FIRST_START || start > LAST_START) return 0;

    const char *end_text = year.data + START_DIGITS;
    size_t end_length = year.length - START_DIGITS;
    const bool is_parted = *end_text == '/' || *end_text == '-';
    if (is_parted) {
        end_text++;
        end_length--;
    }
    const bool is_long = is_parted && end_length == START_DIGITS;
    if (end_length != 2 && !is_long) return 0;

    const uint32_t wanted = is_long ? start + 1 : (start + 1) % CENTURY;
    if (digits(end_text, end_length) != wanted) return 0;
    return start * CENTURY + (start + 1) % CENTURY;
}

struct atlas_period_text atlas_period_text(uint32_t period) {
    struct atlas_period_text text = {""};
    snprintf(text.text, sizeof(text.text), "%04u/%02u",
             atlas_period_start(period) % 10000U, (unsigned)(period % CENTURY));
    return text;
}

unsigned atlas_period_start(uint32_t period) {
    return (unsigned)(period / CENTURY);
}
