#include "atlas/ingest.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "atlas/text.h"
#include "atlas/vocabulary.h"
#include "atlas_test.h"
#include "release_rows.h"

// Columns in an order that no layout has.
#define HEADER                                                              \
    "\"Northing\",\"Easting\",\"EstablishmentName\",\"URN\",\"LA (code)\"," \
    "\"EstablishmentNumber\",\"PreviousLA (code)\","                        \
    "\"PreviousEstablishmentNumber\",\"EstablishmentStatus (code)\","       \
    "\"NumberOfPupils\",\"PercentageFSM\",\"GSSLACode (name)\","            \
    "\"DistrictAdministrative (code)\","                                    \
    "\"ParliamentaryConstituency (code)\",\"LSOA (code)\","                 \
    "\"TypeOfEstablishment (name)\",\"PhaseOfEducation (name)\"\r\n"
#define SCHOOL(northing, easting, name, numbers, codes)                \
    "\"" northing "\",\"" easting "\",\"" name "\"," numbers "," codes \
    ",\"Academy converter\",\"Primary\"\r\n"
#define NUMBERS "119001,888,2001,,,1,244,21.7"
#define CODES "E10000017,E07000119,E14001251,E01025001"

struct register_read {
    struct atlas_register schools;
    struct atlas_issues issues;
    struct atlas_error err;
};

static enum atlas_status read_register(struct register_read *read,
                                       const char *content) {
    return atlas_ingest_register(test_file("register.csv", content),
                                 &read->issues, &read->schools, &read->err);
}

static void free_register(struct register_read *read) {
    atlas_register_release(&read->schools);
    atlas_issues_release(&read->issues);
}

static void register__reads_columns_by_name(void **state) {
    (void)state;
    struct register_read read = {0};
    assert_int_equal(read_register(&read, HEADER SCHOOL("432000", "334000",
                                                        "St Anne\x92s \xC9"
                                                        "cole",
                                                        NUMBERS, CODES)),
                     ATLAS_OK);
    assert_int_equal(read.schools.count, 1);
    assert_string_equal(read.schools.file, "register.csv");
    const struct atlas_school *school = &read.schools.items[0];
    assert_int_equal(school->urn, 119001);
    assert_int_equal(school->laestab, 8882001);
    assert_int_equal(school->old_laestab, 0);
    assert_float_equal(school->easting_m, 334000, 0);
    assert_float_equal(school->northing_m, 432000, 0);
    assert_true(atlas_school_has_point(school));
    assert_string_equal(school->name,
                        "St Anne\xE2\x80\x99s \xC3\x89"
                        "cole");
    assert_string_equal(school->type, "Academy converter");
    assert_string_equal(school->phase, "Primary");
    assert_int_equal(school->pupils, 244);
    assert_float_equal(school->fsm_percent, 21.7, 1e-12);
    assert_string_equal(school->status, "1");
    assert_string_equal(school->old_la_code, "888");
    assert_string_equal(school->la_code, "E10000017");
    assert_string_equal(school->lad_code, "E07000119");
    assert_string_equal(school->pcon_code, "E14001251");
    assert_string_equal(school->lsoa_code, "E01025001");
    assert_int_equal(read.issues.count, 0);
    free_register(&read);
}

static void register__optional_columns_may_be_missing(void **state) {
    (void)state;
    struct register_read read = {0};
    assert_int_equal(
        read_register(&read,
                      "URN,LA (code),EstablishmentNumber,Easting,Northing\n"
                      "119001,888,2001,334000,432000\n"),
        ATLAS_OK);
    const struct atlas_school *school = &read.schools.items[0];
    assert_string_equal(school->name, "");
    assert_string_equal(school->pcon_code, "");
    assert_int_equal(school->pupils, -1);
    assert_true(isnan(school->fsm_percent));
    assert_true(atlas_school_has_point(school));
    assert_int_equal(read.issues.count, 0);
    free_register(&read);
}

