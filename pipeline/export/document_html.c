// A report as one HTML page.
//
// In:  struct atlas_document.
// Out: HTML5 that is well-formed XML too; no script, nothing from elsewhere.
//
// Numbers of footnotes lead to the note and the note leads back to the first
// place that refers to it: a reference's id has its own number as well.

#include <stdio.h>
#include <string.h>

#include "atlas/documents.h"
#include "document_notes.h"

// The page as it grows.
struct html {
    struct atlas_text *text;
    const struct atlas_document *document;
    unsigned references[NOTES_MAX];  // how often each note was referred to
};

// Colours: text on paper 15 : 1, links 7 : 1; in the dark 13 : 1 and 8 : 1.
// Borders of cells stand in the cells too: they survive pasting.
static const char style[] =
    ":root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--line:#767676;"
    "--tint:#eaf1f8;--link:#12436d}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e8e8e8;--paper:#16181b;"
    "--line:#8a8f98;--tint:#22303f;--link:#9cc6ee}}"
    "body{font:1rem/1.5 'Open Sans',Arial,sans-serif;color:var(--ink);"
    "background:var(--paper);max-width:62rem;margin:0 auto;padding:1rem}"
    "h1{line-height:1.2;margin-bottom:.2rem}h2{margin-top:2rem}"
    "a{color:var(--link)}.scroll{overflow-x:auto}"
    "table{border-collapse:collapse;font-size:.9rem;margin:1rem 0}"
    "caption{text-align:left;font-weight:bold;padding:.3rem 0}"
    "th,td{border:1px solid var(--line);padding:.25rem .5rem;"
    "vertical-align:top}th{text-align:left}"
    "tr.marked>*{background:var(--tint)}tr.first>*{border-top-width:3px}"
    ".n{text-align:right;font-variant-numeric:tabular-nums}"
    "figure{margin:1.5rem 0}img{max-width:100%;height:auto;background:#fff}"
    "figcaption,.end{font-size:.9rem}"
    "@media print{body{max-width:none;padding:0;font-size:10pt}"
    ".scroll{overflow:visible}table,figure{break-inside:avoid}}";

static void add_notes(struct html *html, uint32_t notes) {
    const char *id = html->document->id;
    for (unsigned i = 0; i < NOTES_MAX; i++) {
        if (!(notes & (UINT32_C(1) << i))) continue;
        const unsigned nth = ++html->references[i];
        atlas_text_add(html->text, "<sup><a href=\"#");
        atlas_text_add_xml(html->text, id);
        atlas_text_addf(html->text, "-note-%u\" id=\"", i + 1);
        atlas_text_add_xml(html->text, id);
        atlas_text_addf(html->text,
                        "-ref-%u-%u\" aria-label=\"Note %u\">(%u)</a></sup>",
                        i + 1, nth, i + 1, i + 1);
    }
}

static void add_element(struct html *html, const char *name,
                        const struct atlas_passage *passage) {
    atlas_text_addf(html->text, "<%s>", name);
    atlas_text_add_xml(html->text, passage->text);
    add_notes(html, passage->notes);
    atlas_text_addf(html->text, "</%s>\n", name);
}

static void add_columns(struct html *html, const struct atlas_table *table) {
    atlas_text_add(html->text, "<thead><tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        const struct atlas_table_column *column = &table->columns[i];
        atlas_text_addf(html->text, "<th scope=\"col\"%s>",
                        column->is_number ? " class=\"n\"" : "");
        atlas_text_add_xml(html->text, column->header);
        add_notes(html, column->notes);
        atlas_text_add(html->text, "</th>");
    }
    atlas_text_add(html->text, "</tr></thead>\n<tbody>\n");
}

static void add_cell_text(struct html *html, const struct atlas_cell *cell) {
    if (cell->link) {
        atlas_text_add(html->text, "<a href=\"");
        atlas_text_add_xml(html->text, cell->link);
        atlas_text_add(html->text, "\">");
    }
    atlas_text_add_xml(html->text, cell->text);
    if (cell->link) atlas_text_add(html->text, "</a>");
}

static void add_row(struct html *html, const struct atlas_table *table,
                    size_t row) {
    const bool is_marked = table->is_marked && table->is_marked[row];
    const bool is_first = table->is_first && table->is_first[row];
    atlas_text_addf(html->text, "<tr%s%s%s%s%s>",
                    is_marked || is_first ? " class=\"" : "",
                    is_marked ? "marked" : "", is_marked && is_first ? " " : "",
                    is_first ? "first" : "", is_marked || is_first ? "\"" : "");
    for (size_t i = 0; i < table->column_count; i++) {
        const struct atlas_cell *cell =
            &table->cells[row * table->column_count + i];
        const bool is_header = i < table->header_columns;
        atlas_text_addf(html->text, "<%s%s>",
                        is_header ? "th scope=\"row\"" : "td",
                        table->columns[i].is_number ? " class=\"n\"" : "");
        add_cell_text(html, cell);
        add_notes(html, cell->notes);
        atlas_text_addf(html->text, "</%s>", is_header ? "th" : "td");
    }
    atlas_text_add(html->text, "</tr>\n");
}

