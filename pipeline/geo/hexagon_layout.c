// Areas on a grid of hexagons, and moves of some of them.
//
// In:  cells of areas.
// Out: the same the other way round, kept in step; whether a move is sound.
//
// Land stays as it hangs together when the cells in use around a cell that
// changes are one run, neither none nor all: what the run joins, it joins
// without the cell. So one look at six cells does for a search of the whole.

#include "hexagon_layout.h"

#include <stdlib.h>

#include "atlas/memory.h"
#include "atlas/vocabulary.h"

// One more, or one less, in use: tell the cells around.
static void count_around(struct hexagon_layout *layout, uint32_t cell,
                         int more) {
    const uint32_t *around = layout->problem->cells->around[cell];
    for (size_t side = 0; side < HEXAGON_SIDES; side++) {
        uint8_t *const used = &layout->used_around[around[side]];
        *used = (uint8_t)(*used + more);
    }
}

void hexagon_layout_create(const struct hexagon_problem *problem,
                           uint32_t *cell_of,
                           struct hexagon_layout *ret_layout) {
    struct hexagon_layout layout = {.problem = problem, .cell_of = cell_of};
    const size_t cells = problem->cells->count;
    layout.area_at = atlas_xcalloc(cells, sizeof(*layout.area_at));
    for (size_t i = 0; i < cells; i++) layout.area_at[i] = ATLAS_NONE;
    for (uint32_t i = 0; i < problem->areas->count; i++) {
        layout.area_at[cell_of[i]] = i;
    }
    layout.used_around = atlas_xcalloc(cells, sizeof(*layout.used_around));
    for (uint32_t i = 0; i < problem->areas->count; i++) {
        count_around(&layout, cell_of[i], 1);
    }
    *ret_layout = layout;
}

static void change_cells(struct hexagon_layout *layout,
                         const struct hexagon_move *move, const uint32_t *from,
                         const uint32_t *to) {
    for (size_t i = 0; i < move->count; i++) {
        layout->area_at[from[i]] = ATLAS_NONE;
    }
    for (size_t i = 0; i < move->count; i++) {
        layout->area_at[to[i]] = move->areas[i];
        layout->cell_of[move->areas[i]] = to[i];
    }
}

void hexagon_layout_move(struct hexagon_layout *layout,
                         const struct hexagon_move *move) {
    change_cells(layout, move, move->from, move->to);
    if (move->vacated == ATLAS_NONE) return;
    count_around(layout, move->vacated, -1);
    count_around(layout, move->filled, 1);
}

void hexagon_layout_undo(struct hexagon_layout *layout,
                         const struct hexagon_move *move) {
    change_cells(layout, move, move->to, move->from);
    if (move->vacated == ATLAS_NONE) return;
    count_around(layout, move->vacated, 1);
    count_around(layout, move->filled, -1);
}

bool hexagon_cells_touch(const struct hexagon_cells *cells, uint32_t cell,
                         uint32_t other) {
    for (size_t side = 0; side < HEXAGON_SIDES; side++) {
        if (cells->around[cell][side] == other) return true;
    }
    return false;
}

// Runs of cells in use around a cell; 0 when none is, or all are.
static unsigned runs_around(const struct hexagon_layout *layout,
                            uint32_t cell) {
    const uint32_t *around = layout->problem->cells->around[cell];
    bool was_used = layout->area_at[around[HEXAGON_SIDES - 1]] != ATLAS_NONE;
    unsigned runs = 0;
    for (size_t side = 0; side < HEXAGON_SIDES; side++) {
        const bool is_used = layout->area_at[around[side]] != ATLAS_NONE;
        runs += is_used && !was_used;
        was_used = is_used;
    }
    return runs;
}

bool hexagon_layout_is_sound(struct hexagon_layout *layout,
                             const struct hexagon_move *move) {
    if (move->vacated == ATLAS_NONE) return true;
    // An islet may leave; it cannot come back.
    if (runs_around(layout, move->vacated) != 1 &&
        layout->used_around[move->vacated] > 0) {
        return false;
    }
    const uint32_t leaver = layout->area_at[move->vacated];
    layout->area_at[move->vacated] = ATLAS_NONE;
    const bool is_sound = runs_around(layout, move->filled) == 1 ||
                          layout->used_around[move->filled] == HEXAGON_SIDES;
    layout->area_at[move->vacated] = leaver;
    return is_sound;
}

void hexagon_layout_release(struct hexagon_layout *layout) {
    free(layout->area_at);
    free(layout->used_around);
    *layout = (struct hexagon_layout){0};
}
