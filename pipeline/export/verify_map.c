// maps/<map>.csv: what a map shows, area by area.
//
// In:  a table of the folder, rates.csv, the manifest's settings.
// Out: failures.
//
// The counts of an area's members are added up from rates.csv, and the value is
// their quotient, compared as text; the class is checked with the quotient
// itself, so that a value that was rounded up to an edge is no mistake. A
// change and a measure that rates.csv lacks are checked as they are written.

#include "verify_map.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/classes.h"
#include "cells.h"

// Half a step of the last place that values are written with.
#define HALF_STEP 0.000005

enum column {
    CODE,
    NAME,
    PERIOD,
    PHASE,
    MEASURE,
    VALUE,
    SINCE,
    COUNT,
    SECOND_MEASURE,
    SECOND_VALUE,
    STATUS,
    CLASS,
    FROM,
    TO,
    SECOND_CLASS,
    SECOND_FROM,
    SECOND_TO,
    COLOUR,
    LABEL,
    MEMBERS,
    COLUMN_END
};

static const char *const column_names[COLUMN_END] = {
    [CODE] = "area_code",
    [NAME] = "area_name",
    [PERIOD] = "time_period",
    [PHASE] = "education_phase",
    [MEASURE] = "measure",
    [VALUE] = "value",
    [SINCE] = "since",
    [COUNT] = "count",
    [SECOND_MEASURE] = "second_measure",
    [SECOND_VALUE] = "second_value",
    [STATUS] = "status",
    [CLASS] = "class",
    [FROM] = "class_from",
    [TO] = "class_to",
    [SECOND_CLASS] = "second_class",
    [SECOND_FROM] = "second_from",
    [SECOND_TO] = "second_to",
    [COLOUR] = "colour",
    [LABEL] = "label",
    [MEMBERS] = "members",
};

// The columns of one of the variables.
struct variable {
    enum column measure, value, number, from, to;
};

static const struct variable variables[] = {
    {MEASURE, VALUE, CLASS, FROM, TO},
    {SECOND_MEASURE, SECOND_VALUE, SECOND_CLASS, SECOND_FROM, SECOND_TO},
};
enum { VARIABLES = sizeof(variables) / sizeof(variables[0]) };

// A class as the first of its rows has it.
struct class_seen {
    bool is_there;
    double from, to;
    bool has_end;  // A value is its upper edge.
};

struct table {
    struct verify *verify;
    struct atlas_csv *csv;
    const char *level;        // key of the level, by the manifest
    bool is_fixed;            // breaks are the user's: values may lie beyond
    int columns[COLUMN_END];  // -1: it is not there
    struct class_seen classes[VARIABLES][ATLAS_CLASSES_MAX];
    struct map_rows rows;
};

// What a variable of a row should be, as far as that is known.
struct expected {
    bool is_known;
    struct atlas_rate rate;
};

static struct atlas_slice cell(const struct table *table, enum column column) {
    return atlas_csv_field(table->csv, table->columns[column]);
}

static const char *cell_text(const struct table *table, enum column column) {
    return atlas_csv_text(table->csv, table->columns[column],
                          &table->verify->arena);
}

static unsigned long line_of(const struct table *table) {
    return atlas_csv_line(table->csv);
}

// A setting of this map in the manifest; "" when it has none.
static const char *setting(const struct verify *verify, const char *id,
                           const char *key) {
    struct atlas_text name = ATLAS_TEXT_INIT;
    const char *value;
    atlas_text_addf(&name, "map %s.%s", id, key);
    value = verify_text_member(verify_member(verify->manifest, "settings"),
                               atlas_text_string(&name));
    atlas_text_release(&name);
    return value;
}

// Whether a column belongs to tables of this kind.
static bool is_wanted(const struct table *table, enum column column) {
    switch ((int)column) {
        case SINCE:
        case COUNT:
            return table->columns[column] >= 0;
        case SECOND_MEASURE:
        case SECOND_VALUE:
        case SECOND_CLASS:
        case SECOND_FROM:
        case SECOND_TO:
            return table->columns[SECOND_MEASURE] >= 0;
        default:
            return true;
    }
}

static bool header_fits(struct table *table) {
    int at = 0;
    for (int i = 0; i < COLUMN_END; i++) {
        const char *const names[] = {column_names[i], NULL};
        table->columns[i] = atlas_csv_find(table->csv, names);
    }
    for (int i = 0; i < COLUMN_END; i++) {
        if (!is_wanted(table, (enum column)i)) continue;
        if (table->columns[i] != at) {
            verify_fail(table->verify, 1, "column %d is not '%s'", at + 1,
                        column_names[i]);
            return false;
        }
        at++;
    }
    if (atlas_csv_column_count(table->csv) == (size_t)at) return true;
    verify_fail(table->verify, 1, "has a column more than it should");
    return false;
}

// Add the counts of one area of rates.csv; false when it has no row there.
static bool add_area(const struct table *table, const char *code,
                     const struct verify_rate *like, struct verify_rate *sum) {
    const struct verify_rate *rate = verify_rate_find(
        &table->verify->rates, table->level, code, like->period, like->phase);
    if (!rate) return false;
    sum->is_partial |= rate->is_partial;
    for (size_t i = 0; i < VERIFY_COUNTS; i++) {
        atlas_count_add(&sum->counts[i], rate->counts[i]);
    }
    return true;
}

