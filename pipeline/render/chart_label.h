// Names beside the ends of lines, moved apart where they would overlap.
#ifndef ATLAS_RENDER_CHART_LABEL_H
#define ATLAS_RENDER_CHART_LABEL_H

#include "chart.h"

// Labels that may stand in one column.
#define CHART_LABELS_MAX 8

// What is written of a line.
struct chart_label_words {
    const char *name;    // Shortened where it is too long.
    const char *figure;  // Follows it, always whole; NULL: none.
    struct type_style style;
    double width;   // Of a line ...
    size_t height;  // ... and lines at the most.
};

struct chart_label {
    struct type_block block;
    struct atlas_point end;  // What it is about.
    struct box box;          // Where it stands.
    bool has_leader;         // It has been moved, so a line leads to it.
};

// Wrap the words of a label, which is placed later. ATLAS_ERR_OUTPUT when the
// font lacks a letter.
ATLAS_MUST_CHECK enum atlas_status chart_label_write(
    struct chart *chart, const struct chart_label_words *words,
    struct chart_label *label, struct atlas_error *err);

// Place labels in a column whose left side is `left`, each as near to the
// height of its end as the others let it. False when they are higher together
// than from `top` to `bottom`.
bool chart_labels_spread(struct chart_label *const labels[], size_t count,
                         double left, double top, double bottom);

// Draw the words, and the leader where there is one.
void chart_label_draw(const struct chart_label *label, struct colour colour,
                      struct canvas *canvas);

#endif
