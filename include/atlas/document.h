/** @file document.h
 *  @brief A short report as values: headings, paragraphs, tables, figures.
 *
 *  Owner      export. A product makes it; export writes Markdown, HTML and
 *             XLSX from it, render the PDF: one content, four forms.
 *  Rule       texts are plain UTF-8, never markup: each form escapes them.
 *             No cell is empty.
 *  Notes      `notes` is a set of footnotes: bit n refers to the document's
 *             notes[n], printed as number n + 1.
 *  Ownership  everything is borrowed.
 */
#ifndef ATLAS_DOCUMENT_H
#define ATLAS_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/credits.h"

struct atlas_picture;  ///< A map or chart laid out (render.h).

/** Where a block goes; several may be joined with |. */
enum atlas_form {
    ATLAS_FORM_ANSWER = 1,  ///< Markdown and HTML.
    ATLAS_FORM_PAGES = 2,   ///< PDF.
    ATLAS_FORM_SHEET = 4    ///< XLSX: tables only, one a sheet.
};

/** What a cell holds. */
enum atlas_cell_kind {
    ATLAS_CELL_TEXT,    ///< `text`.
    ATLAS_CELL_NUMBER,  ///< `text` for people, `number` for spreadsheets.
    ATLAS_CELL_STATE,   ///< `text`: a symbol or words in place of a number.
    ATLAS_CELL_END      ///< Number of kinds.
};

/** One cell. */
struct atlas_cell {
    const char *text;           ///< As people read it; never "".
    const char *link;           ///< Address that it leads to; NULL: none.
    enum atlas_cell_kind kind;  ///< What it holds.
    double number;              ///< Of ATLAS_CELL_NUMBER.
    int decimals;               ///< Places that `number` is shown with.
    uint32_t notes;             ///< Footnotes.
};

/** A column of a table. */
struct atlas_table_column {
    const char *header;  ///< Never "".
    bool is_number;      ///< Aligned to the right.
    uint32_t notes;      ///< Footnotes.
};

/** A table. The first `header_columns` cells of each row are its headers. */
struct atlas_table {
    const char *caption;  ///< Never "".
    const char *name;     ///< Of a sheet: up to 31 letters.
    const struct atlas_table_column *columns;  ///< Columns.
    size_t column_count;                       ///< How many.
    size_t header_columns;                     ///< At least 1.
    const struct atlas_cell *cells;  ///< row_count * column_count, row-major.
    size_t row_count;                ///< Rows.
    const bool *is_marked;  ///< By row: the area that the report is about;
                            ///< NULL: none.
    const bool *is_first;   ///< By row: begins a group of rows; NULL: none.
};

/** Kinds of blocks. */
enum atlas_block_kind {
    ATLAS_BLOCK_HEADING,    ///< `text`, `level` 2 or 3 (the title is 1).
    ATLAS_BLOCK_PARAGRAPH,  ///< `text`.
    ATLAS_BLOCK_LIST,       ///< `items`.
    ATLAS_BLOCK_TABLE,      ///< `table`.
    ATLAS_BLOCK_FIGURE,     ///< `figure`.
    ATLAS_BLOCK_END         ///< Number of kinds.
};

/** A picture in the report. */
struct atlas_report_figure {
    const char *file;                     ///< Beside the report: "map.svg".
    const char *alt;                      ///< For who cannot see it.
    const char *caption;                  ///< Under it.
    const struct atlas_picture *picture;  ///< Drawn into the PDF.
    bool is_beside;  ///< In the PDF: to the right of the figure before it.
};

/** A point of a list, or a paragraph. */
struct atlas_passage {
    const char *text;  ///< Plain text.
    uint32_t notes;    ///< Footnotes at its end.
};

/** One block. */
struct atlas_block {
    enum atlas_block_kind kind;         ///< Which of the members below.
    unsigned forms;                     ///< Set of enum atlas_form.
    int level;                          ///< Of a heading.
    struct atlas_passage passage;       ///< Of a heading or paragraph.
    const struct atlas_passage *items;  ///< Of a list.
    size_t item_count;                  ///< Points.
    struct atlas_table table;           ///< Of a table.
    struct atlas_report_figure figure;  ///< Of a figure.
    bool opens_page;                    ///< In the PDF: begins a new page.
};

/** A report. */
struct atlas_document {
    const char *id;        ///< "pcon-E14001242": prefix of ids.
    const char *title;     ///< "Absence from school in Fylde".
    const char *subtitle;  ///< "Westminster constituency (July 2024), ...".
    const char *summary;   ///< A sentence or two: description, subject.
    const char *language;  ///< "en-GB".
    const char *date;      ///< Made: "2019-08-31T00:00:00Z", of the data.
    const struct atlas_block *blocks;   ///< In order.
    size_t block_count;                 ///< Blocks.
    const struct atlas_passage *notes;  ///< Footnotes, at the end of each form.
    size_t note_count;                  ///< At most 32.
    const struct atlas_credits *credits;  ///< Lines at the foot.
};

#endif
