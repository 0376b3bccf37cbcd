#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/export.h"
#include "atlas_test.h"
#include "fixture.h"

// DESIGN.md section 5, word for word.
static const char design_header[] =
    "time_period,time_identifier,geographic_level,country_code,country_name,"
    "region_code,region_name,old_la_code,new_la_code,la_name,pcon_code,"
    "pcon_name,lad_code,lad_name,level_methodology,education_phase,num_schools,"
    "enrolments,sess_possible,sess_overall,sess_authorised,sess_unauthorised,"
    "sess_overall_percent,sess_authorised_percent,sess_unauthorised_percent,"
    "enrolments_pa_10_exact,enrolments_pa_10_exact_percent,"
    "enrolments_pa_50_exact,enrolments_pa_50_exact_percent,area_level,"
    "area_code,area_name,source,status,num_schools_missing,"
    "largest_school_percent";

static int setup(void **state) {
    struct fixture *fixture = calloc(1, sizeof(*fixture));
    fixture_init(fixture);
    *state = fixture;
    return 0;
}

static int teardown(void **state) {
    fixture_release(*state);
    free(*state);
    return 0;
}

static void assert_holds_line(const struct atlas_text *text, const char *line) {
    char whole[1024];
    snprintf(whole, sizeof(whole), "\n%s\n", line);
    if (!strstr(atlas_text_string(text), whole)) {
        print_message("no such line:%sin:\n%s", whole, atlas_text_string(text));
    }
    assert_non_null(strstr(atlas_text_string(text), whole));
}

static size_t line_count(const struct atlas_text *text) {
    size_t lines = 0;
    for (size_t i = 0; i < text->length; i++) lines += text->data[i] == '\n';
    return lines;
}

static void rates_csv__header_is_designs(void **state) {
    const struct fixture *fixture = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_export_rates(&fixture->rates, &(struct atlas_rates_selection){0},
                       &text);
    assert_memory_equal(text.data, design_header, sizeof(design_header) - 1);
    assert_int_equal(text.data[sizeof(design_header) - 1], '\n');
    atlas_text_release(&text);
}

static void rates_csv__rows_by_hand(void **state) {
    static const char *const lines[] = {
        // 1,800 of 36,000 is 5 %; 1,500 is 4.16666..., 300 is 0.83333...
        "201819,Academic year,Parliamentary constituency,E92000001,England,,,,,"
        ",E14001242,Fylde,,,School location,State-funded primary,1,100,36000,"
        "1800,1500,300,5.00000,4.16667,0.83333,10,10.00000,1,1.00000,pcon,"
        "E14001242,Fylde,computed,ok,1,100.00000",
        // No secondary school in Fylde: nothing is counted, nothing is 0 %.
        "201819,Academic year,Parliamentary constituency,E92000001,England,,,,,"
        ",E14001242,Fylde,,,School location,State-funded secondary,0,z,z,z,z,z,"
        "z,z,z,z,z,z,z,pcon,E14001242,Fylde,computed,not_applicable,1,z",
        // 6,800 of 108,000; 200 of 300 pupils are in the larger school.
        "201819,Academic year,Local authority,E92000001,England,E12000002,"
        "North West,888,E10000017,Lancashire,,,,,Responsible authority,Total,2,"
        "300,108000,6800,4500,2300,6.29630,4.16667,2.12963,40,13.33333,3,"
        "1.00000,la,E10000017,Lancashire,computed,ok,0,66.66667",
        // An authority without a GSS code keeps its place with `x`.
        "201819,Academic year,Local authority,E92000001,England,E12000002,"
        "North West,999,x,Lost,,,,,Responsible authority,Special,1,10,3000,300,"
        "200,100,10.00000,6.66667,3.33333,3,30.00000,0,0.00000,la,999,Lost,"
        "computed,ok,0,100.00000",
        "201819,Academic year,Regional,E92000001,England,E12000002,North West,,"
        ",,,,,,Responsible authority,Special,1,10,3000,300,200,100,10.00000,"
        "6.66667,3.33333,3,30.00000,0,0.00000,region,E12000002,North West,"
        "computed,ok,0,100.00000",
        // DfE's own row; severe absence was not published.
        "202425,Academic year,National,E92000001,England,,,,,,,,,,Responsible "
        "authority,Total,12,1000,400000,28000,20000,8000,7.00000,5.00000,"
        "2.00000,200,20.00000,x,x,country,E92000001,England,published,ok,0,x",
    };
    const struct fixture *fixture = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_export_rates(&fixture->rates, &(struct atlas_rates_selection){0},
                       &text);
    for (size_t i = 0; i < ATLAS_COUNT(lines); i++) {
        assert_holds_line(&text, lines[i]);
    }
    // Header; 6 areas of 2018/19 with 4 phases; England of 2024/25.
    assert_int_equal(line_count(&text), 1 + 6 * 4 + 1);
    atlas_text_release(&text);
}

