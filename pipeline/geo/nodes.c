// Vertices where borders on a grid meet.
//
// In:  arcs with whole coordinates, in any position.
// Out: the same arcs with a vertex where two cross or one touches the other.
//
// Segments are sorted into square cells by counting, and those of a cell are
// compared, in whole numbers: what is found is exact. Vertices at the same
// place are one vertex already (topology.c), so what is left are vertices on a
// segment, and crossings.

#include "nodes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"

// Cells for each segment: borders fill few of them.
enum { CELLS_EACH = 4 };

// fmin() and fmax() ask for numbers that are none; here all are.
static double lesser(double a, double b) {
    return a < b ? a : b;
}

static double greater(double a, double b) {
    return a > b ? a : b;
}

// Two vertices that follow each other; `place` of the first in the topology.
struct segment {
    struct atlas_point a;
    struct atlas_point b;
    uint32_t place;
};

// A vertex to put between a place and the next.
struct insertion {
    uint32_t place;
    uint32_t point;
    double along;  // Square of how far from the first.
};

struct noding {
    struct atlas_area_set *set;
    struct atlas_topology *topology;
    double near;  // A vertex no farther from a segment is put on it.
    struct segment *segments;
    size_t count;
    struct atlas_box box;
    double per_cell;
    size_t columns;
    size_t rows;
    uint32_t *starts;  // By cell: its first place in `items`; then the end.
    uint32_t *items;   // Segments, cell by cell.
    struct insertion *insertions;
    size_t insertion_count;
    size_t insertion_capacity;
};

static struct atlas_box segment_box(struct atlas_point a,
                                    struct atlas_point b) {
    return (struct atlas_box){lesser(a.x, b.x), lesser(a.y, b.y),
                              greater(a.x, b.x), greater(a.y, b.y)};
}

static void segments_list(struct noding *noding) {
    const struct atlas_topology *topology = noding->topology;
    const struct atlas_point *points = noding->set->points;
    noding->segments =
        atlas_xcalloc(topology->vertex_count + 1, sizeof(*noding->segments));
    struct atlas_box box = atlas_box_empty();
    for (size_t i = 0; i < topology->arc_count; i++) {
        const struct atlas_arc *arc = &topology->arcs[i];
        for (size_t k = arc->first; k + 1 < arc->first + arc->count; k++) {
            const struct atlas_point a = points[topology->vertices[k]];
            const struct atlas_point b = points[topology->vertices[k + 1]];
            noding->segments[noding->count++] =
                (struct segment){a, b, (uint32_t)k};
            box = atlas_box_join(box, segment_box(a, b));
        }
    }
    noding->box = box;
}

static void cells_lay_out(struct noding *noding) {
    const double width = noding->box.max_x - noding->box.min_x + 1;
    const double height = noding->box.max_y - noding->box.min_y + 1;
    const double cells = (double)noding->count * CELLS_EACH;
    const double side =
        greater(sqrt(width * height / cells), greater(width, height) / cells);
    noding->per_cell = 1 / side;
    noding->columns = (size_t)(width * noding->per_cell) + 1;
    noding->rows = (size_t)(height * noding->per_cell) + 1;
    noding->starts = atlas_xcalloc(noding->columns * noding->rows + 2,
                                   sizeof(*noding->starts));
}

// Columns that a segment reaches within a row of cells, or comes near to.
static void columns_of(const struct noding *noding,
                       const struct segment *segment, size_t row,
                       size_t *ret_first, size_t *ret_last) {
    const double bottom =
        noding->box.min_y + (double)row / noding->per_cell - 1;
    const double top = bottom + 1 / noding->per_cell + 2;
    const double rise = segment->b.y - segment->a.y;
    double from = lesser(segment->a.x, segment->b.x) - noding->near;
    double to = greater(segment->a.x, segment->b.x) + noding->near;
    // Within a row there is nothing to cut off.
    if (rise * noding->per_cell > 1 || rise * noding->per_cell < -1) {
        const double lean = (segment->b.x - segment->a.x) / rise;
        const double low = segment->a.x + (bottom - segment->a.y) * lean;
        const double high = segment->a.x + (top - segment->a.y) * lean;
        from = greater(from, lesser(low, high) - noding->near);
        to = lesser(to, greater(low, high) + noding->near);
    }
    const double first = (from - noding->box.min_x) * noding->per_cell;
    const double last = (to - noding->box.min_x) * noding->per_cell;
    *ret_first = first > 0 ? (size_t)first : 0;
    *ret_last = last > 0 ? (size_t)last : 0;
    if (*ret_last >= noding->columns) *ret_last = noding->columns - 1;
}

