#include <string.h>

#include "atlas/aggregate.h"
#include "atlas_test.h"
#include "support/toy.h"

enum { INNER, OUTER, LONDON, SOUTH_WEST };

static const struct atlas_region regions[] = {
    {.code = "E13000001", .name = "Inner London"},
    {.code = "E13000002", .name = "Outer London"},
    {.code = "E12000007", .name = "London"},
    {.code = "E12000009", .name = "South West"},
};

enum { CAMDEN, BARNET, SOMERSET, SOMERSET_NEW, BATH };

static const struct atlas_authority authorities[] = {
    {.old_code = "202", .code = "E09000007", .name = "Camden", .region = INNER},
    {.old_code = "302", .code = "E09000003", .name = "Barnet", .region = OUTER},
    {.old_code = "933",
     .code = "E10000027",
     .name = "Somerset",
     .region = SOUTH_WEST},
    {.old_code = "933",
     .code = "E06000066",
     .name = "Somerset",
     .region = SOUTH_WEST},
    {.old_code = "800",
     .code = "E06000022",
     .name = "Bath",
     .region = SOUTH_WEST},
};

#define COUNTS(n) \
    { (n), 100 * (n), 5 * (n), 3 * (n), 2 * (n), (n) / 10, 0 }

static const struct toy_row rows[] = {
    {100, 2020001, 201819, CAMDEN, ATLAS_PHASE_PRIMARY, COUNTS(100)},
    {101, 3020001, 201819, BARNET, ATLAS_PHASE_PRIMARY, COUNTS(200)},
    {102, 9330001, 201819, SOMERSET, ATLAS_PHASE_PRIMARY, COUNTS(400)},
    {103, 8000001, 201819, BATH, ATLAS_PHASE_PRIMARY, COUNTS(800)},
};

#define AUTHORITY(period, index, phase, file, schools, n)              \
    {                                                                  \
        (period), ATLAS_PUBLISHED_AUTHORITY, (index), (phase), (file), \
            (schools), COUNTS(n)                                       \
    }
#define REGION(period, index, phase, file, schools, n)                \
    {                                                                 \
        (period), ATLAS_PUBLISHED_REGIONAL, (index), (phase), (file), \
            (schools), COUNTS(n)                                      \
    }
#define ENGLAND(period, phase, file, schools, n)                         \
    {                                                                    \
        (period), ATLAS_PUBLISHED_NATIONAL, ATLAS_NONE, (phase), (file), \
            (schools), COUNTS(n)                                         \
    }

static const struct toy_published published[] = {
    // A year with school rows: the sums stand, whatever is published.
    AUTHORITY(201819, SOMERSET_NEW, ATLAS_PHASE_TOTAL, 1, 9, 9999),
    AUTHORITY(201819, BATH, ATLAS_PHASE_TOTAL, 1, 3, 3000),
    REGION(201819, LONDON, ATLAS_PHASE_TOTAL, 1, 7, 7777),
    REGION(201819, SOUTH_WEST, ATLAS_PHASE_TOTAL, 1, 8, 8888),
    ENGLAND(201819, ATLAS_PHASE_TOTAL, 1, 50, 5555),
    // A year without: what is published first stands, one row an authority.
    AUTHORITY(202021, SOMERSET, ATLAS_PHASE_TOTAL, 0, 4, 4000),
    AUTHORITY(202021, SOMERSET, ATLAS_PHASE_TOTAL, 1, 4, 4444),
    AUTHORITY(202021, SOMERSET_NEW, ATLAS_PHASE_TOTAL, 1, 4, 4444),
    REGION(202021, INNER, ATLAS_PHASE_TOTAL, 0, 10, 1000),
    REGION(202021, OUTER, ATLAS_PHASE_TOTAL, 0, 20, 2000),
    REGION(202021, INNER, ATLAS_PHASE_SPECIAL, 0, 1, 100),
    ENGLAND(202021, ATLAS_PHASE_TOTAL, 0, 60, 6000),
    // Another, in which London is published as such.
    AUTHORITY(202122, SOMERSET_NEW, ATLAS_PHASE_TOTAL, 1, 5, 5000),
    REGION(202122, LONDON, ATLAS_PHASE_TOTAL, 1, 33, 3300),
};

static const struct toy_release release = {
    .authorities = authorities,
    .authority_count = ATLAS_COUNT(authorities),
    .regions = regions,
    .region_count = ATLAS_COUNT(regions),
    .rows = rows,
    .row_count = ATLAS_COUNT(rows),
    .published = published,
    .published_count = ATLAS_COUNT(published)};

static const struct atlas_level levels[] = {
    {.key = "la", .title = "Local authority", .assign = ATLAS_BY_AUTHORITY},
    {.key = "la2", .title = "The same again", .assign = ATLAS_BY_AUTHORITY},
};