static void rates_csv__levels_in_dfe_words(void **state) {
    static const struct {
        enum atlas_assign assign;
        const char *codes[2];
        const char *expected;
    } cases[] = {
        {ATLAS_BY_LOCATION,
         {"E06000008", "E07000119"},
         "Local authority district"},
        {ATLAS_BY_LOCATION, {"E06000008", "E10000017"}, "Local authority"},
        {ATLAS_BY_LOCATION, {"E08000001", "E09000001"}, "Local authority"},
        {ATLAS_BY_AUTHORITY, {"E06000008", "E07000119"}, "Local authority"},
        {ATLAS_BY_LOCATION, {"E13000001", "E13000002"}, "Regional"},
        {ATLAS_BY_LOCATION, {"E05000001", "E05000002"}, "\"Wards, of 2024\""},
        {ATLAS_BY_LOCATION, {"hub-1", "hub-2"}, "\"Wards, of 2024\""},
    };
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct fixture fixture;
        struct atlas_text text = ATLAS_TEXT_INIT;
        struct atlas_rate_level *level;
        char expected[80];
        fixture_init(&fixture);
        level = &fixture.rates.levels[2];
        level->assign = cases[i].assign;
        level->title = "Wards, of 2024";
        level->areas[0].code = cases[i].codes[0];
        level->areas[1].code = cases[i].codes[1];
        atlas_export_rates(&fixture.rates,
                           &(struct atlas_rates_selection){.level = "pcon"},
                           &text);
        snprintf(expected, sizeof(expected), "\n201819,Academic year,%s,E92",
                 cases[i].expected);
        print_message("  case: %s\n", cases[i].codes[1]);
        assert_non_null(strstr(atlas_text_string(&text), expected));
        atlas_text_release(&text);
        fixture_release(&fixture);
    }
}

static void rates_csv__district_columns(void **state) {
    struct fixture *fixture = *state;
    struct atlas_rate_level *level = &fixture->rates.levels[2];
    struct atlas_text text = ATLAS_TEXT_INIT;
    level->areas[0].code = "E06000008";
    level->areas[1].code = "E07000119";
    atlas_export_rates(&fixture->rates,
                       &(struct atlas_rates_selection){.level = "pcon"}, &text);
    assert_non_null(strstr(atlas_text_string(&text),
                           "Local authority district,E92000001,England,,,,,,,,"
                           "E07000119,Fylde,School location,Total,"));
    atlas_text_release(&text);
}

static void rates_csv__selection(void **state) {
    static const enum atlas_phase special = ATLAS_PHASE_SPECIAL;
    static const char *const fylde[] = {"E14001242"};
    static const struct {
        struct atlas_rates_selection selection;
        size_t rows;
    } cases[] = {
        {{.level = "pcon"}, 8},
        {{.level = "pcon", .areas = fylde, .area_count = 1}, 4},
        {{.phase = &special}, 6},
        {{.period = 202425}, 1},
        {{.level = "ward"}, 0},
        {{.level = "la", .phase = &special, .period = 201819}, 2},
    };
    const struct fixture *fixture = *state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_text text = ATLAS_TEXT_INIT;
        atlas_export_rates(&fixture->rates, &cases[i].selection, &text);
        assert_int_equal(line_count(&text), 1 + cases[i].rows);
        atlas_text_release(&text);
    }
}

static void rates_csv__reason_measure_adds_two_columns(void **state) {
    struct fixture *fixture = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    const struct atlas_measure *illness = atlas_measure_find("auth_illness");
    assert_non_null(illness);
    // The fixture holds no illness sessions: let the severe ones stand in.
    fixture->rates.slots[ATLAS_AUTH_ILLNESS] =
        fixture->rates.slots[ATLAS_SEVERE];
    atlas_export_rates(
        &fixture->rates,
        &(struct atlas_rates_selection){.level = "pcon", .measure = illness},
        &text);
    assert_non_null(strstr(
        atlas_text_string(&text),
        ",largest_school_percent,sess_auth_illness,sess_auth_illness_rate\n"));
    // 1 of 36,000 is 0.002777...
    assert_non_null(
        strstr(atlas_text_string(&text), ",ok,1,100.00000,1,0.00278\n"));
    atlas_text_clear(&text);
    atlas_export_rates(
        &fixture->rates,
        &(struct atlas_rates_selection){
            .level = "pcon", .measure = atlas_measure_find("severe")},
        &text);
    assert_memory_equal(text.data + sizeof(design_header) - 1, "\n", 1);
    atlas_text_release(&text);
}

