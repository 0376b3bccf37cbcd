// Blocks and tables of a report, added one after the other.
//
// In:  texts, counts, rates.
// Out: values of document.h in one arena.

#include "report.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "words.h"

const char *report_text(struct report *report, const char *fmt, ...) {
    va_list arguments;
    va_start(arguments, fmt);
    const int length = vsnprintf(NULL, 0, fmt, arguments);
    va_end(arguments);
    char *text = atlas_arena_alloc(report->arena, (size_t)length + 1);
    va_start(arguments, fmt);
    vsnprintf(text, (size_t)length + 1, fmt, arguments);
    va_end(arguments);
    return text;
}

static struct atlas_block *add_block(struct report *report,
                                     enum atlas_block_kind kind,
                                     unsigned forms) {
    struct atlas_block *block = &report->blocks[report->block_count];
    if (report->block_count + 1 < REPORT_BLOCKS) report->block_count++;
    *block = (struct atlas_block){.kind = kind, .forms = forms};
    return block;
}

void report_heading(struct report *report, unsigned forms, const char *text) {
    struct atlas_block *block = add_block(report, ATLAS_BLOCK_HEADING, forms);
    block->level = 2;
    block->passage.text = text;
}

void report_paragraph(struct report *report, unsigned forms, const char *text,
                      uint32_t notes) {
    add_block(report, ATLAS_BLOCK_PARAGRAPH, forms)->passage =
        (struct atlas_passage){text, notes};
}

void report_list(struct report *report, unsigned forms,
                 const struct atlas_passage *items, size_t count) {
    struct atlas_block *block = add_block(report, ATLAS_BLOCK_LIST, forms);
    struct atlas_passage *kept =
        atlas_arena_alloc(report->arena, (count + 1) * sizeof(*kept));
    memcpy(kept, items, count * sizeof(*kept));
    block->items = kept;
    block->item_count = count;
}

struct report_table report_table_begin(struct report *report, const char *name,
                                       const char *caption,
                                       const struct atlas_table_column *columns,
                                       size_t column_count, size_t most_rows) {
    struct report_table table = {
        .report = report,
        .table = {.caption = caption,
                  .name = name,
                  .columns = columns,
                  .column_count = column_count},
    };
    table.cells = atlas_arena_alloc(
        report->arena, (most_rows + 1) * column_count * sizeof(*table.cells));
    table.is_marked = atlas_arena_alloc(
        report->arena, (most_rows + 1) * sizeof(*table.is_marked));
    table.is_first = atlas_arena_alloc(
        report->arena, (most_rows + 1) * sizeof(*table.is_first));
    return table;
}

void report_row(struct report_table *table, bool is_marked, bool is_first) {
    table->is_marked[table->table.row_count] = is_marked;
    table->is_first[table->table.row_count] = is_first;
    table->table.row_count++;
}

static struct atlas_cell *add_cell(struct report_table *table,
                                   enum atlas_cell_kind kind,
                                   const char *text) {
    struct atlas_cell *cell = &table->cells[table->used++];
    *cell = (struct atlas_cell){.text = text, .kind = kind};
    return cell;
}

static void add_state(struct report_table *table, enum atlas_state state) {
    add_cell(table, ATLAS_CELL_STATE, words_state(state))->notes =
        state == ATLAS_NOT_APPLICABLE ? 0 : NOTE_BIT(NOTE_STATES);
}

void report_cell_text(struct report_table *table, const char *text,
                      uint32_t notes) {
    add_cell(table, ATLAS_CELL_TEXT, text && *text ? text : "none")->notes =
        notes;
}

void report_cell_count(struct report_table *table, struct atlas_count count) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    if (count.state != ATLAS_NUMBER) {
        add_state(table, count.state);
        return;
    }
    atlas_text_add_grouped(&text, count.value);
    add_cell(table, ATLAS_CELL_NUMBER, words_keep(table->report->arena, &text))
        ->number = (double)count.value;
    atlas_text_release(&text);
}

void report_cell_figure(struct report_table *table,
                        const struct atlas_rate *rate) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    if (rate->state != ATLAS_NUMBER) {
        add_state(table, rate->state);
        return;
    }
    words_add_rate(&text, rate);
    atlas_text_add(&text, " (");
    atlas_text_add_grouped(&text, rate->part);
    atlas_text_add_char(&text, ')');
    struct atlas_cell *cell = add_cell(table, ATLAS_CELL_NUMBER,
                                       words_keep(table->report->arena, &text));
    cell->number = rate->percent;
    cell->decimals = 1;
    atlas_text_release(&text);
}

void report_cell_percent(struct report_table *table,
                         const struct atlas_rate *rate, int decimals) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    if (rate->state != ATLAS_NUMBER) {
        add_state(table, rate->state);
        return;
    }
    atlas_text_add_percent(&text, rate->part, rate->whole, decimals);
    struct atlas_cell *cell = add_cell(table, ATLAS_CELL_NUMBER,
                                       words_keep(table->report->arena, &text));
    cell->number = rate->percent;
    cell->decimals = decimals;
    atlas_text_release(&text);
}

void report_table_end(struct report_table *table, unsigned forms,
                      size_t header_columns) {
    struct atlas_block *block =
        add_block(table->report, ATLAS_BLOCK_TABLE, forms);
    block->table = table->table;
    block->table.cells = table->cells;
    block->table.is_marked = table->is_marked;
    block->table.is_first = table->is_first;
    block->table.header_columns = header_columns;
}
