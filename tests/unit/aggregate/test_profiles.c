#include "atlas/profiles.h"

#include <math.h>

#include "atlas_test.h"
#include "support/toy.h"

static const struct atlas_authority authorities[] = {
    {"201", "E09000001", "One", ATLAS_NONE}};

#define SCHOOL(urn, phase, enrolments)           \
    {                                            \
        urn, 2010000 + urn, 201819, 0, phase, {  \
            enrolments, 1000, 100, 60, 40, 10, 0 \
        }                                        \
    }

// Areas A to D with 100, 100, 400 and 100 enrolments.
static const struct toy_row rows[] = {
    SCHOOL(1, ATLAS_PHASE_PRIMARY, 60),  SCHOOL(2, ATLAS_PHASE_SECONDARY, 40),
    SCHOOL(3, ATLAS_PHASE_PRIMARY, 50),  SCHOOL(4, ATLAS_PHASE_SECONDARY, 50),
    SCHOOL(5, ATLAS_PHASE_PRIMARY, 400), SCHOOL(6, ATLAS_PHASE_SPECIAL, 100),
};
static const uint32_t places[] = {0, 0, 1, 1, 2, 3};

static const struct atlas_school schools[] = {
    {.urn = 1, .pupils = 100, .fsm_percent = 10, .rural = 1},
    {.urn = 2, .pupils = 300, .fsm_percent = 30, .rural = 0},
    {.urn = 3, .pupils = 100, .fsm_percent = 12, .rural = 1},
    {.urn = 4, .pupils = -1, .fsm_percent = 90, .rural = -1},
    {.urn = 5, .pupils = 100, .fsm_percent = 40, .rural = 0},
    {.urn = 6, .pupils = 100, .fsm_percent = 20, .rural = 0},
};

static struct atlas_rate_area areas[] = {
    {.code = "A"}, {.code = "B"}, {.code = "C"}, {.code = "D"}};
static struct atlas_rate_level levels[] = {
    {.key = "country"},
    {.key = "region"},
    {.key = "pcon",
     .assign = ATLAS_BY_LOCATION,
     .areas = areas,
     .area_count = 4},
};

static void build(struct atlas_profiles *profiles) {
    const struct toy_release from = {.authorities = authorities,
                                     .authority_count = 1,
                                     .rows = rows,
                                     .row_count = ATLAS_COUNT(rows)};
    const struct atlas_level level = {.key = "pcon"};
    const struct atlas_rates rates = {.levels = levels, .level_count = 3};
    struct atlas_absence absence = {0};
    struct atlas_register known = {0};
    struct atlas_placement placement = {0};
    toy_absence(&from, &absence);
    toy_register(schools, ATLAS_COUNT(schools), &known);
    toy_placement(&level, 1, places, ATLAS_COUNT(rows), &placement);
    for (size_t i = 0; i < ATLAS_COUNT(rows); i++) {
        placement.matches[i].school = atlas_register_urn(&known, rows[i].urn);
    }
    const struct atlas_profiles_source source = {&absence, &known, &placement,
                                                 &rates};
    atlas_profiles_build(&source, 2, 201819, profiles);
    atlas_placement_release(&placement);
    atlas_register_release(&known);
    atlas_absence_release(&absence);
}

static double trait(const struct atlas_profiles *profiles, size_t area,
                    enum atlas_trait which) {
    return profiles->values[area * ATLAS_TRAIT_END + which];
}

static void profiles_build__worked_by_hand(void **state) {
    struct atlas_profiles profiles;
    (void)state;
    build(&profiles);
    // A: (10 + 90) of 400 pupils; B: only the school that says so.
    assert_true(fabs(trait(&profiles, 0, ATLAS_TRAIT_MEALS) - 25) < 1e-9);
    assert_true(fabs(trait(&profiles, 1, ATLAS_TRAIT_MEALS) - 12) < 1e-9);
    assert_true(fabs(trait(&profiles, 0, ATLAS_TRAIT_SECONDARY) - 40) < 1e-9);
    assert_true(fabs(trait(&profiles, 3, ATLAS_TRAIT_SPECIAL) - 100) < 1e-9);
    assert_true(fabs(trait(&profiles, 2, ATLAS_TRAIT_SIZE) - log2(400)) < 1e-9);
    assert_true(fabs(trait(&profiles, 0, ATLAS_TRAIT_RURAL) - 60) < 1e-9);
    assert_true(fabs(trait(&profiles, 1, ATLAS_TRAIT_RURAL) - 100) < 1e-9);
    for (int i = 0; i < ATLAS_TRAIT_END; i++) assert_true(profiles.held[i]);
    atlas_profiles_release(&profiles);
}

static void profiles_similar__nearest_symmetric_not_partial(void **state) {
    struct atlas_profiles profiles;
    struct atlas_alike alike[4];
    struct atlas_alike back[4];
    (void)state;
    build(&profiles);
    assert_int_equal(atlas_profiles_similar(&profiles, &levels[2], 0, 4, alike),
                     3);
    assert_int_equal(alike[0].area, 1);
    assert_int_equal(alike[0].tried, ATLAS_TRAIT_END);
    assert_true(alike[0].kept <= alike[0].tried);
    assert_int_equal(atlas_profiles_similar(&profiles, &levels[2], 1, 4, back),
                     3);
    assert_true(back[0].area == 0 &&
                fabs(back[0].distance - alike[0].distance) < 1e-12);
    areas[1].is_partial = true;
    assert_int_equal(atlas_profiles_similar(&profiles, &levels[2], 0, 1, alike),
                     1);
    assert_int_not_equal(alike[0].area, 1);
    areas[1].is_partial = false;
    atlas_profiles_release(&profiles);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(profiles_build__worked_by_hand),
        cmocka_unit_test(profiles_similar__nearest_symmetric_not_partial),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
