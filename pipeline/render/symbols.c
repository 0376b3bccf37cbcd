// Proportional circles.
//
// In:  a scene whose areas are drawn as plain ground.
// Out: drawing calls: a circle an area, its size the numerator's count, its
//      colour the class of the rate.
//
// Larger circles are drawn first, so that none hides a smaller one.

#include <math.h>
#include <stdlib.h>

#include "scene.h"
#include "symbols.h"

#define EDGE_PT 0.5

double symbols_radius_of(const struct legend *legend, int64_t count) {
    return count > 0 ? legend->radius_pt * sqrt((double)count) : 0;
}

double symbols_radius(const struct legend *legend,
                      const struct atlas_rate *rate) {
    if (rate->state != ATLAS_NUMBER) return 0;
    return symbols_radius_of(legend, rate->part);
}

struct circle {
    int64_t count;
    size_t area;
};

static int compare_circles(const void *left, const void *right) {
    const struct circle *a = left;
    const struct circle *b = right;
    if (a->count != b->count) return a->count < b->count ? 1 : -1;
    return (a->area > b->area) - (a->area < b->area);
}

bool scene_has_circle(const struct scene *scene, size_t area) {
    const struct page *page = scene->page;
    return page->map->view == ATLAS_VIEW_SYMBOLS &&
           page->survey.panels[scene->panel].fills[area] < FILL_FIRST_STATE &&
           page->map->panels[scene->panel].values[area].part > 0;
}

static size_t circles_list(const struct scene *scene, struct circle *circles) {
    const struct atlas_panel *panel = &scene->page->map->panels[scene->panel];
    size_t count = 0;
    for (size_t i = 0; i < panel->areas->count; i++) {
        if (!scene_has_circle(scene, i)) continue;
        circles[count++] = (struct circle){panel->values[i].part, i};
    }
    qsort(circles, count, sizeof(*circles), compare_circles);
    return count;
}

static void circle_draw(const struct scene *scene, const struct circle *circle,
                        struct canvas *canvas) {
    const struct page *page = scene->page;
    const struct atlas_area_set *areas = page->map->panels[0].areas;
    const uint8_t *fills = page->survey.panels[scene->panel].fills;
    struct canvas_paint paint =
        legend_paint((enum fill)fills[circle->area], page->colours);
    paint.stroke_pt = EDGE_PT;
    paint.stroke = palette_inks()->outline;
    scene_area_begin(scene, circle->area, true, canvas);
    canvas_circle(
        canvas, view_point(&scene->view, areas->items[circle->area].inside),
        symbols_radius(&page->layout.legend,
                       &page->map->panels[scene->panel].values[circle->area]),
        &paint);
    canvas_end(canvas);
}

void scene_circles_draw(const struct scene *scene, struct canvas *canvas) {
    struct circle *circles =
        atlas_xcalloc(scene->page->survey.area_count, sizeof(*circles));
    const size_t count = circles_list(scene, circles);
    canvas_begin(canvas, &(struct canvas_group){.id = scene->has_ids ? "circles"
                                                                     : NULL});
    for (size_t i = 0; i < count; i++) circle_draw(scene, &circles[i], canvas);
    canvas_end(canvas);
    free(circles);
}
