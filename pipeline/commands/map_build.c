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

static void year_list(struct atlas_text *list, uint32_t year) {
    atlas_text_addf(list, "%s%s", list->length ? ", " : "",
                    atlas_period_text(year).text);
}

// Where all years are read, the file has no such year.
static enum atlas_status year_missing(const struct drawing_source *source,
                                      const struct drawing *drawing,
                                      const char *key, uint32_t year,
                                      struct atlas_error *err) {
    struct atlas_text list = ATLAS_TEXT_INIT;
    enum atlas_status status;
    for (size_t i = 0; i < source->rates->period_count; i++) {
        year_list(&list, source->rates->periods[i]);
    }
    status =
        config_map_fail(err, source->config, drawing->wanted, key,
                        "no absence file has rows of %s; there are: %s",
                        atlas_period_text(year).text, atlas_text_string(&list));
    atlas_text_release(&list);
    return status;
}

enum atlas_status map_year_unread(const struct drawing_source *source,
                                  const struct drawing *drawing,
                                  const char *key, uint32_t year,
                                  struct atlas_error *err) {
    if (source->config->periods.all) {
        return year_missing(source, drawing, key, year, err);
    }
    return config_map_fail(err, source->config, drawing->wanted, key,
                           "%s was not read: add it to [run] periods",
                           atlas_period_text(year).text);
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

// A year that was read and that the level has no figures for: there are schools
// of it in no file, or nothing is published of such areas.
static enum atlas_status year_fail(const struct drawing_source *source,
                                   const struct drawing *drawing,
                                   const char *key, uint32_t wanted,
                                   struct atlas_error *err) {
    const struct atlas_rates *rates = source->rates;
    const size_t level =
        atlas_config_level(source->config, drawing->wanted->level);
    struct atlas_text list = ATLAS_TEXT_INIT;
    enum atlas_status status;
    for (size_t i = 0; i < rates->period_count; i++) {
        if (!has_period(rates, LEVELS_BEFORE + level, rates->periods[i])) {
            continue;
        }
        year_list(&list, rates->periods[i]);
    }
    status = config_map_fail(
        err, source->config, drawing->wanted, key,
        "level '%s' has no figures for %s%s; there are: %s",
        drawing->wanted->level,
        wanted ? atlas_period_text(wanted).text : "any year",
        source->config->levels[level].assign == ATLAS_BY_LOCATION
            ? ", as no file has schools of it"
            : "",
        list.length ? atlas_text_string(&list) : "none");
    atlas_text_release(&list);
    return status;
}

static enum atlas_status year_check(const struct drawing_source *source,
                                    const struct drawing *drawing,
                                    const char *key, uint32_t wanted,
                                    struct atlas_error *err) {
    const struct atlas_rates *rates = source->rates;
    const size_t level =
        atlas_config_level(source->config, drawing->wanted->level);
    if (has_period(rates, LEVELS_BEFORE + level, wanted)) return ATLAS_OK;
    if (wanted && atlas_rates_period(rates, wanted) == ATLAS_NONE) {
        return map_year_unread(source, drawing, key, wanted, err);
    }
    return year_fail(source, drawing, key, wanted, err);
}

static enum atlas_status year_add(const struct drawing_source *source,
                                  const struct drawing *drawing, uint32_t year,
                                  struct years *years,
                                  struct atlas_error *err) {
    if (years->count == ATLAS_PANELS_MAX) {
        return config_map_fail(err, source->config, drawing->wanted, "period",
                               "'period' has more years than fit on a page, "
                               "which are %d",
                               ATLAS_PANELS_MAX);
    }
    if (year && years->since >= year) {
        return config_map_fail(err, source->config, drawing->wanted, "since",
                               "'since' wants a year before %s, which is "
                               "shown, not %s",
                               atlas_period_text(year).text,
                               atlas_period_text(years->since).text);
    }
    years->items[years->count++] = year;
    return year_check(source, drawing, "period", year, err);
}

// Every year that has figures; of changes, those after the first.
static enum atlas_status years_all(const struct drawing_source *source,
                                   const struct drawing *drawing, size_t level,
                                   struct years *years,
                                   struct atlas_error *err) {
    const struct atlas_rates *rates = source->rates;
    enum atlas_status status = ATLAS_OK;
    for (size_t i = 0; !status && i < rates->period_count; i++) {
        const uint32_t year = rates->periods[i];
        if (year <= years->since) continue;
        if (!has_period(rates, LEVELS_BEFORE + level, year)) continue;
        status = year_add(source, drawing, year, years, err);
    }
    if (status || years->count) return status;
    return config_map_fail(err, source->config, drawing->wanted, "period",
                           "level '%s' has no figures for any year",
                           drawing->wanted->level);
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
        status = year_add(source, drawing,
                          rates->levels[LEVELS_BEFORE + level].latest_period,
                          years, err);
    }
    if (wanted->all) status = years_all(source, drawing, level, years, err);
    for (size_t i = 0; !status && i < wanted->count; i++) {
        status = year_add(source, drawing, wanted->items[i], years, err);
    }
    if (!status && years->since) {
        status = year_check(source, drawing, "since", years->since, err);
    }
    return status;
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
    drawings_credit(source, level, &drawing->credits);
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
        .no_insets = !wanted->insets,
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
