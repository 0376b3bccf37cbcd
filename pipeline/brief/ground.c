// What all packs of a level share: columns with their spread and ranks,
// likeness of areas, boundaries with figures and classes.
//
// In:  results of the stages, a level.
// Out: struct atlas_brief_ground, read-only from then on.
//
// The one idea: whatever looks at all areas is done once, so that a pack costs
// the same whether one is made or all of them.

#include "ground.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/aggregate.h"
#include "atlas/classify.h"
#include "atlas/profiles.h"
#include "atlas/uncertainty.h"
#include "atlas/workers.h"

// Country and regions stand before the configured levels.
enum { LEVELS_BEFORE = 2 };

// Classes of the maps of all packs: quintiles of the level's areas.
enum { MAP_CLASSES = 5 };

const struct atlas_measure *ground_measure(enum ground_measure which) {
    return atlas_measure_find(which == GROUND_SEVERE ? "severe" : "persistent");
}

uint32_t ground_row(const struct atlas_rates *rates, size_t level,
                    uint32_t area, uint32_t period, enum atlas_phase phase) {
    const uint32_t at = atlas_rates_period(rates, period);
    if (at == ATLAS_NONE) return ATLAS_NONE;
    const size_t row = atlas_rates_row(rates, level, at, area, phase);
    return rates->rows[row].is_present ? (uint32_t)row : ATLAS_NONE;
}

struct atlas_rate ground_rate(const struct atlas_rates *rates, size_t level,
                              uint32_t area, uint32_t period,
                              const struct atlas_measure *measure,
                              enum atlas_phase phase) {
    const uint32_t row = ground_row(rates, level, area, period, phase);
    if (row == ATLAS_NONE) {
        return (struct atlas_rate){.state = ATLAS_NOT_AVAILABLE};
    }
    return atlas_rates_measure(rates, row, measure);
}

const struct ground_column *ground_column(
    const struct atlas_brief_ground *ground,
    const struct atlas_measure *measure, enum atlas_phase phase) {
    for (int i = 0; i < GROUND_MEASURE_END; i++) {
        if (ground_measure((enum ground_measure)i) == measure) {
            return &ground->columns[i][phase];
        }
    }
    return NULL;
}

// A union of areas carries the codes behind it.
uint32_t ground_figure(const struct atlas_brief_ground *ground, uint32_t area) {
    const char *const code =
        ground->source.rates->levels[ground->level].areas[area].code;
    const struct atlas_figures *figures = &ground->figures;
    const uint32_t own = atlas_area_set_find(&figures->areas, code);
    if (own != ATLAS_NONE) return own;
    for (size_t i = 0; i < figures->areas.count; i++) {
        if (strstr(figures->items[i].members, code)) return (uint32_t)i;
    }
    return ATLAS_NONE;
}

struct atlas_interval atlas_brief_interval(
    const struct atlas_brief_ground *ground, uint32_t area,
    const struct atlas_measure *measure, enum atlas_phase phase) {
    const struct ground_column *column = ground_column(ground, measure, phase);
    if (!column) return (struct atlas_interval){.state = ATLAS_NOT_APPLICABLE};
    return atlas_interval_wilson(&column->rates[area],
                                 column->dispersion.factor);
}

struct atlas_rank atlas_brief_rank(const struct atlas_brief_ground *ground,
                                   uint32_t area,
                                   const struct atlas_measure *measure,
                                   enum atlas_phase phase) {
    const struct ground_column *column = ground_column(ground, measure, phase);
    return column ? column->ranks[area] : (struct atlas_rank){0};
}

uint32_t atlas_brief_ground_period(const struct atlas_brief_ground *ground) {
    return ground->period;
}

uint32_t atlas_brief_region(const struct atlas_brief_ground *ground,
                            uint32_t area) {
    return ground->level == 1 ? area
           : ground->level    ? ground->region_of_area[area]
                              : ATLAS_NONE;
}

// One column, as a task.
struct column_task {
    const struct atlas_brief_ground *ground;
    enum ground_measure which;
    enum atlas_phase phase;
    struct ground_column *column;
};

