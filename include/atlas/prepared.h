/** @file prepared.h
 *  @brief Layers from the cache of prepared boundaries.
 *
 *  Reading a layer (layer.h) is mostly repairing it, and the outcome is the
 *  same every time. So the outcome is kept: the area set and the findings, in a
 *  file of the cache folder (cache.h). What a caller gets does not depend on
 *  whether it was read or kept.
 *
 *  Key      SHA-256 over the bytes of the layer's files and over all else that
 *           the outcome depends on: names, fields, patterns, CRS, year, this
 *           program and its libraries, their settings in the environment
 *           (pipeline/geo/prepared_key.c).
 *  Trust    a kept file is input like any other: it is proved whole by the
 *           SHA-256 of what it holds, and every count and index in it is
 *           checked before use (pipeline/geo/prepared_file.c). One that fails
 *           is as good as none, and is written anew.
 *  Errors   those of layer.h; the cache adds none.
 *  Threads  reading different layers, or the same one, from different threads
 *           and processes is safe.
 */
#ifndef ATLAS_PREPARED_H
#define ATLAS_PREPARED_H

#include "atlas/area_set.h"
#include "atlas/issues.h"
#include "atlas/layer.h"
#include "atlas/layer_files.h"
#include "atlas/status.h"

/** Where prepared boundaries are kept, and what is known beforehand. */
struct atlas_prepared_options {
    const char *folder;  ///< Of the cache; NULL: nothing is kept or taken.
    const struct atlas_layer_files *files;  ///< The source's, with digests;
                                            ///< NULL: found out here.
};

/** The same as atlas_layer_read(), from the cache where it has the layer. */
ATLAS_MUST_CHECK enum atlas_status atlas_prepared_read(
    const struct atlas_layer_source *source,
    const struct atlas_prepared_options *options, struct atlas_issues *issues,
    struct atlas_area_set *ret_set, struct atlas_error *err);

/** Borders that are drawn move by no more than the longer side of the extent
 *  divided by this: a quarter of a pixel on a picture 1,000 pixels wide.
 */
#define ATLAS_DRAWN_PARTS 4000

/** A set that atlas_prepared_read() gave of `source`, with borders simplified
 *  for drawing (geometry.h), from the cache where it has that.
 *
 *  @return ATLAS_OK, or ATLAS_ERR_GEO as atlas_areas_simplify() has it.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_prepared_simplify(
    const struct atlas_area_set *from, const struct atlas_layer_source *source,
    const struct atlas_prepared_options *options,
    struct atlas_area_set *ret_set, struct atlas_error *err);

#endif
