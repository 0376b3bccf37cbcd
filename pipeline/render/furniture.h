// What helps to read a map and is not of it: scale bar and locator.
#ifndef ATLAS_RENDER_FURNITURE_H
#define ATLAS_RENDER_FURNITURE_H

#include "canvas.h"
#include "layout.h"

// Give both a free place; what finds none is left out.
void furniture_place(const struct layout_source *source, struct layout *layout);

void furniture_draw(const struct layout *layout, const struct atlas_map *map,
                    struct canvas *canvas);

#endif
