// Rates to things that can be drawn: figures on boundaries, classes for maps.
//
// In:  rates, levels with boundaries, the maps of the configuration.
// Out: figures for each level and period needed (once each), classes for each
//      map.
//
// Areas of a level differ from one period to the next (authorities come and
// go), so figures belong to a level and a period, and maps share them.

#include "drawings.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/aggregate.h"
#include "atlas/classify.h"
#include "atlas/csv.h"
#include "atlas/memory.h"

// What drawings are made from.
struct drawing_source {
    const struct atlas_config *config;  // maps wanted
    const struct atlas_level *levels;   // as in the configuration
    const struct atlas_rates *rates;    // levels after country and region
};

// The rates have country and region before the configured levels.
enum { LEVELS_BEFORE = 2 };

static const struct atlas_figures *find_figures(const struct drawings *drawings,
                                                const char *level,
                                                uint32_t period) {
    for (size_t i = 0; i < drawings->figure_count; i++) {
        const struct atlas_figures *const figures = &drawings->figures[i];
        if (figures->period == period && !strcmp(figures->level_key, level)) {
            return figures;
        }
    }
    return NULL;
}

static enum atlas_status need_figures(const struct drawing_source *source,
                                      size_t level, uint32_t period,
                                      struct atlas_issues *issues,
                                      struct drawings *drawings,
                                      const struct atlas_figures **ret_figures,
                                      struct atlas_error *err) {
    enum atlas_status status;
    struct atlas_figures *figures;
    *ret_figures = find_figures(drawings, source->levels[level].key, period);
    if (*ret_figures) return ATLAS_OK;
    figures = &drawings->figures[drawings->figure_count];
    status = atlas_figures_build(
        source->rates,
        &(struct atlas_figures_options){.level = LEVELS_BEFORE + level,
                                        .drawn = source->levels[level].drawn,
                                        .period = period},
        issues, figures, err);
    if (status) return status;
    drawings->figure_count++;
    *ret_figures = figures;
    return ATLAS_OK;
}

static enum atlas_status map_period(const struct drawing_source *source,
                                    const struct config_map *map, size_t level,
                                    uint32_t *ret_period,
                                    struct atlas_error *err) {
    const struct atlas_rates *const rates = source->rates;
    const size_t at = LEVELS_BEFORE + level;
    const uint32_t wanted =
        map->period ? map->period : rates->levels[at].latest_period;
    const uint32_t period = atlas_rates_period(rates, wanted);
    if (period != ATLAS_NONE) {
        for (size_t area = 0; area < rates->levels[at].area_count; area++) {
            const size_t row =
                atlas_rates_row(rates, at, period, area, ATLAS_PHASE_TOTAL);
            if (!rates->rows[row].is_present) continue;
            *ret_period = wanted;
            return ATLAS_OK;
        }
    }
    return atlas_fail_at(err, ATLAS_ERR_USAGE, source->config->path, map->line,
                         "[map %s]: level '%s' has no figures for %s", map->key,
                         map->level,
                         wanted ? atlas_period_text(wanted).text : "any year");
}

// A file carries the credits of what it shows, not of the whole run.
static void add_credits(const struct drawing_source *source, size_t level,
                        struct atlas_credits *credits) {
    atlas_credits_add_dfe(credits);
    atlas_credits_add_level(credits, &source->levels[level]);
    if (source->config->levels[level].credit) {
        atlas_credits_add(credits, source->config->levels[level].credit);
    }
}

static double *collect_rates(const struct atlas_map *map, size_t *ret_count) {
    const size_t areas = map->figures->areas.count;
    double *const values = atlas_xmalloc((areas + 1) * sizeof(*values));
    size_t count = 0;
    for (size_t i = 0; i < areas; i++) {
        const struct atlas_rate rate =
            atlas_figure_measure(map->figures, i, map->measure, map->phase);
        if (rate.state == ATLAS_NUMBER) values[count++] = rate.percent;
    }
    *ret_count = count;
    return values;
}

// The edges are numbers: the configuration was checked as a whole.
static void parse_breaks(const struct config_map *map, double *edges) {
    for (size_t i = 0; i < map->breaks.count; i++) {
        const char *const text = map->breaks.items[i];
        atlas_slice_decimal((struct atlas_slice){text, strlen(text)},
                            &edges[i]);
    }
}

