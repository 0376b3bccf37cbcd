// The legend, from the same table and the same paint as the map.
//
// In:  class tables, survey.
// Out: title, histogram, square, sizes and rows with places; drawing calls.
//
// Every class is listed, empty ones too, with how many areas it holds, or
// stands in a strip where the map is about one area; then each state that
// occurs on the map, with its texture; then the grey ones around. So the counts
// of the legend add up to the areas of the map, and no colour of the map is
// missing from it.

#include "legend.h"

#include <math.h>

#include "focus.h"
#include "legend_parts.h"
#include "words.h"

#define TITLE_PT 8.0
#define SWATCH_HEIGHT 11.0
// Edge of an area with a texture, on which a border alone would be lost.
#define STATE_EDGE_PT 0.6
// A longer name of an area would widen the legend too much.
#define NAME_MOST_PT 200.0
// Panels whose counts a row gives one by one.
#define COUNTED_PANELS 4

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

const char *legend_keep(struct atlas_arena *arena, struct atlas_text *text) {
    const char *kept = atlas_arena_text(arena, atlas_text_string(text));
    atlas_text_release(text);
    return kept;
}

void legend_line(const struct legend_pen *pen, const char *text, double width,
                 struct type_style style, struct atlas_point at) {
    canvas_text(pen->canvas,
                &(struct canvas_text){
                    .text = text,
                    .style = style,
                    .at = {pen->corner.x + at.x, pen->corner.y + at.y},
                    .width = width,
                    .colour = palette_inks()->text});
}

static struct type_style label_style(const struct legend *legend) {
    return (struct type_style){LEGEND_LABEL_PT * legend->unit, false};
}

// Areas with a fill: of one map; of few maps one by one; of many in all.
static void count_write(const struct survey *survey, enum fill fill,
                        struct atlas_text *text) {
    size_t sum = 0;
    for (size_t p = 0; p < survey->panel_count; p++) {
        sum += survey->panels[p].members[fill];
        if (survey->panel_count > COUNTED_PANELS) continue;
        if (p > 0) atlas_text_add(text, " · ");
        atlas_text_add_grouped(text, (int64_t)survey->panels[p].members[fill]);
    }
    if (survey->panel_count > COUNTED_PANELS) {
        atlas_text_add_grouped(text, (int64_t)sum);
    }
    atlas_text_add(text,
                   survey->panel_count == 1 && sum == 1 ? " area" : " areas");
}

static void row_add(const struct legend_source *source, struct legend *legend,
                    struct legend_row row) {
    row.label_width =
        typeface_width(source->typeface, row.label, label_style(legend));
    row.count_width =
        typeface_width(source->typeface, row.count, label_style(legend));
    legend->label_width = fmax(legend->label_width, row.label_width);
    legend->count_width = fmax(legend->count_width, row.count_width);
    legend->rows[legend->row_count++] = row;
}

static void fill_row_add(const struct legend_source *source, enum fill fill,
                         struct legend *legend) {
    struct atlas_text label = ATLAS_TEXT_INIT;
    struct atlas_text count = ATLAS_TEXT_INIT;
    if (fill < FILL_FIRST_STATE) {
        words_class(&label, &source->map->variable, source->survey, fill);
    } else {
        atlas_text_add(&label, survey_fill_label(source->survey, fill));
    }
    if (!legend->strip.is_there) count_write(source->survey, fill, &count);
    row_add(source, legend,
            (struct legend_row){.fill = fill,
                                .label = legend_keep(source->arena, &label),
                                .count = legend_keep(source->arena, &count)});
}

// A row without a count.
static void plain_row_add(const struct legend_source *source,
                          enum legend_kind kind, const char *label,
                          struct legend *legend) {
    row_add(source, legend,
            (struct legend_row){.kind = kind, .label = label, .count = ""});
}

