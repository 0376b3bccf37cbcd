#include "support/england.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/aggregate.h"
#include "atlas/locate.h"
#include "atlas_test.h"
#include "support/test_files.h"

// All 13 years of the release with the annual file, read and placed once.
struct fixture {
    struct england england;
    struct atlas_absence absence;
    struct atlas_placement placement;
    struct atlas_rates rates;
};

static const struct atlas_aggregate_options whole = {0};

enum { PCON_LEVEL = 2, LA_LEVEL };

static int set_up(void **state) {
    static struct fixture fixture;
    struct atlas_error err = {0};
    if (!test_data()) {
        *state = NULL;
        return 0;
    }
    england_read(&fixture.england);
    england_read_absence(ENGLAND_RELEASE, ENGLAND_ANNUAL, NULL, 0,
                         &fixture.absence);
    const struct atlas_locate_input input = {
        &fixture.absence,       &fixture.england.schools,
        &fixture.england.links, fixture.england.levels,
        ENGLAND_LEVELS,         2};
    assert_int_equal(atlas_locate(&input, NULL, &fixture.placement, &err),
                     ATLAS_OK);
    assert_int_equal(atlas_aggregate(&fixture.absence, &fixture.placement,
                                     &whole, NULL, &fixture.rates, &err),
                     ATLAS_OK);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    if (!fixture) return 0;
    atlas_rates_release(&fixture->rates);
    atlas_placement_release(&fixture->placement);
    atlas_absence_release(&fixture->absence);
    england_release(&fixture->england);
    return 0;
}

static size_t row_of(const struct atlas_rates *rates, size_t level,
                     const char *code, uint32_t period,
                     enum atlas_phase phase) {
    const uint32_t area = atlas_rates_area(rates, level, code);
    assert_int_not_equal(area, ATLAS_NONE);
    return atlas_rates_row(rates, level, atlas_rates_period(rates, period),
                           area, phase);
}

static void england__schools_add_up_to_every_published_row(void **state) {
    ATLAS_NEEDS_DATA();
    const struct fixture *fixture = *state;
    const char *release = strrchr(ENGLAND_RELEASE, '/') + 1;
    const char *annual = strrchr(ENGLAND_ANNUAL, '/') + 1;
    struct atlas_reconciliation result;
    struct atlas_issues issues = {0};
    size_t in_release[ATLAS_PUBLISHED_LEVEL_END] = {0};
    size_t in_annual[ATLAS_PUBLISHED_LEVEL_END] = {0};
    atlas_reconcile(&fixture->absence, &whole, &issues, &result);
    for (size_t i = 0; i < result.count; i++) {
        const struct atlas_reconciled *item = &result.items[i];
        assert_true(item->is_compared);
        assert_int_equal(item->largest, 0);
        assert_string_equal(item->why, "");
        if (strstr(item->published_in, release)) in_release[item->level]++;
        if (strstr(item->published_in, annual)) in_annual[item->level]++;
    }
    assert_int_equal(in_release[ATLAS_PUBLISHED_NATIONAL], 52);
    assert_int_equal(in_release[ATLAS_PUBLISHED_REGIONAL], 520);
    assert_int_equal(in_release[ATLAS_PUBLISHED_AUTHORITY], 1972 + 5856);
    // Three years of the annual file have school rows: England and nine
    // regions in four phases each; London's twelve lines stand there alone.
    assert_int_equal(in_annual[ATLAS_PUBLISHED_NATIONAL], 12);
    assert_int_equal(in_annual[ATLAS_PUBLISHED_REGIONAL], 108);
    assert_int_equal(result.count, 8400 + 12);
    assert_int_equal(result.differing, 0);
    assert_int_equal(issues.count, 0);
    assert_int_equal(atlas_reconciliation_check(&result, NULL), ATLAS_OK);
    atlas_reconciliation_release(&result);
    atlas_issues_release(&issues);
}

