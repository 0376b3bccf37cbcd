#include <stdlib.h>
#include <string.h>

#include "atlas/aggregate.h"
#include "atlas_test.h"
#include "support/toy.h"

static const struct atlas_authority authorities[] = {
    {.old_code = "909",
     .code = "E10000006",
     .name = "Cumbria",
     .region = ATLAS_NONE},
    {.old_code = "933",
     .code = "E10000027",
     .name = "Somerset",
     .region = ATLAS_NONE},
    {.old_code = "836",
     .code = "E06000029",
     .name = "Pre-LGR 2019 Poole",
     .region = ATLAS_NONE},
    {.old_code = "835",
     .code = "E10000009",
     .name = "Pre-LGR 2019 Dorset",
     .region = ATLAS_NONE},
    {.old_code = "801",
     .code = "E06000023",
     .name = "Bristol",
     .region = ATLAS_NONE},
    {.old_code = "999", .code = "", .name = "Nowhere", .region = ATLAS_NONE},
    {.old_code = "942",
     .code = "E06000063",
     .name = "Cumberland",
     .region = ATLAS_NONE},
    {.old_code = "943",
     .code = "E06000064",
     .name = "Westmorland and Furness",
     .region = ATLAS_NONE},
    {.old_code = "839",
     .code = "E06000058",
     .name = "Bournemouth, Christchurch and Poole",
     .region = ATLAS_NONE},
};

#define COUNTS(n) \
    { (n), 100 * (n), 5 * (n), 3 * (n), 2 * (n), (n) / 10, 0 }

static const struct toy_row rows[] = {
    {100, 9090001, 201819, 0, ATLAS_PHASE_PRIMARY, COUNTS(100)},
    {101, 9330001, 201819, 1, ATLAS_PHASE_PRIMARY, COUNTS(200)},
    {102, 8360001, 201819, 2, ATLAS_PHASE_PRIMARY, COUNTS(300)},
    {103, 8350001, 201819, 3, ATLAS_PHASE_SPECIAL, COUNTS(400)},
    {104, 8010001, 201819, 4, ATLAS_PHASE_PRIMARY, COUNTS(500)},
    {105, 9990001, 201819, 5, ATLAS_PHASE_PRIMARY, COUNTS(600)},
};

// A year that is published only, on its own boundaries; no special schools.
static const struct toy_published published[] = {
    {202122, ATLAS_PUBLISHED_AUTHORITY, 4, ATLAS_PHASE_TOTAL, 1, 7,
     COUNTS(700)},
    {202122, ATLAS_PUBLISHED_AUTHORITY, 4, ATLAS_PHASE_PRIMARY, 1, 7,
     COUNTS(700)},
    {202425, ATLAS_PUBLISHED_AUTHORITY, 6, ATLAS_PHASE_TOTAL, 1, 3,
     COUNTS(1000)},
    {202425, ATLAS_PUBLISHED_AUTHORITY, 7, ATLAS_PHASE_TOTAL, 1, 4,
     COUNTS(2000)},
    // Nothing of the Dorset that followed, the other part of the union.
    {202425, ATLAS_PUBLISHED_AUTHORITY, 8, ATLAS_PHASE_TOTAL, 1, 5,
     COUNTS(3000)},
};

static const char *const polygons[] = {
    "E06000023",               // Bristol, as it was
    "E06000053",               // Isles of Scilly: nothing in the release
    "E06000058", "E06000059",  // of Poole and Dorset
    "E06000063", "E06000064",  // of Cumbria
    "E06000066",               // Somerset, renamed
};

static const struct atlas_level levels[] = {
    {.key = "la", .title = "Local authority", .assign = ATLAS_BY_AUTHORITY},
};

enum { LA_LEVEL = 2 };

struct fixture {
    struct atlas_area_set set;
    struct atlas_rates rates;
    struct atlas_issues issues;
    struct atlas_figures figures;
};

