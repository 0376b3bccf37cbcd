/** @file repair.h
 *  @brief Valid boundaries from invalid ones. Private to geo/.
 */
#ifndef GEO_REPAIR_H
#define GEO_REPAIR_H

#include "geos_area.h"

/** Whether the last area of a set is valid and not empty. */
bool repair_is_valid(struct geos *geos, const struct atlas_area_set *set);

/** Append an area of `from` to `to`, repaired where GEOS finds it invalid.
 *
 *  @param ret_repaired  out: whether it had to be repaired
 *  @return ATLAS_OK, or ATLAS_ERR_GEO naming the area.
 */
ATLAS_MUST_CHECK enum atlas_status repair_area(
    struct geos *geos, const struct atlas_area_set *from,
    const struct atlas_area *area, struct atlas_area_set *to,
    bool *ret_repaired, struct atlas_error *err);

#endif
