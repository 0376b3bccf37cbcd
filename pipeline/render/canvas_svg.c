// The surface of SVG: a writer of ours.
//
// In:  drawing calls in points.
// Out: SVG 1.1 with real text, names and links on groups, and ids that begin
//      with the map's own, so that a page may hold several.
//
// Cairo's own SVG turns text into outlines, names nothing, and numbers its
// parts across the process. Text carries the width that was measured, so that
// a reader without Open Sans keeps the layout.
//
// Elements that follow one another in the same style are held back until the
// style ends; it is then written once, on a group around them.
//
// The role of the whole is graphics-document (WAI-ARIA Graphics Module 1.0),
// with document for readers that do not know it. The role img would hide the
// titles and links of areas: it presents all that is inside as one picture.
// Titled groups and links have fitting roles by themselves (SVG-AAM 1.0).

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "canvas.h"
#include "svg_attribute.h"
#include "svg_path.h"
#include "svg_pattern.h"

// Groups within groups.
#define DEPTH_MAX 8

// Elements of one style that are not written yet.
struct held {
    struct atlas_text style;     // Attributes that children inherit.
    struct atlas_text elements;  // Without them.
    size_t name_length;          // Of "<" and the first element's name.
    size_t count;
};

struct svg_canvas {
    struct canvas base;
    struct atlas_text *out;
    struct held held;
    struct atlas_text style;        // Of the element that is being made.
    const char *id;                 // Borrowed; prefix of every id.
    bool has_link[DEPTH_MAX];       // Whether each open group is a link.
    size_t depth;                   // Open groups.
    size_t clips;                   // Clips so far: the number in their ids.
    bool has_pattern[PATTERN_END];  // Whether each texture is defined yet.
};

static void element_add(struct atlas_text *out, const char *name,
                        const char *content) {
    atlas_text_addf(out, "<%s>", name);
    atlas_text_add_xml(out, content);
    atlas_text_addf(out, "</%s>\n", name);
}

// Write what is held back: one element with its style, or several in a group.
static void held_write(struct svg_canvas *self) {
    struct held *held = &self->held;
    const char *elements = atlas_text_string(&held->elements);
    if (held->count == 0) return;
    if (held->count == 1) {
        atlas_text_add_bytes(self->out, elements, held->name_length);
        atlas_text_add(self->out, atlas_text_string(&held->style));
        atlas_text_add(self->out, elements + held->name_length);
    } else {
        atlas_text_add(self->out, "<g");
        atlas_text_add(self->out, atlas_text_string(&held->style));
        atlas_text_addf(self->out, ">\n%s</g>\n", elements);
    }
    held->count = 0;
    atlas_text_clear(&held->elements);
}

// Begin an element in self->style, which it takes over; the text to add its own
// attributes and content to.
static struct atlas_text *element_begin(struct svg_canvas *self,
                                        const char *name) {
    struct held *held = &self->held;
    if (held->count > 0 && strcmp(atlas_text_string(&held->style),
                                  atlas_text_string(&self->style)) != 0) {
        held_write(self);
    }
    if (held->count++ == 0) {
        atlas_text_clear(&held->style);
        atlas_text_add(&held->style, atlas_text_string(&self->style));
        held->name_length = strlen(name) + 1;
    }
    atlas_text_clear(&self->style);
    atlas_text_addf(&held->elements, "<%s", name);
    return &held->elements;
}

static void data_add(struct svg_canvas *self,
                     const struct canvas_group *group) {
    for (size_t i = 0; i < group->data_count; i++) {
        atlas_text_add(self->out, " data-");
        svg_id_add(self->out, group->data[i].name);
        atlas_text_add(self->out, "=\"");
        atlas_text_add_xml(self->out, group->data[i].value);
        atlas_text_add_char(self->out, '"');
    }
}

static void svg_begin(struct canvas *canvas, const struct canvas_group *group) {
    struct svg_canvas *self = (struct svg_canvas *)canvas;
    assert(self->depth < DEPTH_MAX);
    held_write(self);
    self->has_link[self->depth++] = group->link != NULL;
    atlas_text_add(self->out, group->link ? "<a" : "<g");
    if (group->id) {
        atlas_text_add(self->out, " id=\"");
        svg_own_id_add(self->out, self->id, group->id);
        atlas_text_add_char(self->out, '"');
    }
    if (group->link) {
        atlas_text_add(self->out, " href=\"");
        atlas_text_add_xml(self->out, group->link);
        atlas_text_add_char(self->out, '"');
    }
    data_add(self, group);
    atlas_text_add(self->out, ">\n");
    if (group->title) element_add(self->out, "title", group->title);
}

