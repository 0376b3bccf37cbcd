// A trend drawn, from the ground up.
//
// In:  a trend that is laid out, and a canvas.
// Out: drawing calls: titles, shade, interval, axes, the other lines, the
//      focus, labels, foot.
//
// Lines differ in dash and mark as well as in colour, and each is named at its
// end, so no one needs the colours.

#include <math.h>
#include <stdlib.h>

#include "chart_axis.h"
#include "chart_mark.h"
#include "trend.h"
#include "words.h"

#define FOCUS_PT 2.0
#define LINE_PT 1.2
#define FOCUS_RADIUS_PT 2.7
#define RADIUS_PT 2.1
#define WHISKER_PT 1.0
// Half the width of a whisker's ends.
#define WHISKER_END_PT 3.0
// The mark before a label stands so far left of it.
#define SAMPLE_PT 6.0

// How a line is told from the others.
struct line_style {
    struct colour ink;
    double dash_pt;
    enum chart_mark mark;
    bool is_hollow;
};

// Each colour has a contrast of 4.5 and more with paper, for the label.
static const struct line_style styles[ATLAS_TREND_LINES_MAX - 1] = {
    {{82, 88, 96}, 0, MARK_SQUARE, false},
    {{166, 70, 12}, 4, MARK_TRIANGLE, false},
    {{0, 112, 96}, 2, MARK_DIAMOND, false},
    {{134, 62, 140}, 0, MARK_CIRCLE, true},
    {{112, 96, 0}, 4, MARK_SQUARE, true},
    {{32, 104, 166}, 2, MARK_TIP, false},
    {{160, 44, 84}, 0, MARK_DIAMOND, true},
};

// The style of a line: the focus has one of its own, and the last, which it is
// compared with, the same in every chart.
static struct line_style style_of(const struct trend *trend, size_t line) {
    const struct line_style focus = {palette_inks()->focus, 0, MARK_CIRCLE,
                                     false};
    const size_t last = trend->source->line_count - 1;
    if (line == trend->focus) return focus;
    const size_t rank = line < trend->focus ? line : line - 1;
    if (trend->focus == last) return styles[rank];
    return styles[line == last ? 0 : rank + 1];
}

static void shade_draw(const struct trend *trend, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    const struct box shade = trend->shade;
    if (!(shade.width > 0)) return;
    canvas_begin(canvas, &(struct canvas_group){.id = "shade"});
    canvas_box(canvas, shade,
               &(struct canvas_paint){.is_filled = true, .fill = inks->blank});
    chart_word_draw(
        &trend->shade_word,
        (struct atlas_point){trend->shade_box.x,
                             trend->shade_box.y + trend->shade_box.height / 2},
        ANCHOR_START, inks->quiet, canvas);
    canvas_end(canvas);
}

// The years from `from` on that have an interval without a break: past the
// last.
static size_t run_end(const struct trend *trend, size_t from) {
    size_t end = from;
    while (end < trend->year_count && trend_interval(trend, end)) end++;
    return end;
}

// The band around the years from..end of the focus.
static void band_draw(const struct trend *trend, size_t from, size_t end,
                      struct canvas *canvas) {
    const size_t corners = 2 * (end - from);
    struct atlas_point *points = atlas_xcalloc(corners, sizeof(*points));
    for (size_t year = from; year < end; year++) {
        const struct atlas_interval *interval = trend_interval(trend, year);
        points[year - from] = trend_point(trend, year, interval->high);
        points[corners - 1 - (year - from)] =
            trend_point(trend, year, interval->low);
    }
    canvas_path(canvas, &(struct canvas_path){points, &corners, 1, true},
                &(struct canvas_paint){.is_filled = true,
                                       .fill = palette_inks()->band});
    free(points);
}

static void bands_draw(const struct trend *trend, struct canvas *canvas) {
    canvas_begin(canvas, &(struct canvas_group){.id = "interval"});
    for (size_t year = 0; year < trend->year_count; year++) {
        const size_t end = run_end(trend, year);
        if (end > year + 1) band_draw(trend, year, end, canvas);
        if (end > year) year = end - 1;
    }
    canvas_end(canvas);
}

// The interval of a year that stands alone.
static void whisker_draw(const struct trend *trend, size_t year,
                         struct canvas *canvas) {
    const struct atlas_interval *interval = trend_interval(trend, year);
    const struct atlas_point low = trend_point(trend, year, interval->low);
    const struct atlas_point high = trend_point(trend, year, interval->high);
    const struct atlas_point points[] = {low,
                                         high,
                                         {low.x - WHISKER_END_PT, low.y},
                                         {low.x + WHISKER_END_PT, low.y},
                                         {high.x - WHISKER_END_PT, high.y},
                                         {high.x + WHISKER_END_PT, high.y}};
    const size_t ends[] = {2, 4, 6};
    canvas_path(canvas, &(struct canvas_path){points, ends, 3, false},
                &(struct canvas_paint){.stroke_pt = WHISKER_PT,
                                       .stroke = palette_inks()->focus});
}

static void whiskers_draw(const struct trend *trend, struct canvas *canvas) {
    canvas_begin(canvas, &(struct canvas_group){.id = "whiskers"});
    for (size_t year = 0; year < trend->year_count; year++) {
        const size_t end = run_end(trend, year);
        if (end == year + 1) whisker_draw(trend, year, canvas);
        if (end > year) year = end - 1;
    }
    canvas_end(canvas);
}

