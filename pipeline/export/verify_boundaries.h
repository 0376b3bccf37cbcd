/** @file verify_boundaries.h
 *  @brief Boundaries of a GeoJSON file read again, by RFC 7946.
 *
 *  Private to pipeline/export.
 */
#ifndef EXPORT_VERIFY_BOUNDARIES_H
#define EXPORT_VERIFY_BOUNDARIES_H

#include "atlas/area_set.h"
#include "verify.h"

/** GDAL reads a file of the folder, as many areas as `count`. */
void verify_gdal(struct verify *verify, const char *name, size_t count);

/** Append one feature's geometry to a set in degrees; what is wrong with its
 *  positions, rings, direction or box is reported under `code`.
 */
void verify_boundary(struct verify *verify, json_object *feature,
                     const char *code, struct atlas_area_set *set);

#endif
