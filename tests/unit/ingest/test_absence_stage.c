// The absence release in its layouts, read from small files.
#include "atlas/ingest.h"

#include <string.h>

#include "atlas_test.h"
#include "release_rows.h"

static void assert_number(struct atlas_count count, int64_t value) {
    assert_int_equal(count.state, ATLAS_NUMBER);
    assert_int_equal(count.value, value);
}

static void assert_state(struct atlas_count count, enum atlas_state state) {
    assert_int_equal(count.state, state);
    assert_int_equal(count.value, 0);
}

// School, authority, region and England in one file, as in 2018/19.
static const char one_file[] = HEADER_2019
    "Academic year,six half terms,201819,National,E92000001,England,,,,,,,,,"
    "Total,2,200,76000,3000,2400,600,18,1400\n"
    "Academic year,six half terms,201819,Regional,E92000001,England,"
    "E12000002,North West,,,,,,,Total,2,200,76000,3000,2400,600,18,1400\n"
    "Academic year,six half terms,201819,Local authority,E92000001,England,"
    "E12000002,North West,888,E10000017,Lancashire,,,,Total,2,200,76000,3000,"
    "2400,600,18,1400\n" GOOD_2019("201819", "8882001", "119001")
        GOOD_2019("201819", "8882002", "119002")
            GOOD_2019("201718", "8882002", "119002");

