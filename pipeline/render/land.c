// A grid of land.
//
// In:  area boundaries in metres.
// Out: the answer whether a box holds none of them, in constant time.
//
// Cells along every border are marked and the cells between borders filled row
// by row; a table of running sums (Crow 1984) then answers for any box.

#include "land.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"

// Cells along the longer side.
#define CELLS 320

struct crossings {
    double *at;
    size_t count;
    size_t capacity;
};

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
        const struct atlas_point *points = areas->points + areas->rings[i].first;
        for (size_t j = 1; j < areas->rings[i].count; j++) {
            edge_mark(land, cells, points[j - 1], points[j]);
        }
    }
}

static int compare_doubles(const void *left, const void *right) {
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

static void crossings_add(struct crossings *crossings,
                          const struct atlas_point *points, size_t count,
                          double y) {
    for (size_t j = 1; j < count; j++) {
        const struct atlas_point a = points[j - 1];
        const struct atlas_point b = points[j];
        if ((a.y > y) == (b.y > y)) continue;
        crossings->at = atlas_grow(crossings->at, crossings->count + 1,
                                   &crossings->capacity,
                                   sizeof(*crossings->at));
        crossings->at[crossings->count++] =
            a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
    }
}

// Fill the inside of one area, row by row through the middle of the cells.
static void area_fill(struct land *land, uint8_t *cells,
                      const struct atlas_area_set *areas,
                      const struct atlas_area *area) {
    struct crossings crossings = {0};
    const size_t first =
        clamp((area->box.min_y - land->box.min_y) / land->cell_m, land->rows);
    const size_t last = clamp(
        (area->box.max_y - land->box.min_y) / land->cell_m + 1, land->rows);
    for (size_t row = first; row < last; row++) {
        const double y = land->box.min_y + ((double)row + 0.5) * land->cell_m;
        crossings.count = 0;
        for (size_t i = 0; i < area->ring_count; i++) {
            const struct atlas_ring *ring =
                &areas->rings[area->first_ring + i];
            crossings_add(&crossings, areas->points + ring->first, ring->count,
                          y);
        }
        if (crossings.count == 0) continue;
        qsort(crossings.at, crossings.count, sizeof(*crossings.at),
              compare_doubles);
        for (size_t i = 0; i + 1 < crossings.count; i += 2) {
            for (double x = crossings.at[i]; x < crossings.at[i + 1];
                 x += land->cell_m) {
                cell_mark(land, cells, x, y);
            }
        }
    }
    free(crossings.at);
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
    for (size_t i = 0; i < areas->count; i++) {
        area_fill(&land, cells, areas, &areas->items[i]);
    }
    sums_fill(&land, cells);
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
