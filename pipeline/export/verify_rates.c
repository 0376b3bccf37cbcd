// rates.csv: counts, symbols, percentages, totals.
//
// In:  rates.csv and rates.meta.csv of the folder.
// Out: failures; the rows, sorted, for the checks of the other files.
//
// Percentages are worked out again from the counts of their row and compared as
// text, to the last of five places.

#include <stdlib.h>
#include <string.h>

#include "cells.h"
#include "rates_columns.h"
#include "verify.h"

/** Where the columns of rates.csv are. */
struct layout {
    size_t count;                                    ///< Columns of DESIGN.md.
    const struct rates_column *columns;              ///< Them.
    int period, phase, level, code, source, status;  ///< Texts.
    int counts[VERIFY_COUNTS];          ///< Counts, [0] is schools.
    int percents[ATLAS_CORE_MEASURES];  ///< Percentages.
};

static int place_of(const struct layout *layout, const char *name) {
    for (size_t i = 0; i < layout->count; i++) {
        if (strcmp(layout->columns[i].name, name) == 0) return (int)i;
    }
    return -1;
}

static struct layout layout_of_rates(void) {
    struct layout layout = {0};
    size_t measure_count;
    const struct atlas_measure *measures = atlas_measures(&measure_count);
    layout.columns = rates_columns(&layout.count);
    layout.period = place_of(&layout, "time_period");
    layout.phase = place_of(&layout, "education_phase");
    layout.level = place_of(&layout, "area_level");
    layout.code = place_of(&layout, "area_code");
    layout.source = place_of(&layout, "source");
    layout.status = place_of(&layout, "status");
    layout.counts[0] = place_of(&layout, "num_schools");
    for (int i = 0; i < ATLAS_CORE_COLUMN_END; i++) {
        layout.counts[1 + i] =
            place_of(&layout, atlas_column_name((enum atlas_column)i));
    }
    for (size_t i = 0; i < ATLAS_CORE_MEASURES; i++) {
        struct atlas_text name = ATLAS_TEXT_INIT;
        atlas_text_addf(&name, "%s_percent",
                        atlas_column_name(measures[i].numerator));
        layout.percents[i] = place_of(&layout, atlas_text_string(&name));
        atlas_text_release(&name);
    }
    return layout;
}

bool verify_is_few(const struct verify *verify, const char *code,
                   struct atlas_count schools) {
    return atlas_rates_least_holds(code) &&
           atlas_schools_few(schools, verify->least_schools);
}

static bool is_cell(struct atlas_slice field) {
    struct atlas_count count;
    double number;
    return verify_count(field, &count) || atlas_slice_decimal(field, &number);
}

static void check_cells(struct verify *verify, const struct layout *layout,
                        struct atlas_csv *csv) {
    for (size_t i = 0; i < layout->count; i++) {
        struct atlas_slice field;
        if (strcmp(layout->columns[i].type, "Indicator") != 0) continue;
        field = atlas_csv_field(csv, (int)i);
        if (!is_cell(field)) {
            verify_fail(verify, atlas_csv_line(csv),
                        "'%.*s' in %s is neither a number nor a symbol",
                        (int)field.length, field.data, layout->columns[i].name);
        }
    }
}

static struct atlas_rate rate_of(const struct verify_rate *row,
                                 const struct atlas_measure *measure) {
    const struct atlas_rate rate =
        atlas_rate_of(row->counts[1 + measure->numerator],
                      row->counts[1 + measure->denominator]);
    return row->is_few ? atlas_rate_few(rate) : rate;
}

static void check_percents(struct verify *verify, const struct layout *layout,
                           struct atlas_csv *csv,
                           const struct verify_rate *row) {
    size_t count;
    const struct atlas_measure *measures = atlas_measures(&count);
    struct atlas_text expected = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < ATLAS_CORE_MEASURES; i++) {
        const int column = layout->percents[i];
        const struct atlas_slice field = atlas_csv_field(csv, column);
        atlas_text_clear(&expected);
        cell_add_rate(&expected, rate_of(row, &measures[i]));
        if (!atlas_slice_is(field, atlas_text_string(&expected))) {
            verify_fail(verify, row->line, "%s is '%.*s', its counts give %s",
                        layout->columns[column].name, (int)field.length,
                        field.data, atlas_text_string(&expected));
        }
    }
    atlas_text_release(&expected);
}

