// The columns of rates.csv.
//
// In:  a row of the rates, and what its area is in DfE's words.
// Out: each of its cells.
//
// One table gives the header, the cells and rates.meta.csv, so the three cannot
// drift apart. Time and geography columns are named in DfE's standard itself
// and are not described in a meta file; every other column is.

#include "rates_columns.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/absence.h"
#include "cells.h"

/** Fields of time and geography. */
enum place_field {
    FIELD_PERIOD,
    FIELD_IDENTIFIER,
    FIELD_LEVEL,
    FIELD_COUNTRY_CODE,
    FIELD_COUNTRY_NAME,
    FIELD_REGION_CODE,
    FIELD_REGION_NAME,
    FIELD_OLD_LA_CODE,
    FIELD_NEW_LA_CODE,
    FIELD_LA_NAME,
    FIELD_PCON_CODE,
    FIELD_PCON_NAME,
    FIELD_LAD_CODE,
    FIELD_LAD_NAME
};

/** Our own texts about a row. */
enum text_field {
    FIELD_METHODOLOGY,
    FIELD_PHASE,
    FIELD_AREA_LEVEL,
    FIELD_AREA_CODE,
    FIELD_AREA_NAME,
    FIELD_SOURCE,
    FIELD_STATUS
};

static bool has_prefix(const char *code, const char *prefix) {
    return strncmp(code, prefix, strlen(prefix)) == 0;
}

bool rates_level_is_district(const struct atlas_rate_level *level) {
    bool holds_district = false;
    if (level->assign != ATLAS_BY_LOCATION) return false;
    for (size_t i = 0; i < level->area_count; i++) {
        if (has_prefix(level->areas[i].code, "E10")) return false;
        if (has_prefix(level->areas[i].code, "E07")) holds_district = true;
    }
    return holds_district;
}

enum area_kind rates_area_kind(const struct atlas_rate_level *level,
                               const struct atlas_rate_area *area,
                               bool is_district) {
    static const char *const local[] = {"E06", "E07", "E08", "E09", "E10"};
    const char *code = area->code;
    if (level->assign == ATLAS_BY_AUTHORITY) return AREA_AUTHORITY;
    if (has_prefix(code, "E92")) return AREA_NATIONAL;
    if (has_prefix(code, "E12") || has_prefix(code, "E13")) {
        return AREA_REGIONAL;
    }
    if (has_prefix(code, "E14")) return AREA_CONSTITUENCY;
    for (size_t i = 0; i < sizeof(local) / sizeof(local[0]); i++) {
        if (has_prefix(code, local[i])) {
            return is_district ? AREA_DISTRICT : AREA_AUTHORITY;
        }
    }
    return AREA_OTHER;
}

static const char *level_text(const struct rates_line *line) {
    switch (line->kind) {
        case AREA_NATIONAL:
            return "National";
        case AREA_REGIONAL:
            return "Regional";
        case AREA_AUTHORITY:
            return "Local authority";
        case AREA_DISTRICT:
            return "Local authority district";
        case AREA_CONSTITUENCY:
            return "Parliamentary constituency";
        case AREA_OTHER:
            break;
    }
    return line->level->title;
}

// The field where the row's area is of this kind, "" elsewhere.
static const char *field_of(const struct rates_line *line, enum area_kind kind,
                            const char *field) {
    return line->kind == kind ? field : "";
}

// EES writes `x` for a code that an area should have and has not.
static const char *or_not_available(const char *code) {
    return code[0] ? code : "x";
}

static const char *region_field(const struct rates_line *line, bool is_code) {
    const struct atlas_rate_area *area = line->area;
    if (line->kind == AREA_REGIONAL) return is_code ? area->code : area->name;
    if (line->kind != AREA_AUTHORITY) return "";
    return is_code ? area->region_code : area->region_name;
}

