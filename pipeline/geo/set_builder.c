// Filling an area set, ring by ring.
//
// In:  codes, names and rings, in any direction.
// Out: a set as area_set.h describes it.

#include "set_builder.h"

#include <stdlib.h>
#include <string.h>

void set_add_area(struct atlas_area_set *set, const char *code,
                  const char *name) {
    struct atlas_area *area;
    set->items = atlas_grow(set->items, set->count + 1, &set->capacity,
                            sizeof(*set->items));
    area = &set->items[set->count++];
    *area = (struct atlas_area){
        .code = atlas_arena_text(&set->arena, code),
        .name = atlas_arena_text(&set->arena, name),
        .first_ring = set->ring_count,
        .box = atlas_box_empty(),
    };
}

struct atlas_point *set_add_ring(struct atlas_area_set *set, size_t count,
                                 bool is_hole) {
    struct atlas_point *points;
    set->rings = atlas_grow(set->rings, set->ring_count + 1,
                            &set->ring_capacity, sizeof(*set->rings));
    set->points = atlas_grow(set->points, set->point_count + count,
                             &set->point_capacity, sizeof(*set->points));
    points = set->points + set->point_count;
    set->rings[set->ring_count++] =
        (struct atlas_ring){set->point_count, count, is_hole};
    set->point_count += count;
    set->items[set->count - 1].ring_count++;
    return points;
}

void set_add_points(struct atlas_area_set *set,
                    const struct atlas_point *points, size_t count,
                    bool is_hole) {
    memcpy(set_add_ring(set, count, is_hole), points, count * sizeof(*points));
}

void set_clear_rings(struct atlas_area_set *set) {
    struct atlas_area *area = &set->items[set->count - 1];
    if (area->ring_count == 0) return;
    set->point_count = set->rings[area->first_ring].first;
    set->ring_count = area->first_ring;
    area->ring_count = 0;
}

void set_copy_rings(const struct atlas_area_set *from,
                    const struct atlas_area *area, struct atlas_area_set *to) {
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &from->rings[area->first_ring + i];
        set_add_points(to, from->points + ring->first, ring->count,
                       ring->is_hole);
    }
}

void set_copy_area(const struct atlas_area_set *from,
                   const struct atlas_area *area, struct atlas_area_set *to) {
    struct atlas_area *copy;
    set_add_area(to, area->code, area->name);
    set_copy_rings(from, area, to);
    copy = &to->items[to->count - 1];
    copy->box = area->box;
    copy->area_m2 = area->area_m2;
    copy->inside = area->inside;
    copy->inside_m = area->inside_m;
}

void set_trim(struct atlas_area_set *set) {
    if (set->count == 0) return;
    set->items = atlas_xrealloc(set->items, set->count, sizeof(*set->items));
    set->rings =
        atlas_xrealloc(set->rings, set->ring_count, sizeof(*set->rings));
    set->points =
        atlas_xrealloc(set->points, set->point_count, sizeof(*set->points));
    set->capacity = set->count;
    set->ring_capacity = set->ring_count;
    set->point_capacity = set->point_count;
}

struct atlas_box points_box(const struct atlas_point *points, size_t count) {
    struct atlas_box box = atlas_box_empty();
    if (count == 0) return box;
    box = (struct atlas_box){points->x, points->y, points->x, points->y};
    for (size_t i = 1; i < count; i++) {
        const struct atlas_point point = points[i];
        if (point.x < box.min_x) box.min_x = point.x;
        if (point.x > box.max_x) box.max_x = point.x;
        if (point.y < box.min_y) box.min_y = point.y;
        if (point.y > box.max_y) box.max_y = point.y;
    }
    return box;
}

// Taken about the first point: national grid coordinates squared lose the
// square metres of a small ring.
double ring_area(const struct atlas_point *points, size_t count) {
    double twice = 0;
    for (size_t i = 1; i + 1 < count; i++) {
        twice += (points[i].x - points[0].x) * (points[i + 1].y - points[0].y) -
                 (points[i + 1].x - points[0].x) * (points[i].y - points[0].y);
    }
    return twice / 2;
}

void ring_begin_at(struct atlas_point *points, size_t count,
                   struct atlas_point at) {
    size_t first = 0;
    while (first < count &&
           (points[first].x != at.x || points[first].y != at.y)) {
        first++;
    }
    if (first == 0 || first >= count - 1) return;
    struct atlas_point *turned = atlas_xcalloc(count, sizeof(*turned));
    for (size_t i = 0; i < count; i++) {
        turned[i] = points[(first + i) % (count - 1)];
    }
    memcpy(points, turned, count * sizeof(*points));
    free(turned);
}

static void ring_reverse(struct atlas_point *points, size_t count) {
    for (size_t i = 0, j = count; i + 1 < j; i++) {
        const struct atlas_point kept = points[i];
        points[i] = points[--j];
        points[j] = kept;
    }
}

void ring_orient(struct atlas_point *points, size_t count, bool is_hole) {
    if ((ring_area(points, count) > 0) == is_hole) ring_reverse(points, count);
}

void set_finish_area(struct atlas_area_set *set, struct atlas_area *area) {
    area->area_m2 = 0;
    area->box = atlas_box_empty();
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &set->rings[area->first_ring + i];
        struct atlas_point *points = set->points + ring->first;
        ring_orient(points, ring->count, ring->is_hole);
        area->area_m2 += ring_area(points, ring->count);
        area->box = atlas_box_join(area->box, points_box(points, ring->count));
    }
}

static const char *copy_text(struct atlas_arena *arena, const char *text) {
    return text ? atlas_arena_text(arena, text) : NULL;
}

void set_describe(const struct atlas_area_set *from,
                  struct atlas_area_set *to) {
    to->product = copy_text(&to->arena, from->product);
    to->path = copy_text(&to->arena, from->path);
    to->code_field = copy_text(&to->arena, from->code_field);
    to->crs = copy_text(&to->arena, from->crs);
    to->year = from->year;
    to->repaired = from->repaired;
}

void set_finish_copy(const struct atlas_area_set *from,
                     struct atlas_area_set *to) {
    for (size_t i = 0; i < to->count; i++) {
        struct atlas_area *area = &to->items[i];
        set_finish_area(to, area);
        area->area_m2 = from->items[i].area_m2;
        area->inside = from->items[i].inside;
        area->inside_m = from->items[i].inside_m;
    }
    set_describe(from, to);
    set_trim(to);
}
