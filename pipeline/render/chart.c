// What trends and funnels share.
//
// In:  the head of a chart, and a function that lays out its body.
// Out: words, body and frame in their places; values as places on the page.
//
// A page is tried with type of full size and a little smaller, as maps are.

#include "chart.h"

#include <math.h>

#include "words.h"

// Margin of a chart on a page that has its own: lines have a width.
#define BARE_MARGIN_PT 2.0
#define TITLES_GAP_PT 8.0
#define FOOT_GAP_PT 8.0
// Smallest frame.
#define LEAST_WIDE_PT 72.0
#define LEAST_HIGH_PT 48.0

static const double type_scales[] = {1, 0.92, 0.84, 0.76};

static double or_else(double value, double other) {
    return value > 0 ? value : other;
}

static enum atlas_status page_open(struct chart *chart,
                                   struct atlas_error *err) {
    const struct atlas_chart_head *head = chart->head;
    const double width = or_else(head->width_mm, SHEET_DEFAULT_WIDTH_MM);
    const double height = or_else(head->height_mm, width / 2);
    chart->base.page = (struct box){0, 0, width * SHEET_POINTS_PER_MM,
                                    height * SHEET_POINTS_PER_MM};
    if (width > SHEET_LARGEST_MM || height > SHEET_LARGEST_MM) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, head->id,
                          "page may be at most %d mm wide and high",
                          SHEET_LARGEST_MM);
    }
    return ATLAS_OK;
}

static enum atlas_status sheet_write(struct chart *chart, const char *note,
                                     const struct sheet_source *source,
                                     struct atlas_error *err) {
    const struct atlas_chart_head *head = chart->head;
    struct atlas_text subtitle = ATLAS_TEXT_INIT;
    struct atlas_text notes = ATLAS_TEXT_INIT;
    struct atlas_text credits = ATLAS_TEXT_INIT;
    if (head->subtitle) words_add_clean(&subtitle, head->subtitle);
    if (note) atlas_text_add(&notes, note);
    if (note && head->note) atlas_text_add_char(&notes, ' ');
    if (head->note) words_add_clean(&notes, head->note);
    sheet_credits(&credits, head->credits, false);
    enum atlas_status status = sheet_titles_write(
        source, head->headline ? atlas_text_string(&chart->base.title) : "",
        atlas_text_string(&subtitle), &chart->sheet, err);
    if (!status) {
        status =
            sheet_foot_write(source, atlas_text_string(&notes),
                             atlas_text_string(&credits), &chart->sheet, err);
    }
    atlas_text_release(&subtitle);
    atlas_text_release(&notes);
    atlas_text_release(&credits);
    return status;
}

static enum atlas_status words_lay(struct chart *chart, const char *note,
                                   struct atlas_error *err) {
    const double margin =
        chart->head->headline ? SHEET_MARGIN_PT : BARE_MARGIN_PT;
    const struct box inner = box_grow(chart->base.page, -margin);
    const struct sheet_source source = {chart->typeface, &chart->arena,
                                        inner.width, chart->scale};
    if (!(inner.width > LEAST_WIDE_PT)) return ATLAS_OK;
    const enum atlas_status status = sheet_write(chart, note, &source, err);
    if (status) return status;
    struct sheet *sheet = &chart->sheet;
    sheet_titles_place(sheet, (struct atlas_point){inner.x, inner.y});
    const bool has_titles = box_bottom(sheet->subtitle_box) > inner.y + margin;
    const double foot = sheet_foot_height(sheet);
    sheet_foot_place(sheet,
                     (struct atlas_point){inner.x, box_bottom(inner) - foot});
    const double top =
        has_titles ? box_bottom(sheet->subtitle_box) + TITLES_GAP_PT : inner.y;
    const double bottom =
        box_bottom(inner) - (foot > 0 ? foot + FOOT_GAP_PT : 0);
    chart->body = (struct box){inner.x, top, inner.width, bottom - top};
    return ATLAS_OK;
}

static enum atlas_status too_small(const struct chart *chart,
                                   struct atlas_error *err) {
    return atlas_fail(err, ATLAS_ERR_OUTPUT, chart->head->id,
                      "page of %ld by %ld mm is too small for the chart and "
                      "its words",
                      lround(chart->base.page.width / SHEET_POINTS_PER_MM),
                      lround(chart->base.page.height / SHEET_POINTS_PER_MM));
}

static void title_write(struct chart *chart) {
    const struct atlas_chart_head *head = chart->head;
    const char *title = head->headline ? head->headline : head->subtitle;
    words_add_clean(&chart->base.title, title ? title : head->id);
}

