/** @file selection.h
 *  @brief Which part of the inputs a regional bundle holds.
 *
 *  Rule  the authorities named, the areas of the first level by location that
 *        their schools stand in, every school that one of these authorities
 * runs or that stands in one of these areas, and the areas of the other levels
 *        that those schools touch. Of the latter some are partial: other
 * schools stand in them too.
 */
#ifndef ATLAS_COMMANDS_SELECTION_H
#define ATLAS_COMMANDS_SELECTION_H

#include "atlas/placement.h"
#include "config.h"
#include "inputs.h"

/** A byte an item, 1: kept. */
struct selection {
    unsigned char *authorities;   ///< Of the release.
    unsigned char *rows;          ///< School rows.
    unsigned char *published;     ///< Published rows.
    unsigned char *schools;       ///< Register entries.
    unsigned char *links;         ///< Links.
    unsigned char **areas;        ///< A level: areas that place schools.
    unsigned char **drawn;        ///< A level: boundaries drawn.
    struct config_list *partial;  ///< A level: codes of partial areas.
    size_t level_count;           ///< Levels.
};

/** Select.
 *
 *  @param codes  three-digit codes of authorities
 *  @return ATLAS_OK; ATLAS_ERR_USAGE when a code is not in the release or no
 *          level is by location.
 */
ATLAS_MUST_CHECK enum atlas_status selection_make(
    const struct inputs *inputs, const struct atlas_placement *placement,
    const struct config_list *codes, struct selection *ret_selection,
    struct atlas_error *err);

/** Free everything and make it empty. */
void selection_release(struct selection *selection);

#endif
