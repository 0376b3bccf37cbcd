/** @file ours.h
 *  @brief Whether an output folder may be replaced.
 */
#ifndef ATLAS_SUPPORT_OURS_H
#define ATLAS_SUPPORT_OURS_H

#include "atlas/status.h"
#include "place.h"

/** Check that nothing of somebody else would be lost: the place is free, or an
 *  empty folder, or a folder with a manifest that this program wrote.
 *
 *  @return ATLAS_OK or ATLAS_ERR_OUTPUT.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_check_replaceable(
    const struct atlas_place *place, struct atlas_error *err);

#endif
