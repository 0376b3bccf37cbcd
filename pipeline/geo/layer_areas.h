/** @file layer_areas.h
 *  @brief Areas as a file has them to areas as a set has them. Private to geo/.
 */
#ifndef GEO_LAYER_AREAS_H
#define GEO_LAYER_AREAS_H

#include "atlas/layer.h"

/** Append the areas of `raw`, in metres, to an empty set: sorted by code,
 *  repaired, oriented, with inside points.
 *
 *  @return ATLAS_OK, or ATLAS_ERR_GEO: a code twice, beyond repair.
 */
ATLAS_MUST_CHECK enum atlas_status layer_areas_finish(
    const struct atlas_layer_source *source, const struct atlas_area_set *raw,
    struct atlas_area_set *set, struct atlas_issues *issues,
    struct atlas_error *err);

#endif
