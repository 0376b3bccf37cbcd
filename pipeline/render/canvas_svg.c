// The surface of SVG: a writer of ours.
//
// In:  drawing calls in points.
// Out: SVG 1.1 with real text, names on groups, and ids that begin with the
//      map's own, so that a page may hold several.
//
// Cairo's own SVG turns text into outlines, names nothing, and numbers its
// parts across the process. Text carries the width that was measured, so that
// a reader without Open Sans keeps the layout.

#include <assert.h>
#include <stdlib.h>

#include "canvas.h"

// Decimals of coordinates: hundredths of a point.
#define PLACES 2
// Groups within groups.
#define DEPTH_MAX 8

struct svg_canvas {
    struct canvas base;
    struct atlas_text *out;
    const char *id;            // Borrowed; prefix of every id.
    bool has_link[DEPTH_MAX];  // Whether each open group is inside a link.
    size_t depth;              // Open groups.
    size_t clips;              // Clips so far: the number in their ids.
};

static void number_add(struct atlas_text *out, double value) {
    const size_t before = out->length;
    atlas_text_add_fixed(out, value, PLACES);
    while (out->length > before && out->data[out->length - 1] == '0') {
        out->data[--out->length] = '\0';
    }
    if (out->length > before && out->data[out->length - 1] == '.') {
        out->data[--out->length] = '\0';
    }
}

static void attribute_add(struct atlas_text *out, const char *name,
                          double value) {
    atlas_text_addf(out, " %s=\"", name);
    number_add(out, value);
    atlas_text_add_char(out, '"');
}

static void colour_add(struct atlas_text *out, const char *name,
                       struct colour colour) {
    atlas_text_addf(out, " %s=\"#%02x%02x%02x\"", name, colour.red,
                    colour.green, colour.blue);
}

// An id may hold letters, digits, - and _; anything else becomes its code.
static void id_add(struct atlas_text *out, const char *id) {
    for (const unsigned char *at = (const unsigned char *)id; *at; at++) {
        const bool is_plain = (*at >= 'a' && *at <= 'z') ||
                              (*at >= 'A' && *at <= 'Z') ||
                              (*at >= '0' && *at <= '9') || *at == '-';
        if (is_plain) {
            atlas_text_add_char(out, (char)*at);
        } else {
            atlas_text_addf(out, "_%02x", *at);
        }
    }
}