static void england__one_session_too_many_shows_in_six_rows(void **state) {
    ATLAS_NEEDS_DATA();
    struct fixture *fixture = *state;
    struct atlas_absence *absence = &fixture->absence;
    const int slots[] = {absence->slots[ATLAS_OVERALL],
                         absence->slots[ATLAS_UNAUTHORISED]};
    struct atlas_reconciliation result;
    struct atlas_issues issues = {0};
    struct atlas_error err = {0};
    size_t row = 0;
    size_t overall = 0;
    // A school of 2018/19 that is not in London.
    while (
        absence->schools[row].period != 201819 ||
        strncmp(
            absence
                ->regions[absence->authorities[absence->schools[row].authority]
                              .region]
                .code,
            "E13", 3) == 0) {
        row++;
    }
    struct atlas_count *counts =
        absence->school_counts + row * absence->slot_count;
    for (size_t i = 0; i < 2; i++) counts[slots[i]].value++;
    atlas_reconcile(absence, &whole, &issues, &result);
    for (size_t i = 0; i < 2; i++) counts[slots[i]].value--;
    for (size_t i = 0; i < result.count; i++) {
        int64_t difference = 0;
        assert_true(atlas_reconciled_difference(
            &result.items[i], 1 + (size_t)ATLAS_OVERALL, &difference));
        if (!difference) continue;
        assert_int_equal(difference, 1);
        assert_int_equal(result.items[i].largest, 1);
        overall++;
    }
    assert_int_equal(overall, 6);
    assert_int_equal(result.differing, 6);
    assert_int_equal(atlas_issues_count(&issues, "totals-differ"), 6);
    assert_int_equal(atlas_reconciliation_check(&result, &err), ATLAS_ERR_DATA);
    assert_non_null(strstr(err.message, "6 published rows differ"));
    assert_non_null(strstr(err.message, "England (E92000001), 2018/19"));
    atlas_reconciliation_release(&result);
    atlas_issues_release(&issues);
}

static void england__bradford_in_the_newer_layout_adds_up(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    const char *const complete[] = {"380"};
    const struct atlas_aggregate_options bundle = {.complete = complete,
                                                   .complete_count = 1};
    struct atlas_absence absence;
    struct atlas_reconciliation result;
    england_read_absence(ENGLAND_BRADFORD, ENGLAND_ANNUAL, NULL, 0, &absence);
    atlas_reconcile(&absence, &bundle, NULL, &result);
    assert_int_equal(result.count, 5 * ATLAS_PHASE_END);
    assert_int_equal(result.differing, 0);
    for (size_t i = 0; i < result.count; i++) {
        const struct atlas_reconciled *item = &result.items[i];
        int64_t difference = 77;
        assert_true(item->is_compared);
        assert_int_equal(item->largest, 0);
        assert_true(atlas_reconciled_difference(item, 1 + (size_t)ATLAS_SEVERE,
                                                &difference));
        assert_int_equal(difference, 0);
    }
    atlas_reconciliation_release(&result);
    atlas_absence_release(&absence);
}

static void england__fylde_has_all_its_schools(void **state) {
    ATLAS_NEEDS_DATA();
    const struct fixture *fixture = *state;
    const struct atlas_rates *rates = &fixture->rates;
    const size_t row =
        row_of(rates, PCON_LEVEL, "E14001242", 201819, ATLAS_PHASE_TOTAL);
    const struct atlas_rate persistent =
        atlas_rates_measure(rates, row, atlas_measure_find("persistent"));
    assert_int_equal(atlas_rates_count(rates, row, ATLAS_ENROLMENTS).value,
                     10838);
    assert_float_equal(persistent.percent, 10.10, 0.005);
    assert_int_equal(rates->rows[row].schools.value, 36);
    assert_int_equal(rates->rows[row].source, ATLAS_COMPUTED);
}

static void england__years_without_schools_are_as_published(void **state) {
    ATLAS_NEEDS_DATA();
    const struct fixture *fixture = *state;
    const struct atlas_rates *rates = &fixture->rates;
    const struct {
        size_t level;
        const char *code;
        uint32_t period;
        int64_t missed;
        int64_t possible;
    } expected[] = {
        {1, "E12000007", 202425, 23797372, 378118655},
        {LA_LEVEL, "E10000017", 202425, 3812826, 57573016},
        {LA_LEVEL, "E06000066", 202425, 1704552, 22979002},
        {0, "E92000001", 202425, 176654309, 2604665903},
    };
    for (size_t i = 0; i < ATLAS_COUNT(expected); i++) {
        const size_t row = row_of(rates, expected[i].level, expected[i].code,
                                  expected[i].period, ATLAS_PHASE_TOTAL);
        const struct atlas_rate rate =
            atlas_rates_measure(rates, row, atlas_measure_find("overall"));
        assert_int_equal(rates->rows[row].source, ATLAS_PUBLISHED);
        assert_int_equal(rate.part, expected[i].missed);
        assert_int_equal(rate.whole, expected[i].possible);
    }
    // Somerset has one row a year, under the code of the time.
    for (size_t i = 0; i < rates->period_count; i++) {
        const bool is_new = rates->periods[i] >= 202324;
        assert_int_equal(
            rates
                ->rows[row_of(rates, LA_LEVEL, "E10000027", rates->periods[i],
                              ATLAS_PHASE_TOTAL)]
                .is_present,
            !is_new);
        assert_int_equal(
            rates
                ->rows[row_of(rates, LA_LEVEL, "E06000066", rates->periods[i],
                              ATLAS_PHASE_TOTAL)]
                .is_present,
            is_new);
    }
}

