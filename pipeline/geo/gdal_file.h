/** @file gdal_file.h
 *  @brief Opening one polygon layer with GDAL, and its messages. Private to
 *  geo/.
 *
 *  Threads  different files may be open in different threads.
 */
#ifndef GEO_GDAL_FILE_H
#define GEO_GDAL_FILE_H

#include <gdal.h>
#include <ogr_api.h>

#include "atlas/layer.h"

/** First failure that GDAL reported on this thread. */
struct gdal_messages {
    char text[256];  ///< One line; "" when there was none.
};

/** Collect GDAL's messages until gdal_unlisten(); they are printed nowhere. */
void gdal_listen(struct gdal_messages *messages);

/** Stop collecting. */
void gdal_unlisten(void);

/** An open layer. */
struct gdal_file {
    GDALDatasetH dataset;  ///< Read-only.
    OGRLayerH layer;       ///< Belongs to the dataset.
};

/** Open the layer of a source. Call it between gdal_listen and gdal_unlisten.
 *
 *  @param messages   what gdal_listen() collects into
 *  @param ret_file   out: to be closed with gdal_file_close()
 *  @return ATLAS_OK, or ATLAS_ERR_INPUT.
 */
ATLAS_MUST_CHECK enum atlas_status gdal_file_open(
    const struct atlas_layer_source *source,
    const struct gdal_messages *messages, struct gdal_file *ret_file,
    struct atlas_error *err);

/** Close it; a zeroed one is allowed. */
void gdal_file_close(struct gdal_file *file);

/** Index of a field of the layer.
 *  @return ATLAS_ERR_INPUT when it is missing; the message names those there.
 */
ATLAS_MUST_CHECK enum atlas_status gdal_file_field(const struct gdal_file *file,
                                                   const char *path,
                                                   const char *name,
                                                   int *ret_field,
                                                   struct atlas_error *err);

/** Whether the file's format has no CRS of its own but WGS 84 (GeoJSON). */
bool gdal_file_is_json(const struct gdal_file *file);

#endif
