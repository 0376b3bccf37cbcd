/** @file draws.h
 *  @brief Random draws that are the same on every machine. Private to
 *         aggregate/.
 *
 *  Sources  SplitMix64: Steele, Lea and Flood 2014, "Fast splittable
 *           pseudorandom number generators"; polar method: Marsaglia and Bray
 *           1964; gamma: Marsaglia and Tsang 2000, "A simple method for
 *           generating gamma variables", ACM TOMS 26.
 */
#ifndef AGGREGATE_DRAWS_H
#define AGGREGATE_DRAWS_H

#include <stdbool.h>
#include <stdint.h>

/** A stream of draws. */
struct draws {
    uint64_t state;  ///< Seed, then where it is.
    double spare;    ///< A normal draw kept,
    bool has_spare;  ///< if there is one.
};

/** Uniform in (0, 1). */
double draws_uniform(struct draws *draws);

/** Normal, mean 0, variance 1. */
double draws_normal(struct draws *draws);

/** Beta; both shapes above 0. */
double draws_beta(struct draws *draws, double a, double b);

#endif
