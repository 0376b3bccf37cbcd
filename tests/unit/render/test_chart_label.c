// Names beside lines: apart, in order, no further from their ends than need be;
// long ones shortened.

#include "render/chart_label.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"
#include "sample_chart.h"

// Labels of a height at the heights of their ends.
static void labels_make(const double *ends, const double *heights, size_t count,
                        struct chart_label *labels,
                        struct chart_label *pointers[]) {
    for (size_t i = 0; i < count; i++) {
        labels[i] = (struct chart_label){
            .block = {.width = 30, .height = heights[i]}, .end = {0, ends[i]}};
        pointers[i] = &labels[i];
    }
}

static void chart_label__labels_stand_apart_near_their_ends(void **state) {
    (void)state;
    static const struct {
        const char *what;
        size_t count;
        double ends[CHART_LABELS_MAX];
        double heights[CHART_LABELS_MAX];
        double middles[CHART_LABELS_MAX];  // Where their middles are to be.
    } cases[] = {
        {"alone", 1, {50}, {10}, {50}},
        {"far apart", 2, {20, 80}, {10, 10}, {20, 80}},
        {"two at one height", 2, {50, 50}, {8.5, 8.5}, {45, 55}},
        {"in the order of the ends", 2, {51, 49}, {8.5, 8.5}, {55, 45}},
        {"three, one of two lines",
         3,
         {50, 52, 54},
         {8.5, 18.5, 8.5},
         {37, 52, 67}},
        {"a run pushed down from the top", 2, {3, 4}, {8.5, 8.5}, {5, 15}},
        {"a run pushed up from the foot", 2, {98, 99}, {8.5, 8.5}, {85, 95}},
        {"a run that another joins",
         3,
         {50, 50, 56},
         {8.5, 8.5, 8.5},
         {42, 52, 62}},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct chart_label labels[CHART_LABELS_MAX];
        struct chart_label *pointers[CHART_LABELS_MAX];
        labels_make(cases[i].ends, cases[i].heights, cases[i].count, labels,
                    pointers);
        assert_true(chart_labels_spread(pointers, cases[i].count, 7, 0, 100));
        for (size_t j = 0; j < cases[i].count; j++) {
            const struct box box = labels[j].box;
            print_message("%s %zu\n", cases[i].what, j);
            const double middle = box.y + box.height / 2;
            assert_true(fabs(box.x - 7) < 1e-9);
            assert_true(fabs(middle - cases[i].middles[j]) < 1e-9);
            assert_int_equal(labels[j].has_leader,
                             fabs(cases[i].middles[j] - cases[i].ends[j]) > 2);
        }
    }
}

static void chart_label__too_many_are_said(void **state) {
    (void)state;
    static const double ends[] = {10, 10, 10, 10};
    static const double heights[] = {8.5, 8.5, 8.5, 8.5};
    struct chart_label labels[4];
    struct chart_label *pointers[4];
    labels_make(ends, heights, 4, labels, pointers);
    assert_true(chart_labels_spread(pointers, 4, 0, 0, 40));
    assert_false(chart_labels_spread(pointers, 4, 0, 0, 39));
    assert_true(chart_labels_spread(pointers, 0, 0, 0, 0));
}

static int chart_open_bare(void **state) {
    struct chart *chart = atlas_xcalloc(1, sizeof(*chart));
    *state = chart;
    chart->scale = 1;
    return typeface_create(&chart->typeface, NULL) != ATLAS_OK;
}

static int chart_close_bare(void **state) {
    struct chart *chart = *state;
    chart_release(chart);
    free(chart);
    return 0;
}