static int set_up(void **state) {
    static struct fixture fixture;
    static const char *const complete[] = {"909", "933", "836", "835", "999"};
    const struct atlas_aggregate_options options = {.complete = complete,
                                                    .complete_count = 5};
    const struct toy_release release = {
        .authorities = authorities,
        .authority_count = ATLAS_COUNT(authorities),
        .rows = rows,
        .row_count = ATLAS_COUNT(rows),
        .published = published,
        .published_count = ATLAS_COUNT(published)};
    const uint32_t places[] = {0, 1, 2, 3, 4, 5};
    struct atlas_absence absence;
    struct atlas_placement placement;
    memset(&fixture, 0, sizeof(fixture));
    toy_absence(&release, &absence);
    toy_placement(levels, 1, places, ATLAS_COUNT(rows), &placement);
    toy_squares(polygons, ATLAS_COUNT(polygons), &fixture.set);
    assert_int_equal(atlas_aggregate(&absence, &placement, &options, NULL,
                                     &fixture.rates, NULL),
                     ATLAS_OK);
    atlas_placement_release(&placement);
    atlas_absence_release(&absence);
    *state = &fixture;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    atlas_figures_release(&fixture->figures);
    atlas_issues_release(&fixture->issues);
    atlas_rates_release(&fixture->rates);
    atlas_area_set_release(&fixture->set);
    return 0;
}

static enum atlas_status build(struct fixture *fixture, uint32_t period,
                               struct atlas_error *err) {
    const struct atlas_figures_options options = {
        .level = LA_LEVEL, .drawn = &fixture->set, .period = period};
    return atlas_figures_build(&fixture->rates, &options, &fixture->issues,
                               &fixture->figures, err);
}

struct expected {
    const char *code;
    const char *name;
    const char *members;
    const char *polygons;
    bool is_merged;
    bool has_row;
    bool is_partial;
    int64_t schools;
    int64_t enrolments;
    double area_m2;
};

static const struct expected expected[] = {
    {"E06000023", "Name of E06000023", "", "", false, true, true, 0, 0, 1e6},
    {"E06000029 / E10000009", "Poole / Dorset", "E06000029; E10000009",
     "E06000058; E06000059", true, true, false, 2, 700, 2e6},
    {"E06000053", "Name of E06000053", "", "", false, false, false, 0, 0, 1e6},
    {"E06000066", "Name of E06000066", "E10000027", "", false, true, false, 1,
     200, 1e6},
    {"E10000006", "Cumbria", "", "E06000063; E06000064", true, true, false, 1,
     100, 2e6},
};

static void lay__every_patch_is_drawn_with_its_figures(void **state) {
    struct fixture *fixture = *state;
    struct atlas_error err = {0};
    assert_int_equal(build(fixture, 201819, &err), ATLAS_OK);
    const struct atlas_figures *figures = &fixture->figures;
    assert_int_equal(figures->areas.count, ATLAS_COUNT(expected));
    for (size_t i = 0; i < ATLAS_COUNT(expected); i++) {
        const struct expected *e = &expected[i];
        const struct atlas_area *area = &figures->areas.items[i];
        const struct atlas_figure *figure = &figures->items[i];
        print_message("  case: %s\n", e->code);
        assert_string_equal(area->code, e->code);
        assert_string_equal(area->name, e->name);
        assert_float_equal(area->area_m2, e->area_m2, 1);
        assert_string_equal(figure->members, e->members);
        assert_string_equal(figure->polygons, e->polygons);
        assert_int_equal(figure->is_merged, e->is_merged);
        assert_int_equal(figure->has_row, e->has_row);
        assert_int_equal(figure->is_partial, e->is_partial);
        if (!e->enrolments) {
            assert_int_equal(atlas_figure_count(figures, i, ATLAS_ENROLMENTS,
                                                ATLAS_PHASE_TOTAL)
                                 .state,
                             ATLAS_NOT_AVAILABLE);
            assert_int_equal(figure->schools[0].state, ATLAS_NOT_AVAILABLE);
            continue;
        }
        assert_int_equal(figure->schools[0].value, e->schools);
        assert_int_equal(
            atlas_figure_count(figures, i, ATLAS_ENROLMENTS, ATLAS_PHASE_TOTAL)
                .value,
            e->enrolments);
    }
}

static void lay__phases_are_added_each(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(build(fixture, 201819, NULL), ATLAS_OK);
    const struct atlas_figures *figures = &fixture->figures;
    assert_int_equal(
        atlas_figure_count(figures, 1, ATLAS_ENROLMENTS, ATLAS_PHASE_SPECIAL)
            .value,
        400);
    assert_int_equal(figures->items[1].schools[ATLAS_PHASE_SECONDARY].value, 0);
    assert_int_equal(
        atlas_figure_count(figures, 1, ATLAS_ENROLMENTS, ATLAS_PHASE_SECONDARY)
            .state,
        ATLAS_NOT_APPLICABLE);
}