struct fixture {
    struct atlas_absence absence;
    struct atlas_placement placement;
    struct atlas_issues issues;
    struct atlas_rates rates;
};

static void aggregate(struct fixture *fixture, const struct toy_release *from,
                      const struct atlas_aggregate_options *options) {
    uint32_t places[2 * ATLAS_COUNT(rows)];
    struct atlas_error err = {0};
    for (size_t i = 0; i < from->row_count; i++) {
        places[2 * i] = from->rows[i].authority;
        places[2 * i + 1] = places[2 * i];
    }
    memset(fixture, 0, sizeof(*fixture));
    toy_absence(from, &fixture->absence);
    toy_placement(levels, 2, places, from->row_count, &fixture->placement);
    assert_int_equal(
        atlas_aggregate(&fixture->absence, &fixture->placement, options,
                        &fixture->issues, &fixture->rates, &err),
        ATLAS_OK);
}

static void release_all(struct fixture *fixture) {
    atlas_rates_release(&fixture->rates);
    atlas_placement_release(&fixture->placement);
    atlas_absence_release(&fixture->absence);
    atlas_issues_release(&fixture->issues);
}

// What a row must be: ABSENT, or a source and a number of enrolments.
enum { ABSENT = -1, HIDDEN = -2 };

struct expected {
    const char *level;
    const char *code;
    uint32_t period;
    enum atlas_source source;
    int64_t schools;
    int64_t enrolments;
};

static void check(const struct fixture *fixture,
                  const struct expected *expected, size_t count) {
    const struct atlas_rates *rates = &fixture->rates;
    for (size_t i = 0; i < count; i++) {
        const struct expected *e = &expected[i];
        const uint32_t level = atlas_rates_level(rates, e->level);
        const size_t row = atlas_rates_row(
            rates, level, atlas_rates_period(rates, e->period),
            atlas_rates_area(rates, level, e->code), ATLAS_PHASE_TOTAL);
        const struct atlas_count enrolments =
            atlas_rates_count(rates, row, ATLAS_ENROLMENTS);
        print_message("  case: %s %s %u\n", e->level, e->code,
                      (unsigned)e->period);
        assert_int_equal(rates->rows[row].is_present, e->schools != ABSENT);
        if (e->schools == ABSENT) continue;
        assert_int_equal(rates->rows[row].source, e->source);
        if (e->schools == HIDDEN) {
            assert_int_equal(rates->rows[row].schools.state,
                             ATLAS_NOT_AVAILABLE);
            assert_int_equal(enrolments.state, ATLAS_NOT_AVAILABLE);
            assert_int_equal(rates->rows[row].status, ATLAS_NOT_AVAILABLE);
            continue;
        }
        assert_int_equal(rates->rows[row].schools.value, e->schools);
        assert_int_equal(enrolments.value, e->enrolments);
    }
}

static void by_code__sums_come_before_what_is_published(void **state) {
    (void)state;
    static const struct atlas_aggregate_options whole = {0};
    static const struct expected expected[] = {
        {"la", "E10000027", 201819, ATLAS_COMPUTED, 1, 400},
        {"la", "E06000066", 201819, ATLAS_PUBLISHED, ABSENT, 0},
        {"la", "E06000022", 201819, ATLAS_COMPUTED, 1, 800},
        {"region", "E12000009", 201819, ATLAS_COMPUTED, 2, 1200},
        {"region", "E13000001", 201819, ATLAS_COMPUTED, 1, 100},
        {"region", "E13000002", 201819, ATLAS_COMPUTED, 1, 200},
        {"region", "E12000007", 201819, ATLAS_COMPUTED, 2, 300},
        {"country", "E92000001", 201819, ATLAS_COMPUTED, 4, 1500},
        // Years without school rows.
        {"la", "E10000027", 202021, ATLAS_PUBLISHED, 4, 4000},
        {"la", "E06000066", 202021, ATLAS_PUBLISHED, ABSENT, 0},
        {"la", "E06000022", 202021, ATLAS_PUBLISHED, ABSENT, 0},
        {"region", "E12000007", 202021, ATLAS_PUBLISHED, 30, 3000},
        {"region", "E12000009", 202021, ATLAS_PUBLISHED, ABSENT, 0},
        {"country", "E92000001", 202021, ATLAS_PUBLISHED, 60, 6000},
        {"la", "E10000027", 202122, ATLAS_PUBLISHED, ABSENT, 0},
        {"la", "E06000066", 202122, ATLAS_PUBLISHED, 5, 5000},
        {"region", "E12000007", 202122, ATLAS_PUBLISHED, 33, 3300},
        {"region", "E13000001", 202122, ATLAS_PUBLISHED, ABSENT, 0},
    };
    struct fixture fixture;
    aggregate(&fixture, &release, &whole);
    check(&fixture, expected, ATLAS_COUNT(expected));
    assert_int_equal(fixture.rates.levels[2].latest_period, 202122);
    assert_int_equal(fixture.issues.count, 0);
    // London has no row for special schools: Outer London has none.
    const uint32_t london =
        atlas_rates_area(&fixture.rates, 1, ATLAS_LONDON_CODE);
    assert_false(fixture.rates
                     .rows[atlas_rates_row(&fixture.rates, 1, 1, london,
                                           ATLAS_PHASE_SPECIAL)]
                     .is_present);
    release_all(&fixture);
}

