/** @file repair.h
 *  @brief Valid boundaries from invalid ones. Private to geo/.
 */
#ifndef GEO_REPAIR_H
#define GEO_REPAIR_H

#include "geos_area.h"

/** Whether the last area of a set is valid and not empty. */
bool repair_is_valid(struct geos *geos, const struct atlas_area_set *set);

/** Mend the last area of a set, which is invalid; it may come out empty.
 *  @return false when GEOS failed.
 */
bool repair_last(struct geos *geos, struct atlas_area_set *set);

/** Mend the last area of a set by a buffer of 0, at a fraction of the price of
 *  repair_last(): for areas whose faults are known to be small. A buffer of 0
 *  loses parts that are wound the wrong way, and may fill holes that touch a
 *  border; the area tells.
 *
 *  @param tolerance  square units by which the area may change
 *  @return false, the set unchanged, when it changed by more or GEOS failed.
 */
bool repair_keeping_area(struct geos *geos, struct atlas_area_set *set,
                         double tolerance);

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
