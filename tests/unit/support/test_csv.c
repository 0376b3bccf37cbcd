#include "atlas/csv.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/text.h"
#include "atlas_test.h"
#include "support/test_files.h"

static struct atlas_csv *open_good(const char *path) {
    struct atlas_csv *csv = NULL;
    struct atlas_error err;
    if (atlas_csv_open(path, &csv, &err)) fail_msg("%s", err.message);
    return csv;
}

static void csv__find_takes_any_spelling(void **state) {
    static const struct {
        const char *const names[4];
        int column;
    } cases[] = {
        {{"urn", NULL}, 1},
        {{"URN", NULL}, 1},
        {{"school_laestab", "laestab", NULL}, 2},
        {{"laestab", "urn", NULL}, 2},  // the first spelling that is there
        {{"parliamentaryconstituency (code)", NULL}, 3},
        {{"x", "y", "z", NULL}, -1},
        {{NULL}, -1},
    };
    (void)state;
    struct atlas_csv *csv = open_good(test_file(
        "a.csv", "period, URN ,LAESTAB,\"ParliamentaryConstituency (code)\""));
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        assert_int_equal(atlas_csv_find(csv, cases[i].names), cases[i].column);
    }
    assert_int_equal(atlas_csv_column_count(csv), 4);
    assert_string_equal(atlas_csv_column_name(csv, 1), "URN");
    assert_null(atlas_csv_column_name(csv, 4));
    atlas_csv_free(csv);
}

static void csv__missing_column_is_named_with_what_is_there(void **state) {
    static const struct {
        const char *header;
        const char *const names[3];
        const char *message;
    } cases[] = {
        {"period,urn,sess_possible\n",
         {"sess_posible", NULL},
         "no column 'sess_posible'; there are 'sess_possible', 'period', "
         "'urn'"},
        {"period,schol_urn,name\n",
         {"urn", "school_urn", NULL},
         "no column 'urn' or 'school_urn'; there are 'schol_urn', 'period', "
         "'name'"},
        {"period,name\n",
         {"laestab", NULL},
         "no column 'laestab'; there are 'period', 'name'"},
        {"urn;name\n",
         {"urn", NULL},
         "no column 'urn'; fields are parted by ';', not by ',' or '|'"},
        {"urn\tname\n",
         {"urn", NULL},
         "no column 'urn'; fields are parted by a tab, not by ',' or '|'"},
    };
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_error err = {0};
        int column = 77;
        struct atlas_csv *csv = open_good(test_file("b.csv", cases[i].header));
        assert_int_equal(atlas_csv_require(csv, cases[i].names, &column, &err),
                         ATLAS_ERR_INPUT);
        assert_string_equal(err.message, cases[i].message);
        assert_string_equal(err.where, atlas_csv_path(csv));
        assert_int_equal(column, 77);
        atlas_csv_free(csv);
    }
}

static void csv__long_list_of_columns_is_clipped(void **state) {
    static const char *const names[] = {"column_99x", NULL};
    (void)state;
    struct atlas_text header = ATLAS_TEXT_INIT;
    struct atlas_error err = {0};
    int column = -1;
    for (int i = 0; i < 100; i++) {
        atlas_text_addf(&header, "%scolumn_%d", i ? "," : "", i);
    }
    struct atlas_csv *csv = open_good(test_file("c.csv", header.data));
    assert_int_equal(atlas_csv_require(csv, names, &column, &err),
                     ATLAS_ERR_INPUT);
    print_message("  %s\n", err.message);
    assert_ptr_equal(strstr(err.message,
                            "no column 'column_99x'; there are "
                            "'column_99', 'column_0', "),
                     err.message);
    assert_string_equal(strstr(err.message, " and "), " and 77 more");
    atlas_csv_free(csv);
    atlas_text_release(&header);
}

