// Intervals of rates, and the funnel that is their other side.
//
// In:  a rate with its counts, a design effect.
// Out: a Wilson interval; limits of a funnel.
//
// The one idea: the Wilson interval is the inverse of the score test, so that
// an area lies outside the funnel around a rate exactly when its interval does
// not hold that rate: table, words and chart cannot disagree.

#include <math.h>

#include "atlas/uncertainty.h"

static double cut(double percent) {
    return fmin(fmax(percent, 0), 100);
}

struct atlas_interval atlas_interval_wilson(const struct atlas_rate *rate,
                                            double factor) {
    if (rate->state != ATLAS_NUMBER) {
        return (struct atlas_interval){.state = rate->state};
    }
    if (rate->whole <= 0) {
        return (struct atlas_interval){.state = ATLAS_NOT_APPLICABLE};
    }
    const double share = (double)rate->part / (double)rate->whole;
    const double size = (double)rate->whole / factor;
    const double square = ATLAS_Z_95 * ATLAS_Z_95;
    const double middle = share + square / (2 * size);
    const double half = ATLAS_Z_95 * sqrt(share * (1 - share) / size +
                                          square / (4 * size * size));
    const double scale = 100 / (1 + square / size);
    return (struct atlas_interval){.low = cut(scale * (middle - half)),
                                   .high = cut(scale * (middle + half)),
                                   .state = ATLAS_NUMBER};
}

enum atlas_side atlas_interval_side(const struct atlas_interval *interval,
                                    const struct atlas_rate *reference) {
    if (interval->state != ATLAS_NUMBER || reference->state != ATLAS_NUMBER) {
        return ATLAS_SIDE_UNKNOWN;
    }
    if (interval->high < reference->percent) return ATLAS_SIDE_BELOW;
    if (interval->low > reference->percent) return ATLAS_SIDE_ABOVE;
    return ATLAS_SIDE_WITHIN;
}

double atlas_funnel_limit(double centre_percent, double denominator,
                          double factor, double z) {
    const double share = centre_percent / 100;
    if (denominator <= 0) return z < 0 ? 0 : 100;
    return cut(centre_percent +
               100 * z * sqrt(factor * share * (1 - share) / denominator));
}
