// Finding a free place for London.
//
// In:  a layout with legend and map, where there is land.
// Out: the layout's inset: as large as fits, up to three times the map's
//      scale, as near to London as fits; or none.

#include "inset.h"

#include <math.h>

#include "words.h"

// Greater London and its nearest neighbours, EPSG:27700 (a box drawn by hand
// around the 33 authorities of the ONS boundaries).
static const struct atlas_box london = {503000, 155000, 562000, 201000};

// The map must be so wide or high for London to be crowded, metres.
#define WIDE_M 250000
// And so many areas must lie in it.
#define LEAST_AREAS 8
#define LARGEST 3.0
#define SMALLEST 1.8
#define STEP 0.1
#define TITLE_HEIGHT_PT 11.0
#define CLEARANCE_PT 6.0
#define SEARCH_STEPS 48

static bool box_has(struct atlas_box box, struct atlas_point at) {
    return at.x >= box.min_x && at.x <= box.max_x && at.y >= box.min_y &&
           at.y <= box.max_y;
}

static bool is_needed(const struct atlas_area_set *areas,
                      struct atlas_box whole) {
    const double wide = whole.max_x - whole.min_x;
    const double high = whole.max_y - whole.min_y;
    size_t inside = 0;
    for (size_t i = 0; i < areas->count; i++) {
        if (box_has(london, areas->items[i].inside)) inside++;
    }
    return inside >= LEAST_AREAS && (wide > WIDE_M || high > WIDE_M);
}

static bool is_free(const struct layout_source *source,
                    const struct layout *layout, struct box place) {
    const struct box wanted = box_grow(place, CLEARANCE_PT);
    return !box_meets(wanted, layout->legend_box) &&
           land_is_free(source->land, view_unbox(&layout->view, wanted));
}

static double distance_to_london(const struct view *view, struct box place) {
    const struct box target = view_box(view, london);
    return hypot(place.x + place.width / 2 - target.x - target.width / 2,
                 place.y + place.height / 2 - target.y - target.height / 2);
}

// The free place of a size that is nearest to London. False when there is none.
static bool place_search(const struct layout_source *source,
                         const struct layout *layout, struct box *place) {
    const double room_x = layout->body.width - place->width;
    const double room_y = layout->body.height - place->height;
    const struct box size = *place;
    double nearest = -1;
    if (room_x < 0 || room_y < 0) return false;
    for (int i = 0; i <= SEARCH_STEPS; i++) {
        for (int j = 0; j <= SEARCH_STEPS; j++) {
            const struct box tried = {
                layout->body.x + room_x * i / SEARCH_STEPS,
                layout->body.y + room_y * j / SEARCH_STEPS, size.width,
                size.height};
            const double distance = distance_to_london(&layout->view, tried);
            if (nearest >= 0 && distance >= nearest) continue;
            if (!is_free(source, layout, tried)) continue;
            nearest = distance;
            *place = tried;
        }
    }
    return nearest >= 0;
}

void inset_place(const struct layout_source *source, struct layout *layout) {
    if (!is_needed(&source->map->figures->areas, source->land->box)) return;
    const struct box small = view_box(&layout->view, london);
    for (double times = LARGEST; times > SMALLEST; times -= STEP) {
        struct box place = {0, 0, small.width * times,
                            small.height * times + TITLE_HEIGHT_PT};
        if (!place_search(source, layout, &place)) continue;
        struct atlas_text title = ATLAS_TEXT_INIT;
        atlas_text_add(&title, "London, ");
        atlas_text_add_fixed(&title, times, times < LARGEST ? 1 : 0);
        atlas_text_add(&title, " times as large");
        layout->inset = (struct inset){
            .is_there = true,
            .title = atlas_arena_text(source->arena, atlas_text_string(&title)),
            .place = place,
            .frame = {place.x, place.y + TITLE_HEIGHT_PT, place.width,
                      place.height - TITLE_HEIGHT_PT},
            .metres = london,
        };
        layout->inset.view = view_fit(london, layout->inset.frame);
        layout->inset.title_width =
            typeface_width(source->typeface, layout->inset.title,
                           (struct type_style){LAYOUT_SMALL_PT, true});
        atlas_text_release(&title);
        return;
    }
}
