// "did you mean" for a misspelt word.
//
// In:  a word, the words there are.
// Out: the end of a message, to be put behind what was wrong.

#include "suggest.h"

#include <stdio.h>

#include "atlas/text.h"
#include "atlas/vocabulary.h"

struct suggestion suggest(const char *word, const char *const *known,
                          size_t count, const char *before) {
    const char *const nearest = atlas_text_nearest(word, known, count);
    struct suggestion suggestion = {""};
    if (nearest) {
        snprintf(suggestion.text, sizeof(suggestion.text),
                 "; did you mean '%s%s'?", before, nearest);
    }
    return suggestion;
}

struct suggestion suggest_measure(const char *word) {
    const char *keys[ATLAS_COLUMN_END];
    size_t count;
    const struct atlas_measure *const measures = atlas_measures(&count);
    for (size_t i = 0; i < count; i++) keys[i] = measures[i].key;
    return suggest(word, keys, count, "");
}
