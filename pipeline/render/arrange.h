// Placing the legend and the map within the body of the page.
#ifndef ATLAS_RENDER_ARRANGE_H
#define ATLAS_RENDER_ARRANGE_H

#include "layout.h"

// Stand the legend and the panels in the body, the map as large as it can be:
// layout->legend_box, panels. The legend stands at the top left: over the
// sea, beside the map, or as a band above it.
void arrange_within(const struct layout_source *source, struct layout *layout);

// Stand the panels alone in a box.
void arrange_panels(const struct layout_source *source, struct box box,
                    struct layout *layout);

#endif
