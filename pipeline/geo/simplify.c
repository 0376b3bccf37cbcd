// Borders simplified in one call.
//
// In:  a topology, or a set in metres; a tolerance.
// Out: the same with fewer points. The work is done in detail.c and
//      detail_cut.c.

#include "atlas/detail.h"
#include "atlas/geometry.h"
#include "inside.h"
#include "set_builder.h"

void atlas_topology_simplify(const struct atlas_topology *from,
                             const struct atlas_simplify_options *options,
                             struct atlas_topology *ret_topology) {
    struct atlas_detail detail;
    atlas_detail_measure(from, options->is_degrees, &detail);
    atlas_detail_cut(&detail, options->tolerance_m, ret_topology);
    atlas_detail_release(&detail);
}

enum atlas_status atlas_areas_simplify(const struct atlas_area_set *from,
                                       double tolerance_m,
                                       struct atlas_area_set *ret_set,
                                       struct atlas_error *err) {
    struct atlas_topology whole = {0};
    struct atlas_topology simple = {0};
    struct atlas_area_set set = {0};
    atlas_topology_build(from, &whole);
    atlas_topology_simplify(
        &whole, &(struct atlas_simplify_options){.tolerance_m = tolerance_m},
        &simple);
    atlas_topology_areas(&simple, &set);
    atlas_topology_release(&simple);
    atlas_topology_release(&whole);
    for (size_t i = 0; i < set.count; i++) {
        set_finish_area(&set, &set.items[i]);
    }
    const enum atlas_status status = inside_find(&set, err);
    if (status) {
        atlas_area_set_release(&set);
        return status;
    }
    *ret_set = set;
    return ATLAS_OK;
}