static void lay__what_is_lost_and_merged_is_listed(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(build(fixture, 201819, NULL), ATLAS_OK);
    assert_int_equal(fixture->figures.lost_count, 1);
    assert_int_equal(atlas_issues_count(&fixture->issues, "no-boundary"), 1);
    assert_int_equal(atlas_issues_count(&fixture->issues, "merged-boundary"),
                     2);
    assert_string_equal(fixture->issues.items[0].subject, "Nowhere");
    assert_string_equal(fixture->issues.items[0].file, "squares.gpkg");
    assert_string_equal(fixture->issues.items[0].finding,
                        "no boundary of level la carries 999 in 2018/19");
    assert_string_equal(fixture->issues.items[1].subject, "Poole / Dorset");
    assert_string_equal(fixture->issues.items[1].finding,
                        "areas E06000029; E10000009 of 2018/19 lie on "
                        "boundaries E06000058; E06000059");
}

static void lay__a_published_year_counts_only_its_own_areas(void **state) {
    struct fixture *fixture = *state;
    assert_int_equal(build(fixture, 202122, NULL), ATLAS_OK);
    const struct atlas_figures *figures = &fixture->figures;
    assert_int_equal(figures->areas.count, ATLAS_COUNT(polygons));
    assert_int_equal(figures->period, 202122);
    assert_string_equal(figures->level_key, "la");
    assert_int_equal(figures->areas.year, 2024);
    assert_string_equal(figures->areas.product, "squares.gpkg");
    for (size_t i = 0; i < figures->areas.count; i++) {
        assert_string_equal(figures->areas.items[i].code, polygons[i]);
        assert_int_equal(figures->items[i].has_row, i == 0);
        assert_false(figures->items[i].is_merged);
    }
    // Published, so whole, though its schools are not all in the file.
    assert_false(figures->items[0].is_partial);
    assert_int_equal(figures->items[0].source, ATLAS_PUBLISHED);
    assert_int_equal(figures->items[0].schools[0].value, 7);
    assert_int_equal(
        atlas_figure_count(figures, 0, ATLAS_ENROLMENTS, ATLAS_PHASE_SPECIAL)
            .state,
        ATLAS_NOT_APPLICABLE);
    assert_int_equal(figures->lost_count, 0);
}

// Poole and Dorset have one school each, and their union two.
static void lay__a_union_has_the_schools_of_its_parts(void **state) {
    static const bool is_few[][2] = {{false, false},  // Bristol: not whole.
                                     {false, true},
                                     {false, false},  // Scilly: nothing.
                                     {true, true},
                                     {true, true}};
    struct fixture *fixture = *state;
    fixture->rates.least_schools = 2;
    assert_int_equal(build(fixture, 201819, NULL), ATLAS_OK);
    const struct atlas_figures *figures = &fixture->figures;
    assert_int_equal(figures->least_schools, 2);
    assert_int_equal(figures->areas.count, ATLAS_COUNT(is_few));
    for (size_t i = 0; i < figures->areas.count; i++) {
        assert_int_equal(figures->items[i].is_few[ATLAS_PHASE_TOTAL],
                         is_few[i][0]);
        assert_int_equal(figures->items[i].is_few[ATLAS_PHASE_PRIMARY],
                         is_few[i][1]);
    }
}

static void lay__a_period_without_figures_is_refused(void **state) {
    struct fixture *fixture = *state;
    struct atlas_error err = {0};
    assert_int_equal(build(fixture, 201920, &err), ATLAS_ERR_USAGE);
    assert_string_equal(err.where, "la");
    assert_string_equal(err.message, "no figures for 2019/20");
    assert_null(fixture->figures.items);
    // A period that the result has, but not at this level.
    struct atlas_figures_options options = {
        .level = 1, .drawn = &fixture->set, .period = 202122};
    assert_int_equal(atlas_figures_build(&fixture->rates, &options, NULL,
                                         &fixture->figures, &err),
                     ATLAS_ERR_USAGE);
    assert_string_equal(err.where, "region");
    // A period to compare with that has none.
    options = (struct atlas_figures_options){.level = LA_LEVEL,
                                             .drawn = &fixture->set,
                                             .period = 201819,
                                             .with = (uint32_t[]){202223},
                                             .with_count = 1};
    assert_int_equal(atlas_figures_build(&fixture->rates, &options, NULL,
                                         &fixture->figures, &err),
                     ATLAS_ERR_USAGE);
    assert_string_equal(err.message, "no figures for 2022/23");
}