// The status is the state of the overall rate, or says that the area is
// partial.
static void check_status(struct verify *verify, const struct verify_rate *row) {
    const struct atlas_rate overall =
        rate_of(row, atlas_measure_find("overall"));
    const char *const expected = atlas_state_word(overall.state);
    if (row->is_partial || strcmp(row->status, expected) == 0) return;
    verify_fail(verify, row->line, "status is '%s', the overall rate is %s",
                row->status, expected);
}

static bool exceeds(struct atlas_count part, struct atlas_count whole) {
    return part.state == ATLAS_NUMBER && whole.state == ATLAS_NUMBER &&
           part.value > whole.value;
}

static void check_counts(struct verify *verify, const struct verify_rate *row) {
    const struct atlas_count *counts = &row->counts[1];
    struct atlas_count missed = counts[ATLAS_AUTHORISED];
    atlas_count_add(&missed, counts[ATLAS_UNAUTHORISED]);
    if (missed.state == ATLAS_NUMBER &&
        counts[ATLAS_OVERALL].state == ATLAS_NUMBER &&
        missed.value != counts[ATLAS_OVERALL].value) {
        verify_fail(verify, row->line,
                    "authorised and unauthorised do not add up to overall");
    }
    if (exceeds(counts[ATLAS_OVERALL], counts[ATLAS_POSSIBLE])) {
        verify_fail(verify, row->line, "more sessions missed than possible");
    }
    if (exceeds(counts[ATLAS_PERSISTENT], counts[ATLAS_ENROLMENTS]) ||
        exceeds(counts[ATLAS_SEVERE], counts[ATLAS_PERSISTENT])) {
        verify_fail(verify, row->line,
                    "more persistent than enrolled, or severe than persistent");
    }
}

static bool parse_row(struct verify *verify, const struct layout *layout,
                      struct atlas_csv *csv, struct verify_rate *row) {
    const struct atlas_slice period = atlas_csv_field(csv, layout->period);
    const struct atlas_slice phase = atlas_csv_field(csv, layout->phase);
    row->line = atlas_csv_line(csv);
    row->level = atlas_csv_text(csv, layout->level, &verify->arena);
    row->code = atlas_csv_text(csv, layout->code, &verify->arena);
    row->status = atlas_csv_text(csv, layout->status, &verify->arena);
    row->period = atlas_period_parse(period.data, period.length);
    row->is_computed =
        atlas_slice_is(atlas_csv_field(csv, layout->source), "computed");
    row->is_partial = strcmp(row->status, "partial") == 0;
    if (!row->period ||
        !atlas_phase_parse(phase.data, phase.length, &row->phase)) {
        verify_fail(verify, row->line, "no such period or phase");
        return false;
    }
    for (size_t i = 0; i < VERIFY_COUNTS; i++) {
        if (!verify_count(atlas_csv_field(csv, layout->counts[i]),
                          &row->counts[i])) {
            return false;  // check_cells() said so
        }
    }
    row->is_few = verify_is_few(verify, row->code, row->counts[0]);
    return true;
}

static void add_row(struct verify_rates *rates, const struct verify_rate *row) {
    rates->items = atlas_grow(rates->items, rates->count + 1, &rates->capacity,
                              sizeof(*rates->items));
    rates->items[rates->count++] = *row;
}

static int compare_areas(const struct verify_rate *a,
                         const struct verify_rate *b) {
    int order = strcmp(a->level, b->level);
    if (!order) order = strcmp(a->code, b->code);
    if (!order) order = (a->period > b->period) - (a->period < b->period);
    return order;
}

static int compare_rows(const void *left, const void *right) {
    const struct verify_rate *a = left, *b = right;
    const int order = compare_areas(a, b);
    return order ? order : (a->phase > b->phase) - (a->phase < b->phase);
}

