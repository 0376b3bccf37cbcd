/** @file fold.h
 *  @brief Names as people type them. Private to areas/.
 */
#ifndef AREAS_FOLD_H
#define AREAS_FOLD_H

#include "atlas/text.h"

/** Replace the content of `folded` by a form of `name` in which case, accents,
 *  apostrophes, hyphens, commas, full stops, "&" for "and" and extra blanks
 * make no difference.
 */
void fold_name(const char *name, struct atlas_text *folded);

#endif
