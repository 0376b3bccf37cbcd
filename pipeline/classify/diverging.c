// Classes mirrored around a reference.
//
// In:  a column, the reference, a method.
// Out: edges at reference +- step, the same steps on both sides.
//
// The steps are the edges that the method finds for the distances from the
// reference. With an even number of classes the reference is an edge: steps
// start at 0. With an odd number a class lies around it: the first step is half
// that class, and 0 is no edge. The reference is rounded first, to the places
// of the edges, and the distances are taken from what is printed; then steps
// and reference are whole numbers of the last place, and so is every edge.

#include "diverging.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"
#include "breaks.h"

// What is asked for one side.
struct side {
    bool is_odd;   // A class lies around the reference.
    size_t steps;  // Wanted on one side, half of that class counted as one.
    size_t most;   // That the table has room for.
};

static struct side side_of(size_t classes) {
    return (struct side){
        .is_odd = classes % 2 == 1,
        .steps = (classes + 1) / 2,
        .most = (ATLAS_CLASSES_MAX + classes % 2) / 2,
    };
}

// Steps at which the column and its mirror image together would be cut into
// equal parts, as `at` gives the distance of a share.
static void steps_by_share(const struct column *distances,
                           const struct side *side,
                           double (*at)(const struct column *, double),
                           struct raw_edges *steps) {
    const size_t half = side->is_odd ? 1 : 0;  // Of a step.
    const double whole = (double)(2 * side->steps - half);
    steps->count = side->steps;
    for (size_t i = 1; i <= side->steps; i++) {
        steps->edges[i] = at(distances, (double)(2 * i - half) / whole);
    }
}

static double share_of_range(const struct column *distances, double share) {
    return share * distances->values[distances->count - 1];
}

// R's pretty() of the distances, as multiples of a unit from 0 on; `scale` is
// the size of a unit distance. Half a middle class counts as a whole step: the
// edge between the halves is left out later.
static void steps_pretty(const struct column *distances,
                         const struct side *side, double scale,
                         struct raw_edges *steps) {
    const double range[2] = {0,
                             distances->values[distances->count - 1] / scale};
    breaks_pretty_range(range, side->steps, side->most, steps);
    for (size_t i = 1; i <= steps->count; i++) steps->edges[i] *= scale;
}

// Standard deviation around the reference.
static double scale_of(const struct column *distances) {
    double squares = 0;
    for (size_t i = 0; i < distances->count; i++) {
        squares += distances->values[i] * distances->values[i];
    }
    return sqrt(squares / (double)distances->count);
}

// Steps from 0 to the largest distance, which is above 0.
static void steps_find(const struct column *distances,
                       const struct atlas_classify_options *options,
                       struct raw_edges *steps) {
    struct side side = side_of(options->classes);
    if (side.steps > distances->distinct_count) {
        side.steps = distances->distinct_count;
    }
    switch (options->method) {
        case ATLAS_QUANTILE:
            steps_by_share(distances, &side, column_quantile, steps);
            break;
        case ATLAS_EQUAL:
            steps_by_share(distances, &side, share_of_range, steps);
            break;
        case ATLAS_PRETTY:
            steps_pretty(distances, &side, 1, steps);
            break;
        case ATLAS_SD:
            steps_pretty(distances, &side, scale_of(distances), steps);
            break;
        case ATLAS_FISHER:
            breaks_fisher(distances, side.steps, steps);
            break;
        case ATLAS_HEADTAIL:
            breaks_headtail(distances, side.most, steps);
            break;
        case ATLAS_FIXED:
        case ATLAS_CLASS_METHOD_END:
            break;
    }
    steps->edges[0] = 0;
    edges_unite(steps);
}

static void distances_fill(struct column *distances, const double *values,
                           size_t count, double reference) {
    double *const sizes = atlas_xcalloc(count, sizeof(*sizes));
    for (size_t i = 0; i < count; i++) sizes[i] = fabs(values[i] - reference);
    column_fill(distances, sizes, count);
    free(sizes);
}

// The lowest and the highest value.
struct ends {
    double low;
    double high;
};

