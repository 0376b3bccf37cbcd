// Axes of charts: round numbers around the data, labels that have room.

#include "render/chart_axis.h"

#include <math.h>
#include <string.h>

#include "atlas_test.h"

static int chart_open_bare(void **state) {
    struct chart *chart = atlas_xcalloc(1, sizeof(*chart));
    *state = chart;
    chart->scale = 1;
    chart->body = (struct box){0, 0, 300, 150};
    chart->frame = (struct box){30, 10, 200, 100};
    return typeface_create(&chart->typeface, NULL) != ATLAS_OK;
}

static int chart_close_bare(void **state) {
    struct chart *chart = *state;
    chart_release(chart);
    free(chart);
    return 0;
}

// The labels of an axis, "|" after each; "." for a tick without one.
static const char *labels_of(const struct chart_axis *axis,
                             struct atlas_text *text) {
    atlas_text_clear(text);
    for (size_t i = 0; i < axis->tick_count; i++) {
        const char *label = axis->ticks[i].word.text;
        atlas_text_add(text, label ? label : ".");
        atlas_text_add_char(text, '|');
    }
    return atlas_text_string(text);
}

static void chart_axis__percents_are_round_and_hold_the_data(void **state) {
    static const struct {
        double low;
        double high;
        double height;
        const char *labels;
    } cases[] = {
        {0, 23, 100, "0%|5%|10%|15%|20%|25%|"},
        {0, 23, 60, "0%|10%|20%|30%|"},
        {0, 11.8, 100, "0%|5%|10%|15%|"},
        {0, 10, 100, "0%|2%|4%|6%|8%|10%|"},
        {0, 1.3, 100, "0.0%|0.5%|1.0%|1.5%|"},
        {0, 0.6, 200, "0.0%|0.1%|0.2%|0.3%|0.4%|0.5%|0.6%|"},
        {0, 0.04, 100, "0.00%|0.01%|0.02%|0.03%|0.04%|"},
        {6.3, 17.4, 120, "6%|8%|10%|12%|14%|16%|18%|"},
        {9.9, 20.1, 40, "0%|20%|40%|"},
        {0, 100, 100, "0%|20%|40%|60%|80%|100%|"},
        {0, 4.6, 100, "0%|1%|2%|3%|4%|5%|"},
    };
    struct chart *chart = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        assert_int_equal(
            chart_percents_write(chart, cases[i].low, cases[i].high,
                                 cases[i].height, NULL),
            ATLAS_OK);
        assert_string_equal(labels_of(&chart->up, &text), cases[i].labels);
        assert_true(chart->up.low <= cases[i].low + 1e-9);
        assert_true(chart->up.high >= cases[i].high - 1e-9);
    }
    atlas_text_release(&text);
}

static void chart_axis__years_keep_their_ends(void **state) {
    static const struct {
        unsigned first;
        unsigned last;
        const char *labels;
    } cases[] = {
        {2018, 2018, "2018/19|"},
        {2016, 2018, "2016/17|2017/18|2018/19|"},
        {2016, 2024, "2016/17|.|2018/19|.|2020/21|.|2022/23|.|2024/25|"},
        {2006, 2024,
         "2006/07|.|.|2009/10|.|.|2012/13|.|.|2015/16|.|.|2018/19|.|.|2021/22|"
         ".|.|2024/25|"},
        // Seven steps are not to be divided.
        {2017, 2024, "2017/18|.|.|2020/21|.|2022/23|.|2024/25|"},
        {1998, 2000, "1998/99|1999/00|2000/01|"},
    };
    struct chart *chart = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        assert_int_equal(
            chart_years_write(chart, cases[i].first, cases[i].last, NULL),
            ATLAS_OK);
        chart_years_thin(chart);
        assert_string_equal(labels_of(&chart->across, &text), cases[i].labels);
    }
    atlas_text_release(&text);
}

static void chart_axis__counts_have_room(void **state) {
    static const struct {
        double low;
        double high;
        bool is_root;
        const char *labels;
    } cases[] = {
        {5200, 24700, false, "10,000|15,000|20,000|"},
        {9000, 9800, false, "9,000|9,200|9,400|9,600|9,800|"},
        {0, 3, false, "0|1|2|3|"},
        {120, 209000, true, "500|5,000|20,000|50,000|100,000|200,000|"},
        {0, 40, true, "1|2|5|10|20|"},
    };
    struct chart *chart = *state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        assert_int_equal(chart_counts_write(chart, cases[i].low, cases[i].high,
                                            cases[i].is_root, NULL),
                         ATLAS_OK);
        chart_counts_thin(chart);
        assert_string_equal(labels_of(&chart->across, &text), cases[i].labels);
        double free_from = 0;
        for (size_t j = 0; j < chart->across.tick_count; j++) {
            const struct chart_tick *tick = &chart->across.ticks[j];
            const double x = chart_x(chart, tick->value);
            assert_true(x - tick->word.width / 2 >= free_from);
            free_from = x + tick->word.width / 2;
        }
    }
    atlas_text_release(&text);
}

static void chart_axis__values_stand_between_the_ends(void **state) {
    struct chart *chart = *state;
    chart->across = (struct chart_axis){.low = 100, .high = 900, .pad_pt = 10};
    chart->up = (struct chart_axis){.low = 5, .high = 25};
    assert_true(fabs(chart_x(chart, 100) - 40) < 1e-9);
    assert_true(fabs(chart_x(chart, 500) - 130) < 1e-9);
    assert_true(fabs(chart_x(chart, 900) - 220) < 1e-9);
    assert_true(fabs(chart_y(chart, 5) - 110) < 1e-9);
    assert_true(fabs(chart_y(chart, 25) - 10) < 1e-9);
    chart->across.is_root = true;
    assert_true(fabs(chart_x(chart, 400) - 130) < 1e-9);
    for (double share = 0; share <= 1; share += 0.25) {
        const double value = chart_across_value(chart, share);
        assert_true(fabs(chart_x(chart, value) - 40 - 180 * share) < 1e-9);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            chart_axis__percents_are_round_and_hold_the_data, chart_open_bare,
            chart_close_bare),
        cmocka_unit_test_setup_teardown(chart_axis__years_keep_their_ends,
                                        chart_open_bare, chart_close_bare),
        cmocka_unit_test_setup_teardown(chart_axis__counts_have_room,
                                        chart_open_bare, chart_close_bare),
        cmocka_unit_test_setup_teardown(
            chart_axis__values_stand_between_the_ends, chart_open_bare,
            chart_close_bare),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