// The header of the 2021 layout, whose columns stand elsewhere.
static void register__reads_the_2021_layout(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct register_read read = {0};
    struct atlas_text text = ATLAS_TEXT_INIT;
    char line[8192];
    FILE *file = fopen(test_data_path("schools/gias_header_2021.csv"), "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof(line), file));
    fclose(file);
    line[strcspn(line, "\r\n")] = '\0';
    atlas_text_addf(&text, "%s\r\n", line);
    for (int column = 0; column < 139; column++) {
        const char *value = "";
        if (column == 0) value = "119001";
        if (column == 1) value = "888";
        if (column == 3) value = "2001";
        if (column == 104) value = "E07000119";  // as statistics.md lists them
        if (column == 108) value = "E14000700";
        if (column == 112) value = "E10000017";
        if (column == 113) value = "334000";
        if (column == 114) value = "432000";
        atlas_text_addf(&text, "%s\"%s\"", column ? "," : "", value);
    }
    assert_int_equal(read_register(&read, atlas_text_string(&text)), ATLAS_OK);
    const struct atlas_school *school = &read.schools.items[0];
    assert_float_equal(school->easting_m, 334000, 0);
    assert_float_equal(school->northing_m, 432000, 0);
    assert_string_equal(school->lad_code, "E07000119");
    assert_string_equal(school->pcon_code, "E14000700");
    assert_string_equal(school->la_code, "E10000017");
    atlas_text_release(&text);
    free_register(&read);
}

struct point_case {
    const char *row;
    bool has_point;
    const char *issue;
};

static const struct point_case point_cases[] = {
    {SCHOOL("432000", "334000", "", NUMBERS, CODES), true, NULL},
    {SCHOOL("432000.5", "334000.25", "", NUMBERS, CODES), true, NULL},
    {SCHOOL("", "", "", NUMBERS, CODES), false, NULL},
    {SCHOOL("432000", "", "", NUMBERS, CODES), false, NULL},
    {SCHOOL("0", "0", "", NUMBERS, CODES), false, NULL},
    {SCHOOL("147000", "30000", "", NUMBERS, CODES), false,
     "swapped-coordinates"},
    {SCHOOL("147000", "30000", "", NUMBERS, ",,W07000081,"), true, NULL},
    {SCHOOL("-5", "334000", "", NUMBERS, CODES), false, "outside-grid"},
    {SCHOOL("432000", "999999", "", NUMBERS, CODES), false, "outside-grid"},
};

static void register__coordinates_are_taken_or_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(point_cases); i++) {
        const struct point_case *c = &point_cases[i];
        struct register_read read = {0};
        char content[2048];
        print_message("  case: %s", c->row);
        snprintf(content, sizeof(content), "%s%s", HEADER, c->row);
        assert_int_equal(read_register(&read, content), ATLAS_OK);
        const struct atlas_school *school = &read.schools.items[0];
        assert_int_equal(atlas_school_has_point(school), c->has_point);
        assert_int_equal(isnan(school->easting_m) != 0, !c->has_point);
        assert_int_equal(isnan(school->northing_m) != 0, !c->has_point);
        assert_int_equal(read.issues.count, c->issue ? 1 : 0);
        if (c->issue) {
            assert_string_equal(read.issues.items[0].kind, c->issue);
            assert_int_equal(read.issues.items[0].line, 2);
            assert_string_equal(read.issues.items[0].subject, "URN 119001");
        }
        free_register(&read);
    }
}

static void register__sentinels_are_no_codes(void **state) {
    (void)state;
    struct register_read read = {0};
    assert_int_equal(
        read_register(
            &read,
            HEADER SCHOOL("", "", "", "1,888,2001,,,1,,", "z,,999,x")
                SCHOOL("", "", "", "2,888,2002,,,1,,", ",,L99999999,")
                    SCHOOL("", "", "", "3,888,2003,,,1,,", ",,M99999999,")
                        SCHOOL("", "", "", "4,888,2004,,,1,,", ",,W07000081,")
                            SCHOOL("", "", "", "5,888,2005,,,1,,",
                                   ",,Fylde and more,E1234")),
        ATLAS_OK);
    const struct atlas_school *schools = read.schools.items;
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(schools[i].pcon_code, "");
        assert_string_equal(schools[i].la_code, "");
    }
    assert_string_equal(schools[0].lsoa_code, "");
    assert_string_equal(schools[3].pcon_code, "W07000081");
    // Text in place of a code is counted, not taken.
    assert_string_equal(schools[4].pcon_code, "");
    assert_int_equal(read.issues.count, 2);
    assert_string_equal(read.issues.items[0].kind, "unknown-code");
    assert_string_equal(read.issues.items[0].subject,
                        "ParliamentaryConstituency (code)");
    assert_string_equal(read.issues.items[0].finding,
                        "1 cells hold something that is no GSS code");
    free_register(&read);
}