// The counts behind a row; false when rates.csv has none.
static bool add_members(const struct table *table, const char *code,
                        struct verify_rate *row) {
    const char *members = cell_text(table, MEMBERS);
    bool any = false;
    for (size_t i = 0; i < VERIFY_COUNTS; i++) {
        row->counts[i] = atlas_count_nothing();
    }
    if (!*members) return add_area(table, code, row, row);
    while (*members) {
        const size_t length = strcspn(members, ";");
        any |= add_area(
            table, atlas_arena_copy(&table->verify->arena, members, length),
            row, row);
        members += length;
        members += strspn(members, "; ");
    }
    return any;
}

// What rates.csv gives for a measure; not known for one that it lacks.
static struct expected expect(const struct table *table,
                              const struct verify_rate *row, bool has_row,
                              const char *code, const char *key) {
    const struct atlas_measure *measure = atlas_measure_find(key);
    struct expected expected = {true, {.state = ATLAS_NOT_AVAILABLE}};
    if (!measure || table->columns[SINCE] >= 0 ||
        measure->numerator >= ATLAS_CORE_COLUMN_END) {
        return (struct expected){0};
    }
    if (!has_row || row->is_partial) return expected;
    expected.rate = atlas_rate_of(row->counts[1 + measure->numerator],
                                  row->counts[1 + measure->denominator]);
    if (verify_is_few(table->verify, code, row->counts[0])) {
        expected.rate = atlas_rate_few(expected.rate);
    }
    return expected;
}

static void check_value(struct table *table, const struct variable *variable,
                        const struct expected *expected) {
    const struct atlas_slice value = cell(table, variable->value);
    struct atlas_text text = ATLAS_TEXT_INIT;
    // Figures of a part of the area only: rates.csv cannot tell.
    const bool is_partial = atlas_slice_is(cell(table, STATUS), "partial");
    if (!expected->is_known) return;
    cell_add_rate(&text, expected->rate);
    if (is_partial ? !atlas_slice_is(value, "x")
                   : !atlas_slice_is(value, atlas_text_string(&text))) {
        verify_fail(table->verify, line_of(table),
                    "%s is '%.*s', rates.csv gives %s",
                    column_names[variable->value], (int)value.length,
                    value.data, is_partial ? "x" : atlas_text_string(&text));
    }
    atlas_text_release(&text);
}

// Class of a row, 1 and up; 0 after a reported failure. Where all values are
// one number, both edges of the one class may be that.
static size_t class_read(struct table *table, const struct variable *variable,
                         double *ret_from, double *ret_to) {
    int64_t number = 0;
    if (atlas_slice_integer(cell(table, variable->number), &number) &&
        number >= 1 && number <= ATLAS_CLASSES_MAX &&
        atlas_slice_decimal(cell(table, variable->from), ret_from) &&
        atlas_slice_decimal(cell(table, variable->to), ret_to) &&
        *ret_from <= *ret_to) {
        return (size_t)number;
    }
    verify_fail(table->verify, line_of(table), "%s is no class with two edges",
                column_names[variable->number]);
    return 0;
}

// The class has the same edges on every row, and the value lies between them.
static void check_class(struct table *table, size_t which,
                        const struct expected *expected) {
    const struct variable *variable = &variables[which];
    double from = 0, to = 0, value = 0;
    const size_t number = class_read(table, variable, &from, &to);
    if (!number) return;
    struct class_seen *seen = &table->classes[which][number - 1];
    if (!seen->is_there) *seen = (struct class_seen){true, from, to, false};
    if (from < seen->from || from > seen->from || to < seen->to ||
        to > seen->to) {
        verify_fail(table->verify, line_of(table),
                    "the edges of class %zu are not those of another row",
                    number);
    }
    if (!atlas_slice_decimal(cell(table, variable->value), &value)) return;
    const bool is_exact = expected->is_known;
    const double step = is_exact ? 0 : HALF_STEP;
    if (is_exact) value = expected->rate.percent;
    seen->has_end |= is_exact && value >= to && value <= to;
    if (table->is_fixed) return;
    if (value < from - step || value > to + step) {
        verify_fail(table->verify, line_of(table),
                    "%s lies outside its class %zu",
                    column_names[variable->value], number);
    }
}

// A number has a class and a colour; what is none has a state that says why.
static bool check_state(struct table *table) {
    const struct atlas_slice status = cell(table, STATUS);
    const bool is_ok = atlas_slice_is(status, "ok");
    const bool has_class = cell(table, CLASS).length > 0;
    const bool has_colour = cell(table, COLOUR).length > 0;
    bool is_word = is_ok || atlas_slice_is(status, "partial");
    bool is_number = true;
    for (size_t i = 0; i < VARIABLES; i++) {
        double number;
        if (table->columns[variables[i].value] < 0) continue;
        is_number &=
            atlas_slice_decimal(cell(table, variables[i].value), &number);
    }
    for (int i = ATLAS_NOT_APPLICABLE; i < ATLAS_STATE_END; i++) {
        is_word |= atlas_slice_is(status, atlas_state_word(i));
    }
    if (is_word && is_number == is_ok && has_class == is_ok &&
        has_colour == is_ok) {
        return is_ok;
    }
    verify_fail(table->verify, line_of(table),
                "value, status, class and colour do not go together");
    return false;
}

