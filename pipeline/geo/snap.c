// Rounded boundaries that are valid.
//
// In:  an area whose coordinates were rounded, or a set to round.
// Out: the same, valid, every coordinate a multiple of the step.
//
// Where rounding made borders touch or cross, the area is mended and the few
// points that mending adds are rounded in their turn, until it holds: of 37
// constituencies that 5 decimals of a degree break, 35 need one round and 2
// need two. GEOSGeom_setPrecision is meant for this; GEOS 3.11's gives up with
// a topology exception on some of these very areas.

#include "snap.h"

#include <math.h>

#include "atlas/geometry.h"
#include "repair.h"
#include "set_builder.h"

enum { ROUNDS = 12 };

// Squares of the step by which a quick mend may change an area. Of England's
// seats most change by less than 1; one whose hole is filled by 500 and more.
static const double squares_changed = 100;

// A step of 0.00001 is not a number of the machine, its inverse is.
double snap_value(double value, double step) {
    if (step >= 1) return round(value / step) * step + 0.0;
    return round(value * round(1 / step)) / round(1 / step) + 0.0;
}

static void round_last(struct atlas_area_set *set, double step) {
    const struct atlas_area *last = &set->items[set->count - 1];
    if (last->ring_count == 0) return;
    for (size_t i = set->rings[last->first_ring].first; i < set->point_count;
         i++) {
        set->points[i].x = snap_value(set->points[i].x, step);
        set->points[i].y = snap_value(set->points[i].y, step);
    }
    set_drop_repeats(set);
}

enum atlas_status snap_last(struct geos *geos, double step,
                            struct atlas_area_set *set,
                            struct atlas_error *err) {
    const struct atlas_area *last = &set->items[set->count - 1];
    bool is_valid = repair_is_valid(geos, set);
    for (int i = 0; i < ROUNDS && !is_valid && last->ring_count > 0; i++) {
        if (!repair_keeping_area(geos, set, squares_changed * step * step) &&
            !repair_last(geos, set)) {
            break;
        }
        round_last(set, step);
        is_valid = repair_is_valid(geos, set);
    }
    if (is_valid) return ATLAS_OK;
    if (last->ring_count == 0) {
        return atlas_fail(err, ATLAS_ERR_GEO, last->code,
                          "boundary vanishes when rounded");
    }
    return geos_fail(geos, last->code, "boundary cannot be rounded", err);
}

enum atlas_status atlas_areas_snap(const struct atlas_area_set *from,
                                   double step, struct atlas_area_set *ret_set,
                                   struct atlas_error *err) {
    struct atlas_area_set set = {0};
    enum atlas_status status = ATLAS_OK;
    struct geos geos;

    geos_start(&geos);
    for (size_t i = 0; i < from->count && !status; i++) {
        set_add_area(&set, from->items[i].code, from->items[i].name);
        set_copy_rings(from, &from->items[i], &set);
        round_last(&set, step);
        status = snap_last(&geos, step, &set, err);
        if (!status) set_finish_area(&set, &set.items[i]);
    }
    geos_stop(&geos);
    if (status) {
        atlas_area_set_release(&set);
        return status;
    }
    set_trim(&set);
    *ret_set = set;
    return ATLAS_OK;
}
