// Borders simplified to a tolerance, none of them in the way of another.
//
// In:  a topology and the reach of its vertices.
// Out: the topology with fewer vertices.
//
// The vertices that stay are those that reach farther than the tolerance. What
// went between two of them is replaced by a chord. As long as no vertex that
// stays, of any border, lies in the region between a chord and what it
// replaces, nothing has crossed or changed sides (A. Saalfeld, 1999,
// "Topologically consistent line simplification with the Douglas-Peucker
// algorithm"): closed lines cross an even number of times, so of two chords
// that cross, one would have an end in the other's region. A ring that vanishes
// is a chord without length. Chords that fail take a vertex back, and only what
// that may have changed is tested again.

#include <math.h>
#include <stdlib.h>

#include "atlas/detail.h"
#include "atlas/memory.h"
#include "region.h"

// States of a vertex: gone, kept, kept in the round before.
enum { LOST, KEPT, FRESH };

struct cutting {
    const struct atlas_detail *detail;
    const struct atlas_topology *topology;
    double tolerance_m;
    unsigned char *states;  // By vertex.
    bool *is_gone;          // By arc: vanished.
    uint32_t *added;        // Places of the vertices kept: of the first round,
                            // and then of all rounds since.
    size_t added_count;
    size_t added_capacity;
    struct point_grid first;   // Vertices of the first round.
    struct point_grid since;   // Vertices kept since.
    struct point_grid recent;  // Vertices of the round before.
    struct chord *failed;      // Chords to take a vertex back.
    size_t failed_count;
    size_t failed_capacity;
};

// An arc that has become a single line.
struct line {
    uint64_t key;  // Its two points, the lower one first.
    size_t arc;
};

static struct chord chord_of(const struct cutting *cutting, size_t arc) {
    const struct atlas_arc *of = &cutting->topology->arcs[arc];
    return (struct chord){of->first, of->first + of->count - 1, arc};
}

static void chord_fail(struct cutting *cutting, struct chord chord) {
    cutting->failed =
        atlas_grow(cutting->failed, cutting->failed_count + 1,
                   &cutting->failed_capacity, sizeof(*cutting->failed));
    cutting->failed[cutting->failed_count++] = chord;
}

static void chord_test(struct cutting *cutting, struct chord chord,
                       const struct point_grid *recent) {
    const struct atlas_detail *detail = cutting->detail;
    const bool is_fresh = cutting->states[chord.first] == FRESH ||
                          cutting->states[chord.last] == FRESH;
    const bool is_clear =
        is_fresh ? region_is_clear(detail, chord, &cutting->first) &&
                       region_is_clear(detail, chord, &cutting->since)
                 : region_is_clear(detail, chord, recent);
    if (!is_clear) chord_fail(cutting, chord);
}

// Test what recent vertices, on the arc or beside it, may have changed.
static void arc_test(struct cutting *cutting, size_t index,
                     const struct point_grid *recent) {
    const struct chord whole = chord_of(cutting, index);
    size_t first = whole.first;
    if (cutting->topology->arcs[index].count < 3 ||
        !point_grid_has(recent, cutting->detail->arcs[index].box)) {
        return;
    }
    if (cutting->is_gone[index]) {
        chord_test(cutting, whole, recent);
        return;
    }
    for (size_t i = first + 1; i <= whole.last; i++) {
        if (cutting->states[i] == LOST) continue;
        if (i > first + 1) {
            chord_test(cutting, (struct chord){first, i, index}, recent);
        }
        first = i;
    }
}

static bool is_line(const struct cutting *cutting, size_t index) {
    const struct chord whole = chord_of(cutting, index);
    if (cutting->topology->arcs[index].is_ring || cutting->is_gone[index]) {
        return false;
    }
    for (size_t i = whole.first + 1; i < whole.last; i++) {
        if (cutting->states[i] != LOST) return false;
    }
    return true;
}

static int compare_lines(const void *left, const void *right) {
    const struct line *a = left;
    const struct line *b = right;
    if (a->key != b->key) return a->key < b->key ? -1 : 1;
    return (a->arc > b->arc) - (a->arc < b->arc);
}

