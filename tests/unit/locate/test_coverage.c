#include <math.h>
#include <string.h>

#include "atlas/locate.h"
#include "atlas/memory.h"
#include "atlas_test.h"
#include "support/toy.h"

static const struct atlas_authority authorities[] = {
    {.old_code = "201", .code = "E09000001", .name = "A", .region = ATLAS_NONE},
};

static const struct toy_row rows[] = {
    {100, 2010001, 201718, 0, ATLAS_PHASE_PRIMARY, {100}},
    {101, 2010002, 201718, 0, ATLAS_PHASE_PRIMARY, {300}},
    {100, 2010001, 201819, 0, ATLAS_PHASE_PRIMARY, {110}},
    {101, 2010002, 201819, 0, ATLAS_PHASE_PRIMARY, {290}},
    {102, 2010003, 201819, 0, ATLAS_PHASE_SPECIAL, {TOY(ATLAS_SUPPRESSED)}},
};

static const struct atlas_level levels[] = {
    {.key = "pcon", .title = "Seat", .assign = ATLAS_BY_LOCATION},
    {.key = "la", .title = "LA", .assign = ATLAS_BY_AUTHORITY},
};

// Row 1 and row 4 are lost at the first level; nobody is at the second.
static void place_rows_by_hand(struct atlas_placement *placement) {
    const size_t count = ATLAS_COUNT(rows);
    *placement = (struct atlas_placement){
        .levels = levels,
        .level_count = 2,
        .matches = atlas_xcalloc(count, sizeof(*placement->matches)),
        .row_count = count,
        .places = atlas_xcalloc(count * 2, sizeof(*placement->places)),
    };
    for (size_t i = 0; i < count; i++) {
        struct atlas_place *seat = &placement->places[i * 2];
        placement->matches[i].method = ATLAS_MATCH_LAESTAB;
        seat->agreement = ATLAS_AGREE;
        placement->places[i * 2 + 1].reason = ATLAS_NO_AREA_CODE;
        placement->places[i * 2 + 1].area = ATLAS_NONE;
        placement->places[i * 2 + 1].agreement = ATLAS_NOT_COMPARED;
    }
    placement->matches[1].method = ATLAS_MATCH_NONE;
    placement->places[1 * 2].area = ATLAS_NONE;
    placement->places[1 * 2].reason = ATLAS_NOT_IN_REGISTER;
    placement->places[1 * 2].agreement = ATLAS_NOT_COMPARED;
    placement->places[3 * 2].agreement = ATLAS_DISAGREE;
    placement->places[4 * 2].area = ATLAS_NONE;
    placement->places[4 * 2].reason = ATLAS_NO_COORDINATES;
    placement->places[4 * 2].agreement = ATLAS_NOT_COMPARED;
}

struct fixture {
    struct atlas_absence absence;
    struct atlas_placement placement;
};

static int set_up(void **state) {
    static struct fixture fixture;
    const struct toy_release release = {.authorities = authorities,
                                        .authority_count = 1,
                                        .rows = rows,
                                        .row_count = ATLAS_COUNT(rows)};
    toy_absence(&release, &fixture.absence);
    place_rows_by_hand(&fixture.placement);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    atlas_absence_release(&fixture->absence);
    atlas_placement_release(&fixture->placement);
    return 0;
}

static void coverage__counts_a_period(void **state) {
    const struct fixture *fixture = *state;
    const struct atlas_coverage of =
        atlas_coverage_of(&fixture->absence, &fixture->placement, 0, 201819);
    assert_int_equal(of.schools, 3);
    assert_int_equal(of.placed, 2);
    assert_int_equal(of.enrolments, 400);
    assert_int_equal(of.enrolments_placed, 400);
    assert_int_equal(of.by_method[ATLAS_MATCH_LAESTAB], 2);
    assert_int_equal(of.by_reason[ATLAS_PLACED], 2);
    assert_int_equal(of.by_reason[ATLAS_NO_COORDINATES], 1);
    assert_int_equal(of.compared, 2);
    assert_int_equal(of.agreeing, 1);
}

static void coverage__schools_in_are_placed_or_have_a_reason(void **state) {
    const struct fixture *fixture = *state;
    for (size_t level = 0; level < 2; level++) {
        const struct atlas_coverage of =
            atlas_coverage_of(&fixture->absence, &fixture->placement, level, 0);
        size_t sum = 0;
        for (size_t i = 0; i < ATLAS_REASON_END; i++) sum += of.by_reason[i];
        assert_int_equal(of.schools, ATLAS_COUNT(rows));
        assert_int_equal(sum, of.schools);
        assert_int_equal(of.placed, of.by_reason[ATLAS_PLACED]);
    }
}

static void coverage__too_many_lost_is_refused(void **state) {
    const struct fixture *fixture = *state;
    struct atlas_error err = {0};
    // 300 of 400 enrolments of 2017/18 are lost at the level by location.
    assert_int_equal(atlas_coverage_check(&fixture->absence,
                                          &fixture->placement, 74.9, &err),
                     ATLAS_ERR_DATA);
    assert_string_equal(err.where, "pcon");
    assert_string_equal(err.message,
                        "75.00 % of enrolments are not placed, more than "
                        "74.90 % (1 of 2 schools in 2017/18)");
}

static void coverage__the_limit_itself_is_allowed(void **state) {
    const struct fixture *fixture = *state;
    assert_int_equal(
        atlas_coverage_check(&fixture->absence, &fixture->placement, 75, NULL),
        ATLAS_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(coverage__counts_a_period, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            coverage__schools_in_are_placed_or_have_a_reason, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(coverage__too_many_lost_is_refused,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(coverage__the_limit_itself_is_allowed,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests_name("locate/coverage", tests, NULL, NULL);
}
