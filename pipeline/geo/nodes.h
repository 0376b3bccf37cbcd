/** @file nodes.h
 *  @brief Vertices where borders on a grid meet. Private to geo/.
 */
#ifndef GEO_NODES_H
#define GEO_NODES_H

#include "atlas/topology.h"

/** Give both borders a vertex wherever one crosses or touches another other
 *  than at a vertex of both. Crossings are rounded to the grid, which may make
 *  new ones: repeat on a topology built anew until there are none.
 *
 *  @param set       the topology's own, points whole numbers below 2^30 apart;
 *                   gets points, its rings stay
 *  @param topology  its arcs get vertices
 *  @param near      a vertex that is no farther from a border touches it; below
 *                   1, and 0 when it has to lie on it
 *  @return whether there were any.
 */
bool nodes_insert(struct atlas_area_set *set, struct atlas_topology *topology,
                  double near);

#endif
