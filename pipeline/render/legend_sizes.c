// The key of circle sizes.
//
// In:  the largest count on the map, of areas or of schools; about its scale.
// Out: the radius of a circle of one, three circles of round numbers.
//
// The area of a circle is in proportion to its count (not its radius: areas are
// what is compared). All circles together cover a stated share of the land, so
// that they neither drown it nor vanish, whatever the map.

#include <math.h>

#include "focus.h"
#include "legend_parts.h"
#include "words.h"

// Share of the land that all circles together cover, and all schools: these lie
// in clusters, and what is below them is to be seen.
#define COVERED 0.26
#define DOTS_COVERED 0.12
#define RADIUS_MOST_PT 24.0
#define DOT_MOST_PT 6.0
// Radius of the mark of one enrolment: a school of 1,000 has one of 4.7.
#define DOT_UNIT_MOST_PT 0.15
#define LABEL_GAP_PT 3.0
#define CIRCLE_GAP_PT 9.0
#define TITLE_HEIGHT_PT 14.0
#define LEAST_HEIGHT_PT 11.0

// What circles are of: a sum, and the largest one.
struct counts {
    double sum;
    double most;
};

// Land that circles stand on: that of the areas; schools on that of the focus.
static double land_area_m2(const struct atlas_map *map) {
    const bool is_some = focus_is_there(map);
    double area = 0;
    for (size_t i = 0; i < map->panels[0].areas->count; i++) {
        if (is_some && !map->is_focus[i]) continue;
        area += map->panels[0].areas->items[i].area_m2;
    }
    return area;
}

// Sum of the counts of the last panel, and the largest count of all panels.
static struct counts areas_count(const struct atlas_map *map) {
    struct counts counts = {0, 0};
    for (size_t p = 0; p < map->panel_count; p++) {
        counts.sum = 0;
        for (size_t i = 0; i < map->panels[p].areas->count; i++) {
            const struct atlas_rate *value = &map->panels[p].values[i];
            if (value->state != ATLAS_NUMBER) continue;
            counts.sum += (double)value->part;
            counts.most = fmax(counts.most, (double)value->part);
        }
    }
    return counts;
}

static struct counts dots_count(const struct atlas_map *map) {
    struct counts counts = {0, 0};
    for (size_t i = 0; i < map->dot_count; i++) {
        const double enrolments = fmax((double)map->dots[i].enrolments, 0);
        counts.sum += enrolments;
        counts.most = fmax(counts.most, enrolments);
    }
    return counts;
}

// Radius of the circle of one.
static double unit_radius(const struct legend_source *source,
                          struct counts counts) {
    const bool is_of_areas = source->map->view == ATLAS_VIEW_SYMBOLS;
    const double land = land_area_m2(source->map) * source->points_per_metre *
                        source->points_per_metre;
    const double covered = is_of_areas ? COVERED : DOTS_COVERED;
    const double most = is_of_areas ? RADIUS_MOST_PT : DOT_MOST_PT;
    const double radius = fmin(sqrt(covered * land / counts.sum / acos(-1.0)),
                               most / sqrt(counts.most));
    return is_of_areas ? radius : fmin(radius, DOT_UNIT_MOST_PT);
}

static void circles_write(const struct legend_source *source, double most,
                          struct legend *legend) {
    struct legend_sizes *sizes = &legend->sizes;
    double count = round_below(most);
    for (size_t i = 0; i < LEGEND_SIZES && count >= 1; i++) {
        struct atlas_text text = ATLAS_TEXT_INIT;
        atlas_text_add_grouped(&text, llround(count));
        sizes->labels[i] = legend_keep(source->arena, &text);
        sizes->label_widths[i] = typeface_width(
            source->typeface, sizes->labels[i],
            (struct type_style){LEGEND_SMALL_PT * legend->unit, false});
        sizes->radii[i] = legend->radius_pt * sqrt(count);
        sizes->place.width += 2 * sizes->radii[i] + LABEL_GAP_PT +
                              sizes->label_widths[i] +
                              (i > 0 ? CIRCLE_GAP_PT : 0);
        count = round_below(count / 3);
        sizes->count++;
    }
}

static void title_write(const struct legend_source *source,
                        struct legend *legend) {
    struct legend_sizes *sizes = &legend->sizes;
    struct atlas_text title = ATLAS_TEXT_INIT;
    if (source->map->view == ATLAS_VIEW_SYMBOLS) {
        atlas_text_add(&title, "Number of ");
        atlas_text_add(&title, words_counted(source->map->variable.measure));
    } else {
        atlas_text_add(&title, "Schools, by enrolments");
    }
    sizes->title = legend_keep(source->arena, &title);
    sizes->title_width = typeface_width(
        source->typeface, sizes->title,
        (struct type_style){LEGEND_LABEL_PT * legend->unit, true});
}

void legend_sizes_write(const struct legend_source *source,
                        struct legend *legend) {
    struct legend_sizes *sizes = &legend->sizes;
    const bool is_of_areas = source->map->view == ATLAS_VIEW_SYMBOLS;
    const struct counts counts =
        is_of_areas ? areas_count(source->map) : dots_count(source->map);
    if (!(counts.most > 0)) return;
    legend->radius_pt = unit_radius(source, counts);
    circles_write(source, counts.most, legend);
    title_write(source, legend);
    sizes->is_there = true;
    sizes->place.width = fmax(sizes->title_width, sizes->place.width);
    sizes->place.height = TITLE_HEIGHT_PT * legend->unit +
                          fmax(2 * sizes->radii[0], LEAST_HEIGHT_PT) + 2;
}

void legend_sizes_draw(const struct legend *legend,
                       const struct legend_pen *pen) {
    const struct legend_sizes *sizes = &legend->sizes;
    const struct inks *inks = palette_inks();
    const double unit = legend->unit;
    const struct type_style small = {LEGEND_SMALL_PT * unit, false};
    const struct box place = sizes->place;
    const double middle =
        (place.y + TITLE_HEIGHT_PT * unit + box_bottom(place)) / 2;
    double x = place.x;
    canvas_begin(pen->canvas, &(struct canvas_group){.id = "sizes"});
    legend_line(pen, sizes->title, sizes->title_width,
                (struct type_style){LEGEND_LABEL_PT * unit, true},
                (struct atlas_point){place.x, place.y + 8 * unit});
    for (size_t i = 0; i < sizes->count; i++) {
        const double radius = sizes->radii[i];
        canvas_circle(pen->canvas,
                      (struct atlas_point){pen->corner.x + x + radius,
                                           pen->corner.y + middle},
                      radius,
                      &(struct canvas_paint){.is_filled = true,
                                             .fill = inks->paper,
                                             .stroke_pt = 0.7,
                                             .stroke = inks->outline});
        x += 2 * radius + LABEL_GAP_PT;
        legend_line(
            pen, sizes->labels[i], sizes->label_widths[i], small,
            (struct atlas_point){x, middle + LEGEND_SMALL_PT * unit * 0.36});
        x += sizes->label_widths[i] + CIRCLE_GAP_PT;
    }
    canvas_end(pen->canvas);
}
