#include "locate/match.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/vocabulary.h"
#include "atlas_test.h"
#include "support/toy.h"

// Items of the register below, by what they are for.
enum item {
    OPEN_SCHOOL,
    CLOSED_WITH_POINT,
    NO_POINT,
    SHARED_CLOSED,
    SHARED_OPEN,
    TWINS_A,
    TWINS_B,
    APART_A,
    APART_B,
    MOVED,
    AFTER_LINK,
    SPLIT_A,
    SPLIT_B,
    BEYOND_SPLIT,
    POINTLESS_ON_THE_WAY,
    END_OF_CHAIN,
    POINTLESS_LAESTAB,
    ONLY_CLOSED
};

static const struct atlas_school schools[] = {
    [OPEN_SCHOOL] = {.urn = 100,
                     .laestab = 2010001,
                     .status = "1",
                     .easting_m = 10,
                     .northing_m = 10},
    [CLOSED_WITH_POINT] = {.urn = 101,
                           .laestab = 2010002,
                           .status = "2",
                           .easting_m = 20,
                           .northing_m = 10},
    [NO_POINT] = {.urn = 102,
                  .laestab = 2010003,
                  .status = "1",
                  .easting_m = (double)NAN,
                  .northing_m = (double)NAN},
    [SHARED_CLOSED] = {.urn = 103,
                       .laestab = 2010004,
                       .status = "2",
                       .easting_m = 30,
                       .northing_m = 10},
    [SHARED_OPEN] = {.urn = 104,
                     .laestab = 2010004,
                     .status = "3",
                     .easting_m = 40,
                     .northing_m = 10},
    [TWINS_A] = {.urn = 105,
                 .laestab = 2010005,
                 .status = "1",
                 .easting_m = 50,
                 .northing_m = 10},
    [TWINS_B] = {.urn = 106,
                 .laestab = 2010005,
                 .status = "1",
                 .easting_m = 50,
                 .northing_m = 10},
    [APART_A] = {.urn = 107,
                 .laestab = 2010006,
                 .status = "1",
                 .easting_m = 60,
                 .northing_m = 10},
    [APART_B] = {.urn = 108,
                 .laestab = 2010006,
                 .status = "1",
                 .easting_m = 1060,
                 .northing_m = 10},
    [MOVED] = {.urn = 109,
               .laestab = 9420007,
               .old_laestab = 9090007,
               .status = "1",
               .easting_m = 70,
               .northing_m = 10},
    [AFTER_LINK] = {.urn = 110,
                    .laestab = 2010010,
                    .status = "1",
                    .easting_m = 80,
                    .northing_m = 10},
    [SPLIT_A] = {.urn = 121,
                 .laestab = 2010021,
                 .status = "1",
                 .easting_m = 90,
                 .northing_m = 10},
    [SPLIT_B] = {.urn = 120,
                 .laestab = 2010020,
                 .status = "1",
                 .easting_m = 95,
                 .northing_m = 10},
    [BEYOND_SPLIT] = {.urn = 122,
                      .laestab = 2010022,
                      .status = "1",
                      .easting_m = 99,
                      .northing_m = 10},
    [POINTLESS_ON_THE_WAY] = {.urn = 130,
                              .laestab = 2010030,
                              .status = "2",
                              .easting_m = (double)NAN,
                              .northing_m = (double)NAN},
    [END_OF_CHAIN] = {.urn = 131,
                      .laestab = 2010031,
                      .status = "1",
                      .easting_m = 110,
                      .northing_m = 10},
    [POINTLESS_LAESTAB] = {.urn = 140,
                           .laestab = 2010040,
                           .status = "1",
                           .easting_m = (double)NAN,
                           .northing_m = (double)NAN},
    [ONLY_CLOSED] = {.urn = 141,
                     .laestab = 2010041,
                     .status = "2",
                     .easting_m = 120,
                     .northing_m = 10},
};

static const struct atlas_link links[] = {
    {102, 110},  // found by URN without a point, then by a link
    {501, 110},  // one step
    {502, 503}, {503, 120}, {503, 121}, {120, 122},  // splits, ends there
    {504, 505}, {505, 504},              // a cycle that leads nowhere
    {506, 505}, {506, 507}, {507, 110},  // a cycle on the way
    {508, 130}, {130, 131},              // through a school without a point
    {509, 130},                          // the same
    {510, 999},                          // to a school that is not there
    {511, 512}, {511, 513}, {512, 131}, {513, 100},  // two branches, one step
    {520, 521}, {520, 522},              // two branches that meet again
    {521, 131}, {522, 131}, {514, 140},  // to a school without a point, the end
};

struct match_case {
    const char *name;
    uint32_t urn;
    uint32_t laestab;
    enum atlas_match_method method;
    size_t count;
    enum item candidates[3];
};

