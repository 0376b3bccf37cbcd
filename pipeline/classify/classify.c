// Stage 5: a column of rates to a class table.
//
// In:  values in any order, and a method.
// Out: edges that can be printed, and how many values each class holds.
//
// The hard part is that the legend must tell the truth: edges are rounded
// first, outwards at both ends so that no value falls outside, and only then
// are the values counted. Where rounding would make edges fall together, more
// places are taken; edges that are equal before rounding (ties) are one edge.

#include "atlas/classify.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "breaks.h"

// Places that edges may take at the most.
#define DECIMALS_MAX 7

static int compare_doubles(const void *left, const void *right) {
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

static void column_fill(struct column *column, const double *values,
                        size_t count) {
    column->count = count;
    column->values = atlas_xcalloc(3 * count, sizeof(*values));
    column->distinct = column->values + count;
    column->weights = column->distinct + count;
    column->distinct_count = 0;
    memcpy(column->values, values, count * sizeof(*values));
    qsort(column->values, count, sizeof(*values), compare_doubles);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || column->values[i] > column->values[i - 1]) {
            column->distinct[column->distinct_count++] = column->values[i];
        }
        column->weights[column->distinct_count - 1] += 1;
    }
}

static double power_of_ten(int decimals) {
    double power = 1;
    while (decimals-- > 0) power *= 10;
    return power;
}

// `value` to `decimals` places: the nearest (way 0), at most the value (-1), or
// at least the value (1).
static double rounded(double value, int decimals, int way) {
    const double power = power_of_ten(decimals);
    const double nearest = round(value * power);
    const double result = nearest / power;
    if (way < 0 && result > value) return (nearest - 1) / power;
    if (way > 0 && result < value) return (nearest + 1) / power;
    return result;
}

static int is_same(double left, double right) {
    return fabs(left - right) <= 1e-9 * (1 + fabs(left));
}

// Drop edges that repeat; the outer two stay.
static void edges_unite(struct raw_edges *edges) {
    size_t kept = 0;
    for (size_t i = 1; i < edges->count; i++) {
        if (is_same(edges->edges[i], edges->edges[kept])) continue;
        if (is_same(edges->edges[i], edges->edges[edges->count])) continue;
        edges->edges[++kept] = edges->edges[i];
    }
    edges->edges[kept + 1] = edges->edges[edges->count];
    edges->count = kept + 1;
}

static struct raw_edges edges_rounded(const struct raw_edges *raw,
                                      int decimals) {
    struct raw_edges result = {.count = raw->count};
    for (size_t i = 0; i <= raw->count; i++) {
        const int way = i == 0 ? -1 : i == raw->count ? 1 : 0;
        result.edges[i] = rounded(raw->edges[i], decimals, way);
    }
    edges_unite(&result);
    return result;
}

// Places needed to write every edge as it is.
static int decimals_needed(const double *edges, size_t count, int least) {
    int decimals = least;
    for (size_t i = 0; i < count; i++) {
        while (decimals < DECIMALS_MAX &&
               !is_same(edges[i], rounded(edges[i], decimals, 0))) {
            decimals++;
        }
    }
    return decimals;
}

// Round the edges into the table, with as many places as keep them apart.
static void table_round(struct atlas_classes *table, struct raw_edges *raw,
                        int decimals) {
    edges_unite(raw);
    struct raw_edges best = edges_rounded(raw, decimals);
    for (int more = decimals + 1;
         best.count < raw->count && more <= DECIMALS_MAX; more++) {
        const struct raw_edges finer = edges_rounded(raw, more);
        if (finer.count <= best.count) continue;
        best = finer;
        decimals = more;
    }
    table->count = best.count;
    table->decimals = decimals;
    memcpy(table->edges, best.edges, (best.count + 1) * sizeof(*best.edges));
}

static void table_fix(struct atlas_classes *table,
                      const struct atlas_classify_options *options) {
    table->count = options->fixed_count - 1;
    table->decimals = decimals_needed(options->fixed, options->fixed_count,
                                      options->decimals);
    memcpy(table->edges, options->fixed,
           options->fixed_count * sizeof(*options->fixed));
}

static void table_fill(struct atlas_classes *table, const struct column *column,
                       const struct atlas_classify_options *options) {
    const size_t wanted = options->classes < column->distinct_count
                              ? options->classes
                              : column->distinct_count;
    struct raw_edges raw = {.count = 0};
    int decimals = options->decimals;
    switch (options->method) {
        case ATLAS_QUANTILE:
            breaks_quantile(column, wanted, &raw);
            break;
        case ATLAS_FISHER:
            breaks_fisher(column, wanted, &raw);
            break;
        case ATLAS_EQUAL:
            breaks_equal(column, wanted, &raw);
            break;
        case ATLAS_PRETTY:
            breaks_pretty(column, wanted, &raw);
            if (column->distinct_count > 1) {
                decimals = decimals_needed(raw.edges, raw.count + 1, decimals);
            }
            break;
        case ATLAS_FIXED:
            table_fix(table, options);
            return;
        case ATLAS_CLASS_METHOD_END:
            return;
    }
    table_round(table, &raw, decimals);
}

static enum atlas_status fixed_check(
    const struct atlas_classify_options *options, struct atlas_error *err) {
    if (options->fixed_count < 2 ||
        options->fixed_count > ATLAS_CLASSES_MAX + 1) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "fixed breaks need 2 to %d edges, not %zu",
                          ATLAS_CLASSES_MAX + 1, options->fixed_count);
    }
    for (size_t i = 0; i < options->fixed_count; i++) {
        if (!isfinite(options->fixed[i])) {
            return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                              "fixed break %zu is not a number", i + 1);
        }
        if (i > 0 && options->fixed[i] <= options->fixed[i - 1]) {
            return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                              "fixed break %zu is not above the one before it",
                              i + 1);
        }
    }
    return ATLAS_OK;
}

static enum atlas_status options_check(
    const struct atlas_classify_options *options, struct atlas_error *err) {
    if (options->method >= ATLAS_CLASS_METHOD_END) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "unknown way of making classes");
    }
    if (options->decimals < 0 || options->decimals > 5) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "class edges may have 0 to 5 decimals, not %d",
                          options->decimals);
    }
    if (options->method == ATLAS_FIXED) return fixed_check(options, err);
    if (options->classes < 1 || options->classes > ATLAS_CLASSES_MAX) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "a map may have 1 to %d classes, not %zu",
                          ATLAS_CLASSES_MAX, options->classes);
    }
    return ATLAS_OK;
}

static enum atlas_status values_check(const double *values, size_t count,
                                      struct atlas_error *err) {
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(values[i])) {
            return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                              "value %zu of %zu is not a finite number", i + 1,
                              count);
        }
    }
    return ATLAS_OK;
}

enum atlas_status atlas_classify(const double *values, size_t count,
                                 const struct atlas_classify_options *options,
                                 struct atlas_classes *ret_classes,
                                 struct atlas_error *err) {
    enum atlas_status status = options_check(options, err);
    if (status) return status;
    status = values_check(values, count, err);
    if (status) return status;

    struct atlas_classes table = {.method = options->method,
                                  .decimals = options->decimals};
    if (count > 0) {
        struct column column;
        column_fill(&column, values, count);
        table_fill(&table, &column, options);
        for (size_t i = 0; i < count; i++) {
            table.members[atlas_class_of(&table, values[i])]++;
        }
        free(column.values);
    }
    *ret_classes = table;
    return ATLAS_OK;
}
