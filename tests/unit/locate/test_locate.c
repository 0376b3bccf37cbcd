#include "atlas/locate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"
#include "support/england.h"
#include "support/test_files.h"
#include "support/toy.h"

static const char *const seats[] = {"E14000001", "E14000002", "E14000003"};

static const struct atlas_region regions[] = {
    {.code = "E12000001", .name = "North"},
};

static const struct atlas_authority authorities[] = {
    {.old_code = "201", .code = "E09000001", .name = "A", .region = 0},
    {.old_code = "202", .code = "E09000007", .name = "B", .region = ATLAS_NONE},
};

static const struct atlas_school schools[] = {
    {.urn = 100,
     .laestab = 2010001,
     .status = "1",
     .easting_m = 100,
     .northing_m = 300,
     .pcon_code = "E14000001",
     .old_la_code = "201"},
    {.urn = 101,
     .laestab = 2010002,
     .status = "1",
     .easting_m = 1000,
     .northing_m = 500,
     .pcon_code = "E14000002",
     .old_la_code = "201"},
    {.urn = 102,
     .laestab = 2010003,
     .status = "1",
     .easting_m = 2500,
     .northing_m = 1150,
     .pcon_code = "",
     .old_la_code = "201"},
    {.urn = 103,
     .laestab = 2010004,
     .status = "1",
     .easting_m = 2500,
     .northing_m = 1250,
     .pcon_code = "E14000003",
     .old_la_code = "201"},
    {.urn = 104,
     .laestab = 2010005,
     .status = "1",
     .easting_m = 1500,
     .northing_m = 500,
     .pcon_code = "E14000002",
     .old_la_code = "202"},
    {.urn = 105,
     .laestab = 2010006,
     .status = "1",
     .easting_m = (double)NAN,
     .northing_m = (double)NAN,
     .pcon_code = "E14000002",
     .old_la_code = "201"},
    {.urn = 106,
     .laestab = 2010007,
     .status = "1",
     .easting_m = 200,
     .northing_m = 200,
     .pcon_code = "E14999999",
     .old_la_code = "201"},
    {.urn = 107,
     .laestab = 2010008,
     .status = "1",
     .easting_m = 2100,
     .northing_m = 200,
     .pcon_code = "E14000003",
     .old_la_code = "201",
     .la_code = "E09000007"},
    {.urn = 108,
     .laestab = 2010008,
     .status = "1",
     .easting_m = 300,
     .northing_m = 300,
     .pcon_code = "E14000001",
     .old_la_code = "201"},
};

static const struct atlas_link links[] = {
    {501, 100}, {501, 106},  // both in the first square
    {502, 100}, {502, 104},  // in two squares
    {503, 102}, {503, 104},  // one outside every square but near one
    {504, 103}, {504, 104},  // one outside every square
};

#define ROW(number, laestab_number, authority_index)                    \
    {                                                                   \
        .urn = (number), .laestab = (laestab_number), .period = 201819, \
        .authority = (authority_index), .phase = ATLAS_PHASE_PRIMARY,   \
        .counts = {                                                     \
            100,                                                        \
            1000,                                                       \
            50,                                                         \
            30,                                                         \
            20,                                                         \
            5,                                                          \
            1                                                           \
        }                                                               \
    }

struct place_case {
    const char *name;
    struct toy_row row;
    uint32_t area;
    enum atlas_reason reason;
    enum atlas_agreement agreement;
    uint32_t register_area;
    const char *kind;  // Of its one issue at the level; NULL for none.
};

