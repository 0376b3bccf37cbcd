// Arcs to page points.
//
// In:  a topology, a view, a tolerance.
// Out: simplified arcs; rings and borders put together from them.
//
// Douglas and Peucker's rule (1973) with a stack of our own: keep the point
// that is farthest from the chord while it is farther than the tolerance. Each
// arc is simplified once and its ends stay, so areas keep meeting exactly.

#include "outline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Rings smaller than this, in points on the page both ways, are not drawn.
#define SPECK_PT 0.15

struct range {
    size_t first;
    size_t last;
};

// Scratch of the simplification of one arc.
struct thinning {
    struct atlas_point *points;
    bool *is_kept;
    size_t capacity;
    struct range *stack;
    size_t stack_capacity;
};

// Square of the distance of a point from the line piece from `a` to `b`.
static double distance_squared(struct atlas_point at, struct atlas_point a,
                               struct atlas_point b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    double share = 0;
    if (length > 0) {
        share = ((at.x - a.x) * dx + (at.y - a.y) * dy) / length;
        share = fmin(fmax(share, 0), 1);
    }
    const double x = at.x - a.x - share * dx;
    const double y = at.y - a.y - share * dy;
    return x * x + y * y;
}

// The point of a range that is farthest from its chord, and how far.
static size_t farthest(const struct atlas_point *points, struct range range,
                       double *ret_squared) {
    size_t found = range.first;
    double most = -1;
    for (size_t i = range.first + 1; i < range.last; i++) {
        const double squared = distance_squared(points[i], points[range.first],
                                                points[range.last]);
        if (squared > most) {
            most = squared;
            found = i;
        }
    }
    *ret_squared = most;
    return found;
}

static void range_thin(struct thinning *thinning, struct range whole,
                       double squared) {
    size_t depth = 0;
    thinning->stack = atlas_grow(thinning->stack, 1, &thinning->stack_capacity,
                                 sizeof(*thinning->stack));
    thinning->stack[depth++] = whole;
    while (depth > 0) {
        const struct range range = thinning->stack[--depth];
        if (range.last - range.first < 2) continue;
        double most;
        const size_t middle = farthest(thinning->points, range, &most);
        if (most <= squared) continue;
        thinning->is_kept[middle] = true;
        thinning->stack =
            atlas_grow(thinning->stack, depth + 2, &thinning->stack_capacity,
                       sizeof(*thinning->stack));
        thinning->stack[depth++] = (struct range){range.first, middle};
        thinning->stack[depth++] = (struct range){middle, range.last};
    }
}

// Keep the ends of an arc and nothing between.
static void arc_drop(struct thinning *thinning, const struct atlas_arc *arc) {
    memset(thinning->is_kept, 0, arc->count * sizeof(*thinning->is_kept));
    thinning->is_kept[0] = true;
    thinning->is_kept[arc->count - 1] = true;
}

// Mark the points of one arc that stay.
static void arc_thin(struct thinning *thinning, const struct atlas_arc *arc,
                     double squared) {
    const size_t last = arc->count - 1;
    arc_drop(thinning, arc);
    if (!arc->is_ring) {
        range_thin(thinning, (struct range){0, last}, squared);
        return;
    }
    // A ring needs two more points: the farthest from its start, and the
    // farthest from the chord between the two.
    double most;
    const size_t across =
        farthest(thinning->points, (struct range){0, last}, &most);
    const struct range halves[] = {{0, across}, {across, last}};
    thinning->is_kept[across] = true;
    double reach[2];
    const size_t bulge[2] = {farthest(thinning->points, halves[0], &reach[0]),
                             farthest(thinning->points, halves[1], &reach[1])};
    thinning->is_kept[bulge[reach[0] >= reach[1] ? 0 : 1]] = true;
    range_thin(thinning, halves[0], squared);
    range_thin(thinning, halves[1], squared);
}

// Bring an arc's points onto the page. False when all of it lies off the part:
// its chord then lies off it too.
static bool arc_load(struct thinning *thinning,
                     const struct atlas_topology *topology,
                     const struct atlas_arc *arc,
                     const struct outline_options *options) {
    const struct atlas_point *from = topology->areas->points;
    struct atlas_box box = atlas_box_empty();
    for (size_t i = 0; i < arc->count; i++) {
        const struct atlas_point at = view_point(
            &options->view, from[topology->vertices[arc->first + i]]);
        thinning->points[i] = at;
        box.min_x = fmin(box.min_x, at.x);
        box.max_x = fmax(box.max_x, at.x);
        box.min_y = fmin(box.min_y, at.y);
        box.max_y = fmax(box.max_y, at.y);
    }
    const struct box part = box_grow(options->part, 1);
    return box.min_x <= box_right(part) && box.max_x >= part.x &&
           box.min_y <= box_bottom(part) && box.max_y >= part.y;
}

