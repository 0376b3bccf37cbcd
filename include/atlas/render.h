/** @file render.h
 *  @brief Stage 6: values and class breaks to pictures.
 *
 *  Takes    struct atlas_map: one or more panels of values on boundaries, the
 *           variable they are of, its breaks, words, a page.
 *  Gives    a picture, laid out once: PNG, SVG and PDF bytes, an alt text, a
 *           table of what each area shows.
 *  Idea     one layout function draws through one drawing interface with two
 *           backends: Cairo for PNG and PDF, a writer of ours for SVG. Sizes
 *           are in points on a page of millimetres, so DPI changes pixels and
 *           nothing else. The legend is drawn from the class table that colours
 *           the map.
 *  Fonts    Open Sans (Debian fonts-open-sans), pinned and checked: a missing
 *           font or glyph is an error, not a box.
 *  Errors   ATLAS_ERR_OUTPUT: font missing, page too small, Cairo or libpng
 *           fails. ATLAS_ERR_USAGE: a palette that does not fit,
 *           more classes than colours, or a focus or dots on anything but
 *           ATLAS_VIEW_AREAS.
 *  Threads  different pictures may be made and drawn in parallel; one picture
 *           belongs to one thread at a time.
 */
#ifndef ATLAS_RENDER_H
#define ATLAS_RENDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/classes.h"
#include "atlas/credits.h"
#include "atlas/figures.h"
#include "atlas/status.h"
#include "atlas/text.h"

/** Most panels that one page may hold. */
#define ATLAS_PANELS_MAX 16

/** What a map with a focus may show around it, as a share of the focus's longer
 *  side. `context` that holds what lies within it (atlas_areas_near()) leaves
 *  no land white.
 */
#define ATLAS_FOCUS_AROUND 1.0

/** What is drawn of an area. */
enum atlas_view {
    ATLAS_VIEW_AREAS,     ///< Its polygon, in the colour of its class.
    ATLAS_VIEW_HEXAGONS,  ///< A hexagon, the same size for each area.
    ATLAS_VIEW_SYMBOLS,   ///< A circle whose area is the numerator's count, in
                          ///< the colour of the rate's class; land in grey.
    ATLAS_VIEW_END        ///< Number of views.
};

/** Word of a view: areas, hexagons, symbols. */
const char *atlas_view_word(enum atlas_view view);

/** View of a word; ATLAS_VIEW_END when unknown. */
enum atlas_view atlas_view_parse(const char *word);

/** What the values of a map are of. */
struct atlas_variable {
    const struct atlas_measure *measure;  ///< Which rate.
    enum atlas_phase phase;               ///< Of which schools.
    uint32_t since;  ///< 0: the rate itself, percent. Else the change since
                     ///< this period, percentage points.
    const struct atlas_classes *classes;  ///< Breaks over the values of all
                                          ///< panels. Borrowed.
    struct atlas_rate reference;          ///< Marked in the legend; not a
                                          ///< number: no mark.
    const char *reference_name;           ///< Whose it is: "England", "England
                                          ///< in 2018/19"; NULL: "England".
};

/** One map of a page: values by area, on boundaries. Everything is borrowed.
 *  All panels of a page have the same areas in the same order.
 */
struct atlas_panel {
    const char *title;  ///< Written above it; NULL on a page of one panel.
    const struct atlas_figures *figures;  ///< Names, counts, unions.
    const struct atlas_area_set *areas;   ///< What is drawn, EPSG:27700, one
                                          ///< for each of the figures' areas:
                                          ///< their boundaries or hexagons.
    const struct atlas_rate *values;      ///< By area.
    const struct atlas_rate *second;      ///< By area, of the second variable;
                                          ///< NULL without one.
};

/** Regions of the areas: drawn with a stronger border on hexagons, named in the
 *  alt text. Borrowed.
 */
struct atlas_regions {
    const char *const *names;  ///< Of the regions.
    size_t count;              ///< Regions.
    const uint32_t *of_area;   ///< By area: its region, or ATLAS_NONE. NULL:
                               ///< nothing is known.
};

/** A school on a map: a mark as large as its enrolments, over the areas. Of two
 *  at one place the smaller one stands a little aside.
 */
