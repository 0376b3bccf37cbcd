// Funnels: what stands where, which limits hold, what is said.

#include "render/funnel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"
#include "record.h"
#include "sample_chart.h"

static struct funnel *funnel_of(const struct sample_funnel *sample) {
    struct atlas_picture *picture = NULL;
    struct atlas_error err = {.message = ""};
    if (atlas_picture_of_funnel(&sample->funnel, &picture, &err)) {
        fail_msg("%s", err.message);
    }
    return (struct funnel *)picture;
}

static void funnel_close(struct funnel *funnel, struct recorder *recorder) {
    record_release(recorder);
    atlas_picture_free(&funnel->chart.base);
}

// A sample is too large for the stack of a test.
static int sample_open(void **state) {
    *state = atlas_xcalloc(1, sizeof(struct sample_funnel));
    return 0;
}

static int sample_close(void **state) {
    free(*state);
    return 0;
}

static const struct {
    double width_mm;
    double height_mm;
    bool has_headline;
} pages[] = {{180, 90, true}, {85, 70, false},  {254, 127, true},
             {90, 60, false}, {120, 120, true}, {80, 100, true}};

static void funnel__names_keep_apart_on_every_page(void **state) {
    struct sample_funnel *sample = *state;
    static const size_t counts[] = {1, 2, 16, 152, 543};
    for (size_t page = 0; page < ATLAS_COUNT(pages); page++) {
        for (size_t i = 0; i < ATLAS_COUNT(counts); i++) {
            char what[80];
            struct recorder recorder = {.count = 0};
            sample_funnel(sample, counts[i]);
            sample_chart_page(&sample->funnel.head, pages[page].width_mm,
                              pages[page].height_mm, pages[page].has_headline);
            snprintf(what, sizeof(what), "page %zu, %zu areas", page,
                     counts[i]);
            struct funnel *funnel = funnel_of(sample);
            record_picture(&funnel->chart.base, &recorder);
            record_check_texts(&recorder, funnel->chart.base.page, what);
            assert_non_null(record_text(&recorder, "Fylde"));
            assert_non_null(record_text(&recorder, "England 10.9%"));
            assert_non_null(record_text(&recorder, "Enrolments"));
            funnel_close(funnel, &recorder);
        }
    }
}

// Place of a group of points in the order of drawing; -1: another group.
static int order_of(const char *group) {
    static const char *const groups[] = {"others", "near", "focus"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(group, groups[i]) == 0) return i;
    }
    return -1;
}

static void funnel__points_lie_in_the_frame_the_focus_last(void **state) {
    struct sample_funnel *sample = *state;
    struct recorder recorder = {.count = 0};
    sample_funnel(sample, 543);
    struct funnel *funnel = funnel_of(sample);
    const struct box frame = box_grow(funnel->chart.frame, 0.01);
    record_picture(&funnel->chart.base, &recorder);
    int before = 0;
    for (size_t i = 0; i < recorder.count; i++) {
        const struct record *record = &recorder.records[i];
        const int order = order_of(record->group);
        if (order < 0) continue;
        assert_true(order >= before);
        assert_true(box_holds(frame, record->box));
        before = order;
    }
    assert_int_equal(before, 2);
    assert_int_equal(record_count(&recorder, RECORD_CIRCLE, "others"), 531);
    assert_int_equal(record_count(&recorder, RECORD_PATH, "near"), 11);
    assert_int_equal(record_count(&recorder, RECORD_CIRCLE, "focus"), 1);
    funnel_close(funnel, &recorder);
}

// A key that is too wide for one row goes on in the next.
static void funnel__a_wide_key_takes_two_rows(void **state) {
    struct sample_funnel *sample = *state;
    sample_funnel(sample, 100);
    sample->funnel.near_name = "Constituencies with the most similar schools";
    double tops[2][2];
    for (int narrow = 0; narrow < 2; narrow++) {
        struct recorder recorder = {.count = 0};
        sample_chart_page(&sample->funnel.head, narrow ? 85 : 180, 80, false);
        struct funnel *funnel = funnel_of(sample);
        record_picture(&funnel->chart.base, &recorder);
        record_check_texts(&recorder, funnel->chart.base.page, "key");
        assert_int_equal(funnel->key_count, 2);
        for (int i = 0; i < 2; i++) tops[narrow][i] = funnel->keys[i].box.y;
        funnel_close(funnel, &recorder);
    }
    assert_false(tops[0][1] > tops[0][0]);
    assert_true(tops[1][1] > tops[1][0]);
}

