// Stage 6: a map to pictures.
//
// In:  struct atlas_map: values on boundaries, breaks, words.
// Out: PNG, SVG and PDF bytes, alt text, table.
//
// The page is laid out once, the same for every surface (page.c); only how
// finely borders are simplified depends on what the surface can show.

#include "atlas/render.h"

#include <cairo.h>
#include <pango/pango.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "page.h"
#include "png_file.h"
#include "table.h"
#include "words.h"

// What may be lost of a border: a part of a pixel; or of a point in SVG and
// PDF, which may be enlarged.
#define PIXEL_SHARE 0.25
#define VECTOR_TOLERANCE_PT 0.15

struct atlas_picture {
    struct page page;
    struct atlas_text title;
    struct atlas_text alt;
};

static const char *const view_words[ATLAS_VIEW_END] = {"areas", "hexagons",
                                                       "symbols"};

const char *atlas_view_word(enum atlas_view view) {
    return view < ATLAS_VIEW_END ? view_words[view] : "unknown";
}

enum atlas_view atlas_view_parse(const char *word) {
    int view = 0;
    while (view < ATLAS_VIEW_END && !atlas_text_same(word, view_words[view])) {
        view++;
    }
    return (enum atlas_view)view;
}

enum atlas_status atlas_picture_create(const struct atlas_map *map,
                                       struct atlas_picture **ret_picture,
                                       struct atlas_error *err) {
    struct page page;
    const enum atlas_status status = page_create(map, &page, err);
    if (status) return status;
    struct atlas_picture *picture = atlas_xcalloc(1, sizeof(*picture));
    picture->page = page;
    words_headline(&picture->title, map, &page.survey);
    words_alt(&picture->alt, map, &page.survey);
    *ret_picture = picture;
    return ATLAS_OK;
}

void atlas_picture_free(struct atlas_picture *picture) {
    if (!picture) return;
    page_release(&picture->page);
    atlas_text_release(&picture->title);
    atlas_text_release(&picture->alt);
    free(picture);
}

// Every credit line that names a source, and the rest.
static void credits_split(const struct atlas_credits *credits,
                          struct atlas_text *source,
                          struct atlas_text *rights) {
    for (size_t i = 0; credits && i < credits->count; i++) {
        const bool is_source = strncmp(credits->lines[i], "Source: ", 8) == 0;
        struct atlas_text *to = is_source ? source : rights;
        if (to->length > 0) atlas_text_add(to, "; ");
        words_add_clean(to, credits->lines[i] + (is_source ? 8 : 0));
    }
}

static enum atlas_status pixels_write(const struct atlas_picture *picture,
                                      double dpi,
                                      const struct canvas_pixels *pixels,
                                      struct atlas_text *png,
                                      struct atlas_error *err) {
    struct atlas_text source = ATLAS_TEXT_INIT;
    struct atlas_text rights = ATLAS_TEXT_INIT;
    credits_split(picture->page.map->credits, &source, &rights);
    const struct png_note notes[] = {
        {"Title", atlas_text_string(&picture->title)},
        {"Description", atlas_text_string(&picture->alt)},
        {"Source", atlas_text_string(&source)},
        {"Copyright", atlas_text_string(&rights)},
        {NULL, NULL},
    };
    const enum atlas_status status = png_write(pixels, dpi, notes, png, err);
    atlas_text_release(&source);
    atlas_text_release(&rights);
    return status;
}

enum atlas_status atlas_picture_png(const struct atlas_picture *picture,
                                    double dpi, struct atlas_text *ret_png,
                                    struct atlas_error *err) {
    const struct page *page = &picture->page;
    struct canvas *canvas = NULL;
    struct canvas_pixels pixels;
    if (!(dpi >= 10 && dpi <= 2400)) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, page->map->id,
                          "resolution must be 10 to 2400 dpi");
    }
    enum atlas_status status = canvas_pixels_create(
        page->typeface, page->layout.page, dpi, &canvas, err);
    if (status) return status;
    page_draw(page, PIXEL_SHARE * 72 / dpi, canvas);
    status = canvas_pixels_finish(canvas, &pixels, err);
    if (!status) status = pixels_write(picture, dpi, &pixels, ret_png, err);
    canvas_pixels_free(canvas);
    return status;
}

enum atlas_status atlas_picture_svg(const struct atlas_picture *picture,
                                    struct atlas_text *ret_svg,
                                    struct atlas_error *err) {
    (void)err;  // Nothing can fail any more: the layout has been made.
    const struct canvas_svg_head head = {
        .id = picture->page.map->id,
        .title = atlas_text_string(&picture->title),
        .description = atlas_text_string(&picture->alt),
        .page = picture->page.layout.page,
    };
    struct canvas *canvas = canvas_svg_create(&head, ret_svg);
    page_draw(&picture->page, VECTOR_TOLERANCE_PT, canvas);
    canvas_svg_finish(canvas);
    return ATLAS_OK;
}

// The end of the academic year shown: a date that is of the data.
static void date_write(const struct atlas_map *map, char *buffer, size_t size) {
    const uint32_t period = map->panels[map->panel_count - 1].figures->period;
    snprintf(buffer, size, "%04u-08-31T00:00:00Z",
             atlas_period_start(period) + 1);
}

enum atlas_status atlas_picture_pdf(const struct atlas_picture *picture,
                                    struct atlas_text *ret_pdf,
                                    struct atlas_error *err) {
    const struct page *page = &picture->page;
    char date[32];
    date_write(page->map, date, sizeof(date));
    struct atlas_text pdf = ATLAS_TEXT_INIT;
    const struct canvas_pdf_head head = {
        .title = atlas_text_string(&picture->title),
        .description = atlas_text_string(&picture->alt),
        .date = date,
        .page = page->layout.page,
    };
    struct canvas *canvas = canvas_pdf_create(page->typeface, &head, &pdf);
    page_draw(page, VECTOR_TOLERANCE_PT, canvas);
    const enum atlas_status status = canvas_pdf_finish(canvas, err);
    if (status) {
        atlas_text_release(&pdf);
    } else {
        atlas_text_release(ret_pdf);
        *ret_pdf = pdf;
    }
    return status;
}

void atlas_picture_alt_text(const struct atlas_picture *picture,
                            struct atlas_text *text) {
    atlas_text_add(text, atlas_text_string(&picture->alt));
}

void atlas_picture_table(const struct atlas_picture *picture,
                         struct atlas_text *text) {
    table_write(&picture->page, text);
}

enum atlas_status atlas_render_check(struct atlas_error *err) {
    struct typeface *typeface = NULL;
    const enum atlas_status status = typeface_create(&typeface, err);
    typeface_free(typeface);
    return status;
}

void atlas_render_versions(struct atlas_render_versions *ret_versions) {
    snprintf(ret_versions->cairo, sizeof(ret_versions->cairo), "%s",
             cairo_version_string());
    snprintf(ret_versions->pango, sizeof(ret_versions->pango), "%s",
             pango_version_string());
    snprintf(ret_versions->png, sizeof(ret_versions->png), "%s",
             png_get_libpng_ver(NULL));
}
