// Records and their fields.
//
// In:  the window of bytes that csv_source.c keeps.
// Out: one record after the other, split as far as somebody asks.
//
// A record without any quote ends at the next LF, found with memchr(), and is
// split only up to the column that is wanted: a row that an early column
// refuses is hardly touched. A record with a quote is split whole while its end
// is looked for, because only the fields tell which LF ends it. A quote counts
// only as the first byte of a field (RFC 4180); elsewhere it is a byte like any
// other.

#include <string.h>

#include "csv_internal.h"

// How looking for the end of a record went.
enum found {
    FOUND_WHOLE,  // it ends in the window
    FOUND_PART,   // the window ends first
    FOUND_QUOTE   // the window ends first, in an open quote
};

static inline void add_field(struct atlas_csv *csv, struct csv_field field) {
    if (csv->field_count < ATLAS_CSV_COLUMN_MAX) {
        csv->fields[csv->field_count] = field;
    }
    csv->field_count++;
}

// First delimiter or LF, or `end`.
static char *plain_stop(const struct atlas_csv *csv, char *from, char *end) {
    const char delimiter = csv->delimiter;
    while (from < end && *from != delimiter && *from != '\n') from++;
    return from;
}

// `end` of a line without the CR that belongs to its LF.
static char *before_cr(const char *start, char *end) {
    return end > start && end[-1] == '\r' ? end - 1 : end;
}

static char *take_plain(struct atlas_csv *csv, char *from, char *end) {
    char *stop = plain_stop(csv, from, end);
    const bool last = stop == end || *stop == '\n';
    char *tail = last ? before_cr(from, stop) : stop;
    add_field(csv, (struct csv_field){.data = from,
                                      .length = (uint32_t)(tail - from)});
    return stop;
}

static bool all_blank(const char *from, const char *end) {
    while (from < end && (*from == ' ' || *from == '\t')) from++;
    return from == end;
}

// `from` is an opening quote. NULL when the window ends before the closing one.
static char *take_quoted(struct atlas_csv *csv, char *from, char *end) {
    bool doubled = false;
    char *quote = from + 1;
    // Empty fields are the most frequent of all in the register.
    const bool empty = end - quote > 1 && quote[0] == '"' && quote[1] != '"';
    while (!empty && (quote = memchr(quote, '"', (size_t)(end - quote))) &&
           quote + 1 < end && quote[1] == '"') {
        doubled = true;
        quote += 2;
    }
    if (!quote) return NULL;
    add_field(csv, (struct csv_field){.data = from + 1,
                                      .length = (uint32_t)(quote - from - 1),
                                      .doubled = doubled});
    char *rest = quote + 1;
    if (rest < end && *rest == csv->delimiter) return rest;
    char *stop = plain_stop(csv, rest, end);
    const bool last = stop == end || *stop == '\n';
    if (!all_blank(rest, last ? before_cr(rest, stop) : stop) && !csv->stray) {
        csv->stray = csv->field_count;
    }
    return stop;
}

// Split all of the record that starts the window; it has quotes.
static enum found find_quoted(struct atlas_csv *csv, size_t *ret_stop) {
    struct csv_source *source = &csv->source;
    char *const end = source->data + source->end;
    char *from = source->data + source->start;
    csv->field_count = 0;
    csv->stray = 0;
    csv->unsplit = NULL;
    for (;;) {
        char *stop = from < end && *from == '"' ? take_quoted(csv, from, end)
                                                : take_plain(csv, from, end);
        if (!stop) return FOUND_QUOTE;
        *ret_stop = (size_t)(stop - source->data);
        if (stop == end) return source->at_end ? FOUND_WHOLE : FOUND_PART;
        if (*stop == '\n') return FOUND_WHOLE;
        from = stop + 1;
    }
}

// Where the record that starts the window stops: at its LF, or at the end of
// the file.
static enum found find_record(struct atlas_csv *csv, size_t *ret_stop) {
    struct csv_source *source = &csv->source;
    char *start = source->data + source->start;
    char *newline = memchr(start, '\n', source->end - source->start);
    const size_t stop =
        newline ? (size_t)(newline - source->data) : source->end;
    if (atlas_csv_source_quoted(source, stop))
        return find_quoted(csv, ret_stop);
    if (!newline && !source->at_end) return FOUND_PART;
    csv->field_count = 0;
    csv->stray = 0;
    csv->unsplit = start;
    *ret_stop = stop;
    return FOUND_WHOLE;
}

