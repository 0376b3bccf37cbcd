// The areas that a map is about.
//
// In:  flags by area.
// Out: their box, their border.
//
// The border lies outside the area: it is drawn twice as wide, and the area
// over it. So creeks and inlets narrower than the line stay what they are. It
// has paper on either side, to be seen beside areas of any class. Each ring is
// one closed line: arcs by themselves would end in notches where neighbours
// meet.

#include "focus.h"

#define BORDER_PT 1.5
#define CASING_PT 0.8
// An island smaller than this, both ways, has no border: it would be a blot.
#define LEAST_PT 3.0

size_t focus_count(const struct atlas_map *map) {
    size_t count = 0;
    for (size_t i = 0; map->is_focus && i < map->panels[0].areas->count; i++) {
        count += map->is_focus[i];
    }
    return count;
}

size_t focus_first(const struct atlas_map *map) {
    size_t first = 0;
    while (!map->is_focus[first]) first++;
    return first;
}

bool focus_is_there(const struct atlas_map *map) {
    return focus_count(map) > 0;
}

bool focus_has_frame(const struct atlas_map *map) {
    return map->context || focus_is_there(map);
}

enum atlas_status focus_check(const struct atlas_map *map,
                              struct atlas_error *err) {
    if (map->view == ATLAS_VIEW_AREAS) return ATLAS_OK;
    if (!focus_is_there(map) && map->dot_count == 0) return ATLAS_OK;
    return atlas_fail(err, ATLAS_ERR_USAGE, map->id,
                      "a map about one area, or with schools on it, wants the "
                      "view '%s', not '%s'",
                      atlas_view_word(ATLAS_VIEW_AREAS),
                      atlas_view_word(map->view));
}

struct atlas_box focus_box(const struct atlas_map *map) {
    const struct atlas_area_set *areas = map->panels[0].areas;
    struct atlas_box box = atlas_box_empty();
    for (size_t i = 0; i < areas->count; i++) {
        if (map->is_focus[i]) box = atlas_box_join(box, areas->items[i].box);
    }
    return box;
}

static void borders_draw(const struct atlas_map *map,
                         const struct outline *outline,
                         const struct canvas_paint *paint,
                         struct tracing *tracing, struct canvas *canvas) {
    for (size_t i = 0; i < map->panels[0].areas->count; i++) {
        if (!map->is_focus[i]) continue;
        outline_trace_rings(outline, i, LEAST_PT, tracing);
        const struct canvas_path path = tracing_path(tracing, true);
        canvas_path(canvas, &path, paint);
    }
}

void focus_draw(const struct atlas_map *map, const struct outline *outline,
                struct tracing *tracing, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    const struct canvas_paint casing = {
        .stroke_pt = 2 * (BORDER_PT + CASING_PT), .stroke = inks->paper};
    const struct canvas_paint border = {.stroke_pt = 2 * BORDER_PT,
                                        .stroke = inks->text};
    borders_draw(map, outline, &casing, tracing, canvas);
    borders_draw(map, outline, &border, tracing, canvas);
}

void focus_swatch_draw(struct box swatch, struct canvas *canvas) {
    const struct box inner = box_grow(swatch, -BORDER_PT / 2);
    canvas_box(canvas, inner,
               &(struct canvas_paint){.is_filled = true,
                                      .fill = palette_inks()->paper,
                                      .stroke_pt = BORDER_PT,
                                      .stroke = palette_inks()->text});
}