static void add_table(struct html *html, const struct atlas_table *table) {
    atlas_text_add(html->text,
                   "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
                   "aria-label=\"");
    atlas_text_add_xml(html->text, table->caption);
    atlas_text_add(html->text, "\">\n<table border=\"1\"><caption>");
    atlas_text_add_xml(html->text, table->caption);
    atlas_text_add(html->text, "</caption>\n");
    add_columns(html, table);
    for (size_t row = 0; row < table->row_count; row++) {
        add_row(html, table, row);
    }
    atlas_text_add(html->text, "</tbody></table>\n</div>\n");
}

static void add_figure(struct html *html,
                       const struct atlas_report_figure *figure) {
    atlas_text_add(html->text, "<figure><img src=\"");
    atlas_text_add_xml(html->text, figure->file);
    atlas_text_add(html->text, "\" alt=\"");
    atlas_text_add_xml(html->text, figure->alt);
    atlas_text_add(html->text, "\" />\n<figcaption>");
    atlas_text_add_xml(html->text, figure->caption);
    atlas_text_add(html->text, "</figcaption></figure>\n");
}

static void add_block(struct html *html, const struct atlas_block *block) {
    switch (block->kind) {
        case ATLAS_BLOCK_HEADING:
            add_element(html, block->level > 2 ? "h3" : "h2", &block->passage);
            break;
        case ATLAS_BLOCK_PARAGRAPH:
            add_element(html, "p", &block->passage);
            break;
        case ATLAS_BLOCK_LIST:
            atlas_text_add(html->text, "<ul>\n");
            for (size_t i = 0; i < block->item_count; i++) {
                add_element(html, "li", &block->items[i]);
            }
            atlas_text_add(html->text, "</ul>\n");
            break;
        case ATLAS_BLOCK_TABLE:
            add_table(html, &block->table);
            break;
        case ATLAS_BLOCK_FIGURE:
            add_figure(html, &block->figure);
            break;
        case ATLAS_BLOCK_END:
            break;
    }
}

static void add_head(struct html *html) {
    const struct atlas_document *document = html->document;
    atlas_text_add(html->text, "<!DOCTYPE html>\n<html lang=\"");
    atlas_text_add_xml(html->text, document->language);
    atlas_text_add(html->text,
                   "\">\n<head>\n<meta charset=\"utf-8\" />\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\""
                   "default-src 'none'; img-src 'self' data:; style-src "
                   "'unsafe-inline'; base-uri 'none'; form-action 'none'\" "
                   "/>\n<meta name=\"viewport\" "
                   "content=\"width=device-width, initial-scale=1\" />\n"
                   "<meta name=\"description\" content=\"");
    atlas_text_add_xml(html->text, document->summary);
    atlas_text_add(html->text, "\" />\n<title>");
    atlas_text_add_xml(html->text, document->title);
    atlas_text_addf(html->text, "</title>\n<style>%s</style>\n</head>\n",
                    style);
}

// Notes that nothing refers to lead nowhere.
static void add_note(struct html *html, size_t at) {
    const struct atlas_document *document = html->document;
    atlas_text_add(html->text, "<li id=\"");
    atlas_text_add_xml(html->text, document->id);
    atlas_text_addf(html->text, "-note-%zu\">", at + 1);
    atlas_text_add_xml(html->text, document->notes[at].text);
    if (html->references[at]) {
        atlas_text_add(html->text, " <a href=\"#");
        atlas_text_add_xml(html->text, document->id);
        atlas_text_addf(html->text,
                        "-ref-%zu-1\" aria-label=\"Back to where note %zu is "
                        "used\">back</a>",
                        at + 1, at + 1);
    }
    atlas_text_add(html->text, "</li>\n");
}

static void add_end(struct html *html) {
    const struct atlas_document *document = html->document;
    if (document->note_count) {
        atlas_text_add(html->text, "<h2>Notes</h2>\n<ol class=\"end\">\n");
        for (size_t i = 0; i < document->note_count; i++) add_note(html, i);
        atlas_text_add(html->text, "</ol>\n");
    }
    atlas_text_add(html->text, "</main>\n<footer class=\"end\">\n");
    for (size_t i = 0; i < document->credits->count; i++) {
        const struct atlas_passage line = {document->credits->lines[i], 0};
        add_element(html, "p", &line);
    }
    atlas_text_add(html->text, "</footer>\n</body>\n</html>\n");
}

void atlas_export_html(const struct atlas_document *document,
                       struct atlas_text *text) {
    struct html html = {.text = text, .document = document};
    add_head(&html);
    atlas_text_add(text, "<body>\n<main>\n<h1>");
    atlas_text_add_xml(text, document->title);
    atlas_text_add(text, "</h1>\n");
    add_element(&html, "p", &(struct atlas_passage){document->subtitle, 0});
    for (size_t i = 0; i < document->block_count; i++) {
        if (document->blocks[i].forms & ATLAS_FORM_ANSWER) {
            add_block(&html, &document->blocks[i]);
        }
    }
    add_end(&html);
}
