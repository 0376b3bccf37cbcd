// What lies left and right of each arc.
//
// In:  arcs that meet only at their ends, with whole coordinates.
// Out: the way around a face, and how often lines wind around it.
//
// Around a point sides are sorted by angle, in whole numbers. Coming in on one
// and going out on the next clockwise keeps the same face on the left.

#include "faces.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"

// A side as it is sorted.
struct spoke {
    uint32_t vertex;
    uint32_t side;
    int64_t x;  // To the next vertex.
    int64_t y;
};

uint32_t side_back(uint32_t side) {
    return side ^ 1;
}

size_t side_length(const struct faces *faces, uint32_t side) {
    return faces->topology->arcs[side / 2].count;
}

uint32_t side_vertex(const struct faces *faces, uint32_t side, size_t i) {
    const struct atlas_arc *arc = &faces->topology->arcs[side / 2];
    const size_t place = side % 2 ? arc->count - 1 - i : i;
    return faces->topology->vertices[arc->first + place];
}

struct atlas_point side_point(const struct faces *faces, uint32_t side,
                              size_t i) {
    return faces->topology->areas->points[side_vertex(faces, side, i)];
}

static bool is_lower_half(const struct spoke *spoke) {
    return spoke->y < 0 || (spoke->y == 0 && spoke->x < 0);
}

static int compare_spokes(const void *left, const void *right) {
    const struct spoke *a = left;
    const struct spoke *b = right;
    if (a->vertex != b->vertex) return a->vertex < b->vertex ? -1 : 1;
    if (is_lower_half(a) != is_lower_half(b)) return is_lower_half(a) ? 1 : -1;
    const int64_t ahead = a->x * b->y;
    const int64_t behind = a->y * b->x;
    if (ahead != behind) return ahead > behind ? -1 : 1;
    return (a->side > b->side) - (a->side < b->side);
}

static size_t spokes_list(const struct faces *faces, struct spoke *spokes) {
    size_t count = 0;
    for (uint32_t side = 0; side < 2 * faces->topology->arc_count; side++) {
        if (side_length(faces, side) < 2) continue;
        const struct atlas_point from = side_point(faces, side, 0);
        const struct atlas_point to = side_point(faces, side, 1);
        spokes[count++] =
            (struct spoke){side_vertex(faces, side, 0), side,
                           (int64_t)(to.x - from.x), (int64_t)(to.y - from.y)};
    }
    return count;
}

static void boxes_fill(struct faces *faces) {
    const struct atlas_topology *topology = faces->topology;
    faces->boxes =
        atlas_xcalloc(topology->arc_count + 1, sizeof(*faces->boxes));
    for (uint32_t i = 0; i < topology->arc_count; i++) {
        struct atlas_box box = atlas_box_empty();
        for (size_t k = 0; k < topology->arcs[i].count; k++) {
            const struct atlas_point at = side_point(faces, 2 * i, k);
            box =
                atlas_box_join(box, (struct atlas_box){at.x, at.y, at.x, at.y});
        }
        faces->boxes[i] = box;
    }
}

void faces_build(const struct atlas_topology *topology,
                 struct faces *ret_faces) {
    const size_t n = 2 * topology->arc_count;
    struct faces faces = {.topology = topology, .side_count = n};
    struct spoke *spokes = atlas_xcalloc(n + 1, sizeof(*spokes));
    faces.sides = atlas_xcalloc(n + 1, sizeof(*faces.sides));
    faces.places = atlas_xcalloc(n + 1, sizeof(*faces.places));
    faces.firsts = atlas_xcalloc(n + 1, sizeof(*faces.firsts));
    faces.ends = atlas_xcalloc(n + 1, sizeof(*faces.ends));
    const size_t count = spokes_list(&faces, spokes);
    qsort(spokes, count, sizeof(*spokes), compare_spokes);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first; end < count; end++) {
            if (spokes[end].vertex != spokes[first].vertex) break;
        }
        for (size_t i = first; i < end; i++) {
            const uint32_t side = spokes[i].side;
            faces.sides[i] = side;
            faces.places[side] = (uint32_t)i;
            faces.firsts[side] = (uint32_t)first;
            faces.ends[side] = (uint32_t)end;
        }
    }
    boxes_fill(&faces);
    free(spokes);
    *ret_faces = faces;
}

