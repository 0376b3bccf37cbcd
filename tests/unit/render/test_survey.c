// What the figures say: fills, counts, ends, errors.

#include "render/survey.h"

#include "atlas_test.h"
#include "sample_map.h"

static void survey__counts_every_area_once(void **state) {
    (void)state;
    struct sample sample;
    struct survey survey;
    sample_squares(&sample, 5, 4);
    for (int i = 1; i < ATLAS_STATE_END; i++) {
        sample_state(&sample, (size_t)i, (enum atlas_state)i);
    }
    sample.figures.items[8].is_partial = true;
    sample.figures.items[9].has_row = false;
    sample.figures.least_schools = 3;
    sample_read(&sample);
    sample_classify(&sample, ATLAS_QUANTILE, 4);
    assert_int_equal(survey_take(&sample.map, &survey, NULL), ATLAS_OK);
    const struct survey_panel *first = &survey.panels[0];
    size_t sum = 0;
    for (int i = 0; i < FILL_END; i++) sum += first->members[i];
    assert_int_equal(sum, 20);
    for (size_t i = 0; i < sample.classes.count; i++) {
        assert_int_equal(first->members[i], sample.classes.members[i]);
    }
    assert_int_equal(first->fills[1], FILL_NOT_APPLICABLE);
    assert_int_equal(first->fills[2], FILL_LOW);
    assert_int_equal(first->fills[3], FILL_UNRELIABLE);
    assert_int_equal(first->fills[4], FILL_FEW_SCHOOLS);
    assert_int_equal(first->fills[5], FILL_NOT_AVAILABLE);
    assert_int_equal(first->fills[6], FILL_SUPPRESSED);
    assert_int_equal(first->fills[8], FILL_PARTIAL);
    assert_int_equal(first->fills[9], FILL_NOT_AVAILABLE);
    assert_int_equal(first->number_count, 12);
    assert_string_equal(survey_fill_label(&survey, FILL_FEW_SCHOOLS),
                        "Fewer than 3 schools");
    assert_string_equal(survey_fill_label(&survey, FILL_SUPPRESSED),
                        "Suppressed");
    assert_int_equal(first->lowest.area, 0);
    assert_int_equal(first->highest.area, 19);
    assert_false(survey.is_below || survey.is_above);
    survey_release(&survey);
    sample_release(&sample);
}

static void survey__tells_the_focus_from_its_neighbours(void **state) {
    (void)state;
    static const bool is_focus[6] = {[1] = true, [4] = true};
    struct sample sample;
    struct survey survey;
    sample_squares(&sample, 3, 2);  // 5.1% to 5.6%.
    sample_state(&sample, 0, ATLAS_SUPPRESSED);
    sample_rate(&sample, 2, 52, 1000);  // As the first of the focus.
    assert_int_equal(survey_take(&sample.map, &survey, NULL), ATLAS_OK);
    assert_int_equal(survey.focus.count, 0);
    assert_int_equal(survey.others.count, 6);
    survey_release(&survey);
    sample.map.is_focus = is_focus;
    assert_int_equal(survey_take(&sample.map, &survey, NULL), ATLAS_OK);
    assert_int_equal(survey.focus.count, 2);
    assert_int_equal(survey.focus.lowest.area, 1);
    assert_int_equal(survey.focus.lowest.count, 1);
    assert_int_equal(survey.focus.highest.area, 4);
    assert_int_equal(survey.others.count, 4);
    assert_int_equal(survey.others.number_count, 3);
    assert_int_equal(survey.others.lowest.area, 2);
    assert_int_equal(survey.others.highest.area, 5);
    survey_release(&survey);
    sample_release(&sample);
}

static void survey__sees_values_beyond_fixed_breaks(void **state) {
    (void)state;
    struct sample sample;
    struct survey survey;
    sample_squares(&sample, 3, 1);  // 5.1, 5.2, 5.3.
    sample.classes =
        (struct atlas_classes){.count = 2, .edges = {5.15, 5.18, 5.25}};
    assert_int_equal(survey_take(&sample.map, &survey, NULL), ATLAS_OK);
    assert_true(survey.is_below && survey.is_above);
    survey_release(&survey);
    sample_release(&sample);
}

static void survey__refuses_nothing_and_no_classes(void **state) {
    (void)state;
    struct sample sample;
    struct survey survey;
    struct atlas_error err = {.message = ""};
    sample_squares(&sample, 2, 1);
    sample.classes.count = 0;
    assert_int_equal(survey_take(&sample.map, &survey, &err), ATLAS_ERR_OUTPUT);
    assert_string_equal(err.message,
                        "there are figures to draw and no classes");
    const size_t count = sample.figures.areas.count;
    sample.figures.areas.count = 0;
    assert_int_equal(survey_take(&sample.map, &survey, &err), ATLAS_ERR_OUTPUT);
    assert_string_equal(err.message,
                        "a map needs an area to draw, and a page 1 to 16 maps");
    assert_string_equal(err.where, "persistent-secondary");
    sample.figures.areas.count = count;
    sample_release(&sample);
}

static void survey__refuses_more_classes_than_colours(void **state) {
    (void)state;
    struct sample sample;
    struct survey survey;
    struct atlas_error err = {.message = ""};
    struct atlas_variable second;
    sample_squares(&sample, 3, 2);
    second = sample.map.variable;
    sample.map.second = &second;
    sample.panel.second = sample.values;
    sample_classify(&sample, ATLAS_EQUAL, 3);
    assert_int_equal(survey_take(&sample.map, &survey, &err), ATLAS_OK);
    survey_release(&survey);
    sample_classify(&sample, ATLAS_EQUAL, 4);
    assert_int_equal(survey_take(&sample.map, &survey, &err), ATLAS_ERR_USAGE);
    assert_string_equal(err.message,
                        "a map of two variables has at most 3 classes of each");
    sample_release(&sample);
}

static void survey__refuses_panels_of_other_areas(void **state) {
    (void)state;
    struct sample one;
    struct sample other;
    struct survey survey;
    struct atlas_error err = {.message = ""};
    sample_squares(&one, 2, 1);
    sample_squares(&other, 2, 1);
    const struct atlas_panel panels[] = {one.panel, other.panel};
    one.map.panels = panels;
    one.map.panel_count = 2;
    assert_int_equal(survey_take(&one.map, &survey, &err), ATLAS_OK);
    survey_release(&survey);
    other.figures.areas.items[1].code = "E99999999";
    assert_int_equal(survey_take(&one.map, &survey, &err), ATLAS_ERR_OUTPUT);
    assert_string_equal(err.message,
                        "the maps of a page differ in their areas");
    sample_release(&other);
    sample_release(&one);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(survey__counts_every_area_once),
        cmocka_unit_test(survey__tells_the_focus_from_its_neighbours),
        cmocka_unit_test(survey__sees_values_beyond_fixed_breaks),
        cmocka_unit_test(survey__refuses_nothing_and_no_classes),
        cmocka_unit_test(survey__refuses_more_classes_than_colours),
        cmocka_unit_test(survey__refuses_panels_of_other_areas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
