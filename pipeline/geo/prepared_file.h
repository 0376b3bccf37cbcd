/** @file prepared_file.h
 *  @brief The bytes of a file of prepared boundaries. Private to geo/.
 */
#ifndef GEO_PREPARED_FILE_H
#define GEO_PREPARED_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "atlas/area_set.h"
#include "atlas/digest.h"
#include "atlas/issues.h"
#include "atlas/text.h"

/** Append the file of a set and the findings of its reading.
 *  @return false, and nothing appended, when it would be larger than the cache
 *          takes.
 */
bool prepared_encode(const struct atlas_digest *key,
                     const struct atlas_area_set *set,
                     const struct atlas_issues *issues,
                     struct atlas_text *text);

/** What prepared_encode() was given; `path` of the set is NULL.
 *
 *  @param bytes       any bytes; taken when they are such a file, else left
 *  @param ret_issues  out: findings are added; may be NULL
 *  @param ret_set     out: to be released
 *  @return false, and nothing changed, when the bytes are not such a file, are
 *          not whole, or are of another key.
 */
bool prepared_decode(const struct atlas_digest *key, struct atlas_text *bytes,
                     struct atlas_issues *ret_issues,
                     struct atlas_area_set *ret_set);

/** The same without a look at the digest. For prepared_decode(), and for tests
 *  of what it must not rely on the digest for.
 */
bool prepared_parse(const struct atlas_digest *key, struct atlas_text *bytes,
                    struct atlas_issues *ret_issues,
                    struct atlas_area_set *ret_set);

#endif