static const struct place_case cases[] = {
    {"inside", ROW(100, 2010001, 0), 0, ATLAS_PLACED, ATLAS_AGREE, 0, NULL},
    {"on a border: the lowest code, though the register says the other",
     ROW(101, 2010002, 0), 0, ATLAS_PLACED, ATLAS_DISAGREE, 1, "border-tie"},
    {"150 m outside", ROW(102, 2010003, 0), 2, ATLAS_PLACED, ATLAS_NOT_COMPARED,
     ATLAS_NONE, "nearest-area"},
    {"250 m outside", ROW(103, 2010004, 0), ATLAS_NONE, ATLAS_OUTSIDE_AREAS,
     ATLAS_NOT_COMPARED, 2, "register-disagrees"},
    {"without coordinates", ROW(105, 2010006, 0), ATLAS_NONE,
     ATLAS_NO_COORDINATES, ATLAS_NOT_COMPARED, 1, NULL},
    {"unknown", ROW(900, 2019999, 0), ATLAS_NONE, ATLAS_NOT_IN_REGISTER,
     ATLAS_NOT_COMPARED, ATLAS_NONE, NULL},
    {"the register's code is of no area here", ROW(106, 2010007, 0), 0,
     ATLAS_PLACED, ATLAS_NOT_COMPARED, ATLAS_NONE, NULL},
    {"successors in one area", ROW(501, 2019999, 0), 0, ATLAS_PLACED,
     ATLAS_AGREE, 0, NULL},
    {"successors in two areas", ROW(502, 2019999, 0), ATLAS_NONE,
     ATLAS_SUCCESSORS_DISAGREE, ATLAS_NOT_COMPARED, 0, "successors-disagree"},
    {"successors in two areas, one of them near", ROW(503, 2019999, 0),
     ATLAS_NONE, ATLAS_SUCCESSORS_DISAGREE, ATLAS_NOT_COMPARED, ATLAS_NONE,
     "successors-disagree"},
    {"one successor outside every area", ROW(504, 2019999, 0), ATLAS_NONE,
     ATLAS_SUCCESSORS_DISAGREE, ATLAS_NOT_COMPARED, 2, "successors-disagree"},
    {"a shared LAESTAB in two areas", ROW(900, 2010008, 0), ATLAS_NONE,
     ATLAS_SUCCESSORS_DISAGREE, ATLAS_NOT_COMPARED, 2,
     "several-schools-share-laestab"},
};

struct fixture {
    struct atlas_register schools;
    struct atlas_links links;
    struct atlas_area_set set;
    struct atlas_level levels[3];
    struct atlas_absence absence;
    struct atlas_issues issues;
    struct atlas_placement placement;
};

static void locate_toy(struct fixture *fixture, const struct toy_row *rows,
                       size_t count) {
    const struct toy_release release = {.authorities = authorities,
                                        .authority_count = 2,
                                        .regions = regions,
                                        .region_count = 1,
                                        .rows = rows,
                                        .row_count = count};
    memset(fixture, 0, sizeof(*fixture));
    toy_register(schools, ATLAS_COUNT(schools), &fixture->schools);
    toy_links(links, ATLAS_COUNT(links), &fixture->links);
    toy_squares(seats, ATLAS_COUNT(seats), &fixture->set);
    toy_absence(&release, &fixture->absence);
    fixture->levels[0] = (struct atlas_level){.key = "pcon",
                                              .title = "Seat",
                                              .assign = ATLAS_BY_LOCATION,
                                              .areas = &fixture->set,
                                              .nearest_m = 200};
    fixture->levels[1] = (struct atlas_level){
        .key = "la", .title = "LA", .assign = ATLAS_BY_AUTHORITY};
    fixture->levels[2] = (struct atlas_level){
        .key = "region", .title = "Region", .assign = ATLAS_BY_REGION};
    const struct atlas_locate_input input = {&fixture->absence,
                                             &fixture->schools,
                                             &fixture->links,
                                             fixture->levels,
                                             3,
                                             2};
    struct atlas_error err = {0};
    assert_int_equal(
        atlas_locate(&input, &fixture->issues, &fixture->placement, &err),
        ATLAS_OK);
}

static void release_toy(struct fixture *fixture) {
    atlas_register_release(&fixture->schools);
    atlas_links_release(&fixture->links);
    atlas_area_set_release(&fixture->set);
    atlas_absence_release(&fixture->absence);
    atlas_issues_release(&fixture->issues);
    atlas_placement_release(&fixture->placement);
}

static void locate__by_location_follows_the_rules(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct place_case *c = &cases[i];
        struct fixture fixture;
        print_message("  case: %s\n", c->name);
        locate_toy(&fixture, &c->row, 1);
        const struct atlas_place *place =
            atlas_placement_at(&fixture.placement, 0, 0);
        assert_int_equal(place->area, c->area);
        assert_int_equal(place->reason, c->reason);
        assert_int_equal(place->agreement, c->agreement);
        assert_int_equal(place->register_area, c->register_area);
        assert_int_equal(isnan(place->border_m) != 0, c->area == ATLAS_NONE);
        if (c->kind) {
            assert_int_equal(atlas_issues_count(&fixture.issues, c->kind), 1);
            assert_string_equal(fixture.issues.items[0].file, "release.csv");
            assert_int_equal(fixture.issues.items[0].line, 2);
        } else {
            assert_int_equal(fixture.issues.count, 0);
        }
        release_toy(&fixture);
    }
}

