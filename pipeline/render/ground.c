// Areas in one colour.
//
// In:  areas, a view, a colour.
// Out: drawing calls: one path, then borders.
//
// The fill is stroked with a hair of its own colour, so that antialiasing
// leaves no seams between neighbours.

#include "ground.h"

#include <stdlib.h>

#include "atlas/geometry.h"
#include "outline.h"

#define SEAM_PT 0.3
#define EDGE_PT 0.4

static void land_build(struct ground_land *land,
                       const struct atlas_area_set *areas) {
    atlas_topology_build(areas, &land->topology);
    atlas_detail_measure(&land->topology, false, &land->detail);
}

struct ground_land *ground_land_create(const struct atlas_area_set *areas) {
    struct ground_land *land = atlas_xcalloc(1, sizeof(*land));
    land_build(land, areas);
    return land;
}

struct ground_land *ground_land_create_seen(const struct atlas_area_set *areas,
                                            struct atlas_box box) {
    struct ground_land *land = atlas_xcalloc(1, sizeof(*land));
    bool *is_seen = atlas_xcalloc(areas->count + 1, sizeof(*is_seen));
    for (size_t i = 0; i < areas->count; i++) {
        is_seen[i] = atlas_box_meets(areas->items[i].box, box);
    }
    atlas_areas_select(areas, is_seen, &land->seen);
    free(is_seen);
    land_build(land, &land->seen);
    return land;
}

void ground_land_free(struct ground_land *land) {
    if (!land) return;
    atlas_detail_release(&land->detail);
    atlas_topology_release(&land->topology);
    atlas_area_set_release(&land->seen);
    free(land);
}

static void fills_draw(const struct ground *ground,
                       const struct outline *outline, struct tracing *tracing,
                       struct canvas *canvas) {
    const struct atlas_area_set *areas = ground->land->topology.areas;
    for (size_t i = 0; i < areas->count; i++) {
        const struct box place = view_box(&ground->view, areas->items[i].box);
        if (!box_meets(place, ground->part)) continue;
        outline_trace_area(outline, i, tracing);
        const struct canvas_path path = tracing_path(tracing, true);
        canvas_path(canvas, &path,
                    &(struct canvas_paint){.is_filled = true,
                                           .fill = ground->fill,
                                           .stroke_pt = SEAM_PT,
                                           .stroke = ground->fill});
    }
}

static void border_draw(const struct outline *outline, enum border border,
                        struct tracing *tracing,
                        const struct canvas_paint *paint,
                        struct canvas *canvas) {
    outline_trace_borders(outline, border, tracing);
    const struct canvas_path path = tracing_path(tracing, false);
    canvas_path(canvas, &path, paint);
}

void ground_draw(const struct ground *ground, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    struct outline outline;
    struct tracing tracing = {0};
    outline_build(&ground->land->detail,
                  &(struct outline_options){ground->view, ground->tolerance_pt,
                                            ground->part},
                  &outline);
    fills_draw(ground, &outline, &tracing, canvas);
    if (ground->border_pt > 0) {
        border_draw(&outline, BORDER_BETWEEN, &tracing,
                    &(struct canvas_paint){.stroke_pt = ground->border_pt,
                                           .stroke = inks->paper},
                    canvas);
    }
    border_draw(
        &outline, BORDER_OUTER, &tracing,
        &(struct canvas_paint){.stroke_pt = EDGE_PT, .stroke = inks->outline},
        canvas);
    tracing_release(&tracing);
    outline_release(&outline);
}
