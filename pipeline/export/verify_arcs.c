// Arcs of a TopoJSON file read again.
//
// In:  "transform" and "arcs" as json-c read them; rings of arc numbers beside
//      the rings of the GeoJSON.
// Out: failures where an arc is no line on the grid, a number names no arc, an
//      arc does not begin where the last one ended, a ring is not the
//      GeoJSON's, an arc is not used, or a border stands there twice.
//
// The grid is whole numbers throughout, so that positions are equal or not.
// An arc may be used by more than two rings: areas that overlap share borders
// on one side. What must not be is the same piece of border in two arcs.

#include "verify_arcs.h"

#include <math.h>
#include <stdlib.h>

#include "level_json.h"

// Degrees in steps of the grid are far below; sums of them stay whole numbers.
static const int64_t step_end = 100 * (int64_t)DEGREE_SCALE;

// A number of an array, NAN where there is none.
static double number_at(json_object *array, size_t index) {
    json_object *value = json_object_is_type(array, json_type_array)
                             ? json_object_array_get_idx(array, index)
                             : NULL;
    return json_object_is_type(value, json_type_double) ||
                   json_object_is_type(value, json_type_int)
               ? json_object_get_double(value)
               : (double)NAN;
}

// The corner of the grid; false where the transform is not that of our grid.
static bool read_corner(json_object *transform, struct grid_point *ret_corner) {
    json_object *scale = verify_member(transform, "scale");
    json_object *translate = verify_member(transform, "translate");
    int64_t corner[2];
    for (size_t i = 0; i < 2; i++) {
        const double steps = number_at(scale, i) * DEGREE_SCALE;
        const double degrees = number_at(translate, i);
        if (!(fabs(steps - 1) < 1e-9) || !(fabs(degrees) < 360)) return false;
        corner[i] = level_grid(degrees);
        if (fabs(degrees * DEGREE_SCALE - (double)corner[i]) > 1e-4) {
            return false;
        }
    }
    *ret_corner = (struct grid_point){corner[0], corner[1]};
    return true;
}

static bool read_step(json_object *pair, size_t index, int64_t *at) {
    json_object *value = json_object_array_get_idx(pair, index);
    const int64_t step = json_object_is_type(value, json_type_int)
                             ? json_object_get_int64(value)
                             : step_end;
    if (step <= -step_end || step >= step_end) return false;
    *at += step;
    return *at > -step_end && *at < step_end;
}

// Adds the points of one arc; false where it is not a line.
static bool read_arc(struct verify_arcs *arcs, json_object *arc,
                     struct grid_point corner) {
    struct grid_point at = corner;
    size_t count;
    if (!json_object_is_type(arc, json_type_array)) return false;
    count = json_object_array_length(arc);
    if (count < 2) return false;
    arcs->points = atlas_grow(arcs->points, arcs->point_count + count,
                              &arcs->point_capacity, sizeof(*arcs->points));
    for (size_t i = 0; i < count; i++) {
        json_object *pair = json_object_array_get_idx(arc, i);
        if (!json_object_is_type(pair, json_type_array) ||
            json_object_array_length(pair) != 2 || !read_step(pair, 0, &at.x) ||
            !read_step(pair, 1, &at.y)) {
            return false;
        }
        arcs->points[arcs->point_count++] = at;
    }
    return true;
}

bool verify_arcs_read(struct verify *verify, json_object *topology,
                      struct verify_arcs *ret_arcs) {
    json_object *list = verify_member(topology, "arcs");
    struct grid_point corner;
    struct verify_arcs arcs = {0};
    bool is_sound = true;
    if (!read_corner(verify_member(topology, "transform"), &corner) ||
        !json_object_is_type(list, json_type_array)) {
        verify_fail(verify, 0, "no arcs on the grid of %d decimals",
                    DEGREE_DECIMALS);
        return false;
    }
    arcs.count = json_object_array_length(list);
    arcs.ends = atlas_xcalloc(arcs.count + 1, sizeof(*arcs.ends));
    arcs.is_used = atlas_xcalloc(arcs.count + 1, sizeof(*arcs.is_used));
    for (size_t i = 0; is_sound && i < arcs.count; i++) {
        is_sound = read_arc(&arcs, json_object_array_get_idx(list, i), corner);
        if (!is_sound) verify_fail(verify, 0, "arc %zu is no line", i);
        arcs.ends[i] = arcs.point_count;
    }
    if (is_sound) {
        *ret_arcs = arcs;
    } else {
        verify_arcs_release(&arcs);
    }
    return is_sound;
}

static bool is_same(struct grid_point a, struct grid_point b) {
    return a.x == b.x && a.y == b.y;
}

