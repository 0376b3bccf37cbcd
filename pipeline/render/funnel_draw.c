// A funnel drawn, from the ground up.
//
// In:  a funnel that is laid out, and a canvas.
// Out: drawing calls: titles, key, axes, limits, centre, points, focus, names,
//      foot.
//
// Marks differ in shape and size as well as in colour.

#include "chart_axis.h"
#include "chart_mark.h"
#include "funnel.h"
#include "words.h"

#define LIMIT_PT 0.8
#define CENTRE_PT 1.1
// Dashes of the 95 % limits; those of 99.8 % are solid.
#define DASH_PT 2.5

#define LEADER_PT 0.9
#define LEADER_HALO_PT 1.6

// How a kind of point is drawn.
struct kind_style {
    const char *id;
    enum chart_mark mark;
    struct canvas_paint paint;
};

static const struct kind_style styles[FUNNEL_KIND_END] = {
    [FUNNEL_OTHER] = {"others",
                      MARK_CIRCLE,
                      {.is_filled = true,
                       .fill = {206, 210, 214},
                       .stroke_pt = 0.5,
                       .stroke = {116, 122, 128}}},
    [FUNNEL_NEAR] = {"near",
                     MARK_DIAMOND,
                     {.is_filled = true,
                      .fill = {121, 185, 222},
                      .stroke_pt = 0.9,
                      .stroke = {18, 44, 100}}},
    [FUNNEL_FOCUS] = {"focus",
                      MARK_CIRCLE,
                      {.is_filled = true,
                       .fill = {18, 44, 100},
                       .stroke_pt = 1,
                       .stroke = {255, 255, 255}}},
};

static void mark_draw(const struct funnel *funnel, enum funnel_kind kind,
                      struct atlas_point at, struct canvas *canvas) {
    chart_mark_draw(styles[kind].mark, at, funnel_radius(funnel, kind),
                    &styles[kind].paint, canvas);
}

static void keys_draw(const struct funnel *funnel, struct canvas *canvas) {
    canvas_begin(canvas, &(struct canvas_group){.id = "key"});
    for (size_t i = 0; i < funnel->key_count; i++) {
        const struct funnel_key *key = &funnel->keys[i];
        const double middle = key->box.y + key->box.height / 2;
        mark_draw(funnel, key->kind,
                  (struct atlas_point){key->box.x + FUNNEL_KEY_MARK_PT / 2 - 1,
                                       middle},
                  canvas);
        chart_word_draw(
            &key->word,
            (struct atlas_point){box_right(key->box) - key->word.width, middle},
            ANCHOR_START, palette_inks()->text, canvas);
    }
    canvas_end(canvas);
}

static void limit_draw(const struct funnel *funnel, enum funnel_line line,
                       struct canvas *canvas) {
    const bool is_dashed = line == FUNNEL_LOW_95 || line == FUNNEL_HIGH_95;
    const size_t end = FUNNEL_LINE_POINTS;
    struct atlas_point points[FUNNEL_LINE_POINTS];
    funnel_line_points(funnel, line, points);
    canvas_path(canvas, &(struct canvas_path){points, &end, 1, false},
                &(struct canvas_paint){.stroke_pt = LIMIT_PT,
                                       .stroke = palette_inks()->outline,
                                       .dash_pt = is_dashed ? DASH_PT : 0});
}

static void limits_draw(const struct funnel *funnel, struct canvas *canvas) {
    const struct atlas_funnel *source = funnel->source;
    const struct box frame = funnel->chart.frame;
    canvas_begin(canvas, &(struct canvas_group){.id = "limits"});
    canvas_clip(canvas, frame);
    for (int line = 0; line < FUNNEL_LINE_END && source->limit_count > 0;
         line++) {
        if (line == FUNNEL_CENTRE) continue;
        limit_draw(funnel, (enum funnel_line)line, canvas);
    }
    canvas_unclip(canvas);
    if (source->centre.state == ATLAS_NUMBER) {
        const double y = chart_y(&funnel->chart, source->centre.percent);
        canvas_line(canvas, (struct atlas_point){frame.x, y},
                    (struct atlas_point){box_right(frame), y},
                    &(struct canvas_paint){.stroke_pt = CENTRE_PT,
                                           .stroke = palette_inks()->text});
    }
    canvas_end(canvas);
}

