// Where the focus's name stands among the points.
//
// In:  a funnel whose frame is placed, the name's size.
// Out: its box, and a leader where it stands away from its point.
//
// Places around the point are tried first, then a grid over the frame. What a
// place costs is how far away it is and what it covers; in a crowd of points
// the name goes to the nearest edge of it.

#include <math.h>
#include <stdlib.h>

#include "funnel.h"

// What it costs to cover a point, the centre line or a limit, or to need a
// leader: as many points of distance.
#define POINT_COST 40.0
#define CENTRE_COST 60.0
#define LIMIT_COST 20.0
#define LEADER_COST 25.0
// From the focus's mark to its name; from there on there is a leader.
#define AWAY_PT 2.5
#define LEADER_FROM_PT 5.0
#define LEADER_GAP_PT 1.0
// The grid's steps, as parts of the name's size.
#define STEPS_WIDE 4
#define STEPS_HIGH 2

// What the name may cover.
struct crowd {
    struct box frame;
    struct box *points;
    size_t point_count;
    struct box limits[FUNNEL_LINE_END * FUNNEL_LINE_POINTS];  // Around each
    size_t limit_count;                                       // piece of each.
    struct box centre;  // Of no height; far off where there is none.
    struct atlas_point focus;
    double near;  // No leader up to that distance.
};

static struct box box_around(struct atlas_point from, struct atlas_point to) {
    return (struct box){fmin(from.x, to.x), fmin(from.y, to.y),
                        fabs(to.x - from.x), fabs(to.y - from.y)};
}

static void points_take(const struct funnel *funnel, struct crowd *crowd) {
    const struct atlas_funnel *source = funnel->source;
    crowd->points = atlas_xcalloc(source->point_count, sizeof(*crowd->points));
    for (size_t i = 0; i < source->point_count; i++) {
        const struct atlas_rate *rate = &source->points[i].rate;
        const enum funnel_kind kind = funnel_kind_of(&source->points[i]);
        if (kind == FUNNEL_KIND_END) continue;
        const struct atlas_point at =
            funnel_point(funnel, (double)rate->whole, rate->percent);
        crowd->points[crowd->point_count++] =
            box_grow(box_around(at, at), funnel_radius(funnel, kind));
    }
}

static void limits_take(const struct funnel *funnel, struct crowd *crowd) {
    struct atlas_point points[FUNNEL_LINE_POINTS];
    for (int line = 0; line < FUNNEL_LINE_END; line++) {
        if (line == FUNNEL_CENTRE || funnel->source->limit_count == 0) continue;
        funnel_line_points(funnel, (enum funnel_line)line, points);
        for (size_t i = 1; i < FUNNEL_LINE_POINTS; i++) {
            crowd->limits[crowd->limit_count++] =
                box_around(points[i - 1], points[i]);
        }
    }
}

static bool meets_any(struct box box, const struct box *boxes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (box_meets(box, boxes[i])) return true;
    }
    return false;
}

// The point of a box that is nearest to a place.
static struct atlas_point nearest_of(struct box box, struct atlas_point to) {
    return (struct atlas_point){fmin(fmax(to.x, box.x), box_right(box)),
                                fmin(fmax(to.y, box.y), box_bottom(box))};
}

static double distance_of(const struct crowd *crowd, struct box box) {
    const struct atlas_point nearest = nearest_of(box, crowd->focus);
    return hypot(nearest.x - crowd->focus.x, nearest.y - crowd->focus.y);
}

// Cost of a place, as far as it is below `most`.
static double cost_of(const struct crowd *crowd, struct box box, double most) {
    double cost = distance_of(crowd, box);
    if (!box_holds(crowd->frame, box)) return INFINITY;
    if (cost > crowd->near) cost += LEADER_COST;
    if (box_meets(box, crowd->centre)) cost += CENTRE_COST;
    for (size_t i = 0; cost < most && i < crowd->point_count; i++) {
        if (box_meets(box, crowd->points[i])) cost += POINT_COST;
    }
    if (cost < most && meets_any(box, crowd->limits, crowd->limit_count)) {
        cost += LIMIT_COST;
    }
    return cost;
}

static void place_try(const struct crowd *crowd, struct atlas_point corner,
                      struct box *best, double *lowest) {
    struct box box = *best;
    box.x = corner.x;
    box.y = corner.y;
    const double cost = cost_of(crowd, box, *lowest);
    if (cost >= *lowest) return;
    *lowest = cost;
    *best = box;
}

static void places_try(const struct crowd *crowd, double away,
                       struct box *best) {
    const struct atlas_point at = crowd->focus;
    const double wide = best->width;
    const double high = best->height;
    const double left = at.x - away - wide;
    const double above = at.y - away - high;
    const struct atlas_point around[] = {
        {at.x + away, at.y - high / 2}, {left, at.y - high / 2},
        {at.x + away / 2, above},       {at.x + away / 2, at.y + away},
        {left + away / 2, above},       {left + away / 2, at.y + away},
        {at.x - wide / 2, above},       {at.x - wide / 2, at.y + away},
    };
    double lowest = INFINITY;
    best->x = around[0].x;
    best->y = around[0].y;
    for (size_t i = 0; i < sizeof(around) / sizeof(around[0]); i++) {
        place_try(crowd, around[i], best, &lowest);
    }
    const struct box frame = crowd->frame;
    for (double y = frame.y; y + high <= box_bottom(frame);
         y += high / STEPS_HIGH) {
        for (double x = frame.x; x + wide <= box_right(frame);
             x += wide / STEPS_WIDE) {
            place_try(crowd, (struct atlas_point){x, y}, best, &lowest);
        }
    }
}

// From the mark's edge to the name's, where that is far.
static void leader_take(struct funnel *funnel, const struct crowd *crowd) {
    const struct box box = funnel->focus_label.box;
    const struct atlas_point at = crowd->focus;
    const struct atlas_point to = nearest_of(box_grow(box, LEADER_GAP_PT), at);
    const double radius = funnel_radius(funnel, FUNNEL_FOCUS);
    const double length = distance_of(crowd, box);
    funnel->has_leader = length > crowd->near;
    if (!funnel->has_leader) return;
    const double share = radius / length;
    funnel->leader[0] = (struct atlas_point){at.x + (to.x - at.x) * share,
                                             at.y + (to.y - at.y) * share};
    funnel->leader[1] = to;
}

void funnel_name_place(struct funnel *funnel) {
    const struct atlas_rate *rate = &funnel->focus->rate;
    const struct atlas_rate *centre = &funnel->source->centre;
    struct chart_label *label = &funnel->focus_label;
    struct crowd crowd = {
        .frame = funnel->chart.frame,
        .centre = {funnel->chart.frame.x,
                   centre->state == ATLAS_NUMBER
                       ? chart_y(&funnel->chart, centre->percent)
                       : -1e9,
                   funnel->chart.frame.width, 0},
        .focus = funnel_point(funnel, (double)rate->whole, rate->percent),
        .near = funnel_radius(funnel, FUNNEL_FOCUS) + LEADER_FROM_PT,
    };
    points_take(funnel, &crowd);
    limits_take(funnel, &crowd);
    label->box = (struct box){0, 0, label->block.width, label->block.height};
    places_try(&crowd, funnel_radius(funnel, FUNNEL_FOCUS) + AWAY_PT,
               &label->box);
    label->end = crowd.focus;
    leader_take(funnel, &crowd);
    free(crowd.points);
}
