// How far a layout is from what it should be.
//
// In:  a layout, a move.
// Out: a sum of what the move can change.
//
// The energy counts neighbours that were lost, a little more the farther they
// are apart, and adds, as small change: neighbours that lie in another
// direction than on the true map; areas far from where the cartogram has them;
// areas in the sea; areas at the sea that are not at the edge, and the other
// way round; ragged edges. The weights were tuned on England's constituencies
// and then seen to do for its authorities and districts and for Lancashire.

#include "hexagon_energy.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"
#include "atlas/vocabulary.h"

// What each costs, in lost neighbours.
static const double farther_cost = 0.1;    // Each width farther apart.
static const double turned_cost = 0.25;    // At a right angle to what is true.
static const double moved_cost = 0.03;     // Widths from the place, squared;
static const double strayed_cost = 0.006;  // to the fourth power.
static const double sea_cost = 1.2;        // A cell in open sea.
static const double inland_cost = 0.6;     // An area with coast, inland.
static const double shore_cost = 0.6;      // One without, at the edge.

// An empty cell, by the cells in use around it: a straight edge has two or
// three for each cell, a bay more.
static const double hollow_costs[HEXAGON_SIDES + 1] = {0,   0.08, 0.16, 0.24,
                                                       0.4, 0.8,  2.0};

static struct hexagon_step step_between(int x, int y) {
    const double east = x / 2.0;
    const double north = y * sqrt(3) / 2;
    const double apart = sqrt(east * east + north * north);
    if (x == 0 && y == 0) return (struct hexagon_step){0, 0, 0};
    return (struct hexagon_step){
        east / apart, north / apart,
        turned_cost + (apart < 1.25 ? 0 : 1 + farther_cost * (apart - 1))};
}

static void find_steps(struct hexagon_energy *energy) {
    const int reach = HEXAGON_REACH;
    energy->steps =
        atlas_xcalloc(2 * HEXAGON_REACH + 1, sizeof(*energy->steps));
    for (int y = -reach; y <= reach; y++) {
        for (int x = -2 * reach; x <= 2 * reach; x++) {
            energy->steps[y + reach][x + 2 * reach] = step_between(x, y);
        }
    }
}

// Directions are those of the true map.
static void find_directions(struct hexagon_energy *energy) {
    const struct hexagon_problem *problem = energy->layout->problem;
    const struct neighbours *neighbours = problem->neighbours;
    energy->directions = atlas_xcalloc(2 * neighbours->pair_count + 1,
                                       sizeof(*energy->directions));
    for (size_t i = 0; i < problem->areas->count; i++) {
        const struct atlas_point a = problem->areas->items[i].inside;
        const size_t end = neighbours->starts[i + 1];
        for (size_t k = neighbours->starts[i]; k < end; k++) {
            const uint32_t other = neighbours->others[k];
            const struct atlas_point b = problem->areas->items[other].inside;
            const double apart =
                sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
            if (apart == 0) continue;
            energy->directions[k] =
                (struct atlas_point){turned_cost * (b.x - a.x) / apart,
                                     turned_cost * (b.y - a.y) / apart};
        }
    }
}

static void find_cells(struct hexagon_energy *energy) {
    const struct hexagon_cells *cells = energy->layout->problem->cells;
    energy->centres = atlas_xcalloc(cells->count, sizeof(*energy->centres));
    energy->seas = atlas_xcalloc(cells->count, sizeof(*energy->seas));
    energy->places = atlas_xcalloc(cells->count, sizeof(*energy->places));
    for (size_t i = 0; i < cells->count; i++) {
        energy->centres[i] = hexagon_cell_centre(cells, i);
        energy->seas[i] = hexagon_cell_sea(cells, i);
        hexagon_cell_place(cells, i, &energy->places[i][0],
                           &energy->places[i][1]);
    }
}

