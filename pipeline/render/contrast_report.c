// The contrast report, for people and for programs.
//
// In:  one palette or all, a number of classes.
// Out: a table of each palette's colours, and in words whether they serve.
//
// Says what a fill can do and what it cannot: 3 to 1 between neighbours is out
// of reach for more than three classes in order, whatever the palette.

#include "contrast.h"

#include <math.h>

// For people, once.
static const char simulation[] =
    " is\nasked of classes that must not be mistaken. Colour blindness as "
    "Machado,\nOliveira and Fernandes (2009) simulate it, one kind of cones "
    "missing altogether.\n";
static const char wcag[] =
    "WCAG 2.2 (1.4.11) asks for 3 to 1 between parts of a picture that must be "
    "told\napart. Black on white has 21 to 1, so at most three colours in "
    "order "
    "can keep it\n(1, 3, 9; a fourth would need 27), and five around a "
    "reference: with more\nclasses no fill can. That is why a map here does "
    "not "
    "rest on fill alone: areas\nhave borders, areas without a number have "
    "patterns, the legend gives edges and\ncounts, and the alt text and "
    "rates.csv say the same in words and numbers.\n";

// What it means when all that must differ do.
static const char *const good_verdicts[ATLAS_PALETTE_KIND_END] = {
    [ATLAS_PALETTE_SEQUENTIAL] =
        "each class stands apart from the next for every kind of sight and in\n"
        "    greyscale",
    [ATLAS_PALETTE_DIVERGING] =
        "all classes stand apart for every kind of sight; greyscale shows how\n"
        "    far from the reference, not on which side",
    [ATLAS_PALETTE_BIVARIATE] =
        "all nine stand apart for every kind of sight; greyscale shows how\n"
        "    much of both together, not of which",
};

static void add_colour(struct atlas_text *text, struct colour colour) {
    atlas_text_addf(text, "#%02x%02x%02x", colour.red, colour.green,
                    colour.blue);
}

// A number, right-aligned.
static void add_number(struct atlas_text *text, double number, size_t width) {
    struct atlas_text cell = ATLAS_TEXT_INIT;
    atlas_text_add_fixed(&cell, number, 2);
    atlas_text_addf(text, "%*s", (int)width, atlas_text_string(&cell));
    atlas_text_release(&cell);
}

// "3": a class in order; "2,1": of two variables.
static void add_class(const struct contrast *contrast, size_t i,
                      struct atlas_text *text) {
    if (contrast->palette.kind == ATLAS_PALETTE_BIVARIATE) {
        atlas_text_addf(text, "  %3zu,%zu", i / PALETTE_SIDE + 1,
                        i % PALETTE_SIDE + 1);
    } else {
        atlas_text_addf(text, "  %5zu", i + 1);
    }
}

static void add_row(const struct contrast *contrast, size_t i,
                    struct atlas_text *text) {
    const struct inks *inks = palette_inks();
    const struct colour colour = contrast->colours[i];
    const bool has_next =
        i + 1 < contrast->count && contrast_is_neighbour(contrast, i, i + 1);
    add_class(contrast, i, text);
    atlas_text_add(text, "  ");
    add_colour(text, colour);
    add_number(text, palette_lightness(colour), 11);
    if (has_next) {
        add_number(text, vision_contrast(colour, contrast->colours[i + 1]), 9);
    } else {
        atlas_text_addf(text, "%9s", "-");
    }
    add_number(text, vision_contrast(colour, inks->border), 11);
    add_number(text, vision_contrast(colour, inks->paper), 10);
    atlas_text_add_char(text, '\n');
}

static void add_differences(const struct contrast *contrast,
                            struct atlas_text *text) {
    atlas_text_add(text, "  least difference:");
    for (int i = 0; i < VISION_END; i++) {
        if (i > 0) atlas_text_add(text, i == 3 ? ",\n   " : ",");
        atlas_text_addf(text, " %s", vision_word((enum vision)i));
        if (isfinite(contrast->least[i])) {
            add_number(text, contrast->least[i], 5);
        } else {
            atlas_text_add(text, " none");
        }
    }
    atlas_text_add_char(text, '\n');
}

static void add_verdict(const struct contrast *contrast,
                        struct atlas_text *text) {
    const char *before = " too close for";
    atlas_text_addf(text,
                    "  3 to 1: %zu of %zu pairs of neighbours; with the border "
                    "%zu of %zu classes\n  verdict:",
                    contrast->strong, contrast->neighbours,
                    contrast->count - contrast->faint, contrast->count);
    if (contrast_is_apart(contrast)) {
        atlas_text_addf(text, " %s\n", good_verdicts[contrast->palette.kind]);
        return;
    }
    for (int i = 0; i < VISION_END; i++) {
        if (contrast->least[i] >= VISION_APART) continue;
        atlas_text_addf(text, "%s %s", before, vision_word((enum vision)i));
        before = ",";
    }
    atlas_text_add(text, "; take fewer classes\n");
}

static void add_palette(const struct contrast *contrast,
                        struct atlas_text *text) {
    atlas_text_addf(text, "\n%s: %s%s, %zu classes\n", contrast->palette.name,
                    atlas_palette_kind_word(contrast->palette.kind),
                    contrast->palette.is_default ? ", the default" : "",
                    contrast->count);
    atlas_text_add(
        text, "  class  colour   lightness  to next  to border  to paper\n");
    for (size_t i = 0; i < contrast->count; i++) add_row(contrast, i, text);
    add_differences(contrast, text);
    add_verdict(contrast, text);
}

