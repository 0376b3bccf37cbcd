// The rules of what stands out, on a country of a few areas.

#include <string.h>

#include "atlas_test.h"
#include "brief/facts.h"

// Ten areas of a level, their country and region; two years.
enum { AREAS = 10, YEARS = 2, LEVELS = 3 };

struct country {
    struct atlas_rate_area areas[AREAS];
    struct atlas_rate_area one[2];
    struct atlas_rate_level levels[LEVELS];
    uint32_t periods[YEARS];
    struct atlas_rate_row rows[(AREAS + 2) * YEARS * ATLAS_PHASE_END];
    struct atlas_count counts[(AREAS + 2) * YEARS * ATLAS_PHASE_END]
                             [ATLAS_CORE_COLUMN_END];
    struct atlas_rates rates;
    struct atlas_absence absence;
    struct atlas_placement placement;
    struct atlas_brief_ground ground;
    struct atlas_rate columns[ATLAS_PHASE_END][AREAS];
    struct atlas_brief_place places[3];
    struct atlas_brief brief;
};

// Counts of an area in every year and phase: persistent and overall percent.
static void fill(struct country *country, size_t level, size_t area,
                 int64_t persistent, int64_t overall) {
    for (size_t year = 0; year < YEARS; year++) {
        for (int phase = 0; phase < ATLAS_PHASE_END; phase++) {
            const size_t row = atlas_rates_row(&country->rates, level, year,
                                               area, (enum atlas_phase)phase);
            struct atlas_count *counts = country->counts[row];
            country->rows[row].is_present = true;
            for (int i = 0; i < ATLAS_CORE_COLUMN_END; i++) {
                counts[i] = (struct atlas_count){0, ATLAS_NUMBER};
            }
            counts[ATLAS_ENROLMENTS].value = 10000;
            counts[ATLAS_PERSISTENT].value = 100 * persistent;
            counts[ATLAS_POSSIBLE].value = 100000;
            counts[ATLAS_OVERALL].value = 1000 * overall;
        }
    }
}

static void set(struct country *country, size_t level, size_t area, size_t year,
                enum atlas_phase phase, enum atlas_column column,
                int64_t value) {
    const size_t row =
        atlas_rates_row(&country->rates, level, year, area, phase);
    country->counts[row][column].value = value;
}

static void make(struct country *country) {
    memset(country, 0, sizeof(*country));
    country->one[0] = (struct atlas_rate_area){.code = "E92", .name = "Land"};
    country->one[1] = (struct atlas_rate_area){.code = "E12", .name = "North"};
    for (size_t i = 0; i < AREAS; i++) {
        country->areas[i] = (struct atlas_rate_area){
            .code = "E14", .name = "Seat", .old_la_code = ""};
    }
    country->levels[0] = (struct atlas_rate_level){
        .key = "country", .areas = &country->one[0], .area_count = 1};
    country->levels[1] =
        (struct atlas_rate_level){.key = "region",
                                  .areas = &country->one[1],
                                  .area_count = 1,
                                  .first_row = YEARS * ATLAS_PHASE_END};
    country->levels[2] =
        (struct atlas_rate_level){.key = "pcon",
                                  .assign = ATLAS_BY_LOCATION,
                                  .areas = country->areas,
                                  .area_count = AREAS,
                                  .first_row = 2 * YEARS * ATLAS_PHASE_END};
    country->periods[0] = 201718;
    country->periods[1] = 201819;
    country->rates = (struct atlas_rates){
        .levels = country->levels,
        .level_count = LEVELS,
        .periods = country->periods,
        .period_count = YEARS,
        .slot_count = ATLAS_CORE_COLUMN_END,
        .rows = country->rows,
        .counts = country->counts[0],
        .row_count = (AREAS + 2) * YEARS * ATLAS_PHASE_END,
    };
    for (int i = 0; i < ATLAS_COLUMN_END; i++) {
        country->rates.slots[i] = i < ATLAS_CORE_COLUMN_END ? i : -1;
    }
    fill(country, 0, 0, 10, 5);
    fill(country, 1, 0, 10, 5);
    for (size_t i = 0; i < AREAS; i++) fill(country, 2, i, 10, 5);
}

