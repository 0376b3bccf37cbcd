// Borders brought onto the page, with no more points than can be seen.
#ifndef ATLAS_RENDER_OUTLINE_H
#define ATLAS_RENDER_OUTLINE_H

#include "atlas/detail.h"
#include "atlas/memory.h"
#include "box.h"
#include "canvas.h"

// Arcs in page points. Neighbours share them, so no gap can open.
struct outline {
    const struct atlas_topology *topology;  // Borrowed.
    struct atlas_point *points;
    size_t point_count;
    size_t *ends;  // By arc: past its last point.
    bool *is_off;  // By arc: none of it lies on the part.
};

// How arcs are brought onto the page.
struct outline_options {
    struct view view;
    double tolerance_pt;  // How far a border may be moved, page points.
    struct box part;      // What is seen; what lies off it is not true.
};

void outline_build(const struct atlas_detail *detail,
                   const struct outline_options *options,
                   struct outline *ret_outline);
void outline_release(struct outline *outline);

// Which arcs to trace.
enum border { BORDER_BETWEEN, BORDER_OUTER };

// Rings or lines gathered for drawing; reused from one to the next.
struct tracing {
    struct atlas_point *points;
    size_t point_count;
    size_t point_capacity;
    size_t *ends;
    size_t count;
    size_t end_capacity;
};

// The rings of one area. Specks that would not show are left out, except an
// area's largest ring.
void outline_trace_area(const struct outline *outline, size_t area,
                        struct tracing *tracing);

// The same of its rings that are as large as this, points, one way at least.
void outline_trace_rings(const struct outline *outline, size_t area,
                         double least_pt, struct tracing *tracing);

// The borders between areas, or the outer ones, each once; none that lies off
// the part.
void outline_trace_borders(const struct outline *outline, enum border border,
                           struct tracing *tracing);

// Add one arc to what is gathered.
void outline_trace_arc(const struct outline *outline, uint32_t arc,
                       struct tracing *tracing);
void tracing_clear(struct tracing *tracing);

struct canvas_path tracing_path(const struct tracing *tracing, bool is_closed);
void tracing_release(struct tracing *tracing);

#endif
