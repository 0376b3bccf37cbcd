// Which areas touch.
//
// In:  an area set.
// Out: the neighbours of each area.
//
// Borders shared to the digit are arcs of the topology (neighbours.h); the
// links that tie islands to the mainland there are left out here. Borders of
// one layer of the ONS always are: no two constituencies of England lie within
// 5 m of each other without an arc (the test looks).

#include "atlas/adjacency.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "neighbours.h"

void atlas_adjacency_build(const struct atlas_area_set *areas,
                           struct atlas_adjacency *ret_adjacency) {
    struct neighbours neighbours;
    struct atlas_adjacency adjacency = {
        .starts = atlas_xcalloc(areas->count + 2, sizeof(*adjacency.starts))};
    neighbours_find(areas, &neighbours);
    const size_t pairs = neighbours.shared_count;
    adjacency.others = atlas_xcalloc(2 * pairs + 1, sizeof(*adjacency.others));
    size_t *const starts = adjacency.starts;
    for (size_t i = 0; i < pairs; i++) {
        starts[neighbours.pairs[i].low + 1]++;
        starts[neighbours.pairs[i].high + 1]++;
    }
    for (size_t i = 0; i < areas->count; i++) starts[i + 1] += starts[i];
    size_t *const next = atlas_xcalloc(areas->count + 1, sizeof(*next));
    memcpy(next, starts, areas->count * sizeof(*next));
    // Pairs are sorted: first those in which an area is the higher one.
    for (size_t i = 0; i < pairs; i++) {
        adjacency.others[next[neighbours.pairs[i].high]++] =
            neighbours.pairs[i].low;
    }
    for (size_t i = 0; i < pairs; i++) {
        adjacency.others[next[neighbours.pairs[i].low]++] =
            neighbours.pairs[i].high;
    }
    free(next);
    neighbours_release(&neighbours);
    *ret_adjacency = adjacency;
}

void atlas_adjacency_release(struct atlas_adjacency *adjacency) {
    free(adjacency->others);
    free(adjacency->starts);
    *adjacency = (struct atlas_adjacency){0};
}