static void register__second_row_of_a_urn_is_left_out(void **state) {
    (void)state;
    struct register_read read = {0};
    assert_int_equal(
        read_register(&read,
                      HEADER SCHOOL("432000", "334000", "First", NUMBERS, CODES)
                          SCHOOL("432001", "334001", "Second", NUMBERS, CODES)),
        ATLAS_OK);
    assert_int_equal(read.schools.count, 1);
    assert_string_equal(read.schools.items[0].name, "First");
    const struct atlas_issue *issue =
        find_issue(&read.issues, "duplicate-register-urn");
    assert_non_null(issue);
    assert_int_equal(issue->line, 3);
    assert_string_equal(issue->finding, "the URN of line 2 again");
    free_register(&read);
}

struct bad_case {
    const char *content;
    const char *where;
    const char *message;
};

static const struct bad_case bad_cases[] = {
    {"URN,LA (code),EstablishmentNumber,Easting\n1,888,2001,3\n", "",
     "Northing"},
    {HEADER SCHOOL("1", "2", "", ",888,2001,,,1,,", CODES), ":2",
     "URN '' is no number"},
    {HEADER SCHOOL("1", "2", "", "abc,888,2001,,,1,,", CODES), ":2",
     "URN 'abc' is not a number"},
    {HEADER SCHOOL("1", "2", "", "1,888,20001,,,1,,", CODES), ":2",
     "EstablishmentNumber '20001' is out of range"},
    {HEADER SCHOOL("north", "2", "", NUMBERS, CODES), ":2",
     "Northing 'north' is no number"},
    {HEADER SCHOOL("1", "nan", "", NUMBERS, CODES), ":2",
     "Easting 'nan' is no number"},
    {HEADER "\"1\",\"2\"\r\n", ":2", "field"},
};

static void register__bad_input_names_the_line(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(bad_cases); i++) {
        const struct bad_case *c = &bad_cases[i];
        struct register_read read = {0};
        assert_int_equal(read_register(&read, c->content), ATLAS_ERR_INPUT);
        print_message("  %s: %s\n", read.err.where, read.err.message);
        assert_non_null(strstr(read.err.where, c->where));
        assert_non_null(strstr(read.err.message, c->message));
        assert_null(read.schools.items);
        free_register(&read);
    }
}

// By the name of the class, else by its code of 2011; else not known.
static void register__rural_by_name_or_code(void **state) {
    static const char text[] =
        "URN,LA (code),EstablishmentNumber,Easting,Northing,UrbanRural (name),"
        "UrbanRural (code)\n"
        "1,201,1,530000,180000,(England/Wales) Rural village,E1\n"
        "2,201,2,530000,180000,(England/Wales) Urban city and town,C1\n"
        "3,201,3,530000,180000,,F2\n"
        "4,201,4,530000,180000,,A1\n"
        "5,201,5,530000,180000,,9\n"
        "6,201,6,530000,180000,,\n";
    static const int expected[] = {1, 0, 1, 0, -1, -1};
    struct atlas_register schools = {0};
    struct atlas_issues issues = {0};
    struct atlas_error err = {0};
    (void)state;
    assert_int_equal(atlas_ingest_register(test_file("rural.csv", text),
                                           &issues, &schools, &err),
                     ATLAS_OK);
    assert_int_equal(schools.count, ATLAS_COUNT(expected));
    for (size_t i = 0; i < schools.count; i++) {
        assert_int_equal(schools.items[i].rural, expected[i]);
    }
    atlas_register_release(&schools);
    atlas_issues_release(&issues);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(register__reads_columns_by_name),
        cmocka_unit_test(register__optional_columns_may_be_missing),
        cmocka_unit_test(register__reads_the_2021_layout),
        cmocka_unit_test(register__coordinates_are_taken_or_refused),
        cmocka_unit_test(register__sentinels_are_no_codes),
        cmocka_unit_test(register__second_row_of_a_urn_is_left_out),
        cmocka_unit_test(register__bad_input_names_the_line),
        cmocka_unit_test(register__rural_by_name_or_code),
    };
    return cmocka_run_group_tests_name("ingest/register_file", tests, NULL,
                                       NULL);
}
