// What a picture is drawn with: one interface, three surfaces behind it.
//
// Units   points (1/72 inch), origin at the top left of the page, y down.
// Errors  a canvas remembers its first failure; its finish function gives it.
#ifndef ATLAS_RENDER_CANVAS_H
#define ATLAS_RENDER_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/area_set.h"
#include "atlas/status.h"
#include "atlas/text.h"
#include "box.h"
#include "palette.h"
#include "typeface.h"

// Points and where their rings or lines end.
struct canvas_path {
    const struct atlas_point *points;  // Page points.
    const size_t *ends;                // Past the last point of each.
    size_t count;                      // Rings or lines.
    bool is_closed;                    // Rings: filled by the even-odd rule.
};

// How a path is painted: filled, then hatched, then stroked.
struct canvas_paint {
    bool is_filled;
    struct colour fill;
    enum pattern pattern;  // PATTERN_NONE for a plain fill.
    double stroke_pt;      // Width; 0: none.
    struct colour stroke;
    double dash_pt;  // Length of the stroke's dashes and gaps; 0: solid.
};

// A fact about a group, for programs: the attribute "data-<name>" in SVG,
// nothing elsewhere.
struct canvas_datum {
    const char *name;  // Small letters, digits and dashes.
    const char *value;
};

// A part of the picture with a name of its own.
struct canvas_group {
    const char *id;     // Ends up as "<map id>-<id>"; NULL: none.
    const char *title;  // Read out and shown on hovering; NULL: none.
    const char *link;   // Where a click leads; NULL: nowhere.
    const struct canvas_datum *data;
    size_t data_count;
};

// One line of text.
enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct canvas_text {
    const char *text;
    struct type_style style;
    struct atlas_point at;  // On the baseline, at the anchor.
    enum anchor anchor;
    double width;  // As measured; the reader's font is fitted to it.
    struct colour colour;
    double halo_pt;  // Width of the outline around the letters; 0: none.
    struct colour halo;
};

struct canvas;

struct canvas_ops {
    void (*begin)(struct canvas *canvas, const struct canvas_group *group);
    void (*end)(struct canvas *canvas);
    void (*path)(struct canvas *canvas, const struct canvas_path *path,
                 const struct canvas_paint *paint);
    void (*circle)(struct canvas *canvas, struct atlas_point centre,
                   double radius, const struct canvas_paint *paint);
    void (*text)(struct canvas *canvas, const struct canvas_text *text);
    void (*clip)(struct canvas *canvas, struct box box);
    void (*unclip)(struct canvas *canvas);
    void (*place)(struct canvas *canvas, struct atlas_point origin,
                  double scale);
    void (*unplace)(struct canvas *canvas);
};

// First member of each surface.
struct canvas {
    const struct canvas_ops *ops;
};

void canvas_begin(struct canvas *canvas, const struct canvas_group *group);
void canvas_end(struct canvas *canvas);
void canvas_path(struct canvas *canvas, const struct canvas_path *path,
                 const struct canvas_paint *paint);
void canvas_circle(struct canvas *canvas, struct atlas_point centre,
                   double radius, const struct canvas_paint *paint);
void canvas_text(struct canvas *canvas, const struct canvas_text *text);
void canvas_clip(struct canvas *canvas, struct box box);
void canvas_unclip(struct canvas *canvas);

// From here to canvas_unplace() everything is drawn from `origin` on instead of
// the top left of the page, in a unit of `scale` points: lines, letters and
// textures too.
void canvas_place(struct canvas *canvas, struct atlas_point origin,
                  double scale);
void canvas_unplace(struct canvas *canvas);

// Shapes made of the above.
void canvas_box(struct canvas *canvas, struct box box,
                const struct canvas_paint *paint);
void canvas_line(struct canvas *canvas, struct atlas_point from,
                 struct atlas_point to, const struct canvas_paint *paint);

// Wrapped text, its top left corner at `at`.
void canvas_block(struct canvas *canvas, const struct type_block *block,
                  struct atlas_point at, struct colour colour);

// The same with an outline of paper around the letters, so wide.
void canvas_block_halo(struct canvas *canvas, const struct type_block *block,
                       struct atlas_point at, struct colour colour,
                       double halo_pt);

// A page of pixels.
ATLAS_MUST_CHECK enum atlas_status canvas_pixels_create(
    struct typeface *typeface, struct box page, double dpi,
    struct canvas **ret_canvas, struct atlas_error *err);

// The pixels, 4 bytes each in Cairo's RGB24 order; they belong to the canvas.
struct canvas_pixels {
    const uint8_t *bytes;
    size_t stride;
    uint32_t width;
    uint32_t height;
};

ATLAS_MUST_CHECK enum atlas_status canvas_pixels_finish(
    struct canvas *canvas, struct canvas_pixels *ret_pixels,
    struct atlas_error *err);
void canvas_pixels_free(struct canvas *canvas);

// Pages of PDF: text that can be searched, the font inside, links on groups.
struct canvas_pdf_head {
    const char *title;
    const char *description;  // Alt text: the document's subject.
    const char *keywords;     // NULL: none.
    // Made and changed: "2019-08-31T00:00:00Z". Given, not asked of the clock:
    // same input, same bytes.
    const char *date;
    struct box page;
};

struct canvas *canvas_pdf_create(struct typeface *typeface,
                                 const struct canvas_pdf_head *head,
                                 struct atlas_text *out);

// Go on to another page, of a size of its own.
void canvas_pdf_page(struct canvas *canvas, struct box page);

// List a place on the page that is being drawn among the bookmarks; level 1 is
// the outermost.
void canvas_pdf_bookmark(struct canvas *canvas, int level, const char *text,
                         double y);

// Write the end and free the canvas. ATLAS_ERR_OUTPUT when Cairo failed or the
// date is not of the form above.
ATLAS_MUST_CHECK enum atlas_status canvas_pdf_finish(struct canvas *canvas,
                                                     struct atlas_error *err);

// A page of SVG.
struct canvas_svg_head {
    const char *id;           // Prefix of every id.
    const char *title;        // Of the picture.
    const char *description;  // Alt text.
    struct box page;
};

struct canvas *canvas_svg_create(const struct canvas_svg_head *head,
                                 struct atlas_text *out);
void canvas_svg_finish(struct canvas *canvas);

#endif
