// The real releases: what they hold, and that their sums are DfE's own.
#include "atlas/absence.h"

#include <string.h>

#include "atlas/text.h"
#include "atlas_test.h"
#include "release_rows.h"

#define RELEASE_2019 "absence/Absence_3term201819_nat_reg_la_sch.csv"
#define ANNUAL "absence/absence_annual_nat_reg_la_2016_17_to_2024_25.csv"
#define BRADFORD "absence/1_absence_3term_school_bradford.csv"

// Sum of the school rows of a period and phase (the total: every phase).
static int64_t sum_of(const struct atlas_absence *absence, uint32_t period,
                      enum atlas_phase phase, enum atlas_column column) {
    struct atlas_count total = atlas_count_nothing();
    for (size_t i = 0; i < absence->school_count; i++) {
        const struct atlas_school_row *row = &absence->schools[i];
        if (row->period != period) continue;
        if (phase != ATLAS_PHASE_TOTAL && row->phase != phase) continue;
        atlas_count_add(&total, atlas_absence_school(absence, i, column));
    }
    assert_int_equal(total.state, ATLAS_NUMBER);
    return total.value;
}

static size_t published_of(const struct atlas_absence *absence,
                           enum atlas_published_level level) {
    size_t count = 0;
    for (size_t i = 0; i < absence->published_count; i++) {
        count += absence->published[i].level == level;
    }
    return count;
}

