// The inset: where a crowded city is shown again, larger.
#ifndef ATLAS_RENDER_INSET_H
#define ATLAS_RENDER_INSET_H

#include "layout.h"

// Give the layout an inset of London where the map is wide enough to need one
// and has a free place for it.
void inset_place(const struct layout_source *source, struct layout *layout);

#endif
