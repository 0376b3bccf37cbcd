// Areas on a grid whose borders meet exactly and nowhere cross.
//
// In:  a set in which neighbours repeat each other's points, more or less.
// Out: the same areas with rounded coordinates, valid, in exact contact.
//
// Rounding moves a point by up to 0.7 steps: enough to push one border past
// another, or to close a narrow neck. Moving single points back would only move
// the trouble. Instead borders get a vertex wherever they meet (nodes.c), again
// until rounding those makes no new meeting; the arcs between are then true
// borders of faces, each face that is covered wrongly is given to one area
// (slivers.c), and rings are traced anew where they touch themselves
// (redraw.c). Everything is counted in steps, in whole numbers.

#include "clean.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/topology.h"
#include "nodes.h"
#include "redraw.h"
#include "set_builder.h"
#include "topology_areas.h"

// Rounding a crossing moves it, and borders that run side by side would cross
// there again, a step farther on, and again. So after a few rounds a vertex
// that is half a step from a border is put on it, as in snap rounding (J. D.
// Hobby, 1999, "Practical segment intersection with finite precision output").
// Earlier that would close creeks and necks that are open.
enum { EXACT_ROUNDS = 3, ROUNDS = 24 };

static const double near_by = 0.5;

// A step of 0.00001 is not a number of the machine, its inverse is.
static double to_steps(double value, double step) {
    return step >= 1 ? round(value / step) : round(value * round(1 / step));
}

static double from_steps(double steps, double step) {
    return (step >= 1 ? steps * step : steps / round(1 / step)) + 0.0;
}

static void steps_copy(const struct atlas_area_set *from,
                       const struct atlas_point *points, double step,
                       struct atlas_area_set *to) {
    for (size_t i = 0; i < from->count; i++) {
        set_copy_area(from, &from->items[i], to);
    }
    for (size_t i = 0; i < to->point_count; i++) {
        const struct atlas_point at = points[i];
        to->points[i] = (struct atlas_point){to_steps(at.x, step) + 0.0,
                                             to_steps(at.y, step) + 0.0};
    }
}

// Insert vertices until no borders cross or touch elsewhere. The topology is
// that of the set in the end.
static enum atlas_status meet(struct atlas_area_set *set,
                              struct atlas_topology *topology,
                              struct atlas_error *err) {
    for (int i = 0; i < ROUNDS; i++) {
        struct atlas_area_set next;
        atlas_topology_build(set, topology);
        const double near = i < EXACT_ROUNDS ? 0 : near_by;
        if (!nodes_insert(set, topology, near)) return ATLAS_OK;
        topology_walk(topology, &next);
        atlas_topology_release(topology);
        atlas_area_set_release(set);
        *set = next;
    }
    *topology = (struct atlas_topology){0};
    return atlas_fail(err, ATLAS_ERR_GEO, NULL, "borders cannot be rounded");
}

static enum atlas_status redraw(const struct atlas_topology *topology,
                                double largest, struct atlas_area_set *ret_set,
                                struct atlas_error *err) {
    struct faces faces;
    struct slivers slivers;
    struct atlas_area_set set;
    faces_build(topology, &faces);
    slivers_find(&faces, largest, &slivers);
    areas_redraw(&faces, &slivers, &set);
    slivers_release(&slivers);
    faces_release(&faces);
    for (size_t i = 0; i < set.count; i++) {
        if (set.items[i].ring_count > 0) continue;
        const enum atlas_status status =
            atlas_fail(err, ATLAS_ERR_GEO, set.items[i].code,
                       "boundary vanishes when rounded");
        atlas_area_set_release(&set);
        return status;
    }
    *ret_set = set;
    return ATLAS_OK;
}

enum atlas_status clean_make(const struct atlas_area_set *from,
                             const struct atlas_point *points,
                             const struct clean_options *options,
                             struct atlas_area_set *ret_set,
                             struct atlas_error *err) {
    const double step = options->step;
    struct atlas_area_set rounded = {0};
    struct atlas_area_set set = {0};
    struct atlas_topology topology = {0};

    steps_copy(from, points, step, &rounded);
    enum atlas_status status = meet(&rounded, &topology, err);
    if (!status) {
        status = redraw(&topology, options->largest / (step * step), &set, err);
    }
    atlas_topology_release(&topology);
    atlas_area_set_release(&rounded);
    if (status) return status;
    for (size_t i = 0; i < set.point_count; i++) {
        set.points[i].x = from_steps(set.points[i].x, step);
        set.points[i].y = from_steps(set.points[i].y, step);
    }
    set_finish_copy(from, &set);
    *ret_set = set;
    return ATLAS_OK;
}
