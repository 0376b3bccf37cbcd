// Free space of the map's part of the page.
#ifndef ATLAS_RENDER_SPACE_H
#define ATLAS_RENDER_SPACE_H

#include "layout.h"

// Whether a box lies in the free part of the map, clear of all that is taken
// and of land.
bool space_is_free(const struct layout_source *source,
                   const struct layout *layout, struct box box);

// The free place for a box of this size that is nearest to `target`; `box` is
// moved there. False when there is none.
bool space_find(const struct layout_source *source, const struct layout *layout,
                struct atlas_point target, struct box *box);

// Take a place.
void space_take(struct layout *layout, struct box place);

#endif
