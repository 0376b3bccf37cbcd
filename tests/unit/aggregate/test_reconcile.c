#include <string.h>

#include "atlas/aggregate.h"
#include "atlas_test.h"
#include "support/toy.h"

enum { INNER, LONDON, SOUTH_WEST };

static const struct atlas_region regions[] = {
    {.code = "E13000001", .name = "Inner London"},
    {.code = "E12000007", .name = "London"},
    {.code = "E12000009", .name = "South West"},
};

enum { CAMDEN, SOMERSET, SOMERSET_NEW, BATH };

static const struct atlas_authority authorities[] = {
    {.old_code = "202", .code = "E09000007", .name = "Camden", .region = INNER},
    {.old_code = "933",
     .code = "E10000027",
     .name = "Somerset",
     .region = SOUTH_WEST},
    {.old_code = "933",
     .code = "E06000066",
     .name = "Somerset, new",
     .region = SOUTH_WEST},
    {.old_code = "800",
     .code = "E06000022",
     .name = "Bath",
     .region = SOUTH_WEST},
};

// Severe absence is not in the school file.
#define COUNTS(n)                                            \
    {                                                        \
        (n), 100 * (n), 5 * (n), 3 * (n), 2 * (n), (n) / 10, \
            TOY(ATLAS_NOT_AVAILABLE)                         \
    }

static const struct toy_row rows[] = {
    {100, 2020001, 201819, CAMDEN, ATLAS_PHASE_PRIMARY, COUNTS(100)},
    {101, 9330001, 201819, SOMERSET, ATLAS_PHASE_PRIMARY, COUNTS(200)},
    {102, 9330002, 201819, SOMERSET, ATLAS_PHASE_SECONDARY, COUNTS(300)},
};

struct reconcile_case {
    const char *name;
    struct toy_published published[3];
    size_t published_count;
    size_t items;
    size_t differing;
    bool is_compared;   // Of the first item.
    int64_t largest;    // Of the first item.
    const char *why;    // Of the first item.
    const char *in;     // Files of the first item.
    const char *code;   // Of the first item.
    const char *issue;  // Kind of the one issue; NULL for none.
};

#define AT(level, area, phase, file, schools, n)                              \
    {                                                                         \
        201819, ATLAS_PUBLISHED_##level, (area), ATLAS_PHASE_##phase, (file), \
            (schools), COUNTS(n)                                              \
    }

