// Marks of points.
//
// In:  a mark, its place and size.
// Out: a circle or a closed path.
//
// Corners lie so far out that all marks have about the same area.

#include "chart_mark.h"

#define CORNERS_MAX 4

// Corners of a mark, as parts of the radius; y down.
struct corners {
    size_t count;
    struct atlas_point points[CORNERS_MAX];
};

static const struct corners corners_of[MARK_END] = {
    [MARK_SQUARE] =
        {4, {{-0.89, -0.89}, {0.89, -0.89}, {0.89, 0.89}, {-0.89, 0.89}}},
    [MARK_TRIANGLE] = {3, {{0, -1.5}, {1.3, 0.75}, {-1.3, 0.75}}},
    [MARK_DIAMOND] = {4, {{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}}},
    [MARK_TIP] = {3, {{0, 1.5}, {-1.3, -0.75}, {1.3, -0.75}}},
};

void chart_mark_draw(enum chart_mark mark, struct atlas_point at, double radius,
                     const struct canvas_paint *paint, struct canvas *canvas) {
    const struct corners *corners = &corners_of[mark];
    struct atlas_point points[CORNERS_MAX];
    if (corners->count == 0) {
        canvas_circle(canvas, at, radius, paint);
        return;
    }
    for (size_t i = 0; i < corners->count; i++) {
        points[i].x = at.x + radius * corners->points[i].x;
        points[i].y = at.y + radius * corners->points[i].y;
    }
    canvas_path(canvas, &(struct canvas_path){points, &corners->count, 1, true},
                paint);
}
