/** @file pictures.h
 *  @brief The pictures of a pack: map, trend, funnel. Private to brief/.
 */
#ifndef BRIEF_PICTURES_H
#define BRIEF_PICTURES_H

#include "atlas/charts.h"
#include "ground.h"

/** Everything the pictures borrow; does not move while they live. */
struct pack_pictures {
    const struct atlas_brief *brief;       ///< Facts.
    struct atlas_arena arena;              ///< Values, lists, texts.
    struct atlas_figures part;             ///< The area and its neighbours.
    struct atlas_area_set context;         ///< What lies around them.
    struct atlas_panel panel;              ///< Of the map.
    struct atlas_map map;                  ///< The map.
    struct atlas_map small_map;            ///< The same for the PDF.
    struct atlas_trend trend;              ///< The trend.
    struct atlas_funnel funnel;            ///< The funnel.
    struct atlas_picture *map_picture;     ///< NULL: no boundaries.
    struct atlas_picture *bare_map;        ///< The same for the PDF.
    struct atlas_picture *trend_picture;   ///< For its file.
    struct atlas_picture *funnel_picture;  ///< For its file.
    struct atlas_picture *small_trend;     ///< For the PDF.
    struct atlas_picture *small_funnel;    ///< For the PDF.
};

/** Lay all of them out. */
ATLAS_MUST_CHECK enum atlas_status pictures_make(
    const struct atlas_brief *brief, struct pack_pictures *pictures,
    struct atlas_error *err);

/** Free everything. */
void pictures_release(struct pack_pictures *pictures);

#endif
