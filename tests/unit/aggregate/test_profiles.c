#include "atlas/profiles.h"

#include <math.h>
#include <string.h>

#include "atlas/aggregate.h"
#include "atlas/locate.h"
#include "atlas_test.h"
#include "support/england.h"
#include "support/test_files.h"
#include "support/toy.h"

static const struct atlas_authority authorities[] = {
    {"201", "E09000001", "One", ATLAS_NONE}};

#define SCHOOL(urn, phase, enrolments)           \
    {                                            \
        urn, 2010000 + urn, 201819, 0, phase, {  \
            enrolments, 1000, 100, 60, 40, 10, 0 \
        }                                        \
    }

// Areas A to D with 100, 100, 400 and 100 enrolments; school 11
// is merged into school 1 since.
static const struct toy_row rows[] = {
    SCHOOL(1, ATLAS_PHASE_PRIMARY, 40),  SCHOOL(2, ATLAS_PHASE_SECONDARY, 40),
    SCHOOL(3, ATLAS_PHASE_PRIMARY, 50),  SCHOOL(4, ATLAS_PHASE_SECONDARY, 50),
    SCHOOL(5, ATLAS_PHASE_PRIMARY, 400), SCHOOL(6, ATLAS_PHASE_SPECIAL, 100),
    SCHOOL(11, ATLAS_PHASE_PRIMARY, 20),
};
static const uint32_t places[] = {0, 0, 1, 1, 2, 3, 0};

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
        placement.matches[i].school =
            atlas_register_urn(&known, rows[i].urn % 10);
    }
    const struct atlas_profiles_source source = {&absence, &known, &placement,
                                                 &rates};
    atlas_profiles_build(&source, 2, 201819, profiles);
    atlas_placement_release(&placement);
    atlas_register_release(&known);
    atlas_absence_release(&absence);
}

