// Which academic years are kept.
#include "ingest/release_periods.h"

#include <string.h>

#include "atlas_test.h"
#include "release_rows.h"

#define NATIONAL(period) \
    ROW_2024(period, "National", ",,,,", "Total", ",,,1", "9,9,2,1,1,1,0")
#define SCHOOL(period, laestab)                                           \
    ROW_2024(period, "School", LANCASHIRE, "Special", "," laestab ",1,1", \
             "9,9,2,1,1,1,0")

static const char schools[] = HEADER_2024 SCHOOL("201617", "8887001")
    NATIONAL("201617") SCHOOL("201819", "8887001") SCHOOL("201718", "8887001")
        NATIONAL("201819");
static const char published[] =
    HEADER_2024 NATIONAL("201819") NATIONAL("202324") NATIONAL("201617");

static void periods__set_is_sorted_and_unique(void **state) {
    (void)state;
    struct ingest_period_set set = {0};
    const uint32_t added[] = {201819, 200607, 201819, 201617, 200607, 202021};
    for (size_t i = 0; i < ATLAS_COUNT(added); i++) {
        ingest_period_set_add(&set, added[i]);
    }
    const uint32_t expected[] = {200607, 201617, 201819, 202021};
    assert_int_equal(set.count, ATLAS_COUNT(expected));
    assert_memory_equal(set.items, expected, sizeof(expected));
    assert_true(ingest_period_set_has(&set, 201617));
    assert_false(ingest_period_set_has(&set, 201718));
    ingest_period_set_release(&set);
    assert_int_equal(set.count, 0);
}

static struct release_read files(struct atlas_period_filter filter) {
    return (struct release_read){.school = {test_file("s.csv", schools)},
                                 .published = {test_file("p.csv", published)},
                                 .source = {.periods = filter}};
}

static void periods__all_keeps_everything(void **state) {
    (void)state;
    struct release_read read = files((struct atlas_period_filter){.all = true});
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.school_count, 3);
    assert_int_equal(read.absence.published_count, 5);
    assert_int_equal(read.absence.period_count, 4);
    assert_int_equal(read.absence.periods[3], 202324);
    assert_int_equal(read.absence.latest_school_period, 201819);
    free_release(&read);
}

// 2023/24 is later, but nothing has school rows of it.
static void periods__latest_is_the_last_with_schools(void **state) {
    (void)state;
    struct release_read read =
        files((struct atlas_period_filter){.latest = true});
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.school_count, 1);
    assert_int_equal(read.absence.schools[0].period, 201819);
    assert_int_equal(read.absence.published_count, 2);
    assert_int_equal(read.absence.period_count, 1);
    free_release(&read);
}

static void periods__latest_and_others(void **state) {
    static const uint32_t others[] = {201617, 202324};
    struct release_read read = files((struct atlas_period_filter){
        .latest = true, .periods = others, .count = 2});
    (void)state;
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.school_count, 2);
    assert_int_equal(read.absence.period_count, 3);
    assert_int_equal(read.absence.periods[0], 201617);
    assert_int_equal(read.absence.periods[1], 201819);
    assert_int_equal(read.absence.periods[2], 202324);
    free_release(&read);
}

static void periods__latest_looks_through_all_files(void **state) {
    (void)state;
    struct release_read read =
        files((struct atlas_period_filter){.latest = true});
    read.school[1] =
        test_file("s2.csv", HEADER_2024 SCHOOL("202122", "8887001"));
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.school_count, 1);
    assert_int_equal(read.absence.schools[0].period, 202122);
    assert_int_equal(read.absence.schools[0].file, 1);
    assert_int_equal(read.absence.published_count, 0);
    free_release(&read);
}

static void periods__latest_needs_school_rows(void **state) {
    (void)state;
    struct release_read read = {.school = {test_file("p.csv", published)},
                                .source = {.periods = {.latest = true}}};
    assert_int_equal(read_release(&read), ATLAS_ERR_INPUT);
    assert_string_equal(read.err.message,
                        "no file has school rows, so there is no latest "
                        "period of schools");
    free_release(&read);
}

static void periods__listed_are_kept(void **state) {
    (void)state;
    const uint32_t wanted[] = {202324, 201617, 201617};
    struct release_read read =
        files((struct atlas_period_filter){.periods = wanted, .count = 3});
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.school_count, 1);
    assert_int_equal(read.absence.schools[0].period, 201617);
    assert_int_equal(read.absence.published_count, 3);
    assert_int_equal(read.absence.period_count, 2);
    free_release(&read);
}

static void periods__listed_but_missing_names_those_there_are(void **state) {
    (void)state;
    const uint32_t wanted[] = {201617, 201920};
    struct release_read read =
        files((struct atlas_period_filter){.periods = wanted, .count = 2});
    assert_int_equal(read_release(&read), ATLAS_ERR_INPUT);
    assert_string_equal(read.err.message,
                        "no absence file has rows of 2019/20; there are: "
                        "2016/17, 2017/18, 2018/19, 2023/24");
    assert_null(read.absence.schools);
    free_release(&read);
}

static void periods__none_is_a_mistake(void **state) {
    (void)state;
    const uint32_t wanted[] = {201617};
    struct release_read read =
        files((struct atlas_period_filter){.periods = wanted, .count = 0});
    assert_int_equal(read_release(&read), ATLAS_ERR_USAGE);
    assert_string_equal(read.err.message, "no period is asked for");
    free_release(&read);
}

static void periods__no_school_rows_is_listed(void **state) {
    (void)state;
    const uint32_t wanted[] = {202324};
    struct release_read read =
        files((struct atlas_period_filter){.periods = wanted, .count = 1});
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.school_count, 0);
    assert_int_equal(atlas_issues_count(&read.issues, "no-school-rows"), 1);
    assert_string_equal(find_issue(&read.issues, "no-school-rows")->file,
                        "s.csv");
    free_release(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(periods__set_is_sorted_and_unique),
        cmocka_unit_test(periods__all_keeps_everything),
        cmocka_unit_test(periods__latest_is_the_last_with_schools),
        cmocka_unit_test(periods__latest_and_others),
        cmocka_unit_test(periods__latest_looks_through_all_files),
        cmocka_unit_test(periods__latest_needs_school_rows),
        cmocka_unit_test(periods__listed_are_kept),
        cmocka_unit_test(periods__listed_but_missing_names_those_there_are),
        cmocka_unit_test(periods__none_is_a_mistake),
        cmocka_unit_test(periods__no_school_rows_is_listed),
    };
    return cmocka_run_group_tests_name("ingest/release_periods", tests, NULL,
                                       NULL);
}
