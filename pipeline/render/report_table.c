// A table of a report.
//
// In:  struct atlas_table, the width of the page.
// Out: items: caption, header, rows, rules.
//
// Columns are as wide as their widest cell or the longest word of their header;
// what is left over is shared out, what lacks is taken from the size of the
// type, then from columns of text, whose cells are wrapped. Numbers end on one
// line; the footnotes after them have a room of their own.

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report_flow.h"

// Space between columns as a part of the type's size, and where room lacks.
#define CELL_GAP 0.85
#define LEAST_CELL_GAP 0.55
// Space between rows likewise.
#define ROW_PADDING 0.15
#define RULE_PT 0.4
#define STRONG_RULE_PT 0.9
// Space between groups of rows, and above and under rules.
#define GROUP_PT 1.5
// Words longer than this may be broken where room lacks.
#define LONG_WORD_PT 90.0
// Rows that a page break does not part, at the most.
enum { UNIT_ROWS = 12 };

// A table being laid.
struct grid {
    struct flow *flow;
    const struct atlas_table *table;
    double size_pt;
    double gap;      // between columns
    double *widths;  // of columns
    double *rights;  // right ends of columns
    double *notes;   // room at the right for footnotes of numbers
};

static const struct atlas_cell *cell_at(const struct grid *grid, size_t row,
                                        size_t column) {
    return &grid->table->cells[row * grid->table->column_count + column];
}

static struct type_style cell_style(const struct grid *grid, size_t row,
                                    size_t column) {
    const struct atlas_table *table = grid->table;
    return (struct type_style){grid->size_pt, column < table->header_columns &&
                                                  table->is_marked &&
                                                  table->is_marked[row]};
}

static double notes_width(const struct grid *grid, uint32_t notes) {
    return flow_notes_width(grid->flow, notes, grid->size_pt);
}

// Without footnotes.
static double cell_width(const struct grid *grid, size_t row, size_t column) {
    return flow_measure(
        grid->flow, flow_clean(grid->flow, cell_at(grid, row, column)->text),
        cell_style(grid, row, column));
}

// The longest word of a text.
static double word_width(const struct grid *grid, const char *text,
                         struct type_style style) {
    double widest = 0;
    for (const char *at = flow_clean(grid->flow, text); *at;) {
        const size_t length = strcspn(at, " ");
        const char *word = atlas_arena_copy(&grid->flow->arena, at, length);
        widest = fmax(widest, flow_measure(grid->flow, word, style));
        at += length + (at[length] == ' ');
    }
    return widest;
}

// A header is wrapped between words.
static double header_width(const struct grid *grid, size_t column) {
    return word_width(grid, grid->table->columns[column].header,
                      (struct type_style){grid->size_pt, true}) +
           2;
}

static void measure_column(struct grid *grid, size_t column) {
    const struct atlas_table *table = grid->table;
    const uint32_t notes = table->columns[column].notes;
    const bool is_number = table->columns[column].is_number;
    double room = notes_width(grid, notes);
    double widest = header_width(grid, column) + (is_number ? 0 : room);
    for (size_t row = 0; row < table->row_count; row++) {
        const double own = notes_width(grid, cell_at(grid, row, column)->notes);
        room = fmax(room, own);
        widest =
            fmax(widest, cell_width(grid, row, column) + (is_number ? 0 : own));
    }
    grid->notes[column] = is_number ? room : 0;
    grid->widths[column] = widest + grid->notes[column];
}

static double measure(struct grid *grid) {
    const size_t count = grid->table->column_count;
    grid->gap = grid->size_pt * CELL_GAP;
    double sum = grid->gap * (double)(count - 1);
    for (size_t i = 0; i < count; i++) {
        measure_column(grid, i);
        sum += grid->widths[i];
    }
    return sum;
}

// The least width of a column of text.
static double wrapped_width(const struct grid *grid, size_t column) {
    const struct atlas_table *table = grid->table;
    double widest = 0;
    double room = notes_width(grid, table->columns[column].notes);
    for (size_t row = 0; row < table->row_count; row++) {
        const struct atlas_cell *cell = cell_at(grid, row, column);
        widest = fmax(widest, word_width(grid, cell->text,
                                         cell_style(grid, row, column)));
        room = fmax(room, notes_width(grid, cell->notes));
    }
    widest = fmin(widest, LONG_WORD_PT) + 2;
    return fmax(widest, header_width(grid, column)) + room;
}

// Take what lacks from the space between columns, then from those of text.
static void narrow(struct grid *grid, double lack) {
    const struct atlas_table *table = grid->table;
    const double gaps = (double)table->column_count - 1;
    if (lack <= 0) return;
    const double least =
        fmax(grid->gap - lack / fmax(gaps, 1), grid->size_pt * LEAST_CELL_GAP);
    lack -= (grid->gap - least) * gaps;
    grid->gap = least;
    for (size_t i = 0; i < table->column_count && lack > 0; i++) {
        if (table->columns[i].is_number) continue;
        const double spare = grid->widths[i] - wrapped_width(grid, i);
        const double taken = fmin(fmax(spare, 0), lack);
        grid->widths[i] -= taken;
        lack -= taken;
    }
    if (lack > 0.01) grid->flow->is_over = true;
}