static void svg_end(struct canvas *canvas) {
    struct svg_canvas *self = (struct svg_canvas *)canvas;
    held_write(self);
    self->depth--;
    atlas_text_add(self->out,
                   self->has_link[self->depth] ? "</a>\n" : "</g>\n");
}

static void stroke_add(struct atlas_text *style,
                       const struct canvas_paint *paint) {
    if (!(paint->stroke_pt > 0)) return;
    svg_colour_add(style, "stroke", paint->stroke);
    svg_attribute_add(style, "stroke-width", paint->stroke_pt);
    if (paint->dash_pt > 0) {
        svg_attribute_add(style, "stroke-dasharray", paint->dash_pt);
    }
}

// What a shape adds of its own to an element.
struct shape {
    const char *name;
    const struct canvas_path *path;  // NULL: a circle.
    struct atlas_point centre;
    double radius;
};

static void shape_add(struct svg_canvas *self, const struct shape *shape) {
    struct atlas_text *out = element_begin(self, shape->name);
    if (shape->path) {
        atlas_text_add(out, " d=\"");
        svg_path_add(out, shape->path);
        atlas_text_add_char(out, '"');
    } else {
        svg_attribute_add(out, "cx", shape->centre.x);
        svg_attribute_add(out, "cy", shape->centre.y);
        svg_attribute_add(out, "r", shape->radius);
    }
    atlas_text_add(out, "/>\n");
}

// Refer to a texture, which is defined where it is first wanted.
static void pattern_use(struct svg_canvas *self, enum pattern pattern) {
    if (!self->has_pattern[pattern])
        svg_pattern_add(self->out, self->id, pattern);
    self->has_pattern[pattern] = true;
    atlas_text_add(&self->style, " fill=\"url(#");
    svg_own_id_add(&self->style, self->id, "pattern");
    atlas_text_addf(&self->style, "-%d)\"", (int)pattern);
}

// A textured shape is two: the fill, then the texture, which has the stroke.
static void shape_paint(struct svg_canvas *self, const struct shape *shape,
                        const struct canvas_paint *paint) {
    const bool is_textured = paint->pattern != PATTERN_NONE;
    struct atlas_text *style = &self->style;
    if (paint->is_filled) {
        svg_colour_add(style, "fill", paint->fill);
        if (is_textured) shape_add(self, shape);
    }
    if (is_textured) {
        pattern_use(self, paint->pattern);
    } else if (!paint->is_filled) {
        atlas_text_add(style, " fill=\"none\"");
    }
    stroke_add(style, paint);
    shape_add(self, shape);
}

static void svg_path(struct canvas *canvas, const struct canvas_path *path,
                     const struct canvas_paint *paint) {
    shape_paint((struct svg_canvas *)canvas,
                &(struct shape){.name = "path", .path = path}, paint);
}

static void svg_circle(struct canvas *canvas, struct atlas_point centre,
                       double radius, const struct canvas_paint *paint) {
    shape_paint(
        (struct svg_canvas *)canvas,
        &(struct shape){.name = "circle", .centre = centre, .radius = radius},
        paint);
}

static void text_style_add(struct atlas_text *style,
                           const struct canvas_text *text) {
    static const char *const anchors[] = {"start", "middle", "end"};
    svg_attribute_add(style, "font-size", text->style.size_pt);
    if (text->style.is_bold) atlas_text_add(style, " font-weight=\"700\"");
    if (text->anchor != ANCHOR_START) {
        atlas_text_addf(style, " text-anchor=\"%s\"", anchors[text->anchor]);
    }
    svg_colour_add(style, "fill", text->colour);
    if (text->halo_pt > 0) {
        svg_colour_add(style, "stroke", text->halo);
        svg_attribute_add(style, "stroke-width", text->halo_pt);
        atlas_text_add(style, " paint-order=\"stroke\"");
    }
}

