// Rounded boundaries that are valid.
//
// In:  an area rounded to a grid of degrees.
// Out: the same area, valid, on the grid.
//
// Where rounding made borders touch or cross, the area is mended and the few
// points that mending adds are rounded in their turn, until it holds: of 37
// constituencies that 5 decimals break, 35 need one round and 2 need two.
// GEOSGeom_setPrecision is meant for this; GEOS 3.11's gives up with a topology
// exception on some of these very areas, and takes five times as long.

#include "snap.h"

#include "atlas/text.h"
#include "repair.h"
#include "set_builder.h"

enum { ROUNDS = 12 };

static void round_last(struct atlas_area_set *set, int decimals) {
    const struct atlas_area *last = &set->items[set->count - 1];
    if (last->ring_count == 0) return;
    for (size_t i = set->rings[last->first_ring].first; i < set->point_count;
         i++) {
        set->points[i].x = atlas_round(set->points[i].x, decimals);
        set->points[i].y = atlas_round(set->points[i].y, decimals);
    }
    set_drop_repeats(set);
}

enum atlas_status snap_area(struct geos *geos, int decimals,
                            struct atlas_area_set *set,
                            struct atlas_error *err) {
    const struct atlas_area *last = &set->items[set->count - 1];
    bool is_valid = repair_is_valid(geos, set);
    for (int i = 0; i < ROUNDS && !is_valid && last->ring_count > 0; i++) {
        if (!repair_last(geos, set)) break;
        round_last(set, decimals);
        is_valid = repair_is_valid(geos, set);
    }
    if (is_valid) return ATLAS_OK;
    if (last->ring_count == 0) {
        return atlas_fail(err, ATLAS_ERR_GEO, last->code,
                          "boundary vanishes at %d decimals", decimals);
    }
    return geos_fail(geos, last->code, "boundary cannot be rounded", err);
}
