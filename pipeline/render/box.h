// Upright boxes on the page, in points, y down; the view from metres to them;
// round numbers.
#ifndef ATLAS_RENDER_BOX_H
#define ATLAS_RENDER_BOX_H

#include <math.h>
#include <stdbool.h>

#include "atlas/area_set.h"

struct box {
    double x;  // Left.
    double y;  // Top.
    double width;
    double height;
};

static inline double box_right(struct box box) {
    return box.x + box.width;
}

static inline double box_bottom(struct box box) {
    return box.y + box.height;
}

// The box with `by` points added on every side.
static inline struct box box_grow(struct box box, double by) {
    return (struct box){box.x - by, box.y - by, box.width + 2 * by,
                        box.height + 2 * by};
}

static inline bool box_meets(struct box left, struct box right) {
    return left.x < box_right(right) && right.x < box_right(left) &&
           left.y < box_bottom(right) && right.y < box_bottom(left);
}

static inline bool box_holds(struct box outer, struct box inner) {
    return inner.x >= outer.x && box_right(inner) <= box_right(outer) &&
           inner.y >= outer.y && box_bottom(inner) <= box_bottom(outer);
}

// What both boxes hold; they meet.
static inline struct box box_common(struct box left, struct box right) {
    const double x = left.x > right.x ? left.x : right.x;
    const double y = left.y > right.y ? left.y : right.y;
    const double end_x =
        box_right(left) < box_right(right) ? box_right(left) : box_right(right);
    const double end_y = box_bottom(left) < box_bottom(right)
                             ? box_bottom(left)
                             : box_bottom(right);
    return (struct box){x, y, end_x - x, end_y - y};
}

// The largest of 1, 2, 5 times a power of ten that is not above `most`, which
// is above 0.
static inline double round_below(double most) {
    const double power = pow(10, floor(log10(most)));
    if (5 * power <= most) return 5 * power;
    return 2 * power <= most ? 2 * power : power;
}

// How metres of the map come to points on the page.
struct view {
    double scale;  // Points a metre.
    double x;      // Page place of easting 0 and northing 0.
    double y;
};

static inline struct atlas_point view_point(const struct view *view,
                                            struct atlas_point at) {
    return (struct atlas_point){view->x + at.x * view->scale,
                                view->y - at.y * view->scale};
}

// The view that puts a box of the map's metres at the top left of a page box,
// as large as it fits, centred.
static inline struct view view_fit(struct atlas_box from, struct box to) {
    const double wide = to.width / (from.max_x - from.min_x);
    const double high = to.height / (from.max_y - from.min_y);
    const double scale = wide < high ? wide : high;
    const double middle_x = (from.min_x + from.max_x) / 2;
    const double middle_y = (from.min_y + from.max_y) / 2;
    return (struct view){scale, to.x + to.width / 2 - middle_x * scale,
                         to.y + to.height / 2 + middle_y * scale};
}

static inline struct box view_box(const struct view *view,
                                  struct atlas_box from) {
    return (struct box){view->x + from.min_x * view->scale,
                        view->y - from.max_y * view->scale,
                        (from.max_x - from.min_x) * view->scale,
                        (from.max_y - from.min_y) * view->scale};
}

// The metres under a page box.
static inline struct atlas_box view_unbox(const struct view *view,
                                          struct box box) {
    return (struct atlas_box){(box.x - view->x) / view->scale,
                              (view->y - box_bottom(box)) / view->scale,
                              (box_right(box) - view->x) / view->scale,
                              (view->y - box.y) / view->scale};
}

#endif
