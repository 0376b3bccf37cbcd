// Arcs to page points.
//
// In:  the detail of a topology, a view, a tolerance, the part that is seen.
// Out: arcs on the page; rings and borders put together from them.
//
// Which vertices a tolerance keeps was measured once (detail.h), so an outline
// is a filter. Each arc is carried once and its ends stay: areas keep meeting
// exactly. Borders moved by less than a quarter of a pixel are not tested for
// crossing each other, as those in files are: nobody could see it. What lies
// off the part is cut down to chords off it, so that an inset costs what it
// shows.

#include "outline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Rings smaller than this, in points on the page both ways, are not drawn.
#define SPECK_PT 0.15
// Distance from the part at which a point is off it: wider than any stroke.
#define OFF_PT 3.0

// Sides of the part on which a point lies off it.
enum { OFF_LEFT = 1, OFF_RIGHT = 2, OFF_TOP = 4, OFF_BOTTOM = 8 };

static unsigned sides_off(struct box part, struct atlas_point at) {
    return (at.x < part.x ? OFF_LEFT : 0U) |
           (at.x > box_right(part) ? OFF_RIGHT : 0U) |
           (at.y < part.y ? OFF_TOP : 0U) |
           (at.y > box_bottom(part) ? OFF_BOTTOM : 0U);
}

// An arc as it is brought onto the page.
struct carrying {
    struct outline *outline;
    struct box part;
    size_t first;      // Its first point.
    unsigned all_off;  // Sides on which all of it lies.
    unsigned last;     // Sides of its last point, and of the one before.
    unsigned before;
};

// Add a point. The last one goes where it and both its neighbours lie off the
// part on one side: the chord between these lies off it too.
static void point_carry(struct carrying *carrying, struct atlas_point at) {
    struct outline *outline = carrying->outline;
    const unsigned off = sides_off(carrying->part, at);
    const bool has_two = outline->point_count >= carrying->first + 2;
    if (has_two && (carrying->before & carrying->last & off)) {
        outline->point_count--;
    } else {
        carrying->before = carrying->last;
    }
    outline->points[outline->point_count++] = at;
    carrying->last = off;
    carrying->all_off &= off;
}

static void arc_carry(const struct atlas_detail *detail, size_t index,
                      const struct outline_options *options,
                      struct carrying *carrying) {
    const struct atlas_topology *topology = detail->topology;
    const struct atlas_arc *arc = &topology->arcs[index];
    const struct atlas_point *from = topology->areas->points;
    const double tolerance_m = options->tolerance_pt / options->view.scale;
    carrying->first = carrying->outline->point_count;
    carrying->all_off = OFF_LEFT | OFF_RIGHT | OFF_TOP | OFF_BOTTOM;
    carrying->last = carrying->before = 0;
    for (size_t i = arc->first; i < arc->first + arc->count; i++) {
        if (!(detail->reach_m[i] > tolerance_m)) continue;
        point_carry(carrying,
                    view_point(&options->view, from[topology->vertices[i]]));
    }
}

void outline_build(const struct atlas_detail *detail,
                   const struct outline_options *options,
                   struct outline *ret_outline) {
    const struct atlas_topology *topology = detail->topology;
    struct outline outline = {.topology = topology};
    outline.points =
        atlas_xcalloc(topology->vertex_count, sizeof(*outline.points));
    outline.ends = atlas_xcalloc(topology->arc_count, sizeof(*outline.ends));
    outline.is_off =
        atlas_xcalloc(topology->arc_count, sizeof(*outline.is_off));
    struct carrying carrying = {.outline = &outline,
                                .part = box_grow(options->part, OFF_PT)};
    for (size_t i = 0; i < topology->arc_count; i++) {
        arc_carry(detail, i, options, &carrying);
        outline.ends[i] = outline.point_count;
        outline.is_off[i] = carrying.all_off != 0;
    }
    *ret_outline = outline;
}

void outline_release(struct outline *outline) {
    free(outline->points);
    free(outline->ends);
    free(outline->is_off);
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
    const struct atlas_use_span span = atlas_topology_ring(topology, ring);
    for (size_t i = span.first; i < span.end; i++) {
        arc_add(outline, topology->uses[i], true, tracing);
    }
}

// The outer ring of an area with the most points.
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
    outline_trace_rings(outline, area, SPECK_PT, tracing);
}

void outline_trace_rings(const struct outline *outline, size_t area,
                         double least_pt, struct tracing *tracing) {
    const struct atlas_area_set *set = outline->topology->areas;
    const struct atlas_area *item = &set->items[area];
    const size_t largest = largest_ring(set, item);
    tracing_clear(tracing);
    for (size_t i = 0; i < item->ring_count; i++) {
        const size_t before = tracing->point_count;
        ring_trace(outline, item->first_ring + i, tracing);
        const bool is_speck = item->first_ring + i != largest &&
                              extent_of(tracing, before) < least_pt;
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
        if (outline->is_off[i]) continue;
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
