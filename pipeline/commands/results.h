/** @file results.h
 *  @brief Stages 3 and 4 for what was read: placement, rates, reconciliation.
 */
#ifndef ATLAS_COMMANDS_RESULTS_H
#define ATLAS_COMMANDS_RESULTS_H

#include "atlas/placement.h"
#include "atlas/rates.h"
#include "atlas/reconciliation.h"
#include "atlas/status.h"
#include "atlas/text.h"
#include "config.h"
#include "inputs.h"

/** What the stages give. Levels and texts are borrowed from the inputs. */
struct results {
    struct atlas_placement placement;            ///< Stage 3.
    struct atlas_rates rates;                    ///< Stage 4.
    struct atlas_reconciliation reconciliation;  ///< Stage 4.
};

/** Stage 3 alone: place every school. Findings go to inputs->issues. */
ATLAS_MUST_CHECK enum atlas_status results_locate(
    struct inputs *inputs, unsigned threads,
    struct atlas_placement *ret_placement, struct atlas_error *err);

/** Place, add up, reconcile. Findings go to inputs->issues. */
ATLAS_MUST_CHECK enum atlas_status results_make(
    const struct atlas_config *config, struct inputs *inputs, unsigned threads,
    struct results *ret_results, struct atlas_error *err);

/** The rules that the data must keep: few enough schools unplaced, totals that
 *  agree with what is published. @return ATLAS_OK or ATLAS_ERR_DATA.
 */
ATLAS_MUST_CHECK enum atlas_status results_check(
    const struct atlas_config *config, const struct inputs *inputs,
    const struct results *results, struct atlas_error *err);

/** Say in a few lines how it came out: schools, placement, reconciliation. */
void results_summary(const struct inputs *inputs, const struct results *results,
                     struct atlas_text *text);

/** Free everything and make it empty. */
void results_release(struct results *results);

#endif