// Where the files have no schools of a measure, those of persistent absence say
// how alike the pupils of a school are.
static struct atlas_dispersion spread_of(
    const struct atlas_brief_ground *ground,
    const struct atlas_measure *measure, enum atlas_phase phase) {
    const struct atlas_brief_source *source = &ground->source;
    struct atlas_dispersion spread = {.factor = 1};
    if (ground->configured == ATLAS_NONE || !ground->school_period) {
        return spread;
    }
    spread = atlas_dispersion_estimate(source->absence, source->placement,
                                       ground->configured,
                                       ground->school_period, measure, phase);
    if (spread.schools) return spread;
    return atlas_dispersion_estimate(source->absence, source->placement,
                                     ground->configured, ground->school_period,
                                     ground_measure(GROUND_PERSISTENT), phase);
}

static enum atlas_status column_fill(void *argument, struct atlas_error *err) {
    const struct column_task *task = argument;
    const struct atlas_brief_ground *ground = task->ground;
    const struct atlas_brief_source *source = &ground->source;
    const size_t count = source->rates->levels[ground->level].area_count;
    const struct atlas_measure *measure = ground_measure(task->which);
    struct ground_column *column = task->column;
    (void)err;
    for (size_t i = 0; i < count; i++) {
        column->rates[i] =
            ground_rate(source->rates, ground->level, (uint32_t)i,
                        ground->period, measure, task->phase);
    }
    column->dispersion = spread_of(ground, measure, task->phase);
    atlas_ranks_simulate(column->rates, count, column->dispersion.factor,
                         column->ranks);
    return ATLAS_OK;
}

static enum atlas_status columns_fill(struct atlas_brief_ground *ground,
                                      struct atlas_error *err) {
    const size_t count =
        ground->source.rates->levels[ground->level].area_count + 1;
    struct column_task items[GROUND_MEASURE_END * ATLAS_PHASE_END];
    struct atlas_task tasks[GROUND_MEASURE_END * ATLAS_PHASE_END];
    size_t next = 0;
    for (int which = 0; which < GROUND_MEASURE_END; which++) {
        for (int phase = 0; phase < ATLAS_PHASE_END; phase++) {
            struct ground_column *column = &ground->columns[which][phase];
            column->rates = atlas_arena_alloc(&ground->arena,
                                              count * sizeof(*column->rates));
            column->ranks = atlas_arena_alloc(&ground->arena,
                                              count * sizeof(*column->ranks));
            items[next] =
                (struct column_task){ground, (enum ground_measure)which,
                                     (enum atlas_phase)phase, column};
            tasks[next] = (struct atlas_task){column_fill, &items[next]};
            next++;
        }
    }
    return atlas_workers_run(tasks, next, ground->source.threads, err);
}

static enum atlas_status classes_find(struct atlas_brief_ground *ground,
                                      struct atlas_error *err) {
    const size_t count = ground->figures.areas.count;
    const struct atlas_classify_options options = {
        .method = ATLAS_QUANTILE, .classes = MAP_CLASSES, .decimals = 1};
    double *numbers = atlas_xmalloc((count + 1) * sizeof(*numbers));
    size_t found = 0;
    ground->values = atlas_arena_alloc(&ground->arena,
                                       (count + 1) * sizeof(*ground->values));
    for (size_t i = 0; i < count; i++) {
        ground->values[i] = atlas_figure_measure(
            &ground->figures, i, ground_measure(GROUND_PERSISTENT),
            ATLAS_PHASE_TOTAL);
        if (ground->values[i].state == ATLAS_NUMBER) {
            numbers[found++] = ground->values[i].percent;
        }
    }
    const enum atlas_status status =
        atlas_classify(numbers, found, &options, &ground->classes, err);
    free(numbers);
    return status;
}

// Boundaries clipped to tidal water cut neighbours apart that meet in a river;
// those for drawing keep them together. They serve where they are of the same
// areas.
static const struct atlas_area_set *borders_of(
    const struct atlas_level *level, const struct atlas_area_set *areas) {
    const struct atlas_area_set *drawn = level->drawn;
    if (!drawn || drawn->count != areas->count) return areas;
    for (size_t i = 0; i < areas->count; i++) {
        if (strcmp(drawn->items[i].code, areas->items[i].code)) return areas;
    }
    return drawn;
}