static const struct reconcile_case cases[] = {
    {"an authority",
     {AT(AUTHORITY, SOMERSET, TOTAL, 0, 2, 500)},
     1,
     1,
     0,
     true,
     0,
     "",
     "release.csv",
     "E10000027",
     NULL},
    {"one under its later code, by the old code",
     {AT(AUTHORITY, SOMERSET_NEW, TOTAL, 1, 2, 500)},
     1,
     1,
     0,
     true,
     0,
     "",
     "annual.csv",
     "E06000066",
     NULL},
    {"in both files under two codes: one line",
     {AT(AUTHORITY, SOMERSET, PRIMARY, 0, 1, 200),
      AT(AUTHORITY, SOMERSET_NEW, PRIMARY, 1, 1, 200)},
     2,
     1,
     0,
     true,
     0,
     "",
     "release.csv; annual.csv",
     "E10000027",
     NULL},
    {"a region",
     {AT(REGIONAL, SOUTH_WEST, SECONDARY, 0, 1, 300)},
     1,
     1,
     0,
     true,
     0,
     "",
     "release.csv",
     "E12000009",
     NULL},
    {"London, of which the schools name a part",
     {AT(REGIONAL, LONDON, TOTAL, 1, 1, 100)},
     1,
     1,
     0,
     true,
     0,
     "",
     "annual.csv",
     "E12000007",
     NULL},
    {"Inner London",
     {AT(REGIONAL, INNER, TOTAL, 0, 1, 100)},
     1,
     1,
     0,
     true,
     0,
     "",
     "release.csv",
     "E13000001",
     NULL},
    {"England",
     {AT(NATIONAL, ATLAS_NONE, TOTAL, 0, 3, 600)},
     1,
     1,
     0,
     true,
     0,
     "",
     "release.csv",
     "E92000001",
     NULL},
    {"one school too many",
     {AT(NATIONAL, ATLAS_NONE, TOTAL, 0, 2, 600)},
     1,
     1,
     1,
     true,
     1,
     "",
     "release.csv",
     "E92000001",
     "totals-differ"},
    {"other counts",
     {AT(NATIONAL, ATLAS_NONE, TOTAL, 0, 3, 601)},
     1,
     1,
     1,
     true,
     100,
     "",
     "release.csv",
     "E92000001",
     "totals-differ"},
    {"schools that the file has not",
     {AT(AUTHORITY, BATH, TOTAL, 0, 4, 50)},
     1,
     1,
     1,
     true,
     5000,
     "",
     "release.csv",
     "E06000022",
     "totals-differ"},
    {"no schools, and none published",
     {AT(AUTHORITY, BATH, SPECIAL, 0, 0, 0)},
     1,
     1,
     0,
     true,
     0,
     "",
     "release.csv",
     "E06000022",
     NULL},
    {"two files that disagree, one of them right",
     {AT(AUTHORITY, SOMERSET, TOTAL, 0, 2, 400),
      AT(AUTHORITY, SOMERSET, TOTAL, 1, 2, 500)},
     2,
     2,
     0,
     true,
     0,
     "",
     "annual.csv",
     "E10000027",
     "publications-differ"},
    {"two files that disagree, both wrong",
     {AT(AUTHORITY, SOMERSET, PRIMARY, 0, 1, 400),
      AT(AUTHORITY, SOMERSET, PRIMARY, 1, 1, 500)},
     2,
     2,
     2,
     true,
     30000,
     "",
     "annual.csv",
     "E10000027",
     NULL},
    {"a published state",
     {{201819,
       ATLAS_PUBLISHED_AUTHORITY,
       CAMDEN,
       ATLAS_PHASE_TOTAL,
       0,
       1,
       {100, 10000, TOY(ATLAS_SUPPRESSED), 300, 200, 10,
        TOY(ATLAS_NOT_AVAILABLE)}}},
     1,
     1,
     0,
     false,
     0,
     "sess_overall is suppressed (c) as published",
     "release.csv",
     "E09000007",
     NULL},
    {"a published state beside a difference",
     {{201819,
       ATLAS_PUBLISHED_AUTHORITY,
       CAMDEN,
       ATLAS_PHASE_TOTAL,
       0,
       1,
       {100, 10000, TOY(ATLAS_SUPPRESSED), 301, 200, 10,
        TOY(ATLAS_NOT_AVAILABLE)}}},
     1,
     1,
     1,
     false,
     1,
     "",
     "release.csv",
     "E09000007",
     "totals-differ"},
    {"severe absence that the school file has not",
     {{201819,
       ATLAS_PUBLISHED_AUTHORITY,
       CAMDEN,
       ATLAS_PHASE_TOTAL,
       1,
       1,
       {100, 10000, 500, 300, 200, 10, 2}}},
     1,
     1,
     0,
     true,
     0,
     "",
     "annual.csv",
     "E09000007",
     NULL},
    {"a year without school rows",
     {{202021, ATLAS_PUBLISHED_NATIONAL, ATLAS_NONE, ATLAS_PHASE_TOTAL, 0, 9,
       COUNTS(900)}},
     1,
     0,
     0,
     false,
     0,
     NULL,
     NULL,
     NULL,
     NULL},
};

static void reconcile(const struct toy_row *school_rows, size_t row_count,
                      const struct toy_published *published, size_t count,
                      const struct atlas_aggregate_options *options,
                      struct atlas_issues *issues,
                      struct atlas_reconciliation *result) {
    const struct toy_release release = {
        .authorities = authorities,
        .authority_count = ATLAS_COUNT(authorities),
        .regions = regions,
        .region_count = ATLAS_COUNT(regions),
        .rows = school_rows,
        .row_count = row_count,
        .published = published,
        .published_count = count};
    struct atlas_absence absence;
    toy_absence(&release, &absence);
    atlas_reconcile(&absence, options, issues, result);
    atlas_absence_release(&absence);
}

static void reconcile__each_kind_of_row(void **state) {
    (void)state;
    const struct atlas_aggregate_options whole = {0};
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct reconcile_case *c = &cases[i];
        struct atlas_reconciliation result;
        struct atlas_issues issues = {0};
        print_message("  case: %s\n", c->name);
        reconcile(rows, ATLAS_COUNT(rows), c->published, c->published_count,
                  &whole, &issues, &result);
        assert_int_equal(result.count, c->items);
        assert_int_equal(result.differing, c->differing);
        assert_int_equal(atlas_reconciliation_check(&result, NULL),
                         c->differing ? ATLAS_ERR_DATA : ATLAS_OK);
        if (c->issue) {
            assert_int_equal(atlas_issues_count(&issues, c->issue), 1);
        }
        if (c->items) {
            const struct atlas_reconciled *first = &result.items[0];
            assert_int_equal(first->is_compared, c->is_compared);
            assert_int_equal(first->largest, c->largest);
            assert_string_equal(first->why, c->why);
            assert_string_equal(first->published_in, c->in);
            assert_string_equal(first->code, c->code);
        }
        atlas_reconciliation_release(&result);
        atlas_issues_release(&issues);
    }
}