void outline_build(const struct atlas_topology *topology,
                   const struct outline_options *options,
                   struct outline *ret_outline) {
    const double squared = options->tolerance_pt * options->tolerance_pt;
    struct outline outline = {.topology = topology};
    outline.points =
        atlas_xcalloc(topology->vertex_count, sizeof(*outline.points));
    outline.ends = atlas_xcalloc(topology->arc_count, sizeof(*outline.ends));
    struct thinning thinning = {0};
    size_t kept_capacity = 0;
    size_t end = 0;
    for (size_t i = 0; i < topology->arc_count; i++) {
        const struct atlas_arc *arc = &topology->arcs[i];
        thinning.points =
            atlas_grow(thinning.points, arc->count, &thinning.capacity,
                       sizeof(*thinning.points));
        thinning.is_kept =
            atlas_grow(thinning.is_kept, arc->count, &kept_capacity,
                       sizeof(*thinning.is_kept));
        if (arc_load(&thinning, topology, arc, options)) {
            arc_thin(&thinning, arc, squared);
        } else {
            arc_drop(&thinning, arc);
        }
        for (size_t j = 0; j < arc->count; j++) {
            if (thinning.is_kept[j]) outline.points[end++] = thinning.points[j];
        }
        outline.ends[i] = end;
    }
    free(thinning.points);
    free(thinning.is_kept);
    free(thinning.stack);
    *ret_outline = outline;
}

void outline_release(struct outline *outline) {
    free(outline->points);
    free(outline->ends);
    *outline = (struct outline){0};
}

void tracing_clear(struct tracing *tracing) {
    tracing->point_count = 0;
    tracing->count = 0;
}

static void tracing_add(struct tracing *tracing, struct atlas_point at) {
    tracing->points =
        atlas_grow(tracing->points, tracing->point_count + 1,
                   &tracing->point_capacity, sizeof(*tracing->points));
    tracing->points[tracing->point_count++] = at;
}

static void tracing_end(struct tracing *tracing) {
    tracing->ends = atlas_grow(tracing->ends, tracing->count + 1,
                               &tracing->end_capacity, sizeof(*tracing->ends));
    tracing->ends[tracing->count++] = tracing->point_count;
}

// Add an arc's points; `skip_last` leaves the one that the next arc begins
// with.
static void arc_add(const struct outline *outline, struct atlas_arc_use use,
                    bool skip_last, struct tracing *tracing) {
    const size_t first = use.arc ? outline->ends[use.arc - 1] : 0;
    const size_t count = outline->ends[use.arc] - first;
    for (size_t i = 0; i + (skip_last ? 1 : 0) < count; i++) {
        const size_t at = use.is_reversed ? count - 1 - i : i;
        tracing_add(tracing, outline->points[first + at]);
    }
}

// Larger side of the box around the points from `first` on.
static double extent_of(const struct tracing *tracing, size_t first) {
    struct atlas_box box = atlas_box_empty();
    for (size_t i = first; i < tracing->point_count; i++) {
        const struct atlas_point at = tracing->points[i];
        box = atlas_box_join(box, (struct atlas_box){at.x, at.y, at.x, at.y});
    }
    return fmax(box.max_x - box.min_x, box.max_y - box.min_y);
}

static void ring_trace(const struct outline *outline, size_t ring,
                       struct tracing *tracing) {
    const struct atlas_topology *topology = outline->topology;
    const size_t end = topology->ring_ends[ring];
    for (size_t i = ring ? topology->ring_ends[ring - 1] : 0; i < end; i++) {
        arc_add(outline, topology->uses[i], true, tracing);
    }
}

// The ring of an area that reaches farthest.
static size_t largest_ring(const struct atlas_area_set *set,
                           const struct atlas_area *area) {
    size_t found = area->first_ring;
    size_t most = 0;
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &set->rings[area->first_ring + i];
        if (!ring->is_hole && ring->count > most) {
            most = ring->count;
            found = area->first_ring + i;
        }
    }
    return found;
}

void outline_trace_area(const struct outline *outline, size_t area,
                        struct tracing *tracing) {
    const struct atlas_area_set *set = outline->topology->areas;
    const struct atlas_area *item = &set->items[area];
    const size_t largest = largest_ring(set, item);
    tracing_clear(tracing);
    for (size_t i = 0; i < item->ring_count; i++) {
        const size_t before = tracing->point_count;
        ring_trace(outline, item->first_ring + i, tracing);
        const bool is_speck = item->first_ring + i != largest &&
                              extent_of(tracing, before) < SPECK_PT;
        if (is_speck || tracing->point_count - before < 3) {
            tracing->point_count = before;
        } else {
            tracing_end(tracing);
        }
    }
}

void outline_trace_arc(const struct outline *outline, uint32_t arc,
                       struct tracing *tracing) {
    const size_t before = tracing->point_count;
    arc_add(outline, (struct atlas_arc_use){arc, false}, false, tracing);
    if (outline->topology->arcs[arc].is_ring &&
        extent_of(tracing, before) < SPECK_PT) {
        tracing->point_count = before;
    } else {
        tracing_end(tracing);
    }
}

void outline_trace_borders(const struct outline *outline, enum border border,
                           struct tracing *tracing) {
    const struct atlas_topology *topology = outline->topology;
    tracing_clear(tracing);
    for (uint32_t i = 0; i < topology->arc_count; i++) {
        const bool is_outer = topology->arcs[i].uses < 2;
        if (is_outer != (border == BORDER_OUTER)) continue;
        outline_trace_arc(outline, i, tracing);
    }
}

struct canvas_path tracing_path(const struct tracing *tracing, bool is_closed) {
    return (struct canvas_path){tracing->points, tracing->ends, tracing->count,
                                is_closed};
}

void tracing_release(struct tracing *tracing) {
    free(tracing->points);
    free(tracing->ends);
    *tracing = (struct tracing){0};
}