// The sentences of the first area.
static size_t look(struct country *country) {
    country->ground = (struct atlas_brief_ground){
        .source = {.rates = &country->rates,
                   .absence = &country->absence,
                   .placement = &country->placement},
        .level = 2,
        .configured = ATLAS_NONE,
        .period = 201819};
    for (int phase = 0; phase < ATLAS_PHASE_END; phase++) {
        struct ground_column *column =
            &country->ground.columns[GROUND_PERSISTENT][phase];
        for (uint32_t i = 0; i < AREAS; i++) {
            country->columns[phase][i] = ground_rate(
                &country->rates, 2, i, 201819,
                ground_measure(GROUND_PERSISTENT), (enum atlas_phase)phase);
        }
        column->rates = country->columns[phase];
        column->dispersion.factor = 4;
    }
    country->places[0] = (struct atlas_brief_place){2, 0, "Seat", "seat", NULL};
    country->places[1] =
        (struct atlas_brief_place){1, 0, "North", "region", NULL};
    country->places[2] =
        (struct atlas_brief_place){0, 0, "Land", "country", NULL};
    country->brief = (struct atlas_brief){.ground = &country->ground,
                                          .level = 2,
                                          .name = "Seat",
                                          .places = country->places,
                                          .place_count = 3,
                                          .years = {201718, 201819},
                                          .year_count = 2,
                                          .period = 201819};
    facts_find_standouts(&country->brief);
    return country->brief.standout_count;
}

static void standouts__nothing_remarkable_says_nothing(void **state) {
    static struct country country;
    (void)state;
    make(&country);
    assert_int_equal(look(&country), 0);
    atlas_arena_release(&country.brief.arena);
}

// 14 % against 10 % of the region, beyond the interval; secondary is nearer.
static void standouts__furthest_from_the_region(void **state) {
    static struct country country;
    (void)state;
    make(&country);
    set(&country, 2, 0, 1, ATLAS_PHASE_PRIMARY, ATLAS_PERSISTENT, 1400);
    set(&country, 2, 0, 1, ATLAS_PHASE_SECONDARY, ATLAS_PERSISTENT, 1250);
    assert_int_equal(look(&country), 1);
    assert_string_equal(
        country.brief.standouts[0],
        "Persistent absence in primary schools was 14.0%, 4.0 percentage "
        "points above North (10.0%): the widest of its differences that are "
        "beyond chance.");
    atlas_arena_release(&country.brief.arena);
}

// 11 % lies within the interval: no difference.
static void standouts__chance_is_no_difference(void **state) {
    static struct country country;
    (void)state;
    make(&country);
    set(&country, 2, 0, 1, ATLAS_PHASE_PRIMARY, ATLAS_PERSISTENT, 1080);
    assert_int_equal(look(&country), 0);
    atlas_arena_release(&country.brief.arena);
}

static void standouts__fastest_change(void **state) {
    static struct country country;
    (void)state;
    make(&country);
    set(&country, 2, 0, 1, ATLAS_PHASE_TOTAL, ATLAS_OVERALL, 4000);
    assert_int_equal(look(&country), 1);
    assert_string_equal(country.brief.standouts[0],
                        "Overall absence fell from 5.0% in 2017/18 to 4.0% in "
                        "2018/19, a larger fall than in 100% of the areas of "
                        "its kind.");
    atlas_arena_release(&country.brief.arena);
    // Two of nine others fall as far: not among the fastest.
    set(&country, 2, 1, 1, ATLAS_PHASE_TOTAL, ATLAS_OVERALL, 3000);
    assert_int_equal(look(&country), 0);
    atlas_arena_release(&country.brief.arena);
}

static void standouts__phases_that_differ(void **state) {
    static struct country country;
    (void)state;
    make(&country);
    set(&country, 2, 0, 1, ATLAS_PHASE_PRIMARY, ATLAS_PERSISTENT, 700);
    set(&country, 2, 0, 1, ATLAS_PHASE_SECONDARY, ATLAS_PERSISTENT, 1400);
    assert_int_equal(look(&country), 2);
    assert_string_equal(
        country.brief.standouts[1],
        "Phases go different ways: persistent absence is below Land in "
        "primary schools and above it in secondary schools, both beyond "
        "chance.");
    atlas_arena_release(&country.brief.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(standouts__nothing_remarkable_says_nothing),
        cmocka_unit_test(standouts__furthest_from_the_region),
        cmocka_unit_test(standouts__chance_is_no_difference),
        cmocka_unit_test(standouts__fastest_change),
        cmocka_unit_test(standouts__phases_that_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
