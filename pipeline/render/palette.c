// Palettes, computed: sequential, diverging, bivariate.
//
// In:  a palette's name and the classes.
// Out: a colour for each class.
//
// A sequential palette is a line in OKLCH (lightness, chroma, hue of Ottosson's
// OKLab, 2020): lightness falls in equal steps from class to class, so the
// order holds in greyscale and for every kind of colour blindness, which change
// hue and chroma and leave lightness. A diverging palette is two such lines
// from a light middle, equally light at equal distance, in hues that lie on
// opposite sides both of blue against yellow, which stays without long- or
// middle-wave cones, and of red against green, which stays without short-wave
// ones. A bivariate palette adds two such hues and takes light away for both
// variables. A colour outside sRGB loses chroma until it fits.

#include "palette.h"

#include <assert.h>
#include <math.h>

#include "atlas/text.h"
#include "vision.h"

// Ground darker than this (WCAG luminance) carries light letters.
#define DARK_GROUND 0.22

// A colour as lightness 0 to 1, chroma, and hue in degrees.
struct lch {
    double lightness;
    double chroma;
    double hue;
};

// Colours of a sequential palette.
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

// One side of a diverging palette, half-way and at its end.
struct arm {
    double middle_chroma;
    double middle_hue;
    double dark_chroma;
    double dark_hue;
};

struct fork {
    const char *name;
    struct arm below;
    struct arm above;
};

// Lightness of every diverging palette, at the reference and at the ends.
#define FORK_LIGHT 0.955
#define FORK_DARK 0.32

static const struct fork forks[] = {
    {"blue-amber", {0.125, 243, 0.105, 258}, {0.130, 60, 0.090, 42}},
    {"green-plum", {0.140, 145, 0.090, 150}, {0.145, 318, 0.120, 313}},
    {"teal-rust", {0.110, 208, 0.070, 215}, {0.140, 45, 0.110, 35}},
};

// What a step of each variable adds to a bivariate palette.
struct grid {
    const char *name;
    double chroma;      // Of both.
    double first_hue;   // Of the first variable.
    double second_hue;  // Of the second.
};

// Lightness of every bivariate palette: both low, and what a step takes.
#define GRID_LIGHT 0.93
#define GRID_STEP 0.15

