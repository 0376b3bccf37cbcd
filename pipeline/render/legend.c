// The legend, from the same table and the same paint as the map.
//
// In:  class table, survey.
// Out: rows with words and places; drawing calls.
//
// Every class is listed, empty ones too, with how many areas it holds; then
// each state that occurs on the map, with its texture. So the counts of the
// legend add up to the areas of the map.

#include "legend.h"

#include "words.h"

#define TITLE_PT 8.0
#define LABEL_PT 8.0
#define MARK_PT 7.5
#define SWATCH_WIDTH 20.0
#define SWATCH_HEIGHT 11.0
#define ROW_HEIGHT 14.5
#define MARK_HEIGHT 11.0
#define GAP 7.0
#define COLUMN_GAP 18.0
// Edge of an area with a texture, on which a border alone would be lost.
#define STATE_EDGE_PT 0.6

static const struct type_style label_style = {LABEL_PT, false};
static const struct type_style mark_style = {MARK_PT, true};

static const enum pattern patterns[FILL_END] = {
    [FILL_NOT_APPLICABLE] = PATTERN_DOTS,
    [FILL_LOW] = PATTERN_LEVEL,
    [FILL_UNRELIABLE] = PATTERN_BACK_HATCH,
    [FILL_FEW_SCHOOLS] = PATTERN_SPARSE_DOTS,
    [FILL_NOT_AVAILABLE] = PATTERN_HATCH,
    [FILL_SUPPRESSED] = PATTERN_CROSS,
    [FILL_PARTIAL] = PATTERN_UPRIGHT,
};

struct canvas_paint legend_paint(enum fill fill,
                                 const struct colour colours[]) {
    if (fill < FILL_FIRST_STATE) {
        return (struct canvas_paint){.is_filled = true, .fill = colours[fill]};
    }
    return (struct canvas_paint){.is_filled = true,
                                 .fill = palette_inks()->blank,
                                 .pattern = patterns[fill],
                                 .stroke_pt = STATE_EDGE_PT,
                                 .stroke = palette_inks()->mark};
}

static const char *text_keep(struct atlas_arena *arena,
                             struct atlas_text *text) {
    const char *kept = atlas_arena_text(arena, atlas_text_string(text));
    atlas_text_release(text);
    return kept;
}

static void row_write(const struct legend_source *source, enum fill fill,
                      struct legend_row *row) {
    const size_t members = source->survey->members[fill];
    struct atlas_text label = ATLAS_TEXT_INIT;
    struct atlas_text count = ATLAS_TEXT_INIT;
    if (fill < FILL_FIRST_STATE) {
        words_class(&label, source->map->classes, source->survey, fill);
    } else {
        atlas_text_add(&label, survey_fill_label(source->survey, fill));
    }
    atlas_text_add_grouped(&count, (int64_t)members);
    atlas_text_add(&count, members == 1 ? " area" : " areas");
    row->fill = fill;
    row->label = text_keep(source->arena, &label);
    row->count = text_keep(source->arena, &count);
    row->label_width =
        typeface_width(source->typeface, row->label, label_style);
    row->count_width =
        typeface_width(source->typeface, row->count, label_style);
}

static void rows_write(const struct legend_source *source,
                       struct legend *legend) {
    const size_t class_count = source->map->classes->count;
    for (int fill = 0; fill < FILL_END; fill++) {
        const bool is_shown = fill < FILL_FIRST_STATE
                                  ? (size_t)fill < class_count
                                  : source->survey->members[fill] > 0;
        if (!is_shown) continue;
        struct legend_row *row = &legend->rows[legend->row_count++];
        row_write(source, (enum fill)fill, row);
        if (row->label_width > legend->label_width) {
            legend->label_width = row->label_width;
        }
        if (row->count_width > legend->count_width) {
            legend->count_width = row->count_width;
        }
    }
}

// England's rate, in its class; off the scale it is said to be so.
static void mark_write(const struct legend_source *source,
                       struct legend *legend) {
    const struct atlas_rate *rate = &source->map->reference;
    const struct atlas_classes *classes = source->map->classes;
    if (rate->state != ATLAS_NUMBER || classes->count == 0) return;
    const size_t row = atlas_class_of(classes, rate->percent);
    const double low = classes->edges[row];
    const double high = classes->edges[row + 1];
    double share = high > low ? (rate->percent - low) / (high - low) : 0.5;
    // An outer class that areas lie beyond is open, and England is in it.
    if (rate->percent < low) share = source->survey->is_below ? 0 : -1;
    if (rate->percent > high) share = source->survey->is_above ? 1 : 2;
    struct atlas_text words = ATLAS_TEXT_INIT;
    atlas_text_add(&words, "England ");
    words_percent(&words, rate, 1);
    if (share > 1) atlas_text_add(&words, ", above these");
    if (share < 0) atlas_text_add(&words, ", below these");
    legend->mark = text_keep(source->arena, &words);
    legend->mark_width =
        typeface_width(source->typeface, legend->mark, mark_style);
    legend->mark_row = row;
    legend->mark_share = share;
}

enum atlas_status legend_write(const struct legend_source *source,
                               struct legend *ret_legend,
                               struct atlas_error *err) {
    struct legend legend = {.row_count = 0};
    rows_write(source, &legend);
    mark_write(source, &legend);
    const double width =
        SWATCH_WIDTH + GAP + legend.label_width + GAP + legend.count_width;
    struct atlas_text title = ATLAS_TEXT_INIT;
    atlas_text_add(&title, source->map->measure->label);
    atlas_text_add(&title, " rate");
    const enum atlas_status status =
        typeface_wrap(source->typeface, atlas_text_string(&title),
                      (struct type_style){TITLE_PT, true}, width, source->arena,
                      &legend.title, err);
    atlas_text_release(&title);
    if (!status) *ret_legend = legend;
    return status;
}

