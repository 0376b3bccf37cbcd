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
    size_t classes;       ///< Classes wanted, 1 to ATLAS_CLASSES_MAX.
    int decimals;         ///< Places of the edges, 0 to 5; more are
                          ///< taken where edges would fall together.
    const double *fixed;  ///< Inner and outer edges of ATLAS_FIXED,
    size_t fixed_count;   ///< ascending, at least 2.
};

/** Find class breaks.
 *
 *  Fewer distinct values than classes give fewer classes; one distinct value
 *  gives one; none gives count 0.
 *  @param values  any order; borrowed, not changed
 *  @return ATLAS_OK, or ATLAS_ERR_USAGE when the options do not make sense.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_classify(
    const double *values, size_t count,
    const struct atlas_classify_options *options,
    struct atlas_classes *ret_classes, struct atlas_error *err);

#endif
