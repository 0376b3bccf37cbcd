// Borders between regions.
//
// In:  an outline, the region of each area.
// Out: lines: the arcs whose two areas lie in different regions.

#include "regions.h"

#include <stdlib.h>

#include "atlas/vocabulary.h"

// The two areas of each arc; ATLAS_NONE where there is no second.
static uint32_t (*owners_of(const struct atlas_topology *topology))[2] {
    const struct atlas_area_set *areas = topology->areas;
    uint32_t(*owners)[2] =
        atlas_xcalloc(topology->arc_count + 1, sizeof(*owners));
    for (size_t i = 0; i < topology->arc_count; i++) {
        owners[i][0] = owners[i][1] = ATLAS_NONE;
    }
    for (uint32_t area = 0; area < areas->count; area++) {
        const struct atlas_use_span span = atlas_topology_area(topology, area);
        for (size_t i = span.first; i < span.end; i++) {
            uint32_t *pair = owners[topology->uses[i].arc];
            pair[pair[0] == ATLAS_NONE ? 0 : 1] = area;
        }
    }
    return owners;
}

void regions_trace(const struct outline *outline,
                   const struct atlas_regions *regions,
                   struct tracing *tracing) {
    uint32_t(*owners)[2] = owners_of(outline->topology);
    tracing_clear(tracing);
    for (uint32_t i = 0; i < outline->topology->arc_count; i++) {
        const uint32_t *pair = owners[i];
        if (pair[1] == ATLAS_NONE || outline->is_off[i]) continue;
        if (regions->of_area[pair[0]] == regions->of_area[pair[1]]) continue;
        outline_trace_arc(outline, i, tracing);
    }
    free(owners);
}
