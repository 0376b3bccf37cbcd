/** @file set_builder.h
 *  @brief Filling an area set, ring by ring. Private to geo/.
 *
 *  set_add_area() opens an area, set_add_ring() gives room for the points of
 *  its next ring, set_finish_area() sets direction, box and area.
 */
#ifndef GEO_SET_BUILDER_H
#define GEO_SET_BUILDER_H

#include "atlas/area_set.h"

/** Open a new area at the end of the set; code and name are copied. */
void set_add_area(struct atlas_area_set *set, const char *code,
                  const char *name);

/** Room for the `count` points of a new ring of the last area. */
struct atlas_point *set_add_ring(struct atlas_area_set *set, size_t count,
                                 bool is_hole);

/** Append a ring with these points to the last area. */
void set_add_points(struct atlas_area_set *set,
                    const struct atlas_point *points, size_t count,
                    bool is_hole);

/** Turn outer rings counter-clockwise and holes clockwise, compute box and
 *  area.
 */
void set_finish_area(struct atlas_area_set *set, struct atlas_area *area);

/** Append the rings of an area of `from` to the last area of `to`. */
void set_copy_rings(const struct atlas_area_set *from,
                    const struct atlas_area *area, struct atlas_area_set *to);

/** Append a copy of an area of `from` to `to`. */
void set_copy_area(const struct atlas_area_set *from,
                   const struct atlas_area *area, struct atlas_area_set *to);

/** Copy what describes a set: product, path, column, CRS, year, repairs. */
void set_describe(const struct atlas_area_set *from, struct atlas_area_set *to);

/** Finish a set that has the areas of `from` with rings of its own: product,
 *  path, column, CRS, year, repairs, and each area's `area_m2`, `inside` and
 *  `inside_m` are copied, boxes are those of the rings.
 */
void set_finish_copy(const struct atlas_area_set *from,
                     struct atlas_area_set *to);

/** Forget the rings of the last area. */
void set_clear_rings(struct atlas_area_set *set);

/** Give back what the arrays have too much. */
void set_trim(struct atlas_area_set *set);

/** Smallest box that holds some points. */
struct atlas_box points_box(const struct atlas_point *points, size_t count);

/** Area of a ring in square units of its points; above 0 when it runs
 *  counter-clockwise.
 */
double ring_area(const struct atlas_point *points, size_t count);

/** Turn a ring round unless it runs the way it should. */
void ring_orient(struct atlas_point *points, size_t count, bool is_hole);

/** Turn a ring so that it begins at a point; as it is where it does not pass
 *  it.
 */
void ring_begin_at(struct atlas_point *points, size_t count,
                   struct atlas_point at);

#endif
