// Whether two pictures look the same.
//
//   compare_png EXPECTED ACTUAL [--cells N] [--diff OUT]
//
// In:  two PNG files; N: compare the means of cells of N by N pixels, for
//      pictures that two different programs drew.
// Out: a line on stdout; 0 when they look the same, 1 when not, 2 when a file
//      cannot be read. --diff: a picture of what differs, the first one faded,
//      red where a pixel differs strongly, amber where it does faintly.
//
// The same build on the same fonts gives the same pixels, so the bounds are for
// other versions of the libraries, whose rounding moves a channel by one or
// two. Two bounds, because mistakes come in two kinds. Small and in one place
// (a wrong digit, a lost label: some 40 pixels in two million): more than
// BLOCK_MOST pixels of a block of BLOCK by BLOCK are off by more than STRONG.
// Faint and everywhere (another shade, a wider border): more than a share of
// all pixels are off by more than a faint difference. Cells of 8 leave 0.3 % of
// themselves off by more than 16 and none by more than 32 between librsvg's
// picture of a map and Cairo's.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "picture.h"

enum { STRONG = 32, BLOCK = 16, BLOCK_MOST = 4 };

struct bound {
    int faint;
    double share;
};
static const struct bound of_pixels = {6, 0.001};
static const struct bound of_cells = {16, 0.005};

struct difference {
    struct bound bound;         // What is allowed.
    size_t pixels;              // Of either picture.
    size_t faint;               // Of those off by more than the faint bound.
    size_t strong;              // Of those off by more than STRONG.
    int most;                   // Largest difference in a channel.
    size_t in_block;            // Strong ones of the worst block.
    uint32_t block_x, block_y;  // Its corner.
};

struct wanted {
    const char *paths[2];
    const char *difference;  // NULL: not drawn.
    uint32_t cells;
    struct bound bound;
};

static int pixel_difference(const struct picture *a, const struct picture *b,
                            uint32_t x, uint32_t y) {
    const uint8_t *left = picture_at(a, x, y);
    const uint8_t *right = picture_at(b, x, y);
    int most = 0;
    for (int i = 0; i < PICTURE_CHANNELS; i++) {
        const int here = abs((int)left[i] - (int)right[i]);
        if (here > most) most = here;
    }
    return most;
}

// Count the pixels of the block with this corner.
static void block_count(const struct picture *a, const struct picture *b,
                        uint32_t left, uint32_t top, struct difference *sum) {
    size_t strong = 0;
    for (uint32_t y = top; y < top + BLOCK && y < a->height; y++) {
        for (uint32_t x = left; x < left + BLOCK && x < a->width; x++) {
            const int here = pixel_difference(a, b, x, y);
            if (here > sum->bound.faint) sum->faint++;
            if (here > STRONG) strong++;
            if (here > sum->most) sum->most = here;
        }
    }
    sum->strong += strong;
    if (strong <= sum->in_block) return;
    sum->in_block = strong;
    sum->block_x = left;
    sum->block_y = top;
}

static struct difference compare(const struct picture *a,
                                 const struct picture *b, struct bound bound) {
    struct difference sum = {.bound = bound,
                             .pixels = (size_t)a->width * a->height};
    for (uint32_t y = 0; y < a->height; y += BLOCK) {
        for (uint32_t x = 0; x < a->width; x += BLOCK) {
            block_count(a, b, x, y, &sum);
        }
    }
    return sum;
}

static bool looks_the_same(const struct difference *sum) {
    return sum->in_block <= BLOCK_MOST &&
           (double)sum->faint <= sum->bound.share * (double)sum->pixels;
}

static void say(const struct difference *sum) {
    printf("%zu of %zu pixels are off by more than %d, most by %d", sum->faint,
           sum->pixels, sum->bound.faint, sum->most);
    if (sum->strong) {
        printf("; %zu by more than %d, of these %zu in the block at %u,%u",
               sum->strong, STRONG, sum->in_block, sum->block_x, sum->block_y);
    }
    puts("");
}

