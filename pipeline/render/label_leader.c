// Names that stand in the water, with a line to their area.
//
// In:  the placing so far, and a label of known size.
// Out: a place in free water, as near as can be; its leader crosses no label,
//      no other leader, neither legend nor inset.

#include <math.h>

#include "label_placing.h"

#define LEADER_NEAREST_PT 10.0
// Between a name and its leader.
#define LEADER_GAP_PT 1.2
#define LEADER_STEP_PT 4.0
#define LEADER_TURNS 32
#define LEADER_PROBE_PT 1.0

static double cross_of(struct atlas_point a, struct atlas_point b,
                       struct atlas_point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool lines_cross(struct atlas_point a, struct atlas_point b,
                        struct atlas_point c, struct atlas_point d) {
    return (cross_of(a, b, c) > 0) != (cross_of(a, b, d) > 0) &&
           (cross_of(c, d, a) > 0) != (cross_of(c, d, b) > 0);
}

static bool line_meets_box(struct atlas_point a, struct atlas_point b,
                           struct box box) {
    const struct atlas_point corners[] = {{box.x, box.y},
                                          {box_right(box), box.y},
                                          {box_right(box), box_bottom(box)},
                                          {box.x, box_bottom(box)}};
    for (int i = 0; i < 4; i++) {
        if (lines_cross(a, b, corners[i], corners[(i + 1) % 4])) return true;
    }
    return box_holds(box, (struct box){b.x, b.y, 0, 0});
}

// Whether a leader is clear of every label and every other leader.
static bool leader_is_open(const struct placing *placing,
                           const struct label *label) {
    for (size_t i = 0; i < placing->labels->count; i++) {
        const struct label *other = &placing->labels->items[i];
        if (line_meets_box(label->from, label->target, other->place)) {
            return false;
        }
        if (other->has_leader && lines_cross(label->from, label->target,
                                             other->from, other->target)) {
            return false;
        }
    }
    const struct layout *layout = placing->source->layout;
    for (size_t i = 0; i < layout->taken_count; i++) {
        if (line_meets_box(label->from, label->target, layout->taken[i])) {
            return false;
        }
    }
    return true;
}

// Whether leaders placed so far stay clear of a box.
static bool leaders_miss(const struct placing *placing, struct box box) {
    for (size_t i = 0; i < placing->labels->count; i++) {
        const struct label *other = &placing->labels->items[i];
        if (other->has_leader &&
            line_meets_box(other->from, other->target, box)) {
            return false;
        }
    }
    return true;
}

// Whether a leader runs over its own area and water alone.
static bool leader_is_own(const struct placing *placing,
                          const struct label *label) {
    const double x = label->target.x - label->from.x;
    const double y = label->target.y - label->from.y;
    const double steps = floor(hypot(x, y) / LEADER_PROBE_PT) + 1;
    for (double i = 0; i <= steps; i++) {
        const struct atlas_point at = {label->from.x + x * i / steps,
                                       label->from.y + y * i / steps};
        const uint32_t owner = raster_at(&placing->ground, at);
        if (owner != RASTER_NOBODY && owner != label->area + 1) return false;
    }
    return true;
}

static bool leader_fits(const struct placing *placing, struct label *label) {
    const struct box place = label->place;
    if (!placing_is_water(placing, box_grow(place, 2))) return false;
    if (!placing_is_open(placing, place)) return false;
    if (!leaders_miss(placing, place)) return false;
    const struct atlas_point to = placing->middle;
    const struct box near = box_grow(place, LEADER_GAP_PT);
    label->from =
        (struct atlas_point){fmin(fmax(to.x, near.x), box_right(near)),
                             fmin(fmax(to.y, near.y), box_bottom(near))};
    label->target = to;
    // On a map about one area no line leads over another.
    if (placing->roomiest && !leader_is_own(placing, label)) return false;
    return leader_is_open(placing, label);
}

// Try a label in free water around its area.
bool placing_lead(const struct placing *placing, struct label *label,
                  double reach_pt) {
    const double turn = 2 * acos(-1.0) / LEADER_TURNS;
    label->has_leader = true;
    for (double away = LEADER_NEAREST_PT; away < reach_pt;
         away += LEADER_STEP_PT) {
        for (int i = 0; i < LEADER_TURNS; i++) {
            // From the west, where the turns begin, to either side.
            const double angle = turn * ((i + 1) / 2) * (i % 2 ? 1 : -1);
            const double reach_x = away + label->place.width / 2;
            const double reach_y = away + label->place.height / 2;
            label_centre(label, (struct atlas_point){
                                    placing->middle.x - reach_x * cos(angle),
                                    placing->middle.y + reach_y * sin(angle)});
            if (leader_fits(placing, label)) return true;
        }
    }
    return false;
}
