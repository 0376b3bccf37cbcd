// Insets for cities whose areas are too small to see.
//
// In:  a layout with legend and map, where there is land.
// Out: for each city that is crowded on this map an inset as large as fits, up
//      to three times the map's scale, as near to the city as fits; or none.
//
// Whether a city is crowded is asked of the map at hand: a map of one city, or
// of large areas, has no use for an inset. The most crowded city chooses its
// place first.

#include "inset.h"

#include <math.h>
#include <stdlib.h>

#include "space.h"
#include "words.h"

// Cities with many small areas; EPSG:27700. Boxes drawn by hand around the
// authorities that the names cover, on the ONS boundaries of May 2023.
static const struct city {
    const char *name;
    struct atlas_box box;
} cities[] = {
    {"London", {503000, 155000, 562000, 201000}},
    {"Birmingham and the Black Country", {387000, 272000, 424000, 306000}},
    {"Greater Manchester", {358000, 385000, 402000, 417000}},
    {"Merseyside", {318000, 376000, 356000, 410000}},
    {"Leeds and Bradford", {404000, 416000, 446000, 447000}},
    {"Tyneside and Wearside", {413000, 549000, 443000, 578000}},
};
#define CITY_COUNT (sizeof(cities) / sizeof(cities[0]))

// So many areas must lie in a city, half of them narrower than this, points.
#define LEAST_AREAS 8
#define NARROW_PT 5.0
// An area whose largest circle has such a radius can be seen for itself.
#define LARGEST 3.0
#define SMALLEST 2.0
#define STEP 0.2
#define TITLE_HEIGHT_PT 11.0
// Least width of an inset.
#define LEAST_WIDTH_PT 64.0
// Largest part of the body that insets may take together.
#define SHARE_MOST 0.22

static bool box_has(struct atlas_box box, struct atlas_point at) {
    return at.x >= box.min_x && at.x <= box.max_x && at.y >= box.min_y &&
           at.y <= box.max_y;
}

// Areas of a city that are too narrow to see; 0 when it is not crowded.
static size_t crowd_of(const struct atlas_area_set *areas, double scale,
                       const struct city *city) {
    size_t inside = 0;
    size_t narrow = 0;
    for (size_t i = 0; i < areas->count; i++) {
        if (!box_has(city->box, areas->items[i].inside)) continue;
        inside++;
        narrow += areas->items[i].inside_m * scale * 2 < NARROW_PT;
    }
    return inside >= LEAST_AREAS && narrow * 2 >= inside ? narrow : 0;
}

static const char *title_of(const struct layout_source *source,
                            const char *name, size_t index, double times) {
    struct atlas_text title = ATLAS_TEXT_INIT;
    atlas_text_addf(&title, "%c " WORDS_NO_BREAK "%s, ",
                    (char)('A' + (int)index), name);
    atlas_text_add_fixed(&title, times, times < LARGEST ? 1 : 0);
    atlas_text_add(&title, " times as large");
    const char *kept =
        atlas_arena_text(source->arena, atlas_text_string(&title));
    atlas_text_release(&title);
    return kept;
}

// Area that insets hold already, square points.
static double insets_area(const struct layout *layout) {
    double area = 0;
    for (size_t i = 0; i < layout->inset_count; i++) {
        const struct box place = layout->insets[i].place;
        area += place.width * place.height;
    }
    return area;
}

static bool inset_fit(const struct layout_source *source,
                      const struct layout *layout, const struct city *city,
                      struct inset *ret_inset) {
    const struct view *view = layout_view(layout);
    const struct box small = view_box(view, city->box);
    const struct atlas_point target = {small.x + small.width / 2,
                                       small.y + small.height / 2};
    const double room = SHARE_MOST * layout->free.width * layout->free.height -
                        insets_area(layout);
    for (double times = LARGEST; times > SMALLEST; times -= STEP) {
        struct box place = {0, 0, small.width * times,
                            small.height * times + TITLE_HEIGHT_PT};
        const char *title =
            title_of(source, city->name, layout->inset_count, times);
        const double title_width =
            typeface_width(source->typeface, title,
                           (struct type_style){LAYOUT_SMALL_PT, true});
        place.width = fmax(place.width, title_width);
        if (small.width * times < LEAST_WIDTH_PT) break;
        if (place.width * place.height > room) continue;
        if (!space_find(source, layout, target, &place)) continue;
        const struct box frame = {place.x, place.y + TITLE_HEIGHT_PT,
                                  small.width * times,
                                  place.height - TITLE_HEIGHT_PT};
        *ret_inset = (struct inset){.title = title,
                                    .title_width = title_width,
                                    .frame = frame,
                                    .place = place,
                                    .metres = city->box,
                                    .view = view_fit(city->box, frame)};
        return true;
    }
    return false;
}

struct crowd {
    size_t narrow;
    size_t city;
};

static int compare_crowds(const void *left, const void *right) {
    const struct crowd *a = left;
    const struct crowd *b = right;
    if (a->narrow != b->narrow) return a->narrow < b->narrow ? 1 : -1;
    return (a->city > b->city) - (a->city < b->city);
}

void insets_place(const struct layout_source *source, struct layout *layout) {
    const struct atlas_area_set *areas = source->map->panels[0].areas;
    struct crowd crowds[CITY_COUNT];
    for (size_t i = 0; i < CITY_COUNT; i++) {
        crowds[i] = (struct crowd){
            crowd_of(areas, layout_view(layout)->scale, &cities[i]), i};
    }
    qsort(crowds, CITY_COUNT, sizeof(crowds[0]), compare_crowds);
    for (size_t i = 0; i < CITY_COUNT && layout->inset_count < INSETS_MAX;
         i++) {
        struct inset inset;
        if (crowds[i].narrow == 0) break;
        if (!inset_fit(source, layout, &cities[crowds[i].city], &inset)) {
            continue;
        }
        layout->insets[layout->inset_count++] = inset;
        space_take(layout, inset.place);
    }
}
