// A table of a report.
//
// In:  struct atlas_table, the width of the page.
// Out: items: caption, header, rows, rules.
//
// Columns are as wide as their widest cell or the longest word of their header;
// what is left over is shared out, what lacks is taken from the size of the
// type.

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report_flow.h"

#define CELL_GAP_PT 7.0
#define ROW_PADDING_PT 1.6
#define RULE_PT 0.4
#define STRONG_RULE_PT 0.9
// Space between groups of rows.
#define GROUP_PT 1.5

// A table being laid.
struct grid {
    struct flow *flow;
    const struct atlas_table *table;
    double size_pt;
    double *widths;  // of columns
    double *rights;  // right ends of columns
};

static bool is_header_cell(const struct grid *grid, size_t row, size_t column) {
    return column < grid->table->header_columns && grid->table->is_marked &&
           grid->table->is_marked[row];
}

static double cell_width(const struct grid *grid, size_t row, size_t column) {
    const struct atlas_cell *cell =
        &grid->table->cells[row * grid->table->column_count + column];
    const struct type_style style = {grid->size_pt,
                                     is_header_cell(grid, row, column)};
    return flow_measure(grid->flow, flow_clean(grid->flow, cell->text), style) +
           flow_notes_width(grid->flow, cell->notes, grid->size_pt);
}

// The longest word: a header is wrapped between words.
static double header_width(const struct grid *grid, size_t column) {
    const struct atlas_table_column *of = &grid->table->columns[column];
    const struct type_style style = {grid->size_pt, true};
    double widest = 0;
    for (const char *at = of->header; *at;) {
        const size_t length = strcspn(at, " ");
        char *word = atlas_arena_copy(&grid->flow->arena, at, length);
        widest =
            fmax(widest, typeface_width(grid->flow->typeface, word, style));
        at += length + (at[length] == ' ');
    }
    return widest + flow_notes_width(grid->flow, of->notes, grid->size_pt) + 2;
}

static double measure(struct grid *grid) {
    const struct atlas_table *table = grid->table;
    double sum = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        double widest = header_width(grid, i);
        for (size_t row = 0; row < table->row_count; row++) {
            widest = fmax(widest, cell_width(grid, row, i));
        }
        grid->widths[i] = widest;
        sum += widest;
    }
    return sum + CELL_GAP_PT * (double)(table->column_count - 1);
}

// Columns over the full width; smaller type where they are too wide.
static void fit(struct grid *grid) {
    const size_t count = grid->table->column_count;
    double sum = measure(grid);
    if (sum > flow_width()) {
        grid->size_pt *= flow_width() / sum * 0.985;
        sum = measure(grid);
    }
    const double spare = fmax(flow_width() - sum, 0) / (double)count;
    double x = REPORT_MARGIN_PT;
    for (size_t i = 0; i < count; i++) {
        grid->widths[i] += spare;
        x += grid->widths[i] + (i ? CELL_GAP_PT : 0);
        grid->rights[i] = x;
    }
}

static void add_rule(struct grid *grid, double y, double thickness) {
    struct item *rule = flow_add(grid->flow, ITEM_LINE);
    rule->at = (struct atlas_point){REPORT_MARGIN_PT, y};
    rule->length = flow_width();
    rule->thickness = thickness;
    rule->colour = report_quiet;
}

// Wrapped lines of a header from `first` on stand left; numbers want them
// right.
static void align_right(struct flow *flow, size_t first, double right,
                        double notes_width) {
    for (size_t i = first; i < flow->count; i++) {
        struct item *item = &flow->items[i];
        const bool is_note = item->style.is_bold == false;
        item->at.x =
            is_note ? right - item->width : right - item->width - notes_width;
    }
}

