// Where everything of a trend stands.
//
// In:  years, lines, the room that titles and foot leave.
// Out: frame, axes, labels at the ends of lines, words on gaps and shade.
//
// The lines that end in one year share a column of labels right of that year:
// the last year's stands beside the frame, those of years before it in the gap
// that follows them, where no line is. Lines that end where others go on, or
// before a gap that is too narrow, are named beside the frame too, with their
// year.

#include <math.h>

#include "chart_axis.h"
#include "trend.h"
#include "words.h"

#define LABEL_PT 7.5
// Column of labels beside the frame: the most of the body's width.
#define COLUMN_MOST 0.38
// From the end of a line to its label.
#define LABEL_ROOM_PT 10.0
// The line's mark before a label that stands elsewhere.
#define MARK_ROOM_PT 9.0
// Narrowest column of labels in a gap.
#define COLUMN_LEAST_PT 46.0
// Lines of a label, at first.
#define LABEL_LINES 3
// Labels beside the frame may stand so much higher and lower than it; those
// inside keep off its base.
#define BESIDE_OVER_PT 8.0
#define INSIDE_OVER_PT -1.0
// The axis goes on for so much beyond its first and last year.
#define PAD_PT 8.0
// The shade around a year: so far to both sides, or half-way to the next.
#define SHADE_PT 12.0
static const char shade_words[] = "Covid-19: does not compare";

static double step_of(const struct trend *trend) {
    if (trend->year_count < 2) return trend->chart.frame.width;
    return trend_point(trend, 1, 0).x - trend_point(trend, 0, 0).x;
}

static bool has_gaps(const struct trend *trend) {
    return trend->gap_count > 0;
}

// The years that do not compare, first and past the last; none: the same.
struct span {
    size_t first;
    size_t end;
};

static struct span shade_span(const struct trend *trend) {
    struct span span = {0, trend->year_count};
    while (span.first < span.end && !trend_is_shaded(trend, span.first)) {
        span.first++;
    }
    while (span.end > span.first && !trend_is_shaded(trend, span.end - 1)) {
        span.end--;
    }
    return span;
}

static bool has_shade(const struct trend *trend) {
    const struct span span = shade_span(trend);
    return span.first < span.end;
}

static double highest_of(const struct trend *trend) {
    double highest = 0;
    for (size_t year = 0; year < trend->year_count; year++) {
        const struct atlas_interval *interval = trend_interval(trend, year);
        if (interval) highest = fmax(highest, interval->high);
        for (size_t line = 0; line < trend->source->line_count; line++) {
            const struct atlas_rate *rate = trend_rate(trend, line, year);
            if (rate) highest = fmax(highest, rate->percent);
        }
    }
    return highest > 0 ? fmin(highest, 100) : 1;
}

// The year after `year` in which a line has a number; none: the count of years.
static size_t next_figures(const struct trend *trend, size_t year) {
    size_t next = year + 1;
    while (next < trend->year_count && !trend->years[next].has_figures) next++;
    return next;
}

static void suffix_write(const struct trend *trend, size_t line,
                         struct atlas_text *text) {
    const struct trend_label *label = &trend->labels[line];
    words_percent(text, trend_rate(trend, line, label->last), 1);
    if (label->is_beside) {
        atlas_text_addf(
            text, WORDS_NO_BREAK "(%s)",
            atlas_period_text(trend->years[label->last].period).text);
    }
}

static enum atlas_status label_write(struct trend *trend, size_t line,
                                     double width, size_t lines,
                                     struct atlas_error *err) {
    struct atlas_text figure = ATLAS_TEXT_INIT;
    suffix_write(trend, line, &figure);
    const struct chart_label_words words = {
        .name = trend->source->lines[line].name,
        .figure = atlas_text_string(&figure),
        .style = {LABEL_PT * trend->chart.scale, line == trend->focus},
        .width = width,
        .height = lines,
    };
    const enum atlas_status status = chart_label_write(
        &trend->chart, &words, &trend->labels[line].label, err);
    atlas_text_release(&figure);
    return status;
}

// Lines whose labels stand together: those beside the frame, or those that end
// in a year.
struct group {
    size_t lines[ATLAS_TREND_LINES_MAX];
    size_t count;
};

// A single year stands in the middle of the frame, its labels beside it.
static bool is_beside(const struct trend *trend, size_t line) {
    const struct trend_label *label = &trend->labels[line];
    const bool is_last =
        trend->year_count > 1 && label->last + 1 == trend->year_count;
    return label->is_there && (label->is_beside || is_last);
}

