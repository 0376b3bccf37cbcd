// Classes mirrored around a reference. Private to classify.
#ifndef ATLAS_CLASSIFY_DIVERGING_H
#define ATLAS_CLASSIFY_DIVERGING_H

#include "atlas/classify.h"

// Edges around *options->around for `count` values, at least 1; the method is
// not ATLAS_FIXED. Fills all but the members.
void diverging_fill(struct atlas_classes *table, const double *values,
                    size_t count, const struct atlas_classify_options *options);

// Tell where the reference stands among edges that are there already.
void diverging_place(struct atlas_classes *table, double reference);

#endif