// The area that the map is about, by its name where that is not too long.
static void focus_row_add(const struct legend_source *source,
                          struct legend *legend) {
    const struct atlas_map *map = source->map;
    const bool is_one = focus_count(map) == 1;
    struct atlas_text name = ATLAS_TEXT_INIT;
    words_add_clean(&name, map->panels[0].areas->items[focus_first(map)].name);
    const char *label = legend_keep(source->arena, &name);
    if (!is_one ||
        typeface_width(source->typeface, label, label_style(legend)) >
            NAME_MOST_PT * legend->unit) {
        label = is_one ? "The area that the map is about"
                       : "The areas that the map is about";
    }
    plain_row_add(source, LEGEND_FOCUS, label, legend);
}

static void rows_write(const struct legend_source *source,
                       struct legend *legend) {
    const struct atlas_map *map = source->map;
    const bool has_focus = focus_is_there(map);
    const size_t class_count = map->second || legend->strip.is_there
                                   ? 0
                                   : map->variable.classes->count;
    if (has_focus) focus_row_add(source, legend);
    for (int fill = 0; fill < FILL_END; fill++) {
        const bool is_shown = fill < FILL_FIRST_STATE
                                  ? (size_t)fill < class_count
                                  : source->survey->is_shown[fill];
        if (is_shown) fill_row_add(source, (enum fill)fill, legend);
    }
    if (map->view == ATLAS_VIEW_SYMBOLS) {
        plain_row_add(source, LEGEND_LAND, "Area, around its circle", legend);
    }
    if (map->context) {
        plain_row_add(source, LEGEND_CONTEXT,
                      has_focus ? "Other areas" : "Neighbouring areas", legend);
    }
}

// England's rate, in its class; off the scale it is said to be so.
static void mark_write(const struct legend_source *source,
                       struct legend *legend) {
    const struct atlas_variable *variable = &source->map->variable;
    const struct atlas_rate *rate = &variable->reference;
    const struct atlas_classes *classes = variable->classes;
    if (rate->state != ATLAS_NUMBER || classes->count == 0) return;
    if (source->map->second) return;
    const size_t row = atlas_class_of(classes, rate->percent);
    const double low = classes->edges[row];
    const double high = classes->edges[row + 1];
    double share = high > low ? (rate->percent - low) / (high - low) : 0.5;
    // An outer class that areas lie beyond is open, and England is in it.
    if (rate->percent < low) share = source->survey->is_below ? 0 : -1;
    if (rate->percent > high) share = source->survey->is_above ? 1 : 2;
    struct atlas_text words = ATLAS_TEXT_INIT;
    atlas_text_add(&words, words_reference(variable));
    atlas_text_add_char(&words, ' ');
    words_value(&words, variable, rate, 1);
    if (share > 1) atlas_text_add(&words, ", above these");
    if (share < 0) atlas_text_add(&words, ", below these");
    legend->mark.words = legend_keep(source->arena, &words);
    legend->mark.width = typeface_width(
        source->typeface, legend->mark.words,
        (struct type_style){LEGEND_MARK_PT * legend->unit, true});
    legend->mark.value = rate->percent;
    legend->mark.row = row;
    legend->mark.share = share;
}

static enum atlas_status title_write(const struct legend_source *source,
                                     struct legend *legend,
                                     struct atlas_error *err) {
    const struct atlas_variable *variable = &source->map->variable;
    struct atlas_text title = ATLAS_TEXT_INIT;
    if (source->map->second) {
        atlas_text_add(&title, "Areas by both rates");
    } else if (variable->since) {
        atlas_text_add(&title, "Change in ");
        words_add_lower(&title, variable->measure->label);
        atlas_text_add(&title, ", percentage points");
    } else {
        atlas_text_add(&title, variable->measure->label);
        atlas_text_add(&title, " rate");
    }
    double width =
        fmax(legend_row_width(legend), legend->histogram.place.width);
    width = fmax(width, legend->square.place.width);
    width = fmax(width, legend->strip.place.width);
    const enum atlas_status status =
        typeface_wrap(source->typeface, atlas_text_string(&title),
                      (struct type_style){TITLE_PT * legend->unit, true}, width,
                      source->arena, &legend->title, err);
    atlas_text_release(&title);
    return status;
}

