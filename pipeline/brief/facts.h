/** @file facts.h
 *  @brief Steps to one area's facts. Private to brief/.
 */
#ifndef BRIEF_FACTS_H
#define BRIEF_FACTS_H

#include "ground.h"

/** Whether a school row is of the area, in its latest year. */
bool facts_has_school(const struct atlas_brief *brief, size_t row);

/** Parts, runners, and the places compared. */
ATLAS_MUST_CHECK enum atlas_status facts_find_places(struct atlas_brief *brief,
                                                     struct atlas_error *err);

/** Sentences on what stands out, by rules in a fixed order. */
void facts_find_standouts(struct atlas_brief *brief);

#endif
