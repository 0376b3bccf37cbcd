// The reader of delimited text: opening, the header, going on.
//
// In:  a path.
// Out: records whose fields are asked for by column.
//
// The bytes come from csv_source.c, records and fields from csv_record.c, text
// from csv_text.c, numbers from slice.c. This file knows what a header is.

#include "atlas/csv.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "csv_internal.h"

// The first of several bytes outside quotes that may be the delimiter; the more
// frequent one in the header is.
static char sniff(const char *header, const char *end) {
    size_t commas = 0;
    size_t bars = 0;
    bool quoted = false;
    for (; header < end; header++) {
        if (*header == '"') quoted = !quoted;
        commas += !quoted && *header == ',';
        bars += !quoted && *header == '|';
    }
    return bars > commas ? '|' : ',';
}

static bool is_blank_record(const struct atlas_csv *csv) {
    const char *byte = csv->record;
    while (byte < csv->record_end && (*byte == ' ' || *byte == '\t')) byte++;
    return byte == csv->record_end;
}

enum atlas_status atlas_csv_next(struct atlas_csv *csv, bool *ret_more,
                                 struct atlas_error *err) {
    bool more;
    do {
        enum atlas_status status = atlas_csv_record_next(csv, &more, err);
        if (status) return status;
    } while (more && is_blank_record(csv));
    *ret_more = more;
    return ATLAS_OK;
}

enum atlas_status atlas_csv_check(struct atlas_csv *csv,
                                  struct atlas_error *err) {
    atlas_csv_record_split(csv, SIZE_MAX);
    if (csv->stray) {
        return atlas_fail_at(err, ATLAS_ERR_INPUT, csv->source.path, csv->line,
                             "text after the closing quote of field %zu",
                             csv->stray);
    }
    if (csv->field_count != csv->column_count) {
        return atlas_fail_at(err, ATLAS_ERR_INPUT, csv->source.path, csv->line,
                             "%zu fields where the header has %zu",
                             csv->field_count, csv->column_count);
    }
    return ATLAS_OK;
}

// Whether the header goes on behind a CR, as where lines end in CR alone.
static bool has_lone_cr(const struct atlas_csv *csv) {
    for (size_t i = 0; i < csv->field_count; i++) {
        const struct csv_field *field = &csv->fields[i];
        const bool quoted = field->data > csv->record && field->data[-1] == '"';
        if (!quoted && memchr(field->data, '\r', field->length)) return true;
    }
    return false;
}

// Read the header again with the delimiter that it seems to have.
static enum atlas_status read_header(struct atlas_csv *csv,
                                     struct atlas_error *err) {
    bool more;
    enum atlas_status status = atlas_csv_next(csv, &more, err);
    if (status) return status;
    if (!more) {
        return atlas_fail(err, ATLAS_ERR_INPUT, csv->source.path,
                          "empty file, without a header");
    }
    csv->delimiter = sniff(csv->record, csv->record_end);
    if (csv->delimiter != ',') {
        csv->source.start = (size_t)(csv->record - csv->source.data);
        csv->source.no_quote = csv->source.start;
        csv->next_line = csv->line;
        status = atlas_csv_next(csv, &more, err);
        if (status) return status;
    }
    atlas_csv_record_split(csv, SIZE_MAX);
    if (csv->field_count > ATLAS_CSV_COLUMN_MAX) {
        return atlas_fail_at(err, ATLAS_ERR_INPUT, csv->source.path, csv->line,
                             "%zu columns, more than %d", csv->field_count,
                             ATLAS_CSV_COLUMN_MAX);
    }
    if (has_lone_cr(csv)) {
        return atlas_fail_at(err, ATLAS_ERR_INPUT, csv->source.path, csv->line,
                             "lines that end in CR, not in LF or CRLF");
    }
    csv->column_count = csv->field_count;
    return atlas_csv_check(csv, err);
}

static enum atlas_status name_columns(struct atlas_csv *csv,
                                      struct atlas_error *err) {
    csv->columns = atlas_xcalloc(csv->column_count, sizeof(*csv->columns));
    for (size_t i = 0; i < csv->column_count; i++) {
        const struct atlas_slice name = atlas_csv_field_decode(csv, (int)i);
        csv->columns[i] = atlas_arena_copy(&csv->names, name.data, name.length);
        for (size_t j = 0; j < i && name.length; j++) {
            if (!atlas_text_same(csv->columns[i], csv->columns[j])) continue;
            return atlas_fail_at(err, ATLAS_ERR_INPUT, csv->source.path,
                                 csv->line,
                                 "column '%s' twice, as number %zu and %zu",
                                 csv->columns[i], j + 1, i + 1);
        }
    }
    return ATLAS_OK;
}

static enum atlas_status open_iconv(struct atlas_csv *csv,
                                    struct atlas_error *err) {
    csv->from_1252 = iconv_open("UTF-8", "WINDOWS-1252");
    if (csv->from_1252 != (iconv_t)-1) return ATLAS_OK;
    return atlas_fail(err, ATLAS_ERR_INPUT, csv->source.path,
                      "cannot convert from Windows-1252: %s", strerror(errno));
}

