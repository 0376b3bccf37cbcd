// Where everything of a funnel stands.
//
// In:  points, centre, limits, the room that titles and foot leave.
// Out: frame, axes, key, names of the lines beside the frame, the focus's name.
//
// The axes fit the points, so that they fill the frame; limits go beyond it at
// the small end and are cut off. Where a few areas are far larger than the
// most, sizes go by their square root.

#include <math.h>

#include "chart_axis.h"
#include "funnel.h"
#include "words.h"

#define LABEL_PT 7.5
// Largest size against the middle one, above which the root is taken.
#define SKEWED 3.0
// Free between the outermost points and the frame, as a share of the range.
#define MARGIN 0.03
// From the lines' ends to their names.
#define LABEL_ROOM_PT 10.0
#define COLUMN_MOST 0.3
#define BESIDE_OVER_PT 8.0
#define LABEL_LINES 2
// Radius of a point as a share of what each has of the frame.
#define RADIUS_SHARE 0.2
#define RADIUS_LEAST_PT 1.3
#define RADIUS_MOST_PT 2.2
// The focus's name against the frame.
#define FOCUS_MOST 0.45
#define KEY_APART_PT 12.0

double funnel_radius(const struct funnel *funnel, enum funnel_kind kind) {
    static const double times[FUNNEL_KIND_END] = {1, 1.5, 2.2};
    return funnel->radius_pt * times[kind];
}

static bool is_empty(const struct funnel *funnel) {
    return funnel_count(funnel) == 0;
}

static void line_words(const struct funnel *funnel, enum funnel_line line,
                       struct atlas_text *name, struct atlas_text *figure) {
    if (line == FUNNEL_CENTRE) {
        words_add_clean(name, funnel->source->centre_name);
        words_percent(figure, &funnel->source->centre, 1);
        return;
    }
    const bool is_wide = line == FUNNEL_HIGH_998 || line == FUNNEL_LOW_998;
    atlas_text_add(name, is_wide ? "99.8%" : "95%");
    atlas_text_add(figure, "limit");
}

static enum atlas_status line_write(struct funnel *funnel,
                                    enum funnel_line line,
                                    struct atlas_error *err) {
    struct atlas_text name = ATLAS_TEXT_INIT;
    struct atlas_text figure = ATLAS_TEXT_INIT;
    line_words(funnel, line, &name, &figure);
    const struct chart_label_words words = {
        .name = atlas_text_string(&name),
        .figure = atlas_text_string(&figure),
        .style = {LABEL_PT * funnel->chart.scale, line == FUNNEL_CENTRE},
        .width = COLUMN_MOST * funnel->chart.body.width,
        .height = LABEL_LINES,
    };
    const enum atlas_status status =
        chart_label_write(&funnel->chart, &words, &funnel->lines[line], err);
    atlas_text_release(&name);
    atlas_text_release(&figure);
    return status;
}

// Names of the lines there are, and the widest of them.
static enum atlas_status lines_write(struct funnel *funnel, double *ret_width,
                                     struct atlas_error *err) {
    *ret_width = 0;
    for (int line = 0; line < FUNNEL_LINE_END; line++) {
        funnel->has_line[line] =
            !is_empty(funnel) &&
            (line == FUNNEL_CENTRE
                 ? funnel->source->centre.state == ATLAS_NUMBER
                 : funnel->source->limit_count > 0);
        if (!funnel->has_line[line]) continue;
        const enum atlas_status status =
            line_write(funnel, (enum funnel_line)line, err);
        if (status) return status;
        *ret_width = fmax(*ret_width, funnel->lines[line].block.width);
    }
    return ATLAS_OK;
}

// Where a line leaves the frame at the right.
static struct atlas_point line_end(const struct funnel *funnel,
                                   enum funnel_line line) {
    const double size = funnel->chart.across.high;
    if (line == FUNNEL_CENTRE) {
        return funnel_point(funnel, size, funnel->source->centre.percent);
    }
    const struct atlas_funnel_limit limit =
        funnel_limit_at(funnel->source, size);
    return funnel_point(funnel, size,
                        funnel_line_value(funnel->source, &limit, line));
}

// The names beside the frame, at the heights where the lines leave it.
static bool lines_place(struct funnel *funnel) {
    const struct box frame = funnel->chart.frame;
    struct chart_label *labels[FUNNEL_LINE_END];
    size_t count = 0;
    for (int line = 0; line < FUNNEL_LINE_END; line++) {
        if (!funnel->has_line[line]) continue;
        const struct atlas_point end = line_end(funnel, (enum funnel_line)line);
        if (end.y < frame.y || end.y > box_bottom(frame)) {
            funnel->has_line[line] = false;
            continue;
        }
        funnel->lines[line].end = end;
        labels[count++] = &funnel->lines[line];
    }
    return chart_labels_spread(labels, count, box_right(frame) + LABEL_ROOM_PT,
                               frame.y - BESIDE_OVER_PT,
                               box_bottom(frame) + BESIDE_OVER_PT);
}

