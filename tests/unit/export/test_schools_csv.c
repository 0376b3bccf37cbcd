#include <math.h>
#include <string.h>

#include "atlas/export.h"
#include "atlas_test.h"
#include "fixture.h"

static const char expected_schools[] =
    "time_period,school_urn,school_laestab,school_name,education_phase,"
    "old_la_code,new_la_code,enrolments,register_urn,match_method,"
    "match_candidates,easting,northing,pcon_code,pcon_register_code,"
    "pcon_agrees,pcon_border_m,pcon_outside_m,pcon_reason,la_code,"
    "la_register_code,la_agrees,la_reason\n"
    // 4,999.96 m is 5,000.0 m to one place; the name is the register's.
    "201819,100000,8882000,\"St Mary's, \"\"Old\"\" School\","
    "State-funded primary,888,E10000017,100,100000,urn,1,345000,435000.5,"
    "E14001242,E14001242,yes,5000.0,0.0,,E10000017,,not compared,\n"
    // No URN; two candidates by links; 3.25 m is 3.3 m, half away from zero.
    "201819,,8882001,\"Ysgol\nNewydd\",State-funded secondary,888,E10000017,"
    "200,123456,link,2,355000,435000,E14001063,E14001242,no,12.3,3.3,,"
    "E10000017,E10000017,yes,\n"
    // Not in the register: nothing is known but the row itself.
    "201819,100002,8882002,'=cmd|'/c calc'!A0,Special,999,,10,,none,0,,,,,"
    "not compared,,,%s,999,,not compared,\n";

static void schools_csv__rows_by_hand(void **state) {
    struct fixture fixture;
    struct atlas_text text = ATLAS_TEXT_INIT, expected = ATLAS_TEXT_INIT;
    const char *split = strstr(expected_schools, "%s");
    (void)state;
    fixture_init(&fixture);
    atlas_export_schools(&fixture.absence, &fixture.schools, &fixture.placement,
                         NULL, &text);
    atlas_text_add_bytes(&expected, expected_schools,
                         (size_t)(split - expected_schools));
    atlas_text_add_csv(&expected, atlas_reason_text(ATLAS_NOT_IN_REGISTER));
    atlas_text_add(&expected, split + 2);
    assert_string_equal(atlas_text_string(&text), atlas_text_string(&expected));
    atlas_text_release(&text);
    atlas_text_release(&expected);
    fixture_release(&fixture);
}

static void schools_csv__suppressed_and_outside(void **state) {
    struct fixture fixture;
    struct atlas_text text = ATLAS_TEXT_INIT;
    struct atlas_place *place;
    (void)state;
    fixture_init(&fixture);
    fixture.absence.school_counts[0] =
        (struct atlas_count){0, ATLAS_SUPPRESSED};
    place = &fixture.placement.places[0];
    *place = (struct atlas_place){.area = ATLAS_NONE,
                                  .register_area = 0,
                                  .border_m = (double)NAN,
                                  .outside_m = 1234.5,
                                  .reason = ATLAS_OUTSIDE_AREAS,
                                  .agreement = ATLAS_DISAGREE};
    atlas_export_schools(&fixture.absence, &fixture.schools, &fixture.placement,
                         NULL, &text);
    assert_non_null(strstr(atlas_text_string(&text),
                           "State-funded primary,888,E10000017,c,100000,urn,1,"
                           "345000,435000.5,,E14001063,no,,1234.5,"));
    atlas_text_release(&text);
    fixture_release(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(schools_csv__rows_by_hand),
        cmocka_unit_test(schools_csv__suppressed_and_outside),
    };
    return cmocka_run_group_tests_name("export/schools_csv", tests, NULL, NULL);
}
