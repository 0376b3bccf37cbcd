/** @file hexagon_proposal.h
 *  @brief Moves drawn by lot. Private to geo/.
 */
#ifndef GEO_HEXAGON_PROPOSAL_H
#define GEO_HEXAGON_PROPOSAL_H

#include "hexagon_layout.h"

/** A source of lots with a fixed beginning. */
struct hexagon_lots {
    uint64_t state;  ///< Never 0.
};

/** A number below `count`, which is above 0. */
uint32_t hexagon_lots_draw(struct hexagon_lots *lots, uint32_t count);

/** Draw a move of a layout of two or more areas.
 *  @return false when what was drawn is no move.
 */
bool hexagon_proposal_draw(const struct hexagon_layout *layout,
                           struct hexagon_lots *lots,
                           struct hexagon_move *ret_move);

#endif
