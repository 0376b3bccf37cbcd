/** @file text_internal.h
 *  @brief What the files of the text buffer share. Private to support/.
 */
#ifndef ATLAS_TEXT_INTERNAL_H
#define ATLAS_TEXT_INTERNAL_H

#include "atlas/text.h"

/** Room for `extra` more bytes and a NUL; returns where they go. The caller
 *  writes them and calls atlas_text_advance().
 */
char *atlas_text_reserve(struct atlas_text *text, size_t extra);

/** Count `written` reserved bytes as content and end it with a NUL. */
void atlas_text_advance(struct atlas_text *text, size_t written);

/** Bytes of the well-formed UTF-8 character at `bytes`, 1 to 4; 0 when there is
 *  none. `length` must be above 0.
 */
size_t atlas_utf8_size(const char *bytes, size_t length);

/** U+FFFD, which stands for what cannot be read. */
#define ATLAS_UTF8_REPLACEMENT "\xEF\xBF\xBD"

#endif
