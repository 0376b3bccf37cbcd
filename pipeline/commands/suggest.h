/** @file suggest.h
 *  @brief "did you mean" for a misspelt word.
 */
#ifndef ATLAS_COMMANDS_SUGGEST_H
#define ATLAS_COMMANDS_SUGGEST_H

#include <stddef.h>

/** End of a message: "; did you mean 'run'?", or nothing. */
struct suggestion {
    char text[128];  ///< "" when no known word is near.
};

/** The known word that is nearest to `word`, with `before` in front of it.
 *
 *  @param before  "" or what words of this kind begin with, e.g. "--"
 */
struct suggestion suggest(const char *word, const char *const *known,
                          size_t count, const char *before);

/** The same among the keys of measures. */
struct suggestion suggest_measure(const char *word);

#endif
