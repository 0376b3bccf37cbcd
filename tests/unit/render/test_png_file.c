// PNG bytes: the pixels come back, the chunks are there.

#include "render/png_file.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "atlas_test.h"
#include "png_read.h"

static void png_file__pixels_come_back(void **state) {
    (void)state;
    uint32_t grid[3][5];
    for (uint32_t y = 0; y < 3; y++) {
        for (uint32_t x = 0; x < 5; x++) {
            grid[y][x] = 0xff000000u | (x * 50) << 16 | (y * 100) << 8 | 7;
        }
    }
    const struct canvas_pixels pixels = {(const uint8_t *)grid, sizeof(grid[0]),
                                         5, 3};
    static const struct png_note notes[] = {{"Title", "Dŵr"}, {NULL, NULL}};
    struct atlas_text png = ATLAS_TEXT_INIT;
    struct png_picture picture;
    assert_int_equal(png_write(&pixels, 96, notes, &png, NULL), ATLAS_OK);
    png_picture_read(&png, &picture);
    assert_int_equal(picture.width, 5);
    assert_int_equal(picture.height, 3);
    assert_int_equal(picture.per_metre, 3780);
    assert_true(picture.has_srgb);
    assert_false(picture.has_time);
    assert_string_equal(png_picture_text(&picture, "Title"), "Dŵr");
    for (uint32_t y = 0; y < 3; y++) {
        for (uint32_t x = 0; x < 5; x++) {
            const uint8_t *pixel = picture.pixels + 3 * (5 * y + x);
            assert_int_equal(pixel[0], x * 50);
            assert_int_equal(pixel[1], y * 100);
            assert_int_equal(pixel[2], 7);
        }
    }
    png_picture_release(&picture);
    atlas_text_release(&png);
}

static void png_file__what_libpng_refuses_is_an_error(void **state) {
    (void)state;
    static const struct png_note notes[] = {{NULL, NULL}};
    const struct canvas_pixels pixels = {(const uint8_t *)"", 0, 0, 0};
    struct atlas_text png = ATLAS_TEXT_INIT;
    struct atlas_error err = {.message = ""};
    assert_int_equal(png_write(&pixels, 96, notes, &png, &err),
                     ATLAS_ERR_OUTPUT);
    assert_non_null(strstr(err.message, "libpng: "));
    atlas_text_release(&png);
}

// The depth and colour type are bytes 24 and 25: the signature, then IHDR.
#define DEPTH_AT 24
#define TYPE_AT 25
#define TYPE_RGB 2
#define TYPE_PALETTE 3

static void png_file__as_few_bits_as_hold_the_colours(void **state) {
    (void)state;
    static const struct {
        uint32_t colours;
        uint32_t step;  // Between neighbouring colours.
        int depth;
        int type;
    } cases[] = {
        {1, 0x10203, 1, TYPE_PALETTE},  {2, 0x10203, 1, TYPE_PALETTE},
        {3, 0x10203, 2, TYPE_PALETTE},  {4, 0x10203, 2, TYPE_PALETTE},
        {5, 0x10203, 4, TYPE_PALETTE},  {16, 0x10203, 4, TYPE_PALETTE},
        {17, 0x10203, 8, TYPE_PALETTE}, {256, 0x10000, 8, TYPE_PALETTE},
        {5000, 0xd03, 8, TYPE_RGB},
    };
    enum { WIDE = 101, HIGH = 67 };  // Rows that end within a byte.
    static const struct png_note notes[] = {{NULL, NULL}};
    uint32_t *grid = atlas_xcalloc((size_t)WIDE * HIGH, sizeof(*grid));
    const struct canvas_pixels pixels = {(const uint8_t *)grid, WIDE * 4ul,
                                         WIDE, HIGH};
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct atlas_text png = ATLAS_TEXT_INIT;
        struct png_picture picture;
        for (uint32_t at = 0; at < WIDE * HIGH; at++) {
            grid[at] = at % cases[i].colours * cases[i].step;
        }
        assert_int_equal(png_write(&pixels, 96, notes, &png, NULL), ATLAS_OK);
        assert_int_equal(png.data[DEPTH_AT], cases[i].depth);
        assert_int_equal(png.data[TYPE_AT], cases[i].type);
        png_picture_read(&png, &picture);
        for (size_t at = 0; at < WIDE * HIGH; at++) {
            const uint8_t *pixel = picture.pixels + 3 * at;
            assert_int_equal(pixel[0] << 16 | pixel[1] << 8 | pixel[2],
                             grid[at] & 0xffffff);
        }
        assert_true(picture.has_srgb);
        png_picture_release(&picture);
        atlas_text_release(&png);
    }
    free(grid);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(png_file__pixels_come_back),
        cmocka_unit_test(png_file__as_few_bits_as_hold_the_colours),
        cmocka_unit_test(png_file__what_libpng_refuses_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
