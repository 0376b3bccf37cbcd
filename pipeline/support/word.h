/** @file word.h
 *  @brief Comparing a piece of an input with the words we know.
 */
#ifndef ATLAS_SUPPORT_WORD_H
#define ATLAS_SUPPORT_WORD_H

#include <stdbool.h>
#include <stddef.h>

/** Whether the bytes are `word`: ASCII case and blanks around do not count, and
 *  the locale does not matter.
 */
bool atlas_word_is(const char *text, size_t length, const char *word);

#endif
