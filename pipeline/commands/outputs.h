/** @file outputs.h
 *  @brief Stages 6 and 7: a run's results to the files of its folder.
 */
#ifndef ATLAS_COMMANDS_OUTPUTS_H
#define ATLAS_COMMANDS_OUTPUTS_H

#include "atlas/status.h"
#include "config.h"
#include "drawings.h"
#include "inputs.h"
#include "results.h"

/** What is written; all of it borrowed and only read. */
struct output_source {
    struct atlas_config *config;      ///< For names and settings.
    const struct inputs *inputs;      ///< Files, findings, credits.
    const struct results *results;    ///< Placement, rates, reconciliation.
    const struct drawings *drawings;  ///< NULL: a run whose data broke a rule:
                                      ///< only the audit is written.
    const char *product;              ///< As in the manifest; NULL: a run.
    const char *refused;              ///< That rule in words; NULL: none.
    unsigned threads;                 ///< At most so many.
};

/** Write the folder, whole or not at all. */
ATLAS_MUST_CHECK enum atlas_status outputs_write(
    const struct output_source *source, const char *path,
    struct atlas_error *err);

/** Append manifest.json of a source. */
void outputs_manifest(const struct output_source *source,
                      struct atlas_text *text);

#endif