static unsigned long count_lines(const char *from, const char *end) {
    unsigned long lines = 0;
    while ((from = memchr(from, '\n', (size_t)(end - from)))) {
        lines++;
        from++;
    }
    return lines;
}

static enum atlas_status fail_nul(const struct atlas_csv *csv,
                                  struct atlas_error *err) {
    const struct csv_source *source = &csv->source;
    const unsigned long lines =
        count_lines(source->data + source->start, source->data + source->nul);
    return atlas_fail_at(err, ATLAS_ERR_INPUT, source->path,
                         csv->next_line + lines,
                         "NUL byte, so this is no text in UTF-8");
}

// What is wrong with a record that was looked for up to `limit`, if anything.
static enum atlas_status examine(const struct atlas_csv *csv, enum found found,
                                 size_t limit, struct atlas_error *err) {
    const struct csv_source *source = &csv->source;
    const bool open = found == FOUND_QUOTE;
    if (source->nul < limit) return fail_nul(csv, err);
    if (limit - source->start > ATLAS_CSV_RECORD_MAX) {
        return atlas_fail_at(err, ATLAS_ERR_INPUT, source->path, csv->next_line,
                             "record longer than %zu bytes%s",
                             ATLAS_CSV_RECORD_MAX,
                             open ? ", with a quote that is not closed" : "");
    }
    if (open && source->at_end) {
        return atlas_fail_at(err, ATLAS_ERR_INPUT, source->path, csv->next_line,
                             "quote that is never closed");
    }
    return ATLAS_OK;
}

// Make [start, stop) the current record and step behind its LF.
static void take_record(struct atlas_csv *csv, size_t stop) {
    struct csv_source *source = &csv->source;
    csv->record = source->data + source->start;
    csv->record_end = before_cr(csv->record, source->data + stop);
    csv->line = csv->next_line;
    csv->next_line++;
    if (!csv->unsplit) {
        csv->next_line += count_lines(csv->record, source->data + stop);
    }
    source->start = stop < source->end ? stop + 1 : stop;
}

enum atlas_status atlas_csv_record_next(struct atlas_csv *csv, bool *ret_more,
                                        struct atlas_error *err) {
    struct csv_source *source = &csv->source;
    for (;;) {
        if (source->start == source->end && source->at_end) {
            csv->record = csv->record_end = csv->unsplit = NULL;
            csv->field_count = 0;
            *ret_more = false;
            return ATLAS_OK;
        }
        size_t stop = source->end;
        const enum found found = find_record(csv, &stop);
        const bool whole = found == FOUND_WHOLE;
        enum atlas_status status =
            examine(csv, found, whole ? stop : source->end, err);
        if (status) return status;
        if (whole) {
            take_record(csv, stop);
            *ret_more = true;
            return ATLAS_OK;
        }
        status = atlas_csv_source_more(source, err);
        if (status) return status;
    }
}

void atlas_csv_record_split(struct atlas_csv *csv, size_t count) {
    while (csv->unsplit && csv->field_count < count) {
        char *from = csv->unsplit;
        char *stop =
            memchr(from, csv->delimiter, (size_t)(csv->record_end - from));
        csv->unsplit = stop ? stop + 1 : NULL;
        if (!stop) stop = csv->record_end;
        add_field(csv, (struct csv_field){.data = from,
                                          .length = (uint32_t)(stop - from)});
    }
}

// Make one quote of each two, in place.
static void undouble(struct csv_field *field) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < field->length; i++) {
        field->data[kept++] = field->data[i];
        if (field->data[i] == '"') i++;
    }
    field->length = kept;
    field->doubled = false;
}

struct csv_field atlas_csv_record_field(struct atlas_csv *csv, int column) {
    if (column < 0 || column >= ATLAS_CSV_COLUMN_MAX) {
        return (struct csv_field){.data = NULL};
    }
    const size_t wanted = (size_t)column;
    if (wanted >= csv->field_count) atlas_csv_record_split(csv, wanted + 1);
    if (wanted >= csv->field_count) return (struct csv_field){.data = NULL};
    struct csv_field *field = &csv->fields[wanted];
    if (field->doubled) undouble(field);
    return *field;
}