void faces_release(struct faces *faces) {
    free(faces->sides);
    free(faces->places);
    free(faces->firsts);
    free(faces->ends);
    free(faces->boxes);
    *faces = (struct faces){0};
}

bool side_turn(const struct faces *faces, uint32_t side, uint32_t turn,
               uint32_t *ret_side) {
    const uint32_t back = side_back(side);
    const uint32_t first = faces->firsts[back];
    const uint32_t count = faces->ends[back] - first;
    const uint32_t place = faces->places[back] - first;
    if (turn >= count) return false;
    *ret_side = faces->sides[first + (place + 2 * count - 1 - turn) % count];
    return true;
}

// Segment of a side that is not level, and its middle, doubled to be whole.
struct middle {
    struct atlas_point twice;
    uint32_t side;
    size_t segment;
    bool is_up;
};

static bool middle_find(const struct faces *faces, uint32_t side,
                        struct middle *ret_middle) {
    for (size_t i = 0; i + 1 < side_length(faces, side); i++) {
        const struct atlas_point a = side_point(faces, side, i);
        const struct atlas_point b = side_point(faces, side, i + 1);
        if (!(a.y < b.y) && !(a.y > b.y)) continue;
        *ret_middle =
            (struct middle){{a.x + b.x, a.y + b.y}, side, i, b.y > a.y};
        return true;
    }
    return false;
}

bool side_is_level(const struct faces *faces, uint32_t side) {
    struct middle middle;
    return !middle_find(faces, side, &middle);
}

// Whether a piece of line crosses the ray that runs east from the middle.
static bool is_east(struct atlas_point a, struct atlas_point b,
                    struct atlas_point twice) {
    if ((2 * a.y > twice.y) == (2 * b.y > twice.y)) return false;
    const int64_t left = (int64_t)(b.x - a.x) * (int64_t)(twice.y - 2 * a.y);
    const int64_t right = (int64_t)(b.y - a.y) * (int64_t)(twice.x - 2 * a.x);
    return b.y > a.y ? left > right : left < right;
}

// Crossings east of the middle: 1 for each line that runs north, -1 for each
// that runs south. The middle's own segment lies east of what is just left of
// it when it runs north.
static int crossings(const struct faces *faces, uint32_t side,
                     const struct middle *middle) {
    const bool is_own = side / 2 == middle->side / 2;
    const size_t last = side_length(faces, side) - 1;
    const size_t own =
        side == middle->side ? middle->segment : last - 1 - middle->segment;
    const struct atlas_box box = faces->boxes[side / 2];
    int found = 0;
    if (2 * box.max_x < middle->twice.x || 2 * box.max_y < middle->twice.y ||
        2 * box.min_y > middle->twice.y) {
        return 0;
    }
    struct atlas_point before = side_point(faces, side, 0);
    for (size_t i = 0; i < last; i++) {
        const struct atlas_point next = side_point(faces, side, i + 1);
        const bool crosses = is_own && i == own
                                 ? middle->is_up
                                 : is_east(before, next, middle->twice);
        if (crosses) found += next.y > before.y ? 1 : -1;
        before = next;
    }
    return found;
}

int sides_winding(const struct faces *faces, const uint32_t *around,
                  size_t count, uint32_t side) {
    struct middle middle;
    int found = 0;
    if (!middle_find(faces, side, &middle)) return 0;
    for (size_t i = 0; i < count; i++) {
        found += crossings(faces, around[i], &middle);
    }
    return found;
}

double sides_area(const struct faces *faces, const uint32_t *sides,
                  size_t count) {
    const struct atlas_point origin = side_point(faces, sides[0], 0);
    double twice = 0;
    for (size_t i = 0; i < count; i++) {
        struct atlas_point a = side_point(faces, sides[i], 0);
        for (size_t k = 1; k < side_length(faces, sides[i]); k++) {
            const struct atlas_point b = side_point(faces, sides[i], k);
            twice += (a.x - origin.x) * (b.y - origin.y) -
                     (b.x - origin.x) * (a.y - origin.y);
            a = b;
        }
    }
    return twice;
}

double side_extent(const struct faces *faces, uint32_t side) {
    double length = 0;
    for (size_t i = 0; i + 1 < side_length(faces, side); i++) {
        const struct atlas_point a = side_point(faces, side, i);
        const struct atlas_point b = side_point(faces, side, i + 1);
        length += sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
    }
    return length;
}
