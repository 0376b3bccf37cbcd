/** @file picture.h
 *  @brief PNG files as plain pixels, for the programs that look at pictures.
 */
#ifndef ATLAS_TEST_PICTURE_H
#define ATLAS_TEST_PICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Red, green, blue and opacity, 0 to 255 each. */
enum { PICTURE_CHANNELS = 4 };

/** A decoded picture. */
struct picture {
    uint32_t width;
    uint32_t height;
    uint8_t *pixels;  ///< PICTURE_CHANNELS a pixel, row by row; owned.
};

/** Decode a PNG of any kind. On failure says why on stderr: false. */
bool picture_read(const char *path, struct picture *ret_picture);

/** Write as PNG. On failure says why on stderr: false. */
bool picture_write(const struct picture *picture, const char *path);

/** A picture of this size, all of it nothing; never fails. */
struct picture picture_create(uint32_t width, uint32_t height);

/** The channels of a pixel inside the picture. */
uint8_t *picture_at(const struct picture *picture, uint32_t x, uint32_t y);

/** Each cell of `side` by `side` pixels as one, its mean; what is left over at
 *  the right and below is dropped. Never fails; to be released.
 */
struct picture picture_shrink(const struct picture *picture, uint32_t side);

/** Free the pixels. */
void picture_release(struct picture *picture);

#endif
