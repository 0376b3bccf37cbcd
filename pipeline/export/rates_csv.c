// rates.csv and rates.meta.csv.
//
// In:  the rates and which of their rows are wanted.
// Out: DfE's tidy layout, a row an area, period and phase; and the file that
//      describes its columns (DfE, "Open data standards").

#include <stdlib.h>
#include <string.h>

#include "atlas/export.h"
#include "cells.h"
#include "rates_columns.h"

static void add_header(const struct atlas_measure *extra,
                       struct atlas_text *text) {
    size_t count;
    const struct rates_column *columns = rates_columns(&count);
    for (size_t i = 0; i < count; i++) {
        if (i) atlas_text_add_char(text, ',');
        atlas_text_add(text, columns[i].name);
    }
    if (extra) {
        const char *name = atlas_column_name(extra->numerator);
        atlas_text_addf(text, ",%s,%s_rate", name, name);
    }
    atlas_text_add_char(text, '\n');
}

static void add_row(const struct rates_line *line,
                    const struct atlas_measure *extra,
                    struct atlas_text *text) {
    size_t count;
    const struct rates_column *columns = rates_columns(&count);
    for (size_t i = 0; i < count; i++) {
        if (i) atlas_text_add_char(text, ',');
        columns[i].write(line, columns[i].which, text);
    }
    if (extra) {
        atlas_text_add_char(text, ',');
        cell_add_count(
            text, atlas_rates_count(line->rates, line->row, extra->numerator));
        atlas_text_add_char(text, ',');
        cell_add_rate(text, atlas_rates_measure(line->rates, line->row, extra));
    }
    atlas_text_add_char(text, '\n');
}

// The measure that needs columns of its own: the core ones have theirs.
static const struct atlas_measure *extra_measure(
    const struct atlas_rates_selection *selection) {
    size_t count;
    const struct atlas_measure *measures = atlas_measures(&count);
    const struct atlas_measure *measure = selection->measure;
    for (size_t i = 0; measure && i < ATLAS_CORE_MEASURES; i++) {
        if (strcmp(measures[i].key, measure->key) == 0) return NULL;
    }
    return measure;
}

static bool wants_area(const struct atlas_rates_selection *selection,
                       const char *code) {
    if (selection->area_count == 0) return true;
    for (size_t i = 0; i < selection->area_count; i++) {
        if (strcmp(selection->areas[i], code) == 0) return true;
    }
    return false;
}

// A configured level named like one that stands before it (the regions, which
// are always written) would write the same rows again.
static bool wants_level(const struct atlas_rates *rates, size_t level,
                        const struct atlas_rates_selection *selection) {
    const char *key = rates->levels[level].key;
    if (selection->level && strcmp(selection->level, key)) return false;
    return atlas_rates_level(rates, key) == level;
}

static void add_phases(struct rates_line *line, size_t first,
                       const struct atlas_rates_selection *selection,
                       struct atlas_text *text) {
    const struct atlas_measure *extra = extra_measure(selection);
    for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
        line->phase = (enum atlas_phase)phase;
        line->row = first + phase;
        if (selection->phase && *selection->phase != line->phase) continue;
        if (line->rates->rows[line->row].is_present) {
            add_row(line, extra, text);
        }
    }
}

static void add_level(const struct atlas_rates *rates, size_t index,
                      const struct atlas_rates_selection *selection,
                      struct atlas_text *text) {
    const struct atlas_rate_level *level = &rates->levels[index];
    const bool is_district = rates_level_is_district(level);
    struct rates_line line = {.rates = rates, .level = level};
    for (size_t period = 0; period < rates->period_count; period++) {
        line.period = rates->periods[period];
        if (selection->period && selection->period != line.period) continue;
        for (size_t area = 0; area < level->area_count; area++) {
            line.area = &level->areas[area];
            if (!wants_area(selection, line.area->code)) continue;
            line.kind = rates_area_kind(level, line.area, is_district);
            add_phases(
                &line,
                atlas_rates_row(rates, index, period, area, ATLAS_PHASE_TOTAL),
                selection, text);
        }
    }
}

void atlas_export_rates(const struct atlas_rates *rates,
                        const struct atlas_rates_selection *selection,
                        struct atlas_text *text) {
    add_header(extra_measure(selection), text);
    for (size_t i = 0; i < rates->level_count; i++) {
        if (wants_level(rates, i, selection)) {
            add_level(rates, i, selection, text);
        }
    }
}

void atlas_export_rates_meta(struct atlas_text *text) {
    size_t count;
    const struct rates_column *columns = rates_columns(&count);
    atlas_text_add(text,
                   "col_name,col_type,label,indicator_grouping,indicator_unit,"
                   "indicator_dp,filter_hint,filter_grouping_column\n");
    for (size_t i = 0; i < count; i++) {
        const struct rates_column *column = &columns[i];
        if (!column->type[0]) continue;
        atlas_text_add(text, column->name);
        cell_next_text(text, column->type);
        cell_next_text(text, column->label);
        cell_next_text(text, column->group);
        cell_next_text(text, column->unit);
        cell_next_text(text, column->places);
        cell_next_text(text, column->hint);
        cell_next_text(text, "");
        atlas_text_add_char(text, '\n');
    }
}
