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
#include <string.h>

#include "breaks.h"
#include "diverging.h"

// Round the edges into the table, with as many places as keep them apart.
static void table_round(struct atlas_classes *table, struct raw_edges *raw,
                        int decimals) {
    edges_unite(raw);
    struct raw_edges best = edges_rounded(raw, decimals);
    for (int more = decimals + 1;
         best.count < raw->count && more <= EDGE_DECIMALS_MAX; more++) {
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
    table->decimals =
        edges_decimals(options->fixed, options->fixed_count, options->decimals);
    memcpy(table->edges, options->fixed,
           options->fixed_count * sizeof(*options->fixed));
}

static void table_find(struct atlas_classes *table, const struct column *column,
                       const struct atlas_classify_options *options) {
    const size_t wanted = options->classes < column->distinct_count
                              ? options->classes
                              : column->distinct_count;
    struct raw_edges raw = {.count = 0};
    int decimals = options->decimals;
    breaks_find(options->method, column, wanted, &raw);
    if (options->method == ATLAS_PRETTY && column->distinct_count > 1) {
        decimals = edges_decimals(raw.edges, raw.count + 1, decimals);
    }
    table_round(table, &raw, decimals);
}

static void table_fill(struct atlas_classes *table, const double *values,
                       size_t count,
                       const struct atlas_classify_options *options) {
    struct column column;
    if (options->method == ATLAS_FIXED) {
        table_fix(table, options);
        if (options->around) diverging_place(table, *options->around);
    } else if (options->around) {
        diverging_fill(table, values, count, options);
    } else {
        column_fill(&column, values, count);
        table_find(table, &column, options);
        column_release(&column);
    }
    for (size_t i = 0; i < count; i++) {
        table->members[atlas_class_of(table, values[i])]++;
    }
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
    if (options->around &&
        (*options->around < options->fixed[0] ||
         *options->around > options->fixed[options->fixed_count - 1])) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "the reference lies outside the fixed breaks");
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
    if (options->around && !isfinite(*options->around)) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "the reference of diverging classes is not a finite "
                          "number");
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
    if (count > 0) table_fill(&table, values, count, options);
    *ret_classes = table;
    return ATLAS_OK;
}
