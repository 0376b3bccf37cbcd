/** @file svg_read.h
 *  @brief Look into an SVG of ours: elements and their attributes.
 */
#ifndef ATLAS_TEST_SVG_READ_H
#define ATLAS_TEST_SVG_READ_H

#include <stddef.h>

#include "atlas/render.h"

/** The SVG of a map, checked to be well-formed; to be released. Fails the test
 *  when the map cannot be drawn.
 */
struct atlas_text svg_of(const struct atlas_map *map);

/** Number of times that a text stands in another. */
size_t svg_count(const char *svg, const char *text);

/** Start of the element with this id, "E00000001" for that of an area; NULL
 *  when there is none. `map` gives the prefix.
 */
const char *svg_element(const struct atlas_text *svg,
                        const struct atlas_map *map, const char *id);

/** A number that follows `name="` after a place in the SVG; fails the test when
 *  there is none.
 */
double svg_number(const char *from, const char *name);

#endif
