// The tables of figures: the answer, phases, years, and the sheet of all.
//
// In:  places, years; the rates.
// Out: blocks.
//
// The one idea: a row is (place, year, phase) and reads one row of the rates;
// every table is a choice of rows.

#include "report.h"
#include "words.h"

// Columns that all these tables end with.
#define FIGURE_COLUMNS                                                     \
    {"Schools", true, 0}, {"Enrolments", true, NOTE_BIT(NOTE_ENROLMENTS)}, \
        {"Overall absence", true, NOTE_BIT(NOTE_SESSIONS)},                \
        {"Authorised", true, 0}, {"Unauthorised", true, 0},                \
        {"Persistent absence", true, NOTE_BIT(NOTE_PERSISTENT)}, {         \
        "Severe absence", true, NOTE_BIT(NOTE_PERSISTENT)                  \
    }

static const struct atlas_table_column answer_columns[] = {{"Area", false, 0},
                                                           FIGURE_COLUMNS};
static const struct atlas_table_column phase_columns[] = {
    {"Schools of", false, 0}, {"Area", false, 0}, FIGURE_COLUMNS};
static const struct atlas_table_column year_columns[] = {
    {"Area", false, 0}, {"Year", false, 0}, FIGURE_COLUMNS};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static struct atlas_count schools_at(const struct atlas_rates *rates,
                                     uint32_t row) {
    if (row == ATLAS_NONE) {
        return (struct atlas_count){.state = ATLAS_NOT_AVAILABLE};
    }
    return rates->rows[row].schools;
}

static struct atlas_count count_at(const struct atlas_rates *rates,
                                   uint32_t row, enum atlas_column column) {
    if (row == ATLAS_NONE) {
        return (struct atlas_count){.state = ATLAS_NOT_AVAILABLE};
    }
    return atlas_rates_count(rates, row, column);
}

// "(a) Fylde".
static const char *place_label(struct report *report, size_t at) {
    return report_text(report, "(%c) %s", (int)('a' + (int)(at % 26)),
                       report->brief->places[at].name);
}

static void add_figures(struct report_table *table,
                        const struct atlas_brief_place *place, uint32_t year,
                        enum atlas_phase phase) {
    const struct atlas_rates *rates =
        table->report->brief->ground->source.rates;
    const uint32_t row =
        ground_row(rates, place->level, place->area, year, phase);
    size_t count;
    const struct atlas_measure *measures = atlas_measures(&count);
    if (row == ATLAS_NONE) {
        for (size_t i = 0; i < ATLAS_CORE_MEASURES + 2; i++) {
            report_cell_text(table, "no figure", i ? 0 : NOTE_BIT(NOTE_YEARS));
        }
        return;
    }
    report_cell_count(table, rates->rows[row].schools);
    report_cell_count(table, count_at(rates, row, ATLAS_ENROLMENTS));
    for (size_t i = 0; i < ATLAS_CORE_MEASURES; i++) {
        const struct atlas_rate rate = ground_rate(
            rates, place->level, place->area, year, &measures[i], phase);
        report_cell_figure(table, &rate);
    }
}

void report_add_answer(struct report *report) {
    const struct atlas_brief *brief = report->brief;
    const char *caption =
        report_text(report,
                    "Absence in all schools, %s: rate, and sessions missed or "
                    "enrolments in brackets",
                    atlas_period_text(brief->period).text);
    struct report_table table =
        report_table_begin(report, "Answer", caption, answer_columns,
                           COUNT_OF(answer_columns), brief->place_count);
    for (size_t i = 0; i < brief->place_count; i++) {
        report_row(&table, i == 0, false);
        report_cell_text(&table, place_label(report, i), 0);
        add_figures(&table, &brief->places[i], brief->period,
                    ATLAS_PHASE_TOTAL);
    }
    report_table_end(&table, ATLAS_FORM_ANSWER | ATLAS_FORM_PAGES, 1);
}

static const char *phase_label(enum atlas_phase phase) {
    static const char *const labels[] = {
        [ATLAS_PHASE_TOTAL] = "All phases",
        [ATLAS_PHASE_PRIMARY] = "Primary",
        [ATLAS_PHASE_SECONDARY] = "Secondary",
        [ATLAS_PHASE_SPECIAL] = "Special",
    };
    return labels[phase];
}

