// Which area the register itself puts a school in.
//
// In:  a school of the register, with its codes; a layer, or the authorities of
//      the release.
// Out: the area that its code names, to be held against the place found.
//
// The hard idea: a layer does not say what it is; its codes do. Constituencies
// begin with E14 (W07, S14, N05), LSOAs with E01, districts have E07 among
// them, counties and unitary authorities E06, E08, E09 or E10 and no E07 (ONS,
// Register of Geographic Codes).

#include "own_code.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "atlas/succession.h"

static bool begins(const char *code, const char *const *prefixes,
                   size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (strncmp(code, prefixes[i], strlen(prefixes[i])) == 0) return true;
    }
    return false;
}

static size_t count_beginning(const struct atlas_area_set *set,
                              const char *const *prefixes, size_t count) {
    size_t found = 0;
    for (size_t i = 0; i < set->count; i++) {
        found += begins(set->items[i].code, prefixes, count);
    }
    return found;
}

enum own_code own_code_kind(const struct atlas_area_set *set) {
    static const char *const seats[] = {"E14", "W07", "S14", "N05"};
    static const char *const lsoas[] = {"E01"};
    static const char *const districts[] = {"E07"};
    static const char *const authorities[] = {"E06", "E08", "E09", "E10"};
    if (count_beginning(set, seats, 4) * 2 > set->count) {
        return OWN_CODE_CONSTITUENCY;
    }
    if (count_beginning(set, lsoas, 1) * 2 > set->count) return OWN_CODE_LSOA;
    if (count_beginning(set, districts, 1)) return OWN_CODE_DISTRICT;
    if (count_beginning(set, authorities, 4)) return OWN_CODE_AUTHORITY;
    return OWN_CODE_NONE;
}

static const char *code_of(const struct atlas_school *school,
                           enum own_code kind) {
    switch (kind) {
        case OWN_CODE_CONSTITUENCY:
            return school->pcon_code;
        case OWN_CODE_LSOA:
            return school->lsoa_code;
        case OWN_CODE_DISTRICT:
            return school->lad_code;
        case OWN_CODE_AUTHORITY:
            return school->la_code;
        case OWN_CODE_NONE:
            break;
    }
    return "";
}

uint32_t own_code_area(const struct atlas_school *school, enum own_code kind,
                       const struct atlas_area_set *set) {
    const char *code = code_of(school, kind);
    return code[0] ? atlas_area_set_find(set, code) : ATLAS_NONE;
}

// What an authority is sorted and looked up by.
static const char *gss_code(const struct atlas_authority *authority) {
    return authority->code;
}

static const char *old_code(const struct atlas_authority *authority) {
    return authority->old_code;
}

struct named {
    const char *code;
    uint32_t index;
};

static int compare_named(const void *left, const void *right) {
    const struct named *a = left;
    const struct named *b = right;
    const int order = strcmp(a->code, b->code);
    if (order) return order;
    return (a->index > b->index) - (a->index < b->index);
}

static uint32_t *sorted_by(
    const struct atlas_absence *absence,
    const char *(*code)(const struct atlas_authority *)) {
    const size_t count = absence->authority_count;
    struct named *named = atlas_xcalloc(count, sizeof(*named));
    uint32_t *sorted = atlas_xcalloc(count, sizeof(*sorted));
    for (size_t i = 0; i < count; i++) {
        named[i].code = code(&absence->authorities[i]);
        named[i].index = (uint32_t)i;
    }
    qsort(named, count, sizeof(*named), compare_named);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = named[i].index;
    }
    free(named);
    return sorted;
}

void authority_index_build(const struct atlas_absence *absence,
                           struct authority_index *ret_index) {
    ret_index->absence = absence;
    ret_index->by_code = sorted_by(absence, gss_code);
    ret_index->by_old_code = sorted_by(absence, old_code);
}

// First authority with this code in a sorted list, or ATLAS_NONE.
static uint32_t first_with(
    const struct atlas_absence *absence, const uint32_t *sorted,
    const char *wanted, const char *(*code)(const struct atlas_authority *)) {
    size_t low = 0;
    size_t high = absence->authority_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(code(&absence->authorities[sorted[middle]]), wanted) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == absence->authority_count) return ATLAS_NONE;
    if (strcmp(code(&absence->authorities[sorted[low]]), wanted) != 0) {
        return ATLAS_NONE;
    }
    return sorted[low];
}

uint32_t authority_index_find(const struct authority_index *index,
                              const struct atlas_school *school) {
    uint32_t found = ATLAS_NONE;
    if (school->la_code[0]) {
        found = first_with(index->absence, index->by_code, school->la_code,
                           gss_code);
    }
    if (found == ATLAS_NONE && school->old_la_code[0]) {
        found = first_with(index->absence, index->by_old_code,
                           school->old_la_code, old_code);
    }
    return found;
}

void authority_index_release(struct authority_index *index) {
    free(index->by_code);
    free(index->by_old_code);
    *index = (struct authority_index){0};
}

// Whether `to` followed `from`, at most `steps` reorganisations later.
static bool followed(const char *from, const char *to, unsigned steps) {
    size_t count = 0;
    const struct atlas_succession *successions = atlas_successions(&count);
    if (!steps) return false;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(successions[i].from, from) != 0) continue;
        if (strcmp(successions[i].to, to) == 0) return true;
        if (followed(successions[i].to, to, steps - 1)) return true;
    }
    return false;
}

enum atlas_agreement own_authority_agreement(
    const struct atlas_school *school,
    const struct atlas_authority *authority) {
    enum { STEPS = 4 };  // more reorganisations than one place has seen
    if (school->old_la_code[0] &&
        strcmp(school->old_la_code, authority->old_code) == 0) {
        return ATLAS_AGREE;
    }
    if (!school->la_code[0] || !authority->code[0]) return ATLAS_NOT_COMPARED;
    if (strcmp(school->la_code, authority->code) == 0) return ATLAS_AGREE;
    return followed(authority->code, school->la_code, STEPS) ? ATLAS_AGREE
                                                             : ATLAS_DISAGREE;
}
