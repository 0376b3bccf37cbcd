// The surface of PDF: Cairo's, with metadata, links and sections.
//
// In:  drawing calls in points.
// Out: PDF 1.5 whose text is text, in subsets of the pinned font.
//
// The same input gives the same bytes: dates come from the caller, and Cairo
// 1.16 puts nothing else into a file that is not drawn (no /ID, names of font
// subsets from their letters).
//
// Two ways of Cairo 1.16 decide the order of things here. With links and no
// other tag it refers to a structure tree that it never writes, so the whole is
// always tagged. And paper that covers a page forgets what was recorded of it,
// a tag's beginning too, so paper comes first.

#include <assert.h>
#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "canvas_cairo.h"

#define CREATOR "absence-atlas"
// Elements of the structure tree (ISO 32000-1, 14.8.4): the whole, a group that
// is in no other, a line of text.
#define TAG_WHOLE "Document"
#define TAG_PART "Sect"
#define TAG_LINE "P"
// Groups within groups.
#define DEPTH_MAX 8
// Levels of bookmarks.
#define BOOKMARK_LEVELS 4

struct pdf_canvas {
    struct cairo_canvas base;
    bool has_link[DEPTH_MAX];  // Whether each open group is a link.
    size_t depth;              // Open groups.
    bool has_date;
    int page;                          // The page being drawn, from 1.
    int parents[BOOKMARK_LEVELS + 1];  // Latest bookmark of each level.
};

// A link for Cairo's attribute: Cairo 1.16 writes it into the file as it is, so
// whatever would end a string there is written by its code.
static void link_add(struct atlas_text *text, const char *link) {
    static const char special[] = "'\\()<>\"{}|^`";
    atlas_text_add(text, "uri='");
    for (const unsigned char *at = (const unsigned char *)link; *at; at++) {
        if (*at <= ' ' || *at >= 0x7f || strchr(special, *at)) {
            atlas_text_addf(text, "%%%02X", *at);
        } else {
            atlas_text_add_char(text, (char)*at);
        }
    }
    atlas_text_add_char(text, '\'');
}

static void pdf_begin(struct canvas *canvas, const struct canvas_group *group) {
    struct pdf_canvas *self = (struct pdf_canvas *)canvas;
    assert(self->depth < DEPTH_MAX);
    if (self->depth == 0) cairo_tag_begin(self->base.cairo, TAG_PART, NULL);
    self->has_link[self->depth++] = group->link != NULL;
    if (!group->link) return;
    struct atlas_text attribute = ATLAS_TEXT_INIT;
    link_add(&attribute, group->link);
    cairo_tag_begin(self->base.cairo, CAIRO_TAG_LINK,
                    atlas_text_string(&attribute));
    atlas_text_release(&attribute);
}

static void pdf_end(struct canvas *canvas) {
    struct pdf_canvas *self = (struct pdf_canvas *)canvas;
    self->depth--;
    if (self->has_link[self->depth]) {
        cairo_tag_end(self->base.cairo, CAIRO_TAG_LINK);
    }
    if (self->depth == 0) cairo_tag_end(self->base.cairo, TAG_PART);
}

// Each line a paragraph, so that lines are read in the order of the drawing.
static void pdf_text(struct canvas *canvas, const struct canvas_text *text) {
    cairo_t *cairo = ((struct pdf_canvas *)canvas)->base.cairo;
    cairo_tag_begin(cairo, TAG_LINE, NULL);
    cairo_canvas_text(canvas, text);
    cairo_tag_end(cairo, TAG_LINE);
}

static const struct canvas_ops pdf_ops = {
    .begin = pdf_begin,
    .end = pdf_end,
    .path = cairo_canvas_path,
    .circle = cairo_canvas_circle,
    .text = pdf_text,
    .clip = cairo_canvas_clip,
    .unclip = cairo_canvas_unclip,
    .place = cairo_canvas_place,
    .unplace = cairo_canvas_unplace,
};

