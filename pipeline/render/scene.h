// One panel's areas in one view: the map itself, or an inset of it.
#ifndef ATLAS_RENDER_SCENE_H
#define ATLAS_RENDER_SCENE_H

#include "page.h"

struct scene {
    const struct page *page;
    size_t panel;
    const char *id;  // Of its group.
    struct view view;
    struct atlas_box metres;  // What is seen.
    struct box part;          // Of the page: outlines are true within it.
    struct box frame;         // Schools off it are not drawn.
    bool is_clipped;          // All that lies off the frame is cut off.
    double border_pt;         // Between areas.
    double tolerance_pt;      // How far a border may be moved.
    bool has_ids;  // Areas have ids: only once on a page, where it is unique.
};

void scene_draw(const struct scene *scene, struct canvas *canvas);

// Open the group of an area: id, name and figure, link.
void scene_area_begin(const struct scene *scene, size_t area, bool has_id,
                      struct canvas *canvas);

// Circles over the areas; in symbols.c. An area of which nothing is counted has
// none, and stands for itself.
bool scene_has_circle(const struct scene *scene, size_t area);
void scene_circles_draw(const struct scene *scene, struct canvas *canvas);

#endif
