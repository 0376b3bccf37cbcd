// What both of Cairo's surfaces share: paths, textures, circles, text, clips.
//
// In:  drawing calls in points.
// Out: Cairo's calls, in points too: a surface of pixels is scaled once.
//
// Antialiasing is set, not left to Cairo's default: "fast" looks the same on
// borders and takes half the time. Letters have their own, smoother kind.

#include "canvas_cairo.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "atlas/memory.h"

// Columns of dots are filled so many apart.
#define DOT_PASSES 8

static void source_set(cairo_t *cairo, struct colour colour) {
    cairo_set_source_rgb(cairo, colour.red / 255.0, colour.green / 255.0,
                         colour.blue / 255.0);
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

// One line at a time: as fast as batches of any size on borders simplified for
// their pixels (14.4 against 13.4 to 14.1 ms, England's constituencies at 160
// dpi), and far faster than one path of thousands on borders that are not.
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

static void line_stroke(cairo_t *cairo, struct atlas_point from,
                        struct atlas_point to) {
    cairo_move_to(cairo, from.x, from.y);
    cairo_line_to(cairo, to.x, to.y);
    cairo_stroke(cairo);
}

// The texture over the clip's box, its lines in step across the whole page.
// Each line is a stroke of its own: where every pixel of a row, to the last, is
// covered otherwise than the one before it, as many thin lines at once do,
// Cairo 1.16 writes past the end of its spans.
static void pattern_fill(cairo_t *cairo, enum pattern pattern) {
    struct pattern_lines lines = pattern_lines_of(pattern);
    double x1, y1, x2, y2;
    cairo_clip_extents(cairo, &x1, &y1, &x2, &y2);
    source_set(cairo, palette_inks()->mark);
    cairo_set_line_width(cairo, PATTERN_LINE_PT);
    cairo_set_dash(cairo, NULL, 0, 0);
    const double step = PATTERN_STEP_PT;
    cairo_new_path(cairo);
    for (double x = (floor(x1 / step) - 0.5) * step;
         x < x2 + step && lines.is_upright; x += step) {
        line_stroke(cairo, (struct atlas_point){x, y1},
                    (struct atlas_point){x, y2});
    }
    for (double y = (floor(y1 / step) - 0.5) * step;
         y < y2 + step && lines.is_level; y += step) {
        line_stroke(cairo, (struct atlas_point){x1, y},
                    (struct atlas_point){x2, y});
    }
    for (double c = floor((x1 + y1) / step) * step;
         c < x2 + y2 && lines.is_rising; c += step) {
        line_stroke(cairo, (struct atlas_point){c - y1, y1},
                    (struct atlas_point){c - y2, y2});
    }
    for (double c = floor((x1 - y2) / step) * step;
         c < x2 - y1 && lines.is_falling; c += step) {
        line_stroke(cairo, (struct atlas_point){c + y1, y1},
                    (struct atlas_point){c + y2, y2});
    }
}

static void circle_trace(cairo_t *cairo, struct atlas_point centre,
                         double radius) {
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, centre.x, centre.y, radius, 0, 2 * acos(-1.0));
    cairo_close_path(cairo);
}

// The dots of every DOT_PASSES-th column from `first` on.
static void columns_fill(cairo_t *cairo, const int ends[4], int first,
                         bool is_sparse) {
    const double radius = is_sparse ? PATTERN_SPARSE_DOT_PT : PATTERN_DOT_PT;
    const double step = PATTERN_STEP_PT;
    for (int x = first; x <= ends[2]; x += DOT_PASSES) {
        for (int y = ends[1]; y <= ends[3]; y++) {
            if (is_sparse && (x + y) % 2) continue;
            circle_trace(
                cairo, (struct atlas_point){(x + 0.5) * step, (y + 0.5) * step},
                radius);
        }
    }
    cairo_fill(cairo);
}

// Dots on a grid; sparse ones on every second place, as on a chessboard. Not
// all columns at once, for the reason of pattern_fill(): pixels without a dot
// lie between those of a pass.
static void dots_fill(cairo_t *cairo, bool is_sparse) {
    double x1, y1, x2, y2;
    cairo_clip_extents(cairo, &x1, &y1, &x2, &y2);
    source_set(cairo, palette_inks()->mark);
    const double step = PATTERN_STEP_PT;
    const int ends[] = {(int)floor(x1 / step), (int)floor(y1 / step),
                        (int)floor(x2 / step) + 1, (int)floor(y2 / step) + 1};
    cairo_new_path(cairo);
    for (int pass = 0; pass < DOT_PASSES && ends[0] + pass <= ends[2]; pass++) {
        columns_fill(cairo, ends, ends[0] + pass, is_sparse);
    }
}