// Height of a row: the one with England's mark has a second line.
static double row_height(const struct legend *legend, size_t row) {
    const bool has_mark = legend->mark && legend->mark_row == row;
    return ROW_HEIGHT + (has_mark ? MARK_HEIGHT : 0);
}

static double row_width(const struct legend *legend) {
    double words = legend->label_width + GAP + legend->count_width;
    if (legend->mark && legend->mark_width > words) words = legend->mark_width;
    return SWATCH_WIDTH + GAP + words;
}

void legend_stack(struct legend *legend) {
    legend_spread(legend, 0);
}

void legend_spread(struct legend *legend, double width) {
    const double cell = row_width(legend);
    size_t columns = 1;
    while (columns < legend->row_count &&
           (double)(columns + 1) * (cell + COLUMN_GAP) - COLUMN_GAP <= width) {
        columns++;
    }
    const size_t deep = (legend->row_count + columns - 1) / columns;
    const double top = legend->title.height + 4;
    double y = top;
    legend->height = top;
    for (size_t i = 0; i < legend->row_count; i++) {
        const size_t column = deep ? i / deep : 0;
        if (i % deep == 0) y = top;
        const double height = row_height(legend, i);
        legend->rows[i].place =
            (struct box){(double)column * (cell + COLUMN_GAP), y, cell, height};
        y += height;
        if (y > legend->height) legend->height = y;
    }
    const size_t used = deep ? (legend->row_count + deep - 1) / deep : 1;
    legend->width = (double)used * (cell + COLUMN_GAP) - COLUMN_GAP;
    if (legend->title.width > legend->width) {
        legend->width = legend->title.width;
    }
}

// The mark: under the swatch where England stands in its class, or beside the
// swatch pointing away when England is off the scale.
static void tip_draw(struct canvas *canvas, struct box swatch, double share) {
    const double low = box_bottom(swatch) + 0.8;
    const double x = swatch.x + share * swatch.width;
    const double middle = low + 4;
    const struct atlas_point under[] = {
        {x, low}, {x - 3, low + 5.2}, {x + 3, low + 5.2}};
    const struct atlas_point right[] = {{box_right(swatch), middle},
                                        {box_right(swatch) - 5.2, middle - 3},
                                        {box_right(swatch) - 5.2, middle + 3}};
    const struct atlas_point left[] = {{swatch.x, middle},
                                       {swatch.x + 5.2, middle - 3},
                                       {swatch.x + 5.2, middle + 3}};
    const size_t end = 3;
    const struct atlas_point *tip = share > 1   ? right
                                    : share < 0 ? left
                                                : under;
    canvas_path(canvas, &(struct canvas_path){tip, &end, 1, true},
                &(struct canvas_paint){.is_filled = true,
                                       .fill = palette_inks()->text});
}

static void mark_draw(const struct legend *legend, struct canvas *canvas,
                      struct box swatch, double base) {
    tip_draw(canvas, swatch, legend->mark_share);
    canvas_text(canvas, &(struct canvas_text){
                            .text = legend->mark,
                            .style = mark_style,
                            .at = {swatch.x + SWATCH_WIDTH + GAP, base},
                            .width = legend->mark_width,
                            .colour = palette_inks()->text});
}

static void row_draw(const struct legend *legend, size_t index,
                     struct canvas *canvas, struct atlas_point corner,
                     const struct colour colours[]) {
    const struct inks *inks = palette_inks();
    const struct legend_row *row = &legend->rows[index];
    const double x = corner.x + row->place.x;
    const double y = corner.y + row->place.y;
    const double base = y + ROW_HEIGHT / 2 + LABEL_PT * 0.36;
    const struct box swatch = {x, y + (ROW_HEIGHT - SWATCH_HEIGHT) / 2,
                               SWATCH_WIDTH, SWATCH_HEIGHT};
    struct canvas_paint paint = legend_paint(row->fill, colours);
    paint.stroke_pt = 0.5;
    paint.stroke = inks->outline;
    canvas_box(canvas, swatch, &paint);
    const double words = x + SWATCH_WIDTH + GAP;
    canvas_text(canvas, &(struct canvas_text){.text = row->label,
                                              .style = label_style,
                                              .at = {words, base},
                                              .width = row->label_width,
                                              .colour = inks->text});
    const double right =
        words + legend->label_width + GAP + legend->count_width;
    canvas_text(canvas, &(struct canvas_text){.text = row->count,
                                              .style = label_style,
                                              .at = {right, base},
                                              .anchor = ANCHOR_END,
                                              .width = row->count_width,
                                              .colour = inks->quiet});
    if (legend->mark && legend->mark_row == index) {
        mark_draw(legend, canvas, swatch, base + MARK_HEIGHT);
    }
}

void legend_draw(const struct legend *legend, struct canvas *canvas,
                 struct atlas_point corner, const struct colour colours[]) {
    canvas_begin(canvas, &(struct canvas_group){.id = "legend"});
    for (size_t i = 0; i < legend->title.count; i++) {
        canvas_text(canvas,
                    &(struct canvas_text){
                        .text = legend->title.lines[i].text,
                        .style = legend->title.style,
                        .at = {corner.x, corner.y + TITLE_PT * (TYPE_ASCENT +
                                                                TYPE_LEADING *
                                                                    (double)i)},
                        .width = legend->title.lines[i].width,
                        .colour = palette_inks()->text});
    }
    for (size_t i = 0; i < legend->row_count; i++) {
        row_draw(legend, i, canvas, corner, colours);
    }
    canvas_end(canvas);
}
