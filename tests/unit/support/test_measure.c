#include "atlas/vocabulary.h"

#include <stdio.h>
#include <string.h>

#include "atlas/csv.h"
#include "atlas_test.h"
#include "support/test_files.h"

static void measure__core_ones_come_first(void **state) {
    (void)state;
    static const struct {
        const char *key;
        const char *label;
        const char *numerator;
        const char *denominator;
    } cases[ATLAS_CORE_MEASURES] = {
        {"overall", "Overall absence", "sess_overall", "sess_possible"},
        {"authorised", "Authorised absence", "sess_authorised",
         "sess_possible"},
        {"unauthorised", "Unauthorised absence", "sess_unauthorised",
         "sess_possible"},
        {"persistent", "Persistent absence", "enrolments_pa_10_exact",
         "enrolments"},
        {"severe", "Severe absence", "enrolments_pa_50_exact", "enrolments"},
    };
    size_t count = 0;
    const struct atlas_measure *measures = atlas_measures(&count);
    assert_int_equal(count, 21);
    for (size_t i = 0; i < ATLAS_CORE_MEASURES; i++) {
        assert_string_equal(measures[i].key, cases[i].key);
        assert_string_equal(measures[i].label, cases[i].label);
        assert_string_equal(atlas_column_name(measures[i].numerator),
                            cases[i].numerator);
        assert_string_equal(atlas_column_name(measures[i].denominator),
                            cases[i].denominator);
    }
}

static void measure__each_reason_is_its_column_over_possible(void **state) {
    (void)state;
    size_t count = 0;
    const struct atlas_measure *measures = atlas_measures(&count);
    for (size_t i = ATLAS_CORE_MEASURES; i < count; i++) {
        char column[64];
        snprintf(column, sizeof(column), "sess_%s", measures[i].key);
        assert_string_equal(atlas_column_name(measures[i].numerator), column);
        assert_int_equal(measures[i].numerator,
                         ATLAS_CORE_COLUMN_END + i - ATLAS_CORE_MEASURES);
        assert_int_equal(measures[i].denominator, ATLAS_POSSIBLE);
    }
}

static void measure__words_are_there_and_unique(void **state) {
    (void)state;
    size_t count = 0;
    const struct atlas_measure *measures = atlas_measures(&count);
    for (size_t i = 0; i < count; i++) {
        assert_true(measures[i].label[0] >= 'A' && measures[i].label[0] <= 'Z');
        assert_non_null(strstr(measures[i].description, "as a percentage of"));
        assert_ptr_equal(atlas_measure_find(measures[i].key), &measures[i]);
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(measures[i].label, measures[j].label);
            assert_string_not_equal(measures[i].description,
                                    measures[j].description);
        }
    }
}

static void measure__unknown_key_is_null(void **state) {
    (void)state;
    assert_null(atlas_measure_find("absence"));
    assert_null(atlas_measure_find(""));
    assert_null(atlas_measure_find("Overall"));
}

static void measure__core_columns_are_the_first_seven(void **state) {
    (void)state;
    assert_int_equal(ATLAS_CORE_COLUMNS, 0x7f);
    assert_false(ATLAS_CORE_COLUMNS & ATLAS_COLUMN_BIT(ATLAS_AUTH_ILLNESS));
    assert_true(ATLAS_CORE_COLUMNS & ATLAS_COLUMN_BIT(ATLAS_SEVERE));
}

// The names are those of real releases; the three reasons that came in 2024/25
// are in neither file.
static void measure__releases_hold_the_columns(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    static const char file[] = "absence/1_absence_3term_school_bradford.csv";
    struct atlas_csv *csv = NULL;
    assert_int_equal(atlas_csv_open(test_data_path(file), &csv, NULL),
                     ATLAS_OK);
    for (int i = 0; i < ATLAS_COLUMN_END; i++) {
        const char *const names[] = {atlas_column_name((enum atlas_column)i),
                                     NULL};
        const bool is_new =
            i >= ATLAS_AUTH_INTERVIEW && i <= ATLAS_AUTH_TEMP_REDUCED_TIMETABLE;
        assert_int_equal(atlas_csv_find(csv, names) >= 0, !is_new);
    }
    atlas_csv_free(csv);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measure__core_ones_come_first),
        cmocka_unit_test(measure__each_reason_is_its_column_over_possible),
        cmocka_unit_test(measure__words_are_there_and_unique),
        cmocka_unit_test(measure__unknown_key_is_null),
        cmocka_unit_test(measure__core_columns_are_the_first_seven),
        cmocka_unit_test(measure__releases_hold_the_columns),
    };
    return cmocka_run_group_tests_name("support/measure", tests, NULL, NULL);
}
