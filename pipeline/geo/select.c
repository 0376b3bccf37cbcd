// Some areas of a set as a set of their own.
//
// In:  a set, a flag for each of its areas.
// Out: a copy of the flagged ones, described as the set is.

#include "atlas/geometry.h"
#include "set_builder.h"

static const char *keep_text(struct atlas_area_set *set, const char *text) {
    return text ? atlas_arena_text(&set->arena, text) : NULL;
}

void atlas_areas_select(const struct atlas_area_set *from, const bool *keep,
                        struct atlas_area_set *ret_set) {
    struct atlas_area_set set = {.year = from->year,
                                 .repaired = from->repaired};
    set.product = keep_text(&set, from->product);
    set.path = keep_text(&set, from->path);
    set.code_field = keep_text(&set, from->code_field);
    set.crs = keep_text(&set, from->crs);
    for (size_t i = 0; i < from->count; i++) {
        if (keep[i]) set_copy_area(from, &from->items[i], &set);
    }
    set_trim(&set);
    *ret_set = set;
}
