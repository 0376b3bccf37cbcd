// The ground that names are placed on.
//
// In:  areas on the page, neighbours.
// Out: whose ground a box lies on.
//
// Each cell of a raster knows its area; a box is asked about at points spread
// over it.

#include <stdlib.h>

#include "label_placing.h"

// Distance of the points at which a label's box is tested.
#define PROBE_PT 3.0
// Side of the cells that know whose ground they are.
#define CELL_PT 0.75

// Give the insides of the rings added to an owner; `metres` holds them.
static void ground_give(struct placing *placing, struct atlas_box metres,
                        uint32_t owner) {
    const struct box place =
        box_grow(view_box(layout_view(placing->source->layout), metres), 1);
    raster_fill(&placing->ground,
                (struct atlas_box){place.x, place.y, box_right(place),
                                   box_bottom(place)},
                owner);
}

// Draw neighbours into the cells of the ground: they are nobody's water.
static void context_fill(struct placing *placing) {
    const struct label_source *source = placing->source;
    const struct view *view = layout_view(source->layout);
    const struct atlas_area_set *context = source->context;
    struct atlas_point *points = NULL;
    size_t capacity = 0;
    for (size_t i = 0; context && i < context->count; i++) {
        const struct atlas_area *area = &context->items[i];
        if (!box_meets(view_box(view, area->box), source->layout->body)) {
            continue;
        }
        for (size_t j = 0; j < area->ring_count; j++) {
            const struct atlas_ring *ring =
                &context->rings[area->first_ring + j];
            points =
                atlas_grow(points, ring->count, &capacity, sizeof(*points));
            for (size_t k = 0; k < ring->count; k++) {
                points[k] = view_point(view, context->points[ring->first + k]);
            }
            raster_add_ring(&placing->ground, points, ring->count);
        }
        ground_give(placing, area->box, (uint32_t)source->areas->count + 1);
    }
    free(points);
}

// Draw every area into the cells of the ground.
static void areas_fill(struct placing *placing) {
    const struct label_source *source = placing->source;
    struct tracing tracing = {0};
    for (size_t i = 0; i < source->areas->count; i++) {
        outline_trace_area(source->outline, i, &tracing);
        size_t first = 0;
        for (size_t ring = 0; ring < tracing.count; ring++) {
            raster_add_ring(&placing->ground, tracing.points + first,
                            tracing.ends[ring] - first);
            first = tracing.ends[ring];
        }
        ground_give(placing, source->areas->items[i].box, (uint32_t)i + 1);
    }
    tracing_release(&tracing);
}

void placing_fill_ground(struct placing *placing) {
    const struct box body = placing->source->layout->body;
    const struct atlas_box box = {body.x, body.y, box_right(body),
                                  box_bottom(body)};
    raster_create(&placing->ground, box, CELL_PT);
    context_fill(placing);
    areas_fill(placing);
}

// Whether a box keeps within an allowance, by points spread over it.
bool placing_lies_well(const struct placing *placing, struct box box,
                       size_t area, struct allowance allowance) {
    const int across = (int)(box.width / PROBE_PT) + 1;
    const int down = (int)(box.height / PROBE_PT) + 1;
    const int all = (across + 1) * (down + 1);
    int off = 0;
    int foreign = 0;
    for (int i = 0; i < all; i++) {
        const struct atlas_point at = {
            box.x + box.width * (i % (across + 1)) / across,
            box.y + box.height * (i / (across + 1)) / down};
        const uint32_t owner = raster_at(&placing->ground, at);
        if (owner == area + 1) continue;
        off++;
        foreign += owner != RASTER_NOBODY;
        if (off > allowance.off * all || foreign > allowance.foreign * all) {
            return false;
        }
    }
    return true;
}

// Whether a box lies in water, by points spread over it.
bool placing_is_water(const struct placing *placing, struct box box) {
    const int across = (int)(box.width / PROBE_PT) + 1;
    const int down = (int)(box.height / PROBE_PT) + 1;
    for (int i = 0; i <= across; i++) {
        for (int j = 0; j <= down; j++) {
            const struct atlas_point at = {box.x + box.width * i / across,
                                           box.y + box.height * j / down};
            if (raster_at(&placing->ground, at) != RASTER_NOBODY) return false;
        }
    }
    return true;
}
