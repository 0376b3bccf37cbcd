/** @file outlines.h
 *  @brief Finer outlines of authorities: unions of the districts in them.
 */
#ifndef ATLAS_COMMANDS_OUTLINES_H
#define ATLAS_COMMANDS_OUTLINES_H

#include "atlas/area_set.h"
#include "atlas/placement.h"
#include "atlas/status.h"
#include "inputs.h"
#include "selection.h"

/** Outlines of the kept boundaries of a level by authority.
 *
 *  Each is the union of the areas of one level by location whose schools its
 *  authority runs, where all of these unions are the same land as the
 *  boundaries; else the boundaries are given as they are. The set's year is
 *  that of what was used.
 *
 *  @param level    index of the level by authority
 *  @param ret_set  out: one area for each boundary kept; sorted by code
 */
ATLAS_MUST_CHECK enum atlas_status outlines_make(
    const struct inputs *inputs, const struct atlas_placement *placement,
    const struct selection *selection, size_t level,
    struct atlas_area_set *ret_set, struct atlas_error *err);

#endif
