/** @file csv_internal.h
 *  @brief What the files of the CSV reader share. Private to support/.
 *
 *  Ownership  everything hangs on struct atlas_csv and ends with it.
 */
#ifndef ATLAS_CSV_INTERNAL_H
#define ATLAS_CSV_INTERNAL_H

#include <iconv.h>

#include "atlas/csv.h"
#include "atlas/text.h"

/** Bytes read at once: fits a core's own cache beside the rest. */
#define ATLAS_CSV_BLOCK ((size_t)256 * 1024)

/** A file read in blocks: a window on its bytes that moves forward. */
struct csv_source {
    const char *path;  ///< Borrowed; the name in messages.
    int file;          ///< Descriptor, -1 when closed.
    char *data;        ///< The window.
    size_t capacity;   ///< Bytes that fit in the window; grows.
    size_t start;      ///< First byte that was not handed out yet.
    size_t end;        ///< One past the last byte read.
    size_t no_quote;   ///< No '"' lies in [start, no_quote).
    size_t nul;        ///< Place of the first NUL byte, or SIZE_MAX.
    bool at_end;       ///< The file has no more bytes.
};

/** One field of the current record; points into the window. */
struct csv_field {
    char *data;       ///< First byte, after an opening quote.
    uint32_t length;  ///< Bytes, quotes around not counted.
    bool doubled;     ///< Holds doubled quotes that are not undone yet.
};

/** A reader and its current record. */
struct atlas_csv {
    struct csv_source source;
    char delimiter;             ///< ',' or '|'.
    unsigned long line;         ///< Where the current record starts, from 1.
    unsigned long next_line;    ///< Where the record after it starts.
    char *record;               ///< Bytes of the record; NULL before the first.
    char *record_end;           ///< One past its last, line end not counted.
    char *unsplit;              ///< Where splitting goes on; NULL: at its end.
    size_t field_count;         ///< Fields found so far.
    size_t stray;               ///< 1 + column with text after its closing
                                ///< quote; 0 for none.
    struct csv_field *fields;   ///< ATLAS_CSV_COLUMN_MAX of them.
    char **columns;             ///< Names in the header, trimmed.
    size_t column_count;        ///< How many.
    struct atlas_arena names;   ///< Holds `columns` and `path`.
    iconv_t from_1252;          ///< Windows-1252 to UTF-8.
    struct atlas_text decoded;  ///< Scratch of the conversion.
    bool saw_1252;              ///< It was used.
};

/** As atlas_csv_open(), reading `block` bytes (at least 4) at a time. */
ATLAS_MUST_CHECK enum atlas_status atlas_csv_open_sized(
    const char *path, size_t block, struct atlas_csv **ret_csv,
    struct atlas_error *err);

/** Open the file and read its first block; skip a byte order mark. */
ATLAS_MUST_CHECK enum atlas_status atlas_csv_source_open(
    struct csv_source *source, const char *path, size_t block,
    struct atlas_error *err);

/** Read on. Moves what lies in [start, end) to the front of the window, so
 *  pointers into it end here.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_csv_source_more(
    struct csv_source *source, struct atlas_error *err);

/** Whether a '"' lies before `limit`, an offset in the window. */
bool atlas_csv_source_quoted(struct csv_source *source, size_t limit);

/** Close and free. */
void atlas_csv_source_close(struct csv_source *source);

/** Go to the next record, blank lines included. */
ATLAS_MUST_CHECK enum atlas_status atlas_csv_record_next(
    struct atlas_csv *csv, bool *ret_more, struct atlas_error *err);

/** Split until `count` fields are known or the record ends. */
void atlas_csv_record_split(struct atlas_csv *csv, size_t count);

/** The field with doubled quotes undone; empty where there is none. */
struct csv_field atlas_csv_record_field(struct atlas_csv *csv, int column);

/** The field as trimmed UTF-8; borrowed until the next call. */
struct atlas_slice atlas_csv_field_decode(struct atlas_csv *csv, int column);

#endif
