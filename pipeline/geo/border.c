// How far a point is from an area's border.
//
// In:  an area set, a point.
// Out: metres to the nearest segment of a ring.
//
// Rings are cut into pieces of a few segments with a box each: most pieces are
// ruled out by their box. GEOS's prepared distance gives the same numbers; it
// took 5 microseconds a point with 543 constituencies where this takes 0.4, and
// it writes to its geometries while it measures.

#include "border.h"

#include <math.h>
#include <stdlib.h>

#include "set_builder.h"

enum { PIECE_SEGMENTS = 16 };

// Metres; rounding is a millionth of it.
static const double close_m = 0.001;

static size_t pieces_of(const struct atlas_ring *ring) {
    return (ring->count - 1 + PIECE_SEGMENTS - 1) / PIECE_SEGMENTS;
}

static struct border_piece *cut_ring(const struct atlas_area_set *set,
                                     const struct atlas_ring *ring,
                                     struct border_piece *piece) {
    for (size_t at = 0; at + 1 < ring->count; at += PIECE_SEGMENTS) {
        const size_t left = ring->count - at;
        piece->first = ring->first + at;
        piece->count = left > PIECE_SEGMENTS ? PIECE_SEGMENTS + 1 : left;
        piece->box = points_box(set->points + piece->first, piece->count);
        piece++;
    }
    return piece;
}

void border_build(const struct atlas_area_set *set, struct border *ret_border) {
    size_t total = 0;
    struct border_piece *next;
    for (size_t i = 0; i < set->ring_count; i++) {
        total += pieces_of(&set->rings[i]);
    }
    ret_border->set = set;
    ret_border->pieces = atlas_xcalloc(total + 1, sizeof(*next));
    ret_border->firsts =
        atlas_xcalloc(set->count + 1, sizeof(*ret_border->firsts));
    next = ret_border->pieces;
    for (size_t i = 0; i < set->count; i++) {
        const struct atlas_area *area = &set->items[i];
        ret_border->firsts[i] = (size_t)(next - ret_border->pieces);
        for (size_t j = 0; j < area->ring_count; j++) {
            next = cut_ring(set, &set->rings[area->first_ring + j], next);
        }
    }
    ret_border->firsts[set->count] = (size_t)(next - ret_border->pieces);
}

void border_release(struct border *border) {
    free(border->pieces);
    free(border->firsts);
    *border = (struct border){0};
}

static double square_to_box(struct atlas_box box, struct atlas_point point) {
    const double west = box.min_x - point.x;
    const double east = point.x - box.max_x;
    const double south = box.min_y - point.y;
    const double north = point.y - box.max_y;
    const double dx = west > 0 ? west : east > 0 ? east : 0;
    const double dy = south > 0 ? south : north > 0 ? north : 0;
    return dx * dx + dy * dy;
}

double box_distance(struct atlas_box box, struct atlas_point point) {
    return sqrt(square_to_box(box, point));
}

static double square_to_segment(const struct atlas_point *ends,
                                struct atlas_point point) {
    const double along_x = ends[1].x - ends[0].x;
    const double along_y = ends[1].y - ends[0].y;
    const double to_x = point.x - ends[0].x;
    const double to_y = point.y - ends[0].y;
    const double length = along_x * along_x + along_y * along_y;
    double share = to_x * along_x + to_y * along_y;
    double dx;
    double dy;
    share = share <= 0 ? 0 : share >= length ? 1 : share / length;
    dx = to_x - share * along_x;
    dy = to_y - share * along_y;
    return dx * dx + dy * dy;
}

static double square_to_piece(const struct border *border,
                              const struct border_piece *piece,
                              struct atlas_point point) {
    const struct atlas_point *points = border->set->points + piece->first;
    double best = INFINITY;
    for (size_t i = 0; i + 1 < piece->count; i++) {
        const double square = square_to_segment(points + i, point);
        if (square < best) best = square;
    }
    return best;
}

double border_distance_above(const struct border *border, size_t area,
                             struct atlas_point point, double least) {
    const struct border_piece *end = border->pieces + border->firsts[area + 1];
    const struct border_piece *start = border->pieces + border->firsts[area];
    const struct border_piece *nearest = start;
    const double enough = least > 0 ? least * least : 0;
    double best = INFINITY;

    for (const struct border_piece *piece = start; piece < end; piece++) {
        const double square = square_to_box(piece->box, point);
        if (square >= best) continue;
        best = square;
        nearest = piece;
    }
    best = square_to_piece(border, nearest, point);
    for (const struct border_piece *piece = start; piece < end && best > enough;
         piece++) {
        double square;
        if (square_to_box(piece->box, point) >= best) continue;
        square = square_to_piece(border, piece, point);
        if (square < best) best = square;
    }
    return sqrt(best);
}

double border_distance(const struct border *border, size_t area,
                       struct atlas_point point) {
    return border_distance_above(border, area, point, 0);
}

static bool piece_crosses(const struct border *border,
                          const struct border_piece *piece,
                          struct atlas_point point) {
    const struct atlas_point *points = border->set->points + piece->first;
    bool crosses = false;
    for (size_t i = 0; i + 1 < piece->count; i++) {
        const struct atlas_point from = points[i];
        const struct atlas_point to = points[i + 1];
        if ((from.y > point.y) == (to.y > point.y)) continue;
        if (from.x + (point.y - from.y) / (to.y - from.y) * (to.x - from.x) >
            point.x) {
            crosses = !crosses;
        }
    }
    return crosses;
}

// Crossings of the ray that runs east from the point.
enum border_side border_side(const struct border *border, size_t area,
                             struct atlas_point point) {
    enum border_side side = BORDER_OUTSIDE;
    for (size_t i = border->firsts[area]; i < border->firsts[area + 1]; i++) {
        const struct border_piece *piece = &border->pieces[i];
        const struct atlas_box box = piece->box;
        if (box.min_y > point.y + close_m || box.max_y < point.y - close_m ||
            box.max_x < point.x - close_m) {
            continue;
        }
        if (box.min_x <= point.x + close_m &&
            square_to_piece(border, piece, point) <= close_m * close_m) {
            return BORDER_CLOSE;
        }
        if (piece_crosses(border, piece, point)) {
            side = side == BORDER_INSIDE ? BORDER_OUTSIDE : BORDER_INSIDE;
        }
    }
    return side;
}
