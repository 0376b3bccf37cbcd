/** @file areas.h
 *  @brief Stage 2: boundary files to levels; and the typed registry of areas.
 *
 *  Takes   layer definitions of the configuration.
 *  Gives   an area set a layer, levels, credits; findings about vintages.
 *  Errors  those of layer.h.
 */
#ifndef ATLAS_AREAS_H
#define ATLAS_AREAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/area_set.h"
#include "atlas/issues.h"
#include "atlas/level.h"
#include "atlas/memory.h"
#include "atlas/status.h"

/** Report levels whose boundaries are of different years: `locate` and `draw`
 *  of one level ("mixed-vintage"), and codes that only one of the two has
 *  ("missing-boundary").
 */
void atlas_areas_check_vintages(const struct atlas_level *levels, size_t count,
                                struct atlas_issues *issues);

/** One entry of the registry. Texts are in the registry's arena. */
struct atlas_named_area {
    const char *level;  ///< Key of its level: "pcon".
    const char *title;  ///< Title of its level.
    const char *code;   ///< Its code.
    const char *name;   ///< Its name.
};

/** Every area that can be named on the command line. Zero-initialise. */
struct atlas_area_registry {
    struct atlas_named_area *items;  ///< In the order added.
    size_t count;                    ///< Entries.
    size_t capacity;                 ///< Allocated.
    struct atlas_arena arena;        ///< Texts.
};

/** Add an area; one that is there with the same level and code is not added
 *  again.
 */
void atlas_registry_add(struct atlas_area_registry *registry, const char *level,
                        const char *title, const char *code, const char *name);

/** Add every area of a set. */
void atlas_registry_add_set(struct atlas_area_registry *registry,
                            const char *level, const char *title,
                            const struct atlas_area_set *set);

/** The one area that a text names: `pcon:Fylde`, `lad:E07000119`, `E14001242`,
 *  or a bare name that only one level has. Case and blanks at the ends do not
 *  count.
 *
 *  @return ATLAS_OK; ATLAS_ERR_USAGE when none fits (the message suggests the
 *          nearest name) or several do (the message lists each with its type).
 */
ATLAS_MUST_CHECK enum atlas_status atlas_registry_find(
    const struct atlas_area_registry *registry, const char *text,
    const struct atlas_named_area **ret_area, struct atlas_error *err);

/** What a scope is looked up in; all borrowed. */
struct atlas_scope_source {
    const struct atlas_area_registry *registry;  ///< Areas that have names.
    const struct atlas_level *levels;            ///< Levels with boundaries.
    size_t level_count;                          ///< Levels.
};

/** An area that bounds what is drawn. Borrows from the source. */
struct atlas_scope {
    const struct atlas_named_area *area;  ///< What it is called.
    const struct atlas_area_set *set;     ///< Boundaries of its level: those
                                          ///< drawn, else those that place
                                          ///< schools.
    uint32_t index;                       ///< Its place among them.
};

/** The area that a text names, as atlas_registry_find() has it, with its
 *  boundary.
 *  @return ATLAS_OK; ATLAS_ERR_USAGE as atlas_registry_find() gives it, and
 *          where the level or the area has no boundary.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_scope_find(
    const struct atlas_scope_source *source, const char *text,
    struct atlas_scope *ret_scope, struct atlas_error *err);

/** Which areas of a level lie within a scope (atlas_areas_within() has the
 *  rule: more than half of the land, whoever lives on it).
 *
 *  @param level          key of the level, for the message
 *  @param ret_is_within  a flag for each of `areas`
 *  @return ATLAS_OK; ATLAS_ERR_USAGE when none does, naming both; ATLAS_ERR_GEO
 */
ATLAS_MUST_CHECK enum atlas_status atlas_scope_within(
    const struct atlas_scope *scope, const char *level,
    const struct atlas_area_set *areas, bool *ret_is_within,
    struct atlas_error *err);

/** Whether an entry's name or code holds `text` (case does not count). */
int atlas_named_area_matches(const struct atlas_named_area *area,
                             const char *text);

/** Free everything and make it empty. */
void atlas_registry_release(struct atlas_area_registry *registry);

#endif
