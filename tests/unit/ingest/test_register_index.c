#include "atlas/schools.h"

#include "atlas/ingest.h"
#include "atlas/vocabulary.h"
#include "atlas_test.h"
#include "support/test_files.h"

// An old and a new school with one number, one that kept its number, one whose
// authority was divided, one without a number; not in the order of URNs.
static const char content[] =
    "URN,LA (code),EstablishmentNumber,Easting,Northing,PreviousLA (code),"
    "PreviousEstablishmentNumber\n"
    "140001,888,2001,1,1,,\n"
    "119001,888,2001,1,1,,\n"
    "112001,942,3001,1,1,909,3001\n"
    "112002,888,2002,1,1,888,2002\n"
    "112003,888,,1,1,,\n";

static int set_up(void **state) {
    static struct atlas_register schools;
    *state = &schools;
    return atlas_ingest_register(test_file("register.csv", content), NULL,
                                 &schools, NULL)
               ? -1
               : 0;
}

static int tear_down(void **state) {
    atlas_register_release(*state);
    return 0;
}

static void register_index__finds_by_urn(void **state) {
    const struct atlas_register *schools = *state;
    assert_int_equal(atlas_register_urn(schools, 140001), 0);
    assert_int_equal(atlas_register_urn(schools, 119001), 1);
    assert_int_equal(atlas_register_urn(schools, 112003), 4);
    assert_int_equal(atlas_register_urn(schools, 1), ATLAS_NONE);
    assert_int_equal(atlas_register_urn(schools, 0), ATLAS_NONE);
    assert_int_equal(atlas_register_urn(schools, UINT32_MAX), ATLAS_NONE);
}

static void register_index__finds_all_of_a_laestab_by_urn(void **state) {
    const struct atlas_register *schools = *state;
    const uint32_t *first = NULL;
    assert_int_equal(atlas_register_laestab(schools, 8882001, &first), 2);
    assert_int_equal(schools->items[first[0]].urn, 119001);
    assert_int_equal(schools->items[first[1]].urn, 140001);
}

static void register_index__finds_previous_numbers(void **state) {
    const struct atlas_register *schools = *state;
    const uint32_t *first = NULL;
    assert_int_equal(atlas_register_laestab(schools, 9093001, &first), 1);
    assert_int_equal(schools->items[first[0]].urn, 112001);
    assert_int_equal(atlas_register_laestab(schools, 9423001, &first), 1);
    assert_int_equal(schools->items[first[0]].urn, 112001);
    // The same number before and now is one entry.
    assert_int_equal(atlas_register_laestab(schools, 8882002, &first), 1);
    assert_int_equal(schools->laestab_count, 5);
}

static void register_index__unknown_numbers_are_none(void **state) {
    const struct atlas_register *schools = *state;
    const uint32_t *first = &schools->by_laestab[0];
    assert_int_equal(atlas_register_laestab(schools, 0, &first), 0);
    assert_null(first);
    assert_int_equal(atlas_register_laestab(schools, 9999999, &first), 0);
}

static void register_index__empty_register(void **state) {
    (void)state;
    struct atlas_register schools = {0};
    const uint32_t *first = NULL;
    assert_int_equal(
        atlas_ingest_register(
            test_file("none.csv",
                      "URN,LA (code),EstablishmentNumber,Easting,Northing\n"),
            NULL, &schools, NULL),
        ATLAS_OK);
    assert_int_equal(schools.count, 0);
    assert_int_equal(atlas_register_urn(&schools, 1), ATLAS_NONE);
    assert_int_equal(atlas_register_laestab(&schools, 1, &first), 0);
    atlas_register_release(&schools);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(register_index__finds_by_urn),
        cmocka_unit_test(register_index__finds_all_of_a_laestab_by_urn),
        cmocka_unit_test(register_index__finds_previous_numbers),
        cmocka_unit_test(register_index__unknown_numbers_are_none),
        cmocka_unit_test(register_index__empty_register),
    };
    return cmocka_run_group_tests_name("ingest/register_index", tests, set_up,
                                       tear_down);
}