// How far the farthest vertex reaches between a chord's ends; -1 without any.
static double reach_between(const struct cutting *cutting, struct chord chord) {
    double most = -1;
    for (size_t i = chord.first + 1; i < chord.last; i++) {
        most = fmax(most, cutting->detail->reach_m[i]);
    }
    return most;
}

// Of arcs that have become the same line, the one that reaches farthest has to
// take a vertex back.
static void same_lines_fail(struct cutting *cutting, const struct line *lines,
                            size_t count) {
    size_t found = 0;
    double most = -1;
    for (size_t i = 0; i < count; i++) {
        const double reach =
            reach_between(cutting, chord_of(cutting, lines[i].arc));
        if (reach <= most) continue;
        most = reach;
        found = lines[i].arc;
    }
    if (most >= 0) chord_fail(cutting, chord_of(cutting, found));
}

static void lines_test(struct cutting *cutting) {
    const struct atlas_topology *topology = cutting->topology;
    struct line *lines = atlas_xcalloc(topology->arc_count + 1, sizeof(*lines));
    size_t count = 0;
    for (size_t i = 0; i < topology->arc_count; i++) {
        if (!is_line(cutting, i)) continue;
        const struct chord whole = chord_of(cutting, i);
        const uint64_t a = topology->vertices[whole.first];
        const uint64_t b = topology->vertices[whole.last];
        lines[count++] = (struct line){a < b ? a << 32 | b : b << 32 | a, i};
    }
    qsort(lines, count, sizeof(*lines), compare_lines);
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count; next++) {
            if (lines[next].key != lines[i].key) break;
        }
        if (next > i + 1) same_lines_fail(cutting, lines + i, next - i);
    }
    free(lines);
}

static void vertex_keep(struct cutting *cutting, size_t vertex) {
    if (cutting->states[vertex] != LOST) return;
    cutting->states[vertex] = FRESH;
    cutting->added =
        atlas_grow(cutting->added, cutting->added_count + 1,
                   &cutting->added_capacity, sizeof(*cutting->added));
    cutting->added[cutting->added_count++] = (uint32_t)vertex;
}

static void arc_keep(struct cutting *cutting, size_t index) {
    const struct chord whole = chord_of(cutting, index);
    cutting->is_gone[index] = false;
    for (size_t i = whole.first; i <= whole.last; i++) {
        if (cutting->detail->reach_m[i] > cutting->tolerance_m) {
            vertex_keep(cutting, i);
        }
    }
}

// A ring that had vanished comes back; any other chord takes back the vertex
// that reaches farthest, and those that only reach no farther because it limits
// them: the rule for a smaller tolerance.
static void chord_relax(struct cutting *cutting, struct chord chord) {
    if (cutting->is_gone[chord.arc]) {
        arc_keep(cutting, chord.arc);
        return;
    }
    const double most = reach_between(cutting, chord);
    for (size_t i = chord.first + 1; i < chord.last; i++) {
        if (cutting->detail->reach_m[i] >= most) vertex_keep(cutting, i);
    }
}

static void grid_make(const struct cutting *cutting, size_t first,
                      struct point_grid *grid) {
    const size_t count = cutting->added_count - first;
    uint32_t *items = atlas_xcalloc(count + 1, sizeof(*items));
    for (size_t i = 0; i < count; i++) {
        items[i] = cutting->topology->vertices[cutting->added[first + i]];
    }
    point_grid_release(grid);
    point_grid_build(cutting->topology->areas->points, items, count, grid);
    free(items);
}

