// Figures of some of the areas.
//
// In:  figures of a level, which areas are kept.
// Out: figures of these alone; counts are not copied.

#include <stdlib.h>
#include <string.h>

#include "atlas/aggregate.h"
#include "atlas/geometry.h"

void atlas_figures_select(const struct atlas_figures *from, const bool *keep,
                          struct atlas_figures *ret_figures) {
    struct atlas_figures part = *from;
    size_t kept = 0;
    part.areas = (struct atlas_area_set){0};
    part.arena = (struct atlas_arena){0};
    part.items = atlas_xcalloc(from->areas.count + 1, sizeof(*part.items));
    for (size_t i = 0; i < from->areas.count; i++) {
        if (keep[i]) part.items[kept++] = from->items[i];
    }
    atlas_areas_select(&from->areas, keep, &part.areas);
    *ret_figures = part;
}
