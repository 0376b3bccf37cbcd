/** @file classify.h
 *  @brief Stage 5: a column of rates to class breaks.
 *
 *  Takes   values, percent; only numbers, never states.
 *  Gives   struct atlas_classes.
 */
#ifndef ATLAS_CLASSIFY_H
#define ATLAS_CLASSIFY_H

#include <stddef.h>

#include "atlas/classes.h"
#include "atlas/status.h"

/** What is asked for. */
struct atlas_classify_options {
    enum atlas_class_method method;  ///< How.
    size_t classes;        ///< Classes wanted, 1 to ATLAS_CLASSES_MAX. Pretty
                           ///< and sd give about as many, headtail as many as
                           ///< there are heads.
    int decimals;          ///< Places of the edges, 0 to 5; more are
                           ///< taken where edges would fall together.
    const double *fixed;   ///< Inner and outer edges of ATLAS_FIXED,
    size_t fixed_count;    ///< ascending, at least 2.
    const double *around;  ///< Reference of diverging classes; NULL: none.
};

/** Find class breaks.
 *
 *  Fewer distinct values than classes give fewer classes; one distinct value
 *  gives one; none gives count 0.
 *
 *  Around a reference the method cuts the distances from it. Whether
 *  `classes` is even or odd says whether the reference is an edge or lies in a
 *  class, for every method. Quantile and equal count that middle class as one
 *  class (as if the column and its mirror image were cut together); Fisher cuts
 *  the distances into half as many groups, rounded up, the lowest being the
 *  middle class; pretty and sd put edges at round distances, and with an odd
 *  number leave out the one at 0; sd measures the deviation from the reference,
 *  not the mean. The reference is rounded to the places of the edges first, and
 *  distances are taken from what is printed. Fixed edges stay as given and must
 *  hold the reference between them.
 *
 *  @param values  any order, negative or not; borrowed, not changed
 *  @return ATLAS_OK, or ATLAS_ERR_USAGE when the options do not make sense.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_classify(
    const double *values, size_t count,
    const struct atlas_classify_options *options,
    struct atlas_classes *ret_classes, struct atlas_error *err);

#endif
