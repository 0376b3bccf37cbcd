// A report's tables as a workbook.
//
// In:  struct atlas_document.
// Out: XLSX bytes: a cover, notes, a sheet a table.
//
// The library writes to a path only, and packs what it writes: it is given a
// file that lives in memory. It stamps the time unless told another one.

#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "atlas/documents.h"
#include "atlas/folder.h"
#include "atlas/memory.h"

enum {
    SHEET_NAME_MAX = 31,
    WORKBOOK_MAX = 1 << 28,
    WIDTH_LEAST = 8,
    WIDTH_MOST = 48,
    HEADER_ROW = 2,  // of a sheet with a table: caption, blank, header
    FORMATS = 6
};

// A workbook being written.
struct book {
    const struct atlas_document *document;
    lxw_workbook *workbook;
    lxw_format *bold;
    lxw_format *wrap;
    lxw_format *header;
    lxw_format *numbers[FORMATS];  // by decimals
};

// Bytes that XML 1.0 has no way to write become blanks.
static char *clean_copy(const char *text) {
    char *copy = atlas_xstrdup(text);
    for (char *at = copy; *at; at++) {
        if ((unsigned char)*at < ' ') *at = ' ';
    }
    return copy;
}

static void put_text(lxw_worksheet *sheet, size_t row, size_t column,
                     const char *text, lxw_format *format) {
    char *copy = clean_copy(text);
    worksheet_write_string(sheet, (lxw_row_t)row, (lxw_col_t)column, copy,
                           format);
    free(copy);
}

static void make_formats(struct book *book) {
    book->bold = workbook_add_format(book->workbook);
    format_set_bold(book->bold);
    book->wrap = workbook_add_format(book->workbook);
    format_set_text_wrap(book->wrap);
    format_set_align(book->wrap, LXW_ALIGN_VERTICAL_TOP);
    book->header = workbook_add_format(book->workbook);
    format_set_bold(book->header);
    format_set_text_wrap(book->header);
    format_set_bottom(book->header, LXW_BORDER_THIN);
    for (int i = 0; i < FORMATS; i++) {
        char pattern[16] = "#,##0";
        if (i) snprintf(pattern, sizeof(pattern), "0.%.*s", i, "00000");
        book->numbers[i] = workbook_add_format(book->workbook);
        format_set_num_format(book->numbers[i], pattern);
    }
}

static bool is_sheet(const struct atlas_block *block) {
    return block->kind == ATLAS_BLOCK_TABLE && block->forms & ATLAS_FORM_SHEET;
}

// Characters that a sheet's name may not have become blanks.
static void sheet_name(const char *name, char *buffer) {
    size_t length = 0;
    for (const char *at = name; *at && length < SHEET_NAME_MAX; at++) {
        const bool is_bad =
            (unsigned char)*at < ' ' || strchr("[]:*?/\\'", *at);
        buffer[length++] = is_bad ? ' ' : *at;
    }
    buffer[length] = '\0';
}

static void write_cover(struct book *book) {
    const struct atlas_document *document = book->document;
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, "Cover");
    size_t row = 0;
    worksheet_set_column(sheet, 0, 0, 24, NULL);
    worksheet_set_column(sheet, 1, 1, 90, NULL);
    put_text(sheet, row++, 0, document->title, book->bold);
    put_text(sheet, row++, 0, document->subtitle, NULL);
    put_text(sheet, row++, 0, document->summary, NULL);
    row++;
    put_text(sheet, row, 0, "Sheet", book->header);
    put_text(sheet, row++, 1, "Holds", book->header);
    put_text(sheet, row, 0, "Notes", NULL);
    put_text(sheet, row++, 1, "Definitions, sources, what was done", NULL);
    for (size_t i = 0; i < document->block_count; i++) {
        char name[SHEET_NAME_MAX + 1];
        if (!is_sheet(&document->blocks[i])) continue;
        sheet_name(document->blocks[i].table.name, name);
        put_text(sheet, row, 0, name, NULL);
        put_text(sheet, row++, 1, document->blocks[i].table.caption, NULL);
    }
    row++;
    for (size_t i = 0; i < document->credits->count; i++) {
        put_text(sheet, row++, 0, document->credits->lines[i], NULL);
    }
}

static void write_notes(struct book *book) {
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, "Notes");
    worksheet_set_column(sheet, 0, 0, 8, NULL);
    worksheet_set_column(sheet, 1, 1, 110, NULL);
    put_text(sheet, 0, 0, "Note", book->header);
    put_text(sheet, 0, 1, "Text", book->header);
    worksheet_freeze_panes(sheet, 1, 0);
    for (size_t i = 0; i < book->document->note_count; i++) {
        worksheet_write_number(sheet, (lxw_row_t)(i + 1), 0, (double)(i + 1),
                               book->wrap);
        put_text(sheet, i + 1, 1, book->document->notes[i].text, book->wrap);
    }
}

