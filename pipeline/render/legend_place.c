// Where the parts of the legend stand.
//
// In:  parts with their sizes.
// Out: their places from the legend's corner, the legend's size.
//
// As one column, or side by side where a width allows. A strip of classes and
// the rows are a column of their own, as wide as the strip.

#include <math.h>

#include "legend_parts.h"

#define COLUMN_GAP 18.0
#define PART_GAP 6.0
#define FLOW_GAP 12.0

// The mark stands in the strip, and in the histogram where that holds it.
bool legend_has_row_mark(const struct legend *legend) {
    return legend->mark.words && !legend->strip.is_there &&
           (!legend->histogram.is_there || legend->mark.share < 0 ||
            legend->mark.share > 1);
}

static double words_width(const struct legend *legend) {
    double words = legend->label_width + LEGEND_GAP_PT + legend->count_width;
    if (legend_has_row_mark(legend)) words = fmax(words, legend->mark.width);
    return words;
}

double legend_row_width(const struct legend *legend) {
    return LEGEND_SWATCH_PT * legend->unit + LEGEND_GAP_PT +
           words_width(legend);
}

// Height of a row: the one with England's mark has a second line.
static double row_height(const struct legend *legend, size_t row) {
    const bool has_mark =
        legend_has_row_mark(legend) && legend->mark.row == row;
    return (LEGEND_ROW_PT + (has_mark ? LEGEND_MARK_ROOM_PT : 0)) *
           legend->unit;
}

// A part goes below the parts before it, or beside them.
struct cursor {
    double x;
    double y;
    bool is_beside;
};

static void part_place(struct legend *legend, struct cursor *cursor,
                       struct box *place) {
    place->x = cursor->x;
    place->y = cursor->y;
    legend->width = fmax(legend->width, box_right(*place));
    legend->height = fmax(legend->height, box_bottom(*place));
    if (cursor->is_beside) {
        cursor->x = box_right(*place) + COLUMN_GAP;
    } else {
        cursor->y = box_bottom(*place) + PART_GAP;
    }
}

static void rows_place(struct legend *legend, struct cursor cursor,
                       size_t columns) {
    const double cell = legend_row_width(legend);
    const size_t deep = (legend->row_count + columns - 1) / columns;
    double y = cursor.y;
    for (size_t i = 0; i < legend->row_count; i++) {
        const size_t column = i / deep;
        if (i % deep == 0) y = cursor.y;
        struct box *place = &legend->rows[i].place;
        *place = (struct box){cursor.x + (double)column * (cell + COLUMN_GAP),
                              y, cell, row_height(legend, i)};
        y = box_bottom(*place);
        legend->width = fmax(legend->width, box_right(*place));
        legend->height = fmax(legend->height, y);
    }
}

// Sizes, and below them the phases of schools.
static void sizes_place(struct legend *legend, struct cursor *cursor) {
    struct box *sizes = &legend->sizes.place;
    struct box *phases = &legend->phases.place;
    struct box both = {0, 0, fmax(sizes->width, phases->width),
                       sizes->height + phases->height};
    if (!legend->sizes.is_there) return;
    part_place(legend, cursor, &both);
    sizes->x = phases->x = both.x;
    sizes->y = both.y;
    phases->y = box_bottom(*sizes);
}

// Columns of rows that a width has room for.
static size_t columns_within(const struct legend *legend, double width) {
    const double cell = legend_row_width(legend) + COLUMN_GAP;
    size_t columns = 1;
    while (columns < legend->row_count &&
           (double)(columns + 1) * cell - COLUMN_GAP <= width) {
        columns++;
    }
    return columns;
}

// Place every part; rows in as many columns as the width left allows.
static void parts_place(struct legend *legend, double width, bool is_beside) {
    const double top = legend->title.height + 4 * legend->unit;
    struct cursor cursor = {0, top, is_beside};
    legend->width = legend->title.width;
    legend->height = legend->title.height;
    if (legend->square.is_there) {
        part_place(legend, &cursor, &legend->square.place);
    }
    if (legend->histogram.is_there) {
        part_place(legend, &cursor, &legend->histogram.place);
    }
    if (is_beside) sizes_place(legend, &cursor);
    rows_place(legend, cursor, columns_within(legend, width - cursor.x));
    if (!is_beside) {
        cursor.y = legend->height + PART_GAP;
        sizes_place(legend, &cursor);
    }
}

// Rows without counts, one after another as a width allows; at least one a
// line.
static void rows_flow(struct legend *legend, double y, double width) {
    double x = 0;
    for (size_t i = 0; i < legend->row_count; i++) {
        struct legend_row *row = &legend->rows[i];
        const double cell =
            LEGEND_SWATCH_PT * legend->unit + LEGEND_GAP_PT + row->label_width;
        if (x > 0 && x + cell > width) {
            x = 0;
            y += LEGEND_ROW_PT * legend->unit;
        }
        row->place = (struct box){x, y, cell, LEGEND_ROW_PT * legend->unit};
        x += cell + FLOW_GAP;
        legend->width = fmax(legend->width, box_right(row->place));
        legend->height = fmax(legend->height, box_bottom(row->place));
    }
}

// The strip, the schools beside it, the rows below both; or all in a column.
static void strip_parts_place(struct legend *legend, double width,
                              bool is_beside) {
    struct cursor cursor = {0, legend->title.height + 2 * legend->unit, false};
    legend->width = legend->title.width;
    legend->height = legend->title.height;
    part_place(legend, &cursor, &legend->strip.place);
    if (is_beside) {
        cursor = (struct cursor){legend->width + COLUMN_GAP, 0, true};
        sizes_place(legend, &cursor);
    }
    rows_flow(legend, legend->height + PART_GAP / 2, width);
    if (!is_beside) {
        cursor = (struct cursor){0, legend->height + PART_GAP, false};
        sizes_place(legend, &cursor);
    }
}

static void place(struct legend *legend, double width, bool is_beside) {
    if (legend->strip.is_there) {
        strip_parts_place(legend, width, is_beside);
    } else {
        parts_place(legend, width, is_beside);
    }
}

void legend_stack(struct legend *legend) {
    place(legend, 0, false);
}

void legend_spread(struct legend *legend, double width) {
    place(legend, width, true);
    if (legend->width > width) place(legend, width, false);
}
