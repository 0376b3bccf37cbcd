/** @file coverage.h
 *  @brief Whether areas meet without gap or overlap, as GEOS sees it.
 */
#ifndef TESTS_GEO_COVERAGE_H
#define TESTS_GEO_COVERAGE_H

#include "geo/geos_area.h"

/** The union of a set's areas. */
struct coverage {
    struct geos geos;      ///< Its context.
    GEOSGeometry *united;  ///< The union.
    double overlap;        ///< Sum of the areas less area of the union.
    size_t invalid;        ///< Areas that are not valid, or empty.
    size_t outside;        ///< Areas whose `inside` is not inside.
};

/** Unite them; a failure ends the test. */
void coverage_take(const struct atlas_area_set *set,
                   struct coverage *ret_coverage);

/** Holes of the union that lie where some area was before: gaps. */
size_t coverage_gaps(const struct coverage *coverage,
                     const struct coverage *before);

/** Holes of the union, gaps or lakes. */
size_t coverage_holes(const struct coverage *coverage);

/** Free it. */
void coverage_release(struct coverage *coverage);

#endif
