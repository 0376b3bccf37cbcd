// Areas in one colour: neighbours in grey, the land under circles, a locator.
#ifndef ATLAS_RENDER_GROUND_H
#define ATLAS_RENDER_GROUND_H

#include "canvas.h"

// How the ground is drawn.
struct ground {
    const struct atlas_area_set *areas;
    struct view view;
    double tolerance_pt;  // How far a border may be moved.
    struct box part;      // Only this part of the page matters.
    struct colour fill;
    double border_pt;  // Of borders between areas, in paper; 0: none.
};

void ground_draw(const struct ground *ground, struct canvas *canvas);

#endif
