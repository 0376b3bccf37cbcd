#include "atlas/uncertainty.h"

#include <math.h>

#include "atlas_test.h"

static struct atlas_rate rate_of(int64_t part, int64_t whole) {
    return atlas_rate_of((struct atlas_count){part, ATLAS_NUMBER},
                         (struct atlas_count){whole, ATLAS_NUMBER});
}

// Worked by hand from Wilson's formula, z = 1.959964.
static void interval_wilson__known_values(void **state) {
    static const struct {
        int64_t part, whole;
        double factor, low, high;
    } cases[] = {
        {10, 100, 1, 5.5229, 17.4366}, {0, 20, 1, 0, 16.1125},
        {20, 20, 1, 83.8875, 100},     {1095, 10838, 1, 9.5500, 10.6849},
        {10, 100, 4, 3.1516, 27.5038},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct atlas_rate rate = rate_of(cases[i].part, cases[i].whole);
        const struct atlas_interval got =
            atlas_interval_wilson(&rate, cases[i].factor);
        assert_int_equal(got.state, ATLAS_NUMBER);
        assert_true(fabs(got.low - cases[i].low) < 0.001);
        assert_true(fabs(got.high - cases[i].high) < 0.001);
    }
}

static void interval_wilson__states(void **state) {
    (void)state;
    const struct atlas_rate hidden = {.state = ATLAS_SUPPRESSED};
    const struct atlas_rate empty = {.state = ATLAS_NUMBER};
    assert_int_equal(atlas_interval_wilson(&hidden, 1).state, ATLAS_SUPPRESSED);
    assert_int_equal(atlas_interval_wilson(&empty, 1).state,
                     ATLAS_NOT_APPLICABLE);
}

// The interval leaves out p0 exactly where the rate lies outside the funnel
// around p0.
static void interval_side__agrees_with_the_funnel(void **state) {
    size_t apart = 0;
    (void)state;
    for (int64_t whole = 40; whole <= 4000; whole *= 3) {
        for (int64_t part = 0; part <= whole; part += whole / 20) {
            for (int64_t centre = 1; centre < 100; centre += 3) {
                const struct atlas_rate rate = rate_of(part, whole);
                const struct atlas_rate reference = rate_of(centre, 100);
                const struct atlas_interval interval =
                    atlas_interval_wilson(&rate, 2.5);
                const double low = atlas_funnel_limit(
                    reference.percent, (double)whole, 2.5, -ATLAS_Z_95);
                const double high = atlas_funnel_limit(
                    reference.percent, (double)whole, 2.5, ATLAS_Z_95);
                const enum atlas_side side =
                    atlas_interval_side(&interval, &reference);
                // Limits are cut at 0 and 100: nothing lies beyond those.
                if (rate.percent < low) {
                    assert_int_equal(side, ATLAS_SIDE_BELOW);
                } else if (rate.percent > high) {
                    assert_int_equal(side, ATLAS_SIDE_ABOVE);
                } else if (low > 0 && high < 100) {
                    assert_int_equal(side, ATLAS_SIDE_WITHIN);
                }
                apart += side != ATLAS_SIDE_WITHIN;
            }
        }
    }
    assert_true(apart > 100);
}

static void interval_side__unknown_without_numbers(void **state) {
    (void)state;
    const struct atlas_rate number = rate_of(1, 10);
    const struct atlas_rate none = {.state = ATLAS_NOT_AVAILABLE};
    const struct atlas_interval interval = atlas_interval_wilson(&number, 1);
    const struct atlas_interval unknown = atlas_interval_wilson(&none, 1);
    assert_int_equal(atlas_interval_side(&interval, &none), ATLAS_SIDE_UNKNOWN);
    assert_int_equal(atlas_interval_side(&unknown, &number),
                     ATLAS_SIDE_UNKNOWN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(interval_wilson__known_values),
        cmocka_unit_test(interval_wilson__states),
        cmocka_unit_test(interval_side__agrees_with_the_funnel),
        cmocka_unit_test(interval_side__unknown_without_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
