/** @file uncertainty.h
 *  @brief Intervals, over-dispersion and ranges of ranks, from counts.
 *
 *  Owner    aggregate.
 *  Model    the pupils of an area are a draw from what its schools might have
 *           had; pupils of one school are alike, so the draw is of schools. The
 *           design effect (variance of an area's rate over the binomial one) is
 *           estimated from how far the schools lie from the rate of their area
 *           and phase, pooled over all areas of a level, a phase and a period.
 *  Sources  Wilson 1927, "Probable inference, the law of succession, and
 *           statistical inference", JASA 22; Kish 1965, "Survey Sampling"
 *           (design effect; effective size n / deff); Spiegelhalter 2005,
 *           "Funnel plots for comparing institutional performance", Statistics
 *           in Medicine 24; Goldstein and Spiegelhalter 1996, "League tables
 *           and their limitations", JRSS A 159 (ranges of ranks by simulation).
 */
#ifndef ATLAS_UNCERTAINTY_H
#define ATLAS_UNCERTAINTY_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/absence.h"
#include "atlas/interval.h"
#include "atlas/placement.h"
#include "atlas/vocabulary.h"

/** 97.5 % point of the normal distribution: 95 % intervals, two-sided. */
#define ATLAS_Z_95 1.959963984540054
/** 99.9 % point: 99.8 % limits, as funnel plots have them. */
#define ATLAS_Z_998 3.090232306167813

/** Wilson interval of a rate, its denominator divided by the factor.
 *
 *  @param factor  design effect, 1 or more
 *  @return of a rate that is no number its state; of a measure whose
 *          denominator is sessions an interval means nothing: do not ask.
 */
struct atlas_interval atlas_interval_wilson(const struct atlas_rate *rate,
                                            double factor);

/** Where an interval lies to a rate. The same as asking on which side of the
 *  funnel around `reference` the rate lies: the Wilson interval is the inverse
 *  of that test.
 */
enum atlas_side atlas_interval_side(const struct atlas_interval *interval,
                                    const struct atlas_rate *reference);

/** Limit of a funnel around a rate at a denominator, percent, cut to 0 .. 100.
 *
 *  @param z  ATLAS_Z_95 or ATLAS_Z_998, negative for the lower limit
 */
double atlas_funnel_limit(double centre_percent, double denominator,
                          double factor, double z);

/** Design effect of persistent or severe absence (or any measure of
 *  enrolments) at a level, in a period, for a phase.
 *
 *  For the total the schools' deviations are taken from the rate of their own
 *  area and phase: that an area has many secondary schools is no chance.
 *  Schools with a count that is no number, and areas with one school in a
 *  phase, say nothing and are left out.
 */
struct atlas_dispersion atlas_dispersion_estimate(
    const struct atlas_absence *absence,
    const struct atlas_placement *placement, size_t level, uint32_t period,
    const struct atlas_measure *measure, enum atlas_phase phase);

/** Draws behind a range of ranks. */
#define ATLAS_RANK_DRAWS 2000

/** Ranks with their ranges: each area's rate is drawn ATLAS_RANK_DRAWS times
 *  from a beta distribution with its rate and effective size, and ranked among
 *  the others' draws. The same seed always: same input, same ranges.
 *
 *  @param rates      by area; those that are no number get rank 0
 *  @param ret_ranks  one for each rate
 */
void atlas_ranks_simulate(const struct atlas_rate *rates, size_t count,
                          double factor, struct atlas_rank *ret_ranks);

#endif