static void funnel__limits_are_cut_off_by_the_frame(void **state) {
    struct sample_funnel *sample = *state;
    struct recorder recorder = {.count = 0};
    sample_funnel(sample, 100);
    struct funnel *funnel = funnel_of(sample);
    record_picture(&funnel->chart.base, &recorder);
    size_t dashed = 0;
    size_t clipped = 0;
    for (size_t i = 0; i < recorder.count; i++) {
        const struct record *record = &recorder.records[i];
        if (strcmp(record->group, "limits") != 0) continue;
        dashed += record->paint.dash_pt > 0;
        clipped += record->is_clipped;
        assert_true(fabs(record->box.x - funnel->chart.frame.x) < 0.01);
        assert_true(fabs(box_right(record->box) -
                         box_right(funnel->chart.frame)) < 0.01);
    }
    assert_int_equal(dashed, 2);
    assert_int_equal(clipped, 4);
    assert_int_equal(record_count(&recorder, RECORD_PATH, "limits"), 5);
    funnel_close(funnel, &recorder);
}

static void funnel__limits_between_sizes_follow_the_root(void **state) {
    (void)state;
    // 20 standard errors at a size of 1: 2 at 100, 1 at 400.
    static const struct atlas_funnel_limit limits[] = {{100, 8, 12, 7, 13},
                                                       {400, 9, 11, 8.5, 11.5}};
    static const struct {
        double size;
        double low95;
        double high998;
    } cases[] = {
        {100, 8, 13},       {400, 9, 11.5}, {20.0 * 20 / 1.5 / 1.5, 8.5, 12.25},
        {1600, 9.5, 10.75},  // Beyond the last.
        {25, 6, 16},         // Before the first.
        {0.01, 0, 40}};
    const struct atlas_funnel source = {.limits = limits, .limit_count = 2};
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct atlas_funnel_limit limit =
            funnel_limit_at(&source, cases[i].size);
        assert_true(fabs(limit.low95 - cases[i].low95) < 1e-9);
        assert_true(fabs(limit.high998 - cases[i].high998) < 1e-9);
    }
}

static void funnel__sides_of_the_limits(void **state) {
    (void)state;
    static const struct atlas_funnel_limit limit = {100, 8, 12, 7, 13};
    static const struct {
        double percent;
        enum funnel_side side;
    } cases[] = {{10, FUNNEL_INSIDE},    {12, FUNNEL_INSIDE},
                 {12.1, FUNNEL_BETWEEN}, {13, FUNNEL_BETWEEN},
                 {13.1, FUNNEL_OUTSIDE}, {8, FUNNEL_INSIDE},
                 {7.9, FUNNEL_BETWEEN},  {6.9, FUNNEL_OUTSIDE}};
    const struct atlas_funnel source = {.limits = &limit, .limit_count = 1};
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct atlas_rate rate = {.percent = cases[i].percent,
                                        .whole = 100};
        assert_int_equal(funnel_side_of(&source, &rate), cases[i].side);
    }
}

static void funnel__a_few_giants_make_a_root_axis(void **state) {
    struct sample_funnel *sample = *state;
    struct recorder recorder = {.count = 0};
    sample_funnel(sample, 100);
    struct funnel *funnel = funnel_of(sample);
    assert_false(funnel->chart.across.is_root);
    funnel_close(funnel, &recorder);
    sample->points[9].rate.whole *= 12;
    sample->points[9].rate.part *= 12;
    funnel = funnel_of(sample);
    assert_true(funnel->chart.across.is_root);
    record_picture(&funnel->chart.base, &recorder);
    record_check_texts(&recorder, funnel->chart.base.page, "giant");
    funnel_close(funnel, &recorder);
}

// In a crowd the name goes where nothing is, and a line leads there.
static void funnel__the_focus_is_named_beside_the_crowd(void **state) {
    struct sample_funnel *sample = *state;
    struct recorder recorder = {.count = 0};
    sample_funnel(sample, 543);
    sample->points[271].rate.part = sample->points[271].rate.whole * 109 / 1000;
    sample->points[271].rate.percent = 10.9;
    struct funnel *funnel = funnel_of(sample);
    record_picture(&funnel->chart.base, &recorder);
    const struct box name = record_text(&recorder, "Fylde")->box;
    assert_true(funnel->has_leader);
    for (size_t i = 0; i < recorder.count; i++) {
        const struct record *record = &recorder.records[i];
        if (record->kind != RECORD_CIRCLE) continue;
        assert_false(box_meets(name, record->box));
    }
    funnel_close(funnel, &recorder);
    // Alone it stands beside its point.
    sample_funnel(sample, 1);
    funnel = funnel_of(sample);
    assert_false(funnel->has_leader);
    funnel_close(funnel, &recorder);
}