static void put_cell(struct book *book, lxw_worksheet *sheet, size_t row,
                     size_t column, const struct atlas_cell *cell) {
    const int places = cell->decimals < FORMATS ? cell->decimals : FORMATS - 1;
    if (cell->kind == ATLAS_CELL_NUMBER) {
        worksheet_write_number(sheet, (lxw_row_t)row, (lxw_col_t)column,
                               cell->number, book->numbers[places]);
    } else {
        put_text(sheet, row, column, cell->text, NULL);
    }
}

static void fit_column(lxw_worksheet *sheet, const struct atlas_table *table,
                       size_t column) {
    size_t width = WIDTH_LEAST;
    for (size_t row = 0; row < table->row_count; row++) {
        const size_t length =
            strlen(table->cells[row * table->column_count + column].text) + 2;
        if (length > width) width = length;
    }
    if (width < 14 && strlen(table->columns[column].header) > 12) width = 14;
    if (width > WIDTH_MOST) width = WIDTH_MOST;
    worksheet_set_column(sheet, (lxw_col_t)column, (lxw_col_t)column,
                         (double)width, NULL);
}

static void write_table(struct book *book, const struct atlas_table *table) {
    char name[SHEET_NAME_MAX + 1];
    sheet_name(table->name, name);
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, name);
    if (!sheet) return;
    put_text(sheet, 0, 0, table->caption, book->bold);
    for (size_t i = 0; i < table->column_count; i++) {
        put_text(sheet, HEADER_ROW, i, table->columns[i].header, book->header);
        fit_column(sheet, table, i);
    }
    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t i = 0; i < table->column_count; i++) {
            put_cell(book, sheet, HEADER_ROW + 1 + row, i,
                     &table->cells[row * table->column_count + i]);
        }
    }
    worksheet_freeze_panes(sheet, HEADER_ROW + 1,
                           (lxw_col_t)table->header_columns);
}

static int digits(const char *text, size_t count) {
    int number = 0;
    for (size_t i = 0; i < count; i++) number = 10 * number + text[i] - '0';
    return number;
}

// Noon of the document's own date, "2019-08-31T00:00:00Z", as seconds; 0 of
// another text.
static time_t date_of(const char *date) {
    static const char form[] = "0000-00-00T";
    for (size_t i = 0; form[i]; i++) {
        const bool is_digit = date[i] >= '0' && date[i] <= '9';
        if (form[i] == '0' ? !is_digit : date[i] != form[i]) return 0;
    }
    struct tm parts = {.tm_year = digits(date, 4) - 1900,
                       .tm_mon = digits(date + 5, 2) - 1,
                       .tm_mday = digits(date + 8, 2),
                       .tm_hour = 12};
    return timegm(&parts);
}

static void set_properties(const struct book *book) {
    const struct atlas_document *document = book->document;
    char *title = clean_copy(document->title);
    char *subject = clean_copy(document->subtitle);
    char author[] = "absence-atlas";
    lxw_doc_properties properties = {.title = title,
                                     .subject = subject,
                                     .author = author,
                                     .created = date_of(document->date)};
    workbook_set_properties(book->workbook, &properties);
    free(title);
    free(subject);
}

static lxw_error write_book(const struct atlas_document *document,
                            const char *path) {
    struct book book = {.document = document, .workbook = workbook_new(path)};
    if (!book.workbook) return LXW_ERROR_MEMORY_MALLOC_FAILED;
    make_formats(&book);
    set_properties(&book);
    write_cover(&book);
    write_notes(&book);
    for (size_t i = 0; i < document->block_count; i++) {
        if (is_sheet(&document->blocks[i])) {
            write_table(&book, &document->blocks[i].table);
        }
    }
    return workbook_close(book.workbook);
}

enum atlas_status atlas_export_xlsx(const struct atlas_document *document,
                                    struct atlas_text *text,
                                    struct atlas_error *err) {
    char path[64];
    struct atlas_text bytes = ATLAS_TEXT_INIT;
    const int file = memfd_create("workbook", MFD_CLOEXEC);
    if (file < 0) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, "data.xlsx", "%s",
                          strerror(errno));
    }
    snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
    const lxw_error failure = write_book(document, path);
    enum atlas_status status =
        failure ? atlas_fail(err, ATLAS_ERR_OUTPUT, "data.xlsx", "%s",
                             lxw_strerror(failure))
                : atlas_file_read(path, WORKBOOK_MAX, &bytes, err);
    close(file);
    if (!status) atlas_text_add_bytes(text, bytes.data, bytes.length);
    atlas_text_release(&bytes);
    return status;
}
