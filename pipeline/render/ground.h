// Areas in one colour: neighbours in grey, a locator.
#ifndef ATLAS_RENDER_GROUND_H
#define ATLAS_RENDER_GROUND_H

#include "atlas/detail.h"
#include "canvas.h"

// Areas made ready once, to be drawn any number of times. Does not move:
// `detail` points to `topology`.
struct ground_land {
    struct atlas_area_set seen;      // Those that can be seen, where not all.
    struct atlas_topology topology;  // Of these, or of areas borrowed.
    struct atlas_detail detail;
};

struct ground_land *ground_land_create(const struct atlas_area_set *areas);

// The same of those that meet a box, metres: where few do, cheaper by far.
struct ground_land *ground_land_create_seen(const struct atlas_area_set *areas,
                                            struct atlas_box box);
void ground_land_free(struct ground_land *land);

// How the ground is drawn.
struct ground {
    const struct ground_land *land;
    struct view view;
    double tolerance_pt;  // How far a border may be moved.
    struct box part;      // Only this part of the page matters.
    struct colour fill;
    double border_pt;  // Of borders between areas, in paper; 0: none.
};

void ground_draw(const struct ground *ground, struct canvas *canvas);

#endif
