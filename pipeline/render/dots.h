// Schools as marks on the areas: how large, where, how each phase is told.
#ifndef ATLAS_RENDER_DOTS_H
#define ATLAS_RENDER_DOTS_H

#include "legend.h"

// One school on the page.
struct dot_mark {
    struct atlas_point at;
    double radius_pt;  // Of the circle; a diamond has the same area.
    enum atlas_phase phase;
};

struct dot_marks {
    struct dot_mark *items;  // In the order drawn: large ones first.
    size_t count;
};

// What dots are placed by. Everything is borrowed.
struct dot_source {
    const struct atlas_map *map;
    const struct legend *legend;  // Says how large they are.
    struct view view;
    struct box frame;  // Dots off it are not there.
};

// The marks of a map's dots in a view; the same each time.
void dots_place(const struct dot_source *source, struct dot_marks *ret_marks);
void dots_release(struct dot_marks *marks);

// The box that a mark takes, its halo included.
struct box dot_box(const struct dot_mark *mark);

// One mark without its halo: also the sample in the legend.
void dot_draw(const struct dot_mark *mark, struct canvas *canvas);

void dots_draw(const struct dot_marks *marks, struct canvas *canvas);

#endif
