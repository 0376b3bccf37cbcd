// A whole picture, laid out and ready to be drawn on any canvas.
#ifndef ATLAS_RENDER_PAGE_H
#define ATLAS_RENDER_PAGE_H

#include "atlas/detail.h"
#include "ground.h"
#include "labels.h"
#include "layout.h"

struct page {
    const struct atlas_map *map;  // Borrowed.
    struct survey survey;
    struct typeface *typeface;
    struct land land;
    struct atlas_topology *topology;  // Of the areas, the same in every panel;
        // it does not move: `detail` points to it.
    struct atlas_detail detail;   // Of the topology.
    struct ground_land *context;  // Neighbours; NULL: none.
    struct atlas_arena arena;
    struct layout layout;
    struct labels labels;
    struct colour colours[ATLAS_CLASSES_MAX];
};

// Lay out everything. ATLAS_ERR_OUTPUT and ATLAS_ERR_USAGE as render.h says.
ATLAS_MUST_CHECK enum atlas_status page_create(const struct atlas_map *map,
                                               struct page *ret_page,
                                               struct atlas_error *err);
void page_release(struct page *page);

// Draw it; lines are simplified to a tolerance on the page.
void page_draw(const struct page *page, double tolerance_pt,
               struct canvas *canvas);

// Width of the borders between areas, points: thin where areas are small.
double page_border_pt(const struct page *page);

#endif
