// The tables of others: why pupils were absent, neighbours and similar areas,
// the schools.
//
// In:  one area's facts; the rates.
// Out: blocks.

#include <stdlib.h>
#include <string.h>

#include "facts.h"
#include "report.h"
#include "words.h"

// Reasons that a table shows.
enum { REASONS_SHOWN = 6 };

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

// A reason with its rate in the area.
struct reason {
    const struct atlas_measure *measure;
    struct atlas_rate rate;
};

static int compare_reasons(const void *left, const void *right) {
    const struct reason *a = left;
    const struct reason *b = right;
    if (a->rate.part != b->rate.part) {
        return a->rate.part < b->rate.part ? 1 : -1;
    }
    return (a->measure > b->measure) - (a->measure < b->measure);
}

// The area's reasons, the most sessions first.
static size_t find_reasons(const struct atlas_brief *brief,
                           struct reason *ret_reasons) {
    size_t count;
    size_t found = 0;
    const struct atlas_measure *measures = atlas_measures(&count);
    for (size_t i = ATLAS_CORE_MEASURES; i < count; i++) {
        const struct atlas_rate rate =
            ground_rate(brief->ground->source.rates, brief->level, brief->area,
                        brief->period, &measures[i], ATLAS_PHASE_TOTAL);
        if (rate.state != ATLAS_NUMBER || rate.part == 0) continue;
        ret_reasons[found++] = (struct reason){&measures[i], rate};
    }
    qsort(ret_reasons, found, sizeof(*ret_reasons), compare_reasons);
    return found < REASONS_SHOWN ? found : REASONS_SHOWN;
}

void report_add_reasons(struct report *report) {
    const struct atlas_brief *brief = report->brief;
    const unsigned forms = ATLAS_FORM_ANSWER | ATLAS_FORM_SHEET;
    struct reason reasons[ATLAS_COLUMN_END];
    const size_t count = find_reasons(brief, reasons);
    report_heading(report, ATLAS_FORM_ANSWER, "Main reasons for absence");
    if (!count) {
        report_paragraph(report, ATLAS_FORM_ANSWER,
                         "The files of this year give no reasons for absence.",
                         0);
        return;
    }
    struct atlas_table_column *columns =
        atlas_arena_alloc(report->arena, (count + 1) * sizeof(*columns));
    columns[0] = (struct atlas_table_column){"Area", false, 0};
    for (size_t i = 0; i < count; i++) {
        columns[i + 1] =
            (struct atlas_table_column){reasons[i].measure->label, true, 0};
    }
    struct report_table table = report_table_begin(
        report, "Reasons",
        report_text(report,
                    "Sessions missed in %s by main reason, percent of "
                    "possible sessions, all schools",
                    atlas_period_text(brief->period).text),
        columns, count + 1, brief->place_count);
    for (size_t i = 0; i < brief->place_count; i++) {
        const struct atlas_brief_place *place = &brief->places[i];
        report_row(&table, i == 0, false);
        report_cell_text(&table, place->name, 0);
        for (size_t j = 0; j < count; j++) {
            const struct atlas_rate rate = ground_rate(
                brief->ground->source.rates, place->level, place->area,
                brief->period, reasons[j].measure, ATLAS_PHASE_TOTAL);
            report_cell_percent(&table, &rate, 2);
        }
    }
    report_table_end(&table, forms, 1);
}

static const struct atlas_table_column comparison_columns[] = {
    {"Area", false, 0},
    {"Compared as", false, 0},
    {"Schools", true, 0},
    {"Enrolments", true, 0},
    {"Overall absence", true, 0},
    {"Persistent absence", true, NOTE_BIT(NOTE_PERSISTENT)},
    {"95% interval", true, NOTE_BIT(NOTE_INTERVALS)},
    {"Rank and its range", true, NOTE_BIT(NOTE_INTERVALS)},
};

static const char *rank_text(struct report *report,
                             const struct atlas_rank *rank) {
    if (!rank->rank) return "no rank";
    return report_text(report, "%u (%u to %u)", rank->rank, rank->low,
                       rank->high);
}