static bool is_colour(struct atlas_slice text) {
    return text.length == 7 && text.data[0] == '#' &&
           strspn(text.data + 1, "0123456789abcdef") >= 6;
}

static void check_words(struct table *table) {
    const struct atlas_slice colour = cell(table, COLOUR);
    const struct atlas_slice label = cell(table, LABEL);
    if (colour.length && !is_colour(colour)) {
        verify_fail(table->verify, line_of(table), "'%.*s' is no colour",
                    (int)colour.length, colour.data);
    }
    if (!atlas_slice_is(label, "inside") && !atlas_slice_is(label, "leader") &&
        !atlas_slice_is(label, "none")) {
        verify_fail(table->verify, line_of(table), "'%.*s' is no way to label",
                    (int)label.length, label.data);
    }
}

static void check_row(struct table *table) {
    const struct atlas_slice period = cell(table, PERIOD);
    const struct atlas_slice phase = cell(table, PHASE);
    const struct atlas_slice since = cell(table, SINCE);
    struct map_rows *rows = &table->rows;
    struct verify_rate sums = {
        .period = atlas_period_parse(period.data, period.length)};
    const char *code = cell_text(table, CODE);
    if (!sums.period ||
        !atlas_phase_parse(phase.data, phase.length, &sums.phase) ||
        (since.length &&
         atlas_period_parse(since.data, since.length) >= sums.period)) {
        verify_fail(table->verify, line_of(table), "no such period or phase");
        return;
    }
    const bool has_row = add_members(table, code, &sums);
    const bool is_ok = check_state(table);
    for (size_t i = 0; i < VARIABLES; i++) {
        if (table->columns[variables[i].value] < 0) continue;
        const struct expected expected =
            expect(table, &sums, has_row, code,
                   cell_text(table, variables[i].measure));
        check_value(table, &variables[i], &expected);
        if (is_ok) check_class(table, i, &expected);
    }
    check_words(table);
    rows->items = atlas_grow(rows->items, rows->count + 1, &rows->capacity,
                             sizeof(*rows->items));
    rows->items[rows->count++] = (struct map_row){
        code, sums.period, cell_text(table, COLOUR), line_of(table)};
}

// Classes follow each other; only of the last does the upper edge belong to it.
static void check_edges(struct table *table, size_t which) {
    const struct class_seen *before = NULL;
    for (size_t i = 0; i < ATLAS_CLASSES_MAX; i++) {
        const struct class_seen *seen = &table->classes[which][i];
        if (!seen->is_there) continue;
        if (before && before->to > seen->from) {
            verify_fail(table->verify, 0,
                        "class %zu begins before another ends", i + 1);
        }
        if (before && before->has_end) {
            verify_fail(table->verify, 0,
                        "a value is the upper edge of a class that is not the "
                        "last");
        }
        if (i > 0 && table->classes[which][i - 1].is_there &&
            before->to < seen->from) {
            verify_fail(table->verify, 0,
                        "class %zu does not begin where the one before ends",
                        i + 1);
        }
        before = seen;
    }
}

static void check_svg(struct table *table) {
    struct verify *verify = table->verify;
    struct atlas_text name = ATLAS_TEXT_INIT, svg = ATLAS_TEXT_INIT;
    atlas_text_addf(&name, "maps/%s.svg", table->rows.id);
    if (verify_has(verify, atlas_text_string(&name)) &&
        verify_read(verify, atlas_text_string(&name), &svg)) {
        verify_map_fills(verify, &table->rows, atlas_text_string(&svg));
    }
    atlas_text_release(&name);
    atlas_text_release(&svg);
}

static void check_table(struct table *table) {
    if (!header_fits(table)) return;
    table->rows.is_symbols = table->columns[COUNT] >= 0;
    while (verify_next(table->verify, table->csv)) check_row(table);
    for (size_t i = 0; i < VARIABLES; i++) check_edges(table, i);
    verify_map_areas(table->verify, &table->rows);
    check_svg(table);
}

void verify_map_table(struct verify *verify, const char *name) {
    struct table table = {.verify = verify};
    const char *base = strrchr(name, '/');
    const size_t length = strlen(base + 1) - strlen(".csv");
    table.rows.id = atlas_arena_copy(&verify->arena, base + 1, length);
    table.level = setting(verify, table.rows.id, "level");
    table.is_fixed = *setting(verify, table.rows.id, "breaks") != '\0';
    if (!*table.level) {
        verify_fail(verify, 0, "the manifest has no map of that name");
        return;
    }
    table.csv = verify_open_csv(verify, name, "area_code,area_name");
    if (table.csv) check_table(&table);
    atlas_csv_free(table.csv);
    free(table.rows.items);
}