// Years in a row are joined; a year without a number breaks the line, and one
// between two such has no line at all.
static void stroke_draw(const struct trend *trend, size_t line,
                        const struct line_style *style, struct canvas *canvas) {
    struct atlas_point *points =
        atlas_xcalloc(trend->year_count, sizeof(*points));
    size_t *ends = atlas_xcalloc(trend->year_count, sizeof(*ends));
    size_t point_count = 0;
    size_t count = 0;
    for (size_t year = 0; year < trend->year_count; year++) {
        const struct atlas_rate *rate = trend_rate(trend, line, year);
        const bool comes_on = year > 0 && trend_rate(trend, line, year - 1);
        const bool goes_on =
            year + 1 < trend->year_count && trend_rate(trend, line, year + 1);
        if (!rate || !(comes_on || goes_on)) continue;
        points[point_count++] = trend_point(trend, year, rate->percent);
        if (!goes_on) ends[count++] = point_count;
    }
    canvas_path(canvas, &(struct canvas_path){points, ends, count, false},
                &(struct canvas_paint){
                    .stroke_pt = line == trend->focus ? FOCUS_PT : LINE_PT,
                    .stroke = style->ink,
                    .dash_pt = style->dash_pt});
    free(points);
    free(ends);
}

static void mark_draw(const struct line_style *style, struct atlas_point at,
                      bool is_focus, struct canvas *canvas) {
    const struct colour paper = palette_inks()->paper;
    const struct canvas_paint paint = {
        .is_filled = true,
        .fill = style->is_hollow ? paper : style->ink,
        .stroke_pt = style->is_hollow ? LINE_PT : 0,
        .stroke = style->ink,
    };
    chart_mark_draw(style->mark, at, is_focus ? FOCUS_RADIUS_PT : RADIUS_PT,
                    &paint, canvas);
}

// The mark of a year, which says its figure to who hovers over it.
static void year_draw(const struct trend *trend, size_t line, size_t year,
                      const struct line_style *style, struct canvas *canvas) {
    const struct atlas_rate *rate = trend_rate(trend, line, year);
    if (!rate) return;
    struct atlas_text title = ATLAS_TEXT_INIT;
    words_add_clean(&title, trend->source->lines[line].name);
    atlas_text_addf(
        &title, ", %s: ", atlas_period_text(trend->years[year].period).text);
    words_percent(&title, rate, 1);
    canvas_begin(canvas,
                 &(struct canvas_group){.title = atlas_text_string(&title)});
    mark_draw(style, trend_point(trend, year, rate->percent),
              line == trend->focus, canvas);
    canvas_end(canvas);
    atlas_text_release(&title);
}

static void line_draw(const struct trend *trend, size_t line,
                      struct canvas *canvas) {
    static const char *const ids[ATLAS_TREND_LINES_MAX] = {
        "line-1", "line-2", "line-3", "line-4",
        "line-5", "line-6", "line-7", "line-8"};
    const struct line_style style = style_of(trend, line);
    canvas_begin(canvas, &(struct canvas_group){.id = ids[line]});
    stroke_draw(trend, line, &style, canvas);
    for (size_t year = 0; year < trend->year_count; year++) {
        year_draw(trend, line, year, &style, canvas);
    }
    canvas_end(canvas);
}

static void lines_draw(const struct trend *trend, struct canvas *canvas) {
    for (size_t line = 0; line < trend->source->line_count; line++) {
        if (line != trend->focus) line_draw(trend, line, canvas);
    }
    whiskers_draw(trend, canvas);
    line_draw(trend, trend->focus, canvas);
}

static void labels_draw(const struct trend *trend, struct canvas *canvas) {
    canvas_begin(canvas, &(struct canvas_group){.id = "names"});
    for (size_t line = 0; line < trend->source->line_count; line++) {
        const struct trend_label *label = &trend->labels[line];
        const struct line_style style = style_of(trend, line);
        const struct box box = label->label.box;
        if (!label->is_there) continue;
        chart_label_draw(&label->label, style.ink, canvas);
        if (!label->is_beside) continue;
        mark_draw(
            &style,
            (struct atlas_point){box.x - SAMPLE_PT, box.y + box.height / 2},
            line == trend->focus, canvas);
    }
    canvas_end(canvas);
}

static void gaps_draw(const struct trend *trend, struct canvas *canvas) {
    for (size_t i = 0; i < trend->gap_count; i++) {
        const struct trend_gap *gap = &trend->gaps[i];
        if (!(gap->box.width > 0)) continue;
        chart_word_draw(
            &gap->word,
            (struct atlas_point){gap->box.x, gap->box.y + gap->box.height / 2},
            ANCHOR_START, palette_inks()->quiet, canvas);
    }
}

void trend_draw(const struct atlas_picture *picture, double tolerance_pt,
                struct canvas *canvas) {
    const struct trend *trend = (const struct trend *)picture;
    (void)tolerance_pt;  // Nothing to simplify.
    sheet_titles_draw(&trend->chart.sheet, canvas);
    shade_draw(trend, canvas);
    bands_draw(trend, canvas);
    chart_axes_draw(&trend->chart, canvas);
    gaps_draw(trend, canvas);
    if (trend->is_empty) {
        chart_empty_draw(&trend->chart, canvas);
    } else {
        lines_draw(trend, canvas);
        labels_draw(trend, canvas);
    }
    sheet_foot_draw(&trend->chart.sheet, canvas);
}
