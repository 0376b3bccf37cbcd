// Pixels to PNG through libpng.
//
// In:  RGB24 pixels of Cairo, a resolution, texts.
// Out: the bytes of a PNG: sRGB, pHYs, international text chunks, no time; in a
//      palette of 1, 2, 4 or 8 bits where the picture can be reduced unseen.

#include "png_file.h"

#include <math.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "atlas/memory.h"
#include "png_palette.h"

// How it is packed, measured on England's constituencies at 160 dpi (1134 by
// 1592 pixels, with others at work on the machine), reduction included.
//   true colour, level 3        336 kB  20 ms
//   palette, level 1            165 kB  11 ms
//   palette, level 3            151 kB  13 ms
//   palette, level 6            133 kB  25 ms
//   palette, runs only (Z_RLE)  144 kB  10 ms, 4 of them the reduction
// So runs only, which beats levels 1 to 3 in both. Filters make all of them
// larger (195 kB for runs after "up"). Memory level 6 is 1 to 3 % smaller than
// 8, because shorter blocks fit their codes better. True colour at level 6 is
// 8 % smaller than at level 3 and takes twice as long.
#define LEVEL 3
#define MEMORY_LEVEL 6
#define NOTES_MAX 8

// What is written.
struct picture {
    const struct canvas_pixels *pixels;
    double dpi;
    struct png_palette palette;  // Without indices: none, true colour.
};

struct writing {
    struct atlas_text *out;
    char message[160];  // What libpng complained of.
};

static void png_failed(png_structp png, png_const_charp message) {
    struct writing *writing = png_get_error_ptr(png);
    snprintf(writing->message, sizeof(writing->message), "%s", message);
    png_longjmp(png, 1);
}

static void png_warned(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

static void png_out(png_structp png, png_bytep bytes, size_t length) {
    const struct writing *writing = png_get_io_ptr(png);
    atlas_text_add_bytes(writing->out, bytes, length);
}

static void png_flushed(png_structp png) {
    (void)png;
}

// Bits of an index.
static int depth_of(const struct png_palette *palette) {
    return palette->count <= 2    ? 1
           : palette->count <= 4  ? 2
           : palette->count <= 16 ? 4
                                  : 8;
}

static void palette_write(png_structp png, png_infop info,
                          const struct png_palette *palette) {
    png_color entries[PNG_PALETTE_MOST];
    for (size_t i = 0; i < palette->count; i++) {
        const struct colour colour = palette->colours[i];
        entries[i] = (png_color){colour.red, colour.green, colour.blue};
    }
    png_set_PLTE(png, info, entries, (int)palette->count);
}

static void head_write(png_structp png, png_infop info,
                       const struct picture *picture) {
    const struct canvas_pixels *pixels = picture->pixels;
    const png_uint_32 per_metre = (png_uint_32)lround(picture->dpi / 0.0254);
    const bool is_indexed = picture->palette.indices != NULL;
    png_set_IHDR(png, info, pixels->width, pixels->height,
                 is_indexed ? depth_of(&picture->palette) : 8,
                 is_indexed ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    if (is_indexed) palette_write(png, info, &picture->palette);
    png_set_compression_level(png, LEVEL);
    if (is_indexed) {
        png_set_compression_strategy(png, Z_RLE);
        png_set_compression_mem_level(png, MEMORY_LEVEL);
    }
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
    png_set_pHYs(png, info, per_metre, per_metre, PNG_RESOLUTION_METER);
}

// libpng wants strings it might change; it copies them and does not.
static void notes_write(png_structp png, png_infop info,
                        const struct png_note *notes, char *copies[NOTES_MAX]) {
    png_text chunks[NOTES_MAX];
    int count = 0;
    memset(chunks, 0, sizeof(chunks));
    for (; count < NOTES_MAX / 2 && notes[count].keyword; count++) {
        copies[2 * count] = atlas_xstrdup(notes[count].keyword);
        copies[2 * count + 1] = atlas_xstrdup(notes[count].text);
        chunks[count].compression = PNG_ITXT_COMPRESSION_NONE;
        chunks[count].key = copies[2 * count];
        chunks[count].text = copies[2 * count + 1];
        chunks[count].itxt_length = strlen(notes[count].text);
    }
    png_set_text(png, info, chunks, count);
}

// Cairo's pixel is a native-endian 32-bit number 0x00RRGGBB.
static void row_convert(const uint8_t *from, uint32_t width, uint8_t *to) {
    for (uint32_t i = 0; i < width; i++) {
        uint32_t pixel;
        memcpy(&pixel, from + 4 * (size_t)i, sizeof(pixel));
        to[3 * (size_t)i] = (uint8_t)(pixel >> 16);
        to[3 * (size_t)i + 1] = (uint8_t)(pixel >> 8);
        to[3 * (size_t)i + 2] = (uint8_t)pixel;
    }
}

static void rows_write(png_structp png, const struct picture *picture,
                       uint8_t *row) {
    const struct canvas_pixels *pixels = picture->pixels;
    const uint8_t *indices = picture->palette.indices;
    if (indices) {
        png_set_packing(png);
        png_set_check_for_invalid_index(png, 0);  // Ours are right.
    }
    for (uint32_t y = 0; y < pixels->height; y++) {
        if (indices) {
            png_write_row(png, indices + (size_t)y * pixels->width);
        } else {
            row_convert(pixels->bytes + y * pixels->stride, pixels->width, row);
            png_write_row(png, row);
        }
    }
}

enum atlas_status png_write(const struct canvas_pixels *pixels, double dpi,
                            const struct png_note *notes,
                            struct atlas_text *out, struct atlas_error *err) {
    struct picture picture = {.pixels = pixels, .dpi = dpi};
    struct writing writing = {.out = out};
    char *copies[NOTES_MAX] = {NULL};
    uint8_t *row = atlas_xcalloc(pixels->width, 3);
    png_palette_reduce(pixels, &picture.palette);
    png_infop info = NULL;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &writing,
                                              png_failed, png_warned);
    if (png) info = png_create_info_struct(png);
    enum atlas_status status = ATLAS_OK;
    if (!info || setjmp(png_jmpbuf(png))) {
        status = atlas_fail(err, ATLAS_ERR_OUTPUT, NULL, "libpng: %s",
                            writing.message);
    } else {
        atlas_text_clear(out);
        png_set_write_fn(png, &writing, png_out, png_flushed);
        head_write(png, info, &picture);
        notes_write(png, info, notes, copies);
        png_write_info(png, info);
        rows_write(png, &picture, row);
        png_write_end(png, NULL);
    }
    png_destroy_write_struct(&png, &info);
    for (int i = 0; i < NOTES_MAX; i++) free(copies[i]);
    free(row);
    png_palette_release(&picture.palette);
    return status;
}
