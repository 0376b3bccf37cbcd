// Land and sea as grains.
//
// In:  areas, a lattice over them.
// Out: grains in rows over each area, at least a few dozen in each; grains of
//      sea at the lattice's cells as far as land leaves them empty.
//
// Rows are scanned: a row's crossings with the rings, sorted, open and close
// the land. A crossing is computed from the lower end of its edge, so that the
// direction of a ring cannot change a bit of it.

#include "grains.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"
#include "atlas/vocabulary.h"

// Grains that an area has at least, about; and how dense they lie at least, in
// steps of the lattice.
static const double grains_wanted = 48;
static const double steps_apart = 0.7;

// Sea that fills less of a cell than this is the coast's raggedness.
static const double sea_least = 0.05;

struct crossing {
    size_t row;
    double x;
};

struct scan {
    struct crossing *crossings;
    size_t count;
    size_t capacity;
    double step;
};

struct lattice_spot lattice_find(const struct lattice *lattice,
                                 struct atlas_point at) {
    const double last = (double)lattice->side - 1.001;
    double x = (at.x - lattice->origin.x) / lattice->step_m - 0.5;
    double y = (at.y - lattice->origin.y) / lattice->step_m - 0.5;
    x = x < 0 ? 0 : x > last ? last : x;
    y = y < 0 ? 0 : y > last ? last : y;
    const size_t column = (size_t)x;
    const size_t row = (size_t)y;
    return (struct lattice_spot){row * lattice->side + column,
                                 x - (double)column, y - (double)row};
}

void lattice_add(const struct lattice *lattice, double *cells,
                 struct atlas_point at, double value) {
    const struct lattice_spot c = lattice_find(lattice, at);
    double *const low = cells + c.cell;
    double *const high = low + lattice->side;
    low[0] += value * (1 - c.x) * (1 - c.y);
    low[1] += value * c.x * (1 - c.y);
    high[0] += value * (1 - c.x) * c.y;
    high[1] += value * c.x * c.y;
}

double lattice_read(const struct lattice *lattice, const double *cells,
                    struct lattice_spot c) {
    const double *const low = cells + c.cell;
    const double *const high = low + lattice->side;
    return (low[0] * (1 - c.x) + low[1] * c.x) * (1 - c.y) +
           (high[0] * (1 - c.x) + high[1] * c.x) * c.y;
}

static int compare_crossings(const void *left, const void *right) {
    const struct crossing *a = left;
    const struct crossing *b = right;
    if (a->row != b->row) return a->row < b->row ? -1 : 1;
    return (a->x > b->x) - (a->x < b->x);
}

// Rows lie half a step off the multiples of the step.
static void scan_edge(struct scan *scan, double south, struct atlas_point a,
                      struct atlas_point b) {
    if (a.y == b.y) return;
    if (a.y > b.y) {
        const struct atlas_point kept = a;
        a = b;
        b = kept;
    }
    const double first = ceil((a.y - south) / scan->step - 0.5);
    const double end = ceil((b.y - south) / scan->step - 0.5);
    for (double row = first < 0 ? 0 : first; row < end; row++) {
        const double y = south + (row + 0.5) * scan->step;
        scan->crossings = atlas_grow(scan->crossings, scan->count + 1,
                                     &scan->capacity, sizeof(*scan->crossings));
        scan->crossings[scan->count++] = (struct crossing){
            (size_t)row, a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y)};
    }
}

static void scan_area(const struct atlas_area_set *areas,
                      const struct atlas_area *area, struct scan *scan) {
    scan->count = 0;
    for (size_t i = 0; i < area->ring_count; i++) {
        const struct atlas_ring *ring = &areas->rings[area->first_ring + i];
        const struct atlas_point *points = areas->points + ring->first;
        for (size_t j = 1; j < ring->count; j++) {
            scan_edge(scan, area->box.min_y, points[j - 1], points[j]);
        }
    }
    if (scan->count == 0) return;
    qsort(scan->crossings, scan->count, sizeof(*scan->crossings),
          compare_crossings);
}

static void add_grain(struct cartogram *cartogram, size_t *capacity,
                      struct grain grain) {
    cartogram->grains =
        atlas_grow(cartogram->grains, cartogram->grain_count + 1, capacity,
                   sizeof(*cartogram->grains));
    cartogram->grains[cartogram->grain_count++] = grain;
}

static void lay_area(const struct atlas_area *area, uint32_t index,
                     const struct scan *scan, struct cartogram *cartogram,
                     size_t *capacity) {
    const size_t before = cartogram->grain_count;
    for (size_t i = 0; i + 1 < scan->count; i += 2) {
        const struct crossing open = scan->crossings[i];
        const double close = scan->crossings[i + 1].x;
        const double y =
            area->box.min_y + ((double)open.row + 0.5) * scan->step;
        double column = ceil((open.x - area->box.min_x) / scan->step - 0.5);
        double x = area->box.min_x + (column + 0.5) * scan->step;
        for (; x < close; x = area->box.min_x + (column + 0.5) * scan->step) {
            add_grain(cartogram, capacity, (struct grain){{x, y}, 1, index});
            column++;
        }
    }
    if (cartogram->grain_count == before) {
        add_grain(cartogram, capacity, (struct grain){area->inside, 1, index});
    }
    const double share = 1 / (double)(cartogram->grain_count - before);
    for (size_t i = before; i < cartogram->grain_count; i++) {
        cartogram->grains[i].share = share;
    }
}

// Sea holds as many areas as land of the same size does.
static void lay_sea(const struct atlas_area_set *areas,
                    const struct lattice *lattice, struct cartogram *cartogram,
                    size_t *capacity) {
    const size_t side = lattice->side;
    double *const land = atlas_xcalloc(side * side, sizeof(*land));
    const double cell_m2 = lattice->step_m * lattice->step_m;
    double land_m2 = 0;
    for (size_t i = 0; i < cartogram->grain_count; i++) {
        const struct grain grain = cartogram->grains[i];
        lattice_add(lattice, land, grain.at,
                    grain.share * areas->items[grain.area].area_m2 / cell_m2);
    }
    for (size_t i = 0; i < areas->count; i++) {
        land_m2 += areas->items[i].area_m2;
    }
    for (size_t i = 0; i < side * side; i++) {
        const double sea = 1 - land[i];
        if (sea < sea_least) continue;
        const struct atlas_point at = {
            lattice->origin.x + ((double)(i % side) + 0.5) * lattice->step_m,
            lattice->origin.y + ((double)(i / side) + 0.5) * lattice->step_m};
        const double share = sea * cell_m2 * (double)areas->count / land_m2;
        add_grain(cartogram, capacity, (struct grain){at, share, ATLAS_NONE});
    }
    free(land);
}

void grains_lay(const struct atlas_area_set *areas,
                const struct lattice *lattice, struct cartogram *cartogram) {
    const double widest = steps_apart * lattice->step_m;
    struct scan scan = {0};
    size_t capacity = 0;
    for (uint32_t i = 0; i < areas->count; i++) {
        const struct atlas_area *area = &areas->items[i];
        const double step = sqrt(area->area_m2 / grains_wanted);
        scan.step = step < widest ? step : widest;
        scan_area(areas, area, &scan);
        lay_area(area, i, &scan, cartogram, &capacity);
    }
    lay_sea(areas, lattice, cartogram, &capacity);
    free(scan.crossings);
}
