// Colours of classes and of states that are not numbers.
#ifndef ATLAS_RENDER_PALETTE_H
#define ATLAS_RENDER_PALETTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/classes.h"
#include "atlas/status.h"

struct colour {
    uint8_t red;
    uint8_t green;
    uint8_t blue;
};

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
};

const struct inks *palette_inks(void);

// Colours of `count` classes, light to dark; NULL is the default palette.
// ATLAS_ERR_USAGE when there is no such palette: the message names them.
ATLAS_MUST_CHECK enum atlas_status palette_colours(
    const char *name, size_t count,
    struct colour ret_colours[ATLAS_CLASSES_MAX], struct atlas_error *err);

// Lightness of a colour, 0 black to 1 white, as the eye sees it (OKLab).
double palette_lightness(struct colour colour);

// Relative luminance, 0 to 1 (WCAG 2.2).
double palette_luminance(struct colour colour);

#endif