static void lay__a_union_that_fails_leaves_the_output_alone(void **state) {
    struct fixture *fixture = *state;
    struct atlas_error err = {0};
    fixture->set.rings[4].count = 2;  // a part of Cumbria that is no ring
    fixture->figures.lost_count = 77;
    assert_int_equal(build(fixture, 201819, &err), ATLAS_ERR_GEO);
    assert_true(strlen(err.message) > 0);
    assert_int_equal(fixture->figures.lost_count, 77);
    fixture->set.rings[4].count = 5;
}

struct compared {
    const char *code;
    const char *name;
    struct {
        const char *members;
        int64_t enrolments;  // 0: none.
        bool has_row;
        bool is_partial;
        bool is_merged;
    } sides[2];
};

static const struct compared compared[] = {
    {"E06000023",
     "Name of E06000023",
     {{"", 0, true, true, false}, {"", 0, false, false, false}}},
    // 2024/25 has only one of the two: the name is the older one, no figure.
    {"E06000029 / E10000009",
     "Poole / Dorset",
     {{"E06000029; E10000009", 700, true, false, true},
      {"E06000058", 3000, true, true, true}}},
    {"E06000053",
     "Name of E06000053",
     {{"", 0, false, false, false}, {"", 0, false, false, false}}},
    {"E06000063 / E06000064",
     "Cumberland / Westmorland and Furness",
     {{"E10000006", 100, true, false, true},
      {"E06000063; E06000064", 3000, true, false, true}}},
    {"E06000066",
     "Name of E06000066",
     {{"E10000027", 200, true, false, false}, {"", 0, false, false, false}}},
};

static void check_side(const struct atlas_figures *figures, size_t side) {
    assert_int_equal(figures->areas.count, ATLAS_COUNT(compared));
    for (size_t i = 0; i < ATLAS_COUNT(compared); i++) {
        const struct atlas_figure *figure = &figures->items[i];
        print_message("  case: %s, side %zu\n", compared[i].code, side);
        assert_string_equal(figures->areas.items[i].code, compared[i].code);
        assert_string_equal(figures->areas.items[i].name, compared[i].name);
        assert_string_equal(figure->members, compared[i].sides[side].members);
        assert_int_equal(figure->has_row, compared[i].sides[side].has_row);
        assert_int_equal(figure->is_partial,
                         compared[i].sides[side].is_partial);
        assert_int_equal(figure->is_merged, compared[i].sides[side].is_merged);
        assert_int_equal(
            atlas_figure_count(figures, i, ATLAS_ENROLMENTS, ATLAS_PHASE_TOTAL)
                .value,
            compared[i].sides[side].enrolments);
    }
}

static void lay__two_periods_share_their_areas(void **state) {
    static const uint32_t periods[] = {201819, 202425};
    struct fixture *fixture = *state;
    struct atlas_figures sides[2] = {{0}, {0}};
    for (size_t i = 0; i < 2; i++) {
        // The period itself, and one twice, change nothing.
        const uint32_t with[] = {periods[1 - i], periods[i], periods[1 - i]};
        const struct atlas_figures_options options = {
            .level = LA_LEVEL,
            .drawn = &fixture->set,
            .period = periods[i],
            .with = with,
            .with_count = i ? 1 : ATLAS_COUNT(with)};
        assert_int_equal(atlas_figures_build(&fixture->rates, &options,
                                             &fixture->issues, &sides[i], NULL),
                         ATLAS_OK);
        assert_int_equal(sides[i].period, periods[i]);
        check_side(&sides[i], i);
    }
    assert_true(atlas_figures_match(&sides[1], &sides[0]));
    const struct atlas_rate change =
        atlas_figures_change(&sides[1], &sides[0], 3,
                             atlas_measure_find("overall"), ATLAS_PHASE_TOTAL);
    assert_int_equal(change.state, ATLAS_NUMBER);
    assert_float_equal(change.percent, 0, 1e-12);
    assert_int_equal(
        atlas_figures_change(&sides[1], &sides[0], 1,
                             atlas_measure_find("overall"), ATLAS_PHASE_TOTAL)
            .state,
        ATLAS_NOT_AVAILABLE);
    // Drawn alone, 2024/25 does not need the union, and the two do not match.
    assert_int_equal(build(fixture, 202425, NULL), ATLAS_OK);
    assert_false(atlas_figures_match(&fixture->figures, &sides[0]));
    atlas_figures_release(&sides[0]);
    atlas_figures_release(&sides[1]);
}

