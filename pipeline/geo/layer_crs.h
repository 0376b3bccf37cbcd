/** @file layer_crs.h
 *  @brief Which CRS a layer is in, and its points in EPSG:27700. Private to
 *  geo/.
 */
#ifndef GEO_LAYER_CRS_H
#define GEO_LAYER_CRS_H

#include "gdal_file.h"

/** Find the CRS of a layer whose points are in `set`, transform them in place,
 *  and note the CRS in `set`.
 *
 *  @return ATLAS_OK, or ATLAS_ERR_GEO.
 */
ATLAS_MUST_CHECK enum atlas_status layer_crs_apply(
    const struct atlas_layer_source *source, const struct gdal_file *file,
    struct atlas_area_set *set, struct atlas_issues *issues,
    struct atlas_error *err);

#endif
