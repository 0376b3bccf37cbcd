// Stage 6: a map to a picture.
//
// In:  struct atlas_map: figures on boundaries, breaks, words.
// Out: PNG or SVG bytes, alt text.
//
// The page is laid out once, the same for either surface (page.c); only how
// finely borders are simplified depends on what the surface can show.

#include "atlas/render.h"

#include <cairo.h>
#include <pango/pango.h>
#include <png.h>
#include <stdio.h>
#include <string.h>

#include "page.h"
#include "png_file.h"
#include "words.h"

// What may be lost of a border: a part of a pixel, or of a point in SVG, which
// may be enlarged on a screen.
#define PIXEL_SHARE 0.25
#define SVG_TOLERANCE_PT 0.15

static void headline_write(const struct page *page, struct atlas_text *text) {
    words_headline(text, page->map, &page->survey);
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

static enum atlas_status page_to_png(const struct page *page, double dpi,
                                     const struct canvas_pixels *pixels,
                                     struct atlas_text *png,
                                     struct atlas_error *err) {
    struct atlas_text title = ATLAS_TEXT_INIT;
    struct atlas_text alt = ATLAS_TEXT_INIT;
    struct atlas_text source = ATLAS_TEXT_INIT;
    struct atlas_text rights = ATLAS_TEXT_INIT;
    headline_write(page, &title);
    words_alt(&alt, page->map, &page->survey);
    credits_split(page->map->credits, &source, &rights);
    const struct png_note notes[] = {
        {"Title", atlas_text_string(&title)},
        {"Description", atlas_text_string(&alt)},
        {"Source", atlas_text_string(&source)},
        {"Copyright", atlas_text_string(&rights)},
        {NULL, NULL},
    };
    const enum atlas_status status = png_write(pixels, dpi, notes, png, err);
    atlas_text_release(&title);
    atlas_text_release(&alt);
    atlas_text_release(&source);
    atlas_text_release(&rights);
    return status;
}

enum atlas_status atlas_render_png(const struct atlas_map *map, double dpi,
                                   struct atlas_text *ret_png,
                                   struct atlas_error *err) {
    struct page page;
    struct canvas *canvas = NULL;
    struct canvas_pixels pixels;
    if (!(dpi >= 10 && dpi <= 2400)) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, map->id,
                          "resolution must be 10 to 2400 dpi");
    }
    enum atlas_status status = page_create(map, &page, err);
    if (status) return status;
    status = canvas_pixels_create(page.typeface, page.layout.page, dpi, &canvas,
                                  err);
    if (status) goto cleanup;
    page_draw(&page, PIXEL_SHARE * 72 / dpi, canvas);
    status = canvas_pixels_finish(canvas, &pixels, err);
    if (status) goto cleanup;
    status = page_to_png(&page, dpi, &pixels, ret_png, err);

cleanup:
    canvas_pixels_free(canvas);
    page_release(&page);
    return status;
}

enum atlas_status atlas_render_svg(const struct atlas_map *map,
                                   struct atlas_text *ret_svg,
                                   struct atlas_error *err) {
    struct page page;
    const enum atlas_status status = page_create(map, &page, err);
    if (status) return status;
    struct atlas_text title = ATLAS_TEXT_INIT;
    struct atlas_text alt = ATLAS_TEXT_INIT;
    headline_write(&page, &title);
    words_alt(&alt, map, &page.survey);
    const struct canvas_svg_head head = {
        .id = map->id,
        .title = atlas_text_string(&title),
        .description = atlas_text_string(&alt),
        .page = page.layout.page,
    };
    struct canvas *canvas = canvas_svg_create(&head, ret_svg);
    page_draw(&page, SVG_TOLERANCE_PT, canvas);
    canvas_svg_finish(canvas);
    atlas_text_release(&title);
    atlas_text_release(&alt);
    page_release(&page);
    return ATLAS_OK;
}

void atlas_render_alt_text(const struct atlas_map *map,
                           struct atlas_text *ret_text) {
    struct survey survey;
    atlas_text_clear(ret_text);
    if (survey_take(map, &survey, NULL) == ATLAS_OK) {
        words_alt(ret_text, map, &survey);
        survey_release(&survey);
    }
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
