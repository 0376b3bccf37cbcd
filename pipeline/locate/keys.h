/** @file keys.h
 *  @brief Private to locate: the schools behind the rows, each once.
 */
#ifndef ATLAS_LOCATE_KEYS_H
#define ATLAS_LOCATE_KEYS_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/absence.h"

/** Distinct (URN, LAESTAB) pairs: rows repeat them from year to year. */
struct keys {
    uint32_t *of_row;     ///< Key of each school row.
    uint32_t *first_row;  ///< First row of each key; keys are in that order.
    size_t count;         ///< Keys.
};

/** Number the pairs of a release in the order in which they first stand. */
void keys_find(const struct atlas_absence *absence, struct keys *ret_keys);

/** Free everything and make it empty. */
void keys_release(struct keys *keys);

#endif