static void point_draw(const struct funnel *funnel,
                       const struct atlas_funnel_point *point,
                       struct canvas *canvas) {
    const enum funnel_kind kind = funnel_kind_of(point);
    const bool is_titled = kind != FUNNEL_OTHER && point->name;
    if (is_titled) {
        struct atlas_text title = ATLAS_TEXT_INIT;
        words_add_clean(&title, point->name);
        atlas_text_add(&title, ": ");
        words_percent(&title, &point->rate, 1);
        canvas_begin(
            canvas, &(struct canvas_group){.title = atlas_text_string(&title)});
        atlas_text_release(&title);
    }
    mark_draw(
        funnel, kind,
        funnel_point(funnel, (double)point->rate.whole, point->rate.percent),
        canvas);
    if (is_titled) canvas_end(canvas);
}

// Others first, then neighbours, the focus over all.
static void points_draw(const struct funnel *funnel, struct canvas *canvas) {
    for (int kind = 0; kind < FUNNEL_KIND_END; kind++) {
        if (funnel->counts[kind] == 0) continue;
        canvas_begin(canvas, &(struct canvas_group){.id = styles[kind].id});
        for (size_t i = 0; i < funnel->source->point_count; i++) {
            const struct atlas_funnel_point *point = &funnel->source->points[i];
            if ((int)funnel_kind_of(point) != kind) continue;
            point_draw(funnel, point, canvas);
        }
        canvas_end(canvas);
    }
}

// From the focus to its name, over the points between.
static void leader_draw(const struct funnel *funnel, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    if (!funnel->has_leader) return;
    canvas_line(canvas, funnel->leader[0], funnel->leader[1],
                &(struct canvas_paint){.stroke_pt = LEADER_PT + LEADER_HALO_PT,
                                       .stroke = inks->paper});
    canvas_line(
        canvas, funnel->leader[0], funnel->leader[1],
        &(struct canvas_paint){.stroke_pt = LEADER_PT, .stroke = inks->focus});
}

static void names_draw(const struct funnel *funnel, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    canvas_begin(canvas, &(struct canvas_group){.id = "names"});
    for (int line = 0; line < FUNNEL_LINE_END; line++) {
        if (!funnel->has_line[line]) continue;
        chart_label_draw(&funnel->lines[line],
                         line == FUNNEL_CENTRE ? inks->text : inks->quiet,
                         canvas);
    }
    if (funnel->focus) {
        leader_draw(funnel, canvas);
        chart_label_draw(&funnel->focus_label, inks->focus, canvas);
    }
    canvas_end(canvas);
}

static void size_draw(const struct funnel *funnel, struct canvas *canvas) {
    const struct chart *chart = &funnel->chart;
    const double line = chart_line_height(chart);
    chart_word_draw(
        &funnel->size_word,
        (struct atlas_point){chart->frame.x + chart->frame.width / 2,
                             box_bottom(chart->frame) + CHART_TICK_PT +
                                 CHART_GAP_PT / 2 + 1.5 * line},
        ANCHOR_MIDDLE, palette_inks()->quiet, canvas);
}

void funnel_draw(const struct atlas_picture *picture, double tolerance_pt,
                 struct canvas *canvas) {
    const struct funnel *funnel = (const struct funnel *)picture;
    (void)tolerance_pt;  // Nothing to simplify.
    sheet_titles_draw(&funnel->chart.sheet, canvas);
    if (funnel_count(funnel) == 0) {
        chart_empty_draw(&funnel->chart, canvas);
    } else {
        keys_draw(funnel, canvas);
        chart_axes_draw(&funnel->chart, canvas);
        size_draw(funnel, canvas);
        limits_draw(funnel, canvas);
        points_draw(funnel, canvas);
        names_draw(funnel, canvas);
    }
    sheet_foot_draw(&funnel->chart.sheet, canvas);
}