static void csv__as_many_columns_as_allowed(void **state) {
    (void)state;
    for (int over = 0; over < 2; over++) {
        struct atlas_text header = ATLAS_TEXT_INIT;
        struct atlas_error err = {0};
        struct atlas_csv *csv = NULL;
        bool more = false;
        for (int i = 0; i < ATLAS_CSV_COLUMN_MAX + over; i++) {
            atlas_text_addf(&header, "%s%d", i ? "," : "", i);
        }
        struct atlas_text file = ATLAS_TEXT_INIT;
        atlas_text_addf(&file, "%s\n%s,1\n", header.data, header.data);
        const char *path = test_file("d.csv", file.data);
        atlas_text_release(&file);
        if (over) {
            assert_int_equal(atlas_csv_open(path, &csv, &err), ATLAS_ERR_INPUT);
            assert_string_equal(err.message, "1025 columns, more than 1024");
            assert_null(csv);
        } else {
            csv = open_good(path);
            assert_int_equal(atlas_csv_next(csv, &more, &err), ATLAS_OK);
            assert_true(atlas_slice_is(atlas_csv_field(csv, 1023), "1023"));
            assert_true(atlas_slice_is(atlas_csv_field(csv, 1024), ""));
            assert_int_equal(atlas_csv_check(csv, &err), ATLAS_ERR_INPUT);
            assert_string_equal(err.message,
                                "1025 fields where the header has 1024");
        }
        atlas_csv_free(csv);
        atlas_text_release(&header);
    }
}

static void csv__path_is_kept(void **state) {
    (void)state;
    char path[1100];
    strncpy(path, test_file("e.csv", "a\n"), sizeof(path) - 1);
    path[sizeof(path) - 1] = '\0';
    struct atlas_csv *csv = open_good(path);
    memset(path, 'x', sizeof(path));
    assert_string_equal(strrchr(atlas_csv_path(csv), '/'), "/e.csv");
    atlas_csv_free(csv);
    atlas_csv_free(NULL);
}

// England 2018/19 whole: 285,263 records of 52 fields. The sums are those of
// the schools of 2018/19, as published in the national row.
static void csv__england_release(void **state) {
    static const char *const period[] = {"time_period", NULL};
    static const char *const level[] = {"geographic_level", NULL};
    static const char *const possible[] = {"sess_possible", NULL};
    (void)state;
    ATLAS_NEEDS_DATA();
    struct atlas_error err;
    int columns[3];
    size_t rows = 0;
    int64_t sum = 0;
    bool more = false;
    struct atlas_csv *csv = open_good(
        test_data_path("absence/Absence_3term201819_nat_reg_la_sch.csv"));
    assert_int_equal(atlas_csv_column_count(csv), 52);
    assert_int_equal(atlas_csv_require(csv, period, &columns[0], &err), 0);
    assert_int_equal(atlas_csv_require(csv, level, &columns[1], &err), 0);
    assert_int_equal(atlas_csv_require(csv, possible, &columns[2], &err), 0);
    while (!atlas_csv_next(csv, &more, &err) && more) {
        int64_t value = 0;
        rows++;
        assert_int_equal(atlas_csv_check(csv, &err), ATLAS_OK);
        if (!atlas_slice_is(atlas_csv_field(csv, columns[0]), "201819") ||
            !atlas_slice_is(atlas_csv_field(csv, columns[1]), "School")) {
            continue;
        }
        assert_true(
            atlas_slice_integer(atlas_csv_field(csv, columns[2]), &value));
        sum += value;
    }
    assert_false(more);
    assert_int_equal(rows, 285263);
    assert_int_equal(atlas_csv_line(csv), 285264);
    assert_int_equal(sum, 2522300237);
    assert_false(atlas_csv_saw_windows_1252(csv));
    atlas_csv_free(csv);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv__find_takes_any_spelling),
        cmocka_unit_test(csv__missing_column_is_named_with_what_is_there),
        cmocka_unit_test(csv__long_list_of_columns_is_clipped),
        cmocka_unit_test(csv__as_many_columns_as_allowed),
        cmocka_unit_test(csv__path_is_kept),
        cmocka_unit_test(csv__england_release),
    };
    return cmocka_run_group_tests_name("support/csv", tests, NULL, NULL);
}
