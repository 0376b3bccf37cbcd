// A table of figures for people.
//
// In:  rates and what was asked of them.
// Out: text of fixed width; the same rows that rates.csv would have.

#include "rates_table.h"

#include <string.h>

enum { LABEL_WIDTH = 34, NUMBER_WIDTH = 13 };

// Text set flush right in a column. Counts bytes: the words are ASCII.
static void add_right(struct atlas_text *text, const char *word) {
    const size_t length = strlen(word);
    for (size_t i = length; i < NUMBER_WIDTH; i++) {
        atlas_text_add_char(text, ' ');
    }
    atlas_text_add(text, word);
}

static void add_count(struct atlas_text *text, struct atlas_count count) {
    struct atlas_text word = ATLAS_TEXT_INIT;
    if (count.state == ATLAS_NUMBER) {
        atlas_text_add_grouped(&word, count.value);
    } else {
        atlas_text_add(&word, atlas_state_symbol(count.state));
    }
    add_right(text, atlas_text_string(&word));
    atlas_text_release(&word);
}

static void add_rate(struct atlas_text *text, struct atlas_rate rate) {
    struct atlas_text word = ATLAS_TEXT_INIT;
    if (rate.state == ATLAS_NUMBER) {
        atlas_text_add_percent(&word, rate.part, rate.whole, 1);
        atlas_text_add(&word, "%");
    } else {
        atlas_text_add(&word, atlas_state_symbol(rate.state));
    }
    add_right(text, atlas_text_string(&word));
    atlas_text_release(&word);
}

static void add_label(struct atlas_text *text, uint32_t period,
                      enum atlas_phase phase, enum atlas_source source) {
    const size_t start = text->length;
    atlas_text_addf(text, "  %s  %s%s", atlas_period_text(period).text,
                    atlas_phase_name(phase),
                    source == ATLAS_PUBLISHED ? " *" : "");
    while (text->length - start < LABEL_WIDTH) atlas_text_add_char(text, ' ');
}

static void add_heading(struct atlas_text *text,
                        const struct atlas_measure *extra) {
    size_t count;
    const struct atlas_measure *const measures = atlas_measures(&count);
    const size_t start = text->length;
    while (text->length - start < LABEL_WIDTH) atlas_text_add_char(text, ' ');
    add_right(text, "schools");
    add_right(text, "enrolments");
    for (size_t i = 0; i < ATLAS_CORE_MEASURES; i++) {
        add_right(text, measures[i].key);
    }
    if (extra) atlas_text_addf(text, "  %s", extra->key);
    atlas_text_add_char(text, '\n');
}

static bool is_extra(const struct atlas_measure *measure) {
    return measure && measure->numerator >= ATLAS_CORE_COLUMN_END;
}

static void add_row(const struct atlas_rates *rates, size_t row,
                    const struct atlas_measure *extra,
                    struct atlas_text *text) {
    size_t count;
    const struct atlas_measure *const measures = atlas_measures(&count);
    add_count(text, rates->rows[row].schools);
    add_count(text, atlas_rates_count(rates, row, ATLAS_ENROLMENTS));
    for (size_t i = 0; i < ATLAS_CORE_MEASURES; i++) {
        add_rate(text, atlas_rates_measure(rates, row, &measures[i]));
    }
    if (extra) add_rate(text, atlas_rates_measure(rates, row, extra));
    atlas_text_add_char(text, '\n');
}

static bool is_selected(const struct atlas_rates_selection *selection,
                        const char *code) {
    if (!selection->area_count) return true;
    for (size_t i = 0; i < selection->area_count; i++) {
        if (!strcmp(selection->areas[i], code)) return true;
    }
    return false;
}

// What the rows of one table have in common.
struct table {
    const struct atlas_rates *rates;
    const struct atlas_rates_selection *selection;
    const struct atlas_measure *extra;
    struct atlas_text *text;
    bool has_published;
    bool has_few;
    bool by_location;
    bool by_authority;
};

static void add_area(struct table *table, size_t level, size_t area) {
    const struct atlas_rates *const rates = table->rates;
    const struct atlas_rate_level *const of = &rates->levels[level];
    bool has_name = false;
    for (size_t i = 0; i < rates->period_count * ATLAS_PHASE_END; i++) {
        const size_t period = i / ATLAS_PHASE_END;
        const enum atlas_phase phase = (enum atlas_phase)(i % ATLAS_PHASE_END);
        const size_t row = atlas_rates_row(rates, level, period, area, phase);
        const uint32_t year = rates->periods[period];
        if (!rates->rows[row].is_present) continue;
        if (table->selection->period && table->selection->period != year) {
            continue;
        }
        if (table->selection->phase && *table->selection->phase != phase) {
            continue;
        }
        if (!has_name) {
            atlas_text_addf(table->text, "%s (%s, %s)\n", of->areas[area].name,
                            of->title, of->areas[area].code);
            has_name = true;
        }
        add_label(table->text, year, phase, rates->rows[row].source);
        add_row(rates, row, table->extra, table->text);
        table->has_few |= rates->rows[row].is_few;
        table->has_published |= rates->rows[row].source == ATLAS_PUBLISHED;
        table->by_location |= of->assign == ATLAS_BY_LOCATION;
        table->by_authority |= of->assign != ATLAS_BY_LOCATION;
    }
}

static void add_notes(const struct table *table) {
    struct atlas_text *const text = table->text;
    if (table->by_location) {
        atlas_text_add(text, "By school location, not by pupils' homes.\n");
    }
    if (table->by_authority) {
        atlas_text_add(text,
                       "By the authority that runs the school, not by "
                       "pupils' homes.\n");
    }
    if (table->has_published) {
        atlas_text_add(text, "*: as published by DfE.\n");
    }
    if (table->has_few) {
        atlas_text_addf(text, "u: fewer than %lld schools.\n",
                        (long long)table->rates->least_schools);
    }
    atlas_text_add(text, "z: not applicable, x: not available.\n");
}

void rates_table(const struct atlas_rates *rates,
                 const struct atlas_rates_selection *selection,
                 struct atlas_text *text) {
    struct table table = {
        rates,
        selection,
        is_extra(selection->measure) ? selection->measure : NULL,
        text,
        false,
        false,
        false,
        false};
    add_heading(text, table.extra);
    for (size_t level = 0; level < rates->level_count; level++) {
        const struct atlas_rate_level *const of = &rates->levels[level];
        if (selection->level && strcmp(selection->level, of->key)) continue;
        for (size_t area = 0; area < of->area_count; area++) {
            if (is_selected(selection, of->areas[area].code)) {
                add_area(&table, level, area);
            }
        }
    }
    add_notes(&table);
}