static void svg_text(struct canvas *canvas, const struct canvas_text *text) {
    struct svg_canvas *self = (struct svg_canvas *)canvas;
    text_style_add(&self->style, text);
    struct atlas_text *out = element_begin(self, "text");
    svg_attribute_add(out, "x", text->at.x);
    svg_attribute_add(out, "y", text->at.y);
    svg_attribute_add(out, "textLength", text->width);
    atlas_text_add(out, " lengthAdjust=\"spacingAndGlyphs\">");
    atlas_text_add_xml(out, text->text);
    atlas_text_add(out, "</text>\n");
}

static void svg_clip(struct canvas *canvas, struct box box) {
    struct svg_canvas *self = (struct svg_canvas *)canvas;
    held_write(self);
    self->clips++;
    atlas_text_add(self->out, "<clipPath id=\"");
    svg_own_id_add(self->out, self->id, "clip");
    atlas_text_addf(self->out, "-%zu\"><rect", self->clips);
    svg_attribute_add(self->out, "x", box.x);
    svg_attribute_add(self->out, "y", box.y);
    svg_attribute_add(self->out, "width", box.width);
    svg_attribute_add(self->out, "height", box.height);
    atlas_text_add(self->out, "/></clipPath>\n<g clip-path=\"url(#");
    svg_own_id_add(self->out, self->id, "clip");
    atlas_text_addf(self->out, "-%zu)\">\n", self->clips);
}

static void svg_place(struct canvas *canvas, struct atlas_point origin,
                      double scale) {
    struct svg_canvas *self = (struct svg_canvas *)canvas;
    held_write(self);
    atlas_text_add(self->out, "<g transform=\"translate(");
    svg_number_add(self->out, origin.x);
    atlas_text_add_char(self->out, ' ');
    svg_number_add(self->out, origin.y);
    atlas_text_add(self->out, ") scale(");
    svg_scale_add(self->out, scale);
    atlas_text_add(self->out, ")\">\n");
}

// The end of a clip or of a place.
static void svg_close(struct canvas *canvas) {
    struct svg_canvas *self = (struct svg_canvas *)canvas;
    held_write(self);
    atlas_text_add(self->out, "</g>\n");
}

static const struct canvas_ops svg_ops = {
    .begin = svg_begin,
    .end = svg_end,
    .path = svg_path,
    .circle = svg_circle,
    .text = svg_text,
    .clip = svg_clip,
    .unclip = svg_close,
    .place = svg_place,
    .unplace = svg_close,
};

static void named_element_add(const struct svg_canvas *self, const char *name,
                              const char *content) {
    atlas_text_addf(self->out, "<%s id=\"", name);
    svg_own_id_add(self->out, self->id, name);
    atlas_text_add(self->out, "\">");
    atlas_text_add_xml(self->out, content);
    atlas_text_addf(self->out, "</%s>\n", name);
}

static void root_add(const struct svg_canvas *self,
                     const struct canvas_svg_head *head) {
    struct atlas_text *out = self->out;
    const double mm = 25.4 / 72;
    atlas_text_add(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
    svg_number_add(out, head->page.width * mm);
    atlas_text_add(out, "mm\" height=\"");
    svg_number_add(out, head->page.height * mm);
    atlas_text_add(out, "mm\" viewBox=\"0 0 ");
    svg_number_add(out, head->page.width);
    atlas_text_add_char(out, ' ');
    svg_number_add(out, head->page.height);
    atlas_text_add(out,
                   "\" xml:lang=\"en-GB\" "
                   "role=\"graphics-document document\" aria-labelledby=\"");
    svg_own_id_add(self->out, self->id, "title");
    atlas_text_add(out, "\" aria-describedby=\"");
    svg_own_id_add(self->out, self->id, "desc");
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
    canvas_box(&canvas->base, head->page,
               &(struct canvas_paint){.is_filled = true,
                                      .fill = palette_inks()->paper});
    return &canvas->base;
}

void canvas_svg_finish(struct canvas *canvas) {
    struct svg_canvas *self = (struct svg_canvas *)canvas;
    held_write(self);
    atlas_text_add(self->out, "</svg>\n");
    atlas_text_release(&self->held.style);
    atlas_text_release(&self->held.elements);
    atlas_text_release(&self->style);
    free(self);
}
