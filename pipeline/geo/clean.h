/** @file clean.h
 *  @brief Areas on a grid whose borders meet exactly and nowhere cross. Private
 *         to geo/.
 */
#ifndef GEO_CLEAN_H
#define GEO_CLEAN_H

#include "atlas/area_set.h"
#include "atlas/status.h"

/** What to make of a set. */
struct clean_options {
    double step;     ///< Every coordinate becomes a multiple of it: a whole
                     ///< number, or 1 divided by one.
    double largest;  ///< Largest face, in square units, that is given to one
                     ///< area where several cover it or none does between two;
                     ///< what is no wider than 2 steps always is.
};

/** A copy of a set with every coordinate rounded. Each area is valid, no two
 *  segments cross or touch but at vertices of both, and where areas meet they
 *  have the same vertices. Areas that overlap by more than slivers still do.
 *  All but rings and boxes is as in `from`.
 *
 *  @param points  the points to round, parallel to those of `from`
 *  @return ATLAS_OK, or ATLAS_ERR_GEO naming an area that vanishes.
 */
ATLAS_MUST_CHECK enum atlas_status clean_make(
    const struct atlas_area_set *from, const struct atlas_point *points,
    const struct clean_options *options, struct atlas_area_set *ret_set,
    struct atlas_error *err);

#endif
