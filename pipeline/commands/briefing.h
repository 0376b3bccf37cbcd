/** @file briefing.h
 *  @brief What brief and compare have in common: everything read, placed and
 *         added up, and the areas that the command line names.
 */
#ifndef ATLAS_COMMANDS_BRIEFING_H
#define ATLAS_COMMANDS_BRIEFING_H

#include "arguments.h"
#include "atlas/areas.h"
#include "atlas/brief.h"
#include "config.h"
#include "inputs.h"
#include "results.h"

/** Everything that packs are made from. Does not move: it points to itself. */
struct briefing {
    struct atlas_config config;           ///< Read from the arguments.
    struct inputs inputs;                 ///< Files.
    struct results results;               ///< Placement, rates.
    struct atlas_area_registry registry;  ///< Areas by name.
    struct atlas_brief_source source;     ///< Views of the above.
    unsigned threads;                     ///< At most so many.
};

/** Read and add up: years since 2016/17, with all reasons. */
ATLAS_MUST_CHECK enum atlas_status briefing_open(
    const struct arguments *arguments, bool with_digests,
    struct briefing *briefing, struct atlas_error *err);

/** Free everything. */
void briefing_close(struct briefing *briefing);

/** An area of the rates. */
struct briefing_area {
    size_t level;   ///< Index into rates->levels.
    uint32_t area;  ///< Index among its areas.
};

/** The area that a text names.
 *  @return ATLAS_ERR_USAGE: no such area, several, or one without figures.
 */
ATLAS_MUST_CHECK enum atlas_status briefing_find(
    const struct briefing *briefing, const char *text,
    struct briefing_area *ret_area, struct atlas_error *err);

#endif