static void funnel__words_say_what_is_drawn(void **state) {
    struct sample_funnel *sample = *state;
    static const struct {
        double percent;
        size_t limits;
        const char *said;
    } cases[] = {
        {10.94, SAMPLE_LIMITS,
         " Fylde: 10.9% of 10,000 enrolments, the same as England (10.9%), "
         "inside the 95% limits. "},
        {13.0, SAMPLE_LIMITS,
         " Fylde: 13.0% of 10,000 enrolments, above England (10.9%), outside "
         "the 95% limits, inside the 99.8% ones. "},
        {7.0, SAMPLE_LIMITS,
         " Fylde: 7.0% of 10,000 enrolments, below England (10.9%), outside "
         "the 99.8% limits. "},
        {7.0, 0, " Fylde: 7.0% of 10,000 enrolments, below England (10.9%)."},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_text alt = ATLAS_TEXT_INIT;
        sample_funnel(sample, 3);
        const double areas[] = {18, cases[i].percent, 10.9};
        for (size_t area = 0; area < 3; area++) {
            sample->points[area].rate =
                (struct atlas_rate){.percent = areas[area],
                                    .part = lround(areas[area] * 100),
                                    .whole = 10000};
        }
        sample->funnel.limit_count = cases[i].limits;
        struct funnel *funnel = funnel_of(sample);
        atlas_picture_alt_text(&funnel->chart.base, &alt);
        print_message("%s\n", atlas_text_string(&alt));
        assert_non_null(strstr(atlas_text_string(&alt), cases[i].said));
        assert_memory_equal(atlas_text_string(&alt),
                            "Funnel plot: Persistent absence, 2018/19. 3 areas "
                            "by enrolments, from 10,000 to 10,000. ",
                            88);
        atlas_text_release(&alt);
        atlas_picture_free(&funnel->chart.base);
    }
}

static void funnel__words_count_what_lies_outside(void **state) {
    struct sample_funnel *sample = *state;
    static const struct {
        double percents[4];
        const char *said;
    } cases[] = {
        {{18, 13.0, 10.9, 6},
         " 3 areas lie outside the 95% limits, 2 of them outside the 99.8% "
         "limits."},
        {{10, 10, 10.9, 6},
         " 1 area lies outside the 95% limits and the 99.8% ones."},
        {{10, 10, 10.9, 13}, " 1 area lies outside the 95% limits."},
        {{10, 10, 10.9, 12}, " 0 areas lie outside the 95% limits."},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_text alt = ATLAS_TEXT_INIT;
        sample_funnel(sample, 4);
        for (size_t area = 0; area < 4; area++) {
            const double percent = cases[i].percents[area];
            sample->points[area].rate =
                (struct atlas_rate){.percent = percent,
                                    .part = lround(percent * 100),
                                    .whole = 10000};
        }
        struct funnel *funnel = funnel_of(sample);
        atlas_picture_alt_text(&funnel->chart.base, &alt);
        const char *said = strstr(atlas_text_string(&alt), cases[i].said);
        assert_non_null(said);
        assert_string_equal(said, cases[i].said);
        atlas_text_release(&alt);
        atlas_picture_free(&funnel->chart.base);
    }
}

static void funnel__what_has_no_number_is_left_out(void **state) {
    struct sample_funnel *sample = *state;
    struct recorder recorder = {.count = 0};
    struct atlas_text alt = ATLAS_TEXT_INIT;
    sample_funnel(sample, 40);
    sample->points[20].rate = (struct atlas_rate){.state = ATLAS_SUPPRESSED};
    sample->funnel.centre = (struct atlas_rate){.state = ATLAS_NOT_AVAILABLE};
    struct funnel *funnel = funnel_of(sample);
    record_picture(&funnel->chart.base, &recorder);
    assert_null(record_text(&recorder, "Fylde"));
    assert_null(record_text(&recorder, "England"));
    assert_int_equal(funnel_count(funnel), 39);
    atlas_picture_alt_text(&funnel->chart.base, &alt);
    assert_non_null(strstr(atlas_text_string(&alt), " Fylde has no figure. "));
    funnel_close(funnel, &recorder);
    for (size_t i = 0; i < 40; i++) {
        sample->points[i].rate = (struct atlas_rate){.state = ATLAS_SUPPRESSED};
    }
    funnel = funnel_of(sample);
    record_picture(&funnel->chart.base, &recorder);
    record_check_texts(&recorder, funnel->chart.base.page, "empty");
    assert_non_null(record_text(&recorder, "no figures"));
    assert_int_equal(record_count(&recorder, RECORD_CIRCLE, "key"), 0);
    atlas_text_clear(&alt);
    atlas_picture_alt_text(&funnel->chart.base, &alt);
    assert_string_equal(atlas_text_string(&alt),
                        "Funnel plot: Persistent absence, 2018/19. No "
                        "figures.");
    atlas_text_release(&alt);
    funnel_close(funnel, &recorder);
}

