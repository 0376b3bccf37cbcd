// The audit of where each school row stands: access, words, release.
//
// In:  a placement that locate.c filled.
// Out: single places, and the words of methods and reasons.

#include "atlas/placement.h"

#include <assert.h>
#include <stdlib.h>

static const char *const method_words[] = {"urn", "laestab", "link", "none"};
static_assert(sizeof(method_words) / sizeof(method_words[0]) == ATLAS_MATCH_END,
              "a word for each method");

static const char *const reason_texts[] = {
    "",
    "not in the register by URN, LAESTAB or successor links",
    "in the register without coordinates",
    "its successors stand in different areas",
    "outside every area",
    "no area code in its row",
};
static_assert(sizeof(reason_texts) / sizeof(reason_texts[0]) ==
                  ATLAS_REASON_END,
              "a text for each reason");

const struct atlas_place *atlas_placement_at(
    const struct atlas_placement *placement, size_t row, size_t level) {
    return &placement->places[row * placement->level_count + level];
}

const char *atlas_match_word(enum atlas_match_method method) {
    return (unsigned)method < ATLAS_MATCH_END ? method_words[method] : "";
}

const char *atlas_reason_text(enum atlas_reason reason) {
    return (unsigned)reason < ATLAS_REASON_END ? reason_texts[reason] : "";
}

void atlas_placement_release(struct atlas_placement *placement) {
    free(placement->matches);
    free(placement->candidates);
    free(placement->places);
    *placement = (struct atlas_placement){0};
}
