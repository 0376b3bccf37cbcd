// Textures of SVG.
#ifndef ATLAS_RENDER_SVG_PATTERN_H
#define ATLAS_RENDER_SVG_PATTERN_H

#include "atlas/text.h"
#include "palette.h"

// Define a texture, with the id "<map id>-pattern-<number>".
void svg_pattern_add(struct atlas_text *out, const char *map,
                     enum pattern pattern);

#endif
