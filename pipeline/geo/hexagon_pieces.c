// In how many pieces a group lies on the grid.
//
// In:  groups of areas, their cells.
// Out: how many pieces a group makes; two cells are of one piece when they
//      share a side.
//
// Flooding, with a stamp on each cell instead of a table to clear.

#include "hexagon_pieces.h"

#include <stdlib.h>

#include "atlas/memory.h"
#include "atlas/vocabulary.h"

void hexagon_pieces_create(const struct hexagon_cells *cells,
                           const uint32_t *groups, size_t count,
                           size_t group_count,
                           struct hexagon_pieces *ret_pieces) {
    struct hexagon_pieces pieces = {.cells = cells, .groups = groups};
    pieces.members = atlas_xcalloc(count + 1, sizeof(*pieces.members));
    pieces.queue = atlas_xcalloc(count + 1, sizeof(*pieces.queue));
    pieces.seen = atlas_xcalloc(cells->count, sizeof(*pieces.seen));
    pieces.starts = atlas_xcalloc(group_count + 2, sizeof(*pieces.starts));
    for (size_t i = 0; i < count; i++) {
        if (groups[i] != ATLAS_NONE) pieces.starts[groups[i] + 2]++;
    }
    for (size_t i = 2; i < group_count + 2; i++) {
        pieces.starts[i] += pieces.starts[i - 1];
    }
    for (uint32_t i = 0; i < count; i++) {
        if (groups[i] == ATLAS_NONE) continue;
        pieces.members[pieces.starts[groups[i] + 1]++] = i;
    }
    *ret_pieces = pieces;
}

// See every cell of the group that hangs together with this one.
static void flood(struct hexagon_pieces *pieces, uint32_t cell,
                  const uint32_t *area_at) {
    const uint32_t group = pieces->groups[area_at[cell]];
    size_t length = 0;
    pieces->queue[length++] = cell;
    pieces->seen[cell] = pieces->count;
    for (size_t at = 0; at < length; at++) {
        const uint32_t *around = pieces->cells->around[pieces->queue[at]];
        for (size_t side = 0; side < HEXAGON_SIDES; side++) {
            const uint32_t next = around[side];
            if (pieces->seen[next] == pieces->count) continue;
            if (area_at[next] == ATLAS_NONE) continue;
            if (pieces->groups[area_at[next]] != group) continue;
            pieces->seen[next] = pieces->count;
            pieces->queue[length++] = next;
        }
    }
}

uint32_t hexagon_pieces_count(struct hexagon_pieces *pieces, uint32_t group,
                              const uint32_t *cell_of,
                              const uint32_t *area_at) {
    uint32_t count = 0;
    pieces->count++;
    for (size_t i = pieces->starts[group]; i < pieces->starts[group + 1]; i++) {
        const uint32_t cell = cell_of[pieces->members[i]];
        if (pieces->seen[cell] == pieces->count) continue;
        flood(pieces, cell, area_at);
        count++;
    }
    return count;
}

void hexagon_pieces_release(struct hexagon_pieces *pieces) {
    free(pieces->members);
    free(pieces->starts);
    free(pieces->seen);
    free(pieces->queue);
    *pieces = (struct hexagon_pieces){0};
}
