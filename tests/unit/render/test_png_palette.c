// Reduction to a palette: exact when it can be, unseen when it is done at all,
// refused otherwise.

#include "render/png_palette.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "atlas_test.h"

#define SIDE 128

struct grid {
    uint32_t pixels[SIDE][SIDE];
};

static struct canvas_pixels pixels_of(const struct grid *grid) {
    return (struct canvas_pixels){(const uint8_t *)grid->pixels,
                                  sizeof(grid->pixels[0]), SIDE, SIDE};
}

static uint32_t rgb_of(struct colour colour) {
    return (uint32_t)colour.red << 16 | (uint32_t)colour.green << 8 |
           colour.blue;
}

static uint32_t shown(const struct png_palette *palette, size_t x, size_t y) {
    return rgb_of(palette->colours[palette->indices[y * SIDE + x]]);
}

// Mixture of two colours, as antialiasing makes it.
static uint32_t mixed(uint32_t from, uint32_t to, uint32_t share) {
    uint32_t result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        const uint32_t a = from >> shift & 255;
        const uint32_t b = to >> shift & 255;
        result |= (a * (255 - share) + b * share + 127) / 255 << shift;
    }
    return result;
}

static uint32_t random_next(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static double light(uint32_t value) {
    const double share = (value & 255) / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static void lab_of(uint32_t rgb, double lab[3]) {
    const double r = light(rgb >> 16);
    const double g = light(rgb >> 8);
    const double b = light(rgb);
    const double l =
        cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m =
        cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s =
        cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
    lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
}

static double apart(uint32_t left, uint32_t right) {
    double a[3];
    double b[3];
    lab_of(left, a);
    lab_of(right, b);
    return sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) +
                (a[2] - b[2]) * (a[2] - b[2]));
}

// A map in small: 5 classes in blocks of 10 pixels, all their mixtures with
// paper and ink strewn between, thousands of them.
static const uint32_t classes[] = {0xbfe7f8, 0x79b9de, 0x3a89c5, 0x245994,
                                   0x122c64};

static struct grid *map_make(void) {
    struct grid *grid = atlas_xcalloc(1, sizeof(*grid));
    uint32_t seed = 3;
    for (size_t y = 0; y < SIDE; y++) {
        for (size_t x = 0; x < SIDE; x++) {
            const uint32_t fill = classes[(x / 10 + y / 10) % 5];
            const uint32_t share = random_next(&seed) & 255;
            grid->pixels[y][x] = x % 10 > 7 || y % 10 > 5
                                     ? mixed(mixed(fill, 0xffffff, share),
                                             0x111111, random_next(&seed) & 255)
                                     : fill;
        }
    }
    return grid;
}

static void png_palette__few_colours_are_exact(void **state) {
    (void)state;
    static const size_t counts[] = {1, 2, 3, 16, 17, 255, 256};
    struct grid *grid = atlas_xcalloc(1, sizeof(*grid));
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        for (size_t at = 0; at < SIDE * SIDE; at++) {
            // Neighbours in value, which only exactness keeps apart.
            grid->pixels[at / SIDE][at % SIDE] =
                0xff000000u | 0x604060u | (uint32_t)(at % counts[i]);
        }
        const struct canvas_pixels pixels = pixels_of(grid);
        struct png_palette palette;
        assert_true(png_palette_reduce(&pixels, &palette));
        assert_true(palette.count <= counts[i]);
        for (size_t at = 0; at < SIDE * SIDE; at++) {
            assert_int_equal(shown(&palette, at % SIDE, at / SIDE),
                             grid->pixels[at / SIDE][at % SIDE] & 0xffffff);
        }
        png_palette_release(&palette);
    }
    free(grid);
}

static double worst_move(const struct grid *grid,
                         const struct png_palette *palette) {
    double worst = 0;
    for (size_t at = 0; at < SIDE * SIDE; at++) {
        const uint32_t was = grid->pixels[at / SIDE][at % SIDE];
        const double moved = apart(was, shown(palette, at % SIDE, at / SIDE));
        if (moved > worst) worst = moved;
    }
    return worst;
}

