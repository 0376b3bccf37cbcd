// A [map] section to a page: years, figures, values.
//
// In:  the section, rates, boundaries.
// Out: one panel a year, its values by area, England's value.
//
// Areas of a level differ from one period to the next (authorities come and
// go). Years that stand beside each other, or are taken from each other, are
// laid onto areas that are whole in all of them, so that an area is the same
// land in every panel.

#include "map_build.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"

// Every year that a map shows or compares with.
struct years {
    uint32_t items[ATLAS_PANELS_MAX];
    size_t count;
    uint32_t since;
};

enum atlas_status map_fail(const struct drawing_source *source,
                           const struct drawing *drawing,
                           enum atlas_status status, const char *what,
                           struct atlas_error *err) {
    return atlas_fail_at(err, status, source->config->path,
                         drawing->wanted->line, "[map %s] %s",
                         drawing->wanted->key, what);
}

static bool has_period(const struct atlas_rates *rates, size_t level,
                       uint32_t wanted) {
    const uint32_t period = atlas_rates_period(rates, wanted);
    if (period == ATLAS_NONE) return false;
    for (size_t area = 0; area < rates->levels[level].area_count; area++) {
        const size_t row =
            atlas_rates_row(rates, level, period, area, ATLAS_PHASE_TOTAL);
        if (rates->rows[row].is_present) return true;
    }
    return false;
}

static enum atlas_status year_check(const struct drawing_source *source,
                                    const struct drawing *drawing, size_t level,
                                    uint32_t wanted, struct atlas_error *err) {
    if (has_period(source->rates, LEVELS_BEFORE + level, wanted)) {
        return ATLAS_OK;
    }
    return atlas_fail_at(err, ATLAS_ERR_USAGE, source->config->path,
                         drawing->wanted->line,
                         "[map %s]: level '%s' has no figures for %s",
                         drawing->wanted->key, drawing->wanted->level,
                         wanted ? atlas_period_text(wanted).text : "any year");
}

static enum atlas_status year_add(const struct drawing_source *source,
                                  const struct drawing *drawing, size_t level,
                                  uint32_t year, struct years *years,
                                  struct atlas_error *err) {
    if (years->count == ATLAS_PANELS_MAX) {
        return map_fail(source, drawing, ATLAS_ERR_USAGE,
                        "has more years than fit on a page (16)", err);
    }
    years->items[years->count++] = year;
    return year_check(source, drawing, level, year, err);
}

// The years that the section names, ascending as given.
static enum atlas_status years_find(const struct drawing_source *source,
                                    const struct drawing *drawing, size_t level,
                                    struct years *years,
                                    struct atlas_error *err) {
    const struct atlas_rates *rates = source->rates;
    const struct config_periods *wanted = &drawing->wanted->period;
    enum atlas_status status = ATLAS_OK;
    years->since = drawing->wanted->since;
    if (wanted->latest || (!wanted->all && wanted->count == 0)) {
        status = year_add(source, drawing, level,
                          rates->levels[LEVELS_BEFORE + level].latest_period,
                          years, err);
    }
    for (size_t i = 0; !status && wanted->all && i < rates->period_count; i++) {
        if (!has_period(rates, LEVELS_BEFORE + level, rates->periods[i])) {
            continue;
        }
        status =
            year_add(source, drawing, level, rates->periods[i], years, err);
    }
    for (size_t i = 0; !status && i < wanted->count; i++) {
        status = year_add(source, drawing, level, wanted->items[i], years, err);
    }
    if (!status && years->since) {
        status = year_check(source, drawing, level, years->since, err);
    }
    return status;
}

// A file carries the credits of what it shows, not of the whole run.
static void credits_add(const struct drawing_source *source, size_t level,
                        struct atlas_credits *credits) {
    atlas_credits_add_dfe(credits);
    atlas_credits_add_level(credits, &source->inputs->levels[level]);
    if (source->config->levels[level].credit) {
        atlas_credits_add(credits, source->config->levels[level].credit);
    }
}

// Figures of one year of a map, to be compared with its other years. A part of
// the country is seen from near.
static struct figures_wanted figures_of(const struct drawing *drawing,
                                        size_t level, const struct years *years,
                                        uint32_t year) {
    struct figures_wanted wanted = {.level = level,
                                    .period = year,
                                    .is_fine = drawing->wanted->within != NULL};
    for (size_t i = 0; i < years->count; i++) {
        if (years->items[i] == year) continue;
        wanted.with[wanted.with_count++] = years->items[i];
    }
    if (years->since && years->since != year) {
        wanted.with[wanted.with_count++] = years->since;
    }
    return wanted;
}

static enum atlas_status panels_lay(const struct drawing_source *source,
                                    size_t level, const struct years *years,
                                    struct drawings *drawings,
                                    struct drawing *drawing,
                                    struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; !status && i < years->count; i++) {
        struct atlas_panel *panel = &drawing->panels[i];
        const struct figures_wanted wanted =
            figures_of(drawing, level, years, years->items[i]);
        status = drawings_lay(source, &wanted, drawings, &panel->figures, err);
        if (status) break;
        panel->areas = &panel->figures->areas;
        if (years->count > 1) {
            panel->title = atlas_arena_text(
                &drawing->arena, atlas_period_text(years->items[i]).text);
        }
    }
    return status;
}

