// Which areas are most like one.
//
// In:  profiles.
// Out: the nearest areas, and how they stand when a trait is left out.

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/profiles.h"

// Root of the mean of squared differences over the traits held but one
// (ATLAS_TRAIT_END: over all); infinite where a trait is not known.
static double distance_of(const struct atlas_profiles *profiles, uint32_t left,
                          uint32_t right, size_t without) {
    double sum = 0;
    size_t count = 0;
    for (size_t trait = 0; trait < ATLAS_TRAIT_END; trait++) {
        if (!profiles->held[trait] || trait == without) continue;
        const double apart =
            (profiles->values[left * ATLAS_TRAIT_END + trait] -
             profiles->values[right * ATLAS_TRAIT_END + trait]) /
            profiles->spread[trait];
        if (!isfinite(apart)) return (double)INFINITY;
        sum += apart * apart;
        count++;
    }
    return count ? sqrt(sum / (double)count) : (double)INFINITY;
}

struct candidate {
    double distance;
    const char *code;
    uint32_t area;
};

static int compare_candidates(const void *left, const void *right) {
    const struct candidate *a = left;
    const struct candidate *b = right;
    if (a->distance != b->distance) return a->distance < b->distance ? -1 : 1;
    return strcmp(a->code, b->code);
}

// All that can be compared, the nearest first; returns how many.
static size_t rank_candidates(const struct atlas_profiles *profiles,
                              const struct atlas_rate_level *level,
                              uint32_t area, size_t without,
                              struct candidate *candidates) {
    size_t count = 0;
    for (uint32_t i = 0; i < profiles->count; i++) {
        if (i == area || level->areas[i].is_partial) continue;
        const double distance = distance_of(profiles, area, i, without);
        if (!isfinite(distance)) continue;
        candidates[count++] =
            (struct candidate){distance, level->areas[i].code, i};
    }
    qsort(candidates, count, sizeof(*candidates), compare_candidates);
    return count;
}

static void count_kept(const struct candidate *candidates, size_t count,
                       struct atlas_alike *alike, size_t alike_count) {
    for (size_t i = 0; i < alike_count; i++) {
        alike[i].tried++;
        for (size_t j = 0; j < count; j++) {
            if (candidates[j].area == alike[i].area) alike[i].kept++;
        }
    }
}

size_t atlas_profiles_similar(const struct atlas_profiles *profiles,
                              const struct atlas_rate_level *level,
                              uint32_t area, size_t most,
                              struct atlas_alike *ret_alike) {
    struct candidate *candidates =
        atlas_xcalloc(profiles->count + 1, sizeof(*candidates));
    size_t count =
        rank_candidates(profiles, level, area, ATLAS_TRAIT_END, candidates);
    if (count > most) count = most;
    for (size_t i = 0; i < count; i++) {
        ret_alike[i] = (struct atlas_alike){.area = candidates[i].area,
                                            .distance = candidates[i].distance};
    }
    for (size_t trait = 0; trait < ATLAS_TRAIT_END; trait++) {
        if (!profiles->held[trait]) continue;
        size_t found =
            rank_candidates(profiles, level, area, trait, candidates);
        if (found > most) found = most;
        count_kept(candidates, found, ret_alike, count);
    }
    free(candidates);
    return count;
}
