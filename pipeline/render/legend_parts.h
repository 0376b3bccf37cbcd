// Parts of the legend that are not rows; each in a source of its own.
#ifndef ATLAS_RENDER_LEGEND_PARTS_H
#define ATLAS_RENDER_LEGEND_PARTS_H

#include "legend.h"

#define LEGEND_LABEL_PT 8.0
#define LEGEND_MARK_PT 7.5
#define LEGEND_SMALL_PT 7.0

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

// The histogram: made of the values, sized, drawn.
void legend_histogram_write(const struct legend_source *source,
                            struct legend *legend);
void legend_histogram_draw(const struct legend *legend,
                           const struct legend_pen *pen);

// The square of a map of two variables.
ATLAS_MUST_CHECK enum atlas_status legend_square_write(
    const struct legend_source *source, struct legend *legend,
    struct atlas_error *err);
void legend_square_draw(const struct legend *legend,
                        const struct legend_pen *pen);

// The sizes of circles.
void legend_sizes_write(const struct legend_source *source,
                        struct legend *legend);
void legend_sizes_draw(const struct legend *legend,
                       const struct legend_pen *pen);

#endif
