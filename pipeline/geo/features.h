/** @file features.h
 *  @brief The features of an open layer as rings. Private to geo/.
 */
#ifndef GEO_FEATURES_H
#define GEO_FEATURES_H

#include "gdal_file.h"

/** Append the wanted features of a layer to `set`, in the order and the
 *  coordinates of the file; rings are closed and have at least 4 points, and
 *  nothing else is checked.
 *
 *  @return ATLAS_OK; ATLAS_ERR_INPUT: no such field, no feature, no code, read
 *          error; ATLAS_ERR_GEO: no polygon, not a number.
 */
ATLAS_MUST_CHECK enum atlas_status features_read(
    const struct atlas_layer_source *source, const struct gdal_file *file,
    const struct gdal_messages *messages, struct atlas_area_set *set,
    struct atlas_error *err);

#endif
