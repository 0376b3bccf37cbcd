// A trend laid out: years across, percent upwards, a label for each line.
#ifndef ATLAS_RENDER_TREND_H
#define ATLAS_RENDER_TREND_H

#include "chart_label.h"

// A year of the axis.
struct trend_year {
    uint32_t period;
    size_t index;      // Among the trend's periods; SIZE_MAX: not among them.
    bool has_figures;  // Some line has a number.
};

// Where the label of a line stands.
struct trend_label {
    struct chart_label label;
    bool is_there;
    size_t last;     // Year of the line's last number.
    bool is_beside;  // In the column at the right, though the line ends before:
                     // it names its year and shows the line's mark.
};

// Years without figures, one or several in a row.
struct trend_gap {
    size_t first;
    size_t last;
    struct chart_word word;
    struct box box;  // Of the word; without width: no room.
};

struct trend {
    struct chart chart;
    const struct atlas_trend *source;  // Borrowed.
    struct trend_year *years;
    size_t year_count;
    size_t focus;  // The line that the chart is about; the first by default.
    struct trend_label labels[ATLAS_TREND_LINES_MAX];
    struct trend_gap *gaps;
    size_t gap_count;
    struct box shade;  // Around the years that do not compare; without width:
                       // none.
    struct chart_word shade_word;
    struct box shade_box;  // Of the word.
    bool is_empty;         // No line has a number.
};

// The rate of a line in a year; NULL where it has no number.
const struct atlas_rate *trend_rate(const struct trend *trend, size_t line,
                                    size_t year);

// The focus's interval in a year; NULL where there is none.
const struct atlas_interval *trend_interval(const struct trend *trend,
                                            size_t year);

// Where a percentage stands in a year.
struct atlas_point trend_point(const struct trend *trend, size_t year,
                               double percent);

// Whether a year does not compare: schools were closed or pupils isolating.
bool trend_is_shaded(const struct trend *trend, size_t year);

// Find years, gaps and the focus; nothing is placed yet.
void trend_survey(const struct atlas_trend *source, struct trend *trend);

// For chart_open(): place frame, labels and words.
enum atlas_status trend_lay(struct chart *chart, bool *ret_fits,
                            struct atlas_error *err);

// What the chart itself explains under the frame; the alt text.
void trend_note(const struct trend *trend, struct atlas_text *text);
void trend_alt(const struct trend *trend, struct atlas_text *text);

void trend_draw(const struct atlas_picture *picture, double tolerance_pt,
                struct canvas *canvas);

#endif