enum atlas_status map_build(const struct drawing_source *source,
                            const struct config_map *wanted,
                            struct drawings *drawings, struct drawing *drawing,
                            struct atlas_error *err) {
    const size_t level = atlas_config_level(source->config, wanted->level);
    struct years years = {.count = 0};
    drawing->wanted = wanted;
    enum atlas_status status = years_find(source, drawing, level, &years, err);
    if (!status) {
        status = panels_lay(source, level, &years, drawings, drawing, err);
    }
    credits_add(source, level, &drawing->credits);
    drawing->map = (struct atlas_map){
        .id = wanted->key,
        .headline = wanted->title,
        .subtitle = wanted->subtitle,
        .place = source->config->place,
        .panels = drawing->panels,
        .panel_count = years.count,
        .variable = {.measure = atlas_measure_find(wanted->measure),
                     .phase = (enum atlas_phase)wanted->phase,
                     .since = years.since,
                     .classes = &drawing->classes},
        .view = (enum atlas_view)wanted->view,
        .palette = wanted->palette,
        .labels = wanted->labels,
        .link = wanted->link,
        .credits = &drawing->credits,
        .width_mm = wanted->size.width_mm,
        .height_mm = wanted->size.height_mm,
    };
    if (wanted->with) {
        drawing->second = (struct atlas_variable){
            .measure = atlas_measure_find(wanted->with),
            .phase = (enum atlas_phase)wanted->phase,
            .since = years.since,
            .classes = &drawing->second_classes,
            .reference = {.state = ATLAS_NOT_AVAILABLE}};
        drawing->map.second = &drawing->second;
    }
    return status;
}

static struct atlas_rate england_at(const struct atlas_rates *rates,
                                    const struct atlas_variable *variable,
                                    uint32_t wanted) {
    const uint32_t period = atlas_rates_period(rates, wanted);
    if (period == ATLAS_NONE || !rates->levels[0].area_count) {
        return (struct atlas_rate){.state = ATLAS_NOT_AVAILABLE};
    }
    const size_t row = atlas_rates_row(rates, 0, period, 0, variable->phase);
    if (!rates->rows[row].is_present) {
        return (struct atlas_rate){.state = ATLAS_NOT_AVAILABLE};
    }
    return atlas_rates_measure(rates, row, variable->measure);
}

struct atlas_rate map_england(const struct atlas_rates *rates,
                              const struct atlas_variable *variable,
                              uint32_t period) {
    const struct atlas_rate now = england_at(rates, variable, period);
    if (!variable->since) return now;
    const struct atlas_rate before =
        england_at(rates, variable, variable->since);
    if (now.state != ATLAS_NUMBER || before.state != ATLAS_NUMBER) {
        return (struct atlas_rate){.state = ATLAS_NOT_AVAILABLE};
    }
    return (struct atlas_rate){.percent = now.percent - before.percent};
}

// Values of one variable: rates, or changes since other figures.
static struct atlas_rate *values_of(struct atlas_arena *arena,
                                    const struct atlas_variable *variable,
                                    const struct atlas_figures *figures,
                                    const struct atlas_figures *before) {
    const size_t count = figures->areas.count;
    struct atlas_rate *values =
        atlas_arena_alloc(arena, (count + 1) * sizeof(*values));
    for (size_t i = 0; i < count; i++) {
        values[i] =
            before ? atlas_figures_change(figures, before, i, variable->measure,
                                          variable->phase)
                   : atlas_figure_measure(figures, i, variable->measure,
                                          variable->phase);
    }
    return values;
}

enum atlas_status map_fill(const struct drawing_source *source,
                           struct drawings *drawings, struct drawing *drawing,
                           struct atlas_error *err) {
    const struct atlas_map *map = &drawing->map;
    const size_t level =
        atlas_config_level(source->config, drawing->wanted->level);
    enum atlas_status status = ATLAS_OK;
    struct years years = {.since = map->variable.since};
    for (size_t i = 0; i < map->panel_count; i++) {
        years.items[years.count++] = drawing->panels[i].figures->period;
    }
    const struct atlas_figures *before = NULL;
    if (years.since) {
        const struct figures_wanted wanted =
            figures_of(drawing, level, &years, years.since);
        status = drawings_lay(source, &wanted, drawings, &before, err);
    }
    for (size_t i = 0; !status && i < map->panel_count; i++) {
        struct atlas_panel *panel = &drawing->panels[i];
        panel->values =
            values_of(&drawing->arena, &map->variable, panel->figures, before);
        if (!map->second) continue;
        panel->second =
            values_of(&drawing->arena, map->second, panel->figures, before);
    }
    const uint32_t last = years.count ? years.items[years.count - 1] : 0;
    drawing->map.variable.reference =
        map_england(source->rates, &map->variable, last);
    return status;
}
