/** @file verify_boundaries.h
 *  @brief Boundaries of a GeoJSON file read again, by RFC 7946.
 *
 *  Private to pipeline/export.
 */
#ifndef EXPORT_VERIFY_BOUNDARIES_H
#define EXPORT_VERIFY_BOUNDARIES_H

#include "atlas/area_set.h"
#include "verify.h"

/** Append one feature's geometry to a set in degrees; what is wrong with its
 *  positions, rings, direction or box is reported under `code`.
 */
void verify_boundary(struct verify *verify, json_object *feature,
                     const char *code, struct atlas_area_set *set);

#endif