enum atlas_status legend_write(const struct legend_source *source,
                               struct legend *ret_legend,
                               struct atlas_error *err) {
    struct legend legend = {.unit = source->unit};
    mark_write(source, &legend);
    legend_strip_write(source, &legend);
    legend_histogram_write(source, &legend);
    legend_sizes_write(source, &legend);
    legend_phases_write(source, &legend);
    enum atlas_status status = legend_square_write(source, &legend, err);
    rows_write(source, &legend);
    if (!status) status = title_write(source, &legend, err);
    if (!status) *ret_legend = legend;
    return status;
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

static struct canvas_paint row_paint(const struct legend_row *row,
                                     const struct colour colours[]) {
    const struct inks *inks = palette_inks();
    if (row->kind == LEGEND_FILL) return legend_paint(row->fill, colours);
    return (struct canvas_paint){
        .is_filled = true,
        .fill = row->kind == LEGEND_LAND ? inks->blank : inks->context};
}

static void row_draw(const struct legend *legend, size_t index,
                     const struct legend_pen *pen) {
    const struct legend_row *row = &legend->rows[index];
    const double unit = legend->unit;
    const double base =
        row->place.y + (LEGEND_ROW_PT / 2 + LEGEND_LABEL_PT * 0.36) * unit;
    const struct box swatch = {pen->corner.x + row->place.x,
                               pen->corner.y + row->place.y +
                                   (LEGEND_ROW_PT - SWATCH_HEIGHT) / 2 * unit,
                               LEGEND_SWATCH_PT * unit, SWATCH_HEIGHT * unit};
    if (row->kind == LEGEND_FOCUS) {
        focus_swatch_draw(swatch, pen->canvas);
    } else {
        struct canvas_paint paint = row_paint(row, pen->colours);
        paint.stroke_pt = 0.5;
        paint.stroke = palette_inks()->outline;
        canvas_box(pen->canvas, swatch, &paint);
    }
    const double words = row->place.x + LEGEND_SWATCH_PT * unit + LEGEND_GAP_PT;
    legend_line(pen, row->label, row->label_width, label_style(legend),
                (struct atlas_point){words, base});
    const double right =
        words + legend->label_width + LEGEND_GAP_PT + legend->count_width;
    canvas_text(pen->canvas,
                &(struct canvas_text){
                    .text = row->count,
                    .style = label_style(legend),
                    .at = {pen->corner.x + right, pen->corner.y + base},
                    .anchor = ANCHOR_END,
                    .width = row->count_width,
                    .colour = palette_inks()->quiet});
    if (!legend_has_row_mark(legend) || legend->mark.row != index) return;
    tip_draw(pen->canvas, swatch, legend->mark.share);
    legend_line(pen, legend->mark.words, legend->mark.width,
                (struct type_style){LEGEND_MARK_PT * unit, true},
                (struct atlas_point){words, base + LEGEND_MARK_ROOM_PT * unit});
}

void legend_draw(const struct legend *legend, struct canvas *canvas,
                 struct atlas_point corner, const struct colour colours[]) {
    const struct legend_pen pen = {canvas, corner, colours};
    canvas_begin(canvas, &(struct canvas_group){.id = "legend"});
    canvas_block(canvas, &legend->title, corner, palette_inks()->text);
    if (legend->square.is_there) legend_square_draw(legend, &pen);
    if (legend->histogram.is_there) legend_histogram_draw(legend, &pen);
    if (legend->strip.is_there) legend_strip_draw(legend, &pen);
    for (size_t i = 0; i < legend->row_count; i++) row_draw(legend, i, &pen);
    if (legend->sizes.is_there) legend_sizes_draw(legend, &pen);
    if (legend->phases.is_there) legend_phases_draw(legend, &pen);
    canvas_end(canvas);
}
