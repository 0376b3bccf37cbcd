// The surface of pixels: Cairo's image surface.
//
// In:  drawing calls in points.
// Out: RGB24 pixels at the resolution asked for.
//
// The page is scaled once, so the resolution changes pixels and nothing else.

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"
#include "canvas_cairo.h"

// Pixels on a side that a picture may have.
#define PIXELS_MAX 20000

static void pixel_begin(struct canvas *canvas,
                        const struct canvas_group *group) {
    (void)canvas;
    (void)group;  // Pixels have no names.
}

static void pixel_end(struct canvas *canvas) {
    (void)canvas;
}

static const struct canvas_ops pixel_ops = {
    .begin = pixel_begin,
    .end = pixel_end,
    .path = cairo_canvas_path,
    .circle = cairo_canvas_circle,
    .text = cairo_canvas_text,
    .clip = cairo_canvas_clip,
    .unclip = cairo_canvas_unclip,
    .place = cairo_canvas_place,
    .unplace = cairo_canvas_unplace,
};

enum atlas_status canvas_pixels_create(struct typeface *typeface,
                                       struct box page, double dpi,
                                       struct canvas **ret_canvas,
                                       struct atlas_error *err) {
    const double scale = dpi / 72;
    const double width = ceil(page.width * scale - 1e-6);
    const double height = ceil(page.height * scale - 1e-6);
    if (!(width >= 1 && height >= 1 && width <= PIXELS_MAX &&
          height <= PIXELS_MAX)) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, NULL,
                          "a picture may be 1 to %d pixels wide and high",
                          PIXELS_MAX);
    }
    struct cairo_canvas *self = atlas_xcalloc(1, sizeof(*self));
    self->base.ops = &pixel_ops;
    cairo_canvas_init(self, typeface,
                      cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width,
                                                 (int)height));
    cairo_scale(self->cairo, scale, scale);
    cairo_canvas_paper(self);
    *ret_canvas = &self->base;
    return ATLAS_OK;
}

enum atlas_status canvas_pixels_finish(struct canvas *canvas,
                                       struct canvas_pixels *ret_pixels,
                                       struct atlas_error *err) {
    struct cairo_canvas *self = (struct cairo_canvas *)canvas;
    const enum atlas_status status = cairo_canvas_check(self, err);
    if (status) return status;
    cairo_surface_t *surface = self->surface;
    cairo_surface_flush(surface);
    *ret_pixels = (struct canvas_pixels){
        .bytes = cairo_image_surface_get_data(surface),
        .stride = (size_t)cairo_image_surface_get_stride(surface),
        .width = (uint32_t)cairo_image_surface_get_width(surface),
        .height = (uint32_t)cairo_image_surface_get_height(surface),
    };
    return ATLAS_OK;
}

void canvas_pixels_free(struct canvas *canvas) {
    struct cairo_canvas *self = (struct cairo_canvas *)canvas;
    if (!self) return;
    cairo_canvas_release(self);
    free(self);
}
