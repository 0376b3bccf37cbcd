// Register schools located once at each level, on several threads.
//
// In:  register items that rows were matched to; levels.
// Out: for each site and level by location, what its polygon layer says.
//
// The hard idea: GEOS fills caches inside geometries while it answers, so two
// threads that share them misplace points silently. Every task builds a locator
// of its own over the shared area set and writes a run of the answers of its
// own: the outcome cannot depend on the number of threads. An area costs more
// to prepare than to ask some hundred times, so a level is split over tasks
// only where there are fewer levels than threads, and then from south to north:
// each area is prepared by one task, or by two where the runs meet.

#include "sites.h"

#include <stdlib.h>

#include "atlas/memory.h"
#include "atlas/vocabulary.h"
#include "atlas/workers.h"

// A run of sites at one level.
struct run {
    const struct atlas_register *schools;
    const struct atlas_level *level;
    const uint32_t *items;         // Register items of the run.
    struct atlas_location *found;  // Answers of the run.
    size_t count;
};

// A register item by where it stands.
struct southing {
    double northing_m;
    double easting_m;
    uint32_t item;
};

static int compare_southings(const void *left, const void *right) {
    const struct southing *a = left;
    const struct southing *b = right;
    if (a->northing_m < b->northing_m) return -1;
    if (a->northing_m > b->northing_m) return 1;
    if (a->easting_m < b->easting_m) return -1;
    if (a->easting_m > b->easting_m) return 1;
    return (a->item > b->item) - (a->item < b->item);
}

// Sort the sites from south to north.
static void sort_sites(const struct atlas_register *schools,
                       struct sites *sites) {
    struct southing *order = atlas_xcalloc(sites->count, sizeof(*order));
    for (size_t i = 0; i < sites->count; i++) {
        const struct atlas_school *school = &schools->items[sites->items[i]];
        order[i].northing_m = school->northing_m;
        order[i].easting_m = school->easting_m;
        order[i].item = sites->items[i];
    }
    qsort(order, sites->count, sizeof(*order), compare_southings);
    for (size_t i = 0; i < sites->count; i++) {
        sites->items[i] = order[i].item;
        sites->of_item[order[i].item] = (uint32_t)i;
    }
    free(order);
}

void sites_collect(const struct atlas_register *schools, const uint32_t *items,
                   size_t count, struct sites *ret_sites) {
    struct sites sites = {
        .of_item = atlas_xcalloc(schools->count, sizeof(*sites.of_item)),
        .items = atlas_xcalloc(schools->count, sizeof(*sites.items)),
    };
    for (size_t i = 0; i < schools->count; i++) {
        sites.of_item[i] = ATLAS_NONE;
    }
    for (size_t i = 0; i < count; i++) {
        const uint32_t item = items[i];
        if (sites.of_item[item] != ATLAS_NONE) continue;
        if (!atlas_school_has_point(&schools->items[item])) continue;
        sites.of_item[item] = 0;
        sites.items[sites.count++] = item;
    }
    sort_sites(schools, &sites);
    *ret_sites = sites;
}

static enum atlas_status locate_run(void *argument, struct atlas_error *err) {
    const struct run *run = argument;
    struct atlas_locator *locator = NULL;
    enum atlas_status status =
        atlas_locator_create(run->level->areas, &locator, err);
    for (size_t i = 0; !status && i < run->count; i++) {
        const struct atlas_school *school = &run->schools->items[run->items[i]];
        const struct atlas_point point = {school->easting_m,
                                          school->northing_m};
        status = atlas_locator_find(locator, point, run->level->nearest_m,
                                    &run->found[i], err);
    }
    atlas_locator_free(locator);
    return status;
}

static size_t located_levels(const struct site_levels *levels) {
    size_t count = 0;
    for (size_t i = 0; i < levels->count; i++) {
        count += levels->items[i].assign == ATLAS_BY_LOCATION;
    }
    return count;
}

enum atlas_status sites_locate(struct sites *sites,
                               const struct atlas_register *schools,
                               const struct site_levels *levels,
                               struct atlas_error *err) {
    const size_t located = located_levels(levels);
    const size_t threads = levels->threads ? levels->threads : 1;
    const size_t split =
        located ? (threads + located - 1) / located : 1;  // tasks a level
    struct run *runs = atlas_xcalloc(located * split, sizeof(*runs));
    struct atlas_task *tasks = atlas_xcalloc(located * split, sizeof(*tasks));
    size_t task_count = 0;
    sites->found =
        atlas_xcalloc(levels->count * sites->count, sizeof(*sites->found));
    for (size_t i = 0; i < levels->count; i++) {
        if (levels->items[i].assign != ATLAS_BY_LOCATION) continue;
        for (size_t part = 0; part < split; part++) {
            const size_t from = sites->count * part / split;
            const size_t to = sites->count * (part + 1) / split;
            runs[task_count] = (struct run){
                .schools = schools,
                .level = &levels->items[i],
                .items = sites->items + from,
                .found = sites->found + i * sites->count + from,
                .count = to - from,
            };
            tasks[task_count] =
                (struct atlas_task){locate_run, &runs[task_count]};
            task_count++;
        }
    }
    const enum atlas_status status =
        atlas_workers_run(tasks, task_count, (unsigned)threads, err);
    free(tasks);
    free(runs);
    return status;
}

void sites_release(struct sites *sites) {
    free(sites->of_item);
    free(sites->items);
    free(sites->found);
    *sites = (struct sites){0};
}
