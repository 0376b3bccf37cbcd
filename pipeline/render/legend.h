// The key of the map: its classes along an axis and in words, the states on it,
// England's mark, sizes of circles, phases of schools.
#ifndef ATLAS_RENDER_LEGEND_H
#define ATLAS_RENDER_LEGEND_H

#include "canvas.h"
#include "survey.h"

// Pieces of a histogram: each class is cut into some of the same width.
#define LEGEND_BARS_MAX 60
// Circles shown in the key of sizes.
#define LEGEND_SIZES 3

// What a row of the key explains.
enum legend_kind { LEGEND_FILL, LEGEND_CONTEXT, LEGEND_LAND, LEGEND_FOCUS };

// One line of the key.
struct legend_row {
    enum legend_kind kind;
    enum fill fill;
    const char *label;  // "7.5% to under 9.2%"
    const char *count;  // "109 areas"
    double label_width;
    double count_width;
    struct box place;  // From the legend's corner.
};

// One piece of the histogram.
struct legend_bar {
    enum fill fill;
    double from;  // On the value axis.
    double to;
    double height;  // 0 to 1.
};

// Areas by value, in the colours of their classes, with the mark.
struct legend_histogram {
    bool is_there;
    struct legend_bar bars[LEGEND_BARS_MAX];
    size_t bar_count;
    double low;  // Ends of the axis.
    double high;
    const char *low_label;
    const char *high_label;
    double low_width;
    double high_width;
    struct box place;  // From the legend's corner.
};

// All classes side by side, their edges below: of a map whose areas are too few
// to be counted.
struct legend_strip {
    bool is_there;
    size_t count;                              // Classes.
    const char *edges[ATLAS_CLASSES_MAX + 1];  // "" for an open end.
    double edge_widths[ATLAS_CLASSES_MAX + 1];
    double cell;       // Width of a class.
    double inset;      // Left of the first class.
    struct box place;  // From the legend's corner.
};

// How schools of each phase are marked.
struct legend_phases {
    bool is_there;
    size_t count;
    enum atlas_phase phases[ATLAS_PHASE_END];
    const char *labels[ATLAS_PHASE_END];
    double label_widths[ATLAS_PHASE_END];
    struct box place;  // From the legend's corner.
};

// Nine colours for two variables.
struct legend_square {
    bool is_there;
    const char *counts[PALETTE_SIDE * PALETTE_SIDE];
    double count_widths[PALETTE_SIDE * PALETTE_SIDE];
    const char *across_edges[PALETTE_SIDE + 1];
    const char *up_edges[PALETTE_SIDE + 1];
    double across_widths[PALETTE_SIDE + 1];
    double up_widths[PALETTE_SIDE + 1];
    struct type_block across_title;
    struct type_block up_title;
    struct box place;  // From the legend's corner.
};

// Circles and the counts that they stand for.
struct legend_sizes {
    bool is_there;
    size_t count;  // Circles: fewer where counts are small.
    const char *labels[LEGEND_SIZES];
    double label_widths[LEGEND_SIZES];
    double radii[LEGEND_SIZES];
    const char *title;
    double title_width;
    struct box place;  // From the legend's corner.
};

// England's rate in the key.
struct legend_mark {
    const char *words;  // "England 10.9%"; NULL: none.
    double width;
    double value;
    size_t row;    // Row whose class holds it.
    double share;  // Where in the class, 0 at its lower edge; below 0 or above
                   // 1 when off the scale.
};

struct legend {
    double unit;  // Size of everything, 1 for the full size.
    struct type_block title;
    struct legend_histogram histogram;
    struct legend_square square;
    struct legend_strip strip;
    struct legend_sizes sizes;
    struct legend_phases phases;
    struct legend_row rows[FILL_END + 3];
    size_t row_count;
    struct legend_mark mark;
    double label_width;  // Of the widest label.
    double count_width;  // Of the widest count.
    double radius_pt;    // Of the circle of one enrolment or session.
    double width;
    double height;
};

// What a legend is made of.
struct legend_source {
    const struct atlas_map *map;
    const struct survey *survey;
    struct typeface *typeface;
    struct atlas_arena *arena;  // Holds the texts.
    double unit;                // Of the legend's sizes and text.
    double points_per_metre;    // About the map's scale, for circles.
    bool has_histogram;         // Show one where it says something.
};

// Words and widths of every part. ATLAS_ERR_OUTPUT when a letter has no glyph.
ATLAS_MUST_CHECK enum atlas_status legend_write(
    const struct legend_source *source, struct legend *ret_legend,
    struct atlas_error *err);

// Whether a histogram of the map's values would say something.
bool legend_may_have_histogram(const struct atlas_map *map,
                               const struct survey *survey);

// Arrange as one column, or side by side within a width.
void legend_stack(struct legend *legend);
void legend_spread(struct legend *legend, double width);

// How a fill is painted, here and on the map.
struct canvas_paint legend_paint(enum fill fill, const struct colour colours[]);

void legend_draw(const struct legend *legend, struct canvas *canvas,
                 struct atlas_point corner, const struct colour colours[]);

#endif