void hexagon_energy_create(const struct hexagon_layout *layout,
                           struct hexagon_energy *ret_energy) {
    struct hexagon_energy energy = {.layout = layout};
    const struct hexagon_problem *problem = layout->problem;
    find_steps(&energy);
    find_directions(&energy);
    find_cells(&energy);
    energy.area_seen =
        atlas_xcalloc(problem->areas->count + 1, sizeof(*energy.area_seen));
    energy.cell_seen =
        atlas_xcalloc(problem->cells->count, sizeof(*energy.cell_seen));
    *ret_energy = energy;
}

static double pair_cost(const struct hexagon_energy *energy, size_t pair,
                        uint32_t from, uint32_t to) {
    const int x = energy->places[to][0] - energy->places[from][0];
    const int y = energy->places[to][1] - energy->places[from][1];
    const struct atlas_point direction = energy->directions[pair];
    const bool is_near = abs(x) <= 2 * HEXAGON_REACH && abs(y) <= HEXAGON_REACH;
    const struct hexagon_step step =
        is_near ? energy->steps[y + HEXAGON_REACH][x + 2 * HEXAGON_REACH]
                : step_between(x, y);
    return step.cost - step.east * direction.x - step.north * direction.y;
}

// Its place and its neighbours; a pair with an area that was seen is in the sum
// already.
static double area_cost(struct hexagon_energy *energy, uint32_t area) {
    const struct hexagon_problem *problem = energy->layout->problem;
    const struct neighbours *neighbours = problem->neighbours;
    const uint32_t *cell_of = energy->layout->cell_of;
    const uint32_t cell = cell_of[area];
    const double dx = energy->centres[cell].x - problem->places[area].x;
    const double dy = energy->centres[cell].y - problem->places[area].y;
    const size_t end = neighbours->starts[area + 1];
    const double moved = dx * dx + dy * dy;
    double cost = moved_cost * moved + strayed_cost * moved * moved +
                  sea_cost * energy->seas[cell];
    for (size_t k = neighbours->starts[area]; k < end; k++) {
        const uint32_t other = neighbours->others[k];
        if (energy->area_seen[other] == energy->sums) continue;
        cost += pair_cost(energy, k, cell, cell_of[other]);
    }
    energy->area_seen[area] = energy->sums;
    return cost;
}

// What a cell and the cells around it make of the coast.
static double coast_cost(struct hexagon_energy *energy, uint32_t cell) {
    const struct hexagon_problem *problem = energy->layout->problem;
    if (energy->cell_seen[cell] == energy->sums) return 0;
    energy->cell_seen[cell] = energy->sums;
    if (!hexagon_cell_is_inner(problem->cells, cell)) return 0;
    const unsigned around = energy->layout->used_around[cell];
    const uint32_t area = energy->layout->area_at[cell];
    if (area == ATLAS_NONE) return hollow_costs[around];
    if (problem->neighbours->is_outer[area]) {
        return around == HEXAGON_SIDES ? inland_cost : 0;
    }
    return around < HEXAGON_SIDES ? shore_cost : 0;
}

static double coast_costs(struct hexagon_energy *energy, uint32_t cell) {
    const uint32_t *around = energy->layout->problem->cells->around[cell];
    double cost = coast_cost(energy, cell);
    for (size_t side = 0; side < HEXAGON_SIDES; side++) {
        cost += coast_cost(energy, around[side]);
    }
    return cost;
}

double hexagon_energy_near(struct hexagon_energy *energy,
                           const struct hexagon_move *move) {
    double cost = 0;
    energy->sums++;
    for (size_t i = 0; i < move->count; i++) {
        cost += area_cost(energy, move->areas[i]);
        cost += coast_cost(energy, move->from[i]);
        cost += coast_cost(energy, move->to[i]);
    }
    if (move->vacated != ATLAS_NONE) {
        cost += coast_costs(energy, move->vacated);
        cost += coast_costs(energy, move->filled);
    }
    return cost;
}

void hexagon_energy_release(struct hexagon_energy *energy) {
    free(energy->directions);
    free(energy->centres);
    free(energy->seas);
    free(energy->places);
    free(energy->steps);
    free(energy->area_seen);
    free(energy->cell_seen);
    *energy = (struct hexagon_energy){0};
}
