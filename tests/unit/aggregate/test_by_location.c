#include <string.h>

#include "atlas/aggregate.h"
#include "atlas_test.h"
#include "support/toy.h"

static const char *const seats[] = {"E14000001", "E14000002", "E14000003"};
static const char *const partial[] = {"E14000003"};

static const struct atlas_region regions[] = {
    {.code = "E12000001", .name = "North"},
};

static const struct atlas_authority authorities[] = {
    {.old_code = "801", .code = "E06000023", .name = "A", .region = 0},
    {.old_code = "802", .code = "E06000024", .name = "B", .region = 0},
    {.old_code = "801", .code = "E06000099", .name = "A", .region = 0},
};

#define COUNTS(n) \
    { (n), 100 * (n), 5 * (n), 3 * (n), 2 * (n), (n) / 10, 0 }

// Authority 801 runs schools in the first and third seat, 802 in the second.
// 801 has two schools without a place in 2018/19 and one in 2017/18, 802 none
// and one.
static const struct toy_row rows[] = {
    {200, 8020001, 201718, 1, ATLAS_PHASE_PRIMARY, COUNTS(10)},
    {201, 8020002, 201718, 1, ATLAS_PHASE_SPECIAL, COUNTS(20)},
    {100, 8010001, 201718, 0, ATLAS_PHASE_PRIMARY, COUNTS(90)},
    {102, 8010003, 201718, 0, ATLAS_PHASE_PRIMARY, COUNTS(40)},
    {100, 8010001, 201819, 0, ATLAS_PHASE_PRIMARY, COUNTS(100)},
    {101, 8010002, 201819, 2, ATLAS_PHASE_SECONDARY, COUNTS(300)},
    {102, 8010003, 201819, 0, ATLAS_PHASE_PRIMARY, COUNTS(50)},
    {103, 8010004, 201819, 0, ATLAS_PHASE_SPECIAL, COUNTS(60)},
    {200, 8020001, 201819, 1, ATLAS_PHASE_PRIMARY, COUNTS(11)},
    {104, 8010005, 201819, 0, ATLAS_PHASE_PRIMARY, COUNTS(70)},
};

static const uint32_t places[] = {1, ATLAS_NONE, 0,          ATLAS_NONE, 0,
                                  0, ATLAS_NONE, ATLAS_NONE, 1,          2};

// A year that is published only.
static const struct toy_published published[] = {
    {202021, ATLAS_PUBLISHED_NATIONAL, ATLAS_NONE, ATLAS_PHASE_TOTAL, 0, 5,
     COUNTS(5)},
};

struct fixture {
    struct atlas_area_set set;
    struct atlas_level level;
    struct atlas_absence absence;
    struct atlas_placement placement;
    struct atlas_rates rates;
};

static int set_up(void **state) {
    static struct fixture fixture;
    const struct toy_release release = {.authorities = authorities,
                                        .authority_count = 3,
                                        .regions = regions,
                                        .region_count = 1,
                                        .rows = rows,
                                        .row_count = ATLAS_COUNT(rows),
                                        .published = published,
                                        .published_count = 1};
    const struct atlas_aggregate_options whole = {0};
    toy_squares(seats, 3, &fixture.set);
    fixture.level = (struct atlas_level){.key = "pcon",
                                         .title = "Seat",
                                         .assign = ATLAS_BY_LOCATION,
                                         .areas = &fixture.set,
                                         .partial = partial,
                                         .partial_count = 1};
    toy_absence(&release, &fixture.absence);
    toy_placement(&fixture.level, 1, places, ATLAS_COUNT(rows),
                  &fixture.placement);
    assert_int_equal(atlas_aggregate(&fixture.absence, &fixture.placement,
                                     &whole, NULL, &fixture.rates, NULL),
                     ATLAS_OK);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    atlas_rates_release(&fixture->rates);
    atlas_placement_release(&fixture->placement);
    atlas_absence_release(&fixture->absence);
    atlas_area_set_release(&fixture->set);
    return 0;
}

static size_t row_at(const struct fixture *fixture, uint32_t period,
                     size_t area, enum atlas_phase phase) {
    return atlas_rates_row(&fixture->rates, 2,
                           atlas_rates_period(&fixture->rates, period), area,
                           phase);
}