static bool holds(const struct picture *picture, uint32_t x, uint32_t y) {
    return x < picture->width && y < picture->height;
}

static void pixel_draw(const struct picture *a, const struct picture *b,
                       uint32_t x, uint32_t y, int faint, uint8_t *to) {
    static const uint8_t red[] = {214, 0, 0, 255};
    static const uint8_t amber[] = {255, 170, 0, 255};
    const int here = !holds(a, x, y) || !holds(b, x, y)
                         ? STRONG + 1
                         : pixel_difference(a, b, x, y);
    if (here > faint) {
        memcpy(to, here > STRONG ? red : amber, sizeof(red));
        return;
    }
    for (int i = 0; i < 3; i++) {
        to[i] = (uint8_t)(200 + picture_at(a, x, y)[i] * 55 / 255);
    }
    to[3] = 255;
}

static bool difference_draw(const struct picture *a, const struct picture *b,
                            const struct wanted *wanted) {
    const uint32_t width = a->width > b->width ? a->width : b->width;
    const uint32_t height = a->height > b->height ? a->height : b->height;
    struct picture drawn = picture_create(width, height);
    for (uint32_t y = 0; y < height; y++) {
        for (uint32_t x = 0; x < width; x++) {
            pixel_draw(a, b, x, y, wanted->bound.faint,
                       picture_at(&drawn, x, y));
        }
    }
    const bool is_done = picture_write(&drawn, wanted->difference);
    picture_release(&drawn);
    return is_done;
}

static bool picture_take(const char *path, uint32_t cells,
                         struct picture *ret_picture) {
    struct picture whole;
    if (!picture_read(path, &whole)) return false;
    if (cells > 1) {
        *ret_picture = picture_shrink(&whole, cells);
        picture_release(&whole);
    } else {
        *ret_picture = whole;
    }
    return true;
}

// 0 the same, 1 not, 2 trouble.
static int pictures_compare(const struct wanted *wanted,
                            const struct picture *a, const struct picture *b) {
    int outcome = 1;
    if (a->width != b->width || a->height != b->height) {
        printf("%u by %u pixels, expected %u by %u\n", b->width, b->height,
               a->width, a->height);
    } else {
        const struct difference sum = compare(a, b, wanted->bound);
        outcome = looks_the_same(&sum) ? 0 : 1;
        say(&sum);
    }
    if (wanted->difference && !difference_draw(a, b, wanted)) {
        outcome = 2;
    }
    return outcome;
}

static bool words_take(int argc, char **argv, struct wanted *wanted) {
    size_t paths = 0;
    for (int i = 1; i < argc; i++) {
        const bool has_value = i + 1 < argc;
        if (!strcmp(argv[i], "--diff") && has_value) {
            wanted->difference = argv[++i];
        } else if (!strcmp(argv[i], "--cells") && has_value) {
            wanted->cells = (uint32_t)strtoul(argv[++i], NULL, 10);
        } else if (paths < 2) {
            wanted->paths[paths++] = argv[i];
        } else {
            return false;
        }
    }
    wanted->bound = wanted->cells > 1 ? of_cells : of_pixels;
    return paths == 2 && wanted->cells >= 1 && wanted->cells <= 64;
}

int main(int argc, char **argv) {
    struct wanted wanted = {.cells = 1};
    struct picture a = {0};
    struct picture b = {0};
    int outcome = 2;
    if (!words_take(argc, argv, &wanted)) {
        fputs("usage: compare_png EXPECTED ACTUAL [--cells N] [--diff OUT]\n",
              stderr);
        return 2;
    }
    if (picture_take(wanted.paths[0], wanted.cells, &a) &&
        picture_take(wanted.paths[1], wanted.cells, &b)) {
        outcome = pictures_compare(&wanted, &a, &b);
    }
    picture_release(&a);
    picture_release(&b);
    return outcome;
}