// Boundaries seen from near: those that place schools, where there are such.
static enum atlas_status figures_lay(struct atlas_brief_ground *ground,
                                     struct atlas_issues *issues,
                                     struct atlas_error *err) {
    if (ground->configured == ATLAS_NONE) return ATLAS_OK;
    const struct atlas_level *level =
        &ground->source.levels[ground->configured];
    const struct atlas_figures_options options = {
        .level = ground->level,
        .drawn = level->areas ? level->areas : level->drawn,
        .period = ground->period,
    };
    if (!options.drawn) return ATLAS_OK;
    enum atlas_status status = atlas_figures_build(
        ground->source.rates, &options, issues, &ground->figures, err);
    if (status) return status;
    atlas_adjacency_build(borders_of(level, &ground->figures.areas),
                          &ground->adjacency);
    return classes_find(ground, err);
}

// The configured level of a level of the rates: the regions may have one.
static uint32_t configured_of(const struct atlas_brief_source *source,
                              size_t level) {
    if (level >= LEVELS_BEFORE) return (uint32_t)(level - LEVELS_BEFORE);
    for (size_t i = 0; i < source->level_count; i++) {
        if (!strcmp(source->levels[i].key, source->rates->levels[level].key)) {
            return (uint32_t)i;
        }
    }
    return ATLAS_NONE;
}

static void levels_find(struct atlas_brief_ground *ground) {
    const struct atlas_brief_source *source = &ground->source;
    const bool is_located =
        ground->configured != ATLAS_NONE &&
        source->levels[ground->configured].assign == ATLAS_BY_LOCATION;
    ground->authorities = ground->parts = ATLAS_NONE;
    for (size_t i = source->level_count; i-- > 0;) {
        if (source->levels[i].assign == ATLAS_BY_AUTHORITY) {
            ground->authorities = (uint32_t)(LEVELS_BEFORE + i);
        }
        if (is_located && i != ground->configured && source->levels[i].areas) {
            ground->parts = (uint32_t)i;
        }
    }
}

static enum atlas_status ground_fill(struct atlas_brief_ground *ground,
                                     struct atlas_issues *issues,
                                     struct atlas_error *err) {
    const struct atlas_brief_source *source = &ground->source;
    enum atlas_status status = columns_fill(ground, err);
    if (!status) status = figures_lay(ground, issues, err);
    if (!status) status = ground_find_owners(ground, err);
    if (!status && ground->level >= LEVELS_BEFORE && ground->school_period) {
        const struct atlas_profiles_source from = {
            source->absence, source->schools, source->placement, source->rates};
        atlas_profiles_build(&from, ground->level, ground->school_period,
                             &ground->profiles);
    }
    return status;
}

static uint32_t school_period_of(const struct atlas_brief_source *source,
                                 uint32_t period) {
    for (size_t i = source->absence->period_count; i-- > 0;) {
        const uint32_t at = source->absence->periods[i];
        if (at <= period && atlas_absence_has_schools(source->absence, at)) {
            return at;
        }
    }
    return 0;
}

enum atlas_status atlas_brief_ground_create(
    const struct atlas_brief_source *source, size_t level,
    struct atlas_issues *issues, struct atlas_brief_ground **ret_ground,
    struct atlas_error *err) {
    const struct atlas_rate_level *of = &source->rates->levels[level];
    if (!of->latest_period) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "level '%s' has no figures in any year that is read",
                          of->key);
    }
    struct atlas_brief_ground *ground = atlas_xcalloc(1, sizeof(*ground));
    ground->source = *source;
    ground->level = level;
    ground->configured = configured_of(source, level);
    ground->period = of->latest_period;
    ground->school_period = school_period_of(source, ground->period);
    levels_find(ground);
    const enum atlas_status status = ground_fill(ground, issues, err);
    if (status) {
        atlas_brief_ground_free(ground);
        return status;
    }
    *ret_ground = ground;
    return ATLAS_OK;
}

void atlas_brief_ground_free(struct atlas_brief_ground *ground) {
    if (!ground) return;
    atlas_profiles_release(&ground->profiles);
    atlas_adjacency_release(&ground->adjacency);
    atlas_figures_release(&ground->figures);
    atlas_arena_release(&ground->arena);
    free(ground);
}
