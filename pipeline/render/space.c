// Finding free places for what stands beside the land.
//
// In:  a layout with a map, where there is land, what is taken.
// Out: the free place nearest to where a thing would best stand.
//
// A grid of places over the free part is tried; the question whether one is
// free of land is answered in constant time (land.c), so thousands are cheap.

#include "space.h"

#define CLEARANCE_PT 6.0
#define STEPS 48

static bool is_clear_of_land(const struct layout_source *source,
                             const struct layout *layout, struct box box) {
    for (size_t i = 0; i < source->map->panel_count; i++) {
        if (!land_is_free(source->land,
                          view_unbox(&layout->panels[i].view, box))) {
            return false;
        }
    }
    return true;
}

bool space_is_free(const struct layout_source *source,
                   const struct layout *layout, struct box box) {
    const struct box wide = box_grow(box, CLEARANCE_PT);
    if (!box_holds(box_grow(layout->free, 0.01), box)) return false;
    for (size_t i = 0; i < layout->taken_count; i++) {
        if (box_meets(wide, layout->taken[i])) return false;
    }
    return is_clear_of_land(source, layout, wide);
}

bool space_find(const struct layout_source *source, const struct layout *layout,
                struct atlas_point target, struct box *box) {
    const double room_x = layout->free.width - box->width;
    const double room_y = layout->free.height - box->height;
    double nearest = -1;
    struct box found = *box;
    if (room_x < 0 || room_y < 0) return false;
    for (int i = 0; i <= STEPS; i++) {
        for (int j = 0; j <= STEPS; j++) {
            const struct box tried = {layout->free.x + room_x * i / STEPS,
                                      layout->free.y + room_y * j / STEPS,
                                      box->width, box->height};
            const double x = tried.x + tried.width / 2 - target.x;
            const double y = tried.y + tried.height / 2 - target.y;
            const double squared = x * x + y * y;
            if (nearest >= 0 && squared >= nearest) continue;
            if (!space_is_free(source, layout, tried)) continue;
            nearest = squared;
            found = tried;
        }
    }
    *box = found;
    return nearest >= 0;
}

void space_take(struct layout *layout, struct box place) {
    if (layout->taken_count < TAKEN_MAX) {
        layout->taken[layout->taken_count++] = place;
    }
}
