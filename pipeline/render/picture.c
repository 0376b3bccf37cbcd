// A picture to its files.
//
// In:  a map or chart, laid out.
// Out: PNG, SVG and PDF bytes, alt text, table; or a part of another page.
//
// The page is the same for every surface; only how finely lines are simplified
// depends on what the surface can show.

#include "picture.h"

#include <stdio.h>
#include <string.h>

#include "png_file.h"
#include "words.h"

// What may be lost of a line: a part of a pixel; or of a point in SVG and PDF,
// which may be enlarged.
#define PIXEL_SHARE 0.25
#define VECTOR_TOLERANCE_PT 0.15

void picture_release(struct atlas_picture *picture) {
    atlas_text_release(&picture->title);
    atlas_text_release(&picture->alt);
}

void atlas_picture_free(struct atlas_picture *picture) {
    if (picture) picture->ops->free(picture);
}

struct box picture_page(const struct atlas_picture *picture) {
    return picture->page;
}

void picture_draw_at(const struct atlas_picture *picture, struct canvas *canvas,
                     struct atlas_point at, double scale) {
    canvas_place(canvas, at, scale);
    picture->ops->draw(picture, VECTOR_TOLERANCE_PT / scale, canvas);
    canvas_unplace(canvas);
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
    credits_split(picture->credits, &source, &rights);
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
    struct canvas *canvas = NULL;
    struct canvas_pixels pixels;
    if (!(dpi >= 10 && dpi <= 2400)) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, picture->id,
                          "resolution must be 10 to 2400 dpi");
    }
    enum atlas_status status = canvas_pixels_create(
        picture->typeface, picture->page, dpi, &canvas, err);
    if (status) return status;
    picture->ops->draw(picture, PIXEL_SHARE * 72 / dpi, canvas);
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
        .id = picture->id,
        .title = atlas_text_string(&picture->title),
        .description = atlas_text_string(&picture->alt),
        .page = picture->page,
    };
    struct canvas *canvas = canvas_svg_create(&head, ret_svg);
    picture->ops->draw(picture, VECTOR_TOLERANCE_PT, canvas);
    canvas_svg_finish(canvas);
    return ATLAS_OK;
}

// The end of the academic year shown: a date that is of the data.
static void date_write(uint32_t period, char *buffer, size_t size) {
    snprintf(buffer, size, "%04u-08-31T00:00:00Z",
             atlas_period_start(period) + 1);
}

enum atlas_status atlas_picture_pdf(const struct atlas_picture *picture,
                                    struct atlas_text *ret_pdf,
                                    struct atlas_error *err) {
    char date[32];
    date_write(picture->period, date, sizeof(date));
    struct atlas_text pdf = ATLAS_TEXT_INIT;
    const struct canvas_pdf_head head = {
        .title = atlas_text_string(&picture->title),
        .description = atlas_text_string(&picture->alt),
        .date = date,
        .page = picture->page,
    };
    struct canvas *canvas = canvas_pdf_create(picture->typeface, &head, &pdf);
    picture->ops->draw(picture, VECTOR_TOLERANCE_PT, canvas);
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
    picture->ops->table(picture, text);
}
