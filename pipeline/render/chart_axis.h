// Axes of charts: round numbers, years, and their drawing.
#ifndef ATLAS_RENDER_CHART_AXIS_H
#define ATLAS_RENDER_CHART_AXIS_H

#include "chart.h"

// Percent upwards, from a round number not above `low` to one not below `high`,
// as many of them as have room in a height. ATLAS_ERR_OUTPUT when a letter is
// missing, as below.
ATLAS_MUST_CHECK enum atlas_status chart_percents_write(
    struct chart *chart, double low, double high, double height,
    struct atlas_error *err);

// Counts across, from `low` to `high`, round ones labelled; by their square
// root where `is_root`.
ATLAS_MUST_CHECK enum atlas_status chart_counts_write(struct chart *chart,
                                                      double low, double high,
                                                      bool is_root,
                                                      struct atlas_error *err);

// Academic years across, each a tick with its name.
ATLAS_MUST_CHECK enum atlas_status chart_years_write(struct chart *chart,
                                                     unsigned first,
                                                     unsigned last,
                                                     struct atlas_error *err);

// Take labels away that have no room beside those that stay. Of years every
// second or third is kept, first and last always; of counts the larger ones,
// and the ticks go with the labels. To be called when the frame is known.
void chart_years_thin(struct chart *chart);
void chart_counts_thin(struct chart *chart);

// Width of the widest label upwards.
double chart_up_width(const struct chart *chart);

// Grid and labels upwards, base line, ticks and labels across.
void chart_axes_draw(const struct chart *chart, struct canvas *canvas);

#endif