// Number of an arc, or the count when it names none.
static size_t arc_of(const struct verify_arcs *arcs, json_object *number,
                     bool *ret_reversed) {
    const int64_t value = json_object_get_int64(number);
    const uint64_t arc = (uint64_t)(value < 0 ? ~value : value);
    *ret_reversed = value < 0;
    if (!json_object_is_type(number, json_type_int)) return arcs->count;
    return arc < arcs->count ? (size_t)arc : arcs->count;
}

static struct grid_point point_of(const struct verify_arcs *arcs, size_t arc,
                                  size_t index, bool is_reversed) {
    const size_t first = arc ? arcs->ends[arc - 1] : 0;
    return arcs
        ->points[is_reversed ? arcs->ends[arc] - 1 - index : first + index];
}

static size_t length_of(const struct verify_arcs *arcs, size_t arc) {
    return arcs->ends[arc] - (arc ? arcs->ends[arc - 1] : 0);
}

static struct grid_point position_at(json_object *positions, size_t index) {
    json_object *position = index < json_object_array_length(positions)
                                ? json_object_array_get_idx(positions, index)
                                : NULL;
    const double x = number_at(position, 0), y = number_at(position, 1);
    if (!(fabs(x) < 360) || !(fabs(y) < 360)) {
        return (struct grid_point){INT64_MAX, INT64_MAX};
    }
    return (struct grid_point){level_grid(x), level_grid(y)};
}

const char *verify_arcs_ring(struct verify_arcs *arcs, json_object *ring,
                             json_object *positions) {
    struct grid_point at = {0, 0};
    size_t walked = 0;
    if (!json_object_is_type(ring, json_type_array) ||
        !json_object_is_type(positions, json_type_array)) {
        return "a ring is no list";
    }
    for (size_t i = 0; i < json_object_array_length(ring); i++) {
        bool is_reversed;
        const size_t arc =
            arc_of(arcs, json_object_array_get_idx(ring, i), &is_reversed);
        if (arc == arcs->count) return "a ring names an arc that is not there";
        if (i && !is_same(at, point_of(arcs, arc, 0, is_reversed))) {
            return "an arc does not begin where the last one ended";
        }
        for (size_t k = i > 0; k < length_of(arcs, arc); k++) {
            at = point_of(arcs, arc, k, is_reversed);
            if (!is_same(at, position_at(positions, walked++))) {
                return "a position is not that of the GeoJSON";
            }
        }
        arcs->is_used[arc] = true;
    }
    if (walked != json_object_array_length(positions)) {
        return "a ring is shorter than in the GeoJSON";
    }
    if (!walked || !is_same(at, position_at(positions, 0))) {
        return "a ring is not closed";
    }
    return NULL;
}

/** A piece of border between two points, the lower one first. */
struct piece {
    struct grid_point from;  ///< Lower by x, then y.
    struct grid_point to;    ///< The other.
};

static int compare_points(struct grid_point a, struct grid_point b) {
    if (a.x != b.x) return a.x < b.x ? -1 : 1;
    return (a.y > b.y) - (a.y < b.y);
}

static int compare_pieces(const void *left, const void *right) {
    const struct piece *const a = left, *const b = right;
    const int order = compare_points(a->from, b->from);
    return order ? order : compare_points(a->to, b->to);
}

static struct piece *sorted_pieces(const struct verify_arcs *arcs,
                                   size_t *ret_count) {
    struct piece *pieces =
        atlas_xcalloc(arcs->point_count + 1, sizeof(*pieces));
    size_t count = 0;
    for (size_t arc = 0; arc < arcs->count; arc++) {
        for (size_t i = 1; i < length_of(arcs, arc); i++) {
            const struct grid_point a = point_of(arcs, arc, i - 1, false);
            const struct grid_point b = point_of(arcs, arc, i, false);
            pieces[count++] = compare_points(a, b) < 0 ? (struct piece){a, b}
                                                       : (struct piece){b, a};
        }
    }
    qsort(pieces, count, sizeof(*pieces), compare_pieces);
    *ret_count = count;
    return pieces;
}

void verify_arcs_shared(struct verify *verify, const struct verify_arcs *arcs) {
    size_t count;
    struct piece *pieces = sorted_pieces(arcs, &count);
    for (size_t i = 1; i < count; i++) {
        if (compare_pieces(&pieces[i - 1], &pieces[i]) == 0) {
            verify_fail(verify, 0, "a border is written twice, at %lld, %lld",
                        (long long)pieces[i].from.x,
                        (long long)pieces[i].from.y);
        }
    }
    for (size_t arc = 0; arc < arcs->count; arc++) {
        if (!arcs->is_used[arc]) {
            verify_fail(verify, 0, "no ring runs along arc %zu", arc);
        }
    }
    free(pieces);
}

void verify_arcs_release(struct verify_arcs *arcs) {
    free(arcs->points);
    free(arcs->ends);
    free(arcs->is_used);
    *arcs = (struct verify_arcs){0};
}