static void png_palette__a_map_is_reduced_unseen(void **state) {
    (void)state;
    struct grid *grid = map_make();
    const struct canvas_pixels pixels = pixels_of(grid);
    struct png_palette palette;
    assert_true(png_palette_reduce(&pixels, &palette));
    assert_in_range(palette.count, 50, 256);
    const double worst = worst_move(grid, &palette);
    assert_true(worst > 0.005);  // More colours than 256: something moved.
    assert_true(worst < PNG_PALETTE_NEAR + 1e-5);
    png_palette_release(&palette);
    free(grid);
}

static void png_palette__fills_keep_their_bits(void **state) {
    (void)state;
    struct grid *grid = map_make();
    // A swatch of 8 by 2 pixels, one step from a class that covers thousands.
    for (size_t x = 40; x < 48; x++) {
        grid->pixels[77][x] = classes[2] + 1;
        grid->pixels[78][x] = classes[2] + 1;
    }
    const struct canvas_pixels pixels = pixels_of(grid);
    struct png_palette palette;
    assert_true(png_palette_reduce(&pixels, &palette));
    for (size_t x = 40; x < 48; x++) {
        assert_int_equal(shown(&palette, x, 77), classes[2] + 1);
        assert_int_equal(shown(&palette, x, 78), classes[2] + 1);
    }
    for (size_t at = 0; at < SIDE * SIDE; at++) {
        const uint32_t was = grid->pixels[at / SIDE][at % SIDE];
        for (size_t i = 0; i < 5; i++) {
            if (was != classes[i]) continue;
            assert_int_equal(shown(&palette, at % SIDE, at / SIDE), was);
        }
    }
    png_palette_release(&palette);
    free(grid);
}

// Reds and greens of every share, no two alike.
static struct grid *blend_make(void) {
    struct grid *grid = atlas_xcalloc(1, sizeof(*grid));
    for (size_t at = 0; at < SIDE * SIDE; at++) {
        grid->pixels[at / SIDE][at % SIDE] =
            (uint32_t)(at / SIDE * 2) << 16 | (uint32_t)(at % SIDE * 2) << 8;
    }
    return grid;
}

static void png_palette__many_mixtures_move_a_bit_further(void **state) {
    (void)state;
    struct grid *grid = blend_make();
    const struct canvas_pixels pixels = pixels_of(grid);
    struct png_palette palette;
    assert_true(png_palette_reduce(&pixels, &palette));
    const double worst = worst_move(grid, &palette);
    assert_true(worst > PNG_PALETTE_NEAR);
    assert_true(worst < PNG_PALETTE_FAR + 1e-5);
    png_palette_release(&palette);
    free(grid);
}

static void png_palette__what_needs_more_is_refused(void **state) {
    (void)state;
    struct grid *grid = blend_make();
    struct png_palette palette = {.count = 7};
    for (size_t at = 0; at < SIDE * SIDE; at++) {  // All hues.
        grid->pixels[at / SIDE][at % SIDE] |= at * 37 & 255;
    }
    struct canvas_pixels pixels = pixels_of(grid);
    assert_false(png_palette_reduce(&pixels, &palette));
    // More flat colours than entries: none may move, however near.
    for (size_t at = 0; at < SIDE * SIDE; at++) {
        grid->pixels[at / SIDE][at % SIDE] =
            0x808000u + (uint32_t)(at / SIDE / 4 * 10 + at % SIDE / 12);
    }
    pixels = pixels_of(grid);
    assert_false(png_palette_reduce(&pixels, &palette));
    assert_int_equal(palette.count, 7);
    free(grid);
}

static void png_palette__same_pixels_same_palette(void **state) {
    (void)state;
    struct grid *grid = map_make();
    const struct canvas_pixels pixels = pixels_of(grid);
    struct png_palette first;
    struct png_palette second;
    assert_true(png_palette_reduce(&pixels, &first));
    assert_true(png_palette_reduce(&pixels, &second));
    assert_int_equal(first.count, second.count);
    assert_memory_equal(first.colours, second.colours,
                        first.count * sizeof(first.colours[0]));
    assert_memory_equal(first.indices, second.indices, SIDE * SIDE);
    png_palette_release(&first);
    png_palette_release(&second);
    free(grid);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(png_palette__few_colours_are_exact),
        cmocka_unit_test(png_palette__a_map_is_reduced_unseen),
        cmocka_unit_test(png_palette__fills_keep_their_bits),
        cmocka_unit_test(png_palette__many_mixtures_move_a_bit_further),
        cmocka_unit_test(png_palette__what_needs_more_is_refused),
        cmocka_unit_test(png_palette__same_pixels_same_palette),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