struct expected {
    uint32_t period;
    size_t area;
    enum atlas_phase phase;
    int64_t schools;
    int64_t enrolments;  // -1: not applicable.
    int64_t missing;
    int64_t largest;
};

static const struct expected expected[] = {
    {201819, 0, ATLAS_PHASE_TOTAL, 2, 400, 2, 300},
    {201819, 0, ATLAS_PHASE_PRIMARY, 1, 100, 1, 100},
    {201819, 0, ATLAS_PHASE_SECONDARY, 1, 300, 0, 300},
    {201819, 0, ATLAS_PHASE_SPECIAL, 0, -1, 1, 0},
    {201819, 1, ATLAS_PHASE_TOTAL, 1, 11, 0, 11},
    {201718, 1, ATLAS_PHASE_TOTAL, 1, 10, 1, 10},
    {201718, 1, ATLAS_PHASE_PRIMARY, 1, 10, 0, 10},
    {201718, 1, ATLAS_PHASE_SPECIAL, 0, -1, 1, 0},
    {201718, 0, ATLAS_PHASE_TOTAL, 1, 90, 1, 90},
    {201718, 0, ATLAS_PHASE_SECONDARY, 0, -1, 0, 0},
};

static void by_location__areas_tell_what_they_hold_and_may_miss(void **state) {
    const struct fixture *fixture = *state;
    for (size_t i = 0; i < ATLAS_COUNT(expected); i++) {
        const struct expected *e = &expected[i];
        const size_t row = row_at(fixture, e->period, e->area, e->phase);
        const struct atlas_rate_row *of = &fixture->rates.rows[row];
        const struct atlas_count enrolments =
            atlas_rates_count(&fixture->rates, row, ATLAS_ENROLMENTS);
        print_message("  case: %u area %zu phase %d\n", (unsigned)e->period,
                      e->area, (int)e->phase);
        assert_true(of->is_present);
        assert_int_equal(of->source, ATLAS_COMPUTED);
        assert_int_equal(of->schools.value, e->schools);
        assert_int_equal(of->schools_missing, e->missing);
        assert_int_equal(of->largest_school_enrolments, e->largest);
        assert_int_equal(enrolments.state, e->enrolments < 0
                                               ? ATLAS_NOT_APPLICABLE
                                               : ATLAS_NUMBER);
        if (e->enrolments >= 0) {
            assert_int_equal(enrolments.value, e->enrolments);
        }
        assert_int_equal(of->status, enrolments.state);
    }
}

static void by_location__a_partial_area_shows_no_figure(void **state) {
    const struct fixture *fixture = *state;
    assert_true(fixture->rates.levels[2].areas[2].is_partial);
    for (size_t phase = 0; phase < ATLAS_PHASE_END; phase++) {
        const size_t row = row_at(fixture, 201819, 2, (enum atlas_phase)phase);
        const struct atlas_rate_row *of = &fixture->rates.rows[row];
        assert_true(of->is_present);
        assert_int_equal(of->schools.state, ATLAS_NOT_AVAILABLE);
        assert_int_equal(of->status, ATLAS_NOT_AVAILABLE);
        assert_int_equal(of->largest_school_enrolments, 0);
        assert_int_equal(
            atlas_rates_count(&fixture->rates, row, ATLAS_OVERALL).state,
            ATLAS_NOT_AVAILABLE);
    }
}

static void by_location__years_without_schools_have_no_rows(void **state) {
    const struct fixture *fixture = *state;
    for (size_t area = 0; area < 3; area++) {
        const size_t row = row_at(fixture, 202021, area, ATLAS_PHASE_TOTAL);
        assert_false(fixture->rates.rows[row].is_present);
        assert_int_equal(
            atlas_rates_count(&fixture->rates, row, ATLAS_OVERALL).state,
            ATLAS_NOT_AVAILABLE);
    }
    assert_int_equal(fixture->rates.levels[2].latest_period, 201819);
    assert_int_equal(fixture->rates.levels[0].latest_period, 202021);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            by_location__areas_tell_what_they_hold_and_may_miss, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(
            by_location__a_partial_area_shows_no_figure, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            by_location__years_without_schools_have_no_rows, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("aggregate/by_location", tests, NULL,
                                       NULL);
}
