/** @file area_set.h
 *  @brief Areas with codes, names and boundaries, as plain coordinates.
 *
 *  Owner      areas. No GEOS or OGR type appears here: a set can be shared
 *             between threads, and whoever needs a predicate builds his own
 *             index from it (GEOS fills caches lazily; see locator.h).
 *  CRS        metres in EPSG:27700 (British National Grid), always.
 *  Shape      an area has polygons; a polygon has one outer ring and then its
 *             holes. Rings are closed: the last point repeats the first. Outer
 *             rings run counter-clockwise, holes clockwise (x east, y north).
 *  Order      areas are sorted by code (bytes), codes are unique.
 *  Ownership  atlas_area_set_release() frees everything.
 */
#ifndef ATLAS_AREA_SET_H
#define ATLAS_AREA_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/memory.h"

/** A point on the map. */
struct atlas_point {
    double x;  ///< Easting in metres, or longitude in degrees where stated.
    double y;  ///< Northing in metres, or latitude in degrees where stated.
};

/** An upright box; empty when min_x > max_x. */
struct atlas_box {
    double min_x;  ///< West edge, metres.
    double min_y;  ///< South edge, metres.
    double max_x;  ///< East edge, metres.
    double max_y;  ///< North edge, metres.
};

/** One closed ring of a polygon. */
struct atlas_ring {
    size_t first;  ///< Its first point in the set's points.
    size_t count;  ///< Points, the closing one included: at least 4.
    bool
        is_hole;  ///< False opens a new polygon; holes follow their outer ring.
};

/** One area. */
struct atlas_area {
    const char *code;   ///< As the file has it, blanks at the ends taken off.
    const char *name;   ///< UTF-8.
    size_t first_ring;  ///< Its first ring in the set's rings.
    size_t ring_count;  ///< Rings; at least 1.
    struct atlas_box box;       ///< Bounding box.
    double area_m2;             ///< Holes taken off.
    struct atlas_point inside;  ///< A point well inside: centre of about the
                                ///< largest circle that fits in.
    double inside_m;            ///< Radius of that circle, metres.
};

/** A layer of areas. */
struct atlas_area_set {
    const char *product;       ///< Base name of the file: the boundary product.
    const char *path;          ///< The file as it was opened.
    const char *code_field;    ///< Column that holds the codes.
    const char *crs;           ///< CRS as found, e.g. "EPSG:27700", and how.
    unsigned year;             ///< Boundary year (product or configuration); 0.
    size_t repaired;           ///< Areas whose boundary had to be repaired.
    struct atlas_area *items;  ///< Sorted by code.
    size_t count;              ///< Areas.
    size_t capacity;           ///< Areas allocated.
    struct atlas_ring *rings;  ///< Rings of all areas, in area order.
    size_t ring_count;         ///< Rings.
    size_t ring_capacity;      ///< Rings allocated.
    struct atlas_point *points;  ///< Points of all rings, in ring order.
    size_t point_count;          ///< Points.
    size_t point_capacity;       ///< Points allocated.
    struct atlas_arena arena;    ///< Texts.
};

/** Index of the area with this code, or ATLAS_NONE. */
uint32_t atlas_area_set_find(const struct atlas_area_set *set,
                             const char *code);

/** Smallest box that holds every area. */
struct atlas_box atlas_area_set_box(const struct atlas_area_set *set);

/** Smallest box that holds both; an empty box adds nothing. */
struct atlas_box atlas_box_join(struct atlas_box left, struct atlas_box right);

/** Whether two boxes have more in common than an edge. */
bool atlas_box_meets(struct atlas_box left, struct atlas_box right);

/** The empty box. */
struct atlas_box atlas_box_empty(void);

/** Free the set and make it empty. */
void atlas_area_set_release(struct atlas_area_set *set);

#endif
