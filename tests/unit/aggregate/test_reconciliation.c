#include "atlas/reconciliation.h"

#include <string.h>

#include "atlas/aggregate.h"
#include "atlas_test.h"

static struct atlas_reconciled item_of(int64_t computed, int64_t published) {
    struct atlas_reconciled item = {
        .period = 201819,
        .level = ATLAS_PUBLISHED_AUTHORITY,
        .phase = ATLAS_PHASE_SPECIAL,
        .code = "E06000001",
        .old_la_code = "805",
        .name = "Hartlepool",
        .published_in = "release.csv",
        .why = "",
        .is_compared = true,
        .largest =
            computed > published ? computed - published : published - computed,
    };
    item.computed[3].value = computed;
    item.published[3].value = published;
    return item;
}

static void reconciliation__counts_have_dfe_names(void **state) {
    (void)state;
    const char *const names[] = {"num_schools",
                                 "enrolments",
                                 "sess_possible",
                                 "sess_overall",
                                 "sess_authorised",
                                 "sess_unauthorised",
                                 "enrolments_pa_10_exact",
                                 "enrolments_pa_50_exact"};
    assert_int_equal(ATLAS_COMPARED, ATLAS_COUNT(names));
    for (size_t i = 0; i < ATLAS_COMPARED; i++) {
        assert_string_equal(atlas_compared_name(i), names[i]);
    }
}

static void reconciliation__a_difference_needs_two_numbers(void **state) {
    (void)state;
    struct atlas_reconciled item = item_of(90, 100);
    int64_t difference = 77;
    assert_true(atlas_reconciled_difference(&item, 3, &difference));
    assert_int_equal(difference, -10);
    difference = 77;
    item.published[3].state = ATLAS_SUPPRESSED;
    assert_false(atlas_reconciled_difference(&item, 3, &difference));
    item.published[3].state = ATLAS_NUMBER;
    item.computed[3].state = ATLAS_NOT_AVAILABLE;
    assert_false(atlas_reconciled_difference(&item, 3, &difference));
    assert_int_equal(difference, 77);
}

static void reconciliation__the_first_unexplained_row_is_named(void **state) {
    (void)state;
    struct atlas_reconciled items[] = {item_of(100, 100), item_of(100, 120),
                                       item_of(101, 100)};
    const struct atlas_reconciliation all = {
        .items = items, .count = 3, .differing = 1};
    struct atlas_error err = {0};
    items[1].why = "explained";
    assert_int_equal(atlas_reconciliation_check(&all, &err), ATLAS_ERR_DATA);
    assert_string_equal(err.where, "release.csv");
    assert_string_equal(
        err.message,
        "1 published rows differ from the sums of their schools, first "
        "Hartlepool (E06000001), 2018/19, Special: sess_overall is 101 summed "
        "and 100 published");
}

static void reconciliation__explained_rows_pass(void **state) {
    (void)state;
    struct atlas_reconciled items[] = {item_of(100, 100), item_of(100, 120)};
    const struct atlas_reconciliation all = {.items = items, .count = 2};
    items[1].why = "explained";
    assert_int_equal(atlas_reconciliation_check(&all, NULL), ATLAS_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reconciliation__counts_have_dfe_names),
        cmocka_unit_test(reconciliation__a_difference_needs_two_numbers),
        cmocka_unit_test(reconciliation__the_first_unexplained_row_is_named),
        cmocka_unit_test(reconciliation__explained_rows_pass),
    };
    return cmocka_run_group_tests_name("aggregate/reconciliation", tests, NULL,
                                       NULL);
}
