// Axes of charts.
//
// In:  the ends of the data, room on the page.
// Out: ticks at round numbers or at years, thinned to what has room; the grid.
//
// Counts by their square root crowd at the right, so theirs are 1, 2 and 5
// times powers of ten.

#include "chart_axis.h"

#include <math.h>

// Room that a label needs, upwards in lines, across in points.
#define LINES_EACH 2.0
#define BESIDE_PT 6.0
#define STEPS_MOST 6
#define COUNTS_MOST 6
#define GRID_PT 0.5
#define BASE_PT 0.8
// Slack of counts of steps, for numbers like 0.3 / 0.1.
#define SLACK 1e-9

// The smallest of 1, 2, 5 times a power of ten that is not below `least`, which
// is above 0.
static double round_above(double least) {
    static const double digits[] = {1, 2, 5};
    const double power = pow(10, floor(log10(least)));
    for (size_t i = 0; i < sizeof(digits) / sizeof(digits[0]); i++) {
        if (digits[i] * power >= least * (1 - SLACK)) return digits[i] * power;
    }
    return 10 * power;
}

// The next of them.
static double round_next(double value) {
    return round_above(value * (1 + 2 * SLACK));
}

static void ticks_clear(struct chart *chart, struct chart_axis *axis,
                        size_t capacity) {
    axis->ticks =
        atlas_arena_alloc(&chart->arena, capacity * sizeof(*axis->ticks));
    axis->tick_count = 0;
}

static enum atlas_status tick_add(struct chart *chart, struct chart_axis *axis,
                                  double value, struct atlas_text *label,
                                  struct atlas_error *err) {
    struct chart_tick *tick = &axis->ticks[axis->tick_count++];
    tick->value = value;
    const enum atlas_status status = chart_word_write(
        chart, atlas_text_string(label), false, &tick->word, err);
    atlas_text_clear(label);
    return status;
}

enum atlas_status chart_percents_write(struct chart *chart, double low,
                                       double high, double height,
                                       struct atlas_error *err) {
    struct chart_axis *axis = &chart->up;
    const double room = LINES_EACH * chart_line_height(chart);
    const double most = fmin(fmax(floor(height / room), 2), STEPS_MOST);
    double step = round_above((high - low) / most);
    // Both ends move outwards to whole steps, which may be a step too many.
    while (ceil(high / step - SLACK) - floor(low / step + SLACK) > most) {
        step = round_next(step);
    }
    const double first = floor(low / step + SLACK);
    const double last = ceil(high / step - SLACK);
    const int decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
    struct atlas_text label = ATLAS_TEXT_INIT;
    enum atlas_status status = ATLAS_OK;
    axis->low = first * step;
    axis->high = last * step;
    ticks_clear(chart, axis, (size_t)(last - first) + 1);
    for (double i = first; !status && i <= last; i++) {
        atlas_text_add_fixed(&label, i * step, decimals);
        atlas_text_add_char(&label, '%');
        status = tick_add(chart, axis, i * step, &label, err);
    }
    atlas_text_release(&label);
    return status;
}

static enum atlas_status count_add(struct chart *chart, double value,
                                   struct atlas_error *err) {
    struct atlas_text label = ATLAS_TEXT_INIT;
    atlas_text_add_grouped(&label, llround(value));
    const enum atlas_status status =
        tick_add(chart, &chart->across, value, &label, err);
    atlas_text_release(&label);
    return status;
}

enum atlas_status chart_counts_write(struct chart *chart, double low,
                                     double high, bool is_root,
                                     struct atlas_error *err) {
    struct chart_axis *axis = &chart->across;
    enum atlas_status status = ATLAS_OK;
    axis->low = low;
    axis->high = high;
    axis->is_root = is_root;
    // Of each power of ten three, of an int64_t at most 19 powers.
    ticks_clear(chart, axis, 3 * 19 + COUNTS_MOST);
    double step = is_root
                      ? round_above(fmax(low, 1))
                      : fmax(round_above(fmax(high - low, 1) / COUNTS_MOST), 1);
    double at = is_root ? step : ceil(low / step) * step;
    while (!status && at <= high) {
        status = count_add(chart, at, err);
        at = is_root ? round_next(at) : at + step;
    }
    return status;
}

enum atlas_status chart_years_write(struct chart *chart, unsigned first,
                                    unsigned last, struct atlas_error *err) {
    struct chart_axis *axis = &chart->across;
    struct atlas_text label = ATLAS_TEXT_INIT;
    enum atlas_status status = ATLAS_OK;
    axis->low = first;
    axis->high = last;
    ticks_clear(chart, axis, last - first + 1);
    for (unsigned year = first; !status && year <= last; year++) {
        const uint32_t period = year * 100 + (year + 1) % 100;
        atlas_text_add(&label, atlas_period_text(period).text);
        status = tick_add(chart, axis, year, &label, err);
    }
    atlas_text_release(&label);
    return status;
}

