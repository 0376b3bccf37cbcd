// The key of the map: its classes, the states on it, England's mark.
#ifndef ATLAS_RENDER_LEGEND_H
#define ATLAS_RENDER_LEGEND_H

#include "canvas.h"
#include "survey.h"

// One line of the key.
struct legend_row {
    enum fill fill;
    const char *label;  // "7.5% to under 9.2%"
    const char *count;  // "109 areas"
    double label_width;
    double count_width;
    struct box place;  // From the legend's corner.
};

struct legend {
    struct legend_row rows[FILL_END];
    size_t row_count;
    struct type_block title;
    const char *mark;  // "England 10.9%"; NULL: none.
    double mark_width;
    size_t mark_row;     // Row whose class holds the mark.
    double mark_share;   // Where in the class, 0 at its lower edge; below 0
                         // or above 1 when off the scale.
    double label_width;  // Of the widest label.
    double count_width;  // Of the widest count.
    double width;
    double height;
};

// What a legend is made of.
struct legend_source {
    const struct atlas_map *map;
    const struct survey *survey;
    struct typeface *typeface;
    struct atlas_arena *arena;  // Holds the texts.
};

// Words and widths of every row.
ATLAS_MUST_CHECK enum atlas_status legend_write(
    const struct legend_source *source, struct legend *ret_legend,
    struct atlas_error *err);

// Arrange as one column, or side by side within a width.
void legend_stack(struct legend *legend);
void legend_spread(struct legend *legend, double width);

// How a fill is painted, here and on the map.
struct canvas_paint legend_paint(enum fill fill, const struct colour colours[]);

void legend_draw(const struct legend *legend, struct canvas *canvas,
                 struct atlas_point corner, const struct colour colours[]);

#endif