enum atlas_status atlas_csv_open_sized(const char *path, size_t block,
                                       struct atlas_csv **ret_csv,
                                       struct atlas_error *err) {
    struct atlas_csv *csv = atlas_xcalloc(1, sizeof(*csv));
    csv->from_1252 = (iconv_t)-1;
    csv->delimiter = ',';
    csv->next_line = 1;
    csv->fields = atlas_xcalloc(ATLAS_CSV_COLUMN_MAX, sizeof(*csv->fields));
    const char *kept_path = atlas_arena_text(&csv->names, path);
    enum atlas_status status =
        atlas_csv_source_open(&csv->source, kept_path, block, err);
    if (!status) status = open_iconv(csv, err);
    if (!status) status = read_header(csv, err);
    if (!status) status = name_columns(csv, err);
    if (status) {
        atlas_csv_free(csv);
    } else {
        *ret_csv = csv;
    }
    return status;
}

enum atlas_status atlas_csv_open(const char *path, struct atlas_csv **ret_csv,
                                 struct atlas_error *err) {
    return atlas_csv_open_sized(path, ATLAS_CSV_BLOCK, ret_csv, err);
}

void atlas_csv_free(struct atlas_csv *csv) {
    if (!csv) return;
    atlas_csv_source_close(&csv->source);
    if (csv->from_1252 != (iconv_t)-1) iconv_close(csv->from_1252);
    atlas_text_release(&csv->decoded);
    atlas_arena_release(&csv->names);
    free(csv->columns);
    free(csv->fields);
    free(csv);
}

static int find_one(const struct atlas_csv *csv, const char *name) {
    for (size_t i = 0; i < csv->column_count; i++) {
        if (atlas_text_same(csv->columns[i], name)) return (int)i;
    }
    return -1;
}

int atlas_csv_find(const struct atlas_csv *csv, const char *const *names) {
    int column = -1;
    for (; *names && column < 0; names++) column = find_one(csv, *names);
    return column;
}

// The column that looks most like one of `names`; NULL when none does.
static const char *nearest(const struct atlas_csv *csv,
                           const char *const *names) {
    const char *found = NULL;
    for (; *names && !found; names++) {
        found = atlas_text_nearest(*names, (const char *const *)csv->columns,
                                   csv->column_count);
    }
    return found;
}

// The columns there are, the nearest first, as many as a message holds.
static void list_columns(struct atlas_text *list, const struct atlas_csv *csv,
                         const char *first) {
    enum { ROOM = 300 };
    size_t listed = 0;
    atlas_text_add(list, "there are ");
    if (first) {
        atlas_text_addf(list, "'%s'", first);
        listed++;
    }
    for (size_t i = 0; i < csv->column_count; i++) {
        const char *name = csv->columns[i];
        if (name == first) continue;
        if (list->length + strlen(name) > ROOM) break;
        atlas_text_addf(list, "%s'%s'", listed ? ", " : "", name);
        listed++;
    }
    const size_t left = csv->column_count - listed;
    if (left) atlas_text_addf(list, " and %zu more", left);
}

// What the fields of a file that seems to have one column are parted by.
static bool explain_delimiter(struct atlas_text *text,
                              const struct atlas_csv *csv) {
    const char *mark = strpbrk(csv->columns[0], ";\t");
    if (csv->column_count > 1 || !mark) return false;
    atlas_text_addf(text, "fields are parted by %s, not by ',' or '|'",
                    *mark == ';' ? "';'" : "a tab");
    return true;
}

enum atlas_status atlas_csv_require(const struct atlas_csv *csv,
                                    const char *const *names, int *ret_column,
                                    struct atlas_error *err) {
    const int column = atlas_csv_find(csv, names);
    if (column >= 0) {
        *ret_column = column;
        return ATLAS_OK;
    }
    struct atlas_text wanted = ATLAS_TEXT_INIT;
    struct atlas_text list = ATLAS_TEXT_INIT;
    for (size_t i = 0; names[i]; i++) {
        atlas_text_addf(&wanted, "%s'%s'", i ? " or " : "", names[i]);
    }
    if (!explain_delimiter(&list, csv)) {
        list_columns(&list, csv, nearest(csv, names));
    }
    const enum atlas_status status = atlas_fail(
        err, ATLAS_ERR_INPUT, csv->source.path, "no column %.150s; %.340s",
        atlas_text_string(&wanted), atlas_text_string(&list));
    atlas_text_release(&wanted);
    atlas_text_release(&list);
    return status;
}

size_t atlas_csv_column_count(const struct atlas_csv *csv) {
    return csv->column_count;
}

const char *atlas_csv_column_name(const struct atlas_csv *csv, size_t column) {
    return column < csv->column_count ? csv->columns[column] : NULL;
}

struct atlas_slice atlas_csv_field(struct atlas_csv *csv, int column) {
    const struct csv_field field = atlas_csv_record_field(csv, column);
    return (struct atlas_slice){field.data, field.length};
}

unsigned long atlas_csv_line(const struct atlas_csv *csv) {
    return csv->line;
}

const char *atlas_csv_path(const struct atlas_csv *csv) {
    return csv->source.path;
}