static const char *place_field(const struct rates_line *line,
                               enum place_field which) {
    const struct atlas_rate_area *area = line->area;
    switch (which) {
        case FIELD_PERIOD:
            return "";
        case FIELD_IDENTIFIER:
            return "Academic year";
        case FIELD_LEVEL:
            return level_text(line);
        case FIELD_COUNTRY_CODE:
            return ATLAS_ENGLAND_CODE;
        case FIELD_COUNTRY_NAME:
            return "England";
        case FIELD_REGION_CODE:
        case FIELD_REGION_NAME:
            return region_field(line, which == FIELD_REGION_CODE);
        case FIELD_OLD_LA_CODE:
            return field_of(line, AREA_AUTHORITY,
                            or_not_available(area->old_la_code));
        case FIELD_NEW_LA_CODE:
            return field_of(
                line, AREA_AUTHORITY,
                strcmp(area->code, area->old_la_code) ? area->code : "x");
        case FIELD_LA_NAME:
            return field_of(line, AREA_AUTHORITY, area->name);
        case FIELD_PCON_CODE:
            return field_of(line, AREA_CONSTITUENCY, area->code);
        case FIELD_PCON_NAME:
            return field_of(line, AREA_CONSTITUENCY, area->name);
        case FIELD_LAD_CODE:
            return field_of(line, AREA_DISTRICT, area->code);
        case FIELD_LAD_NAME:
            return field_of(line, AREA_DISTRICT, area->name);
    }
    return "";
}

static void write_place(const struct rates_line *line, int which,
                        struct atlas_text *text) {
    if (which == FIELD_PERIOD) {
        atlas_text_add_int(text, line->period);
    } else {
        atlas_text_add_csv(text, place_field(line, (enum place_field)which));
    }
}

static const char *status_text(const struct rates_line *line) {
    const struct atlas_rate_row *row = &line->rates->rows[line->row];
    if (line->area->is_partial) return "partial";
    return atlas_state_word((enum atlas_state)row->status);
}

static const char *text_field(const struct rates_line *line,
                              enum text_field which) {
    const struct atlas_rate_row *row = &line->rates->rows[line->row];
    switch (which) {
        case FIELD_METHODOLOGY:
            return line->level->assign == ATLAS_BY_LOCATION &&
                           row->source == ATLAS_COMPUTED
                       ? "School location"
                       : "Responsible authority";
        case FIELD_PHASE:
            return atlas_phase_name(line->phase);
        case FIELD_AREA_LEVEL:
            return line->level->key;
        case FIELD_AREA_CODE:
            return line->area->code;
        case FIELD_AREA_NAME:
            return line->area->name;
        case FIELD_SOURCE:
            return cell_source_word((enum atlas_source)row->source);
        case FIELD_STATUS:
            return status_text(line);
    }
    return "";
}

static void write_text(const struct rates_line *line, int which,
                       struct atlas_text *text) {
    atlas_text_add_csv(text, text_field(line, (enum text_field)which));
}

static void write_schools(const struct rates_line *line, int which,
                          struct atlas_text *text) {
    (void)which;
    cell_add_count(text, line->rates->rows[line->row].schools);
}

static void write_count(const struct rates_line *line, int which,
                        struct atlas_text *text) {
    cell_add_count(text, atlas_rates_count(line->rates, line->row,
                                           (enum atlas_column)which));
}

static void write_measure(const struct rates_line *line, int which,
                          struct atlas_text *text) {
    size_t count;
    const struct atlas_measure *measures = atlas_measures(&count);
    cell_add_rate(
        text, atlas_rates_measure(line->rates, line->row, &measures[which]));
}

static void write_missing(const struct rates_line *line, int which,
                          struct atlas_text *text) {
    (void)which;
    atlas_text_add_int(text, line->rates->rows[line->row].schools_missing);
}

static void write_largest(const struct rates_line *line, int which,
                          struct atlas_text *text) {
    const struct atlas_rate_row *row = &line->rates->rows[line->row];
    struct atlas_count largest = {row->largest_school_enrolments, ATLAS_NUMBER};
    (void)which;
    if (row->source == ATLAS_PUBLISHED) {
        largest = (struct atlas_count){0, ATLAS_NOT_AVAILABLE};
    } else if (row->schools.state != ATLAS_NUMBER) {
        largest = (struct atlas_count){0, row->schools.state};
    } else if (row->schools.value == 0) {
        largest = atlas_count_nothing();
    }
    cell_add_rate(
        text, atlas_rate_of(largest, atlas_rates_count(line->rates, line->row,
                                                       ATLAS_ENROLMENTS)));
}

// Shapes of the table's lines below.
#define PLACE(name, field) \
    { name, "", "", "", "", "", "", write_place, field }