static void funnel__long_names_are_shortened(void **state) {
    struct sample_funnel *sample = *state;
    sample_funnel(sample, 300);
    sample->points[150].name =
        "The Constituency of Eighty Characters and Not a Single One Less Than "
        "Eighty, Indeed";
    sample->funnel.centre_name = sample->points[150].name;
    for (size_t page = 0; page < ATLAS_COUNT(pages); page++) {
        struct recorder recorder = {.count = 0};
        sample_chart_page(&sample->funnel.head, pages[page].width_mm,
                          pages[page].height_mm, pages[page].has_headline);
        struct funnel *funnel = funnel_of(sample);
        record_picture(&funnel->chart.base, &recorder);
        record_check_texts(&recorder, funnel->chart.base.page, "long names");
        assert_non_null(record_text(&recorder, "10.9%"));
        funnel_close(funnel, &recorder);
    }
}

static void funnel__refuses_what_cannot_be_drawn(void **state) {
    struct sample_funnel *sample = *state;
    static const struct {
        double width_mm;
        double height_mm;
        const char *name;
        const char *message;
    } cases[] = {
        {40, 30, "Fylde",
         "page of 40 by 30 mm is too small for the chart and its words"},
        {180, 30, "Fylde",
         "page of 180 by 30 mm is too small for the chart and its words"},
        {180, 90, "\u6771\u4eac", "font has no glyph for letter U+6771, at"},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_picture *picture = NULL;
        struct atlas_error err = {.message = ""};
        sample_funnel(sample, 30);
        sample_chart_page(&sample->funnel.head, cases[i].width_mm,
                          cases[i].height_mm, true);
        sample->points[15].name = cases[i].name;
        assert_int_equal(
            atlas_picture_of_funnel(&sample->funnel, &picture, &err),
            ATLAS_ERR_OUTPUT);
        assert_memory_equal(err.message, cases[i].message,
                            strlen(cases[i].message));
        assert_null(picture);
    }
}

// The focus may be the smallest or the largest area: its size comes twice.
static void funnel__limits_at_the_same_size(void **state) {
    static const struct atlas_funnel_limit limits[] = {{100, 5, 15, 3, 17},
                                                       {100, 5, 15, 3, 17},
                                                       {400, 8, 12, 7, 13},
                                                       {400, 8, 12, 7, 13}};
    const struct atlas_funnel source = {.limits = limits,
                                        .limit_count = ATLAS_COUNT(limits)};
    (void)state;
    static const double sizes[] = {1, 100, 200, 400, 1000};
    for (size_t i = 0; i < ATLAS_COUNT(sizes); i++) {
        const struct atlas_funnel_limit at = funnel_limit_at(&source, sizes[i]);
        assert_true(at.low95 >= 0 && at.low95 < at.high95);
        assert_true(at.low998 <= at.low95 && at.high998 >= at.high95);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(funnel__limits_at_the_same_size),
        cmocka_unit_test(funnel__names_keep_apart_on_every_page),
        cmocka_unit_test(funnel__points_lie_in_the_frame_the_focus_last),
        cmocka_unit_test(funnel__a_wide_key_takes_two_rows),
        cmocka_unit_test(funnel__limits_are_cut_off_by_the_frame),
        cmocka_unit_test(funnel__limits_between_sizes_follow_the_root),
        cmocka_unit_test(funnel__sides_of_the_limits),
        cmocka_unit_test(funnel__a_few_giants_make_a_root_axis),
        cmocka_unit_test(funnel__the_focus_is_named_beside_the_crowd),
        cmocka_unit_test(funnel__words_say_what_is_drawn),
        cmocka_unit_test(funnel__words_count_what_lies_outside),
        cmocka_unit_test(funnel__what_has_no_number_is_left_out),
        cmocka_unit_test(funnel__long_names_are_shortened),
        cmocka_unit_test(funnel__refuses_what_cannot_be_drawn),
    };
    return cmocka_run_group_tests(tests, sample_open, sample_close);
}
