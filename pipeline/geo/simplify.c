// Borders put in order, and simplified in one call.
//
// In:  a set in metres.
// Out: the same on a grid, or with fewer points. The work is done in clean.c,
//      detail.c and detail_cut.c.

#include "atlas/detail.h"
#include "atlas/geometry.h"
#include "clean.h"
#include "inside.h"
#include "set_builder.h"

// Grid on which borders are put in order before they are simplified: a
// centimetre, a thousandth of what the finest product generalises by.
static const double fine_m = 0.01;

// The set simplified, its rings alone.
static void simplify(double tolerance_m, struct atlas_area_set *set) {
    struct atlas_topology whole;
    struct atlas_detail detail;
    struct atlas_topology simple;
    struct atlas_area_set to;
    atlas_topology_build(set, &whole);
    atlas_detail_measure(&whole, false, &detail);
    atlas_detail_cut(&detail, tolerance_m, &simple);
    atlas_topology_areas(&simple, &to);
    atlas_topology_release(&simple);
    atlas_detail_release(&detail);
    atlas_topology_release(&whole);
    atlas_area_set_release(set);
    *set = to;
    for (size_t i = 0; i < set->count; i++) {
        set_finish_area(set, &set->items[i]);
    }
}

enum atlas_status atlas_areas_simplify(const struct atlas_area_set *from,
                                       double tolerance_m,
                                       struct atlas_area_set *ret_set,
                                       struct atlas_error *err) {
    const struct clean_options clean = {.step = fine_m,
                                        .largest = tolerance_m * tolerance_m};
    struct atlas_area_set set = {0};
    enum atlas_status status =
        clean_make(from, from->points, &clean, &set, err);
    if (status) return status;
    simplify(tolerance_m, &set);
    status = inside_find(&set, err);
    if (status) {
        atlas_area_set_release(&set);
        return status;
    }
    *ret_set = set;
    return ATLAS_OK;
}

enum atlas_status atlas_areas_snap(const struct atlas_area_set *from,
                                   double step, struct atlas_area_set *ret_set,
                                   struct atlas_error *err) {
    const struct clean_options clean = {.step = step};
    struct atlas_area_set set = {0};
    const enum atlas_status status =
        clean_make(from, from->points, &clean, &set, err);
    if (status) return status;
    for (size_t i = 0; i < set.count; i++) {
        set_finish_area(&set, &set.items[i]);
    }
    *ret_set = set;
    return ATLAS_OK;
}
