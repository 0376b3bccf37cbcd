// Parts of the legend that are not rows; each in a source of its own.
#ifndef ATLAS_RENDER_LEGEND_PARTS_H
#define ATLAS_RENDER_LEGEND_PARTS_H

#include "legend.h"

#define LEGEND_LABEL_PT 8.0
#define LEGEND_MARK_PT 7.5
#define LEGEND_SMALL_PT 7.0
// Measures of a row: its swatch, its height, the line of England's mark, the
// space between its parts.
#define LEGEND_SWATCH_PT 20.0
#define LEGEND_ROW_PT 14.5
#define LEGEND_MARK_ROOM_PT 11.0
#define LEGEND_GAP_PT 7.0

// A text moved into the arena.
const char *legend_keep(struct atlas_arena *arena, struct atlas_text *text);

// A line of text within the legend; `at` is from the legend's corner.
struct legend_pen {
    struct canvas *canvas;
    struct atlas_point corner;
    const struct colour *colours;
};
void legend_line(const struct legend_pen *pen, const char *text, double width,
                 struct type_style style, struct atlas_point at);

// Width of a row, and whether the mark stands in one (legend_place.c).
double legend_row_width(const struct legend *legend);
bool legend_has_row_mark(const struct legend *legend);

// The histogram: made of the values, sized, drawn.
void legend_histogram_write(const struct legend_source *source,
                            struct legend *legend);
void legend_histogram_draw(const struct legend *legend,
                           const struct legend_pen *pen);

// The classes as a strip.
void legend_strip_write(const struct legend_source *source,
                        struct legend *legend);
void legend_strip_draw(const struct legend *legend,
                       const struct legend_pen *pen);

// The square of a map of two variables.
ATLAS_MUST_CHECK enum atlas_status legend_square_write(
    const struct legend_source *source, struct legend *legend,
    struct atlas_error *err);
void legend_square_draw(const struct legend *legend,
                        const struct legend_pen *pen);

// The sizes of circles and marks.
void legend_sizes_write(const struct legend_source *source,
                        struct legend *legend);
void legend_sizes_draw(const struct legend *legend,
                       const struct legend_pen *pen);

// The phases of schools.
void legend_phases_write(const struct legend_source *source,
                         struct legend *legend);
void legend_phases_draw(const struct legend *legend,
                        const struct legend_pen *pen);

#endif
