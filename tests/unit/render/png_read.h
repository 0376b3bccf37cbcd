/** @file png_read.h
 *  @brief Read a PNG back: its pixels and what it says about itself.
 */
#ifndef ATLAS_TEST_PNG_READ_H
#define ATLAS_TEST_PNG_READ_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/text.h"

/** A decoded picture. */
struct png_picture {
    uint32_t width;
    uint32_t height;
    uint32_t per_metre;  ///< pHYs; 0 when missing.
    int has_srgb;
    int has_time;
    uint8_t *pixels;  ///< RGB, row by row.
    char texts[8][2][2000];
    int text_count;
};

/** Decode; fails the test when the bytes are no PNG. */
void png_picture_read(const struct atlas_text *png,
                      struct png_picture *picture);

/** Text of a keyword, or NULL. */
const char *png_picture_text(const struct png_picture *picture,
                             const char *keyword);

/** Free the pixels. */
void png_picture_release(struct png_picture *picture);

#endif
