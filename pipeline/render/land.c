// A grid of land.
//
// In:  area boundaries in metres.
// Out: the answer whether a box holds none of them, in constant time.
//
// Cells inside areas and along the coast are marked; a table of running sums
// (Crow 1984) then answers for any box.

#include "land.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"
#include "raster.h"

// Cells along the longer side.
#define CELLS 320

static bool is_on(const struct raster *raster, struct atlas_point at) {
    return at.x >= raster->box.min_x && at.x <= raster->box.max_x &&
           at.y >= raster->box.min_y && at.y <= raster->box.max_y;
}

// Mark the cells along a line after its start, in steps of half a cell.
static void edge_mark(struct raster *raster, struct atlas_point a,
                      struct atlas_point b) {
    if (!is_on(raster, a) && !is_on(raster, b)) return;
    const double reach = fmax(fabs(b.x - a.x), fabs(b.y - a.y));
    const double steps = floor(reach / raster->cell * 2) + 1;
    for (double i = 1; i <= steps; i++) {
        const struct atlas_point at = {a.x + (b.x - a.x) * i / steps,
                                       a.y + (b.y - a.y) * i / steps};
        if (is_on(raster, at)) raster_mark(raster, at, 1);
    }
}

static void area_fill(struct raster *raster, const struct atlas_area_set *areas,
                      size_t index) {
    const struct atlas_area *area = &areas->items[index];
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &areas->rings[area->first_ring + i];
        raster_add_ring(raster, areas->points + ring->first, ring->count);
    }
    raster_fill(raster, area->box, 1);
}

// Cells that an area's border runs through.
static void area_mark(struct raster *raster, const struct atlas_area_set *areas,
                      size_t index) {
    const struct atlas_area *area = &areas->items[index];
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &areas->rings[area->first_ring + i];
        const struct atlas_point *points = areas->points + ring->first;
        for (size_t j = 1; j < ring->count; j++) {
            edge_mark(raster, points[j - 1], points[j]);
        }
    }
}

// Cells that the coast runs through, their middles on land or not. Borders
// between areas have land on both sides.
static void coast_mark(struct raster *raster,
                       const struct atlas_topology *topology) {
    const struct atlas_point *points = topology->areas->points;
    for (size_t i = 0; i < topology->arc_count; i++) {
        const struct atlas_arc *arc = &topology->arcs[i];
        const uint32_t *vertices = topology->vertices + arc->first;
        if (arc->uses > 1) continue;
        for (size_t j = 1; j < arc->count; j++) {
            edge_mark(raster, points[vertices[j - 1]], points[vertices[j]]);
        }
    }
}

static void sums_fill(struct land *land, const uint32_t *owners) {
    const size_t wide = land->columns + 1;
    land->sums = atlas_xcalloc(wide * (land->rows + 1), sizeof(*land->sums));
    for (size_t row = 0; row < land->rows; row++) {
        uint32_t along = 0;
        for (size_t column = 0; column < land->columns; column++) {
            along += owners[row * land->columns + column] != RASTER_NOBODY;
            land->sums[(row + 1) * wide + column + 1] =
                land->sums[row * wide + column + 1] + along;
        }
    }
}

// Begin a grid over a box with a margin around it.
static void land_open(struct atlas_box box, double margin, struct land *land,
                      struct raster *raster) {
    const double around =
        margin * fmax(box.max_x - box.min_x, box.max_y - box.min_y);
    land->box = (struct atlas_box){box.min_x - around, box.min_y - around,
                                   box.max_x + around, box.max_y + around};
    const double width = land->box.max_x - land->box.min_x;
    const double height = land->box.max_y - land->box.min_y;
    land->cell_m = fmax(fmax(width, height) / CELLS, 1e-6);
    raster_create(raster, land->box, land->cell_m);
    land->columns = raster->columns;
    land->rows = raster->rows;
}

void land_survey(const struct atlas_topology *topology, double margin,
                 struct land *ret_land) {
    const struct atlas_area_set *areas = topology->areas;
    struct land land;
    struct raster raster;
    land_open(atlas_area_set_box(areas), margin, &land, &raster);
    for (size_t i = 0; i < areas->count; i++) area_fill(&raster, areas, i);
    coast_mark(&raster, topology);
    sums_fill(&land, raster.owners);
    raster_release(&raster);
    *ret_land = land;
}

void land_survey_some(const struct atlas_area_set *areas, const bool *some,
                      double margin, struct land *ret_land) {
    struct atlas_box box = atlas_box_empty();
    struct land land;
    struct raster raster;
    for (size_t i = 0; i < areas->count; i++) {
        if (some[i]) box = atlas_box_join(box, areas->items[i].box);
    }
    land_open(box, margin, &land, &raster);
    for (size_t i = 0; i < areas->count; i++) {
        if (!some[i]) continue;
        area_fill(&raster, areas, i);
        area_mark(&raster, areas, i);
    }
    sums_fill(&land, raster.owners);
    raster_release(&raster);
    *ret_land = land;
}

void land_release(struct land *land) {
    free(land->sums);
    *land = (struct land){0};
}

// A distance in cells as an edge between cells, 0 to `count`.
static size_t edge_at(double cells, size_t count) {
    if (!(cells > 0)) return 0;
    return cells < (double)count ? (size_t)cells : count;
}

bool land_is_free(const struct land *land, struct atlas_box box) {
    const double cell = land->cell_m;
    const size_t left =
        edge_at((box.min_x - land->box.min_x) / cell, land->columns);
    const size_t low =
        edge_at((box.min_y - land->box.min_y) / cell, land->rows);
    const double right_cells = floor((box.max_x - land->box.min_x) / cell) + 1;
    const double high_cells = floor((box.max_y - land->box.min_y) / cell) + 1;
    const size_t right = edge_at(right_cells, land->columns);
    const size_t high = edge_at(high_cells, land->rows);
    if (right <= left || high <= low) return true;
    const size_t wide = land->columns + 1;
    return land->sums[high * wide + right] + land->sums[low * wide + left] ==
           land->sums[high * wide + left] + land->sums[low * wide + right];
}