// "<map id>-<id>"; a name in XML may not begin with a digit or a dash.
static void prefixed_id_add(const struct svg_canvas *self, const char *id) {
    const char first = self->id[0];
    const bool is_letter =
        (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    if (!is_letter) atlas_text_add_char(self->out, 'm');
    id_add(self->out, self->id);
    atlas_text_add_char(self->out, '-');
    id_add(self->out, id);
}

static void element_add(struct atlas_text *out, const char *name,
                        const char *content) {
    atlas_text_addf(out, "<%s>", name);
    atlas_text_add_xml(out, content);
    atlas_text_addf(out, "</%s>\n", name);
}

static void svg_begin(struct canvas *canvas, const struct canvas_group *group) {
    struct svg_canvas *self = (struct svg_canvas *)canvas;
    assert(self->depth < DEPTH_MAX);
    self->has_link[self->depth++] = group->link != NULL;
    if (group->link) {
        atlas_text_add(self->out, "<a href=\"");
        atlas_text_add_xml(self->out, group->link);
        atlas_text_add(self->out, "\">\n");
    }
    atlas_text_add(self->out, "<g");
    if (group->id) {
        atlas_text_add(self->out, " id=\"");
        prefixed_id_add(self, group->id);
        atlas_text_add_char(self->out, '"');
    }
    atlas_text_add(self->out, ">\n");
    if (group->title) element_add(self->out, "title", group->title);
    if (group->description) element_add(self->out, "desc", group->description);
}

static void svg_end(struct canvas *canvas) {
    struct svg_canvas *self = (struct svg_canvas *)canvas;
    self->depth--;
    atlas_text_add(self->out, "</g>\n");
    if (self->has_link[self->depth]) atlas_text_add(self->out, "</a>\n");
}

// The path's letters: one M, then lines, then Z for a ring.
static void data_add(struct atlas_text *out, const struct canvas_path *path) {
    atlas_text_add(out, " d=\"");
    size_t i = 0;
    for (size_t ring = 0; ring < path->count; ring++) {
        const size_t first = i;
        for (; i < path->ends[ring]; i++) {
            atlas_text_add_char(out, i == first ? 'M' : ' ');
            number_add(out, path->points[i].x);
            atlas_text_add_char(out, ',');
            number_add(out, path->points[i].y);
        }
        if (path->is_closed && i > first) atlas_text_add_char(out, 'Z');
    }
    atlas_text_add_char(out, '"');
}

static void paint_add(struct atlas_text *out,
                      const struct canvas_paint *paint) {
    if (paint->is_filled) {
        colour_add(out, "fill", paint->fill);
    } else {
        atlas_text_add(out, " fill=\"none\"");
    }
    if (paint->stroke_pt > 0) {
        colour_add(out, "stroke", paint->stroke);
        attribute_add(out, "stroke-width", paint->stroke_pt);
        if (paint->dash_pt > 0) {
            attribute_add(out, "stroke-dasharray", paint->dash_pt);
        }
    }
}

static void svg_path(struct canvas *canvas, const struct canvas_path *path,
                     const struct canvas_paint *paint) {
    const struct svg_canvas *self = (const struct svg_canvas *)canvas;
    struct atlas_text *out = self->out;
    atlas_text_add(out, "<path");
    paint_add(out, paint);
    data_add(out, path);
    atlas_text_add(out, "/>\n");
    if (paint->pattern == PATTERN_NONE) return;
    atlas_text_add(out, "<path fill=\"url(#");
    prefixed_id_add(self, "pattern");
    atlas_text_addf(out, "-%d)\"", (int)paint->pattern);
    data_add(out, path);
    atlas_text_add(out, "/>\n");
}

static void circle_add(const struct svg_canvas *self, struct atlas_point centre,
                       double radius) {
    attribute_add(self->out, "cx", centre.x);
    attribute_add(self->out, "cy", centre.y);
    attribute_add(self->out, "r", radius);
    atlas_text_add(self->out, "/>\n");
}

static void svg_circle(struct canvas *canvas, struct atlas_point centre,
                       double radius, const struct canvas_paint *paint) {
    const struct svg_canvas *self = (const struct svg_canvas *)canvas;
    atlas_text_add(self->out, "<circle");
    paint_add(self->out, paint);
    circle_add(self, centre, radius);
    if (paint->pattern == PATTERN_NONE) return;
    atlas_text_add(self->out, "<circle fill=\"url(#");
    prefixed_id_add(self, "pattern");
    atlas_text_addf(self->out, "-%d)\"", (int)paint->pattern);
    circle_add(self, centre, radius);
}

static void svg_text(struct canvas *canvas, const struct canvas_text *text) {
    static const char *const anchors[] = {"start", "middle", "end"};
    const struct svg_canvas *self = (const struct svg_canvas *)canvas;
    struct atlas_text *out = self->out;
    atlas_text_add(out, "<text");
    attribute_add(out, "x", text->at.x);
    attribute_add(out, "y", text->at.y);
    attribute_add(out, "font-size", text->style.size_pt);
    if (text->style.is_bold) atlas_text_add(out, " font-weight=\"700\"");
    if (text->anchor != ANCHOR_START) {
        atlas_text_addf(out, " text-anchor=\"%s\"", anchors[text->anchor]);
    }
    attribute_add(out, "textLength", text->width);
    atlas_text_add(out, " lengthAdjust=\"spacingAndGlyphs\"");
    colour_add(out, "fill", text->colour);
    if (text->halo_pt > 0) {
        colour_add(out, "stroke", text->halo);
        attribute_add(out, "stroke-width", text->halo_pt);
        atlas_text_add(out, " paint-order=\"stroke\"");
    }
    atlas_text_add_char(out, '>');
    atlas_text_add_xml(out, text->text);
    atlas_text_add(out, "</text>\n");
}

static void svg_clip(struct canvas *canvas, struct box box) {
    struct svg_canvas *self = (struct svg_canvas *)canvas;
    self->clips++;
    atlas_text_add(self->out, "<clipPath id=\"");
    prefixed_id_add(self, "clip");
    atlas_text_addf(self->out, "-%zu\"><rect", self->clips);
    attribute_add(self->out, "x", box.x);
    attribute_add(self->out, "y", box.y);
    attribute_add(self->out, "width", box.width);
    attribute_add(self->out, "height", box.height);
    atlas_text_add(self->out, "/></clipPath>\n<g clip-path=\"url(#");
    prefixed_id_add(self, "clip");
    atlas_text_addf(self->out, "-%zu)\">\n", self->clips);
}

static void svg_unclip(struct canvas *canvas) {
    atlas_text_add(((struct svg_canvas *)canvas)->out, "</g>\n");
}

static const struct canvas_ops svg_ops = {
    .begin = svg_begin,
    .end = svg_end,
    .path = svg_path,
    .circle = svg_circle,
    .text = svg_text,
    .clip = svg_clip,
    .unclip = svg_unclip,
};

// One texture as a tile of step by step points, its lines drawn through the
// corners too so that tiles join.
static void pattern_add(const struct svg_canvas *self, enum pattern pattern) {
    struct atlas_text *out = self->out;
    const double step = PATTERN_STEP_PT;
    const struct colour mark = palette_inks()->mark;
    atlas_text_add(out, "<pattern id=\"");
    prefixed_id_add(self, "pattern");
    atlas_text_addf(out, "-%d\" patternUnits=\"userSpaceOnUse\"", (int)pattern);
    attribute_add(out, "width", step);
    attribute_add(out, "height", step);
    atlas_text_add_char(out, '>');
    if (pattern == PATTERN_DOTS) {
        atlas_text_add(out, "<circle");
        attribute_add(out, "cx", step / 2);
        attribute_add(out, "cy", step / 2);
        attribute_add(out, "r", PATTERN_DOT_PT);
        colour_add(out, "fill", mark);
    } else {
        const struct pattern_lines lines = pattern_lines_of(pattern);
        const char *slope = "";
        atlas_text_add(out, "<path fill=\"none\"");
        colour_add(out, "stroke", mark);
        attribute_add(out, "stroke-width", PATTERN_LINE_PT);
        atlas_text_add(out, " d=\"");
        if (lines.is_rising)
            slope = "M-.9,.9 .9,-.9M0,3.6 3.6,0M2.7,4.5 4.5,2.7";
        atlas_text_add(out, slope);
        slope = lines.is_falling ? "M-.9,2.7 .9,4.5M0,0 3.6,3.6M2.7,-.9 4.5,.9"
                                 : "";
        atlas_text_add(out, slope);
        if (lines.is_level) atlas_text_add(out, "M0,1.8 3.6,1.8");
        if (lines.is_upright) atlas_text_add(out, "M1.8,0 1.8,3.6");
        atlas_text_add_char(out, '"');
    }
    atlas_text_add(out, "/></pattern>\n");
}

static void named_element_add(const struct svg_canvas *self, const char *name,
                              const char *content) {
    atlas_text_addf(self->out, "<%s id=\"", name);
    prefixed_id_add(self, name);
    atlas_text_add(self->out, "\">");
    atlas_text_add_xml(self->out, content);
    atlas_text_addf(self->out, "</%s>\n", name);
}

static void root_add(const struct svg_canvas *self,
                     const struct canvas_svg_head *head) {
    struct atlas_text *out = self->out;
    const double mm = 25.4 / 72;
    atlas_text_add(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
    number_add(out, head->page.width * mm);
    atlas_text_add(out, "mm\" height=\"");
    number_add(out, head->page.height * mm);
    atlas_text_add(out, "mm\" viewBox=\"0 0 ");
    number_add(out, head->page.width);
    atlas_text_add_char(out, ' ');
    number_add(out, head->page.height);
    atlas_text_add(out, "\" role=\"img\" aria-labelledby=\"");
    prefixed_id_add(self, "title");
    atlas_text_add(out, "\" aria-describedby=\"");
    prefixed_id_add(self, "desc");
    atlas_text_add(out, "\" font-family=\"'" TYPEFACE_FAMILY
                        "', Arial, Helvetica, sans-serif\" "
                        "fill-rule=\"evenodd\" stroke-linejoin=\"round\">\n");
}

struct canvas *canvas_svg_create(const struct canvas_svg_head *head,
                                 struct atlas_text *out) {
    struct svg_canvas *canvas = atlas_xcalloc(1, sizeof(*canvas));
    canvas->base.ops = &svg_ops;
    canvas->out = out;
    canvas->id = head->id;
    atlas_text_clear(out);
    atlas_text_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    root_add(canvas, head);
    named_element_add(canvas, "title", head->title);
    named_element_add(canvas, "desc", head->description);
    atlas_text_add(out, "<defs>\n");
    for (int i = PATTERN_NONE + 1; i < PATTERN_END; i++) {
        pattern_add(canvas, (enum pattern)i);
    }
    atlas_text_add(out, "</defs>\n");
    canvas_box(&canvas->base, head->page,
               &(struct canvas_paint){.is_filled = true,
                                      .fill = palette_inks()->paper});
    return &canvas->base;
}

void canvas_svg_finish(struct canvas *canvas) {
    atlas_text_add(((struct svg_canvas *)canvas)->out, "</svg>\n");
    free(canvas);
}