// An LA that is made of whole constituencies (statistics.md 6.4).
struct whole_authority {
    const char *code;
    const char *seats[8];  // NULL ends them.
    bool may_miss[3];      // In 2016/17, 2017/18, 2018/19.
};

static const struct whole_authority whole_authorities[] = {
    {"E06000001", {"E14001272"}, {false, false, false}},
    {"E06000014", {"E14001604", "E14001605"}, {false, false, false}},
    {"E06000016",
     {"E14001326", "E14001327", "E14001328"},
     {false, false, false}},
    {"E08000007",
     {"E14001158", "E14001277", "E14001517"},
     {false, false, false}},
    {"E08000032",
     {"E14001118", "E14001119", "E14001120", "E14001308", "E14001472"},
     {false, false, false}},
    {"E08000033", {"E14001147", "E14001262"}, {false, false, false}},
    {"E06000044", {"E14001431", "E14001432"}, {false, false, true}},
    {"E06000019", {"E14001281", "E14001395"}, {true, true, true}},
    {"E06000046", {"E14001303", "E14001304"}, {true, true, true}},
    {"E10000025",
     {"E14001072", "E14001090", "E14001197", "E14001280", "E14001419",
      "E14001420", "E14001591"},
     {true, true, true}},
    {"E10000034",
     {"E14001138", "E14001203", "E14001441", "E14001579", "E14001597",
      "E14001601"},
     {true, true, true}},
};

// Counts of the schools of an LA that have no seat, added to `sum`.
static size_t add_unplaced(const struct fixture *fixture, const char *code,
                           uint32_t period, enum atlas_phase phase,
                           struct atlas_count *sum) {
    const struct atlas_absence *absence = &fixture->absence;
    size_t unplaced = 0;
    for (size_t i = 0; i < absence->school_count; i++) {
        const struct atlas_school_row *row = &absence->schools[i];
        if (row->period != period) continue;
        if (phase != ATLAS_PHASE_TOTAL && row->phase != phase) continue;
        if (strcmp(absence->authorities[row->authority].code, code) != 0) {
            continue;
        }
        if (atlas_placement_at(&fixture->placement, i, ENGLAND_PCON)->area !=
            ATLAS_NONE) {
            continue;
        }
        unplaced++;
        for (int column = 0; column < ATLAS_SEVERE; column++) {
            atlas_count_add(
                &sum[column],
                atlas_absence_school(absence, i, (enum atlas_column)column));
        }
    }
    return unplaced;
}

static void check_whole(const struct fixture *fixture,
                        const struct whole_authority *of, size_t year,
                        enum atlas_phase phase) {
    static const uint32_t periods[] = {201617, 201718, 201819};
    const struct atlas_rates *rates = &fixture->rates;
    struct atlas_count sum[ATLAS_SEVERE];
    const size_t la = row_of(rates, LA_LEVEL, of->code, periods[year], phase);
    int64_t schools = 0;
    for (int i = 0; i < ATLAS_SEVERE; i++) sum[i] = atlas_count_nothing();
    for (size_t i = 0; i < 8 && of->seats[i]; i++) {
        const size_t seat =
            row_of(rates, PCON_LEVEL, of->seats[i], periods[year], phase);
        schools += rates->rows[seat].schools.value;
        for (int column = 0; column < ATLAS_SEVERE; column++) {
            atlas_count_add(
                &sum[column],
                atlas_rates_count(rates, seat, (enum atlas_column)column));
        }
    }
    const size_t unplaced =
        add_unplaced(fixture, of->code, periods[year], phase, sum);
    if (!of->may_miss[year]) assert_int_equal(unplaced, 0);
    assert_int_equal(schools + (int64_t)unplaced,
                     rates->rows[la].schools.value);
    for (int column = 0; column < ATLAS_SEVERE; column++) {
        const struct atlas_count count =
            atlas_rates_count(rates, la, (enum atlas_column)column);
        assert_int_equal(sum[column].state, count.state);
        assert_int_equal(sum[column].value, count.value);
    }
}

