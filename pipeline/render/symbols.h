// Proportional circles and the marks of schools: their size.
#ifndef ATLAS_RENDER_SYMBOLS_H
#define ATLAS_RENDER_SYMBOLS_H

#include "legend.h"

// Radius of the circle of a count, points; 0 for no circle.
double symbols_radius_of(const struct legend *legend, int64_t count);

// Radius of the circle of a rate's numerator, points; 0 for no circle.
double symbols_radius(const struct legend *legend,
                      const struct atlas_rate *rate);

#endif