// Headers of all columns, their last lines on one baseline; returns the height.
static double add_header(struct grid *grid, double y) {
    const struct atlas_table *table = grid->table;
    const struct type_style style = {grid->size_pt, true};
    struct flow *flow = grid->flow;
    double *heights = atlas_arena_alloc(
        &flow->arena, (table->column_count + 1) * sizeof(*heights));
    size_t *firsts = atlas_arena_alloc(
        &flow->arena, (table->column_count + 1) * sizeof(*firsts));
    double highest = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct atlas_table_column *column = &table->columns[i];
        const double left = grid->rights[i] - grid->widths[i];
        firsts[i] = flow->count;
        heights[i] = flow_block(flow, column->header, style,
                                (struct atlas_point){left, y},
                                grid->widths[i] + 1.5, column->notes);
        highest = fmax(highest, heights[i]);
        if (!column->is_number) continue;
        align_right(flow, firsts[i], grid->rights[i],
                    flow_notes_width(flow, column->notes, style.size_pt));
    }
    firsts[table->column_count] = flow->count;
    for (size_t i = 0; i < table->column_count; i++) {
        for (size_t j = firsts[i]; j < firsts[i + 1]; j++) {
            flow->items[j].at.y += highest - heights[i];
        }
    }
    return highest;
}

static void add_cell(struct grid *grid, size_t row, size_t column,
                     double baseline) {
    const struct atlas_cell *cell =
        &grid->table->cells[row * grid->table->column_count + column];
    const struct type_style style = {grid->size_pt,
                                     is_header_cell(grid, row, column)};
    const bool is_right = grid->table->columns[column].is_number;
    const double notes =
        flow_notes_width(grid->flow, cell->notes, grid->size_pt);
    struct atlas_point at = {grid->rights[column] - grid->widths[column],
                             baseline};
    if (is_right) at.x = grid->rights[column] - notes - (notes > 0);
    const double width = flow_text(grid->flow, cell->text, style, at,
                                   is_right ? ANCHOR_END : ANCHOR_START);
    if (!is_right) at.x += width;
    flow_notes(grid->flow, cell->notes, at, grid->size_pt);
}

static double add_rows(struct grid *grid, double y) {
    const struct atlas_table *table = grid->table;
    const double height = grid->size_pt * TYPE_LEADING + ROW_PADDING_PT;
    for (size_t row = 0; row < table->row_count; row++) {
        if (row && table->is_first && table->is_first[row]) {
            y += GROUP_PT;
            add_rule(grid, y, RULE_PT);
        }
        if (table->is_marked && table->is_marked[row]) {
            struct item *tint = flow_add(grid->flow, ITEM_BOX);
            tint->box = (struct box){REPORT_MARGIN_PT, y, flow_width(), height};
            tint->colour = report_tint;
        }
        for (size_t i = 0; i < table->column_count; i++) {
            add_cell(grid, row, i,
                     y + grid->size_pt * TYPE_ASCENT + ROW_PADDING_PT / 2);
        }
        y += height;
    }
    return y;
}

double flow_table(struct flow *flow, const struct atlas_table *table) {
    const size_t count = table->column_count + 1;
    struct grid grid = {
        .flow = flow,
        .table = table,
        .size_pt = REPORT_TABLE_PT * flow->scale,
        .widths = atlas_arena_alloc(&flow->arena, count * sizeof(double)),
        .rights = atlas_arena_alloc(&flow->arena, count * sizeof(double)),
    };
    const double top = flow->y;
    double y = top;
    fit(&grid);
    y += flow_block(flow, table->caption,
                    (struct type_style){REPORT_TABLE_PT * flow->scale, true},
                    (struct atlas_point){REPORT_MARGIN_PT, y}, flow_width(), 0);
    y += 1.5;
    add_rule(&grid, y, STRONG_RULE_PT);
    y += 1.5;
    y += add_header(&grid, y);
    y += 1;
    add_rule(&grid, y, RULE_PT);
    y = add_rows(&grid, y + 0.5);
    add_rule(&grid, y, STRONG_RULE_PT);
    return y - top;
}