static void england__seats_add_up_to_authorities(void **state) {
    ATLAS_NEEDS_DATA();
    const struct fixture *fixture = *state;
    for (size_t i = 0; i < ATLAS_COUNT(whole_authorities); i++) {
        print_message("  case: %s\n", whole_authorities[i].code);
        for (size_t year = 0; year < 3; year++) {
            for (int phase = 0; phase < ATLAS_PHASE_END; phase++) {
                check_whole(fixture, &whole_authorities[i], year,
                            (enum atlas_phase)phase);
            }
        }
    }
}

// Every seat's schools and those without a seat are all schools of the year.
static void england__no_enrolment_is_lost_on_the_way(void **state) {
    ATLAS_NEEDS_DATA();
    const struct fixture *fixture = *state;
    const struct atlas_rates *rates = &fixture->rates;
    const uint32_t period = atlas_rates_period(rates, 201819);
    int64_t placed = 0;
    for (size_t area = 0; area < rates->levels[PCON_LEVEL].area_count; area++) {
        placed += atlas_rates_count(rates,
                                    atlas_rates_row(rates, PCON_LEVEL, period,
                                                    area, ATLAS_PHASE_TOTAL),
                                    ATLAS_ENROLMENTS)
                      .value;
    }
    const struct atlas_coverage of = atlas_coverage_of(
        &fixture->absence, &fixture->placement, ENGLAND_PCON, 201819);
    const int64_t england =
        atlas_rates_count(
            rates, row_of(rates, 0, "E92000001", 201819, ATLAS_PHASE_TOTAL),
            ATLAS_ENROLMENTS)
            .value;
    assert_int_equal(england, 7105958);
    assert_int_equal(of.enrolments, england);
    assert_int_equal(of.enrolments_placed, placed);
}

static void england__every_authority_is_on_the_map_of_every_year(void **state) {
    ATLAS_NEEDS_DATA();
    const struct fixture *fixture = *state;
    const struct {
        uint32_t period;
        size_t areas;
        size_t merged;
    } expected[] = {{201617, 150, 3}, {201718, 150, 3}, {201819, 150, 3},
                    {202021, 151, 2}, {202122, 152, 1}, {202223, 152, 1},
                    {202324, 153, 0}, {202425, 153, 0}};
    for (size_t i = 0; i < ATLAS_COUNT(expected); i++) {
        struct atlas_figures figures = {0};
        struct atlas_error err = {0};
        size_t merged = 0;
        int64_t enrolments = 0;
        print_message("  case: %u\n", (unsigned)expected[i].period);
        const struct atlas_figures_options options = {
            .level = LA_LEVEL,
            .drawn = &fixture->england.authorities,
            .period = expected[i].period};
        if (atlas_figures_build(&fixture->rates, &options, NULL, &figures,
                                &err)) {
            fail_msg("%s: %s", err.where, err.message);
        }
        assert_int_equal(figures.lost_count, 0);
        assert_int_equal(figures.areas.count, expected[i].areas);
        for (size_t j = 0; j < figures.areas.count; j++) {
            assert_true(figures.items[j].has_row);
            merged += figures.items[j].is_merged;
            enrolments += atlas_figure_count(&figures, j, ATLAS_ENROLMENTS,
                                             ATLAS_PHASE_TOTAL)
                              .value;
        }
        assert_int_equal(merged, expected[i].merged);
        assert_int_equal(
            enrolments,
            atlas_rates_count(&fixture->rates,
                              row_of(&fixture->rates, 0, "E92000001",
                                     expected[i].period, ATLAS_PHASE_TOTAL),
                              ATLAS_ENROLMENTS)
                .value);
        assert_int_not_equal(atlas_area_set_find(&figures.areas, "E09000001"),
                             ATLAS_NONE);
        assert_int_not_equal(atlas_area_set_find(&figures.areas, "E06000053"),
                             ATLAS_NONE);
        atlas_figures_release(&figures);
    }
}

static void england__cumbria_and_dorset_are_drawn_on_unions(void **state) {
    ATLAS_NEEDS_DATA();
    const struct fixture *fixture = *state;
    const struct {
        const char *code;
        const char *name;
        const char *polygons;
    } expected[] = {
        {"E06000028 / E06000029 / E10000009", "Bournemouth / Poole / Dorset",
         "E06000058; E06000059"},
        {"E10000006", "Cumbria", "E06000063; E06000064"},
        {"E10000021", "Northamptonshire", "E06000061; E06000062"},
    };
    struct atlas_figures figures = {0};
    const struct atlas_figures_options options = {
        .level = LA_LEVEL,
        .drawn = &fixture->england.authorities,
        .period = 201819};
    assert_int_equal(
        atlas_figures_build(&fixture->rates, &options, NULL, &figures, NULL),
        ATLAS_OK);
    for (size_t i = 0; i < ATLAS_COUNT(expected); i++) {
        const uint32_t area =
            atlas_area_set_find(&figures.areas, expected[i].code);
        assert_int_not_equal(area, ATLAS_NONE);
        assert_string_equal(figures.areas.items[area].name, expected[i].name);
        assert_string_equal(figures.items[area].polygons, expected[i].polygons);
        assert_true(figures.items[area].is_merged);
    }
    atlas_figures_release(&figures);
}