static enum atlas_status classify_map(struct drawing *drawing,
                                      struct atlas_error *err) {
    const struct config_map *const wanted = drawing->wanted;
    double *const edges =
        atlas_xmalloc((wanted->breaks.count + 1) * sizeof(*edges));
    size_t count;
    double *const values = collect_rates(&drawing->map, &count);
    const struct atlas_classify_options options = {
        .method = wanted->breaks.count
                      ? ATLAS_FIXED
                      : (enum atlas_class_method)wanted->method,
        .classes = (size_t)wanted->classes,
        .decimals = (int)wanted->decimals,
        .fixed = edges,
        .fixed_count = wanted->breaks.count,
    };
    enum atlas_status status;
    parse_breaks(wanted, edges);
    status = atlas_classify(values, count, &options, &drawing->classes, err);
    free(values);
    free(edges);
    return status;
}

static struct atlas_rate england_rate(const struct atlas_rates *rates,
                                      const struct drawing *drawing) {
    const uint32_t period =
        atlas_rates_period(rates, drawing->map.figures->period);
    const size_t row = atlas_rates_row(rates, 0, period, 0, drawing->map.phase);
    if (!rates->levels[0].area_count || !rates->rows[row].is_present) {
        return (struct atlas_rate){.state = ATLAS_NOT_AVAILABLE};
    }
    return atlas_rates_measure(rates, row, drawing->map.measure);
}

static enum atlas_status make_map(const struct drawing_source *source,
                                  const struct config_map *wanted,
                                  struct atlas_issues *issues,
                                  struct drawings *drawings,
                                  struct atlas_error *err) {
    const size_t level = atlas_config_level(source->config, wanted->level);
    struct drawing *const drawing = &drawings->maps[drawings->map_count];
    uint32_t period = 0;
    enum atlas_status status = map_period(source, wanted, level, &period, err);
    drawing->wanted = wanted;
    drawing->map = (struct atlas_map){
        .id = wanted->key,
        .headline = wanted->title,
        .subtitle = wanted->subtitle,
        .place = source->config->place,
        .measure = atlas_measure_find(wanted->measure),
        .phase = (enum atlas_phase)wanted->phase,
        .classes = &drawing->classes,
        .palette = wanted->palette,
        .labels = wanted->labels,
        .credits = &drawing->credits,
        .width_mm = wanted->width_mm,
    };
    if (!status) {
        status = need_figures(source, level, period, issues, drawings,
                              &drawing->map.figures, err);
    }
    add_credits(source, level, &drawing->credits);
    if (!status) {
        drawing->map.reference = england_rate(source->rates, drawing);
        status = classify_map(drawing, err);
    }
    drawings->map_count++;
    return status;
}

static enum atlas_status export_level(const struct drawing_source *source,
                                      size_t level, struct atlas_issues *issues,
                                      struct drawings *drawings,
                                      struct atlas_error *err) {
    const uint32_t latest =
        source->rates->levels[LEVELS_BEFORE + level].latest_period;
    if (!source->levels[level].drawn || !latest) return ATLAS_OK;
    add_credits(source, level, &drawings->exported[level].credits);
    return need_figures(source, level, latest, issues, drawings,
                        &drawings->exported[level].figures, err);
}

enum atlas_status drawings_make(const struct atlas_config *config,
                                struct inputs *inputs,
                                const struct atlas_rates *rates,
                                struct drawings *ret_drawings,
                                struct atlas_error *err) {
    const struct drawing_source here = {config, inputs->levels, rates};
    const struct drawing_source *const source = &here;
    struct atlas_issues *const issues = &inputs->issues;
    const size_t levels = inputs->level_count;
    const size_t maps = config->map_count;
    struct drawings drawings = {
        .figures = atlas_xcalloc(levels + maps + 1, sizeof(*drawings.figures)),
        .exported = atlas_xcalloc(levels + 1, sizeof(*drawings.exported)),
        .level_count = levels,
        .maps = atlas_xcalloc(maps + 1, sizeof(*drawings.maps)),
    };
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; !status && i < levels; i++) {
        status = export_level(source, i, issues, &drawings, err);
    }
    for (size_t i = 0; !status && i < maps; i++) {
        status =
            make_map(source, &source->config->maps[i], issues, &drawings, err);
    }
    if (status) {
        drawings_release(&drawings);
    } else {
        *ret_drawings = drawings;
    }
    return status;
}

void drawings_release(struct drawings *drawings) {
    for (size_t i = 0; i < drawings->figure_count; i++) {
        atlas_figures_release(&drawings->figures[i]);
    }
    for (size_t i = 0; i < drawings->map_count; i++) {
        atlas_credits_release(&drawings->maps[i].credits);
    }
    for (size_t i = 0; i < drawings->level_count; i++) {
        atlas_credits_release(&drawings->exported[i].credits);
    }
    free(drawings->figures);
    free(drawings->exported);
    free(drawings->maps);
    memset(drawings, 0, sizeof(*drawings));
}