static void add_preface(struct atlas_text *text) {
    atlas_text_add(text,
                   "Difference: distance in OKLab. 0.02 is just noticeable "
                   "side by side; ");
    atlas_text_add_fixed(text, VISION_APART, 2);
    atlas_text_add(text, simulation);
}

// The inks of the patterns are greys: every kind of sight sees them alike.
static void add_patterns(struct atlas_text *text) {
    const struct inks *inks = palette_inks();
    const double contrast = vision_contrast(inks->mark, inks->blank);
    atlas_text_add(text,
                   "\npatterns of areas without a number: lines and dots ");
    add_colour(text, inks->mark);
    atlas_text_add(text, " on ");
    add_colour(text, inks->blank);
    atlas_text_add(text, "\n  lines to ground");
    add_number(text, contrast, 5);
    atlas_text_add(text, ", to paper");
    add_number(text, vision_contrast(inks->mark, inks->paper), 5);
    atlas_text_add(text, "; outline to paper");
    add_number(text, vision_contrast(inks->outline, inks->paper), 5);
    atlas_text_addf(text,
                    "\n  verdict: told apart by texture, not by colour; the "
                    "lines %s 3 to 1\n\n",
                    contrast < VISION_WCAG_GRAPHICS ? "miss" : "have");
    atlas_text_add(text, wcag);
}

static void add_json_colour(const struct contrast *contrast, size_t i,
                            struct atlas_text *text) {
    const struct inks *inks = palette_inks();
    const struct colour colour = contrast->colours[i];
    atlas_text_add(text, i ? ",\n   {\"colour\": \"" : "\n   {\"colour\": \"");
    add_colour(text, colour);
    atlas_text_add(text, "\", \"lightness\": ");
    atlas_text_add_fixed(text, palette_lightness(colour), 4);
    if (i + 1 < contrast->count && contrast_is_neighbour(contrast, i, i + 1)) {
        atlas_text_add(text, ", \"to_next\": ");
        atlas_text_add_fixed(
            text, vision_contrast(colour, contrast->colours[i + 1]), 3);
    }
    atlas_text_add(text, ", \"to_border\": ");
    atlas_text_add_fixed(text, vision_contrast(colour, inks->border), 3);
    atlas_text_add(text, ", \"to_paper\": ");
    atlas_text_add_fixed(text, vision_contrast(colour, inks->paper), 3);
    atlas_text_add_char(text, '}');
}

static void add_json(const struct contrast *contrast, struct atlas_text *text) {
    atlas_text_addf(text, " {\"palette\": \"%s\", \"kind\": \"%s\",\n",
                    contrast->palette.name,
                    atlas_palette_kind_word(contrast->palette.kind));
    atlas_text_add(text, "  \"least_difference\": {");
    for (int i = 0; i < VISION_END; i++) {
        atlas_text_addf(text, "%s\"%s\": ", i ? ", " : "",
                        vision_word((enum vision)i));
        if (isfinite(contrast->least[i])) {
            atlas_text_add_fixed(text, contrast->least[i], 4);
        } else {
            atlas_text_add(text, "null");
        }
    }
    atlas_text_addf(text, "},\n  \"stands_apart\": %s,\n  \"classes\": [",
                    contrast_is_apart(contrast) ? "true" : "false");
    for (size_t i = 0; i < contrast->count; i++) {
        add_json_colour(contrast, i, text);
    }
    atlas_text_add(text, "]}");
}

// Add the palette at an index of the report.
static enum atlas_status add_one(const struct palette *palette, size_t index,
                                 const struct atlas_contrast_options *options,
                                 struct atlas_text *text,
                                 struct atlas_error *err) {
    struct contrast contrast;
    const enum atlas_status status =
        contrast_measure(palette, options->classes, &contrast, err);
    if (status) return status;
    if (options->as_json) {
        atlas_text_add(text, index ? ",\n" : "[\n");
        add_json(&contrast, text);
    } else {
        if (index == 0) add_preface(text);
        add_palette(&contrast, text);
    }
    return ATLAS_OK;
}

static enum atlas_status add_all(const struct atlas_contrast_options *options,
                                 struct atlas_text *text,
                                 struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    struct palette palette;
    for (size_t i = 0; !status && palette_at(i, &palette); i++) {
        status = add_one(&palette, i, options, text, err);
    }
    return status;
}

static enum atlas_status options_check(
    const struct atlas_contrast_options *options, struct atlas_error *err) {
    if (options->classes >= 2 && options->classes <= ATLAS_CLASSES_MAX) {
        return ATLAS_OK;
    }
    return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                      "a contrast report is about 2 to %d classes, not %zu",
                      ATLAS_CLASSES_MAX, options->classes);
}

enum atlas_status atlas_contrast_report(
    const struct atlas_contrast_options *options, struct atlas_text *ret_text,
    struct atlas_error *err) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    struct palette palette;
    enum atlas_status status = options_check(options, err);
    if (!status && options->palette) {
        status = palette_named(options->palette, &palette, err);
    }
    if (status) return status;
    status = options->palette ? add_one(&palette, 0, options, &text, err)
                              : add_all(options, &text, err);
    if (options->as_json) {
        atlas_text_add(&text, "\n]\n");
    } else {
        add_patterns(&text);
    }
    if (!status) atlas_text_add(ret_text, atlas_text_string(&text));
    atlas_text_release(&text);
    return status;
}
