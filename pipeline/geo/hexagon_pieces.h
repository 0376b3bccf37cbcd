/** @file hexagon_pieces.h
 *  @brief In how many pieces a group lies on the grid. Private to geo/.
 */
#ifndef GEO_HEXAGON_PIECES_H
#define GEO_HEXAGON_PIECES_H

#include "hexagon_cells.h"

/** Counts pieces. */
struct hexagon_pieces {
    const struct hexagon_cells *cells;  ///< Borrowed.
    const uint32_t *groups;  ///< By area: its group; ATLAS_NONE: none.
    uint32_t *members;       ///< Areas of all groups, group by group.
    size_t *starts;          ///< First member of a group; past the last one.
    uint32_t *seen;          ///< By cell: the count that saw it last.
    uint32_t count;          ///< Counts made.
    uint32_t *queue;         ///< Scratch, by area.
};

/** Prepare to count.
 *  @param groups  by area, `count` of them, below group_count or ATLAS_NONE
 */
void hexagon_pieces_create(const struct hexagon_cells *cells,
                           const uint32_t *groups, size_t count,
                           size_t group_count,
                           struct hexagon_pieces *ret_pieces);

/** In how many pieces a group's cells lie.
 *  @param area_at  by cell: its area or ATLAS_NONE
 */
uint32_t hexagon_pieces_count(struct hexagon_pieces *pieces, uint32_t group,
                              const uint32_t *cell_of, const uint32_t *area_at);

/** Free everything. */
void hexagon_pieces_release(struct hexagon_pieces *pieces);

#endif