static void by_code__a_partial_authority_tells_nothing_of_its_own(
    void **state) {
    (void)state;
    // All schools of Camden are there; only some of Barnet, Somerset and Bath.
    static const char *const complete[] = {"202"};
    static const struct atlas_aggregate_options partial = {.complete = complete,
                                                           .complete_count = 1};
    static const struct expected expected[] = {
        {"la", "E09000007", 201819, ATLAS_COMPUTED, 1, 100},
        {"la", "E09000003", 201819, ATLAS_COMPUTED, HIDDEN, 0},
        {"la2", "E09000003", 201819, ATLAS_COMPUTED, HIDDEN, 0},
        {"la", "E06000022", 201819, ATLAS_PUBLISHED, 3, 3000},
        {"la", "E06000066", 201819, ATLAS_PUBLISHED, 9, 9999},
        {"la", "E10000027", 201819, ATLAS_PUBLISHED, ABSENT, 0},
        {"region", "E12000009", 201819, ATLAS_PUBLISHED, 8, 8888},
        {"region", "E12000007", 201819, ATLAS_PUBLISHED, 7, 7777},
        {"region", "E13000001", 201819, ATLAS_PUBLISHED, ABSENT, 0},
        {"country", "E92000001", 201819, ATLAS_PUBLISHED, 50, 5555},
    };
    struct fixture fixture;
    aggregate(&fixture, &release, &partial);
    check(&fixture, expected, ATLAS_COUNT(expected));
    const struct atlas_rate_area *areas = fixture.rates.levels[2].areas;
    assert_false(
        areas[atlas_rates_area(&fixture.rates, 2, "E09000007")].is_partial);
    assert_true(
        areas[atlas_rates_area(&fixture.rates, 2, "E09000003")].is_partial);
    assert_int_equal(atlas_issues_count(&fixture.issues, "partial-authority"),
                     1);
    assert_string_equal(fixture.issues.items[0].subject, "Barnet");
    assert_string_equal(fixture.issues.items[0].finding,
                        "only some schools of authority 302 are in the files, "
                        "and nothing is published for it in 2018/19");
    release_all(&fixture);
}

static void by_code__london_as_one_region_is_not_counted_twice(void **state) {
    (void)state;
    static const struct atlas_aggregate_options whole = {0};
    static const struct atlas_region one[] = {
        {.code = "E12000007", .name = "London"}};
    static const struct expected expected[] = {
        {"region", "E12000007", 201819, ATLAS_COMPUTED, 2, 300},
        {"country", "E92000001", 201819, ATLAS_COMPUTED, 2, 300},
    };
    struct atlas_authority london[] = {authorities[CAMDEN],
                                       authorities[BARNET]};
    london[0].region = 0;
    london[1].region = 0;
    const struct toy_release from = {.authorities = london,
                                     .authority_count = 2,
                                     .regions = one,
                                     .region_count = 1,
                                     .rows = rows,
                                     .row_count = 2};
    struct fixture fixture;
    aggregate(&fixture, &from, &whole);
    assert_int_equal(fixture.rates.levels[1].area_count, 1);
    check(&fixture, expected, ATLAS_COUNT(expected));
    release_all(&fixture);
}

static void by_code__london_is_added_where_only_its_parts_are(void **state) {
    (void)state;
    static const struct atlas_aggregate_options whole = {0};
    static const struct expected expected[] = {
        {"region", "E12000007", 201819, ATLAS_COMPUTED, 2, 300},
    };
    const struct toy_release from = {.authorities = authorities,
                                     .authority_count = 2,
                                     .regions = regions,
                                     .region_count = 2,
                                     .rows = rows,
                                     .row_count = 2};
    struct fixture fixture;
    aggregate(&fixture, &from, &whole);
    assert_int_equal(fixture.rates.levels[1].area_count, 3);
    assert_string_equal(fixture.rates.levels[1].areas[0].name, "London");
    check(&fixture, expected, ATLAS_COUNT(expected));
    release_all(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_code__sums_come_before_what_is_published),
        cmocka_unit_test(by_code__a_partial_authority_tells_nothing_of_its_own),
        cmocka_unit_test(by_code__london_as_one_region_is_not_counted_twice),
        cmocka_unit_test(by_code__london_is_added_where_only_its_parts_are),
    };
    return cmocka_run_group_tests_name("aggregate/by_code", tests, NULL, NULL);
}