static void lay__an_issue_is_listed_once_in_a_run(void **state) {
    struct fixture *fixture = *state;
    struct atlas_figures_options options = {
        .level = LA_LEVEL, .drawn = &fixture->set, .period = 201819};
    struct atlas_figures figures = {0};
    const uint32_t other = 202425;
    for (size_t i = 0; i < 3; i++) {
        options.with = i ? &other : NULL;
        options.with_count = i ? 1 : 0;
        assert_int_equal(atlas_figures_build(&fixture->rates, &options,
                                             &fixture->issues, &figures, NULL),
                         ATLAS_OK);
        assert_int_equal(figures.lost_count, 1);
        assert_int_equal(fixture->issues.count, 3);
        atlas_figures_release(&figures);
    }
    options = (struct atlas_figures_options){.level = LA_LEVEL,
                                             .drawn = &fixture->set,
                                             .period = 202425,
                                             .with = (uint32_t[]){201819},
                                             .with_count = 1};
    assert_int_equal(atlas_figures_build(&fixture->rates, &options,
                                         &fixture->issues, &figures, NULL),
                     ATLAS_OK);
    assert_int_equal(figures.lost_count, 0);
    assert_int_equal(fixture->issues.count, 5);
    assert_string_equal(fixture->issues.items[4].subject,
                        "Cumberland / Westmorland and Furness");
    assert_string_equal(fixture->issues.items[4].finding,
                        "areas E06000063; E06000064 of 2024/25 lie on "
                        "boundaries E06000063; E06000064, joined to compare "
                        "with other periods");
    atlas_figures_release(&figures);
}

// Rates of one level and period, every row there.
static void make_regions(struct atlas_rate_area *areas, size_t count,
                         struct atlas_rates *rates) {
    static uint32_t period = 201819;
    memset(rates, 0, sizeof(*rates));
    rates->levels = atlas_xcalloc(1, sizeof(*rates->levels));
    rates->levels[0] = (struct atlas_rate_level){.key = "region",
                                                 .title = "Region",
                                                 .assign = ATLAS_BY_REGION,
                                                 .areas = areas,
                                                 .area_count = count};
    rates->level_count = 1;
    rates->periods = &period;
    rates->period_count = 1;
    rates->row_count = count * ATLAS_PHASE_END;
    rates->rows = atlas_xcalloc(rates->row_count, sizeof(*rates->rows));
    for (size_t i = 0; i < rates->row_count; i++) {
        rates->rows[i].is_present = true;
    }
}

// Inner and Outer London are parts of what is drawn: not lost, not listed.
static void lay__london_is_drawn_whole(void **state) {
    static const char *const codes[] = {"E12000001", "E12000007"};
    struct atlas_rate_area areas[] = {
        {.code = "E12000001", .name = "North East"},
        {.code = "E12000007", .name = "London"},
        {.code = "E13000001", .name = "Inner London"},
        {.code = "E13000002", .name = "Outer London"},
    };
    struct fixture *fixture = *state;
    struct atlas_area_set set = {0};
    struct atlas_rates rates;
    make_regions(areas, ATLAS_COUNT(areas), &rates);
    toy_squares(codes, ATLAS_COUNT(codes), &set);
    const struct atlas_figures_options options = {
        .level = 0, .drawn = &set, .period = 201819};
    assert_int_equal(atlas_figures_build(&rates, &options, &fixture->issues,
                                         &fixture->figures, NULL),
                     ATLAS_OK);
    assert_int_equal(fixture->figures.areas.count, 2);
    assert_int_equal(fixture->figures.lost_count, 0);
    assert_int_equal(fixture->issues.count, 0);
    atlas_area_set_release(&set);
    free(rates.rows);
    free(rates.levels);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(lay__every_patch_is_drawn_with_its_figures),
        TEST(lay__phases_are_added_each),
        TEST(lay__what_is_lost_and_merged_is_listed),
        TEST(lay__a_published_year_counts_only_its_own_areas),
        TEST(lay__a_union_has_the_schools_of_its_parts),
        TEST(lay__a_period_without_figures_is_refused),
        TEST(lay__two_periods_share_their_areas),
        TEST(lay__an_issue_is_listed_once_in_a_run),
        TEST(lay__a_union_that_fails_leaves_the_output_alone),
        TEST(lay__london_is_drawn_whole),
    };
    return cmocka_run_group_tests_name("aggregate/lay", tests, NULL, NULL);
}
