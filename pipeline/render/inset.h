// Larger views of crowded places.
#ifndef ATLAS_RENDER_INSET_H
#define ATLAS_RENDER_INSET_H

#include "layout.h"

// Give the layout's crowded places an inset each where there is free space.
void insets_place(const struct layout_source *source, struct layout *layout);

#endif
