// What trends and funnels share: words around a frame, two axes, small words.
#ifndef ATLAS_RENDER_CHART_H
#define ATLAS_RENDER_CHART_H

#include "atlas/charts.h"
#include "picture.h"
#include "sheet.h"

// Size of the words on axes and in the frame, at the full scale.
#define CHART_SMALL_PT 7.0
// Space between words and what they stand beside.
#define CHART_GAP_PT 4.0
// Length of a mark on an axis.
#define CHART_TICK_PT 3.0

// One line of text, measured.
struct chart_word {
    const char *text;
    double width;
    struct type_style style;
};

// A place on an axis; without text a mark alone.
struct chart_tick {
    double value;
    struct chart_word word;
};

// From a value to a place in the frame.
struct chart_axis {
    double low;  // At the frame's left or lower side ...
    double high;
    double pad_pt;  // ... so far inside it, on both sides.
    bool is_root;   // By the square root of the value.
    struct chart_tick *ticks;
    size_t tick_count;
};

// First member of each kind of chart.
struct chart {
    struct atlas_picture base;
    const struct atlas_chart_head *head;  // Borrowed.
    struct typeface *typeface;            // Owned.
    struct atlas_arena arena;             // Holds all texts.
    double scale;                         // Of all type, 1 or less.
    struct sheet sheet;
    struct box body;   // Free for frame, axes and labels.
    struct box frame;  // Of what is plotted.
    struct chart_axis across;
    struct chart_axis up;
};

// Lays out what stands in chart->body at chart->scale; false when it does not
// fit. May be called again at a smaller scale.
typedef enum atlas_status chart_lay_function(struct chart *chart,
                                             bool *ret_fits,
                                             struct atlas_error *err);

// Lay out words and body, in smaller type where the page is small.
// ATLAS_ERR_OUTPUT as charts.h says; the chart is to be released in any case.
//
//  note  what the chart itself has to explain, before the head's note; NULL
ATLAS_MUST_CHECK enum atlas_status chart_open(
    struct chart *chart, const struct atlas_chart_head *head, const char *note,
    chart_lay_function *lay, struct atlas_error *err);
void chart_release(struct chart *chart);

// For the table of struct picture_ops: nothing.
void chart_table(const struct atlas_picture *picture, struct atlas_text *text);

// Copy and measure a text of CHART_SMALL_PT. ATLAS_ERR_OUTPUT when the font
// lacks a letter.
ATLAS_MUST_CHECK enum atlas_status chart_word_write(struct chart *chart,
                                                    const char *text,
                                                    bool is_bold,
                                                    struct chart_word *ret_word,
                                                    struct atlas_error *err);

// Draw a word with its middle at a height.
void chart_word_draw(const struct chart_word *word, struct atlas_point at,
                     enum anchor anchor, struct colour colour,
                     struct canvas *canvas);

// Height of a line of small words.
double chart_line_height(const struct chart *chart);

// Where values lie on the page.
double chart_x(const struct chart *chart, double value);
double chart_y(const struct chart *chart, double value);

// The value at a part of the way from the axis's low end to its high one.
double chart_across_value(const struct chart *chart, double share);

// Whether the frame is large enough to be of use.
bool chart_frame_fits(const struct chart *chart);

// ": <subtitle>." or "." to begin an alt text.
void chart_subject_add(struct atlas_text *text,
                       const struct atlas_chart_head *head);

// "No figures" in the middle of an empty frame.
void chart_empty_draw(const struct chart *chart, struct canvas *canvas);

#endif