static void add_compared(struct report_table *table, uint32_t area,
                         const char *relation, uint32_t notes) {
    struct report *report = table->report;
    const struct atlas_brief *brief = report->brief;
    const struct atlas_brief_ground *ground = brief->ground;
    const struct atlas_rates *rates = ground->source.rates;
    const struct atlas_measure *persistent = ground_measure(GROUND_PERSISTENT);
    const uint32_t row = ground_row(rates, brief->level, area, ground->period,
                                    ATLAS_PHASE_TOTAL);
    const struct atlas_rate overall =
        ground_rate(rates, brief->level, area, ground->period,
                    atlas_measure_find("overall"), ATLAS_PHASE_TOTAL);
    const struct atlas_rate rate =
        ground_rate(rates, brief->level, area, ground->period, persistent,
                    ATLAS_PHASE_TOTAL);
    const struct atlas_interval interval =
        atlas_brief_interval(ground, area, persistent, ATLAS_PHASE_TOTAL);
    const struct atlas_rank rank =
        atlas_brief_rank(ground, area, persistent, ATLAS_PHASE_TOTAL);
    const struct atlas_count missing = {.state = ATLAS_NOT_AVAILABLE};
    struct atlas_text text = ATLAS_TEXT_INIT;
    report_row(table, area == brief->area, false);
    report_cell_text(table, rates->levels[brief->level].areas[area].name, 0);
    report_cell_text(table, relation, notes);
    report_cell_count(table,
                      row == ATLAS_NONE ? missing : rates->rows[row].schools);
    report_cell_count(table,
                      row == ATLAS_NONE
                          ? missing
                          : atlas_rates_count(rates, row, ATLAS_ENROLMENTS));
    report_cell_figure(table, &overall);
    report_cell_figure(table, &rate);
    words_add_interval(&text, &interval);
    report_cell_text(table, words_keep(report->arena, &text), 0);
    report_cell_text(table, rank_text(report, &rank), 0);
    atlas_text_release(&text);
}

void report_add_comparison(struct report *report) {
    const struct atlas_brief *brief = report->brief;
    const char *year = report_text(
        report, "%s", atlas_period_text(brief->ground->period).text);
    struct report_table table = report_table_begin(
        report, "Comparison",
        report_text(report,
                    "Neighbours and similar areas, all schools, %s; rank 1 "
                    "has the highest persistent absence",
                    year),
        comparison_columns, COUNT_OF(comparison_columns),
        1 + brief->neighbour_count + brief->similar_count);
    add_compared(&table, brief->area, "this area", 0);
    for (size_t i = 0; i < brief->neighbour_count; i++) {
        add_compared(&table, brief->neighbours[i], "neighbour", 0);
    }
    for (size_t i = 0; i < brief->similar_count; i++) {
        const struct atlas_alike *alike = &brief->similar[i];
        add_compared(&table, alike->area,
                     report_text(report, "similar (kept %zu of %zu)",
                                 alike->kept, alike->tried),
                     NOTE_BIT(NOTE_SIMILAR));
    }
    report_heading(report, ATLAS_FORM_ANSWER, "Compared with other areas");
    report_table_end(&table, ATLAS_FORM_ANSWER | ATLAS_FORM_SHEET, 1);
}

static const struct atlas_table_column school_columns[] = {
    {"School", false, 0},    {"URN", false, 0},
    {"Phase", false, 0},     {"Run by", false, 0},
    {"Found by", false, 0},  {"Enrolments", true, 0},
    {"Overall, %", true, 0}, {"Persistent, %", true, 0},
};

static void add_school(struct report_table *table, size_t row) {
    const struct atlas_brief_source *source =
        &table->report->brief->ground->source;
    const struct atlas_school_row *item = &source->absence->schools[row];
    const struct atlas_match *match = &source->placement->matches[row];
    const char *name = item->name;
    if ((!name || !*name) && match->school != ATLAS_NONE) {
        name = source->schools->items[match->school].name;
    }
    const struct atlas_rate overall = atlas_rate_of(
        atlas_absence_school(source->absence, row, ATLAS_OVERALL),
        atlas_absence_school(source->absence, row, ATLAS_POSSIBLE));
    const struct atlas_rate persistent = atlas_rate_of(
        atlas_absence_school(source->absence, row, ATLAS_PERSISTENT),
        atlas_absence_school(source->absence, row, ATLAS_ENROLMENTS));
    report_row(table, false, false);
    report_cell_text(table, name, 0);
    report_cell_text(table, report_text(table->report, "%u", item->urn), 0);
    report_cell_text(table, atlas_phase_name((enum atlas_phase)item->phase), 0);
    report_cell_text(table,
                     item->authority == ATLAS_NONE
                         ? "not known"
                         : source->absence->authorities[item->authority].name,
                     0);
    report_cell_text(
        table, atlas_match_word((enum atlas_match_method)match->method), 0);
    report_cell_count(
        table, atlas_absence_school(source->absence, row, ATLAS_ENROLMENTS));
    report_cell_percent(table, &overall, 5);
    report_cell_percent(table, &persistent, 5);
}

void report_add_schools_sheet(struct report *report) {
    const struct atlas_brief *brief = report->brief;
    const struct atlas_absence *absence = brief->ground->source.absence;
    if (!brief->schools) return;
    struct report_table table = report_table_begin(
        report, "Schools",
        report_text(report, "Schools behind the figures, %s",
                    atlas_period_text(brief->period).text),
        school_columns, COUNT_OF(school_columns), brief->schools);
    for (size_t row = 0; row < absence->school_count; row++) {
        if (facts_has_school(brief, row)) add_school(&table, row);
    }
    report_table_end(&table, ATLAS_FORM_SHEET, 1);
}
