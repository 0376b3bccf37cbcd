/** @file inside.h
 *  @brief A point well inside each area, for its label. Private to geo/.
 */
#ifndef GEO_INSIDE_H
#define GEO_INSIDE_H

#include "atlas/area_set.h"
#include "atlas/status.h"

/** Set `inside` and `inside_m` of every area; the rings are final.
 *  @return ATLAS_OK, or ATLAS_ERR_GEO naming an area without an inside.
 */
ATLAS_MUST_CHECK enum atlas_status inside_find(struct atlas_area_set *set,
                                               struct atlas_error *err);

#endif
