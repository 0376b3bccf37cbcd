// The classes as a strip: all of them, one beside another.
//
// In:  class edges, England's mark.
// Out: cells in the colours of the classes, their edges in words below, the
//      mark above.
//
// The classes of a map about one area are England's: most may be empty here,
// and to count them would say nothing. Cells are of one width, so that every
// edge has room for its words; the mark stands where its value lies in its
// cell. An end that values lie beyond is open, and has no words.

#include <math.h>

#include "focus.h"
#include "legend_parts.h"
#include "words.h"

#define CELL_HEIGHT_PT 9.0
#define CELL_LEAST_PT 18.0
#define EDGE_GAP_PT 5.0
#define MARK_ROOM_PT 12.0
#define EDGES_PT 9.0

static struct type_style small(const struct legend *legend) {
    return (struct type_style){LEGEND_SMALL_PT * legend->unit, false};
}

static void edges_write(const struct legend_source *source,
                        struct legend *legend) {
    struct legend_strip *strip = &legend->strip;
    for (size_t i = 0; i <= strip->count; i++) {
        const bool is_open = (i == 0 && source->survey->is_below) ||
                             (i == strip->count && source->survey->is_above);
        struct atlas_text text = ATLAS_TEXT_INIT;
        if (!is_open) words_edge(&text, &source->map->variable, i);
        strip->edges[i] = legend_keep(source->arena, &text);
        strip->edge_widths[i] =
            typeface_width(source->typeface, strip->edges[i], small(legend));
        strip->cell = fmax(strip->cell, strip->edge_widths[i] + EDGE_GAP_PT);
    }
}

void legend_strip_write(const struct legend_source *source,
                        struct legend *legend) {
    struct legend_strip *strip = &legend->strip;
    const struct atlas_classes *classes = source->map->variable.classes;
    if (!focus_is_there(source->map) || source->map->second) return;
    if (classes->count == 0) return;
    strip->is_there = true;
    strip->count = classes->count;
    strip->cell = CELL_LEAST_PT * legend->unit;
    edges_write(source, legend);
    strip->inset = strip->edge_widths[0] / 2;
    strip->place.width =
        fmax(strip->inset + strip->cell * (double)strip->count +
                 strip->edge_widths[strip->count] / 2,
             legend->mark.width);
    strip->place.height =
        ((legend->mark.words ? MARK_ROOM_PT : 0) + CELL_HEIGHT_PT + EDGES_PT) *
        legend->unit;
}

// The mark: its words above, a line through its cell; where it lies off the
// scale, at that end.
static void mark_draw(const struct legend *legend, const struct legend_pen *pen,
                      double top) {
    const struct legend_strip *strip = &legend->strip;
    const struct legend_mark *mark = &legend->mark;
    const double share = fmin(fmax(mark->share, 0), 1);
    const double x = strip->place.x + strip->inset +
                     strip->cell * ((double)mark->row + share);
    const double right = box_right(strip->place) - mark->width;
    const double left = fmin(fmax(x - mark->width / 2, strip->place.x), right);
    const struct canvas_paint line = {.stroke_pt = 1.2,
                                      .stroke = palette_inks()->text};
    legend_line(pen, mark->words, mark->width,
                (struct type_style){LEGEND_MARK_PT * legend->unit, true},
                (struct atlas_point){left, top - 3.5 * legend->unit});
    canvas_line(pen->canvas,
                (struct atlas_point){pen->corner.x + x,
                                     pen->corner.y + top - 2.5 * legend->unit},
                (struct atlas_point){
                    pen->corner.x + x,
                    pen->corner.y + top + CELL_HEIGHT_PT * legend->unit},
                &line);
}

void legend_strip_draw(const struct legend *legend,
                       const struct legend_pen *pen) {
    const struct legend_strip *strip = &legend->strip;
    const double unit = legend->unit;
    const double top =
        strip->place.y + (legend->mark.words ? MARK_ROOM_PT * unit : 0);
    const double base = top + (CELL_HEIGHT_PT + EDGES_PT - 1) * unit;
    canvas_begin(pen->canvas, &(struct canvas_group){.id = "classes"});
    for (size_t i = 0; i <= strip->count; i++) {
        const double x =
            strip->place.x + strip->inset + strip->cell * (double)i;
        legend_line(pen, strip->edges[i], strip->edge_widths[i], small(legend),
                    (struct atlas_point){x - strip->edge_widths[i] / 2, base});
        if (i == strip->count) break;
        struct canvas_paint paint = legend_paint((enum fill)i, pen->colours);
        paint.stroke_pt = 0.5;
        paint.stroke = palette_inks()->outline;
        canvas_box(pen->canvas,
                   (struct box){pen->corner.x + x, pen->corner.y + top,
                                strip->cell, CELL_HEIGHT_PT * unit},
                   &paint);
    }
    if (legend->mark.words) mark_draw(legend, pen, top);
    canvas_end(pen->canvas);
}
