// The surface of pixels: Cairo's image surface.
//
// In:  drawing calls in points.
// Out: RGB24 pixels at the resolution asked for.
//
// The page is scaled once, so the resolution changes pixels and nothing else.
// Antialiasing is set, not left to Cairo's default: "fast" looks the same on
// borders and takes half the time. Letters have their own, smoother kind.

#include <cairo.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdlib.h>

#include "canvas.h"

// Pixels on a side that a picture may have.
#define PIXELS_MAX 20000

struct pixel_canvas {
    struct canvas base;
    struct typeface *typeface;
    cairo_surface_t *surface;
    cairo_t *cairo;
};

static void source_set(cairo_t *cairo, struct colour colour) {
    cairo_set_source_rgb(cairo, colour.red / 255.0, colour.green / 255.0,
                         colour.blue / 255.0);
}

static void pixel_begin(struct canvas *canvas,
                        const struct canvas_group *group) {
    (void)canvas;
    (void)group;  // Pixels have no names.
}

static void pixel_end(struct canvas *canvas) {
    (void)canvas;
}

static void path_trace(cairo_t *cairo, const struct canvas_path *path) {
    cairo_new_path(cairo);
    size_t i = 0;
    for (size_t ring = 0; ring < path->count; ring++) {
        if (i < path->ends[ring]) {
            cairo_move_to(cairo, path->points[i].x, path->points[i].y);
            i++;
        }
        for (; i < path->ends[ring]; i++) {
            cairo_line_to(cairo, path->points[i].x, path->points[i].y);
        }
        if (path->is_closed) cairo_close_path(cairo);
    }
}

// Strokes are cheap one line at a time and dear as one path of thousands.
static void lines_stroke(cairo_t *cairo, const struct canvas_path *path) {
    size_t start = 0;
    for (size_t line = 0; line < path->count; line++) {
        const size_t end = path->ends[line] - start;
        cairo_new_path(cairo);
        path_trace(cairo, &(struct canvas_path){path->points + start, &end, 1,
                                                path->is_closed});
        cairo_stroke(cairo);
        start = path->ends[line];
    }
}

// The texture over the clip's box, its lines in step across the whole page.
static void pattern_fill(cairo_t *cairo, enum pattern pattern) {
    struct pattern_lines lines = pattern_lines_of(pattern);
    double x1, y1, x2, y2;
    cairo_clip_extents(cairo, &x1, &y1, &x2, &y2);
    source_set(cairo, palette_inks()->mark);
    cairo_set_line_width(cairo, PATTERN_LINE_PT);
    const double step = PATTERN_STEP_PT;
    cairo_new_path(cairo);
    for (double x = floor(x1 / step) * step; x < x2 && lines.is_upright;
         x += step) {
        cairo_move_to(cairo, x, y1);
        cairo_line_to(cairo, x, y2);
    }
    for (double y = floor(y1 / step) * step; y < y2 && lines.is_level;
         y += step) {
        cairo_move_to(cairo, x1, y);
        cairo_line_to(cairo, x2, y);
    }
    for (double c = floor((x1 + y1) / step) * step;
         c < x2 + y2 && lines.is_rising; c += step) {
        cairo_move_to(cairo, c - y1, y1);
        cairo_line_to(cairo, c - y2, y2);
    }
    for (double c = floor((x1 - y2) / step) * step;
         c < x2 - y1 && lines.is_falling; c += step) {
        cairo_move_to(cairo, c + y1, y1);
        cairo_line_to(cairo, c + y2, y2);
    }
    cairo_stroke(cairo);
}

static void dots_fill(cairo_t *cairo) {
    double x1, y1, x2, y2;
    cairo_clip_extents(cairo, &x1, &y1, &x2, &y2);
    source_set(cairo, palette_inks()->mark);
    const double step = PATTERN_STEP_PT;
    cairo_new_path(cairo);
    for (double y = floor(y1 / step) * step; y < y2 + step; y += step) {
        for (double x = floor(x1 / step) * step; x < x2 + step; x += step) {
            cairo_new_sub_path(cairo);
            cairo_arc(cairo, x + step / 2, y + step / 2, PATTERN_DOT_PT, 0,
                      2 * acos(-1.0));
        }
    }
    cairo_fill(cairo);
}

