// Borders brought onto the page, with no more points than can be seen.
#ifndef ATLAS_RENDER_OUTLINE_H
#define ATLAS_RENDER_OUTLINE_H

#include "atlas/detail.h"
#include "atlas/memory.h"
#include "box.h"
#include "canvas.h"

// Arcs in page points. Neighbours share them, so no gap can open.
struct outline {
    struct atlas_topology topology;  // Simplified to the page.
    struct atlas_point *points;
    size_t *ends;  // By arc: past its last point.
};

// How arcs are brought onto the page.
struct outline_options {
    struct view view;
    double tolerance_pt;  // How far a border may be moved, page points.
    struct box part;      // Arcs off this part keep only their ends.
};

// Simplify a map's borders to the page and bring them there.
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

// The rings of one area. Specks that would not show are left out, except the
// largest where an area has nothing else.
void outline_trace_area(const struct outline *outline, size_t area,
                        struct tracing *tracing);

// The borders between areas, or the outer ones, each once.
void outline_trace_borders(const struct outline *outline, enum border border,
                           struct tracing *tracing);

struct canvas_path tracing_path(const struct tracing *tracing, bool is_closed);
void tracing_release(struct tracing *tracing);

#endif
