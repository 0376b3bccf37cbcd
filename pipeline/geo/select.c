// Some areas of a set as a set of their own, and those around them.
//
// In:  a set, a flag for each of its areas.
// Out: a copy of the flagged ones, described as the set is; or flags for the
//      areas that lie around them.

#include <math.h>

#include "atlas/geometry.h"
#include "set_builder.h"

void atlas_areas_select(const struct atlas_area_set *from, const bool *keep,
                        struct atlas_area_set *ret_set) {
    struct atlas_area_set set = {0};
    set_describe(from, &set);
    for (size_t i = 0; i < from->count; i++) {
        if (keep[i]) set_copy_area(from, &from->items[i], &set);
    }
    set_trim(&set);
    *ret_set = set;
}

bool atlas_areas_near(const struct atlas_area_set *areas, const bool *some,
                      double margin, bool *ret_is_near) {
    struct atlas_box seen = atlas_box_empty();
    bool any = false;
    for (size_t i = 0; i < areas->count; i++) {
        ret_is_near[i] = false;
        any |= some[i];
        if (some[i]) seen = atlas_box_join(seen, areas->items[i].box);
    }
    if (!any) return false;
    any = false;
    const double around =
        margin * fmax(seen.max_x - seen.min_x, seen.max_y - seen.min_y);
    seen = (struct atlas_box){seen.min_x - around, seen.min_y - around,
                              seen.max_x + around, seen.max_y + around};
    for (size_t i = 0; i < areas->count; i++) {
        ret_is_near[i] = !some[i] && atlas_box_meets(areas->items[i].box, seen);
        any |= ret_is_near[i];
    }
    return any;
}
