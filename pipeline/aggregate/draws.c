// Random draws from a seed.
//
// In:  a seed.
// Out: uniform, normal and beta draws, the same everywhere.

#include "draws.h"

#include <math.h>

static uint64_t next_bits(struct draws *draws) {
    uint64_t bits = draws->state += UINT64_C(0x9e3779b97f4a7c15);
    bits = (bits ^ (bits >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    bits = (bits ^ (bits >> 27)) * UINT64_C(0x94d049bb133111eb);
    return bits ^ (bits >> 31);
}

double draws_uniform(struct draws *draws) {
    return ((double)(next_bits(draws) >> 11) + 0.5) * 0x1p-53;
}

double draws_normal(struct draws *draws) {
    double x;
    double y;
    double square;
    if (draws->has_spare) {
        draws->has_spare = false;
        return draws->spare;
    }
    do {
        x = 2 * draws_uniform(draws) - 1;
        y = 2 * draws_uniform(draws) - 1;
        square = x * x + y * y;
    } while (square >= 1 || square <= 0);
    const double scale = sqrt(-2 * log(square) / square);
    draws->spare = y * scale;
    draws->has_spare = true;
    return x * scale;
}

// Gamma with a shape of 1 or more.
static double draw_gamma_large(struct draws *draws, double shape) {
    const double d = shape - 1.0 / 3;
    const double c = 1 / sqrt(9 * d);
    for (;;) {
        const double x = draws_normal(draws);
        const double root = 1 + c * x;
        if (root <= 0) continue;
        const double v = root * root * root;
        if (log(draws_uniform(draws)) < 0.5 * x * x + d - d * v + d * log(v)) {
            return d * v;
        }
    }
}

// A small shape is raised by one and brought back by a power.
static double draw_gamma(struct draws *draws, double shape) {
    if (shape >= 1) return draw_gamma_large(draws, shape);
    const double large = draw_gamma_large(draws, shape + 1);
    return large * pow(draws_uniform(draws), 1 / shape);
}

double draws_beta(struct draws *draws, double a, double b) {
    const double first = draw_gamma(draws, a);
    const double second = draw_gamma(draws, b);
    return first / (first + second);
}
