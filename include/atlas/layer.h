/** @file layer.h
 *  @brief Polygon layers from files: OGR in, plain repaired coordinates out.
 *
 *  Owner    geo; the only users of gdal.h, proj.h and geos_c.h are in there.
 *  Drivers  GPKG, ESRI Shapefile, GeoJSON, TopoJSON, FlatGeobuf: an allow-list.
 *           Only regular files are opened, read-only; a path that starts with
 *           /vsi or carries a scheme is refused.
 *  CRS      detected, never guessed silently: from the layer; GeoJSON whose
 *           coordinates leave the degree range is in metres (its old `crs`
 *           member, or EPSG:27700 when all of it lies in Great Britain's grid,
 *           reported as "crs-from-range"); a layer without one in degree range
 *           is WGS 84, reported as "crs-assumed". Anything else without a CRS
 *           is an error, and so are coordinates that cannot be of their CRS.
 *           Datum shift OSGB36 to WGS 84 and back: EPSG:1314 (2 m), pinned.
 *  Repair   a boundary that GEOS finds invalid is repaired as
 *           GEOSMakeValidWithParams does it by structure, collapsed parts
 *           dropped; an issue "repaired-boundary" gives the area and the square
 *           metres by which it changed. What is not a polygon afterwards, or is
 *           empty, is an error that names the area.
 *  Errors   ATLAS_ERR_INPUT: cannot open, no such layer or field, no feature,
 *           no code. ATLAS_ERR_GEO: CRS missing or wrong, geometry beyond
 *           repair, the same code twice, not polygons.
 *  Threads  reading different files from different threads is safe.
 */
#ifndef ATLAS_LAYER_H
#define ATLAS_LAYER_H

#include "atlas/area_set.h"
#include "atlas/issues.h"
#include "atlas/status.h"

/** A layer to read. Texts are borrowed. */
struct atlas_layer_source {
    const char *path;   ///< File.
    const char *layer;  ///< Layer name; NULL: the only one (several: an error).
    const char *code;   ///< Field with the codes.
    const char *name;   ///< Field with the names; NULL: the codes serve.
    const char *only;   ///< Codes kept: shell patterns, comma between; NULL:
                        ///< all.
    const char *crs;    ///< CRS that overrides the file's, "EPSG:27700"; NULL.
    unsigned year;      ///< Boundary year; 0: from the product's or field's
                        ///< name.
    unsigned threads;   ///< At most so many; 0: one. The result is the same.
};

/** Read a layer into an area set: transformed to EPSG:27700, repaired, rings
 *  oriented, sorted by code, inside points found.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_layer_read(
    const struct atlas_layer_source *source, struct atlas_issues *issues,
    struct atlas_area_set *ret_set, struct atlas_error *err);

/** Boundary year in a product or field name: PCON_JULY_2024_UK_BGC, CTYUA23CD.
 *  @return 0 when there is none.
 */
unsigned atlas_layer_year(const char *product, const char *code_field);

#endif
