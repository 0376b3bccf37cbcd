// A point well inside each area, for its label.
//
// In:  areas with final rings.
// Out: the centre of about the largest circle that fits into each, and its
//      radius: within a fiftieth of the largest there is.
//
// The box of the largest polygon is covered with square cells. The circle
// about a cell's centre says how good it is, and adding half the cell's
// diagonal how good any point of the cell could be. Cells that cannot beat the
// best so far are dropped, the others are quartered (the idea of Mapbox's
// polylabel, V. Agafonkin 2016, level by level instead of by a queue).
// GEOSMaximumInscribedCircle does the same at ten times the price.

#include "inside.h"

#include <math.h>
#include <stdlib.h>

#include "border.h"
#include "geos_area.h"
#include "set_builder.h"

enum { FIRST_GRID = 8, CELLS_MAX = 4096, LEVELS_MAX = 24 };

/** How much better a circle must be to be looked for. */
static const double worth = 1.02;

/** A search in one area. */
struct search {
    const struct border *border;  ///< Borrowed.
    size_t area;                  ///< Index of the area.
    double half;                  ///< Half the side of the present cells.
    struct atlas_point *cells;    ///< Their centres, room for CELLS_MAX.
    double *reach;                ///< Metres to the border; below 0 outside.
    size_t count;                 ///< Cells.
    struct atlas_point best;      ///< Best centre so far.
    double best_m;                ///< Its circle.
};

static struct atlas_box largest_polygon_box(const struct atlas_area_set *set,
                                            const struct atlas_area *area) {
    struct atlas_box box = area->box;
    double largest = 0;
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &set->rings[area->first_ring + i];
        const struct atlas_point *points = set->points + ring->first;
        const double size = ring_area(points, ring->count);
        if (ring->is_hole || size <= largest) continue;
        largest = size;
        box = points_box(points, ring->count);
    }
    return box;
}

static void cover(struct search *search, struct atlas_box box) {
    const double width = box.max_x - box.min_x;
    const double height = box.max_y - box.min_y;
    const double side = fmax(width, height) / FIRST_GRID;
    search->half = side / 2;
    search->count = 0;
    for (double y = box.min_y + side / 2; y - side / 2 < box.max_y; y += side) {
        for (double x = box.min_x + side / 2; x - side / 2 < box.max_x;
             x += side) {
            search->cells[search->count++] = (struct atlas_point){x, y};
        }
    }
}

// A cell is dropped when its centre reaches no farther than this.
static double promising(const struct search *search) {
    return search->best_m * worth - search->half * sqrt(2);
}

static void measure_inside(struct search *search, size_t cell) {
    const struct atlas_point centre = search->cells[cell];
    const double metres =
        border_distance_above(search->border, search->area, centre,
                              fmin(promising(search), search->best_m));
    search->reach[cell] = metres;
    if (metres <= search->best_m) return;
    search->best_m = metres;
    search->best = centre;
}

// Centres outside matter only while no circle is much larger than a cell.
static void measure(struct search *search) {
    for (size_t i = 0; i < search->count; i++) {
        search->reach[i] = -INFINITY;
        if (border_side(search->border, search->area, search->cells[i]) ==
            BORDER_INSIDE) {
            measure_inside(search, i);
        }
    }
    for (size_t i = 0; i < search->count && promising(search) < 0; i++) {
        if (search->reach[i] >= 0) continue;
        search->reach[i] =
            -border_distance(search->border, search->area, search->cells[i]);
    }
}

// Keep the cells that may hold something better. False when there are none, or
// too many to go on.
static bool keep_promising(struct search *search) {
    const double least = promising(search);
    size_t kept = 0;
    for (size_t i = 0; i < search->count; i++) {
        if (search->reach[i] <= least) continue;
        search->cells[kept++] = search->cells[i];
    }
    search->count = kept;
    return kept > 0 && kept <= CELLS_MAX / 4;
}

static void quarter(struct search *search) {
    const double step = search->half / 2;
    for (size_t i = search->count; i-- > 0;) {
        const struct atlas_point cell = search->cells[i];
        struct atlas_point *four = search->cells + 4 * i;
        four[0] = (struct atlas_point){cell.x - step, cell.y - step};
        four[1] = (struct atlas_point){cell.x + step, cell.y - step};
        four[2] = (struct atlas_point){cell.x - step, cell.y + step};
        four[3] = (struct atlas_point){cell.x + step, cell.y + step};
    }
    search->count *= 4;
    search->half = step;
}

// Where no circle was found the area is thinner than the finest cells: any
// point inside has to do.
static enum atlas_status settle(const struct atlas_area_set *set,
                                struct search *search,
                                struct atlas_error *err) {
    const struct atlas_area *area = &set->items[search->area];
    enum atlas_status status = ATLAS_OK;
    GEOSGeometry *shape;
    GEOSGeometry *point = NULL;
    struct geos geos;

    if (search->best_m > 0) return ATLAS_OK;
    geos_start(&geos);
    shape = geos_from_area(&geos, set, area);
    if (shape) point = GEOSPointOnSurface_r(geos.handle, shape);
    if (!point || GEOSGeomGetX_r(geos.handle, point, &search->best.x) != 1 ||
        GEOSGeomGetY_r(geos.handle, point, &search->best.y) != 1) {
        status = geos_fail(&geos, area->code, "boundary has no inside", err);
    } else {
        search->best_m =
            border_distance(search->border, search->area, search->best);
    }
    geos_drop(&geos, point);
    geos_drop(&geos, shape);
    geos_stop(&geos);
    return status;
}

static enum atlas_status find_in(struct atlas_area_set *set,
                                 struct search *search,
                                 struct atlas_error *err) {
    struct atlas_area *area = &set->items[search->area];
    enum atlas_status status;

    search->best_m = 0;
    cover(search, largest_polygon_box(set, area));
    for (int level = 0; level < LEVELS_MAX; level++) {
        measure(search);
        if (!keep_promising(search)) break;
        quarter(search);
    }
    status = settle(set, search, err);
    if (status) return status;
    area->inside = search->best;
    area->inside_m = search->best_m;
    return ATLAS_OK;
}

enum atlas_status inside_find(struct atlas_area_set *set,
                              struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    struct border border;
    struct search search = {.border = &border};

    border_build(set, &border);
    search.cells = atlas_xcalloc(CELLS_MAX, sizeof(*search.cells));
    search.reach = atlas_xcalloc(CELLS_MAX, sizeof(*search.reach));
    for (size_t i = 0; i < set->count && !status; i++) {
        search.area = i;
        status = find_in(set, &search, err);
    }
    free(search.reach);
    free(search.cells);
    border_release(&border);
    return status;
}
