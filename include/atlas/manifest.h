/** @file manifest.h
 *  @brief What a run was made from and how it came out.
 *
 *  Owner  export. No output path, absolute path, time, host, thread count or
 *         cache state: the same inputs give the same bytes.
 */
#ifndef ATLAS_MANIFEST_H
#define ATLAS_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/absence.h"
#include "atlas/credits.h"
#include "atlas/digest.h"
#include "atlas/issues.h"
#include "atlas/placement.h"
#include "atlas/reconciliation.h"

/** One input file. */
struct atlas_manifest_input {
    const char *role;  ///< "absence.school", "level.pcon.locate", ...
    const char *file;  ///< As configured when relative, else base name.
    struct atlas_digest digest;  ///< SHA-256 and size of the file.
    unsigned year;    ///< Boundary year; 0 when it is no boundary file.
    const char *crs;  ///< CRS as found; NULL when no boundary file.
    size_t repaired;  ///< Boundaries repaired.
};

/** A name and a text. */
struct atlas_manifest_pair {
    const char *name;   ///< Library, or "section.key".
    const char *value;  ///< Version, or effective value.
};

/** Everything that manifest.json says. Borrowed. */
struct atlas_manifest {
    const char *run_name;  ///< [run] name.
    const char *product;   ///< What the folder holds, "packs"; NULL: a run.
    const char *version;   ///< Of the program.
    const char *refused;   ///< Rule that the data broke, in words: only the
                           ///< audit was written then; NULL: none.
    const struct atlas_manifest_input *inputs;    ///< Inputs in config order.
    size_t input_count;                           ///< Inputs.
    const struct atlas_manifest_pair *libraries;  ///< Name and version.
    size_t library_count;                         ///< Libraries.
    const struct atlas_manifest_pair *settings;   ///< Effective configuration.
    size_t setting_count;                         ///< Settings.
    const struct atlas_absence *absence;          ///< Counts in.
    const struct atlas_placement *placement;      ///< Counts out.
    const struct atlas_reconciliation *reconciliation;  ///< How it agreed.
    const struct atlas_issues *issues;    ///< Findings, counted by kind.
    const struct atlas_credits *credits;  ///< Licence lines.
};

#endif
