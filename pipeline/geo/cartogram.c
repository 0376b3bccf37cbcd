// Where areas come to lie when each is given the same room.
//
// In:  areas.
// Out: grains of land and sea, moved until they lie about equally dense; of
//      each area the mean of its grains.
//
// Density flows from where areas are small to where they are large and carries
// the map along, as in the flow-based cartogram of Gastner, Seguy and More
// (2018, Fast flow-based algorithm for creating density-equalizing map
// projections, PNAS 115(10), E2156-E2164, doi 10.1073/pnas.1712674115): density
// goes over to its mean linearly in time, so that one Poisson equation, solved
// by cosine transforms, gives the flux of the whole pass. The sea takes part
// with the mean density of land: it carries the coast along and gives way as
// stiffly as land does.

#include "cartogram.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"
#include "atlas/vocabulary.h"
#include "grains.h"

enum { lattice_side = 128, passes = 4, flow_steps = 8 };

// The lattice's side in extents of the land: sea all around to flow into.
static const double lattice_extents = 1.5;

// How far the density is blurred, in cells; what it is at least, in means.
static const double blur_cells = 1.0;
static const double density_least = 0.02;

static const double pi = 3.14159265358979323846;

struct flow {
    struct lattice lattice;
    double *cosines;   // cosines[k * side + i] = cos(pi k (i + 1/2) / side).
    double *sines;     // The same of sine.
    double *density;   // By cell, in means.
    double *east;      // Flux to the east, cells a pass.
    double *north;     // Flux to the north.
    double *spectrum;  // Scratch.
    double *half;      // Scratch.
};

static double *side_square(void) {
    return atlas_xcalloc((size_t)lattice_side * lattice_side, sizeof(double));
}

static void flow_create(const struct atlas_area_set *areas, struct flow *flow) {
    const struct atlas_box box = atlas_area_set_box(areas);
    const double width = box.max_x - box.min_x;
    const double height = box.max_y - box.min_y;
    const double side_m = lattice_extents * (width > height ? width : height);
    flow->lattice = (struct lattice){
        .origin = {(box.min_x + box.max_x - side_m) / 2,
                   (box.min_y + box.max_y - side_m) / 2},
        .step_m = side_m / lattice_side,
        .side = lattice_side,
    };
    flow->cosines = side_square();
    flow->sines = side_square();
    flow->density = side_square();
    flow->east = side_square();
    flow->north = side_square();
    flow->spectrum = side_square();
    flow->half = side_square();
    for (size_t k = 0; k < lattice_side; k++) {
        for (size_t i = 0; i < lattice_side; i++) {
            const double angle =
                pi * (double)k * ((double)i + 0.5) / lattice_side;
            flow->cosines[k * lattice_side + i] = cos(angle);
            flow->sines[k * lattice_side + i] = sin(angle);
        }
    }
}

static void flow_release(struct flow *flow) {
    free(flow->cosines);
    free(flow->sines);
    free(flow->density);
    free(flow->east);
    free(flow->north);
    free(flow->spectrum);
    free(flow->half);
}

// to[r][k] = sum over i of from[r][i] basis[k][i], and the result turned round:
// rows become columns, so that two calls transform both ways.
static void to_spectrum(const double *from, const double *basis, double *to) {
    for (size_t r = 0; r < lattice_side; r++) {
        for (size_t k = 0; k < lattice_side; k++) {
            double sum = 0;
            for (size_t i = 0; i < lattice_side; i++) {
                sum += from[r * lattice_side + i] * basis[k * lattice_side + i];
            }
            to[k * lattice_side + r] = sum;
        }
    }
}

// to[i][r] = sum over k of from[r][k] basis[k][i].
static void from_spectrum(const double *from, const double *basis, double *to) {
    for (size_t r = 0; r < lattice_side; r++) {
        double sums[lattice_side] = {0};
        for (size_t k = 0; k < lattice_side; k++) {
            const double value = from[r * lattice_side + k];
            for (size_t i = 0; i < lattice_side; i++) {
                sums[i] += value * basis[k * lattice_side + i];
            }
        }
        for (size_t i = 0; i < lattice_side; i++) {
            to[i * lattice_side + r] = sums[i];
        }
    }
}

// Normalised cosine transform of the density, blurred: spectrum[y][x].
static void flow_analyse(struct flow *flow) {
    const double unit = pi / lattice_side;
    to_spectrum(flow->density, flow->cosines, flow->half);
    to_spectrum(flow->half, flow->cosines, flow->spectrum);
    for (size_t ky = 0; ky < lattice_side; ky++) {
        for (size_t kx = 0; kx < lattice_side; kx++) {
            const double square = unit * unit * (double)(kx * kx + ky * ky);
            const double halves = (kx ? 2 : 1) * (ky ? 2 : 1);
            flow->spectrum[ky * lattice_side + kx] *=
                exp(-blur_cells * blur_cells * square / 2) * halves /
                (lattice_side * lattice_side);
        }
    }
}