static void pixel_path(struct canvas *canvas, const struct canvas_path *path,
                       const struct canvas_paint *paint) {
    cairo_t *cairo = ((struct pixel_canvas *)canvas)->cairo;
    if (paint->is_filled) {
        path_trace(cairo, path);
        source_set(cairo, paint->fill);
        cairo_fill(cairo);
    }
    if (paint->pattern != PATTERN_NONE) {
        cairo_save(cairo);
        path_trace(cairo, path);
        cairo_clip(cairo);
        if (paint->pattern == PATTERN_DOTS) {
            dots_fill(cairo);
        } else {
            pattern_fill(cairo, paint->pattern);
        }
        cairo_restore(cairo);
    }
    if (paint->stroke_pt > 0) {
        source_set(cairo, paint->stroke);
        cairo_set_line_width(cairo, paint->stroke_pt);
        lines_stroke(cairo, path);
    }
}

static void pixel_text(struct canvas *canvas, const struct canvas_text *text) {
    struct pixel_canvas *self = (struct pixel_canvas *)canvas;
    cairo_t *cairo = self->cairo;
    PangoLayout *layout =
        typeface_layout(self->typeface, text->text, text->style);
    const double shift = text->anchor == ANCHOR_START    ? 0
                         : text->anchor == ANCHOR_MIDDLE ? text->width / 2
                                                         : text->width;
    const double base = (double)pango_layout_get_baseline(layout) / PANGO_SCALE;
    const double x = text->at.x - shift;
    const double y = text->at.y - base;
    if (text->halo_pt > 0) {
        cairo_new_path(cairo);
        cairo_move_to(cairo, x, y);
        pango_cairo_layout_path(cairo, layout);
        source_set(cairo, text->halo);
        cairo_set_line_width(cairo, text->halo_pt);
        cairo_stroke(cairo);
    }
    source_set(cairo, text->colour);
    cairo_move_to(cairo, x, y);
    pango_cairo_show_layout(cairo, layout);
    g_object_unref(layout);
}

static void pixel_clip(struct canvas *canvas, struct box box) {
    cairo_t *cairo = ((struct pixel_canvas *)canvas)->cairo;
    cairo_save(cairo);
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    cairo_clip(cairo);
}

static void pixel_unclip(struct canvas *canvas) {
    cairo_restore(((struct pixel_canvas *)canvas)->cairo);
}

static const struct canvas_ops pixel_ops = {
    .begin = pixel_begin,
    .end = pixel_end,
    .path = pixel_path,
    .text = pixel_text,
    .clip = pixel_clip,
    .unclip = pixel_unclip,
};

static void cairo_prepare(cairo_t *cairo, double scale) {
    cairo_scale(cairo, scale, scale);
    source_set(cairo, palette_inks()->paper);
    cairo_paint(cairo);
    cairo_set_antialias(cairo, CAIRO_ANTIALIAS_FAST);
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
}

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
    struct pixel_canvas *canvas = atlas_xcalloc(1, sizeof(*canvas));
    canvas->base.ops = &pixel_ops;
    canvas->typeface = typeface;
    canvas->surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    canvas->cairo = cairo_create(canvas->surface);
    cairo_prepare(canvas->cairo, scale);
    *ret_canvas = &canvas->base;
    return ATLAS_OK;
}

enum atlas_status canvas_pixels_finish(struct canvas *canvas,
                                       struct canvas_pixels *ret_pixels,
                                       struct atlas_error *err) {
    struct pixel_canvas *self = (struct pixel_canvas *)canvas;
    const cairo_status_t failure = cairo_status(self->cairo);
    if (failure != CAIRO_STATUS_SUCCESS) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, NULL, "cairo: %s",
                          cairo_status_to_string(failure));
    }
    cairo_surface_flush(self->surface);
    *ret_pixels = (struct canvas_pixels){
        .bytes = cairo_image_surface_get_data(self->surface),
        .stride = (size_t)cairo_image_surface_get_stride(self->surface),
        .width = (uint32_t)cairo_image_surface_get_width(self->surface),
        .height = (uint32_t)cairo_image_surface_get_height(self->surface),
    };
    return ATLAS_OK;
}

void canvas_pixels_free(struct canvas *canvas) {
    struct pixel_canvas *self = (struct pixel_canvas *)canvas;
    if (!self) return;
    cairo_destroy(self->cairo);
    cairo_surface_destroy(self->surface);
    free(self);
}
