/** @file presence.h
 *  @brief Private to aggregate: which areas of a level have figures in which of
 *         several periods.
 */
#ifndef ATLAS_AGGREGATE_PRESENCE_H
#define ATLAS_AGGREGATE_PRESENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/aggregate.h"

/** Areas with a row to draw, by period. */
struct presence {
    uint32_t *periods;    ///< As 201819, latest first, each once.
    size_t period_count;  ///< At least 1.
    size_t wanted;        ///< Index of the one whose figures are laid.
    size_t area_count;    ///< Areas of the level.
    bool *flags;          ///< By period, then area.
    bool *any;            ///< By area: in any of the periods.
};

/** Look through the periods that the options name.
 *  @return ATLAS_OK; ATLAS_ERR_USAGE where the level has no row in one of them.
 */
ATLAS_MUST_CHECK enum atlas_status presence_find(
    const struct atlas_rates *rates,
    const struct atlas_figures_options *options, struct presence *ret_presence,
    struct atlas_error *err);

/** Whether an area has figures in the period that is wanted. */
bool presence_is_here(const struct presence *presence, size_t area);

/** Whether an area has figures in a period, by its index in the presence. */
bool presence_is_in(const struct presence *presence, size_t period,
                    size_t area);

/** The presence in a period, by area; borrowed. */
const bool *presence_in(const struct presence *presence, size_t period);

/** Free everything and make it empty. */
void presence_release(struct presence *presence);

#endif