static void absence_table__release_of_2019(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct release_read read = {.school = {test_data_path(RELEASE_2019)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    const struct atlas_absence *absence = &read.absence;

    assert_int_equal(absence->school_count, 276863);
    assert_int_equal(absence->published_count, 8400);
    assert_int_equal(published_of(absence, ATLAS_PUBLISHED_NATIONAL), 52);
    assert_int_equal(published_of(absence, ATLAS_PUBLISHED_REGIONAL), 520);
    assert_int_equal(published_of(absence, ATLAS_PUBLISHED_AUTHORITY), 7828);
    assert_int_equal(absence->period_count, 13);
    assert_int_equal(absence->periods[0], 200607);
    assert_int_equal(absence->latest_school_period, 201819);
    assert_int_equal(absence->region_count, 10);
    size_t without_code = 0;
    for (size_t i = 0; i < absence->authority_count; i++) {
        const struct atlas_authority *entry = &absence->authorities[i];
        assert_int_not_equal(entry->region, ATLAS_NONE);
        if (entry->code[0]) continue;
        without_code++;
        assert_true(!strcmp(entry->old_code, "820") ||
                    !strcmp(entry->old_code, "875"));
    }
    assert_int_equal(without_code, 2);

    // England 2018/19 (statistics.md, 6.1).
    assert_int_equal(sum_of(absence, 201819, 0, ATLAS_ENROLMENTS), 7105958);
    assert_int_equal(sum_of(absence, 201819, 0, ATLAS_POSSIBLE), 2522300237);
    assert_int_equal(sum_of(absence, 201819, 0, ATLAS_OVERALL), 119207289);
    assert_int_equal(sum_of(absence, 201819, 0, ATLAS_PERSISTENT), 771863);
    assert_int_equal(
        sum_of(absence, 201819, ATLAS_PHASE_SPECIAL, ATLAS_OVERALL), 3778390);

    // Two URNs on two schools each, two schools without one.
    assert_int_equal(atlas_issues_count(&read.issues, "duplicate-urn"), 2);
    assert_int_equal(atlas_issues_count(&read.issues, "blank-urn"), 2);
    assert_int_equal(atlas_issues_count(&read.issues, "blank-laestab"), 0);
    assert_int_equal(atlas_issues_count(&read.issues, "legacy-symbol"), 1);
    assert_string_equal(find_issue(&read.issues, "legacy-symbol")->subject,
                        "new_la_code");
    free_release(&read);
}

static void absence_table__latest_of_2019(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct release_read read = {
        .school = {test_data_path(RELEASE_2019)},
        .published = {test_data_path(ANNUAL)},
        .source = {.periods = {.latest = true},
                   .columns = ATLAS_COLUMN_BIT(ATLAS_AUTH_EXT_HOLIDAY)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    assert_int_equal(read.absence.school_count, 21214);
    assert_int_equal(read.absence.period_count, 1);
    // 162 areas of 4 phases and England in each file; the annual file has one
    // London where the release has Inner and Outer.
    assert_int_equal(read.absence.published_count, 650 + 640);
    assert_int_equal(
        atlas_absence_school(&read.absence, 0, ATLAS_AUTH_EXT_HOLIDAY).state,
        ATLAS_NOT_AVAILABLE);
    free_release(&read);
}

struct bradford_case {
    uint32_t period;
    enum atlas_phase phase;
    int64_t possible;
    int64_t overall;
};

// statistics.md, 6.5.
static const struct bradford_case bradford_cases[] = {
    {201617, ATLAS_PHASE_SPECIAL, 294089, 31617},
    {201617, ATLAS_PHASE_TOTAL, 28671120, 1441147},
    {201718, ATLAS_PHASE_PRIMARY, 16853273, 747991},
    {201819, ATLAS_PHASE_SECONDARY, 12124719, 814128},
    {201819, ATLAS_PHASE_TOTAL, 29735577, 1610713},
    {202021, ATLAS_PHASE_SPECIAL, 408034, 81560},
    {202021, ATLAS_PHASE_TOTAL, 29871617, 1905991},
    {202122, ATLAS_PHASE_SECONDARY, 12726205, 1475387},
    {202122, ATLAS_PHASE_TOTAL, 30089470, 2718960},
};

static void absence_table__bradford_of_2022(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct release_read read = {.school = {test_data_path(BRADFORD)},
                                .source = {.with_names = true}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    const struct atlas_absence *absence = &read.absence;
    assert_int_equal(absence->school_count, 1592);
    assert_int_equal(absence->period_count, 8);
    assert_int_equal(absence->authority_count, 1);
    assert_int_equal(read.issues.count, 0);
    for (size_t i = 0; i < ATLAS_COUNT(bradford_cases); i++) {
        const struct bradford_case *c = &bradford_cases[i];
        assert_int_equal(sum_of(absence, c->period, c->phase, ATLAS_POSSIBLE),
                         c->possible);
        assert_int_equal(sum_of(absence, c->period, c->phase, ATLAS_OVERALL),
                         c->overall);
    }
    for (size_t i = 0; i < absence->school_count; i++) {
        assert_true(absence->schools[i].name[0] != '\0');
    }
    free_release(&read);
}

// Every published row of Bradford in the annual file is the sum of its schools,
// severe absence included.
static void absence_table__bradford_sums_are_published(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct release_read read = {.school = {test_data_path(BRADFORD)},
                                .published = {test_data_path(ANNUAL)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    const struct atlas_absence *absence = &read.absence;
    size_t compared = 0;
    for (size_t i = 0; i < absence->published_count; i++) {
        const struct atlas_published_row *row = &absence->published[i];
        if (row->level != ATLAS_PUBLISHED_AUTHORITY || row->area != 0) continue;
        if (!atlas_absence_has_schools(absence, row->period)) continue;
        for (int c = 0; c < ATLAS_CORE_COLUMN_END; c++) {
            const enum atlas_column column = (enum atlas_column)c;
            assert_int_equal(atlas_absence_published(absence, i, column).value,
                             sum_of(absence, row->period, row->phase, column));
        }
        compared++;
    }
    assert_int_equal(compared, 5 * 4);
    assert_int_equal(absence->authorities[0].region, 0);
    free_release(&read);
}

static void absence_table__annual_file(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct release_read read = {.published = {test_data_path(ANNUAL)}};
    assert_int_equal(read_release(&read), ATLAS_OK);
    const struct atlas_absence *absence = &read.absence;
    assert_int_equal(absence->published_count, 5148);
    assert_int_equal(published_of(absence, ATLAS_PUBLISHED_NATIONAL), 32);
    assert_int_equal(published_of(absence, ATLAS_PUBLISHED_REGIONAL), 288);
    assert_int_equal(absence->period_count, 8);
    assert_int_equal(absence->region_count, 9);
    for (size_t i = 0; i < absence->region_count; i++) {
        assert_true(absence->regions[i].name[0] != '\0');
    }
    assert_int_equal(read.issues.count, 0);
    free_release(&read);
}

static void absence_table__attendance_is_refused(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    static const char *const files[] = {"attendance/EES_ytd_data_202324.csv",
                                        "attendance/EES_ytd_data_202425.csv",
                                        "attendance/EES_ytd_data_202526.csv"};
    for (size_t i = 0; i < ATLAS_COUNT(files); i++) {
        struct release_read read = {.published = {test_data_path(files[i])}};
        assert_int_equal(read_release(&read), ATLAS_ERR_INPUT);
        assert_non_null(strstr(read.err.message, "never mixed"));
        free_release(&read);
    }
}

static void absence_table__release_and_bradford_overlap(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    const uint32_t periods[] = {201819};
    struct release_read read = {
        .school = {test_data_path(RELEASE_2019), test_data_path(BRADFORD)},
        .source = {.periods = {.periods = periods, .count = 1}}};
    assert_int_equal(read_release(&read), ATLAS_ERR_DATA);
    assert_non_null(strstr(read.err.where, BRADFORD));
    assert_non_null(
        strstr(read.err.message, "stands twice in 2018/19, first in Absence_"));
    free_release(&read);
}

static void absence_table__real_register(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct atlas_register schools = {0};
    struct atlas_issues issues = {0};
    assert_int_equal(atlas_ingest_register(
                         test_data_path("schools/edubasealldata20250524.csv"),
                         &issues, &schools, NULL),
                     ATLAS_OK);
    assert_int_equal(schools.count, 27153);
    size_t without = 0;
    size_t english = 0;
    size_t not_ascii = 0;
    for (size_t i = 0; i < schools.count; i++) {
        const struct atlas_school *school = &schools.items[i];
        const size_t length = strlen(school->name);
        assert_true(atlas_text_is_utf8(school->name, length));
        assert_true(length > 0);
        for (const char *at = school->name; *at; at++) {
            not_ascii += (unsigned char)*at >= 0xC0;
        }
        without += !atlas_school_has_point(school);
        english += school->pcon_code[0] == 'E';
        assert_int_equal(atlas_register_urn(&schools, school->urn), i);
    }
    assert_int_equal(without, 531 + 88);
    assert_int_equal(english, 25133);
    assert_true(not_ascii > 0);
    assert_int_equal(issues.count, 0);
    atlas_register_release(&schools);
    atlas_issues_release(&issues);
}

static void absence_table__real_links(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct atlas_links links = {0};
    struct atlas_issues issues = {0};
    assert_int_equal(
        atlas_ingest_links(
            test_data_path("schools/links_edubasealldata20250422.csv"), &issues,
            &links, NULL),
        ATLAS_OK);
    // 16,600 pairs stand both ways, 193 only as successor, 61 only as
    // predecessor (statistics.md, 2.3).
    assert_int_equal(links.count, 16600 + 193 + 61);
    assert_string_equal(find_issue(&issues, "one-way-link")->finding,
                        "254 of 16854 links stand in the file one way only");
    // 33,801 rows less those that say successor or predecessor.
    assert_string_equal(find_issue(&issues, "other-link")->finding,
                        "347 rows of kinds that do not say which school "
                        "follows");
    for (size_t i = 1; i < links.count; i++) {
        const struct atlas_link *a = &links.items[i - 1];
        const struct atlas_link *b = &links.items[i];
        assert_true(a->from < b->from || (a->from == b->from && a->to < b->to));
    }
    atlas_links_release(&links);
    atlas_issues_release(&issues);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(absence_table__release_of_2019),
        cmocka_unit_test(absence_table__latest_of_2019),
        cmocka_unit_test(absence_table__bradford_of_2022),
        cmocka_unit_test(absence_table__bradford_sums_are_published),
        cmocka_unit_test(absence_table__annual_file),
        cmocka_unit_test(absence_table__attendance_is_refused),
        cmocka_unit_test(absence_table__release_and_bradford_overlap),
        cmocka_unit_test(absence_table__real_register),
        cmocka_unit_test(absence_table__real_links),
    };
    return cmocka_run_group_tests_name("ingest/absence_table", tests, NULL,
                                       NULL);
}
