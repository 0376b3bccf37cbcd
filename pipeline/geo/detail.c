// How much each vertex matters.
//
// In:  a topology.
// Out: by vertex, the largest tolerance that keeps it.
//
// Douglas and Peucker split a chord at the point that is farthest from it, as
// long as that is farther than the tolerance. The order of the splits is the
// same for every tolerance, only where they stop differs. So an arc is split to
// the end once, and a point's reach is its distance or, where that is less, the
// reach of the point that split the chord above: a child never outlives its
// parent, and simplifying is a comparison of numbers.

#include "atlas/detail.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"
#include "set_builder.h"

// Metres in a degree of the mean sphere: 6,371,008.8 m (IUGG) * pi / 180.
#define DEGREE_M 111195.08

// What a unit east and a unit north are, in metres.
struct scale {
    double x;
    double y;
};

struct range {
    size_t first;
    size_t last;
    double limit;  // Reach of the point that made the range, squared.
};

// Scratch of one arc.
struct splitting {
    bool is_degrees;
    struct atlas_point *points;  // The arc's part of the detail's.
    double *squares;             // By point: reach squared, to be filled.
    struct range *stack;
    size_t depth;
    size_t stack_capacity;
};

static struct scale scale_at(bool is_degrees, struct atlas_point at) {
    if (!is_degrees) return (struct scale){1, 1};
    return (struct scale){DEGREE_M * cos(at.y * acos(-1) / 180), DEGREE_M};
}

// The point inside a range that is farthest from its chord, a line piece that
// may be a point; distance squared in metres, below 0 when there is none.
static size_t farthest(const struct splitting *splitting, size_t first,
                       size_t last, double *ret_square) {
    const struct atlas_point a = splitting->points[first];
    const struct atlas_point b = splitting->points[last];
    const struct scale scale = scale_at(splitting->is_degrees, a);
    const double dx = (b.x - a.x) * scale.x;
    const double dy = (b.y - a.y) * scale.y;
    const double length = dx * dx + dy * dy;
    const double inverse = length > 0 ? 1 / length : 0;
    size_t found = first;
    double most = -1;
    for (size_t i = first + 1; i < last; i++) {
        const double x = (splitting->points[i].x - a.x) * scale.x;
        const double y = (splitting->points[i].y - a.y) * scale.y;
        const double along = x * dx + y * dy;
        double square;
        if (along <= 0) {
            square = x * x + y * y;
        } else if (along >= length) {
            square = (x - dx) * (x - dx) + (y - dy) * (y - dy);
        } else {
            const double across = x * dy - y * dx;
            square = across * across * inverse;
        }
        if (square > most) {
            most = square;
            found = i;
        }
    }
    *ret_square = most;
    return found;
}

static void push(struct splitting *splitting, struct range range) {
    if (range.last - range.first < 2) return;
    splitting->stack =
        atlas_grow(splitting->stack, splitting->depth + 1,
                   &splitting->stack_capacity, sizeof(*splitting->stack));
    splitting->stack[splitting->depth++] = range;
}

static void split_all(struct splitting *splitting) {
    while (splitting->depth > 0) {
        const struct range range = splitting->stack[--splitting->depth];
        double square;
        const size_t middle =
            farthest(splitting, range.first, range.last, &square);
        const double reach = square < range.limit ? square : range.limit;
        splitting->squares[middle] = reach;
        push(splitting, (struct range){range.first, middle, reach});
        push(splitting, (struct range){middle, range.last, reach});
    }
}

// A ring needs two more points than its start: the farthest from it, and the
// farthest from the chord between the two.
static void split_ring(struct splitting *splitting, size_t last) {
    double square;
    double reach[2];
    const size_t across = farthest(splitting, 0, last, &square);
    const size_t early = farthest(splitting, 0, across, &reach[0]);
    const size_t late = farthest(splitting, across, last, &reach[1]);
    const bool is_early = reach[0] >= reach[1];
    const size_t second = is_early ? early : across;
    const size_t third = is_early ? across : late;
    splitting->squares[second] = splitting->squares[third] = INFINITY;
    push(splitting, (struct range){0, second, INFINITY});
    push(splitting, (struct range){second, third, INFINITY});
    push(splitting, (struct range){third, last, INFINITY});
}

