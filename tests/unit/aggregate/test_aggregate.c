#include "atlas/aggregate.h"

#include <string.h>

#include "atlas_test.h"
#include "support/toy.h"

static const struct atlas_region regions[] = {
    {.code = "E12000009", .name = "South West"},
    {.code = "E12000001", .name = "North East"},
};

static const struct atlas_authority authorities[] = {
    {.old_code = "933", .code = "E10000027", .name = "Somerset", .region = 0},
    {.old_code = "805", .code = "E06000001", .name = "Hartlepool", .region = 1},
    {.old_code = "820",
     .code = "",
     .name = "Bedfordshire",
     .region = ATLAS_NONE},
};

// Possible 1,000 and 500, missed 50 and 40: 90 of 1,500 is 6 %, while the mean
// of the two schools' rates would be 6.5 %.
static const struct toy_row rows[] = {
    {100,
     8050001,
     201819,
     1,
     ATLAS_PHASE_PRIMARY,
     {10, 1000, 50, 30, 20, 2, 1}},
    {101, 8050002, 201819, 1, ATLAS_PHASE_PRIMARY, {5, 500, 40, 30, 10, 1, 0}},
    {102,
     8050003,
     201819,
     1,
     ATLAS_PHASE_SPECIAL,
     {2, 100, TOY(ATLAS_SUPPRESSED), 9, 1, 1, 0}},
    {103,
     9330001,
     201819,
     0,
     ATLAS_PHASE_SECONDARY,
     {7, 700, 70, 60, 10, 3, 1}},
};

static const struct toy_release release = {.authorities = authorities,
                                           .authority_count = 3,
                                           .regions = regions,
                                           .region_count = 2,
                                           .rows = rows,
                                           .row_count = ATLAS_COUNT(rows)};

static const struct atlas_level levels[] = {
    {.key = "la", .title = "Local authority", .assign = ATLAS_BY_AUTHORITY},
    {.key = "rgn", .title = "Region", .assign = ATLAS_BY_REGION},
};

static const uint32_t places[] = {1, 1, 1, 1, 1, 1, 0, 0};

static const struct atlas_aggregate_options whole = {0};

static enum atlas_status aggregate(const struct toy_release *from,
                                   struct atlas_rates *rates,
                                   struct atlas_error *err) {
    struct atlas_absence absence;
    struct atlas_placement placement;
    toy_absence(from, &absence);
    toy_placement(levels, 2, places, from->row_count, &placement);
    const enum atlas_status status =
        atlas_aggregate(&absence, &placement, &whole, NULL, rates, err);
    atlas_placement_release(&placement);
    atlas_absence_release(&absence);
    return status;
}

static size_t row_of(const struct atlas_rates *rates, const char *level,
                     const char *code, enum atlas_phase phase) {
    const uint32_t index = atlas_rates_level(rates, level);
    const uint32_t area = atlas_rates_area(rates, index, code);
    assert_int_not_equal(area, ATLAS_NONE);
    return atlas_rates_row(rates, index, 0, area, phase);
}

static void aggregate__counts_are_added_rates_are_not(void **state) {
    (void)state;
    struct atlas_rates rates;
    assert_int_equal(aggregate(&release, &rates, NULL), ATLAS_OK);
    const size_t row = row_of(&rates, "la", "E06000001", ATLAS_PHASE_PRIMARY);
    const struct atlas_rate rate =
        atlas_rates_measure(&rates, row, atlas_measure_find("overall"));
    assert_int_equal(rate.part, 90);
    assert_int_equal(rate.whole, 1500);
    assert_float_equal(rate.percent, 6, 1e-12);
    assert_int_equal(rates.rows[row].schools.value, 2);
    assert_int_equal(rates.rows[row].largest_school_enrolments, 10);
    assert_int_equal(rates.rows[row].source, ATLAS_COMPUTED);
    assert_int_equal(rates.rows[row].schools_missing, 0);
    atlas_rates_release(&rates);
}