// The same schools as two authorities and two regions. An authority whose code
// changed has two areas: its schools go to the one with the later figures,
// wherever it is sorted.
static void build_by_code(size_t level, uint32_t last, uint32_t other_last,
                          struct atlas_profiles *profiles) {
    static const struct atlas_authority owners[] = {
        {"370", "E08000016", "Old", 0}, {"380", "E08000032", "Other", 1}};
    static const struct atlas_region regions[] = {{"E12000003", "Three"},
                                                  {"E12000001", "One"}};
    static const uint32_t by_code[] = {0, 0, 0, 0, 0, 0, 0,
                                       0, 1, 1, 1, 1, 0, 0};
    struct atlas_rate_area of_authorities[] = {
        {.code = "E08000016", .old_la_code = "370"},
        {.code = "E08000032", .old_la_code = "380"},
        {.code = "E08000038", .old_la_code = "370"}};
    struct atlas_rate_area of_regions[] = {{.code = "E12000001"},
                                           {.code = "E12000003"}};
    struct atlas_rate_level of[] = {
        {.key = "country"},
        {.key = "region"},
        {.key = "la",
         .assign = ATLAS_BY_AUTHORITY,
         .areas = of_authorities,
         .area_count = 3},
        {.key = "region",
         .assign = ATLAS_BY_REGION,
         .areas = of_regions,
         .area_count = 2},
    };
    static uint32_t periods[] = {201819, 202425};
    struct atlas_rate_row present[2 * 3 * ATLAS_PHASE_END] = {0};
    struct atlas_rates rates = {.levels = of,
                                .level_count = 4,
                                .periods = periods,
                                .period_count = 2,
                                .rows = present,
                                .row_count = ATLAS_COUNT(present)};
    const struct atlas_level placed[] = {{.key = "la"}, {.key = "region"}};
    const struct toy_release from = {.authorities = owners,
                                     .authority_count = 2,
                                     .regions = regions,
                                     .region_count = 2,
                                     .rows = rows,
                                     .row_count = ATLAS_COUNT(rows)};
    struct atlas_absence absence = {0};
    struct atlas_register none = {0};
    struct atlas_placement placement = {0};
    present[atlas_rates_row(&rates, 2, last, 0, ATLAS_PHASE_TOTAL)].is_present =
        true;
    present[atlas_rates_row(&rates, 2, other_last, 2, ATLAS_PHASE_TOTAL)]
        .is_present = true;
    toy_absence(&from, &absence);
    toy_placement(placed, 2, by_code, ATLAS_COUNT(rows), &placement);
    for (size_t i = 0; i < ATLAS_COUNT(rows); i++) {
        placement.matches[i].school = ATLAS_NONE;
    }
    const struct atlas_profiles_source source = {&absence, &none, &placement,
                                                 &rates};
    atlas_profiles_build(&source, level, 201819, profiles);
    atlas_placement_release(&placement);
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
    // A: (10 + 90) of 400 pupils, those of school 1 once; B: only the
    // school that says so.
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

static void profiles_build__by_authority_and_region(void **state) {
    // Enrolments: 200 in the first authority and region, 500 in the others.
    static const struct {
        size_t level;
        uint32_t last;
        uint32_t other_last;
        double sizes[3];
    } cases[] = {
        {2, 0, 1, {0, 500, 200}},
        {2, 1, 0, {200, 500, 0}},
        {3, 0, 1, {500, 200, 0}},
    };
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_profiles profiles;
        build_by_code(cases[i].level, cases[i].last, cases[i].other_last,
                      &profiles);
        assert_false(profiles.held[ATLAS_TRAIT_MEALS]);
        assert_false(profiles.held[ATLAS_TRAIT_RURAL]);
        for (size_t area = 0; area < profiles.count; area++) {
            const double size = trait(&profiles, area, ATLAS_TRAIT_SIZE);
            const double expected = cases[i].sizes[area];
            assert_true(expected > 0 ? fabs(size - log2(expected)) < 1e-9
                                     : isnan(size));
        }
        atlas_profiles_release(&profiles);
    }
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

// Every seat is among the candidates of every other, as far from it as it is.
static void check_symmetry(const struct atlas_profiles *profiles,
                           const struct atlas_rate_level *level) {
    static struct atlas_alike there[543];
    static struct atlas_alike back[543];
    const uint32_t seats[] = {0, 271, 542};
    for (size_t i = 0; i < ATLAS_COUNT(seats); i++) {
        const uint32_t seat = seats[i];
        assert_int_equal(
            atlas_profiles_similar(profiles, level, seat, 543, there), 542);
        for (size_t j = 0; j < 542; j++) {
            size_t at = 0;
            assert_true(!j || there[j - 1].distance <= there[j].distance);
            assert_int_equal(atlas_profiles_similar(profiles, level,
                                                    there[j].area, 543, back),
                             542);
            while (at < 542 && back[at].area != seat) at++;
            assert_true(at < 542);
            assert_true(back[at].distance == there[j].distance);
        }
    }
}

static void profiles_similar__england(void **state) {
    static const char *const fylde[] = {
        "North Dorset", "Loughborough", "Truro and Falmouth",
        "Barrow and Furness", "Stratford-on-Avon"};
    static const uint32_t period = 201819;
    struct england england;
    struct atlas_absence absence;
    struct atlas_placement placement = {0};
    struct atlas_rates rates = {0};
    struct atlas_profiles profiles;
    struct atlas_alike alike[5];
    struct atlas_error err = {0};
    (void)state;
    ATLAS_NEEDS_DATA();
    england_read(&england);
    england_read_absence(ENGLAND_RELEASE, NULL, &period, 1, &absence);
    const struct atlas_locate_input input = {&absence,       &england.schools,
                                             &england.links, england.levels,
                                             ENGLAND_LEVELS, 2};
    const struct atlas_aggregate_options whole = {0};
    assert_int_equal(atlas_locate(&input, NULL, &placement, &err), ATLAS_OK);
    assert_int_equal(
        atlas_aggregate(&absence, &placement, &whole, NULL, &rates, &err),
        ATLAS_OK);
    const struct atlas_profiles_source source = {&absence, &england.schools,
                                                 &placement, &rates};
    atlas_profiles_build(&source, 2, period, &profiles);
    assert_int_equal(profiles.count, 543);
    // The register leaves UrbanRural blank.
    assert_false(profiles.held[ATLAS_TRAIT_RURAL]);
    for (size_t i = 0; i < ATLAS_TRAIT_RURAL; i++) {
        assert_true(profiles.held[i]);
    }
    const uint32_t seat = atlas_area_set_find(&england.seats, "E14001242");
    assert_string_equal(england.seats.items[seat].name, "Fylde");
    assert_int_equal(
        atlas_profiles_similar(&profiles, &rates.levels[2], seat, 5, alike), 5);
    for (size_t i = 0; i < 5; i++) {
        print_message("%s %.3f, kept %zu of %zu\n",
                      england.seats.items[alike[i].area].name,
                      alike[i].distance, alike[i].kept, alike[i].tried);
        assert_string_equal(england.seats.items[alike[i].area].name, fylde[i]);
        assert_int_equal(alike[i].tried, 4);
    }
    check_symmetry(&profiles, &rates.levels[2]);
    atlas_profiles_release(&profiles);
    atlas_rates_release(&rates);
    atlas_placement_release(&placement);
    atlas_absence_release(&absence);
    england_release(&england);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(profiles_build__worked_by_hand),
        cmocka_unit_test(profiles_build__by_authority_and_region),
        cmocka_unit_test(profiles_similar__nearest_symmetric_not_partial),
        cmocka_unit_test(profiles_similar__england),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
