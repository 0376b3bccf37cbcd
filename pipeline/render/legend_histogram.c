// The histogram legend: how many areas lie where on the value axis.
//
// In:  values of all panels, class edges.
// Out: bars in the colours of the classes; the ends of the axis; England's
//      mark.
//
// A bar never lies in two classes: each class is cut into bars of its own, as
// near to one width as fits. A bar's height is areas by width, so that its size
// on the page is its number of areas. Under the bars a strip shows the colour
// of every class, those without areas too.

#include <math.h>
#include <stdlib.h>

#include "focus.h"
#include "legend_parts.h"
#include "words.h"

#define WIDTH_PT 158.0
#define BARS_PT 34.0
#define STRIP_PT 5.0
#define ENDS_PT 10.0
#define MARK_ROOM_PT 11.0
// Bars the axis is cut into, about; fewer where there are few areas.
#define BARS_MOST 36
#define BARS_LEAST 8
// A histogram of fewer areas says nothing.
#define LEAST_AREAS 8

static struct canvas_paint hairline(void) {
    return (struct canvas_paint){.stroke_pt = 0.5,
                                 .stroke = palette_inks()->outline};
}

// The ends of the axis: the outer edges, and what lies beyond them.
static void ends_find(const struct legend_source *source,
                      struct legend_histogram *histogram) {
    const struct atlas_classes *classes = source->map->variable.classes;
    histogram->low = classes->edges[0];
    histogram->high = classes->edges[classes->count];
    for (size_t i = 0; i < source->survey->panel_count; i++) {
        const struct survey_panel *panel = &source->survey->panels[i];
        if (panel->number_count == 0) continue;
        histogram->low = fmin(histogram->low, panel->lowest.rate.percent);
        histogram->high = fmax(histogram->high, panel->highest.rate.percent);
    }
}

static size_t numbers_of(const struct survey *survey) {
    size_t count = 0;
    for (size_t i = 0; i < survey->panel_count; i++) {
        count += survey->panels[i].number_count;
    }
    return count;
}

// Cut each class into bars.
static void bars_cut(const struct legend_source *source,
                     struct legend_histogram *histogram) {
    const struct atlas_classes *classes = source->map->variable.classes;
    const double wanted = fmin(
        fmax((double)numbers_of(source->survey) / 5, BARS_LEAST), BARS_MOST);
    const double width = (histogram->high - histogram->low) / wanted;
    for (size_t i = 0; i < classes->count; i++) {
        const double from = i == 0 ? histogram->low : classes->edges[i];
        const double to =
            i + 1 == classes->count ? histogram->high : classes->edges[i + 1];
        const double pieces = fmin(fmax(round((to - from) / width), 1), 12);
        for (double piece = 0;
             piece < pieces && histogram->bar_count < LEGEND_BARS_MAX;
             piece++) {
            histogram->bars[histogram->bar_count++] = (struct legend_bar){
                (enum fill)i, from + (to - from) * piece / pieces,
                from + (to - from) * (piece + 1) / pieces, 0};
        }
    }
}

// Count an area into the bar of its class that holds its value.
static void bars_count(const struct atlas_map *map,
                       struct legend_histogram *histogram, double value) {
    const size_t class_of = atlas_class_of(map->variable.classes, value);
    size_t found = histogram->bar_count;
    for (size_t i = 0; i < histogram->bar_count; i++) {
        if (histogram->bars[i].fill != (enum fill)class_of) continue;
        if (found == histogram->bar_count || value >= histogram->bars[i].from) {
            found = i;
        }
    }
    if (found < histogram->bar_count) histogram->bars[found].height += 1;
}

static void bars_fill(const struct legend_source *source,
                      struct legend_histogram *histogram) {
    const struct atlas_map *map = source->map;
    double most = 0;
    for (size_t p = 0; p < map->panel_count; p++) {
        for (size_t i = 0; i < source->survey->area_count; i++) {
            const struct atlas_rate *value = &map->panels[p].values[i];
            if (value->state != ATLAS_NUMBER) continue;
            bars_count(map, histogram, value->percent);
        }
    }
    for (size_t i = 0; i < histogram->bar_count; i++) {
        struct legend_bar *bar = &histogram->bars[i];
        const double width = bar->to - bar->from;
        bar->height = width > 0 ? bar->height / width : 0;
        most = fmax(most, bar->height);
    }
    for (size_t i = 0; i < histogram->bar_count && most > 0; i++) {
        histogram->bars[i].height /= most;
    }
}

