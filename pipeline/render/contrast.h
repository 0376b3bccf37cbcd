// How well the colours of a palette can be told apart. Private to render.
#ifndef ATLAS_RENDER_CONTRAST_H
#define ATLAS_RENDER_CONTRAST_H

#include "palette.h"
#include "vision.h"

// A palette's colours for so many classes, measured.
struct contrast {
    struct palette palette;
    size_t count;
    size_t below;  // Diverging: classes on each side.
    struct colour colours[ATLAS_CLASSES_MAX];  // Bivariate: row by row.
    double least[VISION_END];  // Least difference of those that must differ;
                               // infinite where there are none.
    size_t neighbours;         // Pairs of classes that follow each other.
    size_t strong;             // Of them, those with 3 to 1 (WCAG 1.4.11).
    size_t faint;              // Colours below 3 to 1 with the border.
};

// Whether one class follows the other: in order, or in a row or column.
bool contrast_is_neighbour(const struct contrast *contrast, size_t one,
                           size_t other);

// Whether two classes must not be mistaken for each other. Sequential:
// neighbours. Diverging: all, and in greyscale neighbours of one side.
// Bivariate: all, and in greyscale neighbours.
bool contrast_must_differ(const struct contrast *contrast, size_t one,
                          size_t other, enum vision vision);

// Whether all that must differ do, by VISION_APART.
bool contrast_is_apart(const struct contrast *contrast);

// Measure a palette for 2 to ATLAS_CLASSES_MAX classes; a bivariate one has its
// nine.
ATLAS_MUST_CHECK enum atlas_status contrast_measure(
    const struct palette *palette, size_t classes,
    struct contrast *ret_contrast, struct atlas_error *err);

#endif
