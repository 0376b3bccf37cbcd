#include "aggregate/totals.h"

#include <stdlib.h>

#include "atlas_test.h"
#include "support/toy.h"

static const struct atlas_authority authorities[] = {
    {.old_code = "933", .code = "E10000027", .name = "Somerset"},
    {.old_code = "800", .code = "E06000022", .name = "Bath"},
    {.old_code = "933", .code = "E06000066", .name = "Somerset"},
};

static const struct toy_row rows[] = {
    {100, 9330001, 201718, 0, ATLAS_PHASE_PRIMARY, {10, 100, 9, 6, 3, 2, 1}},
    {101, 9330002, 201819, 0, ATLAS_PHASE_PRIMARY, {20, 200, 8, 5, 3, 1, 0}},
    {102, 9330003, 201819, 0, ATLAS_PHASE_SECONDARY, {30, 300, 7, 4, 3, 1, 0}},
    {103, 9330004, 201819, 0, ATLAS_PHASE_PRIMARY, {5, 50, 1, 1, 0, 0, 0}},
    {104,
     8000001,
     201819,
     1,
     ATLAS_PHASE_SPECIAL,
     {6, TOY(ATLAS_SUPPRESSED), 5, 5, 0, 1, TOY(ATLAS_NOT_AVAILABLE)}},
    {105,
     9990001,
     201819,
     ATLAS_NONE,
     ATLAS_PHASE_SPECIAL,
     {1000, 1000, 1000, 1000, 0, 1000, 0}},
};

static void totals__add_up_by_period_authority_and_phase(void **state) {
    (void)state;
    const struct toy_release release = {.authorities = authorities,
                                        .authority_count = 3,
                                        .rows = rows,
                                        .row_count = ATLAS_COUNT(rows)};
    struct atlas_absence absence;
    struct totals totals;
    toy_absence(&release, &absence);
    totals_build(&absence, &totals);
    const struct sum *primary = totals_at(&totals, 1, 0, ATLAS_PHASE_PRIMARY);
    assert_int_equal(primary->schools, 2);
    assert_int_equal(primary->largest_enrolments, 20);
    assert_int_equal(primary->counts[ATLAS_POSSIBLE].value, 250);
    const struct sum *total = totals_at(&totals, 1, 0, ATLAS_PHASE_TOTAL);
    assert_int_equal(total->schools, 3);
    assert_int_equal(total->largest_enrolments, 30);
    assert_int_equal(total->counts[ATLAS_OVERALL].value, 16);
    const struct sum *none = totals_at(&totals, 1, 0, ATLAS_PHASE_SPECIAL);
    assert_int_equal(none->schools, 0);
    assert_int_equal(none->counts[ATLAS_OVERALL].state, ATLAS_NOT_APPLICABLE);
    const struct sum *earlier = totals_at(&totals, 0, 0, ATLAS_PHASE_TOTAL);
    assert_int_equal(earlier->counts[ATLAS_ENROLMENTS].value, 10);
    totals_release(&totals);
    atlas_absence_release(&absence);
}

static void totals__a_hidden_part_hides_the_total(void **state) {
    (void)state;
    const struct toy_release release = {.authorities = authorities,
                                        .authority_count = 3,
                                        .rows = rows,
                                        .row_count = ATLAS_COUNT(rows)};
    struct atlas_absence absence;
    struct totals totals;
    toy_absence(&release, &absence);
    totals_build(&absence, &totals);
    const struct sum *total = totals_at(&totals, 1, 1, ATLAS_PHASE_TOTAL);
    assert_int_equal(total->counts[ATLAS_POSSIBLE].state, ATLAS_SUPPRESSED);
    assert_int_equal(total->counts[ATLAS_SEVERE].state, ATLAS_NOT_AVAILABLE);
    assert_int_equal(total->counts[ATLAS_OVERALL].value, 5);
    totals_release(&totals);
    atlas_absence_release(&absence);
}

static void totals__authorities_are_grouped_by_old_code(void **state) {
    (void)state;
    const struct toy_release release = {.authorities = authorities,
                                        .authority_count = 3};
    struct atlas_absence absence;
    toy_absence(&release, &absence);
    uint32_t *groups = totals_groups(&absence);
    assert_int_equal(groups[0], 0);
    assert_int_equal(groups[1], 1);
    assert_int_equal(groups[2], 0);
    free(groups);
    atlas_absence_release(&absence);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals__add_up_by_period_authority_and_phase),
        cmocka_unit_test(totals__a_hidden_part_hides_the_total),
        cmocka_unit_test(totals__authorities_are_grouped_by_old_code),
    };
    return cmocka_run_group_tests_name("aggregate/totals", tests, NULL, NULL);
}
