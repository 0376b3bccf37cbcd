// Colours of classes and of states that are not numbers.
#ifndef ATLAS_RENDER_PALETTE_H
#define ATLAS_RENDER_PALETTE_H

#include <stdbool.h>
#include <stddef.h>

#include "atlas/classes.h"
#include "atlas/render.h"
#include "atlas/status.h"
#include "colour.h"

// Textures that can be told apart without colour.
enum pattern {
    PATTERN_NONE,
    PATTERN_HATCH,       // Rising lines.
    PATTERN_BACK_HATCH,  // Falling lines.
    PATTERN_CROSS,       // Both.
    PATTERN_LEVEL,       // Level lines.
    PATTERN_UPRIGHT,     // Upright lines.
    PATTERN_DOTS,
    PATTERN_SPARSE_DOTS,  // Every second dot, larger.
    PATTERN_END
};

// Which lines a texture is made of (none for dots of either kind).
struct pattern_lines {
    bool is_rising;
    bool is_falling;
    bool is_level;
    bool is_upright;
};

struct pattern_lines pattern_lines_of(enum pattern pattern);

// Measures of the textures, points.
#define PATTERN_STEP_PT 3.6
#define PATTERN_LINE_PT 0.6
#define PATTERN_DOT_PT 0.7
#define PATTERN_SPARSE_DOT_PT 1.0

// Ink of the furniture.
struct inks {
    struct colour paper;
    struct colour text;
    struct colour quiet;    // Second-rank text.
    struct colour border;   // Between areas.
    struct colour outline;  // Of the land, of frames and swatches.
    struct colour blank;    // Ground of the patterns.
    struct colour mark;     // Lines and dots of the patterns.
    struct colour context;  // Neighbours around the areas of the map.
    struct colour focus;    // What a chart is about: the dark end of blue.
    struct colour band;     // Its interval, behind the grid: the light end.
};

const struct inks *palette_inks(void);

// Colours of `count` classes, light to dark, from a sequential palette; NULL is
// the default one. ATLAS_ERR_USAGE when there is no such palette or it is of
// another kind: the message names those that serve.
ATLAS_MUST_CHECK enum atlas_status palette_colours(
    const char *name, size_t count,
    struct colour ret_colours[ATLAS_CLASSES_MAX], struct atlas_error *err);

// Colours of diverging classes, lowest to highest: dark to light below the
// reference, light to dark above it, lightest in the middle. Classes equally
// far from the reference are equally light. NULL and errors as above.
ATLAS_MUST_CHECK enum atlas_status palette_diverging(
    const char *name, const struct atlas_classes *classes,
    struct colour ret_colours[ATLAS_CLASSES_MAX], struct atlas_error *err);

// Colours of any classes: diverging or sequential, as the classes are.
ATLAS_MUST_CHECK enum atlas_status palette_classes(
    const char *name, const struct atlas_classes *classes,
    struct colour ret_colours[ATLAS_CLASSES_MAX], struct atlas_error *err);

// Classes of each variable of a bivariate map.
#define PALETTE_SIDE ATLAS_PAIR_CLASSES

// Colours of a bivariate map, [class of the first variable][of the second],
// each from low to high. NULL and errors as above.
ATLAS_MUST_CHECK enum atlas_status palette_bivariate(
    const char *name, struct colour ret_colours[PALETTE_SIDE][PALETTE_SIDE],
    struct atlas_error *err);

// A palette of any kind.
struct palette {
    enum atlas_palette_kind kind;
    const char *name;  // As it is spelt here.
    bool is_default;   // The first of its kind.
};

// The palette at an index over all kinds, in order. False beyond the last.
bool palette_at(size_t index, struct palette *ret_palette);

// Find a palette by its name. ATLAS_ERR_USAGE when there is none: the message
// names all.
ATLAS_MUST_CHECK enum atlas_status palette_named(const char *name,
                                                 struct palette *ret_palette,
                                                 struct atlas_error *err);

// Lightness of a colour, 0 black to 1 white, as the eye sees it (OKLab).
double palette_lightness(struct colour colour);

// Ink of letters that stand out on a ground: text, or paper on dark ones.
struct colour palette_letters(struct colour ground);

#endif
