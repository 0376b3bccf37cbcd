// Class breaks of the maps of a run.
//
// In:  maps with values, the methods wanted.
// Out: a class table for each map; the same one for all maps of a series.
//
// A series is classified over the values of all its maps together, by the
// method of the first of them, so that a colour means the same on each.

#include <stdlib.h>
#include <string.h>

#include "atlas/classify.h"
#include "atlas/csv.h"
#include "atlas/memory.h"
#include "map_build.h"

// Values of some maps.
struct pool {
    double *values;
    size_t count;
    size_t capacity;
};

static void pool_add(struct pool *pool, const struct atlas_rate *values,
                     size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (values[i].state != ATLAS_NUMBER) continue;
        pool->values = atlas_grow(pool->values, pool->count + 1,
                                  &pool->capacity, sizeof(*pool->values));
        pool->values[pool->count++] = values[i].percent;
    }
}

static void pool_add_map(struct pool *pool, const struct atlas_map *map,
                         bool is_second) {
    for (size_t i = 0; i < map->panel_count; i++) {
        const struct atlas_panel *panel = &map->panels[i];
        pool_add(pool, is_second ? panel->second : panel->values,
                 panel->areas->count);
    }
}

static bool is_series(const struct drawing *left, const struct drawing *right) {
    const char *a = left->wanted->series;
    const char *b = right->wanted->series;
    return left == right || (a && b && strcmp(a, b) == 0);
}

static bool number_parse(const char *text, double *ret_number) {
    return atlas_slice_decimal((struct atlas_slice){text, strlen(text)},
                               ret_number);
}

// "england", "england:201819" or a number; the configuration was checked.
static enum atlas_status reference_find(const struct drawing_source *source,
                                        struct drawing *drawing,
                                        double *ret_around,
                                        struct atlas_error *err) {
    const char *around = drawing->wanted->around;
    struct atlas_variable *variable = &drawing->map.variable;
    if (number_parse(around, ret_around)) {
        variable->reference = (struct atlas_rate){.percent = *ret_around};
        variable->reference_name = "Reference";
        return ATLAS_OK;
    }
    const uint32_t period = config_england_year(around);
    if (period) {
        struct atlas_text name = ATLAS_TEXT_INIT;
        variable->reference = map_england(source->rates, variable, period);
        atlas_text_addf(&name, "England in %s", atlas_period_text(period).text);
        variable->reference_name =
            atlas_arena_text(&drawing->arena, atlas_text_string(&name));
        atlas_text_release(&name);
    }
    *ret_around = variable->reference.percent;
    if (variable->reference.state == ATLAS_NUMBER) return ATLAS_OK;
    if (period && atlas_rates_period(source->rates, period) == ATLAS_NONE) {
        return map_year_unread(source, drawing, "around", period, err);
    }
    return config_map_fail(err, source->config, drawing->wanted, "around",
                           "'around' cannot be '%s': there is no such figure",
                           around);
}

// The edges are numbers: the configuration was checked as a whole.
static double *breaks_parse(const struct config_map *map) {
    double *edges = atlas_xmalloc((map->breaks.count + 1) * sizeof(*edges));
    for (size_t i = 0; i < map->breaks.count; i++) {
        number_parse(map->breaks.items[i], &edges[i]);
    }
    return edges;
}

static bool has_both_signs(const struct pool *pool) {
    bool is_below = false;
    bool is_above = false;
    for (size_t i = 0; i < pool->count; i++) {
        is_below |= pool->values[i] < 0;
        is_above |= pool->values[i] > 0;
    }
    return is_below && is_above;
}

// Classes lie around what a map diverges from: as asked, or, of a change that
// goes both ways, 0. Where all go one way the other half would be empty.
static bool is_diverging(const struct drawing *drawing,
                         const struct pool *pool) {
    if (drawing->map.second) return false;
    return drawing->wanted->around ||
           (drawing->map.variable.since && has_both_signs(pool));
}

static enum atlas_status first_classify(const struct drawing_source *source,
                                        struct drawing *drawing,
                                        const struct pool *pool,
                                        struct atlas_error *err) {
    const struct config_map *wanted = drawing->wanted;
    const bool is_pair = drawing->map.second != NULL;
    double around = 0;
    enum atlas_status status = ATLAS_OK;
    if (wanted->around && !is_pair) {
        status = reference_find(source, drawing, &around, err);
        if (status) return status;
    }
    double *edges = breaks_parse(wanted);
    size_t classes = (size_t)wanted->classes;
    if (is_pair && classes > ATLAS_PAIR_CLASSES) classes = ATLAS_PAIR_CLASSES;
    const struct atlas_classify_options options = {
        .method = wanted->breaks.count
                      ? ATLAS_FIXED
                      : (enum atlas_class_method)wanted->method,
        .classes = classes,
        .decimals = (int)wanted->decimals,
        .fixed = edges,
        .fixed_count = wanted->breaks.count,
        .around = is_diverging(drawing, pool) ? &around : NULL,
    };
    status = atlas_classify(pool->values, pool->count, &options,
                            &drawing->classes, err);
    free(edges);
    return status;
}

static enum atlas_status second_classify(struct drawing *drawing,
                                         const struct pool *pool,
                                         struct atlas_error *err) {
    const struct config_map *wanted = drawing->wanted;
    const struct atlas_classify_options options = {
        .method = wanted->method == ATLAS_FIXED
                      ? ATLAS_QUANTILE
                      : (enum atlas_class_method)wanted->method,
        .classes = ATLAS_PAIR_CLASSES,
        .decimals = (int)wanted->decimals,
    };
    return atlas_classify(pool->values, pool->count, &options,
                          &drawing->second_classes, err);
}

// Values of all maps of the series of a map, of its first or second variable.
static struct pool series_pool(const struct drawings *drawings,
                               const struct drawing *drawing, bool is_second) {
    struct pool pool = {0};
    for (size_t i = 0; i < drawings->map_count; i++) {
        const struct drawing *other = &drawings->maps[i];
        if (!is_series(other, drawing)) continue;
        pool_add_map(&pool, &other->map, is_second);
    }
    return pool;
}

static enum atlas_status both_classify(const struct drawing_source *source,
                                       const struct drawings *drawings,
                                       struct drawing *drawing,
                                       struct atlas_error *err) {
    struct pool pool = series_pool(drawings, drawing, false);
    enum atlas_status status = first_classify(source, drawing, &pool, err);
    free(pool.values);
    if (status || !drawing->map.second) return status;
    pool = series_pool(drawings, drawing, true);
    status = second_classify(drawing, &pool, err);
    free(pool.values);
    return status;
}

enum atlas_status maps_classify(const struct drawing_source *source,
                                struct drawings *drawings,
                                struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; !status && i < drawings->map_count; i++) {
        struct drawing *drawing = &drawings->maps[i];
        size_t first = 0;
        while (!is_series(&drawings->maps[first], drawing)) first++;
        status = both_classify(source, drawings, drawing, err);
        if (status || first == i) continue;
        drawing->classes = drawings->maps[first].classes;
        drawing->second_classes = drawings->maps[first].second_classes;
    }
    return status;
}
