// Words compared: equal but for case, or nearly so.
//
// In:  a word that was not found and the words that would have been.
// Out: the nearest of them, for "did you mean".
//
// The distance counts insertions, deletions, replacements and swaps of two
// neighbours (optimal string alignment), by rows of the usual table; only three
// rows are kept.

#include <string.h>

#include "atlas/text.h"

enum { WORD_MAX = 128 };

static char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

bool atlas_text_same(const char *left, const char *right) {
    while (*left && lower(*left) == lower(*right)) {
        left++;
        right++;
    }
    return *left == *right;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

// Steps between two words of at most WORD_MAX bytes.
static size_t distance(const char *left, const char *right) {
    size_t rows[3][WORD_MAX + 1];
    const size_t width = strlen(right);
    for (size_t j = 0; j <= width; j++) rows[0][j] = j;
    for (size_t i = 1; left[i - 1]; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *above2 = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= width; j++) {
            const char a = lower(left[i - 1]);
            const char b = lower(right[j - 1]);
            row[j] =
                least(least(above[j], row[j - 1]) + 1, above[j - 1] + (a != b));
            if (i > 1 && j > 1 && a == lower(right[j - 2]) &&
                b == lower(left[i - 2])) {
                row[j] = least(row[j], above2[j - 2] + 1);
            }
        }
    }
    return rows[strlen(left) % 3][width];
}

const char *atlas_text_nearest(const char *word, const char *const *names,
                               size_t count) {
    const size_t length = strlen(word);
    if (length > WORD_MAX) return NULL;
    const char *nearest = NULL;
    size_t limit = length / 3 + 1;
    for (size_t i = 0; i < count; i++) {
        if (strlen(names[i]) > WORD_MAX) continue;
        const size_t steps = distance(word, names[i]);
        // The first of several equally near wins.
        if (steps < limit || (steps == limit && !nearest)) {
            nearest = names[i];
            limit = steps;
        }
    }
    return nearest;
}
