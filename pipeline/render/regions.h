// Borders between regions.
#ifndef ATLAS_RENDER_REGIONS_H
#define ATLAS_RENDER_REGIONS_H

#include "atlas/render.h"
#include "outline.h"

// The borders between areas of different regions, each once.
void regions_trace(const struct outline *outline,
                   const struct atlas_regions *regions,
                   struct tracing *tracing);

#endif
