// Areas as plain coordinates: finding one, boxes, and letting go.
//
// In:  a set that geo/ built (layer.h, geometry.h).
// Out: indices and boxes; nothing here changes a set but its release.

#include "atlas/area_set.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/vocabulary.h"

uint32_t atlas_area_set_find(const struct atlas_area_set *set,
                             const char *code) {
    size_t low = 0;
    size_t high = set->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = strcmp(code, set->items[middle].code);
        if (order == 0) return (uint32_t)middle;
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return ATLAS_NONE;
}

struct atlas_box atlas_box_empty(void) {
    return (struct atlas_box){1, 1, 0, 0};
}

struct atlas_box atlas_box_join(struct atlas_box left, struct atlas_box right) {
    if (left.min_x > left.max_x) return right;
    if (right.min_x > right.max_x) return left;
    if (right.min_x < left.min_x) left.min_x = right.min_x;
    if (right.min_y < left.min_y) left.min_y = right.min_y;
    if (right.max_x > left.max_x) left.max_x = right.max_x;
    if (right.max_y > left.max_y) left.max_y = right.max_y;
    return left;
}

bool atlas_box_meets(struct atlas_box left, struct atlas_box right) {
    return left.min_x < right.max_x && right.min_x < left.max_x &&
           left.min_y < right.max_y && right.min_y < left.max_y;
}

struct atlas_box atlas_area_set_box(const struct atlas_area_set *set) {
    struct atlas_box box = atlas_box_empty();
    for (size_t i = 0; i < set->count; i++) {
        box = atlas_box_join(box, set->items[i].box);
    }
    return box;
}

void atlas_area_set_release(struct atlas_area_set *set) {
    free(set->items);
    free(set->rings);
    free(set->points);
    atlas_arena_release(&set->arena);
    *set = (struct atlas_area_set){0};
}
