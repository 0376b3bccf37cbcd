// Finding schools of the register by URN and by LAESTAB.
//
// In:  the items of the register.
// Out: two sorted lists of items, searched by halving.
//
// An authority that is reorganised gives its schools new numbers, and a row of
// an earlier year has the old one: a school stands in the list of LAESTABs
// under its current and its previous number. A closed school and the academy
// that followed it usually share one, so a search gives all that match.

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"
#include "atlas/schools.h"
#include "atlas/vocabulary.h"
#include "register_index.h"

// A number and the item that has it; sorted by number, then URN.
struct entry {
    uint32_t number;
    uint32_t urn;
    uint32_t item;
};

static int compare_entries(const void *left, const void *right) {
    const struct entry *a = left;
    const struct entry *b = right;
    if (a->number != b->number) return a->number < b->number ? -1 : 1;
    return (a->urn > b->urn) - (a->urn < b->urn);
}

// The register stands in the order of URNs, so its list seldom needs sorting.
static void sort_entries(struct entry *entries, size_t count) {
    size_t sorted = 1;
    while (sorted < count &&
           compare_entries(&entries[sorted - 1], &entries[sorted]) <= 0) {
        sorted++;
    }
    if (sorted < count)
        qsort(entries, count, sizeof(*entries), compare_entries);
}

static void index_urns(struct atlas_register *schools, struct entry *entries) {
    for (size_t i = 0; i < schools->count; i++) {
        const uint32_t urn = schools->items[i].urn;
        entries[i] = (struct entry){urn, urn, (uint32_t)i};
    }
    sort_entries(entries, schools->count);
    schools->by_urn = atlas_xcalloc(schools->count, sizeof(*schools->by_urn));
    for (size_t i = 0; i < schools->count; i++) {
        schools->by_urn[i] = entries[i].item;
    }
}

static size_t list_laestabs(const struct atlas_register *schools,
                            struct entry *entries) {
    size_t count = 0;
    for (size_t i = 0; i < schools->count; i++) {
        const struct atlas_school *school = &schools->items[i];
        const uint32_t old = school->old_laestab;
        const uint32_t item = (uint32_t)i;
        if (school->laestab) {
            entries[count++] =
                (struct entry){school->laestab, school->urn, item};
        }
        if (old && old != school->laestab) {
            entries[count++] = (struct entry){old, school->urn, item};
        }
    }
    return count;
}

static void index_laestabs(struct atlas_register *schools,
                           struct entry *entries) {
    const size_t count = list_laestabs(schools, entries);
    sort_entries(entries, count);
    schools->laestab_count = count;
    schools->by_laestab = atlas_xcalloc(count, sizeof(*schools->by_laestab));
    schools->laestabs = atlas_xcalloc(count, sizeof(*schools->laestabs));
    for (size_t i = 0; i < count; i++) {
        schools->by_laestab[i] = entries[i].item;
        schools->laestabs[i] = entries[i].number;
    }
}

void ingest_register_index(struct atlas_register *schools) {
    struct entry *entries = atlas_xcalloc(schools->count * 2, sizeof(*entries));
    index_urns(schools, entries);
    index_laestabs(schools, entries);
    free(entries);
}

uint32_t atlas_register_urn(const struct atlas_register *schools,
                            uint32_t urn) {
    size_t low = 0;
    size_t high = schools->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const uint32_t item = schools->by_urn[middle];
        if (schools->items[item].urn == urn) return item;
        if (schools->items[item].urn < urn) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return ATLAS_NONE;
}

// First entry whose LAESTAB is not below `laestab`.
static size_t first_entry(const struct atlas_register *schools,
                          uint32_t laestab) {
    size_t low = 0;
    size_t high = schools->laestab_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (schools->laestabs[middle] < laestab) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

size_t atlas_register_laestab(const struct atlas_register *schools,
                              uint32_t laestab, const uint32_t **ret_first) {
    const size_t first = first_entry(schools, laestab);
    size_t count = 0;
    while (first + count < schools->laestab_count &&
           schools->laestabs[first + count] == laestab) {
        count++;
    }
    *ret_first = count ? &schools->by_laestab[first] : NULL;
    return count;
}

bool atlas_school_has_point(const struct atlas_school *school) {
    return isfinite(school->easting_m) && isfinite(school->northing_m);
}

void atlas_register_release(struct atlas_register *schools) {
    free(schools->items);
    free(schools->by_urn);
    free(schools->by_laestab);
    free(schools->laestabs);
    atlas_arena_release(&schools->arena);
    *schools = (struct atlas_register){0};
}
