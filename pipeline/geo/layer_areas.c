// Areas as a file has them to areas as a set has them.
//
// In:  rings in EPSG:27700, in the order of the file.
// Out: areas sorted by code, valid, oriented, with inside points.
//
// Checking and repairing is nearly all the time that reading takes, and each
// area stands for itself: the sorted areas are cut into as many slices as there
// are threads, and the slices joined in order, so the result does not depend on
// their number. Each slice has a GEOS context of its own.

#include "layer_areas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/text.h"
#include "atlas/workers.h"
#include "geos_area.h"
#include "inside.h"
#include "repair.h"
#include "set_builder.h"

enum { SLICES_MAX = 16 };

/** Some of the areas, for one thread. */
struct slice {
    const struct atlas_layer_source *source;  ///< Borrowed.
    const struct atlas_area_set *raw;         ///< Borrowed.
    const struct atlas_area **areas;          ///< Its areas, sorted.
    size_t count;                             ///< How many.
    struct atlas_area_set set;                ///< Out: the finished areas.
    struct atlas_issues issues;               ///< Out: what was repaired.
};

static int by_code(const void *left, const void *right) {
    const struct atlas_area *const *first = left;
    const struct atlas_area *const *second = right;
    return strcmp((*first)->code, (*second)->code);
}

static enum atlas_status sort_areas(const struct atlas_layer_source *source,
                                    const struct atlas_area_set *raw,
                                    const struct atlas_area **sorted,
                                    struct atlas_error *err) {
    for (size_t i = 0; i < raw->count; i++) sorted[i] = &raw->items[i];
    qsort(sorted, raw->count, sizeof(*sorted), by_code);
    for (size_t i = 1; i < raw->count; i++) {
        if (strcmp(sorted[i - 1]->code, sorted[i]->code) == 0) {
            return atlas_fail(err, ATLAS_ERR_GEO, source->path,
                              "code '%s' stands twice in field '%s'",
                              sorted[i]->code, source->code);
        }
    }
    return ATLAS_OK;
}

static double raw_area(const struct atlas_area_set *raw,
                       const struct atlas_area *area) {
    double total = 0;
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &raw->rings[area->first_ring + i];
        const double size =
            fabs(ring_area(raw->points + ring->first, ring->count));
        total += ring->is_hole ? -size : size;
    }
    return total;
}

static void report_repair(struct slice *slice, const struct atlas_area *area,
                          double before) {
    struct atlas_text change = ATLAS_TEXT_INIT;
    atlas_text_add_fixed(&change, area->area_m2 - before, 1);
    atlas_issues_add(
        &slice->issues, "repaired-boundary",
        (struct atlas_issue_place){slice->source->path, 0, area->code},
        "boundary repaired",
        "the boundary was invalid; its repair changed its area by %s m2",
        atlas_text_string(&change));
    atlas_text_release(&change);
}

static enum atlas_status finish_slice(void *argument, struct atlas_error *err) {
    struct slice *slice = argument;
    struct atlas_area_set *set = &slice->set;
    enum atlas_status status = ATLAS_OK;
    struct geos geos;

    geos_start(&geos);
    for (size_t i = 0; i < slice->count && !status; i++) {
        bool is_repaired = false;
        status = repair_area(&geos, slice->raw, slice->areas[i], set,
                             &is_repaired, err);
        if (status || !is_repaired) continue;
        set->repaired++;
        report_repair(slice, &set->items[i],
                      raw_area(slice->raw, slice->areas[i]));
    }
    geos_stop(&geos);
    return status ? status : inside_find(set, err);
}

static size_t points_of(const struct atlas_area_set *raw,
                        const struct atlas_area *area) {
    size_t points = 0;
    for (size_t i = 0; i < area->ring_count; i++) {
        points += raw->rings[area->first_ring + i].count;
    }
    return points;
}

// Slices of about as many points each.
static size_t cut(const struct slice *whole, size_t wanted,
                  struct slice *slices) {
    size_t used = 0;
    size_t points = 0;
    for (size_t i = 0; i < whole->count; i++) {
        if (used == 0 || points * wanted >= whole->raw->point_count * used) {
            slices[used] = *whole;
            slices[used].areas = whole->areas + i;
            slices[used++].count = 0;
        }
        slices[used - 1].count++;
        points += points_of(whole->raw, whole->areas[i]);
    }
    return used;
}

static void join(struct slice *slice, struct atlas_area_set *set,
                 struct atlas_issues *issues) {
    for (size_t i = 0; i < slice->set.count; i++) {
        set_copy_area(&slice->set, &slice->set.items[i], set);
    }
    set->repaired += slice->set.repaired;
    atlas_issues_take(issues, &slice->issues);
}

enum atlas_status layer_areas_finish(const struct atlas_layer_source *source,
                                     const struct atlas_area_set *raw,
                                     struct atlas_area_set *set,
                                     struct atlas_issues *issues,
                                     struct atlas_error *err) {
    const struct atlas_area **sorted =
        atlas_xcalloc(raw->count + 1, sizeof(const struct atlas_area *));
    const struct slice whole = {
        .source = source, .raw = raw, .areas = sorted, .count = raw->count};
    const size_t wanted =
        source->threads < SLICES_MAX ? source->threads : SLICES_MAX;
    struct slice slices[SLICES_MAX];
    struct atlas_task tasks[SLICES_MAX];
    size_t count = 0;
    enum atlas_status status = sort_areas(source, raw, sorted, err);

    if (!status) {
        count = cut(&whole, wanted > 0 ? wanted : 1, slices);
        for (size_t i = 0; i < count; i++) {
            tasks[i] = (struct atlas_task){finish_slice, &slices[i]};
        }
        status = atlas_workers_run(tasks, count, (unsigned)count, err);
    }
    for (size_t i = 0; i < count; i++) {
        if (!status) join(&slices[i], set, issues);
        atlas_area_set_release(&slices[i].set);
        atlas_issues_release(&slices[i].issues);
    }
    free(sorted);
    return status;
}
