/** @file match.h
 *  @brief Private to locate: which school of the register a school row is.
 */
#ifndef ATLAS_LOCATE_MATCH_H
#define ATLAS_LOCATE_MATCH_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/placement.h"
#include "atlas/schools.h"

/** What schools are looked up in, and memory that searches share. */
struct matcher {
    const struct atlas_register *schools;  ///< Register.
    const struct atlas_links *links;       ///< Links.
    uint32_t *candidates;       ///< Register items of all matches so far; to be
                                ///< freed by whoever takes them.
    size_t candidate_count;     ///< In use.
    size_t candidate_capacity;  ///< Allocated.
    uint32_t *visited;          ///< URNs that the current search has met.
    size_t visited_count;       ///< In use.
    size_t visited_capacity;    ///< Allocated.
};

/** Find the school that a row of the release names. */
struct atlas_match match_school(struct matcher *matcher, uint32_t urn,
                                uint32_t laestab);

#endif
