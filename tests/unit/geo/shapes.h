/** @file shapes.h
 *  @brief Area sets for tests, from GeoJSON written in the test.
 */
#ifndef TESTS_GEO_SHAPES_H
#define TESTS_GEO_SHAPES_H

#include "atlas/layer.h"

/** A feature: its code, and its geometry as the inside of a GeoJSON object. */
#define SHAPE(code, geometry)                                \
    "{\"type\":\"Feature\",\"properties\":{\"code\":\"" code \
    "\",\"name\":\"Area " code "\"},\"geometry\":{\"type\":" geometry "}}"

/** A polygon's geometry from the text of its rings. */
#define POLYGON(rings) "\"Polygon\",\"coordinates\":[" rings "]"

/** A multipolygon's geometry from the text of its polygons. */
#define MULTIPOLYGON(polygons) "\"MultiPolygon\",\"coordinates\":[" polygons "]"

/** Write a FeatureCollection of these features, with this CRS (NULL: none).
 *  @return its path, valid as test_file() has it.
 */
const char *shapes_file(const char *name, const char *crs,
                        const char *features);

/** Read features in EPSG:27700 with fields "code" and "name"; any failure ends
 *  the test.
 */
void shapes_read(const char *features, struct atlas_area_set *ret_set);

/** Fail unless the two hold the same, text for text and bit for bit; the paths
 *  are not looked at.
 */
void shapes_assert_same(const struct atlas_area_set *set,
                        const struct atlas_area_set *wanted);

/** Fail unless the two lists hold the same findings in the same order. */
void shapes_assert_same_issues(const struct atlas_issues *issues,
                               const struct atlas_issues *wanted);

#endif
