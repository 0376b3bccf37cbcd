// A funnel laid out: sizes across, percent upwards, limits and marks.
#ifndef ATLAS_RENDER_FUNNEL_H
#define ATLAS_RENDER_FUNNEL_H

#include "chart_label.h"

// Room of a mark in the key, before its word.
#define FUNNEL_KEY_MARK_PT 12.0

// Lines that are named beside the frame.
enum funnel_line {
    FUNNEL_HIGH_998,
    FUNNEL_HIGH_95,
    FUNNEL_CENTRE,
    FUNNEL_LOW_95,
    FUNNEL_LOW_998,
    FUNNEL_LINE_END
};

// What a point is drawn as.
enum funnel_kind { FUNNEL_OTHER, FUNNEL_NEAR, FUNNEL_FOCUS, FUNNEL_KIND_END };

// Where a rate lies to the limits.
enum funnel_side {
    FUNNEL_INSIDE,   // The 95 % limits, or on them.
    FUNNEL_BETWEEN,  // Outside those, not the 99.8 % limits.
    FUNNEL_OUTSIDE,  // The 99.8 % limits.
    FUNNEL_SIDE_END
};

// A mark and what it stands for, above the frame.
struct funnel_key {
    enum funnel_kind kind;
    struct chart_word word;
    struct box box;
};

struct funnel {
    struct chart chart;
    const struct atlas_funnel *source;       // Borrowed.
    size_t counts[FUNNEL_KIND_END];          // Points shown, by kind.
    size_t sides[FUNNEL_SIDE_END];           // And where they lie.
    const struct atlas_funnel_point *focus;  // NULL: none has a number.
    double least;                            // Sizes: smallest, middle one,
    double middle;
    double most;
    double low;  // Percent: lowest and highest of all that is shown.
    double high;
    struct chart_label lines[FUNNEL_LINE_END];
    bool has_line[FUNNEL_LINE_END];
    struct chart_label focus_label;
    bool has_leader;               // The name stands away from its point:
    struct atlas_point leader[2];  // from there to the name.
    struct funnel_key keys[FUNNEL_KIND_END];
    size_t key_count;
    struct chart_word size_word;
    double radius_pt;  // Of the other points.
};

// What a point is drawn as; FUNNEL_KIND_END when it has no number.
enum funnel_kind funnel_kind_of(const struct atlas_funnel_point *point);

// Points shown, of all kinds.
size_t funnel_count(const struct funnel *funnel);

// Limits at a size; there is at least one.
struct atlas_funnel_limit funnel_limit_at(const struct atlas_funnel *source,
                                          double size);
enum funnel_side funnel_side_of(const struct atlas_funnel *source,
                                const struct atlas_rate *rate);

// A line's value of a limit or of the centre.
double funnel_line_value(const struct atlas_funnel *source,
                         const struct atlas_funnel_limit *limit,
                         enum funnel_line line);

// Points of a line from side to side of the frame, evenly.
#define FUNNEL_LINE_POINTS 65

void funnel_line_points(const struct funnel *funnel, enum funnel_line line,
                        struct atlas_point ret_points[FUNNEL_LINE_POINTS]);

// Where a rate stands on the page.
struct atlas_point funnel_point(const struct funnel *funnel, double size,
                                double percent);

// For chart_open(): place frame, key and labels.
enum atlas_status funnel_lay(struct chart *chart, bool *ret_fits,
                             struct atlas_error *err);

// Place the focus's name, which is wrapped.
void funnel_name_place(struct funnel *funnel);

void funnel_alt(const struct funnel *funnel, struct atlas_text *text);

// Radius of a kind of mark.
double funnel_radius(const struct funnel *funnel, enum funnel_kind kind);

void funnel_draw(const struct atlas_picture *picture, double tolerance_pt,
                 struct canvas *canvas);

#endif