static void points_copy(struct atlas_detail *detail) {
    const struct atlas_topology *topology = detail->topology;
    detail->points =
        atlas_xcalloc(topology->vertex_count + 1, sizeof(*detail->points));
    for (size_t i = 0; i < topology->vertex_count; i++) {
        detail->points[i] = topology->areas->points[topology->vertices[i]];
    }
}

static void arc_measure(const struct atlas_arc *arc,
                        struct splitting *splitting, double *reach_m,
                        struct atlas_arc_detail *ret_detail) {
    const size_t last = arc->count - 1;
    splitting->squares = reach_m;
    reach_m[0] = reach_m[last] = INFINITY;
    ret_detail->box = points_box(splitting->points, arc->count);
    ret_detail->is_needed = !arc->is_ring || arc->uses != 1;
    if (arc->is_ring) {
        const struct scale scale =
            scale_at(splitting->is_degrees, splitting->points[0]);
        ret_detail->area_m2 =
            fabs(ring_area(splitting->points, arc->count)) * scale.x * scale.y;
        split_ring(splitting, last);
    } else {
        push(splitting, (struct range){0, last, INFINITY});
    }
    split_all(splitting);
    for (size_t i = 0; i < arc->count; i++) reach_m[i] = sqrt(reach_m[i]);
}

// The largest outer ring of an area, by what it encloses.
static size_t largest_ring(const struct atlas_area_set *set,
                           const struct atlas_area *area) {
    size_t found = area->first_ring;
    double most = -1;
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &set->rings[area->first_ring + i];
        if (ring->is_hole) continue;
        const double size =
            fabs(ring_area(set->points + ring->first, ring->count));
        if (size > most) {
            most = size;
            found = area->first_ring + i;
        }
    }
    return found;
}

static void ring_need(struct atlas_detail *detail, size_t ring) {
    const struct atlas_topology *topology = detail->topology;
    const struct atlas_use_span span = atlas_topology_ring(topology, ring);
    for (size_t use = span.first; use < span.end; use++) {
        detail->arcs[topology->uses[use].arc].is_needed = true;
    }
}

static void needed_mark(struct atlas_detail *detail) {
    const struct atlas_topology *topology = detail->topology;
    const struct atlas_area_set *set = topology->areas;
    size_t first = 0;
    for (size_t i = 0; i < set->ring_count; i++) {
        if (topology->ring_ends[i] - first > 1) ring_need(detail, i);
        first = topology->ring_ends[i];
    }
    for (size_t i = 0; i < set->count; i++) {
        if (set->items[i].ring_count == 0) continue;
        ring_need(detail, largest_ring(set, &set->items[i]));
    }
}

void atlas_detail_measure(const struct atlas_topology *topology,
                          bool is_degrees, struct atlas_detail *ret_detail) {
    struct atlas_detail detail = {.topology = topology,
                                  .is_degrees = is_degrees};
    struct splitting splitting = {.is_degrees = is_degrees};
    points_copy(&detail);
    detail.reach_m =
        atlas_xcalloc(topology->vertex_count, sizeof(*detail.reach_m));
    detail.arcs = atlas_xcalloc(topology->arc_count, sizeof(*detail.arcs));
    for (size_t i = 0; i < topology->arc_count; i++) {
        const struct atlas_arc *arc = &topology->arcs[i];
        if (arc->count == 0) continue;
        splitting.points = detail.points + arc->first;
        arc_measure(arc, &splitting, detail.reach_m + arc->first,
                    &detail.arcs[i]);
    }
    needed_mark(&detail);
    free(splitting.stack);
    *ret_detail = detail;
}

void atlas_detail_release(struct atlas_detail *detail) {
    free(detail->points);
    free(detail->reach_m);
    free(detail->arcs);
    *detail = (struct atlas_detail){0};
}
