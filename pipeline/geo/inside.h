/** @file inside.h
 *  @brief A point well inside an area, for its label. Private to geo/.
 */
#ifndef GEO_INSIDE_H
#define GEO_INSIDE_H

#include "atlas/area_set.h"

/** Set `inside` and `inside_m` of an area whose rings are final. */
void inside_find(const struct atlas_area_set *set, struct atlas_area *area);

#endif