static void locate__measures_and_words_of_a_place(void **state) {
    (void)state;
    struct fixture fixture;
    locate_toy(&fixture, &cases[2].row, 1);
    const struct atlas_place *place =
        atlas_placement_at(&fixture.placement, 0, 0);
    assert_float_equal(place->outside_m, 150, 1e-9);
    assert_float_equal(place->border_m, 150, 1e-9);
    assert_string_equal(fixture.issues.items[0].subject, "URN 102");
    assert_string_equal(fixture.issues.items[0].finding,
                        "stands outside every area of level pcon, 150 m from "
                        "E14000003");
    assert_string_equal(fixture.issues.items[0].action,
                        "placed in the nearest area");
    release_toy(&fixture);
    locate_toy(&fixture, &cases[1].row, 1);
    place = atlas_placement_at(&fixture.placement, 0, 0);
    assert_int_equal(place->on_border, 1);
    assert_float_equal(place->border_m, 0, 1e-9);
    assert_int_equal(fixture.issues.count, 2);
    assert_string_equal(fixture.issues.items[1].kind, "register-disagrees");
    assert_string_equal(fixture.issues.items[1].finding,
                        "its coordinates lie in E14000001 and the register "
                        "says E14000002 at level pcon");
    release_toy(&fixture);
}

static void locate__by_code_follows_the_row(void **state) {
    (void)state;
    const struct toy_row rows[] = {
        ROW(100, 2010001, 0),           // the register agrees
        ROW(104, 2010005, 0),           // the register says B by old code
        ROW(107, 2010008, 1),           // A by old code, B by GSS code
        ROW(900, 2019999, 1),           // not in the register
        ROW(108, 2010008, ATLAS_NONE),  // no code in the row
    };
    const struct {
        uint32_t authority;
        uint32_t register_area;
        enum atlas_agreement agreement;
        uint32_t region;
    } expected[] = {
        {0, 0, ATLAS_AGREE, 0},
        {0, 1, ATLAS_NOT_COMPARED, 0},
        {1, 1, ATLAS_AGREE, ATLAS_NONE},
        {1, ATLAS_NONE, ATLAS_NOT_COMPARED, ATLAS_NONE},
        {ATLAS_NONE, 0, ATLAS_NOT_COMPARED, ATLAS_NONE},
    };
    struct fixture fixture;
    locate_toy(&fixture, rows, ATLAS_COUNT(rows));
    for (size_t i = 0; i < ATLAS_COUNT(rows); i++) {
        const struct atlas_place *la =
            atlas_placement_at(&fixture.placement, i, 1);
        const struct atlas_place *region =
            atlas_placement_at(&fixture.placement, i, 2);
        print_message("  row: %zu\n", i);
        assert_int_equal(la->area, expected[i].authority);
        assert_int_equal(la->register_area, expected[i].register_area);
        assert_int_equal(la->agreement, expected[i].agreement);
        assert_int_equal(la->reason, la->area == ATLAS_NONE ? ATLAS_NO_AREA_CODE
                                                            : ATLAS_PLACED);
        assert_int_equal(region->area, expected[i].region);
        assert_int_equal(region->reason, region->area == ATLAS_NONE
                                             ? ATLAS_NO_AREA_CODE
                                             : ATLAS_PLACED);
        assert_true(isnan(la->border_m) && isnan(region->border_m));
    }
    release_toy(&fixture);
}

static void locate__a_school_is_reported_once_for_all_its_years(void **state) {
    (void)state;
    struct toy_row rows[] = {cases[8].row, cases[8].row, cases[8].row};
    struct fixture fixture;
    rows[0].period = 201617;
    rows[1].period = 201718;
    locate_toy(&fixture, rows, ATLAS_COUNT(rows));
    assert_int_equal(atlas_issues_count(&fixture.issues, "successors-disagree"),
                     1);
    for (size_t i = 0; i < ATLAS_COUNT(rows); i++) {
        assert_int_equal(atlas_placement_at(&fixture.placement, i, 0)->reason,
                         ATLAS_SUCCESSORS_DISAGREE);
        assert_int_equal(fixture.placement.matches[i].count, 2);
    }
    release_toy(&fixture);
}

static void locate__no_schools_and_no_levels_are_fine(void **state) {
    (void)state;
    struct fixture fixture;
    locate_toy(&fixture, NULL, 0);
    assert_int_equal(fixture.placement.row_count, 0);
    assert_int_equal(fixture.issues.count, 0);
    release_toy(&fixture);
}

