#include <math.h>

#include "atlas/profiles.h"
#include "atlas_test.h"

enum { X, B, C, D, UNKNOWN, AA, AREAS };

static struct atlas_rate_area areas[AREAS] = {
    [X] = {.code = "X"}, [B] = {.code = "B"},        [C] = {.code = "C"},
    [D] = {.code = "D"}, [UNKNOWN] = {.code = "A0"}, [AA] = {.code = "AA"},
};
static const struct atlas_rate_level level = {.areas = areas,
                                              .area_count = AREAS};

// In standard deviations from X: AA (-1, 0), B (1, 0), C (0, 2), D (3, 0).
static const double meals[AREAS] = {20, 30, 20, 50, (double)NAN, 10};
static const double secondary[AREAS] = {40, 40, 44, 40, 40, 40};

static void make(double values[AREAS * ATLAS_TRAIT_END],
                 struct atlas_profiles *profiles) {
    for (size_t i = 0; i < AREAS * ATLAS_TRAIT_END; i++) {
        values[i] = (double)NAN;
    }
    for (size_t i = 0; i < AREAS; i++) {
        values[i * ATLAS_TRAIT_END + ATLAS_TRAIT_MEALS] = meals[i];
        values[i * ATLAS_TRAIT_END + ATLAS_TRAIT_SECONDARY] = secondary[i];
    }
    *profiles = (struct atlas_profiles){
        .count = AREAS,
        .values = values,
        .held = {[ATLAS_TRAIT_MEALS] = true, [ATLAS_TRAIT_SECONDARY] = true},
        .spread = {[ATLAS_TRAIT_MEALS] = 10, [ATLAS_TRAIT_SECONDARY] = 2}};
}

// Without meals AA, B and D are as X is; without secondary C is. So C stays
// once among the three.
static void similar__worked_by_hand(void **state) {
    static const struct atlas_alike expected[] = {
        {AA, 0.70710678118654752, 2, 2},
        {B, 0.70710678118654752, 2, 2},
        {C, 1.41421356237309505, 1, 2},
    };
    double values[AREAS * ATLAS_TRAIT_END];
    struct atlas_profiles profiles;
    struct atlas_alike alike[AREAS];
    (void)state;
    make(values, &profiles);
    assert_int_equal(atlas_profiles_similar(&profiles, &level, X, 3, alike), 3);
    for (size_t i = 0; i < ATLAS_COUNT(expected); i++) {
        assert_int_equal(alike[i].area, expected[i].area);
        assert_true(fabs(alike[i].distance - expected[i].distance) < 1e-12);
        assert_int_equal(alike[i].kept, expected[i].kept);
        assert_int_equal(alike[i].tried, expected[i].tried);
    }
}

static void similar__unknown_is_like_nothing(void **state) {
    double values[AREAS * ATLAS_TRAIT_END];
    struct atlas_profiles profiles;
    struct atlas_alike alike[AREAS];
    (void)state;
    make(values, &profiles);
    assert_int_equal(
        atlas_profiles_similar(&profiles, &level, UNKNOWN, AREAS, alike), 0);
    assert_int_equal(atlas_profiles_similar(&profiles, &level, X, AREAS, alike),
                     4);
    // Without any trait nothing can be said.
    profiles.held[ATLAS_TRAIT_MEALS] = false;
    profiles.held[ATLAS_TRAIT_SECONDARY] = false;
    assert_int_equal(atlas_profiles_similar(&profiles, &level, X, AREAS, alike),
                     0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(similar__worked_by_hand),
        cmocka_unit_test(similar__unknown_is_like_nothing),
    };
    return cmocka_run_group_tests_name("aggregate/similar", tests, NULL, NULL);
}
