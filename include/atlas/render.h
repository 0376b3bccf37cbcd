/** @file render.h
 *  @brief Stage 6: figures and class breaks to pictures.
 *
 *  Takes    struct atlas_map: figures on boundaries, a measure, breaks, words.
 *  Gives    PNG and SVG bytes, and an alt text.
 *  Idea     one layout function draws through one drawing interface with two
 *           backends: Cairo for PNG, a writer of ours for SVG. Sizes are in
 *           points on a page of millimetres, so DPI changes pixels and nothing
 *           else. The legend is drawn from the class table that colours the
 *           map.
 *  Fonts    Open Sans (Debian fonts-open-sans), pinned and checked: a missing
 *           font or glyph is an error, not a box.
 *  Errors   ATLAS_ERR_OUTPUT: font missing, page too small, Cairo or libpng
 *           fails.
 *  Threads  pictures may be drawn in parallel.
 */
#ifndef ATLAS_RENDER_H
#define ATLAS_RENDER_H

#include <stdbool.h>
#include <stddef.h>

#include "atlas/classes.h"
#include "atlas/credits.h"
#include "atlas/figures.h"
#include "atlas/status.h"
#include "atlas/text.h"

/** A choropleth to draw. Everything is borrowed. */
struct atlas_map {
    const char *id;        ///< "persistent-secondary"; file names,
                           ///< prefix of ids in SVG.
    const char *headline;  ///< Title; NULL: one from the data.
    const char *subtitle;  ///< NULL: measure, phase, coverage, period.
    const char *place;     ///< Place covered, "England"; NULL: not said.
    const struct atlas_figures *figures;  ///< What is drawn.
    const struct atlas_measure *measure;  ///< Which rate.
    enum atlas_phase phase;               ///< Of which schools.
    const struct atlas_classes *classes;  ///< Breaks over the same rates.
    const char *palette;          ///< Name of a palette; NULL: the default.
    bool labels;                  ///< Write area names on the map.
    struct atlas_rate reference;  ///< England's rate, marked in the legend;
                                  ///< not a number: no mark.
    const struct atlas_credits *credits;  ///< Lines at the foot.
    double width_mm;                      ///< Page; 0: 180.
    double height_mm;                     ///< Page; 0: from the map's shape.
};

/** Draw as PNG at a resolution; ret_png is replaced by the bytes. */
ATLAS_MUST_CHECK enum atlas_status atlas_render_png(const struct atlas_map *map,
                                                    double dpi,
                                                    struct atlas_text *ret_png,
                                                    struct atlas_error *err);

/** Draw as SVG with real text, title, desc and a stable id an area. */
ATLAS_MUST_CHECK enum atlas_status atlas_render_svg(const struct atlas_map *map,
                                                    struct atlas_text *ret_svg,
                                                    struct atlas_error *err);

/** Write the alt text: range, highest and lowest named, what is missing. */
void atlas_render_alt_text(const struct atlas_map *map,
                           struct atlas_text *ret_text);

/** What a palette is for. */
enum atlas_palette_kind {
    ATLAS_PALETTE_SEQUENTIAL,  ///< From little to much.
    ATLAS_PALETTE_DIVERGING,   ///< Below and above a reference.
    ATLAS_PALETTE_BIVARIATE,   ///< Two variables, three classes each.
    ATLAS_PALETTE_KIND_END     ///< Number of kinds.
};

/** Word of a kind: sequential, diverging, bivariate. */
const char *atlas_palette_kind_word(enum atlas_palette_kind kind);

/** Names of the palettes of a kind, the default first, NULL at the end. No two
 *  palettes have the same name.
 */
const char *const *atlas_palette_names(enum atlas_palette_kind kind);

/** Whether there is a palette of that name and kind.
 *
 *  @return ATLAS_OK, or ATLAS_ERR_USAGE: the message says whether the palette
 *          is unknown or of another kind, and names those that serve.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_palette_check(
    const char *name, enum atlas_palette_kind kind, struct atlas_error *err);

/** What a contrast report is about. */
struct atlas_contrast_options {
    const char *palette;  ///< The only one looked at; NULL: all of them.
    size_t classes;       ///< Classes, 2 to ATLAS_CLASSES_MAX (bivariate
                          ///< palettes have 3 by 3 whatever is said).
    bool as_json;         ///< For programs instead of people.
};

/** Report how well the colours of the palettes can be told apart: contrast
 *  (WCAG 2.2) with the next class, the borders and the paper; least difference
 *  of those that must not be mistaken, for normal sight, three kinds of colour
 *  blindness (Machado, Oliveira and Fernandes 2009) and in greyscale; and the
 *  same of the patterns. ret_text is added to.
 *
 *  @return ATLAS_OK, or ATLAS_ERR_USAGE for an unknown palette.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_contrast_report(
    const struct atlas_contrast_options *options, struct atlas_text *ret_text,
    struct atlas_error *err);

/** Whether the pinned font is installed; ATLAS_ERR_OUTPUT names it and its
 *  package.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_render_check(struct atlas_error *err);

/** Versions of the drawing libraries as linked now. */
struct atlas_render_versions {
    char cairo[32];  ///< E.g. "1.16.0".
    char pango[32];  ///< E.g. "1.50.12".
    char png[32];    ///< E.g. "1.6.39".
};

/** Versions of Cairo, Pango and libpng. */
void atlas_render_versions(struct atlas_render_versions *ret_versions);

#endif
