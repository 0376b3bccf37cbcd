// Sequential palettes, computed.
//
// In:  a palette's name and a number of classes.
// Out: that many colours, light (low) to dark (high).
//
// Each palette is a line in OKLCH (lightness, chroma, hue of Ottosson's OKLab,
// 2020): lightness falls in equal steps from class to class, so the order holds
// in greyscale and for every kind of colour blindness, which change hue and
// chroma and leave lightness. A colour outside sRGB loses chroma until it fits.

#include "palette.h"

#include <math.h>
#include <stdbool.h>

#include "atlas/render.h"
#include "atlas/text.h"

// A colour as lightness 0 to 1, chroma, and hue in degrees.
struct lch {
    double lightness;
    double chroma;
    double hue;
};

struct ramp {
    const char *name;
    struct lch light;
    struct lch middle;
    struct lch dark;
};

static const struct ramp ramps[] = {
    {"blue", {0.905, 0.048, 225}, {0.650, 0.120, 245}, {0.310, 0.105, 263}},
    {"viridian", {0.925, 0.095, 105}, {0.650, 0.110, 185}, {0.290, 0.110, 285}},
    {"amber", {0.920, 0.065, 85}, {0.680, 0.140, 55}, {0.330, 0.095, 35}},
    {"plum", {0.900, 0.040, 340}, {0.620, 0.130, 335}, {0.300, 0.110, 320}},
    {"grey", {0.890, 0, 0}, {0.600, 0, 0}, {0.260, 0, 0}},
};
#define RAMP_COUNT (sizeof(ramps) / sizeof(ramps[0]))

static const char *const ramp_names[RAMP_COUNT + 1] = {
    "blue", "viridian", "amber", "plum", "grey", NULL};

static const struct inks inks = {
    .paper = {255, 255, 255},
    .text = {17, 17, 17},
    .quiet = {80, 86, 92},
    .border = {255, 255, 255},
    .outline = {96, 104, 112},
    .blank = {236, 236, 236},
    .mark = {116, 116, 116},
    .context = {222, 222, 222},
};

const struct inks *palette_inks(void) {
    return &inks;
}

const char *const *atlas_palette_names(void) {
    return ramp_names;
}

struct pattern_lines pattern_lines_of(enum pattern pattern) {
    return (struct pattern_lines){
        .is_rising = pattern == PATTERN_HATCH || pattern == PATTERN_CROSS,
        .is_falling = pattern == PATTERN_BACK_HATCH || pattern == PATTERN_CROSS,
        .is_level = pattern == PATTERN_LEVEL,
        .is_upright = pattern == PATTERN_UPRIGHT,
    };
}

static double between(double from, double to, double share) {
    return from + (to - from) * share;
}

// The ramp's colour at `share`, 0 to 1. Lightness is linear over the whole
// ramp; hue and chroma bend at the middle.
static struct lch ramp_at(const struct ramp *ramp, double share) {
    const bool is_low = share < 0.5;
    const struct lch *from = is_low ? &ramp->light : &ramp->middle;
    const struct lch *to = is_low ? &ramp->middle : &ramp->dark;
    const double part = is_low ? share * 2 : share * 2 - 1;
    return (struct lch){
        between(ramp->light.lightness, ramp->dark.lightness, share),
        between(from->chroma, to->chroma, part),
        between(from->hue, to->hue, part)};
}

// OKLab to linear sRGB, Ottosson's matrices. False when out of gamut.
static bool linear_of(struct lch lch, double linear[3]) {
    const double angle = lch.hue * acos(-1.0) / 180;
    const double a = lch.chroma * cos(angle);
    const double b = lch.chroma * sin(angle);
    const double l =
        pow(lch.lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m =
        pow(lch.lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s =
        pow(lch.lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    linear[0] = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
    linear[1] = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
    linear[2] = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
    for (int i = 0; i < 3; i++) {
        if (linear[i] < -1e-4 || linear[i] > 1 + 1e-4) return false;
    }
    return true;
}

static uint8_t encoded(double linear) {
    const double kept = fmin(fmax(linear, 0), 1);
    const double value =
        kept <= 0.0031308 ? 12.92 * kept : 1.055 * pow(kept, 1 / 2.4) - 0.055;
    return (uint8_t)lround(255 * value);
}

static double decoded(uint8_t value) {
    const double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static struct colour colour_of(struct lch lch) {
    double linear[3];
    while (!linear_of(lch, linear) && lch.chroma > 0.001) lch.chroma *= 0.98;
    return (struct colour){encoded(linear[0]), encoded(linear[1]),
                           encoded(linear[2])};
}

double palette_luminance(struct colour colour) {
    return 0.2126 * decoded(colour.red) + 0.7152 * decoded(colour.green) +
           0.0722 * decoded(colour.blue);
}

double palette_lightness(struct colour colour) {
    const double r = decoded(colour.red);
    const double g = decoded(colour.green);
    const double b = decoded(colour.blue);
    return 0.2104542553 *
               cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) +
           0.7936177850 *
               cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) -
           0.0040720468 *
               cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
}

static const struct ramp *ramp_find(const char *name) {
    if (!name) return &ramps[0];
    for (size_t i = 0; i < RAMP_COUNT; i++) {
        if (atlas_text_same(name, ramps[i].name)) return &ramps[i];
    }
    return NULL;
}

enum atlas_status palette_colours(const char *name, size_t count,
                                  struct colour ret_colours[ATLAS_CLASSES_MAX],
                                  struct atlas_error *err) {
    const struct ramp *ramp = ramp_find(name);
    if (!ramp) {
        return atlas_fail(err, ATLAS_ERR_USAGE, name,
                          "unknown palette; there are blue, viridian, amber, "
                          "plum and grey");
    }
    // Few classes keep off the ends of the ramp, where they would look extreme.
    const double trim = count >= 5 ? 0 : count >= 3 ? 0.08 : 0.2;
    for (size_t i = 0; i < count && i < ATLAS_CLASSES_MAX; i++) {
        const double share = count > 1 ? (double)i / (double)(count - 1) : 0.5;
        ret_colours[i] =
            colour_of(ramp_at(ramp, between(trim, 1 - trim, share)));
    }
    return ATLAS_OK;
}