static const struct grid grids[] = {
    {"blue-by-amber", 0.065, 240, 60},
    {"green-by-plum", 0.069, 142, 320},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const char *const ramp_names[COUNT(ramps) + 1] = {
    "blue", "viridian", "amber", "plum", "grey", NULL};
static const char *const fork_names[COUNT(forks) + 1] = {
    "blue-amber", "green-plum", "teal-rust", NULL};
static const char *const grid_names[COUNT(grids) + 1] = {"blue-by-amber",
                                                         "green-by-plum", NULL};

static const char *const *const names_of_kind[] = {ramp_names, fork_names,
                                                   grid_names};
static_assert(COUNT(names_of_kind) == ATLAS_PALETTE_KIND_END,
              "names for each kind");

// What a kind is called, and the maps that it is for.
static const struct {
    const char *word;
    const char *maps;
} kinds[] = {
    {"sequential", "a map of one measure"},
    {"diverging", "a map around a reference"},
    {"bivariate", "a map of two measures"},
};
static_assert(COUNT(kinds) == ATLAS_PALETTE_KIND_END, "words for each kind");

static const struct inks inks = {
    .paper = {255, 255, 255},
    .text = {17, 17, 17},
    .quiet = {80, 86, 92},
    .border = {255, 255, 255},
    .outline = {96, 104, 112},
    .blank = {236, 236, 236},
    .mark = {116, 116, 116},
    .context = {222, 222, 222},
    .focus = {18, 44, 100},
    .band = {191, 231, 248},
};

const struct inks *palette_inks(void) {
    return &inks;
}

const char *atlas_palette_kind_word(enum atlas_palette_kind kind) {
    return kind < ATLAS_PALETTE_KIND_END ? kinds[kind].word : "unknown";
}

const char *const *atlas_palette_names(enum atlas_palette_kind kind) {
    return names_of_kind[kind];
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

// OKLCH to sRGB.
static struct colour colour_of(struct lch lch) {
    const double angle = lch.hue * acos(-1.0) / 180;
    struct light light;
    for (;;) {
        light = oklab_light((struct oklab){
            lch.lightness, lch.chroma * cos(angle), lch.chroma * sin(angle)});
        if (light_is_in_gamut(light) || lch.chroma <= 0.001) break;
        lch.chroma *= 0.98;
    }
    return colour_of_light(light);
}

struct colour palette_letters(struct colour ground) {
    return vision_luminance(ground) < DARK_GROUND ? inks.paper : inks.text;
}

double palette_lightness(struct colour colour) {
    return light_oklab(colour_light(colour)).lightness;
}

bool palette_at(size_t index, struct palette *ret_palette) {
    for (int kind = 0; kind < ATLAS_PALETTE_KIND_END; kind++) {
        const char *const *const names = names_of_kind[kind];
        for (size_t i = 0; names[i]; i++) {
            if (index-- > 0) continue;
            *ret_palette =
                (struct palette){.kind = (enum atlas_palette_kind)kind,
                                 .name = names[i],
                                 .is_default = i == 0};
            return true;
        }
    }
    return false;
}

static bool find(const char *name, struct palette *ret_palette) {
    for (size_t i = 0; palette_at(i, ret_palette); i++) {
        if (atlas_text_same(name, ret_palette->name)) return true;
    }
    return false;
}

// "a, b and c".
static void add_names(struct atlas_text *text, const char *const *names) {
    for (size_t i = 0; names[i]; i++) {
        if (i > 0) atlas_text_add(text, names[i + 1] ? ", " : " and ");
        atlas_text_add(text, names[i]);
    }
}

enum atlas_status palette_named(const char *name, struct palette *ret_palette,
                                struct atlas_error *err) {
    struct atlas_text known = ATLAS_TEXT_INIT;
    if (find(name, ret_palette)) return ATLAS_OK;
    for (int kind = 0; kind < ATLAS_PALETTE_KIND_END; kind++) {
        atlas_text_addf(&known, "%s%s: ", kind ? "; " : "", kinds[kind].word);
        add_names(&known, names_of_kind[kind]);
    }
    const enum atlas_status status =
        atlas_fail(err, ATLAS_ERR_USAGE, name, "unknown palette; there are %s",
                   atlas_text_string(&known));
    atlas_text_release(&known);
    return status;
}

// The place of a palette among those of a kind; NULL is the first.
static enum atlas_status choose(const char *name, enum atlas_palette_kind kind,
                                size_t *ret_index, struct atlas_error *err) {
    const char *const *const names = names_of_kind[kind];
    struct atlas_text known = ATLAS_TEXT_INIT;
    struct palette other;
    size_t found = 0;
    while (name && names[found] && !atlas_text_same(name, names[found])) {
        found++;
    }
    enum atlas_status status = ATLAS_OK;
    add_names(&known, names);
    if (names[found]) {
        *ret_index = found;
    } else if (find(name, &other)) {
        status = atlas_fail(err, ATLAS_ERR_USAGE, name,
                            "this palette is %s, for %s; %s takes %s",
                            kinds[other.kind].word, kinds[other.kind].maps,
                            kinds[kind].maps, atlas_text_string(&known));
    } else {
        status = atlas_fail(err, ATLAS_ERR_USAGE, name,
                            "unknown palette; there are %s",
                            atlas_text_string(&known));
    }
    atlas_text_release(&known);
    return status;
}

enum atlas_status atlas_palette_check(const char *name,
                                      enum atlas_palette_kind kind,
                                      struct atlas_error *err) {
    size_t chosen;
    return choose(name, kind, &chosen, err);
}

enum atlas_status palette_colours(const char *name, size_t count,
                                  struct colour ret_colours[ATLAS_CLASSES_MAX],
                                  struct atlas_error *err) {
    size_t chosen;
    const enum atlas_status status =
        choose(name, ATLAS_PALETTE_SEQUENTIAL, &chosen, err);
    if (status) return status;
    // Few classes keep off the ends of the ramp, where they would look extreme.
    const double trim = count >= 5 ? 0 : count >= 3 ? 0.08 : 0.2;
    for (size_t i = 0; i < count && i < ATLAS_CLASSES_MAX; i++) {
        const double share = count > 1 ? (double)i / (double)(count - 1) : 0.5;
        ret_colours[i] =
            colour_of(ramp_at(&ramps[chosen], between(trim, 1 - trim, share)));
    }
    return ATLAS_OK;
}

// The arm's colour at `share`, 0 at the reference to 1 at the end. Chroma rises
// fast, so that classes next to the reference show which side they are on.
static struct lch arm_at(const struct arm *arm, double share) {
    const double part = share * 2 - 1;
    const double lightness = between(FORK_LIGHT, FORK_DARK, share);
    if (share < 0.5) {
        const double rise = sin(acos(-1.0) * share);
        return (struct lch){lightness, arm->middle_chroma * rise,
                            arm->middle_hue};
    }
    return (struct lch){lightness,
                        between(arm->middle_chroma, arm->dark_chroma, part),
                        between(arm->middle_hue, arm->dark_hue, part)};
}

// How far along the longer arm its first class lies. Where the reference is an
// edge, that is half a step, or as much as it takes to show the side.
static double first_share(const struct atlas_classes *classes, size_t most) {
    const bool has_middle = classes->below + classes->above < classes->count;
    const bool has_both = classes->below > 0 && classes->above > 0;
    if (most == 0) return 0;
    if (has_middle) return 1 / (double)most;
    return fmax(0.5 / ((double)most - 0.5), has_both ? 1.0 / 7 : 0);
}

// How far along its arm a class lies, `step` classes of `most` away from the
// reference.
static double share_of(size_t step, size_t most, double first) {
    // Few classes keep off the dark ends, where they would look extreme.
    const double reach = most >= 3 ? 1 : most == 2 ? 0.85 : 0.6;
    if (step <= 1) return step ? reach * first : 0;
    return reach * between(first, 1, (double)(step - 1) / (double)(most - 1));
}

enum atlas_status palette_diverging(
    const char *name, const struct atlas_classes *classes,
    struct colour ret_colours[ATLAS_CLASSES_MAX], struct atlas_error *err) {
    size_t chosen;
    const enum atlas_status status =
        choose(name, ATLAS_PALETTE_DIVERGING, &chosen, err);
    if (status) return status;
    const size_t middle = classes->count - classes->below - classes->above;
    const size_t most =
        classes->below > classes->above ? classes->below : classes->above;
    const double first = first_share(classes, most);
    for (size_t i = 0; i < classes->count && i < ATLAS_CLASSES_MAX; i++) {
        const bool is_below = i < classes->below;
        const size_t step =
            is_below ? classes->below - i : i + 1 - classes->below - middle;
        const struct arm *arm =
            is_below ? &forks[chosen].below : &forks[chosen].above;
        ret_colours[i] = colour_of(arm_at(arm, share_of(step, most, first)));
    }
    return ATLAS_OK;
}

enum atlas_status palette_classes(const char *name,
                                  const struct atlas_classes *classes,
                                  struct colour ret_colours[ATLAS_CLASSES_MAX],
                                  struct atlas_error *err) {
    return classes->is_diverging
               ? palette_diverging(name, classes, ret_colours, err)
               : palette_colours(name, classes->count, ret_colours, err);
}

// Steps of both variables, as steps in chroma at the hue of each.
static struct lch grid_at(const struct grid *grid, double first,
                          double second) {
    const double degree = acos(-1.0) / 180;
    const double a = grid->chroma * (first * cos(grid->first_hue * degree) +
                                     second * cos(grid->second_hue * degree));
    const double b = grid->chroma * (first * sin(grid->first_hue * degree) +
                                     second * sin(grid->second_hue * degree));
    return (struct lch){GRID_LIGHT - GRID_STEP * (first + second), hypot(a, b),
                        atan2(b, a) / degree};
}

enum atlas_status palette_bivariate(
    const char *name, struct colour ret_colours[PALETTE_SIDE][PALETTE_SIDE],
    struct atlas_error *err) {
    size_t chosen;
    const enum atlas_status status =
        choose(name, ATLAS_PALETTE_BIVARIATE, &chosen, err);
    if (status) return status;
    for (size_t i = 0; i < PALETTE_SIDE; i++) {
        for (size_t j = 0; j < PALETTE_SIDE; j++) {
            ret_colours[i][j] =
                colour_of(grid_at(&grids[chosen], (double)i, (double)j));
        }
    }
    return ATLAS_OK;
}