enum atlas_status chart_open(struct chart *chart,
                             const struct atlas_chart_head *head,
                             const char *note, chart_lay_function *lay,
                             struct atlas_error *err) {
    const size_t count = sizeof(type_scales) / sizeof(type_scales[0]);
    bool fits = false;
    chart->head = head;
    title_write(chart);
    enum atlas_status status = page_open(chart, err);
    if (!status) status = typeface_create(&chart->typeface, err);
    chart->base.id = head->id;
    chart->base.period = head->period;
    chart->base.credits = head->credits;
    chart->base.typeface = chart->typeface;
    for (size_t i = 0; !status && !fits && i < count; i++) {
        chart->scale = type_scales[i];
        status = words_lay(chart, note, err);
        if (status || !(chart->body.height > LEAST_HIGH_PT)) continue;
        status = lay(chart, &fits, err);
    }
    return !status && !fits ? too_small(chart, err) : status;
}

void chart_release(struct chart *chart) {
    typeface_free(chart->typeface);
    atlas_arena_release(&chart->arena);
    picture_release(&chart->base);
}

void chart_table(const struct atlas_picture *picture, struct atlas_text *text) {
    (void)picture;
    (void)text;
}

enum atlas_status chart_word_write(struct chart *chart, const char *text,
                                   bool is_bold, struct chart_word *ret_word,
                                   struct atlas_error *err) {
    const struct type_style style = {CHART_SMALL_PT * chart->scale, is_bold};
    const enum atlas_status status = typeface_check(chart->typeface, text, err);
    if (status) return status;
    *ret_word = (struct chart_word){
        .text = atlas_arena_text(&chart->arena, text),
        .width = typeface_width(chart->typeface, text, style),
        .style = style};
    return ATLAS_OK;
}

void chart_word_draw(const struct chart_word *word, struct atlas_point at,
                     enum anchor anchor, struct colour colour,
                     struct canvas *canvas) {
    if (!word->text) return;
    canvas_text(canvas,
                &(struct canvas_text){
                    .text = word->text,
                    .style = word->style,
                    .at = {at.x, at.y + word->style.size_pt * TYPE_MIDDLE},
                    .anchor = anchor,
                    .width = word->width,
                    .colour = colour});
}

double chart_line_height(const struct chart *chart) {
    return CHART_SMALL_PT * chart->scale * TYPE_LEADING;
}

static double share_of(const struct chart_axis *axis, double value) {
    if (!(axis->high > axis->low)) return 0.5;
    if (!axis->is_root) {
        return (value - axis->low) / (axis->high - axis->low);
    }
    return (sqrt(value) - sqrt(axis->low)) /
           (sqrt(axis->high) - sqrt(axis->low));
}

double chart_x(const struct chart *chart, double value) {
    const struct chart_axis *axis = &chart->across;
    return chart->frame.x + axis->pad_pt +
           share_of(axis, value) * (chart->frame.width - 2 * axis->pad_pt);
}

double chart_y(const struct chart *chart, double value) {
    const struct chart_axis *axis = &chart->up;
    return box_bottom(chart->frame) - axis->pad_pt -
           share_of(axis, value) * (chart->frame.height - 2 * axis->pad_pt);
}

double chart_across_value(const struct chart *chart, double share) {
    const struct chart_axis *axis = &chart->across;
    if (!axis->is_root) return axis->low + share * (axis->high - axis->low);
    const double low = sqrt(axis->low);
    const double root = low + share * (sqrt(axis->high) - low);
    return root * root;
}

bool chart_frame_fits(const struct chart *chart) {
    return chart->frame.width >= LEAST_WIDE_PT &&
           chart->frame.height >= LEAST_HIGH_PT;
}

void chart_subject_add(struct atlas_text *text,
                       const struct atlas_chart_head *head) {
    if (head->subtitle) {
        atlas_text_add(text, ": ");
        words_add_clean(text, head->subtitle);
    }
    if (text->data[text->length - 1] != '.') atlas_text_add_char(text, '.');
}

void chart_empty_draw(const struct chart *chart, struct canvas *canvas) {
    static const char words[] = "no figures";
    const struct inks *inks = palette_inks();
    const struct type_style style = {CHART_SMALL_PT * chart->scale, false};
    const struct chart_word word = {
        words, typeface_width(chart->typeface, words, style), style};
    const struct box frame = chart->frame;
    canvas_box(
        canvas, frame,
        &(struct canvas_paint){.stroke_pt = 0.6, .stroke = inks->outline});
    chart_word_draw(&word,
                    (struct atlas_point){frame.x + frame.width / 2,
                                         frame.y + frame.height / 2},
                    ANCHOR_MIDDLE, inks->quiet, canvas);
}