struct atlas_dot {
    struct atlas_point at;   ///< EPSG:27700, metres.
    int64_t enrolments;      ///< Its size; 0 or less: not drawn.
    enum atlas_phase phase;  ///< Told apart; never the total.
};

/** A page to draw. Everything is borrowed. */
struct atlas_map {
    const char *id;        ///< "persistent-secondary"; file names,
                           ///< prefix of ids in SVG.
    const char *headline;  ///< Title; NULL: one from the data.
    const char *subtitle;  ///< NULL: measure, phase, coverage, period.
    const char *place;     ///< Place covered, "England"; NULL: not said.
    const struct atlas_panel *panels;     ///< Maps of the page, in order.
    size_t panel_count;                   ///< 1 to ATLAS_PANELS_MAX.
    struct atlas_variable variable;       ///< What is coloured.
    const struct atlas_variable *second;  ///< Coloured as well (3 by 3 classes
                                          ///< at the most); NULL: one alone.
    enum atlas_view view;                 ///< How areas are drawn.
    struct atlas_regions regions;         ///< Of the areas.
    const bool *is_focus;  ///< By area: the map is about it, and ends at a
                           ///< frame not far around it; strong border. The
                           ///< others are its neighbours. NULL: none.
    const struct atlas_dot *dots;          ///< Schools; NULL: none.
    size_t dot_count;                      ///< How many.
    const struct atlas_area_set *context;  ///< Drawn in grey around the areas;
                                           ///< NULL: nothing.
    const struct atlas_area_set *locator;  ///< Drawn small beside the map, with
                                           ///< the place of the areas; NULL.
    const char *palette;  ///< Name of a palette; NULL: the default.
    bool labels;          ///< Write area names on the map.
    bool no_insets;       ///< Draw no larger views of crowded places.
    bool is_bare;  ///< Draw the map and its key alone: the page that it goes on
                   ///< says the rest. Titles are still written for who cannot
                   ///< see it; notes and credits are not drawn.
    const char *note;  ///< One more sentence under the map; NULL.
    const char *link;  ///< Where an area leads in SVG and PDF: an address in
                       ///< which {code} is its code; NULL: nowhere.
    const struct atlas_credits *credits;  ///< Lines at the foot.
    double width_mm;                      ///< Page; 0: 180.
    double height_mm;                     ///< Page; 0: from the map's shape.
};

/** A map or chart (charts.h) laid out, ready to be drawn. */
struct atlas_picture;

/** Lay a map out. The map and all it borrows must outlive the picture. */
ATLAS_MUST_CHECK enum atlas_status atlas_picture_create(
    const struct atlas_map *map, struct atlas_picture **ret_picture,
    struct atlas_error *err);

/** Free a picture. */
void atlas_picture_free(struct atlas_picture *picture);

/** Draw as PNG at a resolution; ret_png is replaced by the bytes. */
ATLAS_MUST_CHECK enum atlas_status atlas_picture_png(
    const struct atlas_picture *picture, double dpi, struct atlas_text *ret_png,
    struct atlas_error *err);

/** Draw as SVG with real text, title, desc and a stable id an area. */
ATLAS_MUST_CHECK enum atlas_status atlas_picture_svg(
    const struct atlas_picture *picture, struct atlas_text *ret_svg,
    struct atlas_error *err);

/** Draw as a PDF of one page, text as text. */
ATLAS_MUST_CHECK enum atlas_status atlas_picture_pdf(
    const struct atlas_picture *picture, struct atlas_text *ret_pdf,
    struct atlas_error *err);

/** Append the alt text: range, highest and lowest named, pattern, what is
 *  missing.
 */
void atlas_picture_alt_text(const struct atlas_picture *picture,
                            struct atlas_text *text);

/** Append what the map shows as CSV, one row an area and panel: area_code,
 *  area_name, time_period, education_phase, measure, value, status, class,
 *  class_from, class_to, colour, label (inside, leader, none), members (codes
 *  of the areas of rates.csv that were added up, "; " between; empty where it
 *  is the area itself).
 *
 *  Classes count from 1. After `value` come: of a change, since; of symbols,
 *  count; of two variables, second_measure and second_value, and second_class,
 *  second_from and second_to after class_to. Rates are percent, changes
 *  percentage points.
 */
void atlas_picture_table(const struct atlas_picture *picture,
                         struct atlas_text *text);

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
