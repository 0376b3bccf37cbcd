/** @file csv.h
 *  @brief A streaming reader of delimited text, the hot path of the program.
 *
 *  The file is read in blocks, so memory follows the longest record, not the
 *  file. A record is found with memchr and split only as far as the caller
 *  asks: rows that a filter on an early column refuses cost almost nothing.
 *
 *  Format    RFC 4180 with LF or CRLF; comma or `|`, sniffed from the header; a
 *            UTF-8 byte order mark is skipped; quoted fields may hold
 *            delimiters, doubled quotes and line ends; a quote that is not the
 *            first byte of a field is a byte like any other. Blank lines are
 *            skipped.
 *  Encoding  UTF-8; a field that is not well-formed UTF-8 is read as
 *            Windows-1252 (the register and its links), by iconv.
 *  Errors    ATLAS_ERR_INPUT with "file:line": cannot open, read error, empty
 *            file, compressed file, UTF-16, NUL byte, lines that end in CR,
 *            record over ATLAS_CSV_RECORD_MAX, quote that never closes, text
 *            after a closing quote, a record with more or fewer fields than the
 *            header, the same column name twice, a wanted column that is not
 *            there (the message names it and lists what is, nearest first).
 *  Threads   one reader, one thread.
 */
#ifndef ATLAS_CSV_H
#define ATLAS_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/memory.h"
#include "atlas/status.h"

/** Longest record accepted, in bytes (curl's habit: a cap for every buffer). */
#define ATLAS_CSV_RECORD_MAX ((size_t)4 * 1024 * 1024)

/** Most columns accepted in a header. */
#define ATLAS_CSV_COLUMN_MAX 1024

struct atlas_csv;  ///< Opaque; see pipeline/support/csv.c.

/** Some bytes of the current record; borrowed, not NUL-terminated. */
struct atlas_slice {
    const char *data;  ///< First byte, after any opening quote.
    size_t length;     ///< Bytes; 0 for an empty field.
};

/** Open a file and read its header record.
 *
 *  @param path     file to read; also the name in messages
 *  @param ret_csv  out: the reader, to be freed with atlas_csv_free()
 *  @return ATLAS_OK or ATLAS_ERR_INPUT.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_csv_open(const char *path,
                                                  struct atlas_csv **ret_csv,
                                                  struct atlas_error *err);

/** Release a reader; NULL is allowed. */
void atlas_csv_free(struct atlas_csv *csv);

/** Position of the first of `names` (NULL-terminated list of spellings) that
 *  the header holds, blanks around and ASCII case ignored; -1 when none does.
 */
int atlas_csv_find(const struct atlas_csv *csv, const char *const *names);

/** As atlas_csv_find(), but a missing column is an error that names it. */
ATLAS_MUST_CHECK enum atlas_status atlas_csv_require(
    const struct atlas_csv *csv, const char *const *names, int *ret_column,
    struct atlas_error *err);

/** Number of columns in the header. */
size_t atlas_csv_column_count(const struct atlas_csv *csv);

/** Name of a column as the header has it; NULL outside the header. */
const char *atlas_csv_column_name(const struct atlas_csv *csv, size_t column);

/** Go to the next record.
 *
 *  @param ret_more  out: false at the end of the file
 */
ATLAS_MUST_CHECK enum atlas_status atlas_csv_next(struct atlas_csv *csv,
                                                  bool *ret_more,
                                                  struct atlas_error *err);

/** Field of the current record with the outer quotes taken off and doubled
 *  quotes undone; blanks at both ends are kept. Empty for column -1. A record
 *  with too few fields is found here or, at the latest, by atlas_csv_check().
 */
struct atlas_slice atlas_csv_field(struct atlas_csv *csv, int column);

/** Split the record to its end: an error when it has not as many fields as the
 *  header, or text after a closing quote. Call it for each record that is kept.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_csv_check(struct atlas_csv *csv,
                                                   struct atlas_error *err);

/** Field as trimmed, NUL-terminated UTF-8 in `arena`. */
const char *atlas_csv_text(struct atlas_csv *csv, int column,
                           struct atlas_arena *arena);

/** Field as trimmed text in a caller's buffer, cut at `size` - 1 bytes.
 *  @return false when it did not fit whole.
 */
bool atlas_csv_copy(struct atlas_csv *csv, int column, char *buffer,
                    size_t size);

/** Line of the file on which the current record starts, from 1. */
unsigned long atlas_csv_line(const struct atlas_csv *csv);

/** Path as given to atlas_csv_open(). */
const char *atlas_csv_path(const struct atlas_csv *csv);

/** Whether some field so far was not UTF-8 and was read as Windows-1252. */
bool atlas_csv_saw_windows_1252(const struct atlas_csv *csv);

/** Number in a slice: an optional minus and digits, blanks around allowed.
 *  @return false when it is anything else or does not fit.
 */
bool atlas_slice_integer(struct atlas_slice slice, int64_t *ret_value);

/** Decimal number in a slice, read in the C locale; false when it is not one.
 */
bool atlas_slice_decimal(struct atlas_slice slice, double *ret_value);

/** The slice without blanks at its ends. */
struct atlas_slice atlas_slice_trim(struct atlas_slice slice);

/** Whether the slice is exactly this text. */
bool atlas_slice_is(struct atlas_slice slice, const char *text);

#endif