static void absence__reads_the_2019_layout(void **state) {
    (void)state;
    struct release_read read = {.school = {test_file("r2019.csv", one_file)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    const struct atlas_absence *absence = &read.absence;

    assert_int_equal(absence->file_count, 1);
    assert_string_equal(absence->files[0], "r2019.csv");
    assert_int_equal(absence->school_count, 3);
    assert_int_equal(absence->published_count, 3);
    assert_int_equal(absence->period_count, 2);
    assert_int_equal(absence->periods[0], 201718);
    assert_int_equal(absence->periods[1], 201819);
    assert_int_equal(absence->latest_school_period, 201819);
    assert_int_equal(absence->columns, ATLAS_CORE_COLUMNS);

    // Sorted by period, then as they stand in the file.
    assert_int_equal(absence->schools[0].period, 201718);
    assert_int_equal(absence->schools[0].line, 7);
    assert_int_equal(absence->schools[1].laestab, 8882001);
    assert_int_equal(absence->schools[1].urn, 119001);
    assert_int_equal(absence->schools[1].phase, ATLAS_PHASE_PRIMARY);
    assert_int_equal(absence->schools[2].line, 6);
    assert_string_equal(absence->schools[1].name, "");
    assert_number(atlas_absence_school(absence, 1, ATLAS_ENROLMENTS), 100);
    assert_number(atlas_absence_school(absence, 1, ATLAS_POSSIBLE), 38000);
    assert_number(atlas_absence_school(absence, 1, ATLAS_OVERALL), 1500);
    assert_number(atlas_absence_school(absence, 1, ATLAS_AUTHORISED), 1200);
    assert_number(atlas_absence_school(absence, 1, ATLAS_UNAUTHORISED), 300);
    assert_number(atlas_absence_school(absence, 1, ATLAS_PERSISTENT), 9);
    assert_state(atlas_absence_school(absence, 1, ATLAS_SEVERE),
                 ATLAS_NOT_AVAILABLE);
    assert_state(atlas_absence_school(absence, 1, ATLAS_AUTH_ILLNESS),
                 ATLAS_NOT_AVAILABLE);
    assert_true(atlas_absence_has_schools(absence, 201718));
    assert_false(atlas_absence_has_schools(absence, 201617));
    assert_false(atlas_absence_has_schools(absence, 201920));

    const struct atlas_issue *issue =
        find_issue(&read.issues, "missing-column");
    assert_non_null(issue);
    assert_string_equal(issue->finding,
                        "the file has no enrolments_pa_50_exact");
    assert_int_equal(read.issues.count, 1);
    free_release(&read);
}

static void absence__names_areas_once(void **state) {
    (void)state;
    struct release_read read = {.school = {test_file("r2019.csv", one_file)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    const struct atlas_absence *absence = &read.absence;
    assert_int_equal(absence->authority_count, 1);
    assert_int_equal(absence->region_count, 1);
    assert_string_equal(absence->authorities[0].old_code, "888");
    assert_string_equal(absence->authorities[0].code, "E10000017");
    assert_string_equal(absence->authorities[0].name, "Lancashire");
    assert_int_equal(absence->authorities[0].region, 0);
    assert_string_equal(absence->regions[0].code, "E12000002");
    assert_string_equal(absence->regions[0].name, "North West");
    assert_int_equal(absence->published[0].level, ATLAS_PUBLISHED_NATIONAL);
    assert_int_equal(absence->published[0].area, ATLAS_NONE);
    assert_int_equal(absence->published[1].level, ATLAS_PUBLISHED_REGIONAL);
    assert_int_equal(absence->published[1].area, 0);
    assert_int_equal(absence->published[2].level, ATLAS_PUBLISHED_AUTHORITY);
    assert_int_equal(absence->published[2].phase, ATLAS_PHASE_TOTAL);
    assert_number(absence->published[2].schools, 2);
    assert_number(atlas_absence_published(absence, 2, ATLAS_OVERALL), 3000);
    free_release(&read);
}

// Renamed columns, CRLF, a byte order mark, a quoted name, padded codes.
static const char new_file[] = "\xEF\xBB\xBF" HEADER_2024 ROW_2024(
    "202324", "School",
    "E12000002,North West,888,\"E10000017      \",Lancashire",
    "State-funded secondary", "\"St Anne's, \"\"Fylde\"\"\",8884001,119003,1",
    "900,300000,24000,14000,10000,210,c") "\r\n" ROW_2024("202324",
                                                          "Local authority",
                                                          LANCASHIRE, "Special",
                                                          ",,,z",
                                                          "z,z,z,z,z,low,u");

static void absence__reads_the_2024_layout(void **state) {
    (void)state;
    struct release_read read = {.school = {test_file("r2024.csv", new_file)},
                                .source = {.with_names = true}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    const struct atlas_absence *absence = &read.absence;
    assert_int_equal(absence->school_count, 1);
    assert_string_equal(absence->schools[0].name, "St Anne's, \"Fylde\"");
    assert_int_equal(absence->schools[0].urn, 119003);
    assert_int_equal(absence->authority_count, 1);
    assert_string_equal(absence->authorities[0].code, "E10000017");
    assert_number(atlas_absence_school(absence, 0, ATLAS_PERSISTENT), 210);
    assert_state(atlas_absence_school(absence, 0, ATLAS_SEVERE),
                 ATLAS_SUPPRESSED);
    assert_state(absence->published[0].schools, ATLAS_NOT_APPLICABLE);
    assert_state(atlas_absence_published(absence, 0, ATLAS_OVERALL),
                 ATLAS_NOT_APPLICABLE);
    assert_state(atlas_absence_published(absence, 0, ATLAS_PERSISTENT),
                 ATLAS_LOW);
    assert_state(atlas_absence_published(absence, 0, ATLAS_SEVERE),
                 ATLAS_UNRELIABLE);
    assert_int_equal(read.issues.count, 0);  // current symbols are no finding
    free_release(&read);
}

static void absence__names_are_left_out_unless_wanted(void **state) {
    (void)state;
    struct release_read read = {.school = {test_file("r2024.csv", new_file)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_string_equal(read.absence.schools[0].name, "");
    free_release(&read);
}

// No country columns, a slash in the year, one pair of columns for the area.
static const char annual_file[] = HEADER_ANNUAL
    "2016/17,Six half terms,Local authority,E09000001,City of London,201,"
    "E12000007,Total,1,202,75000,2000,1600,400,9,1\n"
    "2016/17,Six half terms,Regional,E12000007,London,,E12000007,Total,1,202,"
    "75000,2000,1600,400,9,1\n"
    "2016/17,Six half terms,National,E92000001,England,,,Total,1,202,75000,"
    "2000,1600,400,9,1\n"
    "2017/18,Six half terms,Regional,E12000003,Yorkshire and The Humber,,,"
    "Total,1,202,75000,2000,1600,400,9,1\n";

static void absence__reads_the_annual_layout(void **state) {
    (void)state;
    struct release_read read = {
        .published = {test_file("annual.csv", annual_file)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    const struct atlas_absence *absence = &read.absence;
    assert_int_equal(absence->published_count, 4);
    assert_int_equal(absence->school_count, 0);
    assert_int_equal(absence->latest_school_period, 0);
    assert_int_equal(absence->published[0].period, 201617);
    assert_string_equal(absence->authorities[0].name, "City of London");
    assert_string_equal(absence->authorities[0].code, "E09000001");
    assert_int_equal(absence->authorities[0].region, 0);
    assert_string_equal(absence->regions[0].code, ATLAS_LONDON_CODE);
    assert_string_equal(absence->regions[0].name, "London");
    assert_int_equal(absence->published[1].area, 0);
    assert_int_equal(absence->published[2].area, ATLAS_NONE);
    // A regional row without region_code has its code in area_code.
    assert_int_equal(absence->published[3].area, 1);
    assert_string_equal(absence->regions[1].code, "E12000003");
    assert_string_equal(absence->regions[1].name, "Yorkshire and The Humber");
    assert_int_equal(read.issues.count, 0);
    free_release(&read);
}

static void absence__phase_has_three_names(void **state) {
    (void)state;
    static const char header[] =
        "time_period,geographic_level,phase_type_grouping,enrolments,"
        "sess_possible,sess_overall,sess_authorised,sess_unauthorised,"
        "enrolments_pa_10_exact\n"
        "202425|National|Special|1|2|1|1|0|1\n";
    char piped[sizeof(header)];
    memcpy(piped, header, sizeof(header));
    for (char *at = piped; (at = strchr(at, ','));) *at = '|';
    struct release_read read = {.published = {test_file("pipe.csv", piped)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.published[0].phase, ATLAS_PHASE_SPECIAL);
    assert_state(read.absence.published[0].schools, ATLAS_NOT_AVAILABLE);
    free_release(&read);
}

static void absence__legacy_symbols_are_states_and_counted(void **state) {
    (void)state;
    struct release_read read = {
        .school = {test_file(
            "legacy.csv",
            HEADER_2019 SCHOOL_2019("200607", "8202001", "109001", "Special",
                                    "100,38000,1500,1200,300,:,:")
                SCHOOL_2019("200607", "8202002", "109002", "Special",
                            "100,38000,1500,1200,300,~,:")
                    SCHOOL_2019("200607", "8202003", "109003", "Special",
                                "100,38000,1500,1200,300,SUPP,"))},
        .source = {.columns = ATLAS_COLUMN_BIT(ATLAS_AUTH_ILLNESS)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_state(atlas_absence_school(&read.absence, 0, ATLAS_PERSISTENT),
                 ATLAS_NOT_AVAILABLE);
    assert_state(atlas_absence_school(&read.absence, 1, ATLAS_PERSISTENT),
                 ATLAS_LOW);
    assert_state(atlas_absence_school(&read.absence, 2, ATLAS_PERSISTENT),
                 ATLAS_SUPPRESSED);
    assert_state(atlas_absence_school(&read.absence, 0, ATLAS_AUTH_ILLNESS),
                 ATLAS_NOT_AVAILABLE);
    // One finding a column and symbol, with the count of rows.
    assert_int_equal(atlas_issues_count(&read.issues, "legacy-symbol"), 5);
    const struct atlas_issue *issue = &read.issues.items[2];
    assert_string_equal(issue->subject, "sess_auth_illness");
    assert_string_equal(issue->finding,
                        "':' stands in 2 rows read, from this line on");
    assert_string_equal(issue->action, "read as not available");
    assert_int_equal(issue->line, 2);
    free_release(&read);
}

// Bedfordshire and Cheshire went in 2009 and have `.` where the code would be.
static void absence__dot_is_no_la_code(void **state) {
    (void)state;
    static const char rows[] = HEADER_2019
        "Academic year,five half terms,200607,School,E92000001,England,"
        "E12000006,East of England,820,.,Bedfordshire (Pre LGR 2009),2001,"
        "8202001,109001,Special,1,10,3800,15,12,3,1,7\n"
        "Academic year,five half terms,200607,School,E92000001,England,"
        "E12000006,East of England,820,.,Bedfordshire (Pre LGR 2009),2002,"
        "8202002,109002,Special,1,10,3800,15,12,3,1,7\n";
    struct release_read read = {.school = {test_file("dot.csv", rows)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.authority_count, 1);
    assert_string_equal(read.absence.authorities[0].old_code, "820");
    assert_string_equal(read.absence.authorities[0].code, "");
    const struct atlas_issue *issue = find_issue(&read.issues, "legacy-symbol");
    assert_string_equal(issue->subject, "new_la_code");
    assert_string_equal(issue->finding,
                        "'.' stands in 2 rows read, from this line on");
    free_release(&read);
}

// The same number under two GSS codes is two authorities (Somerset, 2023).
static void absence__authority_is_a_pair_of_codes(void **state) {
    (void)state;
    static const char rows[] =
        HEADER_2024 ROW_2024("202223", "Local authority",
                             "E12000009,South West,933,E10000027,Somerset",
                             "Total", ",,,1", "10,3800,15,12,3,1,0")
            ROW_2024("202324", "Local authority",
                     "E12000009,South West,933,E06000066,Somerset", "Total",
                     ",,,1", "10,3800,15,12,3,1,0")
                ROW_2024("202122", "Local authority",
                         "E12000009,South West,933,E10000027,Somerset", "Total",
                         ",,,1", "10,3800,15,12,3,1,0");
    struct release_read read = {.published = {test_file("som.csv", rows)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.authority_count, 2);
    assert_int_equal(read.absence.published[0].area, 0);
    assert_int_equal(read.absence.published[1].area, 1);
    assert_int_equal(read.absence.published[2].area, 0);
    assert_int_equal(read.absence.region_count, 1);
    free_release(&read);
}

static void absence__other_levels_are_passed_over(void **state) {
    (void)state;
    static const char rows[] = HEADER_2024 ROW_2024(
        "202324", "Local authority district", LANCASHIRE, "Total", ",,,1",
        "x,x,x,x,x,x,nonsense") ROW_2024("202324", "MAT", LANCASHIRE, "Total",
                                         ",,,1", "x,x,x,x,x,x,x")
        ROW_2024("202324", "MAT", LANCASHIRE, "Total", ",,,1", "x,x,x,x,x,x,x")
            ROW_2024("202324", "School", LANCASHIRE, "Special",
                     ",8887001,119001,1", "10,3800,15,12,3,1,0");
    struct release_read read = {.published = {test_file("lvl.csv", rows)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.published_count, 0);
    assert_int_equal(read.absence.school_count, 0);
    assert_int_equal(read.issues.count, 1);
    assert_string_equal(read.issues.items[0].kind, "skipped-level");
    assert_string_equal(read.issues.items[0].finding,
                        "4 rows of levels that are not read: School 1, "
                        "Local authority district 1, MAT 2");
    free_release(&read);
}

static void absence__not_utf8_is_a_finding(void **state) {
    (void)state;
    static const char rows[] =
        HEADER_2024 ROW_2024("202324", "School", LANCASHIRE, "Special",
                             "\xC9"
                             "cole,8887001,119001,1",
                             "10,3800,15,12,3,1,0");
    struct release_read read = {.school = {test_file("cp1252.csv", rows)},
                                .source = {.with_names = true}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_string_equal(read.absence.schools[0].name,
                        "\xC3\x89"
                        "cole");
    assert_int_equal(atlas_issues_count(&read.issues, "encoding"), 1);
    free_release(&read);
}

static void absence__rows_of_several_files_keep_their_file(void **state) {
    (void)state;
    struct release_read read = {
        .school = {test_file("b.csv", HEADER_2019 GOOD_2019("201819", "8882009",
                                                            "119009")),
                   test_file("a.csv", one_file)},
        .published = {test_file("annual.csv", annual_file)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    const struct atlas_absence *absence = &read.absence;
    assert_int_equal(absence->file_count, 3);
    assert_string_equal(absence->files[2], "annual.csv");
    assert_int_equal(absence->schools[0].period, 201718);
    assert_int_equal(absence->schools[1].laestab, 8882009);
    assert_int_equal(absence->schools[1].file, 0);
    assert_int_equal(absence->schools[2].file, 1);
    assert_int_equal(absence->published_count, 3 + 4);
    assert_int_equal(absence->published[3].file, 2);
    free_release(&read);
}

static void absence__release_of_nothing_is_allowed(void **state) {
    (void)state;
    struct atlas_absence absence = {0};
    atlas_absence_release(&absence);
    assert_int_equal(atlas_absence_school(&absence, 0, ATLAS_OVERALL).state,
                     ATLAS_NOT_AVAILABLE);
    assert_false(atlas_absence_has_schools(&absence, 201819));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(absence__reads_the_2019_layout),
        cmocka_unit_test(absence__names_areas_once),
        cmocka_unit_test(absence__reads_the_2024_layout),
        cmocka_unit_test(absence__names_are_left_out_unless_wanted),
        cmocka_unit_test(absence__reads_the_annual_layout),
        cmocka_unit_test(absence__phase_has_three_names),
        cmocka_unit_test(absence__legacy_symbols_are_states_and_counted),
        cmocka_unit_test(absence__dot_is_no_la_code),
        cmocka_unit_test(absence__authority_is_a_pair_of_codes),
        cmocka_unit_test(absence__other_levels_are_passed_over),
        cmocka_unit_test(absence__not_utf8_is_a_finding),
        cmocka_unit_test(absence__rows_of_several_files_keep_their_file),
        cmocka_unit_test(absence__release_of_nothing_is_allowed),
    };
    return cmocka_run_group_tests_name("ingest/absence_stage", tests, NULL,
                                       NULL);
}
