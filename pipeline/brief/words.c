// Figures and lists in words.
//
// In:  rates, intervals, counts.
// Out: pieces of sentences.

#include "words.h"

#include <ctype.h>
#include <string.h>

const char *words_state(enum atlas_state state) {
    static const char *const words[] = {
        [ATLAS_NUMBER] = "",
        [ATLAS_NOT_APPLICABLE] = "no such school",
        [ATLAS_LOW] = "rounds to 0",
        [ATLAS_UNRELIABLE] = "unreliable",
        [ATLAS_FEW_SCHOOLS] = "too few schools",
        [ATLAS_NOT_AVAILABLE] = "not available",
        [ATLAS_SUPPRESSED] = "suppressed",
    };
    _Static_assert(sizeof(words) / sizeof(words[0]) == ATLAS_STATE_END,
                   "words for each state");
    return words[state];
}

void words_add_rate(struct atlas_text *text, const struct atlas_rate *rate) {
    if (rate->state != ATLAS_NUMBER) {
        atlas_text_add(text, words_state(rate->state));
        return;
    }
    atlas_text_add_percent(text, rate->part, rate->whole, 1);
    atlas_text_add_char(text, '%');
}

void words_add_interval(struct atlas_text *text,
                        const struct atlas_interval *interval) {
    if (interval->state != ATLAS_NUMBER) {
        atlas_text_add(text, words_state(interval->state));
        return;
    }
    atlas_text_add_fixed(text, interval->low, 1);
    atlas_text_add(text, "% to ");
    atlas_text_add_fixed(text, interval->high, 1);
    atlas_text_add_char(text, '%');
}

void words_add_small(struct atlas_text *text, const char *label) {
    if (!*label) return;
    atlas_text_add_char(text, (char)tolower((unsigned char)*label));
    atlas_text_add(text, label + 1);
}

void words_add_between(struct atlas_text *text, size_t at, size_t count) {
    if (at == 0) return;
    atlas_text_add(text, at + 1 == count ? " and " : ", ");
}

void words_add_schools(struct atlas_text *text, size_t count) {
    atlas_text_add_grouped(text, (int64_t)count);
    atlas_text_add(text, count == 1 ? " school" : " schools");
}

const char *words_keep(struct atlas_arena *arena, struct atlas_text *text) {
    const char *kept = atlas_arena_text(arena, atlas_text_string(text));
    atlas_text_clear(text);
    return kept;
}

const char *words_phase(enum atlas_phase phase) {
    static const char *const words[] = {
        [ATLAS_PHASE_TOTAL] = "all",
        [ATLAS_PHASE_PRIMARY] = "primary",
        [ATLAS_PHASE_SECONDARY] = "secondary",
        [ATLAS_PHASE_SPECIAL] = "special",
    };
    _Static_assert(sizeof(words) / sizeof(words[0]) == ATLAS_PHASE_END,
                   "a word for each phase");
    return words[phase];
}

void words_add_place(struct atlas_text *text,
                     const struct atlas_brief_place *place) {
    static const char *const sides[] = {"North ", "South ", "East ", "West "};
    const bool is_region = !strcmp(place->kind, "region");
    for (size_t i = 0; is_region && i < sizeof(sides) / sizeof(sides[0]); i++) {
        if (!strncmp(place->name, sides[i], strlen(sides[i]))) {
            atlas_text_add(text, "the ");
        }
    }
    atlas_text_add(text, place->name);
}
