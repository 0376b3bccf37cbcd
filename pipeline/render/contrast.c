// How well the colours of a palette can be told apart.
//
// In:  a palette and a number of classes.
// Out: its colours, their least difference for each kind of sight, and which
//      pairs have the contrast that WCAG asks for.
//
// Which pairs matter depends on the palette. In order, a class beyond the next
// is further off anyway; around a reference, and with two variables, any two
// may be mistaken. Greyscale keeps lightness alone, which is the same on both
// sides of a reference and for both variables: there only neighbours count.

#include "contrast.h"

#include <math.h>
#include <string.h>

bool contrast_is_neighbour(const struct contrast *contrast, size_t one,
                           size_t other) {
    if (one > other) return contrast_is_neighbour(contrast, other, one);
    if (contrast->palette.kind == ATLAS_PALETTE_BIVARIATE) {
        return other == one + PALETTE_SIDE ||
               (other == one + 1 && other % PALETTE_SIDE != 0);
    }
    return other == one + 1;
}

// Whether a reference that is an edge lies between two classes.
static bool is_across(const struct contrast *contrast, size_t one,
                      size_t other) {
    const size_t first_above = contrast->count - contrast->below;
    return contrast->palette.kind == ATLAS_PALETTE_DIVERGING &&
           (one < contrast->below) != (other < contrast->below) &&
           (one >= first_above) != (other >= first_above);
}

bool contrast_must_differ(const struct contrast *contrast, size_t one,
                          size_t other, enum vision vision) {
    if (one == other) return false;
    if (contrast->palette.kind == ATLAS_PALETTE_SEQUENTIAL ||
        vision == VISION_GREYSCALE) {
        return contrast_is_neighbour(contrast, one, other) &&
               !is_across(contrast, one, other);
    }
    return true;
}

bool contrast_is_apart(const struct contrast *contrast) {
    for (int vision = 0; vision < VISION_END; vision++) {
        if (contrast->least[vision] < VISION_APART) return false;
    }
    return true;
}

static void measure_pair(struct contrast *contrast, size_t one, size_t other) {
    const struct colour a = contrast->colours[one];
    const struct colour b = contrast->colours[other];
    for (int i = 0; i < VISION_END; i++) {
        const enum vision vision = (enum vision)i;
        if (!contrast_must_differ(contrast, one, other, vision)) continue;
        contrast->least[vision] =
            fmin(contrast->least[vision], vision_difference(a, b, vision));
    }
    if (contrast_is_neighbour(contrast, one, other)) {
        contrast->neighbours++;
        if (vision_contrast(a, b) >= VISION_WCAG_GRAPHICS) contrast->strong++;
    }
}

static void measure_all(struct contrast *contrast) {
    const struct colour border = palette_inks()->border;
    for (int i = 0; i < VISION_END; i++) contrast->least[i] = INFINITY;
    for (size_t i = 0; i < contrast->count; i++) {
        for (size_t j = i + 1; j < contrast->count; j++) {
            measure_pair(contrast, i, j);
        }
        if (vision_contrast(contrast->colours[i], border) <
            VISION_WCAG_GRAPHICS) {
            contrast->faint++;
        }
    }
}

static enum atlas_status fill_colours(struct contrast *contrast, size_t classes,
                                      struct atlas_error *err) {
    struct colour grid[PALETTE_SIDE][PALETTE_SIDE];
    enum atlas_status status;
    contrast->count = classes;
    if (contrast->palette.kind == ATLAS_PALETTE_BIVARIATE) {
        status = palette_bivariate(contrast->palette.name, grid, err);
        if (status) return status;
        contrast->count = PALETTE_SIDE * PALETTE_SIDE;
        memcpy(contrast->colours, grid, sizeof(grid));
        return ATLAS_OK;
    }
    if (contrast->palette.kind == ATLAS_PALETTE_DIVERGING)
        contrast->below = classes / 2;
    const struct atlas_classes table = {
        .count = classes,
        .is_diverging = contrast->palette.kind == ATLAS_PALETTE_DIVERGING,
        .below = contrast->below,
        .above = contrast->below};
    return palette_classes(contrast->palette.name, &table, contrast->colours,
                           err);
}

enum atlas_status contrast_measure(const struct palette *palette,
                                   size_t classes,
                                   struct contrast *ret_contrast,
                                   struct atlas_error *err) {
    struct contrast contrast = {.palette = *palette};
    const enum atlas_status status = fill_colours(&contrast, classes, err);
    if (status) return status;
    measure_all(&contrast);
    *ret_contrast = contrast;
    return ATLAS_OK;
}
