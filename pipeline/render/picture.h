// A picture of any kind, laid out: what those who write or place it need.
#ifndef ATLAS_RENDER_PICTURE_H
#define ATLAS_RENDER_PICTURE_H

#include "atlas/credits.h"
#include "atlas/render.h"
#include "canvas.h"

// What the kinds do each in their way.
struct picture_ops {
    // Draw the whole page; lines are simplified to a tolerance, points.
    void (*draw)(const struct atlas_picture *picture, double tolerance_pt,
                 struct canvas *canvas);
    void (*table)(const struct atlas_picture *picture, struct atlas_text *text);
    void (*free)(struct atlas_picture *picture);
};

// First member of each kind: a map, a chart.
struct atlas_picture {
    const struct picture_ops *ops;
    const char *id;             // Borrowed; prefix of ids, where errors are.
    struct box page;            // From 0, 0.
    uint32_t period;            // Latest shown: dates the PDF.
    struct typeface *typeface;  // Borrowed.
    const struct atlas_credits *credits;  // Borrowed; NULL: none.
    struct atlas_text title;
    struct atlas_text alt;
};

// Free what all kinds have; for their own free functions.
void picture_release(struct atlas_picture *picture);

// The page of a picture, from 0, 0.
struct box picture_page(const struct atlas_picture *picture);

// Draw a picture as a part of another page: its top left corner at `at`, a
// point of its own as `scale` points there. Its paper is not drawn.
void picture_draw_at(const struct atlas_picture *picture, struct canvas *canvas,
                     struct atlas_point at, double scale);

#endif