// Columns over the full width.
static void fit(struct grid *grid) {
    const size_t count = grid->table->column_count;
    double sum = measure(grid);
    if (sum > flow_width() && grid->size_pt > REPORT_LEAST_PT) {
        grid->size_pt =
            fmax(grid->size_pt * flow_width() / sum * 0.985, REPORT_LEAST_PT);
        sum = measure(grid);
    }
    narrow(grid, sum - flow_width());
    const double spare = fmax(flow_width() - sum, 0) / (double)count;
    double x = REPORT_MARGIN_PT;
    for (size_t i = 0; i < count; i++) {
        grid->widths[i] += spare;
        x += grid->widths[i] + (i ? grid->gap : 0);
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

// Wrapped lines of a header from `first` on stand left; those of numbers end
// where the numbers do, the footnotes after them.
static void align_right(struct grid *grid, size_t column, size_t first) {
    const double right = grid->rights[column] - grid->notes[column];
    for (size_t i = first; i < grid->flow->count; i++) {
        struct item *item = &grid->flow->items[i];
        const bool is_note = !item->style.is_bold;
        item->at.x = is_note ? right + REPORT_NOTE_GAP_PT : right - item->width;
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
        if (column->is_number) align_right(grid, i, firsts[i]);
    }
    firsts[table->column_count] = flow->count;
    for (size_t i = 0; i < table->column_count; i++) {
        for (size_t j = firsts[i]; j < firsts[i + 1]; j++) {
            flow->items[j].at.y += highest - heights[i];
        }
    }
    return highest;
}

// A number, its first line on a baseline under y; a text wrapped where it
// must. Returns the height.
static double add_cell(struct grid *grid, size_t row, size_t column, double y) {
    const struct atlas_cell *cell = cell_at(grid, row, column);
    const struct type_style style = cell_style(grid, row, column);
    const bool is_right = grid->table->columns[column].is_number;
    const double width = grid->widths[column];
    const double left = grid->rights[column] - width;
    const double needed =
        cell_width(grid, row, column) + notes_width(grid, cell->notes);
    if (!is_right && needed > width + 0.01) {
        return flow_block(grid->flow, cell->text, style,
                          (struct atlas_point){left, y}, width, cell->notes);
    }
    struct atlas_point at = {left, y + grid->size_pt * TYPE_ASCENT};
    if (is_right) at.x = grid->rights[column] - grid->notes[column];
    const double wide = flow_text(grid->flow, cell->text, style, at,
                                  is_right ? ANCHOR_END : ANCHOR_START);
    if (!is_right) at.x += wide;
    flow_notes(grid->flow, cell->notes, at, grid->size_pt);
    return grid->size_pt * TYPE_LEADING;
}

static double add_row(struct grid *grid, size_t row, double y) {
    const struct atlas_table *table = grid->table;
    const bool is_marked = table->is_marked && table->is_marked[row];
    const double padding = grid->size_pt * ROW_PADDING;
    const size_t tint = grid->flow->count;
    double height = 0;
    if (is_marked) {
        flow_add(grid->flow, ITEM_BOX)->colour = report_tint;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        height = fmax(height, add_cell(grid, row, i, y + padding / 2));
    }
    height += padding;
    if (is_marked) {
        grid->flow->items[tint].box =
            (struct box){REPORT_MARGIN_PT, y, flow_width(), height};
    }
    return y + height;
}

// Past the rows that stay on one page with a row.
static size_t unit_end(const struct atlas_table *table, size_t row) {
    size_t end = row + 1;
    while (table->is_first && end < table->row_count && !table->is_first[end] &&
           end - row < UNIT_ROWS) {
        end++;
    }
    return end;
}

// Rows from `row` on as long as they end above `bottom`; *y is moved to their
// end. Returns the first that is left.
static size_t add_rows(struct grid *grid, size_t row, double bottom,
                       double *y) {
    const struct atlas_table *table = grid->table;
    const size_t first = row;
    while (row < table->row_count) {
        const size_t end = unit_end(table, row);
        const size_t kept = grid->flow->count;
        const bool has_rule =
            row > first && table->is_first && table->is_first[row];
        const double top = *y + (has_rule ? GROUP_PT : 0);
        double at = top;
        for (size_t i = row; i < end; i++) at = add_row(grid, i, at);
        if (at > bottom) {
            grid->flow->count = kept;
            break;
        }
        if (has_rule) add_rule(grid, top, RULE_PT);
        *y = at;
        row = end;
    }
    return row;
}

static double add_caption(struct grid *grid, size_t row, double y) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_add(&text, grid->table->caption);
    if (row) atlas_text_add(&text, " (continued)");
    const double height = flow_block(
        grid->flow, atlas_text_string(&text),
        (struct type_style){flow_size(grid->flow, REPORT_TABLE_PT), true},
        (struct atlas_point){REPORT_MARGIN_PT, y}, flow_width(), 0);
    atlas_text_release(&text);
    return height;
}

size_t flow_table(struct flow *flow, const struct atlas_table *table,
                  size_t row, double bottom) {
    const size_t count = table->column_count + 1;
    struct grid grid = {
        .flow = flow,
        .table = table,
        .size_pt = flow_size(flow, REPORT_TABLE_PT),
        .widths = atlas_arena_alloc(&flow->arena, count * sizeof(double)),
        .rights = atlas_arena_alloc(&flow->arena, count * sizeof(double)),
        .notes = atlas_arena_alloc(&flow->arena, count * sizeof(double)),
    };
    const size_t kept = flow->count;
    double y = flow->y;
    fit(&grid);
    y += add_caption(&grid, row, y) + GROUP_PT;
    add_rule(&grid, y, STRONG_RULE_PT);
    y += GROUP_PT;
    y += add_header(&grid, y) + 1;
    add_rule(&grid, y, RULE_PT);
    y += 0.5;
    const size_t left = add_rows(&grid, row, bottom, &y);
    if (left == row && row < table->row_count) {
        flow->count = kept;
        return row;
    }
    add_rule(&grid, y, STRONG_RULE_PT);
    flow->y = y;
    return left;
}
