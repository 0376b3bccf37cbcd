/** @file inputs.h
 *  @brief Stages 1 and 2 for a configuration: everything that is read.
 *
 *  The files do not depend on each other, so they are read in parallel; the
 *  findings are joined in the configuration's order, whatever the threads did.
 */
#ifndef ATLAS_COMMANDS_INPUTS_H
#define ATLAS_COMMANDS_INPUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/absence.h"
#include "atlas/area_set.h"
#include "atlas/credits.h"
#include "atlas/issues.h"
#include "atlas/layer_files.h"
#include "atlas/level.h"
#include "atlas/manifest.h"
#include "atlas/schools.h"
#include "atlas/status.h"
#include "config.h"

/** What is wanted of a configuration's files. */
struct inputs_wanted {
    bool with_schools;  ///< Absence, register, links; else boundaries only.
    bool with_digests;  ///< SHA-256 of every file, for the manifest.
    bool with_drawn;    ///< Boundaries for drawing, simplified where a level
                        ///< has no file of its own for that.
    bool no_cache;      ///< Neither take nor keep prepared boundaries.
    uint32_t since;     ///< Read every period from this one on, whatever the
                        ///< configuration says; 0: what it says.
    uint32_t columns;   ///< Reason columns, besides those that maps need.
    unsigned threads;   ///< At most so many.
};

/** Everything read. Read-only from here on, but for `issues`. */
struct inputs {
    struct atlas_absence absence;         ///< Stage 1.
    struct atlas_register schools;        ///< Stage 1.
    struct atlas_links links;             ///< Stage 1.
    struct atlas_area_set *sets;          ///< Stage 2: two a level: what places
                                          ///< schools, and what is drawn; empty
                                          ///< where a level has none.
    struct atlas_layer_files *set_files;  ///< What each set was read from.
    struct atlas_level *levels;           ///< Views of the sets.
    size_t level_count;                   ///< Levels.
    struct atlas_manifest_input *files;   ///< With digests, if wanted.
    size_t file_count;                    ///< Files.
    struct atlas_credits credits;         ///< Licence lines of all of it.
    struct atlas_issues issues;  ///< Findings so far; later stages add.
    struct atlas_arena arena;    ///< Texts of `files`.
};

/** Read what is wanted. `config` must outlive the result. */
ATLAS_MUST_CHECK enum atlas_status inputs_read(
    struct atlas_config *config, const struct inputs_wanted *wanted,
    struct inputs *ret_inputs, struct atlas_error *err);

/** Free everything and make it empty. */
void inputs_release(struct inputs *inputs);

#endif
