/** @file level_json.h
 *  @brief What <level>.geojson and <level>.topojson have in common.
 *
 *  Private to pipeline/export.
 */
#ifndef EXPORT_LEVEL_JSON_H
#define EXPORT_LEVEL_JSON_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/area_set.h"
#include "atlas/export.h"
#include "atlas/text.h"

/** Places of a degree: about a metre, and RFC 7946's advice. */
#define DEGREE_DECIMALS 5
/** Ten to the power of DEGREE_DECIMALS: steps of the grid a degree. */
#define DEGREE_SCALE 100000
/** Places of a metre that a tolerance is written with. */
#define TOLERANCE_DECIMALS 1

/** Steps of the grid from 0 to `degrees`. */
int64_t level_grid(double degrees);

/** Append degrees, zeros at the end left off. */
void level_add_degrees(struct atlas_text *text, double degrees);

/** Append a position as [longitude,latitude]. */
void level_add_position(struct atlas_text *text, struct atlas_point position);

/** Append "bbox" and its four numbers. */
void level_add_box(struct atlas_text *text, struct atlas_box box);

/** Append the members that say what the file holds: name, level, period,
 *  tolerance, credits, and the bbox of all areas where there are any. A comma
 *  comes before each.
 */
void level_add_members(const struct atlas_level_content *content,
                       struct atlas_text *text);

/** Append "properties" of one area: code, name, period, counts, and each core
 *  measure with its status; members and polygons where boundaries and figures
 *  are not of one vintage.
 */
void level_add_properties(const struct atlas_level_content *content,
                          size_t area, struct atlas_text *text);

/** How a format writes a geometry. */
struct level_shape {
    const char *key;  ///< Member that holds the rings.
    /** Appends one ring. */
    void (*add_ring)(const struct atlas_topology *topology, size_t ring,
                     struct atlas_text *text);
};

/** Smallest box that holds the borders of an area. */
struct atlas_box level_box(const struct atlas_topology *topology, size_t area);

/** Smallest box that holds all borders; empty where there are none. */
struct atlas_box level_box_of_all(const struct atlas_topology *topology);

/** Append "type" of an area's geometry and its rings under the shape's key:
 *  those of a Polygon, or of each polygon of a MultiPolygon.
 */
void level_add_geometry(const struct atlas_topology *topology, size_t area,
                        const struct level_shape *shape,
                        struct atlas_text *text);

#endif