// Fill and texture of the current path, which is gone afterwards.
static void ground_paint(cairo_t *cairo, const struct canvas_paint *paint) {
    if (paint->is_filled) {
        source_set(cairo, paint->fill);
        cairo_fill_preserve(cairo);
    }
    if (paint->pattern != PATTERN_NONE) {
        cairo_save(cairo);
        cairo_clip(cairo);
        if (paint->pattern == PATTERN_DOTS ||
            paint->pattern == PATTERN_SPARSE_DOTS) {
            dots_fill(cairo, paint->pattern == PATTERN_SPARSE_DOTS);
        } else {
            pattern_fill(cairo, paint->pattern);
        }
        cairo_restore(cairo);
    }
    cairo_new_path(cairo);
}

static void stroke_set(cairo_t *cairo, const struct canvas_paint *paint) {
    source_set(cairo, paint->stroke);
    cairo_set_line_width(cairo, paint->stroke_pt);
    cairo_set_dash(cairo, &paint->dash_pt, paint->dash_pt > 0 ? 1 : 0, 0);
}

void cairo_canvas_path(struct canvas *canvas, const struct canvas_path *path,
                       const struct canvas_paint *paint) {
    cairo_t *cairo = ((struct cairo_canvas *)canvas)->cairo;
    if (paint->is_filled || paint->pattern != PATTERN_NONE) {
        path_trace(cairo, path);
        ground_paint(cairo, paint);
    }
    if (paint->stroke_pt > 0) {
        stroke_set(cairo, paint);
        lines_stroke(cairo, path);
    }
}

void cairo_canvas_circle(struct canvas *canvas, struct atlas_point centre,
                         double radius, const struct canvas_paint *paint) {
    cairo_t *cairo = ((struct cairo_canvas *)canvas)->cairo;
    cairo_new_path(cairo);
    circle_trace(cairo, centre, radius);
    ground_paint(cairo, paint);
    if (paint->stroke_pt > 0) {
        stroke_set(cairo, paint);
        circle_trace(cairo, centre, radius);
        cairo_stroke(cairo);
    }
}

void cairo_canvas_text(struct canvas *canvas, const struct canvas_text *text) {
    struct cairo_canvas *self = (struct cairo_canvas *)canvas;
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
        cairo_set_dash(cairo, NULL, 0, 0);
        cairo_stroke(cairo);
    }
    source_set(cairo, text->colour);
    cairo_move_to(cairo, x, y);
    pango_cairo_show_layout(cairo, layout);
    g_object_unref(layout);
}

void cairo_canvas_clip(struct canvas *canvas, struct box box) {
    cairo_t *cairo = ((struct cairo_canvas *)canvas)->cairo;
    cairo_save(cairo);
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    cairo_clip(cairo);
}

void cairo_canvas_unclip(struct canvas *canvas) {
    cairo_restore(((struct cairo_canvas *)canvas)->cairo);
}

void cairo_canvas_place(struct canvas *canvas, struct atlas_point origin,
                        double scale) {
    cairo_t *cairo = ((struct cairo_canvas *)canvas)->cairo;
    cairo_save(cairo);
    cairo_translate(cairo, origin.x, origin.y);
    cairo_scale(cairo, scale, scale);
}

void cairo_canvas_unplace(struct canvas *canvas) {
    cairo_restore(((struct cairo_canvas *)canvas)->cairo);
}

void cairo_canvas_init(struct cairo_canvas *self, struct typeface *typeface,
                       cairo_surface_t *surface) {
    self->typeface = typeface;
    self->surface = surface;
    self->cairo = cairo_create(surface);
    cairo_set_antialias(self->cairo, CAIRO_ANTIALIAS_FAST);
    cairo_set_fill_rule(self->cairo, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_set_line_join(self->cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(self->cairo, CAIRO_LINE_CAP_BUTT);
}

void cairo_canvas_paper(struct cairo_canvas *self) {
    source_set(self->cairo, palette_inks()->paper);
    cairo_paint(self->cairo);
}

enum atlas_status cairo_canvas_check(const struct cairo_canvas *self,
                                     struct atlas_error *err) {
    cairo_status_t failure = cairo_status(self->cairo);
    if (failure == CAIRO_STATUS_SUCCESS) {
        failure = cairo_surface_status(self->surface);
    }
    if (failure == CAIRO_STATUS_SUCCESS) return ATLAS_OK;
    return atlas_fail(err, ATLAS_ERR_OUTPUT, NULL, "cairo: %s",
                      cairo_status_to_string(failure));
}

void cairo_canvas_release(struct cairo_canvas *self) {
    cairo_destroy(self->cairo);
    cairo_surface_destroy(self->surface);
}
