// A map to its files.
//
// In:  a map with classes, the formats and resolutions wanted.
// Out: bytes, handed to whoever takes them.
//
// A map is laid out once, whatever it is drawn to: layout, labels and insets
// cost as much as a picture.

#include "pictures.h"

#include <stdio.h>
#include <string.h>

#include "atlas/csv.h"
#include "atlas/render.h"

static const char *const format_words[] = {"png", "svg", "pdf"};

const char *pictures_format(const char *word) {
    for (size_t i = 0; i < sizeof(format_words) / sizeof(format_words[0]);
         i++) {
        if (atlas_text_same(word, format_words[i])) return format_words[i];
    }
    return NULL;
}

// The numbers are numbers: the configuration was checked as a whole.
static double dpi_of(const char *text) {
    double dpi = 0;
    atlas_slice_decimal((struct atlas_slice){text, strlen(text)}, &dpi);
    return dpi;
}

// The first resolution has the plain name, the others say theirs.
static enum atlas_status pngs_draw(const struct drawing *drawing,
                                   const struct atlas_picture *picture,
                                   const struct picture_taker *taker,
                                   struct atlas_error *err) {
    const struct config_list *list = &drawing->wanted->dpi;
    const size_t count = list->count ? list->count : 1;
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; !status && i < count; i++) {
        const double dpi =
            list->count ? dpi_of(list->items[i]) : drawing->wanted->size.dpi;
        struct atlas_text file = ATLAS_TEXT_INIT;
        char ending[48] = ".png";
        if (i > 0) {
            snprintf(ending, sizeof(ending), "-%.30sdpi.png", list->items[i]);
        }
        status = atlas_picture_png(picture, dpi, &file, err);
        if (!status) status = taker->take(taker, ending, &file, err);
        atlas_text_release(&file);
    }
    return status;
}

static enum atlas_status format_draw(const struct drawing *drawing,
                                     const struct atlas_picture *picture,
                                     const char *format,
                                     const struct picture_taker *taker,
                                     struct atlas_error *err) {
    struct atlas_text file = ATLAS_TEXT_INIT;
    enum atlas_status status;
    if (atlas_text_same(format, "png")) {
        return pngs_draw(drawing, picture, taker, err);
    }
    if (atlas_text_same(format, "svg")) {
        status = atlas_picture_svg(picture, &file, err);
        if (!status) status = taker->take(taker, ".svg", &file, err);
    } else {
        status = atlas_picture_pdf(picture, &file, err);
        if (!status) status = taker->take(taker, ".pdf", &file, err);
    }
    atlas_text_release(&file);
    return status;
}

static enum atlas_status words_write(const struct atlas_picture *picture,
                                     const struct picture_taker *taker,
                                     struct atlas_error *err) {
    struct atlas_text file = ATLAS_TEXT_INIT;
    atlas_picture_alt_text(picture, &file);
    atlas_text_add_char(&file, '\n');
    enum atlas_status status = taker->take(taker, ".txt", &file, err);
    atlas_text_clear(&file);
    if (!status) {
        atlas_picture_table(picture, &file);
        status = taker->take(taker, ".csv", &file, err);
    }
    atlas_text_release(&file);
    return status;
}

enum atlas_status pictures_draw(const struct drawing *drawing,
                                const struct picture_taker *taker,
                                struct atlas_error *err) {
    const struct config_list *formats = &drawing->wanted->formats;
    struct atlas_picture *picture = NULL;
    enum atlas_status status =
        atlas_picture_create(&drawing->map, &picture, err);
    for (size_t i = 0; !status && i < formats->count; i++) {
        status = format_draw(drawing, picture, formats->items[i], taker, err);
    }
    if (!status) status = words_write(picture, taker, err);
    atlas_picture_free(picture);
    return status;
}
