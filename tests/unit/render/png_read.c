// PNG bytes to pixels, through libpng.

#include "png_read.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "atlas_test.h"

struct reading {
    const struct atlas_text *png;
    size_t at;
};

static void bytes_give(png_structp png, png_bytep to, size_t length) {
    struct reading *reading = png_get_io_ptr(png);
    assert_true(reading->at + length <= reading->png->length);
    memcpy(to, reading->png->data + reading->at, length);
    reading->at += length;
}

static void texts_take(png_structp png, png_infop info,
                       struct png_picture *picture) {
    png_textp texts = NULL;
    const int count = (int)png_get_text(png, info, &texts, NULL);
    for (int i = 0; i < count && i < 8; i++) {
        snprintf(picture->texts[i][0], sizeof(picture->texts[i][0]), "%s",
                 texts[i].key);
        snprintf(picture->texts[i][1], sizeof(picture->texts[i][1]), "%s",
                 texts[i].text);
        picture->text_count = i + 1;
    }
}

void png_picture_read(const struct atlas_text *text,
                      struct png_picture *picture) {
    struct reading reading = {text, 0};
    int unit = 0;
    png_uint_32 x = 0;
    png_uint_32 y = 0;
    memset(picture, 0, sizeof(*picture));
    png_structp png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_read_fn(png, &reading, bytes_give);
    png_read_info(png, info);
    png_set_expand(png);
    png_set_strip_alpha(png);
    picture->width = png_get_image_width(png, info);
    picture->height = png_get_image_height(png, info);
    if (png_get_pHYs(png, info, &x, &y, &unit) && x == y) {
        picture->per_metre = x;
    }
    picture->has_srgb = png_get_valid(png, info, PNG_INFO_sRGB) != 0;
    const size_t row = (size_t)picture->width * 3;
    picture->pixels = atlas_xcalloc(picture->height, row);
    for (uint32_t i = 0; i < picture->height; i++) {
        png_read_row(png, picture->pixels + i * row, NULL);
    }
    png_read_end(png, info);
    picture->has_time = png_get_valid(png, info, PNG_INFO_tIME) != 0;
    texts_take(png, info, picture);
    png_destroy_read_struct(&png, &info, NULL);
    assert_int_equal(reading.at, text->length);
}

const char *png_picture_text(const struct png_picture *picture,
                             const char *keyword) {
    for (int i = 0; i < picture->text_count; i++) {
        if (strcmp(picture->texts[i][0], keyword) == 0) {
            return picture->texts[i][1];
        }
    }
    return NULL;
}

void png_picture_release(struct png_picture *picture) {
    free(picture->pixels);
    picture->pixels = NULL;
}
