// The key of a map of two variables: three by three colours.
//
// In:  the class tables of both variables, how many areas each pair holds.
// Out: a square of swatches with the counts in them, class edges along two
//      sides, a title for each.
//
// The first variable runs upwards and the second to the right, so the darkest
// corner is at the top right.

#include <math.h>

#include "legend_parts.h"
#include "words.h"

#define CELL_PT 34.0
#define EDGES_WIDTH_PT 30.0
#define EDGES_HEIGHT_PT 11.0
#define GAP_PT 4.0

static const char *edge_text(const struct legend_source *source,
                             const struct atlas_variable *variable, size_t edge,
                             double unit, double *ret_width) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    words_edge(&text, variable, edge);
    const char *kept = legend_keep(source->arena, &text);
    *ret_width =
        typeface_width(source->typeface, kept,
                       (struct type_style){LEGEND_SMALL_PT * unit, false});
    return kept;
}

static void counts_write(const struct legend_source *source,
                         struct legend *legend) {
    struct legend_square *square = &legend->square;
    for (int i = 0; i < PALETTE_SIDE * PALETTE_SIDE; i++) {
        struct atlas_text text = ATLAS_TEXT_INIT;
        size_t count = 0;
        for (size_t p = 0; p < source->survey->panel_count; p++) {
            count += source->survey->panels[p].members[i];
        }
        atlas_text_add_grouped(&text, (int64_t)count);
        square->counts[i] = legend_keep(source->arena, &text);
        square->count_widths[i] = typeface_width(
            source->typeface, square->counts[i],
            (struct type_style){LEGEND_LABEL_PT * legend->unit, false});
    }
}

static enum atlas_status title_write(const struct legend_source *source,
                                     const struct atlas_variable *variable,
                                     const char *direction, double unit,
                                     struct type_block *ret_block,
                                     struct atlas_error *err) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_add(&text, variable->measure->label);
    atlas_text_add(&text, direction);
    const enum atlas_status status =
        typeface_wrap(source->typeface, atlas_text_string(&text),
                      (struct type_style){LEGEND_LABEL_PT * unit, true},
                      (EDGES_WIDTH_PT + PALETTE_SIDE * CELL_PT) * unit,
                      source->arena, ret_block, err);
    atlas_text_release(&text);
    return status;
}

enum atlas_status legend_square_write(const struct legend_source *source,
                                      struct legend *legend,
                                      struct atlas_error *err) {
    struct legend_square *square = &legend->square;
    const struct atlas_map *map = source->map;
    const double unit = legend->unit;
    if (!map->second) return ATLAS_OK;
    square->is_there = true;
    counts_write(source, legend);
    for (size_t i = 0; i <= map->variable.classes->count; i++) {
        square->up_edges[i] =
            edge_text(source, &map->variable, i, unit, &square->up_widths[i]);
    }
    for (size_t i = 0; i <= map->second->classes->count; i++) {
        square->across_edges[i] =
            edge_text(source, map->second, i, unit, &square->across_widths[i]);
    }
    enum atlas_status status = title_write(source, &map->variable, ", upwards",
                                           unit, &square->up_title, err);
    if (!status) {
        status = title_write(source, map->second, ", to the right", unit,
                             &square->across_title, err);
    }
    square->place.width = (EDGES_WIDTH_PT + PALETTE_SIDE * CELL_PT + 12) * unit;
    square->place.height =
        square->up_title.height + square->across_title.height +
        (PALETTE_SIDE * CELL_PT + EDGES_HEIGHT_PT + 3 * GAP_PT) * unit;
    return status;
}

// A title; `at` is from the legend's corner.
static void title_draw(const struct legend_pen *pen,
                       const struct type_block *title, struct atlas_point at) {
    canvas_block(
        pen->canvas, title,
        (struct atlas_point){pen->corner.x + at.x, pen->corner.y + at.y},
        palette_inks()->text);
}

static void cell_draw(const struct legend *legend, const struct legend_pen *pen,
                      struct box cell, size_t index) {
    const struct legend_square *square = &legend->square;
    const struct inks *inks = palette_inks();
    struct canvas_paint paint = legend_paint((enum fill)index, pen->colours);
    const struct colour letters = palette_letters(paint.fill);
    paint.stroke_pt = 0.5;
    paint.stroke = inks->outline;
    canvas_box(pen->canvas, cell, &paint);
    canvas_text(
        pen->canvas,
        &(struct canvas_text){.text = square->counts[index],
                              .style = {LEGEND_LABEL_PT * legend->unit, false},
                              .at = {cell.x + cell.width / 2,
                                     cell.y + cell.height / 2 +
                                         LEGEND_LABEL_PT * legend->unit * 0.36},
                              .anchor = ANCHOR_MIDDLE,
                              .width = square->count_widths[index],
                              .colour = letters});
}

// Class edges: up the left side and along the foot, where there are such.
static void edges_draw(const struct legend *legend,
                       const struct legend_pen *pen, struct box cells) {
    const struct legend_square *square = &legend->square;
    const struct type_style small = {LEGEND_SMALL_PT * legend->unit, false};
    const double side = CELL_PT * legend->unit;
    for (size_t i = 0; i <= PALETTE_SIDE && square->up_edges[i]; i++) {
        const double y = box_bottom(cells) - side * (double)i +
                         LEGEND_SMALL_PT * legend->unit * 0.36;
        legend_line(pen, square->up_edges[i], square->up_widths[i], small,
                    (struct atlas_point){
                        cells.x - 4 * legend->unit - square->up_widths[i], y});
    }
    for (size_t i = 0; i <= PALETTE_SIDE && square->across_edges[i]; i++) {
        const double x = cells.x + side * (double)i;
        legend_line(pen, square->across_edges[i], square->across_widths[i],
                    small,
                    (struct atlas_point){x - square->across_widths[i] / 2,
                                         box_bottom(cells) + 9 * legend->unit});
    }
}

void legend_square_draw(const struct legend *legend,
                        const struct legend_pen *pen) {
    const struct legend_square *square = &legend->square;
    const double unit = legend->unit;
    const double side = CELL_PT * unit;
    const struct box cells = {
        square->place.x + EDGES_WIDTH_PT * unit,
        square->place.y + square->up_title.height + GAP_PT * unit,
        PALETTE_SIDE * side, PALETTE_SIDE * side};
    canvas_begin(pen->canvas, &(struct canvas_group){.id = "square"});
    title_draw(pen, &square->up_title,
               (struct atlas_point){square->place.x, square->place.y});
    for (size_t i = 0; i < PALETTE_SIDE * PALETTE_SIDE; i++) {
        const double row = (double)(PALETTE_SIDE - 1 - i / PALETTE_SIDE);
        const double column = (double)(i % PALETTE_SIDE);
        const struct box cell = {pen->corner.x + cells.x + side * column,
                                 pen->corner.y + cells.y + side * row, side,
                                 side};
        cell_draw(legend, pen, cell, i);
    }
    edges_draw(legend, pen, cells);
    title_draw(pen, &square->across_title,
               (struct atlas_point){
                   cells.x + cells.width - square->across_title.width,
                   box_bottom(cells) + (EDGES_HEIGHT_PT + GAP_PT) * unit});
    canvas_end(pen->canvas);
}
