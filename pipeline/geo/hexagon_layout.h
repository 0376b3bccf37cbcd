/** @file hexagon_layout.h
 *  @brief Areas on a grid of hexagons, and moves of some of them. Private to
 *         geo/.
 */
#ifndef GEO_HEXAGON_LAYOUT_H
#define GEO_HEXAGON_LAYOUT_H

#include "hexagon_cells.h"
#include "neighbours.h"

/** What is to be laid out. All borrowed. */
struct hexagon_problem {
    const struct hexagon_cells *cells;    ///< Where areas can go.
    const struct neighbours *neighbours;  ///< Who should stay together.
    const struct atlas_area_set *areas;   ///< In which direction neighbours
                                          ///< lie.
    const struct atlas_point *places;     ///< By area, in widths from cell 0.
    const uint32_t *groups;  ///< By area, below group_count; ATLAS_NONE: none.
    size_t group_count;      ///< Groups.
};

/** Who is where. */
struct hexagon_layout {
    const struct hexagon_problem *problem;  ///< Borrowed.
    uint32_t *cell_of;                      ///< By area; borrowed.
    uint32_t *area_at;                      ///< By cell; ATLAS_NONE: empty.
    uint8_t *used_around;                   ///< By cell: cells around in use.
};

/** Areas that a move takes at most. */
enum { HEXAGON_MOVERS = 14 };

/** Areas that change their cells together. */
struct hexagon_move {
    size_t count;                    ///< Areas.
    uint32_t areas[HEXAGON_MOVERS];  ///< Who moves.
    uint32_t from[HEXAGON_MOVERS];   ///< From which cell,
    uint32_t to[HEXAGON_MOVERS];     ///< to which.
    uint32_t vacated;                ///< Cell that becomes empty; ATLAS_NONE.
    uint32_t filled;                 ///< Cell that was empty; ATLAS_NONE.
};

/** Fill `area_at` from cells that are given. */
void hexagon_layout_create(const struct hexagon_problem *problem,
                           uint32_t *cell_of,
                           struct hexagon_layout *ret_layout);

/** Make a move. */
void hexagon_layout_move(struct hexagon_layout *layout,
                         const struct hexagon_move *move);

/** Take back a move that was made last. */
void hexagon_layout_undo(struct hexagon_layout *layout,
                         const struct hexagon_move *move);

/** Whether two cells share a side. */
bool hexagon_cells_touch(const struct hexagon_cells *cells, uint32_t cell,
                         uint32_t other);

/** Whether a move, not made yet, keeps the land in one piece and opens no hole
 *  in it: sees only the cells around.
 */
bool hexagon_layout_is_sound(struct hexagon_layout *layout,
                             const struct hexagon_move *move);

/** Free what it owns. */
void hexagon_layout_release(struct hexagon_layout *layout);

#endif
