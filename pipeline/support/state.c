// States of a cell: their symbols and words.
//
// In:  the text of a cell that is no number.
// Out: the state it stands for, and whether the symbol is an old one.
//
// Current symbols: DfE analysts' guide, open data standards (z x c low u). The
// others are seen in releases and tables from before the standard, and in the
// performance tables (SUPP, NE, NA). A current symbol in capitals is known too,
// but counted as legacy, so that it is listed. Few schools is a finding of
// ours: it shares `u` with low reliability, which comes first in the table and
// is what a cell is read as.

#include <assert.h>

#include "atlas/csv.h"
#include "atlas/vocabulary.h"
#include "word.h"

struct state_text {
    const char *symbol;
    const char *word;
};

static const struct state_text states[] = {
    [ATLAS_NUMBER] = {"", "ok"},
    [ATLAS_NOT_APPLICABLE] = {"z", "not_applicable"},
    [ATLAS_LOW] = {"low", "low"},
    [ATLAS_UNRELIABLE] = {"u", "unreliable"},
    [ATLAS_FEW_SCHOOLS] = {"u", "few_schools"},
    [ATLAS_NOT_AVAILABLE] = {"x", "unavailable"},
    [ATLAS_SUPPRESSED] = {"c", "suppressed"},
};
static_assert(sizeof(states) / sizeof(states[0]) == ATLAS_STATE_END,
              "every state needs a symbol and a word");

struct legacy_symbol {
    const char *symbol;
    enum atlas_state state;
};

static const struct legacy_symbol legacy_symbols[] = {
    {"", ATLAS_NOT_AVAILABLE},
    {":", ATLAS_NOT_AVAILABLE},
    {".", ATLAS_NOT_AVAILABLE},
    {"..", ATLAS_NOT_AVAILABLE},
    {"-", ATLAS_NOT_AVAILABLE},
    {"NA", ATLAS_NOT_AVAILABLE},
    {"NE", ATLAS_NOT_AVAILABLE},
    {"NULL", ATLAS_NOT_AVAILABLE},
    {"~", ATLAS_LOW},
    {"k", ATLAS_LOW},
    {"SUPP", ATLAS_SUPPRESSED},
};

enum { LEGACY_COUNT = sizeof(legacy_symbols) / sizeof(legacy_symbols[0]) };

const char *atlas_state_symbol(enum atlas_state state) {
    return states[state].symbol;
}

const char *atlas_state_word(enum atlas_state state) {
    return states[state].word;
}

bool atlas_state_parse(const char *text, size_t length,
                       enum atlas_state *ret_state, bool *ret_legacy) {
    const struct atlas_slice symbol =
        atlas_slice_trim((struct atlas_slice){text, length});
    for (int i = ATLAS_NOT_APPLICABLE; i < ATLAS_STATE_END; i++) {
        if (!atlas_word_is(text, length, states[i].symbol)) continue;
        *ret_state = (enum atlas_state)i;
        *ret_legacy = !atlas_slice_is(symbol, states[i].symbol);
        return true;
    }
    for (int i = 0; i < LEGACY_COUNT; i++) {
        if (!atlas_word_is(text, length, legacy_symbols[i].symbol)) continue;
        *ret_state = legacy_symbols[i].state;
        *ret_legacy = true;
        return true;
    }
    return false;
}
