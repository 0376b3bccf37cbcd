// Areas in one colour.
//
// In:  areas, a view, a colour.
// Out: drawing calls: one path, then borders.
//
// The fill is stroked with a hair of its own colour, so that antialiasing
// leaves no seams between neighbours.

#include "ground.h"

#include "atlas/detail.h"
#include "outline.h"

#define SEAM_PT 0.3
#define EDGE_PT 0.4

static void fills_draw(const struct ground *ground,
                       const struct outline *outline, struct tracing *tracing,
                       struct canvas *canvas) {
    for (size_t i = 0; i < ground->areas->count; i++) {
        const struct box place =
            view_box(&ground->view, ground->areas->items[i].box);
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
    struct atlas_topology topology;
    struct atlas_detail detail;
    struct outline outline;
    struct tracing tracing = {0};
    atlas_topology_build(ground->areas, &topology);
    atlas_detail_measure(&topology, false, &detail);
    outline_build(&detail,
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
    atlas_detail_release(&detail);
    atlas_topology_release(&topology);
}