static struct group group_beside(const struct trend *trend) {
    struct group group = {.count = 0};
    for (size_t i = 0; i < trend->source->line_count; i++) {
        if (is_beside(trend, i)) group.lines[group.count++] = i;
    }
    return group;
}

static struct group group_ending(const struct trend *trend, size_t year) {
    struct group group = {.count = 0};
    for (size_t i = 0; i < trend->source->line_count; i++) {
        if (!trend->labels[i].is_there || is_beside(trend, i)) continue;
        if (trend->labels[i].last == year) group.lines[group.count++] = i;
    }
    return group;
}

// A column of labels as high as the frame and so much more at both ends.
static struct box column_of(const struct trend *trend, double left,
                            double width, double over) {
    const struct box frame = trend->chart.frame;
    return (struct box){left, frame.y - over, width, frame.height + 2 * over};
}

// Wrap the labels of a group, on fewer lines until they have room.
static enum atlas_status group_lay(struct trend *trend,
                                   const struct group *group, struct box column,
                                   bool *ret_fits, struct atlas_error *err) {
    struct chart_label *labels[ATLAS_TREND_LINES_MAX];
    *ret_fits = false;
    for (size_t lines = LABEL_LINES; !*ret_fits && lines > 0; lines--) {
        for (size_t i = 0; i < group->count; i++) {
            const size_t line = group->lines[i];
            struct trend_label *label = &trend->labels[line];
            const enum atlas_status status =
                label_write(trend, line, column.width, lines, err);
            if (status) return status;
            label->label.end =
                trend_point(trend, label->last,
                            trend_rate(trend, line, label->last)->percent);
            labels[i] = &label->label;
        }
        *ret_fits = chart_labels_spread(labels, group->count, column.x,
                                        column.y, box_bottom(column));
    }
    return ATLAS_OK;
}

// Widest label beside the frame, as far as they may be wide.
static enum atlas_status column_measure(struct trend *trend,
                                        const struct group *group,
                                        double *ret_width,
                                        struct atlas_error *err) {
    *ret_width = 0;
    for (size_t i = 0; i < group->count; i++) {
        const size_t line = group->lines[i];
        const enum atlas_status status =
            label_write(trend, line, COLUMN_MOST * trend->chart.body.width,
                        LABEL_LINES, err);
        if (status) return status;
        *ret_width = fmax(*ret_width, trend->labels[line].label.block.width);
    }
    return ATLAS_OK;
}

// Room at the left of the labels beside the frame.
static double room_beside(const struct trend *trend) {
    for (size_t i = 0; i < trend->source->line_count; i++) {
        if (trend->labels[i].is_beside) return LABEL_ROOM_PT + MARK_ROOM_PT;
    }
    return LABEL_ROOM_PT;
}

// The frame between the labels of the axes and a column of a width.
static void frame_place(struct trend *trend, double column) {
    struct chart *chart = &trend->chart;
    const struct box body = chart->body;
    const double line = chart_line_height(chart);
    const double half = chart->across.ticks[0].word.width / 2;
    const double left =
        fmax(chart_up_width(chart) + CHART_GAP_PT, half - PAD_PT);
    const double above = has_shade(trend) ? line + 1 : line / 2;
    const double below =
        CHART_TICK_PT + CHART_GAP_PT / 2 + (has_gaps(trend) ? 2 : 1) * line;
    const double right = column > 0 ? room_beside(trend) + column - PAD_PT
                                    : fmax(0, half - PAD_PT);
    chart->frame =
        (struct box){body.x + left, body.y + above, body.width - left - right,
                     body.height - above - below};
    chart->across.pad_pt = PAD_PT;
}

// Labels of lines that end before the last year: in the gap after them, or to
// go beside the frame, which is said.
static enum atlas_status early_lay(struct trend *trend, bool *ret_moved,
                                   struct atlas_error *err) {
    for (size_t year = 0; year < trend->year_count; year++) {
        const struct group group = group_ending(trend, year);
        const double left = trend_point(trend, year, 0).x + LABEL_ROOM_PT;
        const size_t next = next_figures(trend, year);
        const double right = next < trend->year_count
                                 ? trend_point(trend, next, 0).x - LABEL_ROOM_PT
                                 : box_right(trend->chart.frame);
        bool fits = false;
        if (group.count == 0) continue;
        if (right - left >= COLUMN_LEAST_PT) {
            const enum atlas_status status =
                group_lay(trend, &group,
                          column_of(trend, left, right - left, INSIDE_OVER_PT),
                          &fits, err);
            if (status) return status;
        }
        for (size_t i = 0; !fits && i < group.count; i++) {
            trend->labels[group.lines[i]].is_beside = true;
            *ret_moved = true;
        }
    }
    return ATLAS_OK;
}