void report_add_phases(struct report *report, unsigned forms) {
    const struct atlas_brief *brief = report->brief;
    const char *caption = report_text(report, "By phase, %s",
                                      atlas_period_text(brief->period).text);
    struct report_table table = report_table_begin(
        report, "Phases", caption, phase_columns, COUNT_OF(phase_columns),
        brief->place_count * ATLAS_PHASE_END);
    for (int phase = ATLAS_PHASE_PRIMARY; phase < ATLAS_PHASE_END; phase++) {
        for (size_t i = 0; i < brief->place_count; i++) {
            report_row(&table, i == 0, i == 0);
            report_cell_text(&table, phase_label((enum atlas_phase)phase), 0);
            report_cell_text(&table, place_label(report, i), 0);
            add_figures(&table, &brief->places[i], brief->period,
                        (enum atlas_phase)phase);
        }
    }
    report_table_end(&table, forms, 2);
}

void report_add_years(struct report *report, enum atlas_phase phase,
                      unsigned forms) {
    const struct atlas_brief *brief = report->brief;
    const char *caption = report_text(
        report,
        "%s, year by year: rate, and sessions missed or "
        "enrolments in brackets",
        phase == ATLAS_PHASE_TOTAL
            ? "All schools"
            : report_text(report, "%s schools", phase_label(phase)));
    struct report_table table = report_table_begin(
        report, phase_label(phase), caption, year_columns,
        COUNT_OF(year_columns), brief->place_count * brief->year_count);
    for (size_t i = 0; i < brief->place_count; i++) {
        for (size_t year = 0; year < brief->year_count; year++) {
            report_row(&table, i == 0, year == 0);
            report_cell_text(&table, place_label(report, i), 0);
            report_cell_text(
                &table,
                report_text(report, "%s",
                            atlas_period_text(brief->years[year]).text),
                0);
            add_figures(&table, &brief->places[i], brief->years[year], phase);
        }
    }
    report_table_end(&table, forms, 2);
}

static const struct atlas_table_column sheet_columns[] = {
    {"Area", false, 0},
    {"Code", false, 0},
    {"Year", false, 0},
    {"Phase", false, 0},
    {"Schools", true, 0},
    {"Enrolments", true, 0},
    {"Possible sessions", true, 0},
    {"Sessions missed, overall", true, 0},
    {"Overall absence, %", true, 0},
    {"Sessions missed, authorised", true, 0},
    {"Authorised absence, %", true, 0},
    {"Sessions missed, unauthorised", true, 0},
    {"Unauthorised absence, %", true, 0},
    {"Enrolments persistently absent", true, 0},
    {"Persistent absence, %", true, 0},
    {"Enrolments severely absent", true, 0},
    {"Severe absence, %", true, 0},
};

static void add_sheet_row(struct report_table *table,
                          const struct atlas_brief_place *place, uint32_t year,
                          enum atlas_phase phase) {
    const struct atlas_rates *rates =
        table->report->brief->ground->source.rates;
    const uint32_t row =
        ground_row(rates, place->level, place->area, year, phase);
    size_t count;
    const struct atlas_measure *measures = atlas_measures(&count);
    report_cell_text(table, place->name, 0);
    report_cell_text(table, rates->levels[place->level].areas[place->area].code,
                     0);
    report_cell_text(
        table, report_text(table->report, "%s", atlas_period_text(year).text),
        0);
    report_cell_text(table, atlas_phase_name(phase), 0);
    report_cell_count(table, schools_at(rates, row));
    report_cell_count(table, count_at(rates, row, ATLAS_ENROLMENTS));
    report_cell_count(table, count_at(rates, row, ATLAS_POSSIBLE));
    for (size_t i = 0; i < ATLAS_CORE_MEASURES; i++) {
        const struct atlas_rate rate = ground_rate(
            rates, place->level, place->area, year, &measures[i], phase);
        report_cell_count(table, count_at(rates, row, measures[i].numerator));
        report_cell_percent(table, &rate, 5);
    }
}

void report_add_figures_sheet(struct report *report) {
    const struct atlas_brief *brief = report->brief;
    struct report_table table = report_table_begin(
        report, "Figures",
        "Counts and rates by area, year and phase of education", sheet_columns,
        COUNT_OF(sheet_columns),
        brief->place_count * brief->year_count * ATLAS_PHASE_END);
    for (size_t i = 0; i < brief->place_count; i++) {
        for (size_t year = 0; year < brief->year_count; year++) {
            for (int phase = 0; phase < ATLAS_PHASE_END; phase++) {
                report_row(&table, i == 0, year == 0 && phase == 0);
                add_sheet_row(&table, &brief->places[i], brief->years[year],
                              (enum atlas_phase)phase);
            }
        }
    }
    report_table_end(&table, ATLAS_FORM_SHEET, 1);
}
