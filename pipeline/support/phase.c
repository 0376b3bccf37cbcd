// Phases of education and their spellings.
//
// In:  the phase cell of a release, or a word of the command line.
// Out: the phase; its name in outputs, its key, its words in titles.
//
// The absence release writes "State-funded primary", the attendance series
// "Primary", some of its sets "All schools" for the total.

#include <assert.h>

#include "atlas/vocabulary.h"
#include "word.h"

struct phase_words {
    const char *name;
    const char *key;
    const char *title;
    const char *other;  // one more spelling, or NULL
};

// The attendance series' short names are the keys in other letters.
static const struct phase_words phases[] = {
    [ATLAS_PHASE_TOTAL] = {"Total", "all", "state-funded schools",
                           "All schools"},
    [ATLAS_PHASE_PRIMARY] = {"State-funded primary", "primary",
                             "state-funded primary schools", NULL},
    [ATLAS_PHASE_SECONDARY] = {"State-funded secondary", "secondary",
                               "state-funded secondary schools", NULL},
    [ATLAS_PHASE_SPECIAL] = {"Special", "special", "special schools", NULL},
};
static_assert(sizeof(phases) / sizeof(phases[0]) == ATLAS_PHASE_END,
              "every phase needs its words");

const char *atlas_phase_name(enum atlas_phase phase) {
    return phases[phase].name;
}

const char *atlas_phase_key(enum atlas_phase phase) {
    return phases[phase].key;
}

const char *atlas_phase_title(enum atlas_phase phase) {
    return phases[phase].title;
}

bool atlas_phase_parse(const char *text, size_t length,
                       enum atlas_phase *ret_phase) {
    for (int i = 0; i < ATLAS_PHASE_END; i++) {
        const struct phase_words *phase = &phases[i];
        if (!atlas_word_is(text, length, phase->name) &&
            !atlas_word_is(text, length, phase->key) &&
            !(phase->other && atlas_word_is(text, length, phase->other))) {
            continue;
        }
        *ret_phase = (enum atlas_phase)i;
        return true;
    }
    return false;
}
