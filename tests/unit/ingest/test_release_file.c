// What ends the reading of an absence file, with its line.
#include "atlas/ingest.h"

#include <string.h>

#include "atlas_test.h"
#include "release_rows.h"

#define SCHOOL(counts) \
    SCHOOL_2019("201819", "8882001", "119001", "Special", counts)
#define GOOD GOOD_2019("201819", "8882009", "119009")

struct bad_case {
    const char *name;
    const char *content;
    const char *where;  // end of the place
    const char *message;
};

static const struct bad_case bad_cases[] = {
    {"negative", HEADER_2019 SCHOOL("100,38000,-1,0,-1,9,7"), ":2",
     "sess_overall '-1' is negative"},
    {"decimal", HEADER_2019 GOOD SCHOOL("100,1234.0,15,12,3,9,7"), ":3",
     "sess_possible '1234.0' is neither a whole number nor a known symbol"},
    {"too large", HEADER_2019 SCHOOL("100,1000000000001,15,12,3,9,7"), ":2",
     "sess_possible '1000000000001' is too large to be a count"},
    {"overflow", HEADER_2019 SCHOOL("100,99999999999999999999,15,12,3,9,7"),
     ":2",
     "sess_possible '99999999999999999999' is neither a whole number nor a "
     "known symbol"},
    {"unknown symbol", HEADER_2019 SCHOOL("100,38000,15,12,3,q,7"), ":2",
     "enrolments_pa_10_exact 'q' is neither a whole number nor a known "
     "symbol"},
    {"missed over possible", HEADER_2019 SCHOOL("100,1000,1001,1001,0,9,7"),
     ":2", "sess_overall 1001 is more than sess_possible 1000"},
    {"authorised over possible", HEADER_2019 SCHOOL("100,1000,c,1001,c,9,7"),
     ":2", "sess_authorised 1001 is more than sess_possible 1000"},
    {"persistent over enrolled", HEADER_2019 SCHOOL("100,1000,15,12,3,101,7"),
     ":2", "enrolments_pa_10_exact 101 is more than enrolments 100"},
    {"severe over persistent",
     HEADER_2024 ROW_2024("202324", "School", LANCASHIRE, "Special",
                          ",8887001,119001,1", "100,1000,15,12,3,9,10"),
     ":2", "enrolments_pa_50_exact 10 is more than enrolments_pa_10_exact 9"},
    {"published rows too",
     HEADER_2024 ROW_2024("202324", "National", ",,,,", "Total", ",,,1",
                          "100,1000,1015,1012,3,9,1"),
     ":2", "sess_overall 1015 is more than sess_possible 1000"},
    {"schools of a published row",
     HEADER_2024 ROW_2024("202324", "National", ",,,,", "Total", ",,,-1",
                          "100,1000,15,12,3,9,1"),
     ":2", "num_schools '-1' is negative"},
    {"total of a school",
     HEADER_2019 SCHOOL_2019("201819", "8882001", "119001", "Total",
                             "100,1000,15,12,3,9,7"),
     ":2", "a school row of phase 'Total'"},
    {"phase",
     HEADER_2019 SCHOOL_2019("201819", "8882001", "119001", "Nursery",
                             "100,1000,15,12,3,9,7"),
     ":2", "school_type 'Nursery' is not a known phase of education"},
    {"URN", HEADER_2019 GOOD_2019("201819", "8882001", "11900A"), ":2",
     "urn '11900A' is not a number"},
    {"LAESTAB", HEADER_2019 GOOD_2019("201819", "888/2001", "119001"), ":2",
     "laestab '888/2001' is not a number"},
    {"long LAESTAB", HEADER_2019 GOOD_2019("201819", "88820011", "119001"),
     ":2", "laestab '88820011' is out of range"},
    {"calendar year", HEADER_2019 GOOD_2019("2019", "8882001", "119001"), ":2",
     "time_period '2019' is not an academic year such as 201819 or 2018/19"},
    {"years that do not follow",
     HEADER_2019 GOOD_2019("201820", "8882001", "119001"), ":2",
     "time_period '201820' is not an academic year"},
    {"level",
     HEADER_2024 ROW_2024("202324", "Lokal authority", LANCASHIRE, "Total",
                          ",,,1", "100,1000,15,12,3,9,1"),
     ":2", "'Lokal authority' is no geographic level of DfE's"},
    {"a term",
     HEADER_2024 "202425,Autumn term,National,E92000001,England,,,,,,Total,,,,"
                 "1,100,1000,15,12,3,9,1\n",
     ":2",
     "time_identifier 'Autumn term' is not a full year: term and week files "
     "are not read, only 'Academic year'"},
    {"no LA code",
     HEADER_2024 ROW_2024("202324", "Local authority",
                          "E12000002,North West,,E10000017,Lancashire", "Total",
                          ",,,1", "100,1000,15,12,3,9,1"),
     ":2", "a row of an authority or school without an LA code (old_la_code)"},
    {"two LA codes in one",
     HEADER_2024 ROW_2024("202324", "Local authority",
                          "E12000002,North West,940 / 941,E06000061,N", "Total",
                          ",,,1", "100,1000,15,12,3,9,1"),
     ":2", "is too long for one code"},
    {"no region code",
     HEADER_2024 ROW_2024("202324", "Regional", ",North West,,,", "Total",
                          ",,,1", "100,1000,15,12,3,9,1"),
     ":2", "a regional row without a region code"},
    {"short record", HEADER_2019 "Academic year,six half terms,201819,School\n",
     ":2", "field"},
    {"cut before its level", HEADER_2019 "Academic year,six half terms,201819",
     ":2", "3 fields where the header has 23"},
    {"other series",
     "time_period,geographic_level,school_type,attendance_perc\n", ":1",
     "column 'attendance_perc' belongs to 'Pupil attendance in schools', a "
     "different series: never mixed with the absence release"},
    {"other series, other column",
     "time_period,geographic_level,education_phase,overall_attendance\n", ":1",
     "never mixed"},
    {"authority of location",
     "time_period,geographic_level,education_phase,sch_admin_la\n", ":1",
     "not the one that runs it"},
    {"no phase", "time_period,geographic_level,enrolments\n", "",
     "education_phase"},
    {"no counts", "time_period,geographic_level,education_phase\n", "",
     "enrolments"},
    {"no URN",
     "time_period,geographic_level,education_phase,enrolments,sess_possible,"
     "sess_overall,sess_authorised,sess_unauthorised,enrolments_pa_10_exact\n"
     "202324,School,Special,1,2,1,1,0,0\n",
     "", "urn"},
    {"empty", "", "", ""},
};

