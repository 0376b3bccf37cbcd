/** @file hexagons.h
 *  @brief An area set as a map of equal hexagons: every area counts the same.
 *
 *  Owner      geo.
 *  Method     the map is stretched until every area has the same room (a
 *             flow-based cartogram), areas are assigned to the cells of a
 *             hexagon grid so that they move least, and simulated annealing
 *             then brings neighbours back together, keeps groups whole, coasts
 *             at the coast and compass directions. Nothing but the boundaries
 *             decides; sources stand where each step is (cartogram.c,
 *             hexagon_assign.c, hexagon_search.c).
 *  Order      the same input gives the same bytes; neither the direction nor
 *             the start of a ring makes a difference.
 *  CRS        metres in EPSG:27700.
 *  Threads    safe from several threads.
 */
#ifndef ATLAS_HEXAGONS_H
#define ATLAS_HEXAGONS_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/area_set.h"
#include "atlas/status.h"

/** With more areas than this, annealing is left out: neighbours and groups are
 *  then only as near as the assignment brings them.
 */
enum {
    ATLAS_HEXAGONS_SEARCHED = 3000  ///< Areas.
};

/** How true a layout is. */
struct atlas_hexagon_report {
    size_t neighbours;  ///< Pairs of areas that share a border on the true map,
                        ///< more than a point.
    size_t kept;        ///< Those whose hexagons share a side.
    size_t assigned;    ///< Those that the assignment alone keeps.
    size_t groups;      ///< Groups; 1 when none were given.
    size_t whole;       ///< Groups in one piece.
    double moved;       ///< Mean distance of a hexagon's centre from the true
                        ///< inside point, in widths of a hexagon, less the
                        ///< shift that all have in common.
    double settled;     ///< The same from where the stretched map has the area.
    double width_m;     ///< Width of a hexagon from side to side, metres.
};

/** Lay out areas as hexagons of one size, pointed at the top.
 *
 *  The hexagons' sizes add up to the land (within rounding to 1/1024 m), the
 *  middle of their box is that of the land's. Hexagons that touch share their
 *  corners bit for bit.
 *
 *  @param areas   neighbours repeat each other's points, as topology.h wants
 *  @param groups  by area, the group that it is to stay with (any number), or
 *                 ATLAS_NONE: with none; NULL: all are one group
 *  @param ret_report  out: how well that went; may be NULL
 *  @param ret_set     out: the same areas in the same order, each a hexagon,
 *                     everything set; release it
 *  @return ATLAS_OK, or ATLAS_ERR_GEO when there is no area or no land.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_hexagons_layout(
    const struct atlas_area_set *areas, const uint32_t *groups,
    struct atlas_hexagon_report *ret_report, struct atlas_area_set *ret_set,
    struct atlas_error *err);

#endif