static void reconcile__a_file_that_is_wrong_is_explained(void **state) {
    (void)state;
    const struct atlas_aggregate_options whole = {0};
    const struct toy_published published[] = {
        AT(AUTHORITY, SOMERSET, TOTAL, 0, 2, 400),
        AT(AUTHORITY, SOMERSET, TOTAL, 1, 2, 500)};
    struct atlas_reconciliation result;
    reconcile(rows, ATLAS_COUNT(rows), published, 2, &whole, NULL, &result);
    assert_int_equal(result.count, 2);
    assert_string_equal(result.items[1].published_in, "release.csv");
    assert_int_equal(result.items[1].largest, 10000);
    assert_string_equal(result.items[1].why,
                        "the schools add up to what annual.csv publishes");
    atlas_reconciliation_release(&result);
}

static void reconcile__one_line_holds_what_either_file_has(void **state) {
    (void)state;
    const struct atlas_aggregate_options whole = {0};
    const struct toy_published published[] = {
        AT(AUTHORITY, CAMDEN, TOTAL, 0, 1, 100),
        {201819,
         ATLAS_PUBLISHED_AUTHORITY,
         CAMDEN,
         ATLAS_PHASE_TOTAL,
         1,
         1,
         {100, 10000, 500, 300, 200, 10, 2}}};
    struct atlas_reconciliation result;
    reconcile(rows, ATLAS_COUNT(rows), published, 2, &whole, NULL, &result);
    assert_int_equal(result.count, 1);
    const struct atlas_reconciled *item = &result.items[0];
    assert_int_equal(item->published[1 + (int)ATLAS_SEVERE].state,
                     ATLAS_NUMBER);
    assert_int_equal(item->published[1 + (int)ATLAS_SEVERE].value, 2);
    assert_int_equal(item->computed[1 + (int)ATLAS_SEVERE].state,
                     ATLAS_NOT_AVAILABLE);
    assert_int_equal(item->computed[1 + (int)ATLAS_OVERALL].value, 500);
    assert_string_equal(item->old_la_code, "202");
    assert_string_equal(item->name, "Camden");
    atlas_reconciliation_release(&result);
}

static void reconcile__only_complete_authorities_of_a_bundle(void **state) {
    (void)state;
    const char *const complete[] = {"933"};
    const struct atlas_aggregate_options bundle = {.complete = complete,
                                                   .complete_count = 1};
    const struct toy_published published[] = {
        AT(NATIONAL, ATLAS_NONE, TOTAL, 0, 3, 9000),
        AT(AUTHORITY, CAMDEN, TOTAL, 0, 1, 9000),
        AT(AUTHORITY, SOMERSET, TOTAL, 0, 2, 500)};
    struct atlas_reconciliation result;
    reconcile(rows, ATLAS_COUNT(rows), published, 3, &bundle, NULL, &result);
    assert_int_equal(result.count, 1);
    assert_int_equal(result.differing, 0);
    assert_string_equal(result.items[0].old_la_code, "933");
    atlas_reconciliation_release(&result);
}

static void reconcile__a_hidden_school_stands_in_the_way(void **state) {
    (void)state;
    const struct atlas_aggregate_options whole = {0};
    const struct toy_published published[] = {
        AT(AUTHORITY, CAMDEN, TOTAL, 0, 1, 100)};
    struct toy_row hidden = rows[0];
    struct atlas_reconciliation result;
    hidden.counts[ATLAS_PERSISTENT] = TOY(ATLAS_LOW);
    reconcile(&hidden, 1, published, 1, &whole, NULL, &result);
    assert_false(result.items[0].is_compared);
    assert_string_equal(
        result.items[0].why,
        "enrolments_pa_10_exact is low (low) in the schools' sum");
    assert_int_equal(result.differing, 0);
    atlas_reconciliation_release(&result);
}

static void reconcile__lines_are_sorted(void **state) {
    (void)state;
    const struct atlas_aggregate_options whole = {0};
    const struct toy_published published[] = {
        AT(AUTHORITY, SOMERSET, SECONDARY, 0, 1, 300),
        AT(AUTHORITY, CAMDEN, TOTAL, 0, 1, 100),
        AT(NATIONAL, ATLAS_NONE, TOTAL, 0, 3, 600)};
    struct atlas_reconciliation result;
    reconcile(rows, ATLAS_COUNT(rows), published, 3, &whole, NULL, &result);
    assert_string_equal(result.items[0].code, "E92000001");
    assert_string_equal(result.items[1].code, "E09000007");
    assert_string_equal(result.items[2].code, "E10000027");
    atlas_reconciliation_release(&result);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reconcile__each_kind_of_row),
        cmocka_unit_test(reconcile__a_file_that_is_wrong_is_explained),
        cmocka_unit_test(reconcile__one_line_holds_what_either_file_has),
        cmocka_unit_test(reconcile__only_complete_authorities_of_a_bundle),
        cmocka_unit_test(reconcile__a_hidden_school_stands_in_the_way),
        cmocka_unit_test(reconcile__lines_are_sorted),
    };
    return cmocka_run_group_tests_name("aggregate/reconcile", tests, NULL,
                                       NULL);
}