const struct verify_rate *verify_rate_find(const struct verify_rates *rates,
                                           const char *level, const char *code,
                                           uint32_t period,
                                           enum atlas_phase phase) {
    const struct verify_rate key = {
        .level = level, .code = code, .period = period, .phase = phase};
    if (rates->count == 0) return NULL;
    return bsearch(&key, rates->items, rates->count, sizeof(key), compare_rows);
}

// The phases of one area and period, `items[0]` the first of `count`.
static void check_total(struct verify *verify, const struct verify_rate *items,
                        size_t count) {
    struct atlas_count sums[VERIFY_COUNTS];
    if (items[0].phase != ATLAS_PHASE_TOTAL) {
        verify_fail(verify, items[0].line, "%s:%s has no Total in %u",
                    items[0].level, items[0].code, (unsigned)items[0].period);
        return;
    }
    if (count < 2) return;
    for (size_t i = 0; i < VERIFY_COUNTS; i++) {
        const struct atlas_count total = items[0].counts[i];
        sums[i] = atlas_count_nothing();
        for (size_t k = 1; k < count; k++) {
            atlas_count_add(&sums[i], items[k].counts[i]);
        }
        if (sums[i].state == ATLAS_NUMBER && total.state == ATLAS_NUMBER &&
            sums[i].value != total.value) {
            verify_fail(verify, items[0].line,
                        "the phases of %s:%s do not add up to its Total",
                        items[0].level, items[0].code);
            return;
        }
    }
}

static void check_totals(struct verify *verify) {
    const struct verify_rates *rates = &verify->rates;
    for (size_t i = 0; i < rates->count;) {
        size_t end = i + 1;
        while (end < rates->count &&
               compare_areas(&rates->items[i], &rates->items[end]) == 0) {
            if (compare_rows(&rates->items[end - 1], &rates->items[end]) == 0) {
                verify_fail(verify, rates->items[end].line,
                            "the same area, period and phase twice");
            }
            end++;
        }
        check_total(verify, &rates->items[i], end - i);
        i = end;
    }
}

static void check_rates(struct verify *verify, const char *name) {
    const struct layout layout = layout_of_rates();
    struct atlas_text header = ATLAS_TEXT_INIT;
    struct atlas_csv *csv;
    for (size_t i = 0; i < layout.count; i++) {
        if (i) atlas_text_add_char(&header, ',');
        atlas_text_add(&header, layout.columns[i].name);
    }
    csv = verify_open_csv(verify, name, atlas_text_string(&header));
    atlas_text_release(&header);
    if (!csv) return;
    while (verify_next(verify, csv)) {
        struct verify_rate row = {0};
        check_cells(verify, &layout, csv);
        if (!parse_row(verify, &layout, csv, &row)) continue;
        check_status(verify, &row);
        check_percents(verify, &layout, csv, &row);
        check_counts(verify, &row);
        add_row(&verify->rates, &row);
    }
    atlas_csv_free(csv);
    if (verify->rates.count == 0) return;
    qsort(verify->rates.items, verify->rates.count,
          sizeof(*verify->rates.items), compare_rows);
    check_totals(verify);
}

static void check_meta(struct verify *verify) {
    const struct layout layout = layout_of_rates();
    const char *name = "rates.meta.csv";
    struct atlas_csv *csv = verify_open_csv(
        verify, name,
        "col_name,col_type,label,indicator_grouping,indicator_unit,"
        "indicator_dp,filter_hint,filter_grouping_column");
    if (!csv) return;
    while (verify_next(verify, csv)) {
        const char *column = atlas_csv_text(csv, 0, &verify->arena);
        if (place_of(&layout, column) < 0) {
            verify_fail(verify, atlas_csv_line(csv),
                        "'%s' is no column of rates.csv", column);
        }
    }
    atlas_csv_free(csv);
}

void verify_pack_data(struct verify *verify, const char *name) {
    check_rates(verify, name);
    verify->rates.count = 0;
}

void verify_rates_file(struct verify *verify) {
    verify_begin(verify, "rates.csv");
    check_rates(verify, "rates.csv");
    verify_end(verify,
               "%zu rows; percentages are the quotients of their counts, "
               "phases add up to totals",
               verify->rates.count);
    verify_begin(verify, "rates.meta.csv");
    check_meta(verify);
    verify_end(verify, "describes columns of rates.csv");
}