static bool ends_with(const char *text, const char *end) {
    const size_t length = strlen(text);
    return length >= strlen(end) &&
           strcmp(text + length - strlen(end), end) == 0;
}

static void release_file__bad_input_names_the_line(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(bad_cases); i++) {
        const struct bad_case *c = &bad_cases[i];
        struct release_read read = {
            .school = {test_file("bad.csv", c->content)}};
        print_message("  case: %s\n", c->name);
        assert_int_equal(read_release(&read), ATLAS_ERR_INPUT);
        print_message("    %s: %s\n", read.err.where, read.err.message);
        assert_non_null(strstr(read.err.where, "bad.csv"));
        assert_true(ends_with(read.err.where, c->where));
        assert_non_null(strstr(read.err.message, c->message));
        // Nothing is given on failure.
        assert_null(read.absence.schools);
        assert_int_equal(read.absence.file_count, 0);
        assert_int_equal(read.issues.count, 0);
        free_release(&read);
    }
}

struct good_case {
    const char *name;
    const char *content;
};

// Odd, but no contradiction.
static const struct good_case good_cases[] = {
    {"all missed", HEADER_2019 SCHOOL("100,1000,1000,1000,0,100,7")},
    {"nobody", HEADER_2019 SCHOOL("0,0,0,0,0,0,0")},
    {"suppressed overall", HEADER_2019 SCHOOL("100,1000,c,12,3,9,7")},
    {"suppressed possible", HEADER_2019 SCHOOL("100,c,15,12,3,9,7")},
    {"suppressed enrolments", HEADER_2019 SCHOOL("c,1000,15,12,3,9,7")},
    {"reasons that do not add up", HEADER_2019 SCHOOL("9,1000,15,12,3,9,999")},
    {"blanks around", HEADER_2019 SCHOOL(" 100 ,1000,15,12,3, 9,7")},
    {"phase of another series",
     HEADER_2019 SCHOOL_2019("201819", "8882001", "119001", "primary",
                             "100,1000,15,12,3,9,7")},
    {"largest count", HEADER_2019 SCHOOL("100,1000000000000,15,12,3,9,7")},
    {"no row at the end", HEADER_2019 GOOD "\n\n"},
};

static void release_file__odd_rows_are_read(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(good_cases); i++) {
        struct release_read read = {
            .school = {test_file("good.csv", good_cases[i].content)}};
        print_message("  case: %s\n", good_cases[i].name);
        assert_int_equal(read_release(&read), ATLAS_OK);
        assert_int_equal(read.absence.school_count, 1);
        free_release(&read);
    }
}

// A session too many is for the sums to show; the row is named and stays.
static void release_file__parts_that_differ_are_listed(void **state) {
    (void)state;
    struct release_read read = {
        .school = {test_file("parts.csv",
                             HEADER_2019 GOOD SCHOOL("100,1000,16,12,3,9,7"))}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.school_count, 2);
    assert_int_equal(atlas_issues_count(&read.issues, "parts-differ"), 1);
    assert_string_equal(read.issues.items[0].kind, "parts-differ");
    assert_string_equal(read.issues.items[0].subject, "URN 119001");
    assert_int_equal(read.issues.items[0].line, 3);
    assert_string_equal(read.issues.items[0].finding,
                        "sess_authorised 12 and sess_unauthorised 3 do not add "
                        "up to sess_overall 16");
    free_release(&read);
}

// Rows of other periods are not looked at, whatever stands in them.
static void release_file__unwanted_rows_are_not_read(void **state) {
    (void)state;
    const uint32_t periods[] = {201819};
    struct release_read read = {
        .school = {test_file("mixed.csv",
                             HEADER_2019 SCHOOL_2019("201718", "?", "?", "?",
                                                     "-1,-1,-1,-1,-1,-1,?")
                                 GOOD_2019("201819", "8882001", "119001"))},
        .source = {.periods = {.periods = periods, .count = 1}}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.school_count, 1);
    assert_int_equal(read.absence.period_count, 1);
    free_release(&read);
}

static void release_file__missing_file_is_named(void **state) {
    (void)state;
    struct release_read read = {.school = {"no/such/file.csv"}};
    assert_int_equal(read_release(&read), ATLAS_ERR_INPUT);
    assert_non_null(strstr(read.err.where, "no/such/file.csv"));
    free_release(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(release_file__bad_input_names_the_line),
        cmocka_unit_test(release_file__odd_rows_are_read),
        cmocka_unit_test(release_file__parts_that_differ_are_listed),
        cmocka_unit_test(release_file__unwanted_rows_are_not_read),
        cmocka_unit_test(release_file__missing_file_is_named),
    };
    return cmocka_run_group_tests_name("ingest/release_file", tests, NULL,
                                       NULL);
}
