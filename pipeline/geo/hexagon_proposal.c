// Moves drawn by lot.
//
// In:  a layout.
// Out: a move: an area goes next to a neighbour of its, and whoever is there
//      makes room.
//
// Room is made in one of three ways: the two change places; three change places
// in a ring, the second going to a neighbour of its own; or everybody in the
// way is pushed on in one direction until an empty cell, or the cell that the
// first one left, takes the last.

#include "hexagon_proposal.h"

#include <stdlib.h>

#include "atlas/vocabulary.h"

// Half the draws start from neighbours that were lost, as far as so many tries
// find some.
enum { lost_tries = 4 };

// Kinds of moves, in eighths.
enum { eighths = 8, swap_eighths = 4, ring_eighths = 2 };

// The generator xorshift64* of Vigna (2016), An experimental exploration of
// Marsaglia's xorshift generators, scrambled, ACM TOMS 42(4), article 30,
// doi 10.1145/2845077.
uint32_t hexagon_lots_draw(struct hexagon_lots *lots, uint32_t count) {
    uint64_t x = lots->state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    lots->state = x;
    return (uint32_t)((x * UINT64_C(2685821657736338717) >> 32) * count >> 32);
}

static uint32_t cell_around(const struct hexagon_layout *layout,
                            struct hexagon_lots *lots, uint32_t cell) {
    return layout->problem->cells
        ->around[cell][hexagon_lots_draw(lots, HEXAGON_SIDES)];
}

// A cell next to a neighbour, or now and then next to where the area is.
static uint32_t cell_wanted(const struct hexagon_layout *layout,
                            struct hexagon_lots *lots, uint32_t area) {
    const struct neighbours *neighbours = layout->problem->neighbours;
    const size_t first = neighbours->starts[area];
    const size_t count = neighbours->starts[area + 1] - first;
    uint32_t near = area;
    if (count > 0 && hexagon_lots_draw(lots, 4) > 0) {
        near = neighbours
                   ->others[first + hexagon_lots_draw(lots, (uint32_t)count)];
    }
    return cell_around(layout, lots, layout->cell_of[near]);
}

static void draw_start(const struct hexagon_layout *layout,
                       struct hexagon_lots *lots, uint32_t *ret_area,
                       uint32_t *ret_to) {
    const struct neighbours *neighbours = layout->problem->neighbours;
    const uint32_t pairs = (uint32_t)neighbours->pair_count;
    struct neighbour_pair pair = {0, 0};
    if (pairs == 0 || hexagon_lots_draw(lots, 2) == 0) {
        const uint32_t count = (uint32_t)layout->problem->areas->count;
        *ret_area = hexagon_lots_draw(lots, count);
        *ret_to = cell_wanted(layout, lots, *ret_area);
        return;
    }
    for (int i = 0; i < lost_tries; i++) {
        pair = neighbours->pairs[hexagon_lots_draw(lots, pairs)];
        if (!hexagon_cells_touch(layout->problem->cells,
                                 layout->cell_of[pair.low],
                                 layout->cell_of[pair.high])) {
            break;
        }
    }
    const bool is_low = hexagon_lots_draw(lots, 2) == 0;
    *ret_area = is_low ? pair.low : pair.high;
    *ret_to = cell_around(layout, lots,
                          layout->cell_of[is_low ? pair.high : pair.low]);
}

// Whoever is in `to` is who moves next.
static void add_mover(struct hexagon_move *move, uint32_t area, uint32_t from,
                      uint32_t to) {
    move->areas[move->count] = area;
    move->from[move->count] = from;
    move->to[move->count++] = to;
}

// The last mover's cell, where nobody is: the move ends there.
static bool end_in_empty(struct hexagon_move *move) {
    move->vacated = move->from[0];
    move->filled = move->to[move->count - 1];
    return true;
}

static bool draw_ring(const struct hexagon_layout *layout,
                      struct hexagon_lots *lots, uint32_t second,
                      struct hexagon_move *move) {
    const uint32_t first_cell = move->from[0];
    const uint32_t second_cell = move->to[0];
    const uint32_t third_cell = cell_wanted(layout, lots, second);
    if (third_cell == first_cell || third_cell == second_cell ||
        !hexagon_cell_is_inner(layout->problem->cells, third_cell)) {
        return false;
    }
    add_mover(move, second, second_cell, third_cell);
    const uint32_t third = layout->area_at[third_cell];
    if (third == ATLAS_NONE) return end_in_empty(move);
    add_mover(move, third, third_cell, first_cell);
    return true;
}

static bool draw_push(const struct hexagon_layout *layout,
                      struct hexagon_lots *lots, struct hexagon_move *move) {
    const struct hexagon_cells *cells = layout->problem->cells;
    const uint32_t side = hexagon_lots_draw(lots, HEXAGON_SIDES);
    uint32_t cell = move->to[0];
    while (cell != move->from[0]) {
        const uint32_t next = cells->around[cell][side];
        const uint32_t area = layout->area_at[cell];
        if (area == ATLAS_NONE) return end_in_empty(move);
        if (move->count == HEXAGON_MOVERS) return false;
        if (!hexagon_cell_is_inner(cells, next)) return false;
        add_mover(move, area, cell, next);
        cell = next;
    }
    return true;
}

bool hexagon_proposal_draw(const struct hexagon_layout *layout,
                           struct hexagon_lots *lots,
                           struct hexagon_move *ret_move) {
    uint32_t area, to;
    draw_start(layout, lots, &area, &to);
    const uint32_t from = layout->cell_of[area];
    const uint32_t other = layout->area_at[to];
    const uint32_t kind = hexagon_lots_draw(lots, eighths);
    if (to == from) return false;
    if (!hexagon_cell_is_inner(layout->problem->cells, to)) return false;
    ret_move->count = 0;
    ret_move->vacated = ret_move->filled = ATLAS_NONE;
    add_mover(ret_move, area, from, to);
    if (other == ATLAS_NONE) return end_in_empty(ret_move);
    if (kind < swap_eighths) {
        add_mover(ret_move, other, to, from);
        return true;
    }
    if (kind < swap_eighths + ring_eighths) {
        return draw_ring(layout, lots, other, ret_move);
    }
    return draw_push(layout, lots, ret_move);
}
