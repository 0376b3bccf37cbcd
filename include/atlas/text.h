/** @file text.h
 *  @brief A growing byte buffer with the escapes and number forms of our files.
 *
 *  Numbers are written in the C locale whatever the process locale is.
 *  Rounding is half away from zero (never banker's), as DfE rounds
 *  (facts: EES tidy-data standard, `round_five_up`).
 *
 *  Ownership  zero-initialise (ATLAS_TEXT_INIT) to start; atlas_text_release()
 *             ends it. `data` is NUL-terminated whenever length > 0. What is
 *             appended must not lie in the text itself.
 */
#ifndef ATLAS_TEXT_H
#define ATLAS_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Bytes that grow. May hold any bytes, NUL included. */
struct atlas_text {
    char *data;       ///< The bytes, or NULL when nothing was added yet.
    size_t length;    ///< Bytes in use, the final NUL not counted.
    size_t capacity;  ///< Bytes allocated.
};

/** Initialiser of an empty text. */
#define ATLAS_TEXT_INIT \
    { NULL, 0, 0 }

/** Free the bytes and make the text empty. */
void atlas_text_release(struct atlas_text *text);

/** Forget the content, keep the memory. */
void atlas_text_clear(struct atlas_text *text);

/** The content as a C string; "" when empty. Borrowed until the next change. */
const char *atlas_text_string(const struct atlas_text *text);

/** Append `length` bytes. */
void atlas_text_add_bytes(struct atlas_text *text, const void *bytes,
                          size_t length);

/** Append a NUL-terminated string. */
void atlas_text_add(struct atlas_text *text, const char *string);

/** Append one byte. */
void atlas_text_add_char(struct atlas_text *text, char byte);

/** Append as printf() does. No %f, %e, %g (locale): use add_fixed. */
void atlas_text_addf(struct atlas_text *text, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/** Append a decimal integer. */
void atlas_text_add_int(struct atlas_text *text, int64_t value);

/** Append `value` with exactly `decimals` places (0 to 9), half away from zero;
 *  never "-0.00". The value must be finite and below 9e15 in size.
 */
void atlas_text_add_fixed(struct atlas_text *text, double value, int decimals);

/** Append 100 * part / whole with `decimals` places (0 to 7), by exact integer
 *  arithmetic, half away from zero. `whole` must be above 0.
 */
void atlas_text_add_percent(struct atlas_text *text, int64_t part,
                            int64_t whole, int decimals);

/** Append with thousands separators, as in "21,214". */
void atlas_text_add_grouped(struct atlas_text *text, int64_t value);

/** Append one CSV field, quoted only where RFC 4180 needs it. A field of text
 *  that a spreadsheet would take as a formula (starting with = + @ - tab or CR)
 *  gets a leading apostrophe. For numbers use add_int and add_fixed.
 */
void atlas_text_add_csv(struct atlas_text *text, const char *field);

/** Append a JSON string with its quotes; invalid UTF-8 becomes U+FFFD. */
void atlas_text_add_json(struct atlas_text *text, const char *string);

/** Append with & < > " ' escaped for XML and HTML; control characters that XML
 *  1.0 forbids and invalid UTF-8 become U+FFFD.
 */
void atlas_text_add_xml(struct atlas_text *text, const char *string);

/** `value` rounded to `decimals` places, half away from zero. */
double atlas_round(double value, int decimals);

/** The entry of `names` that is nearest to `word` in editing steps (case does
 *  not count), or NULL when none is within a third of its length plus one.
 */
const char *atlas_text_nearest(const char *word, const char *const *names,
                               size_t count);

/** Whether two strings are equal when ASCII case is ignored. */
bool atlas_text_same(const char *left, const char *right);

/** Whether the bytes are well-formed UTF-8 (no overlong forms, surrogates). */
bool atlas_text_is_utf8(const char *bytes, size_t length);

#endif
