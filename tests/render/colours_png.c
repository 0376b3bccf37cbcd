// The colours of a picture: colours_png FILE [X,Y ...]
//
// In:  a PNG; pixels, or none.
// Out: "<count> #rrggbb" for every exact colour there is, the most frequent
//      first, ties by colour; with pixels named, "#rrggbb" of each.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "picture.h"

struct colour_count {
    uint32_t colour;
    size_t count;
};

static uint32_t colour_at(const struct picture *picture, uint32_t x,
                          uint32_t y) {
    const uint8_t *channels = picture_at(picture, x, y);
    return (uint32_t)channels[0] << 16 | (uint32_t)channels[1] << 8 |
           channels[2];
}

static int by_colour(const void *left, const void *right) {
    const uint32_t a = *(const uint32_t *)left;
    const uint32_t b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static int by_count(const void *left, const void *right) {
    const struct colour_count *a = left;
    const struct colour_count *b = right;
    if (a->count != b->count) return a->count < b->count ? 1 : -1;
    return by_colour(&a->colour, &b->colour);
}

static void *allocate(size_t count, size_t size) {
    void *memory = calloc(count + 1, size);
    if (memory) return memory;
    fputs("out of memory\n", stderr);
    exit(2);
}

// Every colour once; returns how many.
static size_t colours_count(const struct picture *picture,
                            struct colour_count *counts) {
    const size_t pixels = (size_t)picture->width * picture->height;
    uint32_t *colours = allocate(pixels, sizeof(*colours));
    size_t used = 0;
    for (uint32_t y = 0; y < picture->height; y++) {
        for (uint32_t x = 0; x < picture->width; x++) {
            colours[(size_t)y * picture->width + x] = colour_at(picture, x, y);
        }
    }
    qsort(colours, pixels, sizeof(*colours), by_colour);
    for (size_t i = 0; i < pixels; i++) {
        if (!used || counts[used - 1].colour != colours[i]) {
            counts[used++] = (struct colour_count){colours[i], 0};
        }
        counts[used - 1].count++;
    }
    free(colours);
    return used;
}

static void colours_print(const struct picture *picture) {
    struct colour_count *counts =
        allocate((size_t)picture->width * picture->height, sizeof(*counts));
    const size_t count = colours_count(picture, counts);
    qsort(counts, count, sizeof(*counts), by_count);
    for (size_t i = 0; i < count; i++) {
        printf("%zu #%06x\n", counts[i].count, counts[i].colour);
    }
    free(counts);
}

static bool pixel_print(const struct picture *picture, const char *word) {
    char *end;
    const unsigned long x = strtoul(word, &end, 10);
    const unsigned long y = *end == ',' ? strtoul(end + 1, &end, 10) : 0;
    if (*end || x >= picture->width || y >= picture->height) {
        fprintf(stderr, "%s is no pixel of this picture\n", word);
        return false;
    }
    printf("#%06x\n", colour_at(picture, (uint32_t)x, (uint32_t)y));
    return true;
}

int main(int argc, char **argv) {
    struct picture picture;
    bool is_done = true;
    if (argc < 2) {
        fputs("usage: colours_png FILE [X,Y ...]\n", stderr);
        return 2;
    }
    if (!picture_read(argv[1], &picture)) return 2;
    if (argc == 2) colours_print(&picture);
    for (int i = 2; is_done && i < argc; i++) {
        is_done = pixel_print(&picture, argv[i]);
    }
    picture_release(&picture);
    return is_done ? 0 : 2;
}