static void rates_csv__partial_area(void **state) {
    struct fixture *fixture = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    const size_t row =
        atlas_rates_row(&fixture->rates, 3, 0, 1, ATLAS_PHASE_TOTAL);
    fixture->rates.levels[3].areas[1].is_partial = true;
    fixture->rates.rows[row].schools =
        (struct atlas_count){0, ATLAS_NOT_AVAILABLE};
    atlas_export_rates(&fixture->rates,
                       &(struct atlas_rates_selection){.level = "la"}, &text);
    assert_non_null(
        strstr(atlas_text_string(&text), "Responsible authority,Total,x,300,"));
    assert_non_null(strstr(atlas_text_string(&text), ",partial,0,x\n"));
    atlas_text_release(&text);
}

static void rates_csv__few_schools_keep_counts_and_lose_rates(void **state) {
    struct fixture *fixture = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    fixture_want_two_schools(fixture);
    atlas_export_rates(&fixture->rates, &(struct atlas_rates_selection){0},
                       &text);
    assert_non_null(strstr(
        atlas_text_string(&text),
        ",School location,Total,1,100,36000,1800,1500,300,u,u,u,10,u,1,u,pcon,"
        "E14001242,Fylde,computed,few_schools,1,100.00000\n"));
    // England has three, and a phase without schools stays without.
    assert_non_null(strstr(atlas_text_string(&text),
                           ",country,E92000001,England,computed,ok,"));
    assert_non_null(
        strstr(atlas_text_string(&text), ",computed,not_applicable,"));
    atlas_text_release(&text);
}

static void rates_csv__names_are_neutralised(void **state) {
    struct fixture *fixture = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    fixture->rates.levels[2].areas[0].name = "=cmd|'/c calc'!A0";
    fixture->rates.levels[2].areas[1].name = "Ynys \"Môn\",\n<script>";
    atlas_export_rates(&fixture->rates,
                       &(struct atlas_rates_selection){.level = "pcon"}, &text);
    assert_non_null(strstr(atlas_text_string(&text),
                           ",E14001063,'=cmd|'/c calc'!A0,computed,"));
    assert_non_null(
        strstr(atlas_text_string(&text),
               ",E14001242,\"Ynys \"\"Môn\"\",\n<script>\",computed,"));
    atlas_text_release(&text);
}

static void rates_csv__same_key_is_written_once(void **state) {
    struct fixture *fixture = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    fixture->rates.levels[3].key = "region";
    atlas_export_rates(&fixture->rates,
                       &(struct atlas_rates_selection){.level = "region"},
                       &text);
    assert_int_equal(line_count(&text), 1 + 4);
    atlas_text_release(&text);
}

static void rates_meta__describes_what_is_not_place_or_time(void **state) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    (void)state;
    atlas_export_rates_meta(&text);
    // 36 columns, 14 of them time and geography.
    assert_int_equal(line_count(&text), 1 + 36 - 14);
    assert_holds_line(&text,
                      "sess_overall_percent,Indicator,Overall absence rate,"
                      "Absence rates,%,5,,");
    assert_holds_line(
        &text,
        "enrolments,Indicator,Number of pupil enrolments,Enrolments,,0,,");
    assert_holds_line(&text, "area_name,Filter,Area name,,,,,");
    assert_null(strstr(atlas_text_string(&text), "pcon_code"));
    atlas_text_release(&text);
}

#define WITH_FIXTURE(test) \
    cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(rates_csv__header_is_designs),
        WITH_FIXTURE(rates_csv__rows_by_hand),
        cmocka_unit_test(rates_csv__levels_in_dfe_words),
        WITH_FIXTURE(rates_csv__district_columns),
        WITH_FIXTURE(rates_csv__selection),
        WITH_FIXTURE(rates_csv__reason_measure_adds_two_columns),
        WITH_FIXTURE(rates_csv__partial_area),
        WITH_FIXTURE(rates_csv__few_schools_keep_counts_and_lose_rates),
        WITH_FIXTURE(rates_csv__names_are_neutralised),
        WITH_FIXTURE(rates_csv__same_key_is_written_once),
        cmocka_unit_test(rates_meta__describes_what_is_not_place_or_time),
    };
    return cmocka_run_group_tests_name("export/rates_csv", tests, NULL, NULL);
}
