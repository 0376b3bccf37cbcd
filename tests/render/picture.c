// PNG files to pixels and back, through libpng's simplified interface.
//
// In:  a path.
// Out: four channels of 8 bits a pixel, whatever the file holds: palettes and
//      grey are spread, sixteen bits cut to eight.

#include "picture.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct picture picture_create(uint32_t width, uint32_t height) {
    const size_t count = (size_t)width * height + 1;
    struct picture picture = {width, height, calloc(count, PICTURE_CHANNELS)};
    if (picture.pixels) return picture;
    fputs("out of memory\n", stderr);
    exit(2);
}

uint8_t *picture_at(const struct picture *picture, uint32_t x, uint32_t y) {
    const size_t index = (size_t)y * picture->width + x;
    return picture->pixels + PICTURE_CHANNELS * index;
}

bool picture_read(const char *path, struct picture *ret_picture) {
    png_image image = {.version = PNG_IMAGE_VERSION};
    struct picture picture;
    if (!png_image_begin_read_from_file(&image, path)) {
        fprintf(stderr, "%s: %s\n", path, image.message);
        return false;
    }
    image.format = PNG_FORMAT_RGBA;
    picture = picture_create(image.width, image.height);
    if (!png_image_finish_read(&image, NULL, picture.pixels, 0, NULL)) {
        fprintf(stderr, "%s: %s\n", path, image.message);
        picture_release(&picture);
        return false;
    }
    *ret_picture = picture;
    return true;
}

bool picture_write(const struct picture *picture, const char *path) {
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = picture->width,
                       .height = picture->height,
                       .format = PNG_FORMAT_RGBA};
    if (png_image_write_to_file(&image, path, 0, picture->pixels, 0, NULL)) {
        return true;
    }
    fprintf(stderr, "%s: %s\n", path, image.message);
    return false;
}

static void cell_mean(const struct picture *picture, uint32_t left,
                      uint32_t top, uint32_t side, uint8_t *mean) {
    for (uint32_t i = 0; i < PICTURE_CHANNELS; i++) {
        uint32_t sum = 0;
        for (uint32_t y = top; y < top + side; y++) {
            for (uint32_t x = left; x < left + side; x++) {
                sum += picture_at(picture, x, y)[i];
            }
        }
        mean[i] = (uint8_t)(sum / (side * side));
    }
}

struct picture picture_shrink(const struct picture *picture, uint32_t side) {
    struct picture small =
        picture_create(picture->width / side, picture->height / side);
    for (uint32_t y = 0; y < small.height; y++) {
        for (uint32_t x = 0; x < small.width; x++) {
            cell_mean(picture, x * side, y * side, side,
                      picture_at(&small, x, y));
        }
    }
    return small;
}

void picture_release(struct picture *picture) {
    free(picture->pixels);
    picture->pixels = NULL;
}
