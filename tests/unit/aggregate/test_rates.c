#include "atlas/rates.h"

#include <string.h>

#include "atlas_test.h"

// Two levels (one area; three areas), two periods, two counts a row.
static void make_rates(struct atlas_rates *rates) {
    static const char *const codes[] = {"E06000001", "E06000002", "E06000002"};
    memset(rates, 0, sizeof(*rates));
    rates->level_count = 2;
    rates->levels = atlas_xcalloc(2, sizeof(*rates->levels));
    rates->period_count = 2;
    rates->periods = atlas_xcalloc(2, sizeof(*rates->periods));
    rates->periods[0] = 201718;
    rates->periods[1] = 202021;
    for (size_t i = 0; i < ATLAS_COLUMN_END; i++) rates->slots[i] = -1;
    rates->slots[ATLAS_POSSIBLE] = 0;
    rates->slots[ATLAS_OVERALL] = 1;
    rates->slot_count = 2;
    rates->levels[0].key = "country";
    rates->levels[0].area_count = 1;
    rates->levels[1].key = "la";
    rates->levels[1].area_count = 3;
    rates->levels[1].first_row = 8;
    rates->levels[1].areas =
        atlas_arena_alloc(&rates->arena, 3 * sizeof(struct atlas_rate_area));
    for (size_t i = 0; i < 3; i++) rates->levels[1].areas[i].code = codes[i];
    rates->row_count = 8 + 24;
    rates->rows = atlas_xcalloc(rates->row_count, sizeof(*rates->rows));
    rates->counts = atlas_xcalloc(rates->row_count * 2, sizeof(*rates->counts));
}

static void rates__rows_are_dense_by_level_period_area_and_phase(void **state) {
    (void)state;
    struct atlas_rates rates;
    make_rates(&rates);
    assert_int_equal(atlas_rates_row(&rates, 0, 0, 0, ATLAS_PHASE_TOTAL), 0);
    assert_int_equal(atlas_rates_row(&rates, 0, 1, 0, ATLAS_PHASE_SPECIAL), 7);
    assert_int_equal(atlas_rates_row(&rates, 1, 0, 0, ATLAS_PHASE_TOTAL), 8);
    assert_int_equal(atlas_rates_row(&rates, 1, 0, 1, ATLAS_PHASE_PRIMARY), 13);
    assert_int_equal(atlas_rates_row(&rates, 1, 1, 2, ATLAS_PHASE_SPECIAL), 31);
    atlas_rates_release(&rates);
}

static void rates__counts_and_measures_carry_states(void **state) {
    (void)state;
    const struct atlas_measure *overall = atlas_measure_find("overall");
    const struct atlas_measure *persistent = atlas_measure_find("persistent");
    struct atlas_rates rates;
    make_rates(&rates);
    rates.rows[3].is_present = true;
    rates.counts[6] = (struct atlas_count){2000, ATLAS_NUMBER};
    rates.counts[7] = (struct atlas_count){150, ATLAS_NUMBER};
    rates.rows[4].is_present = true;
    rates.counts[8] = (struct atlas_count){2000, ATLAS_NUMBER};
    rates.counts[9] = (struct atlas_count){0, ATLAS_SUPPRESSED};
    const struct atlas_rate rate = atlas_rates_measure(&rates, 3, overall);
    assert_int_equal(rate.state, ATLAS_NUMBER);
    assert_float_equal(rate.percent, 7.5, 1e-12);
    assert_int_equal(rate.part, 150);
    assert_int_equal(atlas_rates_measure(&rates, 4, overall).state,
                     ATLAS_SUPPRESSED);
    assert_int_equal(atlas_rates_measure(&rates, 3, persistent).state,
                     ATLAS_NOT_AVAILABLE);
    // A row that is not there has no zeros to be read.
    assert_int_equal(atlas_rates_count(&rates, 5, ATLAS_POSSIBLE).state,
                     ATLAS_NOT_AVAILABLE);
    atlas_rates_release(&rates);
}

static void rates__few_schools_have_no_rate(void **state) {
    (void)state;
    static const struct {
        const char *code;
        bool holds;
    } cases[] = {
        {"E14001242", true},  {"E10000017", true},  {"888", true},
        {"E92000001", false}, {"E12000002", false}, {"E13000001", false},
        {"", true},
    };
    struct atlas_rates rates;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        assert_int_equal(atlas_rates_least_holds(cases[i].code),
                         cases[i].holds);
    }
    make_rates(&rates);
    rates.rows[3].is_present = rates.rows[3].is_few = true;
    rates.counts[6] = (struct atlas_count){2000, ATLAS_NUMBER};
    rates.counts[7] = (struct atlas_count){150, ATLAS_NUMBER};
    assert_int_equal(
        atlas_rates_measure(&rates, 3, atlas_measure_find("overall")).state,
        ATLAS_FEW_SCHOOLS);
    assert_int_equal(atlas_rates_count(&rates, 3, ATLAS_POSSIBLE).value, 2000);
    atlas_rates_release(&rates);
}

static void rates__things_are_found_by_name(void **state) {
    (void)state;
    struct atlas_rates rates;
    make_rates(&rates);
    assert_int_equal(atlas_rates_level(&rates, "la"), 1);
    assert_int_equal(atlas_rates_level(&rates, "pcon"), ATLAS_NONE);
    assert_int_equal(atlas_rates_area(&rates, 1, "E06000001"), 0);
    assert_int_equal(atlas_rates_area(&rates, 1, "E06000002"), 1);
    assert_int_equal(atlas_rates_area(&rates, 1, "E06000003"), ATLAS_NONE);
    assert_int_equal(atlas_rates_area(&rates, 1, ""), ATLAS_NONE);
    assert_int_equal(atlas_rates_period(&rates, 202021), 1);
    assert_int_equal(atlas_rates_period(&rates, 201920), ATLAS_NONE);
    atlas_rates_release(&rates);
    assert_int_equal(rates.row_count, 0);
    assert_null(rates.rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rates__rows_are_dense_by_level_period_area_and_phase),
        cmocka_unit_test(rates__counts_and_measures_carry_states),
        cmocka_unit_test(rates__few_schools_have_no_rate),
        cmocka_unit_test(rates__things_are_found_by_name),
    };
    return cmocka_run_group_tests_name("aggregate/rates", tests, NULL, NULL);
}