static void chart_label__long_names_keep_their_figure(void **state) {
    static const struct {
        const char *name;
        double width;
        size_t height;
        const char *first;  // Beginning of the first line.
        bool is_whole;
    } cases[] = {
        {"Fylde", 100, 1, "Fylde", true},
        {"Fylde", 30, 2, "Fylde", true},
        {"The Constituency of Eighty Characters and Not a Single One Less Than "
         "Eighty, Indeed",
         80, 2, "The Constituency", false},
        {"Ynys M\u00f4n Ynys M\u00f4n Ynys M\u00f4n Ynys M\u00f4n", 62, 1,
         "Ynys", false},
        {"\u00f4\u00f4\u00f4\u00f4\u00f4\u00f4\u00f4\u00f4\u00f4\u00f4\u00f4",
         50, 1, "\u00f4", false},
        {"", 40, 1, "", true},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct chart_label_words words = {.name = cases[i].name,
                                                .figure = "10.1%",
                                                .style = {7.5, false},
                                                .width = cases[i].width,
                                                .height = cases[i].height};
        struct chart_label label;
        assert_int_equal(chart_label_write(*state, &words, &label, NULL),
                         ATLAS_OK);
        const struct type_block *block = &label.block;
        assert_in_range(block->count, 1, cases[i].height);
        assert_true(block->width <= cases[i].width + 0.01);
        const char *last = block->lines[block->count - 1].text;
        print_message("%s ... %s\n", block->lines[0].text, last);
        assert_memory_equal(block->lines[0].text, cases[i].first,
                            strlen(cases[i].first));
        assert_string_equal(last + strlen(last) - 5, "10.1%");
        assert_int_equal(strstr(last, "\u2026") == NULL, cases[i].is_whole);
        for (size_t line = 0; line < block->count; line++) {
            const char *text = block->lines[line].text;
            assert_true(atlas_text_is_utf8(text, strlen(text)));
        }
    }
}

// As much of a name is kept as has room: a letter more would not fit.
static void chart_label__names_are_no_shorter_than_need_be(void **state) {
    struct chart *chart = *state;
    static const char name[] = "Blackpool North and Fleetwood";
    const struct type_style style = {7.5, true};
    for (double width = 60; width < 150; width += 7) {
        const struct chart_label_words words = {.name = name,
                                                .figure = "9%",
                                                .style = style,
                                                .width = width,
                                                .height = 1};
        struct chart_label label;
        assert_int_equal(chart_label_write(chart, &words, &label, NULL),
                         ATLAS_OK);
        const char *written = label.block.lines[0].text;
        const char *end = strstr(written, "\u2026");
        if (!end) continue;
        size_t kept = (size_t)(end - written);
        while (name[kept] == ' ') kept++;
        char longer[80];
        snprintf(longer, sizeof(longer), "%.*s\u2026 9%%", (int)kept + 1, name);
        assert_true(typeface_width(chart->typeface, longer, style) > width);
    }
}

// Letters of several bytes are kept whole, wherever a name is cut, and Pango is
// never given a part of one: it would warn, which ends this test.
static void chart_label__names_are_cut_between_letters(void **state) {
    struct chart *chart = *state;
    for (double width = 40; width < 75; width++) {
        const struct chart_label_words words = {
            .name =
                "\u00f4\u0175\u2013\u00f4\u0175\u2013\u00f4\u0175"
                "\u2013\u00f4\u0175\u2013\u00f4\u0175\u2013",
            .figure = "9%",
            .style = {7.5, false},
            .width = width,
            .height = 1};
        struct chart_label label;
        assert_int_equal(chart_label_write(chart, &words, &label, NULL),
                         ATLAS_OK);
        const char *text = label.block.lines[0].text;
        assert_non_null(strstr(text, "\u2026 9%"));
        assert_true(atlas_text_is_utf8(text, strlen(text)));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chart_label__labels_stand_apart_near_their_ends),
        cmocka_unit_test(chart_label__too_many_are_said),
        cmocka_unit_test_setup_teardown(
            chart_label__long_names_keep_their_figure, chart_open_bare,
            chart_close_bare),
        cmocka_unit_test_setup_teardown(
            chart_label__names_are_no_shorter_than_need_be, chart_open_bare,
            chart_close_bare),
        cmocka_unit_test_setup_teardown(
            chart_label__names_are_cut_between_letters, chart_open_bare,
            chart_close_bare),
    };
    g_log_set_always_fatal(G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
