#include <string.h>

#include "atlas/export.h"
#include "atlas_test.h"
#include "fixture.h"

static void issues_csv__rows_by_hand(void **state) {
    struct fixture fixture;
    struct atlas_text text = ATLAS_TEXT_INIT;
    (void)state;
    fixture_init(&fixture);
    atlas_issues_add(&fixture.issues, "odd", (struct atlas_issue_place){0},
                     "-none", "=SUM(1)\n<b>");
    atlas_export_issues(&fixture.issues, &text);
    assert_string_equal(
        atlas_text_string(&text),
        "file,line,kind,subject,finding,action\n"
        "links.csv,,one-way-link,,3 links are told from one side only,"
        "both are used\n"
        "absence.csv,12,blank-urn,8882001,\"no URN, \"\"blank\"\"\",row kept\n"
        ",,odd,,\"'=SUM(1)\n<b>\",'-none\n");
    atlas_text_release(&text);
    fixture_release(&fixture);
}

static void reconciliation_csv__rows_by_hand(void **state) {
    struct fixture fixture;
    struct atlas_text text = ATLAS_TEXT_INIT;
    (void)state;
    fixture_init(&fixture);
    atlas_export_reconciliation(&fixture.reconciliation, &text);
    assert_string_equal(
        atlas_text_string(&text),
        "time_period,geographic_level,area_code,old_la_code,area_name,"
        "education_phase,published_in,"
        "num_schools_computed,num_schools_published,num_schools_difference,"
        "enrolments_computed,enrolments_published,enrolments_difference,"
        "sess_possible_computed,sess_possible_published,"
        "sess_possible_difference,"
        "sess_overall_computed,sess_overall_published,sess_overall_difference,"
        "sess_authorised_computed,sess_authorised_published,"
        "sess_authorised_difference,"
        "sess_unauthorised_computed,sess_unauthorised_published,"
        "sess_unauthorised_difference,"
        "enrolments_pa_10_exact_computed,enrolments_pa_10_exact_published,"
        "enrolments_pa_10_exact_difference,"
        "enrolments_pa_50_exact_computed,enrolments_pa_50_exact_published,"
        "enrolments_pa_50_exact_difference,largest_difference,why\n"
        "201819,National,E92000001,,England,Total,a.csv; b.csv,3,3,0,310,310,0,"
        "111000,111000,0,7100,7100,0,4700,4700,0,2400,2400,0,43,43,0,3,3,0,0,"
        "\n"
        // One school fewer than published; severe absence was suppressed.
        "201819,Local authority,,999,Lost,Special,a.csv,1,2,-1,10,10,0,3000,"
        "3000,0,300,300,0,200,200,0,100,100,0,3,3,0,0,c,c,1,"
        "'@one school is not in the file\n");
    atlas_text_release(&text);
    fixture_release(&fixture);
}

static void credits_txt__a_line_each(void **state) {
    struct atlas_credits credits = {0};
    struct atlas_text text = ATLAS_TEXT_INIT;
    (void)state;
    atlas_credits_add(&credits, "Source: one");
    atlas_credits_add(&credits, "© two 2024");
    atlas_export_credits(&credits, &text);
    assert_string_equal(atlas_text_string(&text), "Source: one\n© two 2024\n");
    atlas_text_release(&text);
    atlas_credits_release(&credits);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(issues_csv__rows_by_hand),
        cmocka_unit_test(reconciliation_csv__rows_by_hand),
        cmocka_unit_test(credits_txt__a_line_each),
    };
    return cmocka_run_group_tests_name("export/findings_csv", tests, NULL,
                                       NULL);
}
