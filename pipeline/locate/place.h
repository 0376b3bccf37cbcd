/** @file place.h
 *  @brief Private to locate: what the steps of the stage hand on.
 */
#ifndef ATLAS_LOCATE_PLACE_H
#define ATLAS_LOCATE_PLACE_H

#include <stddef.h>

#include "atlas/locate.h"
#include "keys.h"
#include "match.h"
#include "own_code.h"
#include "sites.h"

/** The stage at work. */
struct work {
    const struct atlas_locate_input *input;  ///< Borrowed.
    struct atlas_issues *issues;             ///< Findings; may be NULL.
    struct keys keys;                        ///< Distinct schools.
    struct matcher matcher;                  ///< Look-ups; candidates.
    struct atlas_match *matches;             ///< One a key.
    struct sites sites;                      ///< Located schools.
    struct authority_index authorities;      ///< Authorities by code.
};

/** Where a key first stands, and the words for it. */
struct key_place {
    char subject[32];                ///< "URN 100000".
    struct atlas_issue_place place;  ///< Borrows the subject.
};

/** Describe where a key first stands; `ret_place` must not move afterwards. */
void describe_key(const struct work *work, size_t key,
                  struct key_place *ret_place);

/** Fill the places of a placement. */
void place_rows(const struct work *work, struct atlas_placement *placement);

#endif