static void locate__a_failing_locator_leaves_the_output_alone(void **state) {
    (void)state;
    struct fixture fixture;
    struct atlas_error err = {0};
    struct atlas_placement untouched = {.row_count = 77};
    locate_toy(&fixture, &cases[0].row, 1);
    const struct atlas_locate_input input = {&fixture.absence,
                                             &fixture.schools,
                                             &fixture.links,
                                             fixture.levels,
                                             3,
                                             2};
    // A school on the border of what is not a ring.
    struct atlas_ring *const ring = &fixture.set.rings[1];
    for (size_t i = 0; i < fixture.schools.count; i++) {
        fixture.schools.items[i].easting_m = fixture.set.points[ring->first].x;
        fixture.schools.items[i].northing_m = fixture.set.points[ring->first].y;
    }
    ring->count = 2;
    assert_int_equal(atlas_locate(&input, &fixture.issues, &untouched, &err),
                     ATLAS_ERR_GEO);
    assert_true(strlen(err.message) > 0);
    assert_int_equal(untouched.row_count, 77);
    ring->count = 5;
    release_toy(&fixture);
}

// The promises on the real England, 2016/17 to 2018/19.

static const uint32_t periods[] = {201617, 201718, 201819};

static void locate_england(const struct england *england,
                           const struct atlas_absence *absence,
                           unsigned threads, struct atlas_issues *issues,
                           struct atlas_placement *placement) {
    const struct atlas_locate_input input = {absence,         &england->schools,
                                             &england->links, england->levels,
                                             ENGLAND_LEVELS,  threads};
    struct atlas_error err = {0};
    if (atlas_locate(&input, issues, placement, &err)) {
        fail_msg("%s", err.message);
    }
}

static void check_audit(const struct atlas_absence *absence,
                        const struct atlas_placement *placement) {
    const struct atlas_coverage of =
        atlas_coverage_of(absence, placement, ENGLAND_PCON, 201819);
    assert_int_equal(of.schools, 21214);
    assert_int_equal(of.placed, 21050);
    assert_int_equal(of.by_method[ATLAS_MATCH_URN], 17919);
    assert_int_equal(of.by_method[ATLAS_MATCH_LAESTAB], 2189);
    assert_int_equal(of.by_method[ATLAS_MATCH_LINK], 942);
    assert_int_equal(of.by_reason[ATLAS_NOT_IN_REGISTER], 163);
    assert_int_equal(of.by_reason[ATLAS_SUCCESSORS_DISAGREE], 1);
    assert_int_equal(of.placed + 163 + 1, of.schools);
    assert_int_equal(of.compared, 21050);
    assert_true(of.agreeing * 1000 >= of.compared * 999);
    assert_int_equal(atlas_coverage_check(absence, placement, 5, NULL),
                     ATLAS_OK);
}

// Places of all rows at all levels are the same.
static void check_same(const struct atlas_placement *left,
                       const struct atlas_placement *right) {
    assert_int_equal(left->candidate_count, right->candidate_count);
    for (size_t i = 0; i < left->row_count * left->level_count; i++) {
        const struct atlas_place *a = &left->places[i];
        const struct atlas_place *b = &right->places[i];
        if (a->area != b->area || a->reason != b->reason ||
            a->agreement != b->agreement || a->outside_m != b->outside_m ||
            (a->border_m != b->border_m && !isnan(a->border_m))) {
            fail_msg("place %zu differs", i);
        }
    }
}

static void locate__england_is_the_same_with_any_number_of_threads(
    void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    enum { RUNS = 12 };
    struct england england;
    struct atlas_absence absence;
    struct atlas_issues serial_issues = {0};
    struct atlas_placement serial = {0};
    england_read(&england);
    england_read_absence(ENGLAND_RELEASE, NULL, periods, 3, &absence);
    locate_england(&england, &absence, 1, &serial_issues, &serial);
    check_audit(&absence, &serial);
    for (unsigned run = 0; run < RUNS; run++) {
        struct atlas_issues issues = {0};
        struct atlas_placement placement = {0};
        locate_england(&england, &absence, 2 + run % 4, &issues, &placement);
        check_same(&serial, &placement);
        assert_int_equal(issues.count, serial_issues.count);
        for (size_t i = 0; i < issues.count; i++) {
            assert_string_equal(issues.items[i].finding,
                                serial_issues.items[i].finding);
        }
        atlas_placement_release(&placement);
        atlas_issues_release(&issues);
    }
    atlas_placement_release(&serial);
    atlas_issues_release(&serial_issues);
    atlas_absence_release(&absence);
    england_release(&england);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(locate__by_location_follows_the_rules),
        cmocka_unit_test(locate__measures_and_words_of_a_place),
        cmocka_unit_test(locate__by_code_follows_the_row),
        cmocka_unit_test(locate__a_school_is_reported_once_for_all_its_years),
        cmocka_unit_test(locate__no_schools_and_no_levels_are_fine),
        cmocka_unit_test(locate__a_failing_locator_leaves_the_output_alone),
        cmocka_unit_test(
            locate__england_is_the_same_with_any_number_of_threads),
    };
    return cmocka_run_group_tests_name("locate/locate", tests, NULL, NULL);
}