static size_t row_of(const struct noding *noding, double y) {
    const double row = (y - noding->box.min_y) * noding->per_cell;
    if (!(row > 0)) return 0;
    return row < (double)noding->rows ? (size_t)row : noding->rows - 1;
}

// Visit the cells of every segment: to count them, or to fill them.
static void cells_visit(struct noding *noding, bool is_filling) {
    for (size_t i = 0; i < noding->count; i++) {
        const struct segment *segment = &noding->segments[i];
        const double low = lesser(segment->a.y, segment->b.y);
        const double high = greater(segment->a.y, segment->b.y);
        size_t row = row_of(noding, low - noding->near);
        const size_t last = row_of(noding, high + noding->near);
        for (; row <= last; row++) {
            size_t column;
            size_t end;
            columns_of(noding, segment, row, &column, &end);
            for (; column <= end; column++) {
                uint32_t *start =
                    &noding->starts[row * noding->columns + column];
                if (is_filling) {
                    noding->items[start[1]++] = (uint32_t)i;
                } else {
                    start[2]++;
                }
            }
        }
    }
}

// Counted two places on: when filled, starts[cell + 1] is where the next cell
// starts.
static void cells_fill(struct noding *noding) {
    const size_t cells = noding->columns * noding->rows;
    cells_visit(noding, false);
    for (size_t i = 2; i < cells + 2; i++) {
        noding->starts[i] += noding->starts[i - 1];
    }
    noding->items = atlas_xcalloc((size_t)noding->starts[cells + 1] + 1,
                                  sizeof(*noding->items));
    cells_visit(noding, true);
}

// 1 where `at` lies left of the line from `a` to `b`, -1 right, 0 on it.
static int side_of(struct atlas_point a, struct atlas_point b,
                   struct atlas_point at) {
    const int64_t left = (int64_t)(b.x - a.x) * (int64_t)(at.y - a.y);
    const int64_t right = (int64_t)(b.y - a.y) * (int64_t)(at.x - a.x);
    return (left > right) - (left < right);
}

static bool is_same(struct atlas_point a, struct atlas_point b) {
    return !(a.x < b.x) && !(a.x > b.x) && !(a.y < b.y) && !(a.y > b.y);
}

static void insertion_add(struct noding *noding, const struct segment *segment,
                          uint32_t point) {
    const struct atlas_point at = noding->set->points[point];
    const double x = at.x - segment->a.x;
    const double y = at.y - segment->a.y;
    if (is_same(at, segment->a) || is_same(at, segment->b)) return;
    noding->insertions =
        atlas_grow(noding->insertions, noding->insertion_count + 1,
                   &noding->insertion_capacity, sizeof(*noding->insertions));
    noding->insertions[noding->insertion_count++] =
        (struct insertion){segment->place, point, x * x + y * y};
}

static uint32_t point_add(struct atlas_area_set *set, struct atlas_point at) {
    set->points = atlas_grow(set->points, set->point_count + 1,
                             &set->point_capacity, sizeof(*set->points));
    set->points[set->point_count] = at;
    return (uint32_t)set->point_count++;
}

static void cross_add(struct noding *noding, const struct segment *one,
                      const struct segment *other) {
    const double x = one->b.x - one->a.x;
    const double y = one->b.y - one->a.y;
    const double other_x = other->b.x - other->a.x;
    const double other_y = other->b.y - other->a.y;
    const double share = ((other->a.x - one->a.x) * other_y -
                          (other->a.y - one->a.y) * other_x) /
                         (x * other_y - y * other_x);
    const uint32_t point = point_add(
        noding->set, (struct atlas_point){round(one->a.x + share * x) + 0.0,
                                          round(one->a.y + share * y) + 0.0});
    insertion_add(noding, one, point);
    insertion_add(noding, other, point);
}

static bool segments_are_near(double near, const struct segment *one,
                              const struct segment *other) {
    return greater(one->a.x, one->b.x) + near >=
               lesser(other->a.x, other->b.x) &&
           greater(other->a.x, other->b.x) + near >=
               lesser(one->a.x, one->b.x) &&
           greater(one->a.y, one->b.y) + near >=
               lesser(other->a.y, other->b.y) &&
           greater(other->a.y, other->b.y) + near >= lesser(one->a.y, one->b.y);
}