static void ends_write(const struct legend_source *source,
                       struct legend *legend) {
    struct legend_histogram *histogram = &legend->histogram;
    const struct atlas_variable *variable = &source->map->variable;
    const double ends[] = {histogram->low, histogram->high};
    const char **labels[] = {&histogram->low_label, &histogram->high_label};
    double *widths[] = {&histogram->low_width, &histogram->high_width};
    for (int i = 0; i < 2; i++) {
        struct atlas_text text = ATLAS_TEXT_INIT;
        const struct atlas_rate rate = {ends[i], 0, 0, ATLAS_NUMBER};
        words_value(&text, variable, &rate, variable->classes->decimals);
        *labels[i] = legend_keep(source->arena, &text);
        *widths[i] = typeface_width(
            source->typeface, *labels[i],
            (struct type_style){LEGEND_SMALL_PT * legend->unit, false});
    }
}

bool legend_may_have_histogram(const struct atlas_map *map,
                               const struct survey *survey) {
    return !map->second && !focus_is_there(map) &&
           map->variable.classes->count >= 2 &&
           numbers_of(survey) >= LEAST_AREAS;
}

void legend_histogram_write(const struct legend_source *source,
                            struct legend *legend) {
    struct legend_histogram *histogram = &legend->histogram;
    if (!source->has_histogram) return;
    if (!legend_may_have_histogram(source->map, source->survey)) return;
    ends_find(source, histogram);
    if (!(histogram->high > histogram->low)) return;
    bars_cut(source, histogram);
    bars_fill(source, histogram);
    ends_write(source, legend);
    histogram->is_there = true;
    histogram->place.width = WIDTH_PT * legend->unit;
    histogram->place.height =
        (MARK_ROOM_PT + BARS_PT + STRIP_PT + ENDS_PT + 5) * legend->unit;
}

static double axis_x(const struct legend_histogram *histogram, double value) {
    return histogram->place.x + histogram->place.width *
                                    (value - histogram->low) /
                                    (histogram->high - histogram->low);
}

static void bars_draw(const struct legend *legend, const struct legend_pen *pen,
                      double base) {
    const struct legend_histogram *histogram = &legend->histogram;
    for (size_t i = 0; i < histogram->bar_count; i++) {
        const struct legend_bar *bar = &histogram->bars[i];
        const double x = axis_x(histogram, bar->from) + pen->corner.x;
        const double width = axis_x(histogram, bar->to) + pen->corner.x - x;
        const double height = BARS_PT * legend->unit * bar->height;
        struct canvas_paint paint = legend_paint(bar->fill, pen->colours);
        const struct box strip = {x, base, width, STRIP_PT * legend->unit};
        const struct box box = {x, base - height, width, height};
        if (height > 0) {
            paint.stroke_pt = 0.35;
            paint.stroke = palette_inks()->outline;
            canvas_box(pen->canvas, box, &paint);
        }
        paint.stroke_pt = 0;
        canvas_box(pen->canvas, strip, &paint);
    }
    const struct box whole = {histogram->place.x + pen->corner.x, base,
                              histogram->place.width, STRIP_PT * legend->unit};
    const struct canvas_paint frame = hairline();
    canvas_box(pen->canvas, whole, &frame);
}

// England: a line through the bars, its name above.
static void mark_draw(const struct legend *legend, const struct legend_pen *pen,
                      double base) {
    const struct legend_histogram *histogram = &legend->histogram;
    const struct legend_mark *mark = &legend->mark;
    const double unit = legend->unit;
    const double x = axis_x(histogram, mark->value);
    const double top = base - pen->corner.y - (BARS_PT + 2) * unit;
    const double left =
        fmin(fmax(x - mark->width / 2, histogram->place.x),
             histogram->place.x + histogram->place.width - mark->width);
    const struct canvas_paint line = {.stroke_pt = 1,
                                      .stroke = palette_inks()->text};
    canvas_line(pen->canvas,
                (struct atlas_point){x + pen->corner.x, pen->corner.y + top},
                (struct atlas_point){x + pen->corner.x, base + STRIP_PT * unit},
                &line);
    legend_line(pen, mark->words, mark->width,
                (struct type_style){LEGEND_MARK_PT * unit, true},
                (struct atlas_point){left, top - 2 * unit});
}

void legend_histogram_draw(const struct legend *legend,
                           const struct legend_pen *pen) {
    const struct legend_histogram *histogram = &legend->histogram;
    const double unit = legend->unit;
    const struct type_style small = {LEGEND_SMALL_PT * unit, false};
    const double base =
        pen->corner.y + histogram->place.y + (MARK_ROOM_PT + BARS_PT) * unit;
    canvas_begin(pen->canvas, &(struct canvas_group){.id = "histogram"});
    bars_draw(legend, pen, base);
    if (legend->mark.words && legend->mark.share >= 0 &&
        legend->mark.share <= 1) {
        mark_draw(legend, pen, base);
    }
    const double y = base - pen->corner.y + (STRIP_PT + 8.5) * unit;
    legend_line(pen, histogram->low_label, histogram->low_width, small,
                (struct atlas_point){histogram->place.x, y});
    legend_line(
        pen, histogram->high_label, histogram->high_width, small,
        (struct atlas_point){
            histogram->place.x + histogram->place.width - histogram->high_width,
            y});
    canvas_end(pen->canvas);
}