#define FILTER(name, label, hint, field) \
    { name, "Filter", label, "", "", "", hint, write_text, field }
#define COUNT(name, label, group, column) \
    { name, "Indicator", label, group, "", "0", "", write_count, column }
#define PERCENT(name, label, group, measure) \
    { name, "Indicator", label, group, "%", "5", "", write_measure, measure }

static const struct rates_column columns[] = {
    PLACE("time_period", FIELD_PERIOD),
    PLACE("time_identifier", FIELD_IDENTIFIER),
    PLACE("geographic_level", FIELD_LEVEL),
    PLACE("country_code", FIELD_COUNTRY_CODE),
    PLACE("country_name", FIELD_COUNTRY_NAME),
    PLACE("region_code", FIELD_REGION_CODE),
    PLACE("region_name", FIELD_REGION_NAME),
    PLACE("old_la_code", FIELD_OLD_LA_CODE),
    PLACE("new_la_code", FIELD_NEW_LA_CODE),
    PLACE("la_name", FIELD_LA_NAME),
    PLACE("pcon_code", FIELD_PCON_CODE),
    PLACE("pcon_name", FIELD_PCON_NAME),
    PLACE("lad_code", FIELD_LAD_CODE),
    PLACE("lad_name", FIELD_LAD_NAME),
    FILTER("level_methodology", "Level methodology",
           "School location: the area that a school stands in; Responsible "
           "authority: the area of the authority that runs it",
           FIELD_METHODOLOGY),
    FILTER("education_phase", "Education phase",
           "Total is primary, secondary and special, without alternative "
           "provision",
           FIELD_PHASE),
    {"num_schools", "Indicator", "Number of schools", "Schools", "", "0", "",
     write_schools, 0},
    COUNT("enrolments", "Number of pupil enrolments", "Enrolments",
          ATLAS_ENROLMENTS),
    COUNT("sess_possible", "Number of possible sessions", "Sessions",
          ATLAS_POSSIBLE),
    COUNT("sess_overall", "Number of overall absence sessions", "Sessions",
          ATLAS_OVERALL),
    COUNT("sess_authorised", "Number of authorised absence sessions",
          "Sessions", ATLAS_AUTHORISED),
    COUNT("sess_unauthorised", "Number of unauthorised absence sessions",
          "Sessions", ATLAS_UNAUTHORISED),
    PERCENT("sess_overall_percent", "Overall absence rate", "Absence rates", 0),
    PERCENT("sess_authorised_percent", "Authorised absence rate",
            "Absence rates", 1),
    PERCENT("sess_unauthorised_percent", "Unauthorised absence rate",
            "Absence rates", 2),
    COUNT("enrolments_pa_10_exact", "Number of persistent absentees",
          "Persistent absence", ATLAS_PERSISTENT),
    PERCENT("enrolments_pa_10_exact_percent",
            "Percentage of persistent absentees", "Persistent absence", 3),
    COUNT("enrolments_pa_50_exact", "Number of severe absentees",
          "Severe absence", ATLAS_SEVERE),
    PERCENT("enrolments_pa_50_exact_percent", "Percentage of severe absentees",
            "Severe absence", 4),
    FILTER("area_level", "Area level",
           "Key of the level in the run's configuration", FIELD_AREA_LEVEL),
    FILTER("area_code", "Area code", "Code of the area at its level",
           FIELD_AREA_CODE),
    FILTER("area_name", "Area name", "", FIELD_AREA_NAME),
    FILTER("source", "Source",
           "computed: summed from schools; published: the row that DfE "
           "published",
           FIELD_SOURCE),
    FILTER("status", "Status",
           "ok, or why the overall absence rate is not there; few_schools: "
           "fewer than the run's least_schools, rates u; partial: only some "
           "of the area's schools are in the file",
           FIELD_STATUS),
    {"num_schools_missing", "Indicator",
     "Number of schools that may belong here and could not be placed",
     "Schools", "", "0", "", write_missing, 0},
    {"largest_school_percent", "Indicator",
     "Percentage of the enrolments that the largest school has", "Schools", "%",
     "5", "", write_largest, 0},
};

const struct rates_column *rates_columns(size_t *ret_count) {
    *ret_count = sizeof(columns) / sizeof(columns[0]);
    return columns;
}