// Whether a point lies on a segment between its ends, or that near.
static bool is_near(double near, const struct segment *segment,
                    struct atlas_point at) {
    const double x = segment->b.x - segment->a.x;
    const double y = segment->b.y - segment->a.y;
    const double to_x = at.x - segment->a.x;
    const double to_y = at.y - segment->a.y;
    const double length = x * x + y * y;
    const double along = to_x * x + to_y * y;
    const double across = to_x * y - to_y * x;
    return along > 0 && along < length &&
           across * across <= near * near * length;
}

// Put the ends of one segment that lie on the other into that.
static bool touches_add(struct noding *noding, const struct segment *one,
                        const struct segment *other) {
    const uint32_t *vertices = noding->topology->vertices + one->place;
    const bool is_first = is_near(noding->near, other, one->a);
    const bool is_second = is_near(noding->near, other, one->b);
    if (is_first) insertion_add(noding, other, vertices[0]);
    if (is_second) insertion_add(noding, other, vertices[1]);
    return is_first || is_second;
}

static void pair_compare(struct noding *noding, const struct segment *one,
                         const struct segment *other) {
    const bool touches = touches_add(noding, one, other);
    if (touches_add(noding, other, one) || touches) return;
    if (side_of(other->a, other->b, one->a) *
                side_of(other->a, other->b, one->b) <
            0 &&
        side_of(one->a, one->b, other->a) * side_of(one->a, one->b, other->b) <
            0) {
        cross_add(noding, one, other);
    }
}

static void pairs_compare(struct noding *noding) {
    const size_t cells = noding->columns * noding->rows;
    for (size_t cell = 0; cell < cells; cell++) {
        const uint32_t end = noding->starts[cell + 1];
        for (uint32_t i = noding->starts[cell]; i < end; i++) {
            const struct segment *one = &noding->segments[noding->items[i]];
            for (uint32_t k = i + 1; k < end; k++) {
                const struct segment *other =
                    &noding->segments[noding->items[k]];
                if (segments_are_near(noding->near, one, other))
                    pair_compare(noding, one, other);
            }
        }
    }
}

static int compare_insertions(const void *left, const void *right) {
    const struct insertion *a = left;
    const struct insertion *b = right;
    if (a->place != b->place) return a->place < b->place ? -1 : 1;
    if (a->along < b->along || a->along > b->along) {
        return a->along < b->along ? -1 : 1;
    }
    return (a->point > b->point) - (a->point < b->point);
}

// The arcs anew, with the insertions in order.
static void vertices_insert(struct noding *noding) {
    struct atlas_topology *topology = noding->topology;
    const uint32_t *from = topology->vertices;
    const size_t total = topology->vertex_count + noding->insertion_count;
    uint32_t *to = atlas_xcalloc(total + 1, sizeof(*to));
    size_t next = 0;
    size_t count = 0;
    for (size_t i = 0; i < topology->arc_count; i++) {
        struct atlas_arc *arc = &topology->arcs[i];
        const size_t first = arc->first;
        const size_t end = first + arc->count;
        arc->first = count;
        for (size_t k = first; k < end; k++) {
            to[count++] = from[k];
            while (next < noding->insertion_count &&
                   noding->insertions[next].place == k) {
                to[count++] = noding->insertions[next++].point;
            }
        }
        arc->count = count - arc->first;
    }
    free(topology->vertices);
    topology->vertices = to;
    topology->vertex_count = count;
}

bool nodes_insert(struct atlas_area_set *set, struct atlas_topology *topology,
                  double near) {
    struct noding noding = {.set = set, .topology = topology, .near = near};
    segments_list(&noding);
    if (noding.count > 0) {
        cells_lay_out(&noding);
        cells_fill(&noding);
        pairs_compare(&noding);
    }
    const bool is_any = noding.insertion_count > 0;
    if (is_any) {
        qsort(noding.insertions, noding.insertion_count,
              sizeof(*noding.insertions), compare_insertions);
        vertices_insert(&noding);
    }
    free(noding.segments);
    free(noding.starts);
    free(noding.items);
    free(noding.insertions);
    return is_any;
}
