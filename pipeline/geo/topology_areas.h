/** @file topology_areas.h
 *  @brief The rings that a topology's arcs draw. Private to geo/.
 */
#ifndef GEO_TOPOLOGY_AREAS_H
#define GEO_TOPOLOGY_AREAS_H

#include "atlas/topology.h"

/** Codes, names, `area_m2` and rings alone: in the order of the topology's set,
 *  running and beginning as there.
 */
void topology_walk(const struct atlas_topology *topology,
                   struct atlas_area_set *ret_set);

#endif