// Frame and labels. Labels that go beside the frame make it narrower, so gaps
// are looked at again.
static enum atlas_status labels_lay(struct trend *trend, bool *ret_fits,
                                    struct atlas_error *err) {
    bool has_moved = true;
    double column = 0;
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; i < trend->source->line_count; i++) {
        trend->labels[i].is_beside = false;
    }
    while (has_moved) {
        const struct group group = group_beside(trend);
        has_moved = false;
        status = column_measure(trend, &group, &column, err);
        if (status) return status;
        frame_place(trend, column);
        *ret_fits = chart_frame_fits(&trend->chart);
        if (!*ret_fits) return ATLAS_OK;
        status = early_lay(trend, &has_moved, err);
        if (status) return status;
    }
    const struct group group = group_beside(trend);
    const double left =
        box_right(trend->chart.frame) - PAD_PT + room_beside(trend);
    status =
        group_lay(trend, &group, column_of(trend, left, column, BESIDE_OVER_PT),
                  ret_fits, err);
    for (size_t i = 0; i < group.count; i++) {
        struct trend_label *label = &trend->labels[group.lines[i]];
        if (label->is_beside) label->label.has_leader = false;
    }
    return status;
}

static enum atlas_status gaps_lay(struct trend *trend,
                                  struct atlas_error *err) {
    struct chart *chart = &trend->chart;
    const double line = chart_line_height(chart);
    const double top =
        box_bottom(chart->frame) + CHART_TICK_PT + CHART_GAP_PT / 2 + line;
    double free_from = chart->body.x;
    for (size_t i = 0; i < trend->gap_count; i++) {
        struct trend_gap *gap = &trend->gaps[i];
        const bool is_named = gap->first < gap->last ||
                              chart->across.ticks[gap->first].word.text != NULL;
        struct atlas_text text = ATLAS_TEXT_INIT;
        if (!is_named) {
            atlas_text_addf(
                &text, "%s: ",
                atlas_period_text(trend->years[gap->first].period).text);
        }
        atlas_text_add(&text, "no figures");
        const enum atlas_status status = chart_word_write(
            chart, atlas_text_string(&text), false, &gap->word, err);
        atlas_text_release(&text);
        if (status) return status;
        const double width = gap->word.width;
        const double middle = (trend_point(trend, gap->first, 0).x +
                               trend_point(trend, gap->last, 0).x) /
                              2;
        gap->box = (struct box){middle - width / 2, top, width, line};
        if (gap->box.x < free_from ||
            box_right(gap->box) > box_right(chart->body)) {
            gap->box.width = 0;
        } else {
            free_from = box_right(gap->box) + CHART_GAP_PT;
        }
    }
    return ATLAS_OK;
}

static enum atlas_status shade_lay(struct trend *trend,
                                   struct atlas_error *err) {
    struct chart *chart = &trend->chart;
    const struct box frame = chart->frame;
    if (!has_shade(trend)) return ATLAS_OK;
    const enum atlas_status status =
        chart_word_write(chart, shade_words, false, &trend->shade_word, err);
    if (status) return status;
    const double aside = fmin(SHADE_PT, step_of(trend) / 2);
    const struct span span = shade_span(trend);
    const double first = trend_point(trend, span.first, 0).x;
    const double last = trend_point(trend, span.end - 1, 0).x;
    const double left = fmax(first - aside, frame.x);
    const double right = fmin(last + aside, box_right(frame));
    trend->shade = (struct box){left, frame.y, right - left, frame.height};
    const double width = trend->shade_word.width;
    const double most = box_right(chart->body) - width;
    trend->shade_box = (struct box){
        fmax(fmin((left + right - width) / 2, most), chart->body.x),
        frame.y - chart_line_height(chart) - 1, width,
        chart_line_height(chart)};
    return ATLAS_OK;
}

enum atlas_status trend_lay(struct chart *chart, bool *ret_fits,
                            struct atlas_error *err) {
    struct trend *trend = (struct trend *)chart;
    const struct trend_year *years = trend->years;
    chart->up = (struct chart_axis){.high = 1};
    enum atlas_status status = chart_years_write(
        chart, atlas_period_start(years[0].period),
        atlas_period_start(years[trend->year_count - 1].period), err);
    if (!status && !trend->is_empty) {
        status = chart_percents_write(chart, 0, highest_of(trend),
                                      chart->body.height * 0.75, err);
    }
    if (!status) status = labels_lay(trend, ret_fits, err);
    if (status || !*ret_fits) return status;
    chart_years_thin(chart);
    status = gaps_lay(trend, err);
    return status ? status : shade_lay(trend, err);
}