static void label_drop(struct chart_tick *tick) {
    tick->word = (struct chart_word){.text = NULL};
}

// How far apart years are labelled: evenly from first to last, if that takes
// less than twice the distance that has room.
static size_t years_each(size_t least, size_t last) {
    for (size_t each = least; each < 2 * least; each++) {
        if (last % each == 0) return each;
    }
    return least;
}

void chart_years_thin(struct chart *chart) {
    struct chart_axis *axis = &chart->across;
    const size_t last = axis->tick_count - 1;
    const double room = axis->ticks[0].word.width + BESIDE_PT;
    if (last == 0) return;
    const double apart =
        chart_x(chart, axis->ticks[1].value) - chart_x(chart, axis->low);
    const size_t every =
        years_each((size_t)fmax(1, ceil(room / apart - SLACK)), last);
    for (size_t i = 1; i < last; i++) {
        // Of two at the beginning the first stays.
        if ((last - i) % every == 0 && i >= every) continue;
        label_drop(&axis->ticks[i]);
    }
}

void chart_counts_thin(struct chart *chart) {
    struct chart_axis *axis = &chart->across;
    struct chart_tick *kept = axis->ticks + axis->tick_count;
    double free_to = box_right(chart->body);
    for (size_t i = axis->tick_count; i-- > 0;) {
        const struct chart_tick tick = axis->ticks[i];
        const double x = chart_x(chart, tick.value);
        const double half = tick.word.width / 2;
        if (x + half > free_to || x - half < chart->body.x) continue;
        *--kept = tick;
        free_to = x - half - BESIDE_PT;
    }
    axis->tick_count = (size_t)(axis->ticks + axis->tick_count - kept);
    axis->ticks = kept;
}

double chart_up_width(const struct chart *chart) {
    double width = 0;
    for (size_t i = 0; i < chart->up.tick_count; i++) {
        width = fmax(width, chart->up.ticks[i].word.width);
    }
    return width;
}

static void grid_draw(const struct chart *chart, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    const struct box frame = chart->frame;
    for (size_t i = 0; i < chart->up.tick_count; i++) {
        const double y = chart_y(chart, chart->up.ticks[i].value);
        canvas_line(canvas, (struct atlas_point){frame.x, y},
                    (struct atlas_point){box_right(frame), y},
                    &(struct canvas_paint){.stroke_pt = GRID_PT,
                                           .stroke = inks->context});
    }
}

static void ticks_draw(const struct chart *chart, struct canvas *canvas) {
    const double base = box_bottom(chart->frame);
    for (size_t i = 0; i < chart->across.tick_count; i++) {
        const double x = chart_x(chart, chart->across.ticks[i].value);
        canvas_line(canvas, (struct atlas_point){x, base},
                    (struct atlas_point){x, base + CHART_TICK_PT},
                    &(struct canvas_paint){.stroke_pt = BASE_PT,
                                           .stroke = palette_inks()->outline});
    }
}

void chart_axes_draw(const struct chart *chart, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    const struct box frame = chart->frame;
    const double base = box_bottom(frame);
    const double below =
        base + CHART_TICK_PT + CHART_GAP_PT / 2 + chart_line_height(chart) / 2;
    canvas_begin(canvas, &(struct canvas_group){.id = "axes"});
    grid_draw(chart, canvas);
    canvas_line(
        canvas, (struct atlas_point){frame.x, base},
        (struct atlas_point){box_right(frame), base},
        &(struct canvas_paint){.stroke_pt = BASE_PT, .stroke = inks->outline});
    ticks_draw(chart, canvas);
    for (size_t i = 0; i < chart->up.tick_count; i++) {
        const struct chart_tick *tick = &chart->up.ticks[i];
        chart_word_draw(&tick->word,
                        (struct atlas_point){frame.x - CHART_GAP_PT,
                                             chart_y(chart, tick->value)},
                        ANCHOR_END, inks->quiet, canvas);
    }
    for (size_t i = 0; i < chart->across.tick_count; i++) {
        const struct chart_tick *tick = &chart->across.ticks[i];
        chart_word_draw(
            &tick->word,
            (struct atlas_point){chart_x(chart, tick->value), below},
            ANCHOR_MIDDLE, inks->quiet, canvas);
    }
    canvas_end(canvas);
}