static struct ends ends_of(const double *values, size_t count) {
    struct ends found = {values[0], values[0]};
    for (size_t i = 1; i < count; i++) {
        found.low = fmin(found.low, values[i]);
        found.high = fmax(found.high, values[i]);
    }
    return found;
}

// Least whole number of units around the reference (in units, too) that reaches
// the lowest and the highest value on both sides.
static double units_around(struct ends ends, double reference, double power) {
    const double reach =
        fmax(ends.high * power - reference, reference - ends.low * power);
    double units = fmax(floor(reach) - 1, 0);
    while ((reference + units) / power < ends.high ||
           (reference - units) / power > ends.low) {
        units += 1;
    }
    return units;
}

// The steps as whole units up to `outer`, those that fell together united;
// returns how many.
static size_t steps_round(const struct raw_edges *steps, double outer,
                          double power, double units[ATLAS_CLASSES_MAX + 1]) {
    size_t kept = 0;
    units[0] = 0;
    for (size_t i = 1; i < steps->count; i++) {
        const double step = round(steps->edges[i] * power);
        if (step > units[kept] && step < outer) units[++kept] = step;
    }
    units[++kept] = outer;
    return kept;
}

// Write reference +- step into the table, from the lowest edge to the highest.
static void table_mirror(struct atlas_classes *table, const double *units,
                         size_t steps, bool is_odd) {
    const double power = edges_power(table->decimals);
    const double reference = round(table->reference * power);
    const size_t first = is_odd ? 1 : 0;  // The innermost edge.
    size_t edge = 0;
    for (size_t i = steps; i >= 1; i--) {
        table->edges[edge++] = (reference - units[i]) / power;
    }
    for (size_t i = first; i <= steps; i++) {
        table->edges[edge++] = (reference + units[i]) / power;
    }
    table->count = edge - 1;
    table->below = steps - first;
    table->above = steps - first;
}

// Classes with the places that the table says. False when steps fell together,
// or when round ones need more places.
static bool table_try(struct atlas_classes *table, const double *values,
                      size_t count,
                      const struct atlas_classify_options *options) {
    const double power = edges_power(table->decimals);
    struct column distances;
    struct raw_edges steps = {.count = 1};
    double units[ATLAS_CLASSES_MAX + 1];

    table->reference = edge_rounded(*options->around, table->decimals, 0);
    distances_fill(&distances, values, count, table->reference);
    const bool is_apart = distances.values[count - 1] > 0;
    if (is_apart) steps_find(&distances, options, &steps);
    column_release(&distances);

    const double outer =
        fmax(round(steps.edges[steps.count] * power),
             units_around(ends_of(values, count),
                          round(table->reference * power), power));
    const size_t kept = steps_round(&steps, outer, power, units);
    // Where every value is the reference, one class holds them: no sides.
    table_mirror(table, units, kept, !is_apart || options->classes % 2 == 1);
    return kept == steps.count &&
           (options->method != ATLAS_PRETTY ||
            edges_decimals(steps.edges, steps.count + 1, 0) <= table->decimals);
}

void diverging_fill(struct atlas_classes *table, const double *values,
                    size_t count,
                    const struct atlas_classify_options *options) {
    struct atlas_classes tried = *table;
    bool is_good = false;
    tried.is_diverging = true;
    for (tried.decimals = options->decimals;
         !is_good && tried.decimals <= EDGE_DECIMALS_MAX; tried.decimals++) {
        is_good = table_try(&tried, values, count, options);
        const bool is_first = tried.decimals == options->decimals;
        if (is_first || is_good || tried.count > table->count) *table = tried;
    }
}

void diverging_place(struct atlas_classes *table, double reference) {
    const double *const edges = table->edges;
    table->is_diverging = true;
    table->reference = edge_rounded(reference, table->decimals, 0);
    for (size_t i = 0; i < table->count; i++) {
        const bool ends_there = edges_same(edges[i + 1], table->reference);
        const bool starts_there = edges_same(edges[i], table->reference);
        if (ends_there || edges[i + 1] < table->reference) table->below++;
        if (starts_there || edges[i] > table->reference) table->above++;
    }
}