// The part of the flux along one axis: minus the slope of the potential whose
// curvature is the mean less the density.
static void flow_along(struct flow *flow, bool is_east, double *flux) {
    const double unit = pi / lattice_side;
    double *const scaled = side_square();
    for (size_t ky = 0; ky < lattice_side; ky++) {
        for (size_t kx = 0; kx < lattice_side; kx++) {
            const double square = unit * (double)(kx * kx + ky * ky);
            if (square == 0) continue;
            scaled[ky * lattice_side + kx] =
                flow->spectrum[ky * lattice_side + kx] *
                (double)(is_east ? kx : ky) / square;
        }
    }
    from_spectrum(scaled, is_east ? flow->sines : flow->cosines, flow->half);
    from_spectrum(flow->half, is_east ? flow->cosines : flow->sines, flux);
    free(scaled);
}

static void flow_solve(struct flow *flow, const struct cartogram *cartogram,
                       double mean_a_cell) {
    const size_t cells = (size_t)lattice_side * lattice_side;
    for (size_t i = 0; i < cells; i++) flow->density[i] = 0;
    for (size_t i = 0; i < cartogram->grain_count; i++) {
        lattice_add(&flow->lattice, flow->density, cartogram->grains[i].at,
                    cartogram->grains[i].share / mean_a_cell);
    }
    flow_analyse(flow);
    flow_along(flow, true, flow->east);
    flow_along(flow, false, flow->north);
    from_spectrum(flow->spectrum, flow->cosines, flow->half);
    from_spectrum(flow->half, flow->cosines, flow->density);
    for (size_t i = 0; i < cells; i++) {
        if (flow->density[i] < density_least) flow->density[i] = density_least;
    }
}

// Where the flow carries a place in so much of a pass, seen at time t.
static struct atlas_point flow_step(const struct flow *flow,
                                    struct atlas_point from,
                                    struct atlas_point at, double t,
                                    double span) {
    const struct lattice *const lattice = &flow->lattice;
    const double mean = flow->spectrum[0];
    const struct lattice_spot spot = lattice_find(lattice, at);
    const double density =
        (1 - t) * lattice_read(lattice, flow->density, spot) + t * mean;
    const double scale = span * lattice->step_m / density;
    return (struct atlas_point){
        from.x + scale * lattice_read(lattice, flow->east, spot),
        from.y + scale * lattice_read(lattice, flow->north, spot)};
}

// The midpoint rule.
static void flow_carry(const struct flow *flow, struct cartogram *cartogram) {
    const double span = 1.0 / flow_steps;
    for (size_t i = 0; i < cartogram->grain_count; i++) {
        struct atlas_point at = cartogram->grains[i].at;
        for (int step = 0; step < flow_steps; step++) {
            const double t = step * span;
            const struct atlas_point middle =
                flow_step(flow, at, at, t, span / 2);
            at = flow_step(flow, at, middle, t + span / 2, span);
        }
        cartogram->grains[i].at = at;
    }
}

static void find_places(const struct atlas_area_set *areas,
                        struct cartogram *cartogram) {
    cartogram->places =
        atlas_xcalloc(areas->count + 1, sizeof(*cartogram->places));
    for (size_t i = 0; i < cartogram->grain_count; i++) {
        const struct grain grain = cartogram->grains[i];
        if (grain.area == ATLAS_NONE) continue;
        cartogram->places[grain.area].x += grain.share * grain.at.x;
        cartogram->places[grain.area].y += grain.share * grain.at.y;
    }
}

void cartogram_make(const struct atlas_area_set *areas,
                    struct cartogram *ret_cartogram) {
    struct cartogram cartogram = {0};
    struct flow flow;
    double land_m2 = 0;
    for (size_t i = 0; i < areas->count; i++) {
        land_m2 += areas->items[i].area_m2;
    }
    const double mean_m2 = land_m2 / (double)areas->count;
    flow_create(areas, &flow);
    grains_lay(areas, &flow.lattice, &cartogram);
    for (int pass = 0; areas->count > 1 && pass < passes; pass++) {
        flow_solve(&flow, &cartogram,
                   flow.lattice.step_m * flow.lattice.step_m / mean_m2);
        flow_carry(&flow, &cartogram);
    }
    find_places(areas, &cartogram);
    cartogram.count = areas->count;
    cartogram.width_m = sqrt(mean_m2 * 2 / sqrt(3));
    flow_release(&flow);
    *ret_cartogram = cartogram;
}

void cartogram_release(struct cartogram *cartogram) {
    free(cartogram->grains);
    free(cartogram->places);
    *cartogram = (struct cartogram){0};
}
