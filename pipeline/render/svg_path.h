// Lines in the letters of SVG.
#ifndef ATLAS_RENDER_SVG_PATH_H
#define ATLAS_RENDER_SVG_PATH_H

#include "canvas.h"

// Append what the attribute "d" of a path holds: each ring or line starts at a
// place on the page and goes on by steps. Places are hundredths of a point, and
// steps lead from one rounded place to the next, so nothing adds up.
void svg_path_add(struct atlas_text *out, const struct canvas_path *path);

#endif
