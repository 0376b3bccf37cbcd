// A report as Markdown.
//
// In:  struct atlas_document.
// Out: Markdown with GitHub's tables, to be read as it is or pasted.
//
// Whatever could be markup is escaped, so that a name from a file stays a name.

#include <string.h>

#include "atlas/documents.h"
#include "document_notes.h"

// Bytes that mean something to Markdown or to HTML within it.
static const char special[] = "\\`*_{}[]<>#|~&$";

static void add_words(struct atlas_text *text, const char *words) {
    for (const char *at = words; *at; at++) {
        if ((unsigned char)*at < ' ' || *at == 0x7f) {
            atlas_text_add_char(text, ' ');
            continue;
        }
        if (strchr(special, *at)) atlas_text_add_char(text, '\\');
        atlas_text_add_char(text, *at);
    }
}

// A line must not begin as a list or rule does.
static void add_line(struct atlas_text *text, const char *words) {
    const size_t digits = strspn(words, "0123456789");
    if (words[0] && strchr("-+=>:", words[0])) {
        atlas_text_add_char(text, '\\');
    } else if (digits && (words[digits] == '.' || words[digits] == ')')) {
        atlas_text_add_bytes(text, words, digits);
        atlas_text_add_char(text, '\\');
        words += digits;
    }
    add_words(text, words);
}

// " (1)(3)", as written answers number their footnotes.
static void add_notes(struct atlas_text *text, uint32_t notes) {
    if (notes) atlas_text_add_char(text, ' ');
    for (unsigned i = 0; i < NOTES_MAX; i++) {
        if (notes & (UINT32_C(1) << i)) atlas_text_addf(text, "(%u)", i + 1);
    }
}

static void add_passage(struct atlas_text *text,
                        const struct atlas_passage *passage) {
    add_line(text, passage->text);
    add_notes(text, passage->notes);
    atlas_text_add_char(text, '\n');
}

static void add_header(struct atlas_text *text,
                       const struct atlas_table *table) {
    for (size_t i = 0; i < table->column_count; i++) {
        atlas_text_add(text, i ? " | " : "| ");
        add_words(text, table->columns[i].header);
        add_notes(text, table->columns[i].notes);
    }
    atlas_text_add(text, " |\n");
    for (size_t i = 0; i < table->column_count; i++) {
        atlas_text_add(text, table->columns[i].is_number ? "|--:" : "|:--");
    }
    atlas_text_add(text, "|\n");
}

static void add_cell(struct atlas_text *text, const struct atlas_cell *cell,
                     bool is_strong) {
    if (is_strong) atlas_text_add(text, "**");
    add_words(text, cell->text);
    if (is_strong) atlas_text_add(text, "**");
    add_notes(text, cell->notes);
}

static void add_table(struct atlas_text *text,
                      const struct atlas_table *table) {
    atlas_text_add(text, "**");
    add_words(text, table->caption);
    atlas_text_add(text, "**\n\n");
    add_header(text, table);
    for (size_t row = 0; row < table->row_count; row++) {
        const bool is_marked = table->is_marked && table->is_marked[row];
        for (size_t i = 0; i < table->column_count; i++) {
            atlas_text_add(text, i ? " | " : "| ");
            add_cell(text, &table->cells[row * table->column_count + i],
                     is_marked && i < table->header_columns);
        }
        atlas_text_add(text, " |\n");
    }
}

static void add_figure(struct atlas_text *text,
                       const struct atlas_report_figure *figure) {
    atlas_text_add(text, "![");
    add_words(text, figure->alt);
    atlas_text_addf(text, "](%s)\n\n", figure->file);
    add_line(text, figure->caption);
    atlas_text_add_char(text, '\n');
}

static void add_block(struct atlas_text *text,
                      const struct atlas_block *block) {
    atlas_text_add_char(text, '\n');
    switch (block->kind) {
        case ATLAS_BLOCK_HEADING:
            atlas_text_add(text, block->level > 2 ? "### " : "## ");
            add_words(text, block->passage.text);
            atlas_text_add_char(text, '\n');
            break;
        case ATLAS_BLOCK_PARAGRAPH:
            add_passage(text, &block->passage);
            break;
        case ATLAS_BLOCK_LIST:
            for (size_t i = 0; i < block->item_count; i++) {
                atlas_text_add(text, "- ");
                add_passage(text, &block->items[i]);
            }
            break;
        case ATLAS_BLOCK_TABLE:
            add_table(text, &block->table);
            break;
        case ATLAS_BLOCK_FIGURE:
            add_figure(text, &block->figure);
            break;
        case ATLAS_BLOCK_END:
            break;
    }
}

static void add_end(struct atlas_text *text,
                    const struct atlas_document *document) {
    if (document->note_count) atlas_text_add(text, "\n## Notes\n\n");
    for (size_t i = 0; i < document->note_count; i++) {
        atlas_text_addf(text, "%zu. ", i + 1);
        add_line(text, document->notes[i].text);
        atlas_text_add_char(text, '\n');
    }
    atlas_text_add(text, "\n");
    for (size_t i = 0; i < document->credits->count; i++) {
        atlas_text_add(text, "- ");
        add_line(text, document->credits->lines[i]);
        atlas_text_add_char(text, '\n');
    }
}

void atlas_export_markdown(const struct atlas_document *document,
                           struct atlas_text *text) {
    atlas_text_add(text, "# ");
    add_words(text, document->title);
    atlas_text_add(text, "\n\n");
    add_line(text, document->subtitle);
    atlas_text_add_char(text, '\n');
    for (size_t i = 0; i < document->block_count; i++) {
        if (document->blocks[i].forms & ATLAS_FORM_ANSWER) {
            add_block(text, &document->blocks[i]);
        }
    }
    add_end(text, document);
}