static cairo_status_t bytes_take(void *closure, const unsigned char *bytes,
                                 unsigned int length) {
    atlas_text_add_bytes(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static void metadata_set(cairo_surface_t *surface,
                         const struct canvas_pdf_head *head) {
    const struct {
        cairo_pdf_metadata_t key;
        const char *value;
    } entries[] = {
        {CAIRO_PDF_METADATA_TITLE, head->title},
        {CAIRO_PDF_METADATA_SUBJECT, head->description},
        {CAIRO_PDF_METADATA_KEYWORDS, head->keywords},
        {CAIRO_PDF_METADATA_CREATOR, CREATOR},
        {CAIRO_PDF_METADATA_CREATE_DATE, head->date},
        {CAIRO_PDF_METADATA_MOD_DATE, head->date},
    };
    for (size_t i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
        if (!entries[i].value) continue;
        cairo_pdf_surface_set_metadata(surface, entries[i].key,
                                       entries[i].value);
    }
}

// Whether Cairo takes the date; it would ask the clock instead.
static bool is_date(const char *date) {
    static const char form[] = "0000-00-00T00:00:00Z";
    if (!date || strlen(date) != strlen(form)) return false;
    for (size_t i = 0; form[i]; i++) {
        const bool is_digit = date[i] >= '0' && date[i] <= '9';
        if (form[i] == '0' ? !is_digit : date[i] != form[i]) return false;
    }
    return true;
}

struct canvas *canvas_pdf_create(struct typeface *typeface,
                                 const struct canvas_pdf_head *head,
                                 struct atlas_text *out) {
    struct pdf_canvas *self = atlas_xcalloc(1, sizeof(*self));
    self->base.base.ops = &pdf_ops;
    self->has_date = is_date(head->date);
    self->page = 1;
    atlas_text_clear(out);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        bytes_take, out, head->page.width, head->page.height);
    metadata_set(surface, head);
    cairo_canvas_init(&self->base, typeface, surface);
    cairo_canvas_paper(&self->base);
    cairo_tag_begin(self->base.cairo, TAG_WHOLE, NULL);
    return &self->base.base;
}

void canvas_pdf_page(struct canvas *canvas, struct box page) {
    struct pdf_canvas *self = (struct pdf_canvas *)canvas;
    cairo_show_page(self->base.cairo);
    cairo_pdf_surface_set_size(self->base.surface, page.width, page.height);
    cairo_canvas_paper(&self->base);
    self->page++;
}

void canvas_pdf_bookmark(struct canvas *canvas, int level, const char *text,
                         double y) {
    struct pdf_canvas *self = (struct pdf_canvas *)canvas;
    struct atlas_text place = ATLAS_TEXT_INIT;
    if (level < 1 || level > BOOKMARK_LEVELS) return;
    atlas_text_addf(&place, "page=%d pos=[0 ", self->page);
    atlas_text_add_fixed(&place, y, 2);
    atlas_text_add_char(&place, ']');
    self->parents[level] = cairo_pdf_surface_add_outline(
        self->base.surface, self->parents[level - 1], text,
        atlas_text_string(&place), CAIRO_PDF_OUTLINE_FLAG_OPEN);
    atlas_text_release(&place);
}

enum atlas_status canvas_pdf_finish(struct canvas *canvas,
                                    struct atlas_error *err) {
    struct pdf_canvas *self = (struct pdf_canvas *)canvas;
    cairo_tag_end(self->base.cairo, TAG_WHOLE);
    enum atlas_status status = cairo_canvas_check(&self->base, err);
    cairo_surface_finish(self->base.surface);
    if (!status) status = cairo_canvas_check(&self->base, err);
    if (!status && !self->has_date) {
        status = atlas_fail(err, ATLAS_ERR_OUTPUT, NULL,
                            "a PDF's date must be like 2019-08-31T00:00:00Z");
    }
    cairo_canvas_release(&self->base);
    free(self);
    return status;
}
