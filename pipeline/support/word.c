// Comparing a piece of an input with the words we know.
//
// In:  bytes of an input that are not NUL-terminated, and a word of ours.
// Out: whether they say the same.
//
// strncasecmp() follows the locale (a Turkish one has another small I), so the
// letters are folded here.

#include "word.h"

#include "atlas/csv.h"

static char fold(char letter) {
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

bool atlas_word_is(const char *text, size_t length, const char *word) {
    const struct atlas_slice slice =
        atlas_slice_trim((struct atlas_slice){text, length});
    for (size_t i = 0; i < slice.length; i++) {
        if (!word[i] || fold(slice.data[i]) != fold(word[i])) return false;
    }
    return !word[slice.length];
}