static enum atlas_status key_add(struct funnel *funnel, enum funnel_kind kind,
                                 const char *name, struct atlas_error *err) {
    struct funnel_key *key = &funnel->keys[funnel->key_count];
    struct atlas_text clean = ATLAS_TEXT_INIT;
    if (funnel->counts[kind] == 0) return ATLAS_OK;
    words_add_clean(&clean, name);
    key->kind = kind;
    const enum atlas_status status = chart_word_write(
        &funnel->chart, atlas_text_string(&clean), false, &key->word, err);
    atlas_text_release(&clean);
    funnel->key_count++;
    return status;
}

// The key in rows above the frame; the height that it takes.
static enum atlas_status keys_lay(struct funnel *funnel, double *ret_height,
                                  struct atlas_error *err) {
    const struct atlas_funnel *source = funnel->source;
    const struct box body = funnel->chart.body;
    const double line = chart_line_height(&funnel->chart);
    double x = body.x;
    double y = body.y;
    funnel->key_count = 0;
    enum atlas_status status =
        key_add(funnel, FUNNEL_NEAR,
                source->near_name ? source->near_name : "Neighbours", err);
    if (!status) {
        status = key_add(
            funnel, FUNNEL_OTHER,
            source->others_name ? source->others_name : "Other areas", err);
    }
    for (size_t i = 0; i < funnel->key_count; i++) {
        struct funnel_key *key = &funnel->keys[i];
        const double width = FUNNEL_KEY_MARK_PT + key->word.width;
        if (x > body.x && x + width > box_right(body)) {
            x = body.x;
            y += line;
        }
        key->box = (struct box){x, y, width, line};
        x += width + KEY_APART_PT;
    }
    *ret_height = funnel->key_count > 0 ? y + line - body.y : 0;
    return status;
}

// Sizes from a little below the least to a little above the most.
static enum atlas_status sizes_write(struct funnel *funnel,
                                     struct atlas_error *err) {
    const bool is_root = funnel->most > SKEWED * funnel->middle;
    const double power = is_root ? 2 : 1;
    const double least = pow(funnel->least, 1 / power);
    const double most = pow(funnel->most, 1 / power);
    const double margin = MARGIN * fmax(most - least, 1);
    return chart_counts_write(&funnel->chart,
                              pow(fmax(least - margin, 0), power),
                              pow(most + margin, power), is_root, err);
}

static enum atlas_status axes_write(struct funnel *funnel, double height,
                                    struct atlas_error *err) {
    const double margin = MARGIN * fmax(funnel->high - funnel->low, 1);
    const enum atlas_status status =
        chart_percents_write(&funnel->chart, fmax(funnel->low - margin, 0),
                             fmin(funnel->high + margin, 100), height, err);
    return status ? status : sizes_write(funnel, err);
}

static void frame_place(struct funnel *funnel, double above, double column) {
    struct chart *chart = &funnel->chart;
    const struct box body = chart->body;
    const double line = chart_line_height(chart);
    const double left =
        is_empty(funnel) ? 0 : chart_up_width(chart) + CHART_GAP_PT;
    const double top = above + line / 2 + (above > 0 ? CHART_GAP_PT : 0);
    const double below = CHART_TICK_PT + CHART_GAP_PT / 2 + 2 * line;
    const double right = column > 0 ? LABEL_ROOM_PT + column : 0;
    chart->frame =
        (struct box){body.x + left, body.y + top, body.width - left - right,
                     body.height - top - below};
    const double each = chart->frame.width * chart->frame.height /
                        fmax((double)funnel_count(funnel), 1);
    funnel->radius_pt =
        fmin(fmax(RADIUS_SHARE * sqrt(fmax(each, 0)), RADIUS_LEAST_PT),
             RADIUS_MOST_PT);
}

static enum atlas_status focus_lay(struct funnel *funnel,
                                   struct atlas_error *err) {
    if (!funnel->focus) return ATLAS_OK;
    struct atlas_text figure = ATLAS_TEXT_INIT;
    words_percent(&figure, &funnel->focus->rate, 1);
    const struct chart_label_words words = {
        .name = funnel->focus->name ? funnel->focus->name : "",
        .figure = atlas_text_string(&figure),
        .style = {LABEL_PT * funnel->chart.scale, true},
        .width = FOCUS_MOST * funnel->chart.frame.width,
        .height = LABEL_LINES,
    };
    const enum atlas_status status =
        chart_label_write(&funnel->chart, &words, &funnel->focus_label, err);
    atlas_text_release(&figure);
    if (!status) funnel_name_place(funnel);
    return status;
}

enum atlas_status funnel_lay(struct chart *chart, bool *ret_fits,
                             struct atlas_error *err) {
    struct funnel *funnel = (struct funnel *)chart;
    double key = 0;
    double column = 0;
    enum atlas_status status = keys_lay(funnel, &key, err);
    if (!status) status = lines_write(funnel, &column, err);
    if (!status && !is_empty(funnel)) {
        status = axes_write(funnel, chart->body.height * 0.75, err);
    }
    if (!status) {
        status = chart_word_write(chart, funnel->source->size_name, false,
                                  &funnel->size_word, err);
    }
    if (status) return status;
    frame_place(funnel, key, column);
    *ret_fits = chart_frame_fits(chart) && lines_place(funnel);
    if (!*ret_fits || is_empty(funnel)) return ATLAS_OK;
    chart_counts_thin(chart);
    return focus_lay(funnel, err);
}
