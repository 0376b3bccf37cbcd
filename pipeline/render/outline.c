// Arcs to page points.
//
// In:  the detail of a map's borders, a view, a tolerance.
// Out: simplified arcs on the page; rings and borders put together from them.
//
// What is simplified on the map is simplified on the page: the tolerance in
// metres is that of the page divided by the scale.

#include "outline.h"

#include <math.h>
#include <stdlib.h>

// Rings smaller than this, in points on the page both ways, are not drawn.
#define SPECK_PT 0.15

// Whether nothing of an arc can lie on the part.
static bool is_off(const struct atlas_detail *detail, size_t arc,
                   const struct outline_options *options) {
    const struct box box = view_box(&options->view, detail->arcs[arc].box);
    const struct box part = box_grow(options->part, 1);
    return !(box.x <= box_right(part) && box_right(box) >= part.x &&
             box.y <= box_bottom(part) && box_bottom(box) >= part.y);
}

void outline_build(const struct atlas_detail *detail,
                   const struct outline_options *options,
                   struct outline *ret_outline) {
    struct outline outline = {.points = NULL};
    atlas_detail_cut(detail, options->tolerance_pt / options->view.scale,
                     &outline.topology);
    const struct atlas_topology *topology = &outline.topology;
    const struct atlas_point *from = topology->areas->points;
    size_t end = 0;
    outline.points =
        atlas_xcalloc(topology->vertex_count + 1, sizeof(*outline.points));
    outline.ends =
        atlas_xcalloc(topology->arc_count + 1, sizeof(*outline.ends));
    for (size_t i = 0; i < topology->arc_count; i++) {
        const struct atlas_arc *arc = &topology->arcs[i];
        const bool is_skipped = is_off(detail, i, options);
        for (size_t k = 0; k < arc->count; k++) {
            if (is_skipped && k > 0 && k + 1 < arc->count) continue;
            outline.points[end++] = view_point(
                &options->view, from[topology->vertices[arc->first + k]]);
        }
        outline.ends[i] = end;
    }
    *ret_outline = outline;
}

void outline_release(struct outline *outline) {
    atlas_topology_release(&outline->topology);
    free(outline->points);
    free(outline->ends);
    *outline = (struct outline){0};
}

static void tracing_clear(struct tracing *tracing) {
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
    const struct atlas_topology *topology = &outline->topology;
    const size_t end = topology->ring_ends[ring];
    for (size_t i = ring ? topology->ring_ends[ring - 1] : 0; i < end; i++) {
        arc_add(outline, topology->uses[i], true, tracing);
    }
}

void outline_trace_area(const struct outline *outline, size_t area,
                        struct tracing *tracing) {
    const struct atlas_area *item = &outline->topology.areas->items[area];
    size_t largest = item->first_ring;
    double most = 0;
    tracing_clear(tracing);
    for (size_t i = 0; i < item->ring_count; i++) {
        const size_t before = tracing->point_count;
        ring_trace(outline, item->first_ring + i, tracing);
        const double extent = extent_of(tracing, before);
        if (extent > most) {
            most = extent;
            largest = item->first_ring + i;
        }
        if (extent < SPECK_PT || tracing->point_count - before < 3) {
            tracing->point_count = before;
        } else {
            tracing_end(tracing);
        }
    }
    if (tracing->count > 0 || item->ring_count == 0) return;
    ring_trace(outline, largest, tracing);
    tracing_end(tracing);
}

void outline_trace_borders(const struct outline *outline, enum border border,
                           struct tracing *tracing) {
    const struct atlas_topology *topology = &outline->topology;
    tracing_clear(tracing);
    for (size_t i = 0; i < topology->arc_count; i++) {
        const bool is_outer = topology->arcs[i].uses < 2;
        if (topology->arcs[i].count == 0) continue;
        if (is_outer != (border == BORDER_OUTER)) continue;
        const size_t before = tracing->point_count;
        arc_add(outline, (struct atlas_arc_use){(uint32_t)i, false}, false,
                tracing);
        if (topology->arcs[i].is_ring &&
            extent_of(tracing, before) < SPECK_PT) {
            tracing->point_count = before;
        } else {
            tracing_end(tracing);
        }
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