static void aggregate__a_hidden_count_hides_the_rate(void **state) {
    (void)state;
    struct atlas_rates rates;
    assert_int_equal(aggregate(&release, &rates, NULL), ATLAS_OK);
    const size_t row = row_of(&rates, "la", "E06000001", ATLAS_PHASE_TOTAL);
    assert_int_equal(rates.rows[row].status, ATLAS_SUPPRESSED);
    assert_int_equal(rates.rows[row].schools.value, 3);
    assert_int_equal(atlas_rates_count(&rates, row, ATLAS_OVERALL).state,
                     ATLAS_SUPPRESSED);
    // What is not hidden is still told.
    assert_int_equal(atlas_rates_count(&rates, row, ATLAS_ENROLMENTS).value,
                     17);
    const size_t special =
        row_of(&rates, "la", "E10000027", ATLAS_PHASE_SPECIAL);
    assert_true(rates.rows[special].is_present);
    assert_int_equal(rates.rows[special].status, ATLAS_NOT_APPLICABLE);
    assert_int_equal(rates.rows[special].schools.state, ATLAS_NUMBER);
    assert_int_equal(rates.rows[special].schools.value, 0);
    atlas_rates_release(&rates);
}

// Hartlepool has two primary schools and a special one, Somerset a secondary.
static void aggregate__few_schools_are_told_by_phase(void **state) {
    (void)state;
    static const struct {
        const char *level;
        const char *code;
        enum atlas_phase phase;
        enum atlas_state status;
    } cases[] = {
        {"la", "E06000001", ATLAS_PHASE_PRIMARY, ATLAS_NUMBER},
        // Hidden anyway: the graver state stays.
        {"la", "E06000001", ATLAS_PHASE_SPECIAL, ATLAS_SUPPRESSED},
        {"la", "E06000001", ATLAS_PHASE_SECONDARY, ATLAS_NOT_APPLICABLE},
        {"la", "E10000027", ATLAS_PHASE_SECONDARY, ATLAS_FEW_SCHOOLS},
        {"la", "E10000027", ATLAS_PHASE_TOTAL, ATLAS_FEW_SCHOOLS},
        {"region", "E12000009", ATLAS_PHASE_TOTAL, ATLAS_NUMBER},
        {"rgn", "E12000009", ATLAS_PHASE_TOTAL, ATLAS_NUMBER},
        {"country", "E92000001", ATLAS_PHASE_SECONDARY, ATLAS_NUMBER},
    };
    const struct atlas_aggregate_options two = {.least_schools = 2};
    struct atlas_absence absence;
    struct atlas_placement placement;
    struct atlas_rates rates;
    toy_absence(&release, &absence);
    toy_placement(levels, 2, places, ATLAS_COUNT(rows), &placement);
    assert_int_equal(
        atlas_aggregate(&absence, &placement, &two, NULL, &rates, NULL),
        ATLAS_OK);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const size_t row =
            row_of(&rates, cases[i].level, cases[i].code, cases[i].phase);
        print_message("  case: %s %s\n", cases[i].level, cases[i].code);
        assert_int_equal(rates.rows[row].status, cases[i].status);
        assert_int_equal(
            atlas_rates_measure(&rates, row, atlas_measure_find("overall"))
                .state,
            cases[i].status);
    }
    assert_int_equal(
        atlas_rates_count(&rates,
                          row_of(&rates, "la", "E10000027", ATLAS_PHASE_TOTAL),
                          ATLAS_ENROLMENTS)
            .value,
        7);
    atlas_rates_release(&rates);
    atlas_placement_release(&placement);
    atlas_absence_release(&absence);
}

