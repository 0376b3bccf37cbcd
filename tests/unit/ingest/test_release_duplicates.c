// Rows of the release that stand twice, within a file and across files.
#include "atlas/ingest.h"

#include <string.h>

#include "atlas_test.h"
#include "release_rows.h"

static void duplicates__laestab_twice_names_both_lines(void **state) {
    (void)state;
    struct release_read read = {
        .school = {test_file("one.csv",
                             HEADER_2019 GOOD_2019("201819", "8882001", "1")
                                 GOOD_2019("201819", "8882002", "2")
                                     GOOD_2019("201819", "8882001", "3"))}};
    assert_int_equal(read_release(&read), ATLAS_ERR_DATA);
    assert_non_null(strstr(read.err.where, "one.csv:4"));
    assert_string_equal(
        read.err.message,
        "LAESTAB 8882001 stands twice in 2018/19, first in one.csv:2");
    assert_null(read.absence.schools);
    free_release(&read);
}

static void duplicates__laestab_twice_across_files(void **state) {
    (void)state;
    struct release_read read = {
        .school = {
            test_file("one.csv", HEADER_2019 GOOD_2019("201819", "8882002", "2")
                                     GOOD_2019("201819", "8882001", "1")),
            test_file("two.csv",
                      HEADER_2019 GOOD_2019("201819", "8882001", "1"))}};
    assert_int_equal(read_release(&read), ATLAS_ERR_DATA);
    assert_non_null(strstr(read.err.where, "two.csv:2"));
    assert_string_equal(
        read.err.message,
        "LAESTAB 8882001 stands twice in 2018/19, first in one.csv:3");
    free_release(&read);
}

static void duplicates__a_school_a_year_is_none(void **state) {
    (void)state;
    struct release_read read = {
        .school = {test_file("one.csv",
                             HEADER_2019 GOOD_2019("201819", "8882001", "1")
                                 GOOD_2019("201718", "8882001", "1")
                                     GOOD_2019("201617", "8882001", "1"))}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.school_count, 3);
    assert_int_equal(atlas_issues_count(&read.issues, "duplicate-urn"), 0);
    free_release(&read);
}

static void duplicates__urn_twice_is_listed_and_kept(void **state) {
    (void)state;
    struct release_read read = {
        .school = {test_file(
            "one.csv", HEADER_2019 GOOD_2019("201819", "8882001", "109664")
                           GOOD_2019("201819", "8882002", "109664")
                               GOOD_2019("201819", "8882003", ""))}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.school_count, 3);
    const struct atlas_issue *twice = find_issue(&read.issues, "duplicate-urn");
    assert_non_null(twice);
    assert_string_equal(twice->file, "one.csv");
    assert_int_equal(twice->line, 3);
    assert_string_equal(twice->subject, "URN 109664");
    assert_string_equal(twice->finding,
                        "LAESTAB 8882002 has the URN of LAESTAB 8882001 in "
                        "2018/19 (one.csv:2)");
    assert_string_equal(twice->action, "both rows kept");
    const struct atlas_issue *blank = find_issue(&read.issues, "blank-urn");
    assert_non_null(blank);
    assert_int_equal(blank->line, 4);
    assert_string_equal(blank->subject, "LAESTAB 8882003");
    assert_int_equal(read.absence.schools[2].urn, 0);
    free_release(&read);
}

static void duplicates__blank_numbers_never_match(void **state) {
    (void)state;
    struct release_read read = {
        .school = {test_file("one.csv",
                             HEADER_2019 GOOD_2019("201819", "", "119001")
                                 GOOD_2019("201819", "x", "119002")
                                     GOOD_2019("201819", "8882001", ".")
                                         GOOD_2019("201819", "8882002", ""))}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.school_count, 4);
    assert_int_equal(read.absence.schools[0].laestab, 0);
    assert_int_equal(atlas_issues_count(&read.issues, "blank-laestab"), 2);
    assert_int_equal(atlas_issues_count(&read.issues, "blank-urn"), 2);
    assert_int_equal(atlas_issues_count(&read.issues, "duplicate-urn"), 0);
    free_release(&read);
}

#define LA_ROW(period, area, phase) \
    ROW_2024(period, "Local authority", area, phase, ",,,1", "9,9,2,1,1,1,0")
#define BOLTON "E12000002,North West,350,E08000001,Bolton"

static void duplicates__published_area_twice(void **state) {
    (void)state;
    struct release_read read = {
        .published = {test_file(
            "pub.csv", HEADER_2024 LA_ROW("202324", LANCASHIRE, "Total")
                           LA_ROW("202324", BOLTON, "Total")
                               LA_ROW("202324", LANCASHIRE, "Special")
                                   LA_ROW("202425", LANCASHIRE, "Total")
                                       LA_ROW("202324", LANCASHIRE, "Total"))}};
    assert_int_equal(read_release(&read), ATLAS_ERR_DATA);
    assert_non_null(strstr(read.err.where, "pub.csv:6"));
    assert_string_equal(read.err.message,
                        "the same area, period and phase as on line 2");
    free_release(&read);
}

// Two files may publish the same figure: they are compared later.
static void duplicates__published_in_two_files_is_kept(void **state) {
    (void)state;
    static const char rows[] =
        HEADER_2024 LA_ROW("202324", LANCASHIRE, "Total");
    struct release_read read = {
        .published = {test_file("p1.csv", rows), test_file("p2.csv", rows)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.published_count, 2);
    assert_int_equal(read.absence.published[0].area,
                     read.absence.published[1].area);
    free_release(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(duplicates__laestab_twice_names_both_lines),
        cmocka_unit_test(duplicates__laestab_twice_across_files),
        cmocka_unit_test(duplicates__a_school_a_year_is_none),
        cmocka_unit_test(duplicates__urn_twice_is_listed_and_kept),
        cmocka_unit_test(duplicates__blank_numbers_never_match),
        cmocka_unit_test(duplicates__published_area_twice),
        cmocka_unit_test(duplicates__published_in_two_files_is_kept),
    };
    return cmocka_run_group_tests_name("ingest/release_duplicates", tests, NULL,
                                       NULL);
}
