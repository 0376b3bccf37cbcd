// What both of Cairo's surfaces share.
#ifndef ATLAS_RENDER_CANVAS_CAIRO_H
#define ATLAS_RENDER_CANVAS_CAIRO_H

#include <cairo.h>

#include "canvas.h"

// First member of each surface that Cairo draws.
struct cairo_canvas {
    struct canvas base;
    struct typeface *typeface;  // Borrowed.
    cairo_surface_t *surface;
    cairo_t *cairo;
};

// Begin to draw on a surface, which the canvas owns from now on.
void cairo_canvas_init(struct cairo_canvas *self, struct typeface *typeface,
                       cairo_surface_t *surface);
// Cover the page with paper.
void cairo_canvas_paper(struct cairo_canvas *self);
// ATLAS_ERR_OUTPUT with Cairo's first failure, if there was one.
ATLAS_MUST_CHECK enum atlas_status cairo_canvas_check(
    const struct cairo_canvas *self, struct atlas_error *err);
void cairo_canvas_release(struct cairo_canvas *self);

// The calls of the drawing interface that are the same on both.
void cairo_canvas_path(struct canvas *canvas, const struct canvas_path *path,
                       const struct canvas_paint *paint);
void cairo_canvas_circle(struct canvas *canvas, struct atlas_point centre,
                         double radius, const struct canvas_paint *paint);
void cairo_canvas_text(struct canvas *canvas, const struct canvas_text *text);
void cairo_canvas_clip(struct canvas *canvas, struct box box);
void cairo_canvas_unclip(struct canvas *canvas);
void cairo_canvas_place(struct canvas *canvas, struct atlas_point origin,
                        double scale);
void cairo_canvas_unplace(struct canvas *canvas);

#endif