static void aggregate__levels_stand_in_order_with_sorted_areas(void **state) {
    (void)state;
    const char *const keys[] = {"country", "region", "la", "rgn"};
    const char *const codes[] = {"820", "E06000001", "E10000027"};
    struct atlas_rates rates;
    assert_int_equal(aggregate(&release, &rates, NULL), ATLAS_OK);
    assert_int_equal(rates.level_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(rates.levels[i].key, keys[i]);
        assert_int_equal(rates.levels[i].latest_period, 201819);
    }
    const struct atlas_rate_level *la = &rates.levels[2];
    assert_int_equal(la->area_count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(la->areas[i].code, codes[i]);
        assert_false(la->areas[i].is_partial);
    }
    assert_string_equal(la->areas[0].region_code, "");
    assert_string_equal(la->areas[1].old_la_code, "805");
    assert_string_equal(la->areas[1].region_code, "E12000001");
    assert_string_equal(la->areas[1].region_name, "North East");
    assert_string_equal(rates.levels[0].areas[0].code, "E92000001");
    assert_string_equal(rates.levels[1].areas[0].code, "E12000001");
    assert_int_equal(rates.levels[1].area_count, 2);
    atlas_rates_release(&rates);
}

static void aggregate__country_and_regions_are_sums_too(void **state) {
    (void)state;
    const struct {
        const char *level;
        const char *code;
        int64_t enrolments;
    } expected[] = {
        {"country", "E92000001", 24}, {"region", "E12000001", 17},
        {"region", "E12000009", 7},   {"rgn", "E12000001", 17},
        {"rgn", "E12000009", 7},      {"la", "E10000027", 7},
    };
    struct atlas_rates rates;
    assert_int_equal(aggregate(&release, &rates, NULL), ATLAS_OK);
    for (size_t i = 0; i < ATLAS_COUNT(expected); i++) {
        const size_t row = row_of(&rates, expected[i].level, expected[i].code,
                                  ATLAS_PHASE_TOTAL);
        assert_int_equal(atlas_rates_count(&rates, row, ATLAS_ENROLMENTS).value,
                         expected[i].enrolments);
    }
    // An authority without schools or published rows has no row.
    assert_false(
        rates.rows[row_of(&rates, "la", "820", ATLAS_PHASE_TOTAL)].is_present);
    atlas_rates_release(&rates);
}

static void aggregate__a_school_without_an_authority_is_refused(void **state) {
    (void)state;
    struct toy_row bad[] = {rows[0], rows[1]};
    struct toy_release from = release;
    struct atlas_rates untouched = {.row_count = 77};
    struct atlas_error err = {0};
    bad[1].authority = ATLAS_NONE;
    from.rows = bad;
    from.row_count = 2;
    assert_int_equal(aggregate(&from, &untouched, &err), ATLAS_ERR_DATA);
    assert_string_equal(err.where, "release.csv:3");
    assert_string_equal(err.message, "school 101 has no local authority");
    assert_int_equal(untouched.row_count, 77);
}

static void aggregate__nothing_gives_nothing(void **state) {
    (void)state;
    const struct toy_release empty = {0};
    struct atlas_rates rates;
    assert_int_equal(aggregate(&empty, &rates, NULL), ATLAS_OK);
    assert_int_equal(rates.period_count, 0);
    assert_int_equal(rates.row_count, 0);
    assert_int_equal(rates.levels[0].latest_period, 0);
    atlas_rates_release(&rates);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aggregate__counts_are_added_rates_are_not),
        cmocka_unit_test(aggregate__a_hidden_count_hides_the_rate),
        cmocka_unit_test(aggregate__few_schools_are_told_by_phase),
        cmocka_unit_test(aggregate__levels_stand_in_order_with_sorted_areas),
        cmocka_unit_test(aggregate__country_and_regions_are_sums_too),
        cmocka_unit_test(aggregate__a_school_without_an_authority_is_refused),
        cmocka_unit_test(aggregate__nothing_gives_nothing),
    };
    return cmocka_run_group_tests_name("aggregate/aggregate", tests, NULL,
                                       NULL);
}
