/** @file interval.h
 *  @brief How sure a figure is: an interval around a rate, a range of ranks.
 *
 *  Owner  aggregate (uncertainty.h makes them).
 */
#ifndef ATLAS_INTERVAL_H
#define ATLAS_INTERVAL_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/vocabulary.h"

/** A 95 % interval around a rate. */
struct atlas_interval {
    double low;              ///< Percent, 0 to 100; 0 without a number.
    double high;             ///< Percent, `low` to 100; 0 without a number.
    enum atlas_state state;  ///< A number, or why there is no interval.
};

/** Where an interval lies to a reference. */
enum atlas_side {
    ATLAS_SIDE_BELOW,    ///< Wholly below it.
    ATLAS_SIDE_WITHIN,   ///< Holds it: not distinguishable from it.
    ATLAS_SIDE_ABOVE,    ///< Wholly above it.
    ATLAS_SIDE_UNKNOWN,  ///< One of the two is no number.
    ATLAS_SIDE_END       ///< Number of sides.
};

/** How much more the counts of schools vary than those of single pupils would.
 */
struct atlas_dispersion {
    double factor;   ///< Design effect: variance over the binomial one; at
                     ///< least 1, and 1 where it could not be estimated.
    size_t schools;  ///< Schools it was estimated from.
    size_t areas;    ///< Areas that have several of them.
};

/** Rank of an area among those of its level; 1 has the highest rate. */
struct atlas_rank {
    uint32_t rank;  ///< By the rates as they are; 0: the area has no rate.
                    ///< Equal rates share the best rank.
    uint32_t low;   ///< 95 % of simulated ranks lie from here ...
    uint32_t high;  ///< ... to here.
    uint32_t of;    ///< Areas that have a rate.
};

#endif