static const struct match_case cases[] = {
    {"by URN", 100, 2019999, ATLAS_MATCH_URN, 1, {OPEN_SCHOOL}},
    {"a closed school keeps its own coordinates",
     101,
     2010001,
     ATLAS_MATCH_URN,
     1,
     {CLOSED_WITH_POINT}},
    {"by LAESTAB where the URN is gone",
     900,
     2010001,
     ATLAS_MATCH_LAESTAB,
     1,
     {OPEN_SCHOOL}},
    {"by LAESTAB before links",
     501,
     2010001,
     ATLAS_MATCH_LAESTAB,
     1,
     {OPEN_SCHOOL}},
    {"by previous LAESTAB", 900, 9090007, ATLAS_MATCH_LAESTAB, 1, {MOVED}},
    {"blank URN, by LAESTAB",
     0,
     2010002,
     ATLAS_MATCH_LAESTAB,
     1,
     {CLOSED_WITH_POINT}},
    {"open school first where a closed one shares the number",
     900,
     2010004,
     ATLAS_MATCH_LAESTAB,
     1,
     {SHARED_OPEN}},
    {"a closed school where no open one has the number",
     900,
     2010041,
     ATLAS_MATCH_LAESTAB,
     1,
     {ONLY_CLOSED}},
    {"two at one point are one",
     900,
     2010005,
     ATLAS_MATCH_LAESTAB,
     1,
     {TWINS_A}},
    {"two at two points are both kept",
     900,
     2010006,
     ATLAS_MATCH_LAESTAB,
     2,
     {APART_A, APART_B}},
    {"by a link", 501, 2019999, ATLAS_MATCH_LINK, 1, {AFTER_LINK}},
    {"in the register without coordinates, on by a link",
     102,
     2019999,
     ATLAS_MATCH_LINK,
     1,
     {AFTER_LINK}},
    {"a split gives both, by URN, and no branch goes on",
     502,
     2019999,
     ATLAS_MATCH_LINK,
     2,
     {SPLIT_B, SPLIT_A}},
    {"a cycle ends", 504, 2019999, ATLAS_MATCH_NONE, 0, {0}},
    {"past a cycle", 506, 2019999, ATLAS_MATCH_LINK, 1, {AFTER_LINK}},
    {"through a school without coordinates",
     508,
     0,
     ATLAS_MATCH_LINK,
     1,
     {END_OF_CHAIN}},
    {"branches of one step by URN",
     511,
     0,
     ATLAS_MATCH_LINK,
     2,
     {OPEN_SCHOOL, END_OF_CHAIN}},
    {"branches that meet give one candidate",
     520,
     0,
     ATLAS_MATCH_LINK,
     1,
     {END_OF_CHAIN}},
    {"a link that leads out of the register",
     510,
     2019999,
     ATLAS_MATCH_NONE,
     0,
     {0}},
    {"found by LAESTAB without coordinates",
     900,
     2010040,
     ATLAS_MATCH_LAESTAB,
     1,
     {POINTLESS_LAESTAB}},
    {"found by a link without coordinates",
     514,
     2019999,
     ATLAS_MATCH_LINK,
     1,
     {POINTLESS_LAESTAB}},
    {"nothing known", 900, 2019999, ATLAS_MATCH_NONE, 0, {0}},
    {"nothing given", 0, 0, ATLAS_MATCH_NONE, 0, {0}},
};

struct fixture {
    struct atlas_register schools;
    struct atlas_links links;
    struct matcher matcher;
};

static int set_up(void **state) {
    static struct fixture fixture;
    memset(&fixture, 0, sizeof(fixture));
    toy_register(schools, ATLAS_COUNT(schools), &fixture.schools);
    // In the order of the table above but for the first, which is sorted in.
    struct atlas_link sorted[ATLAS_COUNT(links)];
    size_t count = 0;
    for (size_t i = 0; i < ATLAS_COUNT(links); i++) {
        size_t at = count++;
        while (at > 0 && (sorted[at - 1].from > links[i].from ||
                          (sorted[at - 1].from == links[i].from &&
                           sorted[at - 1].to > links[i].to))) {
            sorted[at] = sorted[at - 1];
            at--;
        }
        sorted[at] = links[i];
    }
    toy_links(sorted, count, &fixture.links);
    fixture.matcher.schools = &fixture.schools;
    fixture.matcher.links = &fixture.links;
    *state = &fixture;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *fixture = *state;
    atlas_register_release(&fixture->schools);
    atlas_links_release(&fixture->links);
    free(fixture->matcher.candidates);
    free(fixture->matcher.visited);
    return 0;
}

static void match__finds_by_urn_laestab_and_links(void **state) {
    struct fixture *fixture = *state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct match_case *c = &cases[i];
        print_message("  case: %s\n", c->name);
        const struct atlas_match match =
            match_school(&fixture->matcher, c->urn, c->laestab);
        assert_int_equal(match.method, c->method);
        assert_int_equal(match.count, c->count);
        for (size_t j = 0; j < c->count; j++) {
            assert_int_equal(fixture->matcher.candidates[match.first + j],
                             c->candidates[j]);
        }
        assert_int_equal(match.school,
                         c->count ? (uint32_t)c->candidates[0] : ATLAS_NONE);
    }
}

static void match__keeps_a_school_by_urn_without_coordinates(void **state) {
    struct fixture *fixture = *state;
    struct atlas_links none = {0};
    fixture->matcher.links = &none;
    const struct atlas_match match =
        match_school(&fixture->matcher, 102, 2019999);
    assert_int_equal(match.method, ATLAS_MATCH_URN);
    assert_int_equal(match.school, NO_POINT);
    assert_int_equal(match.count, 1);
}

static void match__candidates_of_matches_follow_each_other(void **state) {
    struct fixture *fixture = *state;
    const struct atlas_match first =
        match_school(&fixture->matcher, 502, 2019999);
    const struct atlas_match second =
        match_school(&fixture->matcher, 100, 2019999);
    assert_int_equal(first.first, 0);
    assert_int_equal(second.first, 2);
    assert_int_equal(fixture->matcher.candidate_count, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(match__finds_by_urn_laestab_and_links,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            match__keeps_a_school_by_urn_without_coordinates, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(
            match__candidates_of_matches_follow_each_other, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("locate/match", tests, NULL, NULL);
}