static void cutting_begin(const struct atlas_detail *detail, double tolerance_m,
                          struct cutting *ret_cutting) {
    const struct atlas_topology *topology = detail->topology;
    struct cutting cutting = {
        .detail = detail, .topology = topology, .tolerance_m = tolerance_m};
    cutting.states = atlas_xcalloc(topology->vertex_count + 1, 1);
    cutting.is_gone =
        atlas_xcalloc(topology->arc_count + 1, sizeof(*cutting.is_gone));
    for (size_t i = 0; i < topology->arc_count; i++) {
        const struct atlas_arc_detail *known = &detail->arcs[i];
        cutting.is_gone[i] =
            topology->arcs[i].count == 0 ||
            (!known->is_needed && known->area_m2 < tolerance_m * tolerance_m);
        if (!cutting.is_gone[i]) arc_keep(&cutting, i);
    }
    grid_make(&cutting, 0, &cutting.first);
    *ret_cutting = cutting;
}

// Test everything that the vertices of `recent` may have changed.
static void round_test(struct cutting *cutting,
                       const struct point_grid *recent) {
    cutting->failed_count = 0;
    for (size_t i = 0; i < cutting->topology->arc_count; i++) {
        arc_test(cutting, i, recent);
    }
    lines_test(cutting);
}

static void conflicts_solve(struct cutting *cutting) {
    size_t begin = 0;
    round_test(cutting, &cutting->first);
    while (cutting->failed_count > 0) {
        for (size_t i = begin; i < cutting->added_count; i++) {
            cutting->states[cutting->added[i]] = KEPT;
        }
        if (!cutting->since.starts) cutting->added_count = 0;
        begin = cutting->added_count;
        for (size_t i = 0; i < cutting->failed_count; i++) {
            chord_relax(cutting, cutting->failed[i]);
        }
        grid_make(cutting, 0, &cutting->since);
        grid_make(cutting, begin, &cutting->recent);
        round_test(cutting, &cutting->recent);
    }
}

static void arcs_write(const struct cutting *cutting,
                       struct atlas_topology *to) {
    const struct atlas_topology *from = cutting->topology;
    to->arc_count = from->arc_count;
    to->arcs = atlas_xcalloc(from->arc_count + 1, sizeof(*to->arcs));
    to->vertices = atlas_xcalloc(from->vertex_count + 1, sizeof(*to->vertices));
    for (size_t i = 0; i < from->arc_count; i++) {
        const struct atlas_arc *arc = &from->arcs[i];
        to->arcs[i] = *arc;
        to->arcs[i].first = to->vertex_count;
        for (size_t k = arc->first; k < arc->first + arc->count; k++) {
            if (cutting->states[k] == LOST) continue;
            to->vertices[to->vertex_count++] = from->vertices[k];
        }
        to->arcs[i].count = to->vertex_count - to->arcs[i].first;
        if (to->arcs[i].count == 0) to->arcs[i].uses = 0;
    }
    to->vertices = atlas_xrealloc(to->vertices, to->vertex_count + 1,
                                  sizeof(*to->vertices));
}

static void uses_write(const struct cutting *cutting,
                       struct atlas_topology *to) {
    const struct atlas_topology *from = cutting->topology;
    const size_t rings = from->areas->ring_count;
    size_t use = 0;
    to->uses = atlas_xcalloc(from->use_count + 1, sizeof(*to->uses));
    to->ring_ends = atlas_xcalloc(rings + 1, sizeof(*to->ring_ends));
    for (size_t i = 0; i < rings; i++) {
        for (; use < from->ring_ends[i]; use++) {
            if (to->arcs[from->uses[use].arc].count == 0) continue;
            to->uses[to->use_count++] = from->uses[use];
        }
        to->ring_ends[i] = to->use_count;
    }
}

void atlas_detail_cut(const struct atlas_detail *detail, double tolerance_m,
                      struct atlas_topology *ret_topology) {
    struct cutting cutting;
    struct atlas_topology topology = {.areas = detail->topology->areas};
    cutting_begin(detail, tolerance_m, &cutting);
    conflicts_solve(&cutting);
    arcs_write(&cutting, &topology);
    uses_write(&cutting, &topology);
    point_grid_release(&cutting.first);
    point_grid_release(&cutting.since);
    point_grid_release(&cutting.recent);
    free(cutting.states);
    free(cutting.is_gone);
    free(cutting.added);
    free(cutting.failed);
    *ret_topology = topology;
}