// Percentage points between the rates that DfE published for the authorities of
// each year (annual file, rows "Total"): a union's are the sums of its parts.
static void england__since_before_the_pandemic_every_area_has_a_change(
    void **state) {
    ATLAS_NEEDS_DATA();
    const struct fixture *fixture = *state;
    static const uint32_t periods[] = {201819, 202425};
    const struct {
        const char *code;
        const char *name;
        double overall;
        double persistent;
    } expected[] = {
        {"E06000058 / E06000059",
         "Bournemouth, Christchurch and Poole / Dorset", 2.112902, 7.089798},
        {"E06000061 / E06000062",
         "North Northamptonshire / West Northamptonshire", 2.122849, 7.091898},
        {"E06000063 / E06000064", "Cumberland / Westmorland and Furness",
         1.697517, 5.493693},
        {"E06000066", "Somerset", 2.304065, 7.486487},
        {"E10000017", "Lancashire", 2.221202, 7.603996},
    };
    struct atlas_issues issues = {0};
    struct atlas_figures sides[2] = {{0}, {0}};
    for (size_t i = 0; i < 2; i++) {
        const struct atlas_figures_options options = {
            .level = LA_LEVEL,
            .drawn = &fixture->england.authorities,
            .period = periods[i],
            .with = &periods[1 - i],
            .with_count = 1};
        assert_int_equal(atlas_figures_build(&fixture->rates, &options, &issues,
                                             &sides[i], NULL),
                         ATLAS_OK);
        assert_int_equal(sides[i].lost_count, 0);
    }
    assert_int_equal(sides[0].areas.count, 150);
    assert_int_equal(issues.count, 6);  // Three unions, in two years.
    assert_true(atlas_figures_match(&sides[0], &sides[1]));
    for (size_t i = 0; i < sides[0].areas.count; i++) {
        const struct atlas_rate change = atlas_figures_change(
            &sides[1], &sides[0], i, atlas_measure_find("overall"),
            ATLAS_PHASE_TOTAL);
        assert_true(sides[0].items[i].has_row && sides[1].items[i].has_row);
        assert_int_equal(change.state, ATLAS_NUMBER);
        assert_true(change.percent > 0 && change.percent < 10);
    }
    for (size_t i = 0; i < ATLAS_COUNT(expected); i++) {
        const uint32_t area =
            atlas_area_set_find(&sides[1].areas, expected[i].code);
        print_message("  case: %s\n", expected[i].code);
        assert_int_not_equal(area, ATLAS_NONE);
        assert_string_equal(sides[0].areas.items[area].name, expected[i].name);
        assert_float_equal(atlas_figures_change(&sides[1], &sides[0], area,
                                                atlas_measure_find("overall"),
                                                ATLAS_PHASE_TOTAL)
                               .percent,
                           expected[i].overall, 5e-7);
        assert_float_equal(
            atlas_figures_change(&sides[1], &sides[0], area,
                                 atlas_measure_find("persistent"),
                                 ATLAS_PHASE_TOTAL)
                .percent,
            expected[i].persistent, 5e-7);
    }
    atlas_issues_release(&issues);
    atlas_figures_release(&sides[0]);
    atlas_figures_release(&sides[1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(england__schools_add_up_to_every_published_row),
        cmocka_unit_test(england__one_session_too_many_shows_in_six_rows),
        cmocka_unit_test(england__bradford_in_the_newer_layout_adds_up),
        cmocka_unit_test(england__fylde_has_all_its_schools),
        cmocka_unit_test(england__years_without_schools_are_as_published),
        cmocka_unit_test(england__seats_add_up_to_authorities),
        cmocka_unit_test(england__no_enrolment_is_lost_on_the_way),
        cmocka_unit_test(england__every_authority_is_on_the_map_of_every_year),
        cmocka_unit_test(england__cumbria_and_dorset_are_drawn_on_unions),
        cmocka_unit_test(
            england__since_before_the_pandemic_every_area_has_a_change),
    };
    return cmocka_run_group_tests_name("aggregate/england", tests, set_up,
                                       tear_down);
}
