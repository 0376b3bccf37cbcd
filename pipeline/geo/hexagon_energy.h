/** @file hexagon_energy.h
 *  @brief How far a layout is from what it should be. Private to geo/.
 */
#ifndef GEO_HEXAGON_ENERGY_H
#define GEO_HEXAGON_ENERGY_H

#include "hexagon_layout.h"

/** Rows, and whole widths, that the table of distances reaches. */
enum { HEXAGON_REACH = 12 };

/** From one cell to another. */
struct hexagon_step {
    double east;   ///< Direction, a unit vector;
    double north;  ///< 0, 0 to the cell itself.
    double cost;   ///< Of neighbours so far apart.
};

/** What a layout's energy is computed with. */
struct hexagon_energy {
    const struct hexagon_layout *layout;  ///< Borrowed.
    struct atlas_point *directions;  ///< To each of neighbours->others, unit
                                     ///< vectors.
    struct atlas_point *centres;     ///< By cell.
    double *seas;                    ///< By cell, what sea in it costs.
    int (*places)[2];                ///< By cell, as hexagon_cell_place().
    struct hexagon_step (*steps)[4 * HEXAGON_REACH + 1];  ///< By rows, then
                                                          ///< half widths.
    uint32_t *area_seen;  ///< By area: the sum that it is in.
    uint32_t *cell_seen;  ///< By cell.
    uint32_t sums;        ///< Sums made.
};

/** Prepare for a layout, which must outlive it. */
void hexagon_energy_create(const struct hexagon_layout *layout,
                           struct hexagon_energy *ret_energy);

/** The part of the energy that a move can change, as things stand: asked before
 *  the move and after it, the difference is the move's. In lost neighbours.
 */
double hexagon_energy_near(struct hexagon_energy *energy,
                           const struct hexagon_move *move);

/** Free what it owns. */
void hexagon_energy_release(struct hexagon_energy *energy);

#endif
