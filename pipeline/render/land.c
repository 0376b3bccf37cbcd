// A grid of land.
//
// In:  area boundaries in metres.
// Out: the answer whether a box holds none of them, in constant time.
//
// Cells along every border are marked. The inside of an area is found by
// toggling, in each row, the cell where a border crosses its middle: a running
// parity then tells inside from outside. A table of running sums (Crow 1984)
// answers for any box.

#include "land.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"

// Cells along the longer side.
#define CELLS 320

static size_t clamp(double value, size_t count) {
    if (!(value > 0)) return 0;
    return value < (double)count ? (size_t)value : count;
}

static void cell_mark(struct land *land, uint8_t *cells, double x, double y) {
    const size_t column =
        clamp((x - land->box.min_x) / land->cell_m, land->columns - 1);
    const size_t row =
        clamp((y - land->box.min_y) / land->cell_m, land->rows - 1);
    cells[row * land->columns + column] = 1;
}

// Mark the cells along a line, in steps of half a cell.
static void edge_mark(struct land *land, uint8_t *cells, struct atlas_point a,
                      struct atlas_point b) {
    const double reach = fmax(fabs(b.x - a.x), fabs(b.y - a.y));
    const double steps = floor(reach / land->cell_m * 2) + 1;
    for (double i = 0; i <= steps; i++) {
        cell_mark(land, cells, a.x + (b.x - a.x) * i / steps,
                  a.y + (b.y - a.y) * i / steps);
    }
}

static void borders_mark(struct land *land, uint8_t *cells,
                         const struct atlas_area_set *areas) {
    for (size_t i = 0; i < areas->ring_count; i++) {
        const struct atlas_point *points =
            areas->points + areas->rings[i].first;
        for (size_t j = 1; j < areas->rings[i].count; j++) {
            edge_mark(land, cells, points[j - 1], points[j]);
        }
    }
}

// Cells of one area's box, for its parities.
struct window {
    size_t first_row;
    size_t last_row;
    size_t first_column;
    size_t last_column;
};

// Toggle the cells where a line crosses the middles of rows.
static void edge_toggle(const struct land *land, uint8_t *parity,
                        struct atlas_point a, struct atlas_point b) {
    const struct atlas_point low = a.y < b.y ? a : b;
    const struct atlas_point high = a.y < b.y ? b : a;
    const double from = (low.y - land->box.min_y) / land->cell_m - 0.5;
    const double to = (high.y - land->box.min_y) / land->cell_m - 0.5;
    for (double row = floor(from) + 1; row <= to; row++) {
        const double share = (row - from) / (to - from);
        const double x = low.x + (high.x - low.x) * share;
        const size_t column =
            clamp((x - land->box.min_x) / land->cell_m, land->columns - 1);
        parity[clamp(row, land->rows - 1) * land->columns + column] ^= 1;
    }
}

static struct window window_of(const struct land *land, struct atlas_box box) {
    return (struct window){
        clamp((box.min_y - land->box.min_y) / land->cell_m, land->rows - 1),
        clamp((box.max_y - land->box.min_y) / land->cell_m, land->rows - 1),
        clamp((box.min_x - land->box.min_x) / land->cell_m, land->columns - 1),
        clamp((box.max_x - land->box.min_x) / land->cell_m, land->columns - 1),
    };
}

// Fill the inside of one area. `parity` is all 0 before and after.
static void area_fill(const struct land *land, uint8_t *cells, uint8_t *parity,
                      const struct atlas_area_set *areas,
                      const struct atlas_area *area) {
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &areas->rings[area->first_ring + i];
        const struct atlas_point *points = areas->points + ring->first;
        for (size_t j = 1; j < ring->count; j++) {
            edge_toggle(land, parity, points[j - 1], points[j]);
        }
    }
    const struct window window = window_of(land, area->box);
    for (size_t row = window.first_row; row <= window.last_row; row++) {
        uint8_t is_inside = 0;
        for (size_t column = window.first_column; column <= window.last_column;
             column++) {
            const size_t cell = row * land->columns + column;
            is_inside ^= parity[cell];
            parity[cell] = 0;
            cells[cell] |= is_inside;
        }
    }
}

static void sums_fill(struct land *land, const uint8_t *cells) {
    const size_t wide = land->columns + 1;
    land->sums = atlas_xcalloc(wide * (land->rows + 1), sizeof(*land->sums));
    for (size_t row = 0; row < land->rows; row++) {
        uint32_t along = 0;
        for (size_t column = 0; column < land->columns; column++) {
            along += cells[row * land->columns + column];
            land->sums[(row + 1) * wide + column + 1] =
                land->sums[row * wide + column + 1] + along;
        }
    }
}

void land_survey(const struct atlas_area_set *areas, struct land *ret_land) {
    struct land land = {.box = atlas_area_set_box(areas)};
    const double width = land.box.max_x - land.box.min_x;
    const double height = land.box.max_y - land.box.min_y;
    land.cell_m = fmax(fmax(width, height) / CELLS, 1e-6);
    land.columns = (size_t)(width / land.cell_m) + 1;
    land.rows = (size_t)(height / land.cell_m) + 1;
    uint8_t *cells = atlas_xcalloc(land.columns * land.rows, sizeof(*cells));
    borders_mark(&land, cells, areas);
    uint8_t *parity = atlas_xcalloc(land.columns * land.rows, sizeof(*parity));
    for (size_t i = 0; i < areas->count; i++) {
        area_fill(&land, cells, parity, areas, &areas->items[i]);
    }
    sums_fill(&land, cells);
    free(parity);
    free(cells);
    *ret_land = land;
}

void land_release(struct land *land) {
    free(land->sums);
    *land = (struct land){0};
}

bool land_is_free(const struct land *land, struct atlas_box box) {
    const size_t left =
        clamp((box.min_x - land->box.min_x) / land->cell_m, land->columns);
    const size_t right =
        clamp((box.max_x - land->box.min_x) / land->cell_m + 1, land->columns);
    const size_t low =
        clamp((box.min_y - land->box.min_y) / land->cell_m, land->rows);
    const size_t high =
        clamp((box.max_y - land->box.min_y) / land->cell_m + 1, land->rows);
    if (box.max_x < land->box.min_x || box.max_y < land->box.min_y) return true;
    const size_t wide = land->columns + 1;
    return land->sums[high * wide + right] + land->sums[low * wide + left] ==
           land->sums[high * wide + left] + land->sums[low * wide + right];
}
