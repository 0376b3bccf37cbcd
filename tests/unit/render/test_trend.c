// Trends: what stands where, what is not drawn, what is said.

#include "render/trend.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"
#include "record.h"
#include "render/vision.h"
#include "render/words.h"
#include "sample_chart.h"

// 2019/20 among the years of the sample, which has no figures.
#define GAP 3

static struct trend *trend_of(const struct sample_trend *sample) {
    struct atlas_picture *picture = NULL;
    struct atlas_error err = {.message = ""};
    if (atlas_picture_of_trend(&sample->trend, &picture, &err)) {
        fail_msg("%s", err.message);
    }
    return (struct trend *)picture;
}

static void trend_close(struct trend *trend, struct recorder *recorder) {
    record_release(recorder);
    atlas_picture_free(&trend->chart.base);
}

// Pages and how the focus ends, for all numbers of lines.
static const struct {
    double width_mm;
    double height_mm;
    bool has_headline;
    bool goes_on;
} pages[] = {
    {180, 90, true, false}, {180, 90, true, true},   {254, 127, true, false},
    {85, 70, false, false}, {85, 70, false, true},   {90, 60, false, false},
    {180, 70, true, false}, {120, 120, true, false}, {80, 80, true, false},
};

static void page_check(struct sample_trend *sample, size_t page, size_t lines) {
    char what[80];
    struct recorder recorder = {.count = 0};
    sample_trend(sample, lines);
    if (pages[page].goes_on) sample_trend_go_on(sample);
    sample_chart_page(&sample->trend.head, pages[page].width_mm,
                      pages[page].height_mm, pages[page].has_headline);
    snprintf(what, sizeof(what), "page %zu, %zu lines", page, lines);
    struct trend *trend = trend_of(sample);
    record_picture(&trend->chart.base, &recorder);
    record_check_texts(&recorder, trend->chart.base.page, what);
    for (size_t i = 0; i < lines; i++) {
        struct atlas_text last = ATLAS_TEXT_INIT;
        words_percent(&last, trend_rate(trend, i, trend->labels[i].last), 1);
        if (!record_text(&recorder, atlas_text_string(&last))) {
            fail_msg("%s: %s", what, atlas_text_string(&last));
        }
        atlas_text_release(&last);
    }
    trend_close(trend, &recorder);
}

static void trend__names_keep_apart_on_every_page(void **state) {
    (void)state;
    struct sample_trend *sample = atlas_xcalloc(1, sizeof(*sample));
    for (size_t page = 0; page < ATLAS_COUNT(pages); page++) {
        for (size_t lines = 1; lines <= ATLAS_TREND_LINES_MAX; lines++) {
            page_check(sample, page, lines);
        }
    }
    free(sample);
}

// Whether a line goes over a place from one side to the other.
static bool crosses(const struct record *record, double x) {
    size_t i = 0;
    for (size_t line = 0; line < record->path.count; line++) {
        for (i++; i < record->path.ends[line]; i++) {
            const double from = record->path.points[i - 1].x;
            const double to = record->path.points[i].x;
            if ((from < x - 1) != (to < x - 1)) return true;
        }
    }
    return false;
}

static void trend__no_line_crosses_a_year_without_figures(void **state) {
    (void)state;
    struct sample_trend sample;
    struct recorder recorder = {.count = 0};
    sample_trend(&sample, 8);
    sample_trend_go_on(&sample);
    struct trend *trend = trend_of(&sample);
    record_picture(&trend->chart.base, &recorder);
    const double gap = trend_point(trend, GAP, 0).x;
    size_t strokes = 0;
    for (size_t i = 0; i < recorder.count; i++) {
        const struct record *record = &recorder.records[i];
        const bool is_line = strncmp(record->group, "line-", 5) == 0;
        const bool is_band = strcmp(record->group, "interval") == 0;
        if (record->kind != RECORD_PATH || !(is_line || is_band)) continue;
        assert_false(crosses(record, gap));
        strokes += is_line && !record->path.is_closed;
    }
    assert_int_equal(strokes, 8);
    assert_int_equal(record_count(&recorder, RECORD_PATH, "interval"), 2);
    assert_non_null(record_text(&recorder, "no figures"));
    trend_close(trend, &recorder);
}

static void trend__focus_is_drawn_last_within_the_frame(void **state) {
    (void)state;
    struct sample_trend sample;
    struct recorder recorder = {.count = 0};
    sample_trend(&sample, 8);
    struct trend *trend = trend_of(&sample);
    const struct box frame = box_grow(trend->chart.frame, 0.01);
    record_picture(&trend->chart.base, &recorder);
    bool has_focus = false;
    for (size_t i = 0; i < recorder.count; i++) {
        const struct record *record = &recorder.records[i];
        if (strncmp(record->group, "line-", 5) != 0) continue;
        const struct box middle = {record->box.x + record->box.width / 2,
                                   record->box.y + record->box.height / 2, 0,
                                   0};
        assert_true(box_holds(frame, middle));
        has_focus |= strcmp(record->group, "line-1") == 0;
        if (has_focus) assert_string_equal(record->group, "line-1");
    }
    assert_true(has_focus);
    trend_close(trend, &recorder);
}

// A year between two without a number has a mark, and a whisker, no line.
static void trend__single_years_are_marks(void **state) {
    (void)state;
    struct sample_trend sample;
    struct recorder recorder = {.count = 0};
    sample_trend(&sample, 1);
    sample_trend_rate(&sample, 0, 1, -1);
    sample_trend_rate(&sample, 0, 2, 0);
    struct trend *trend = trend_of(&sample);
    record_picture(&trend->chart.base, &recorder);
    size_t lines = 0;
    for (size_t i = 0; i < recorder.count; i++) {
        const struct record *record = &recorder.records[i];
        if (strcmp(record->group, "line-1") != 0) continue;
        if (record->kind == RECORD_PATH) lines += record->box.width > 0;
    }
    assert_int_equal(lines, 0);
    assert_int_equal(record_count(&recorder, RECORD_CIRCLE, "line-1"), 2);
    assert_int_equal(record_count(&recorder, RECORD_PATH, "whiskers"), 2);
    assert_non_null(record_text(&recorder, "Whiskers: 95% interval of Fylde."));
    trend_close(trend, &recorder);
}

// What a line looks like to who sees no colours.
struct look {
    double dash;
    size_t corners;
    double turn;  // Where the mark's first corner lies.
    bool is_hollow;
    struct colour ink;
};

static struct look look_of(const struct recorder *recorder, const char *group) {
    struct look look = {.dash = -1};
    for (size_t i = 0; i < recorder->count; i++) {
        const struct record *record = &recorder->records[i];
        if (strcmp(record->group, group) != 0) continue;
        if (look.dash < 0) {
            assert_int_equal(record->kind, RECORD_PATH);
            look.dash = record->paint.dash_pt;
            look.ink = record->paint.stroke;
            continue;
        }
        look.is_hollow = record->paint.stroke_pt > 0;
        if (record->kind == RECORD_CIRCLE) return look;
        look.corners = record->path.ends[0];
        look.turn = record->path.points[0].x - record->box.x;
        look.turn += record->path.points[0].y > record->box.y + 1 ? 100 : 0;
        return look;
    }
    fail_msg("%s", group);
    return look;
}

static void trend__lines_are_told_apart_without_colour(void **state) {
    (void)state;
    struct sample_trend sample;
    for (int focus = -1; focus < ATLAS_TREND_LINES_MAX; focus++) {
        struct recorder recorder = {.count = 0};
        struct look looks[ATLAS_TREND_LINES_MAX];
        sample_trend(&sample, ATLAS_TREND_LINES_MAX);
        sample.lines[0].is_focus = false;
        if (focus >= 0) sample.lines[focus].is_focus = true;
        struct trend *trend = trend_of(&sample);
        record_picture(&trend->chart.base, &recorder);
        for (int i = 0; i < ATLAS_TREND_LINES_MAX; i++) {
            char group[20];
            snprintf(group, sizeof(group), "line-%d", i + 1);
            looks[i] = look_of(&recorder, group);
            assert_true(vision_contrast(looks[i].ink, palette_inks()->paper) >=
                        4.5);
            for (int j = 0; j < i; j++) {
                const bool is_same =
                    !(fabs(looks[i].dash - looks[j].dash) > 0) &&
                    looks[i].corners == looks[j].corners &&
                    fabs(looks[i].turn - looks[j].turn) < 0.1 &&
                    looks[i].is_hollow == looks[j].is_hollow;
                if (is_same) fail_msg("lines %d and %d look alike", i, j);
            }
        }
        trend_close(trend, &recorder);
    }
}

static void trend__early_lines_are_named_where_they_end(void **state) {
    (void)state;
    struct sample_trend sample;
    struct recorder recorder = {.count = 0};
    sample_trend(&sample, 4);
    struct trend *trend = trend_of(&sample);
    record_picture(&trend->chart.base, &recorder);
    const struct box label = record_text(&recorder, "Fylde 10.1%")->box;
    assert_true(label.x > trend_point(trend, GAP - 1, 0).x);
    assert_true(box_right(label) < trend_point(trend, GAP + 1, 0).x);
    assert_null(record_text(&recorder, "(2018/19)"));
    trend_close(trend, &recorder);
    // Without room there, beside the frame with the year and the line's mark.
    sample_trend(&sample, 7);
    sample_chart_page(&sample.trend.head, 85, 70, false);
    trend = trend_of(&sample);
    record_picture(&trend->chart.base, &recorder);
    const struct record *beside = record_text(&recorder, "Fylde 10.1%");
    assert_non_null(strstr(beside->text, "(2018/19)"));
    assert_true(beside->box.x > box_right(trend->chart.frame));
    // Two of the early lines have round marks.
    assert_int_equal(record_count(&recorder, RECORD_CIRCLE, "names"), 2);
    // No leader goes from the end over the other lines.
    const double last = trend_point(trend, trend->year_count - 1, 0).x;
    for (size_t i = 0; i < recorder.count; i++) {
        const struct record *record = &recorder.records[i];
        if (strcmp(record->group, "names") != 0) continue;
        assert_true(record->box.x > last);
    }
    trend_close(trend, &recorder);
}

// Years without figures close together: what has no room is left out.
static void trend__gaps_are_named_where_there_is_room(void **state) {
    (void)state;
    static const uint32_t periods[] = {200607, 200809, 201011, 201213,
                                       201415, 201617, 201819, 202425};
    struct sample_trend sample;
    struct recorder recorder = {.count = 0};
    sample_trend(&sample, 2);
    sample_chart_page(&sample.trend.head, 85, 70, false);
    sample.trend.periods = periods;
    struct trend *trend = trend_of(&sample);
    assert_int_equal(trend->gap_count, 7);
    record_picture(&trend->chart.base, &recorder);
    record_check_texts(&recorder, trend->chart.base.page, "gaps");
    assert_non_null(record_text(&recorder, "2007/08: no figures"));
    trend_close(trend, &recorder);
}

static void trend__long_names_are_shortened(void **state) {
    (void)state;
    static const double widths[] = {85, 120, 180};
    struct sample_trend sample;
    sample_trend(&sample, 8);
    for (size_t i = 0; i < 8; i++) {
        sample.lines[i].name =
            "The Constituency of Eighty Characters and Not a Single One Less "
            "Than Eighty, Indeed";
    }
    for (size_t i = 0; i < ATLAS_COUNT(widths); i++) {
        struct recorder recorder = {.count = 0};
        sample.trend.head.note = NULL;
        sample.lines[0].intervals = NULL;
        sample_chart_page(&sample.trend.head, widths[i], 80, false);
        struct trend *trend = trend_of(&sample);
        record_picture(&trend->chart.base, &recorder);
        record_check_texts(&recorder, trend->chart.base.page, "long names");
        assert_non_null(record_text(&recorder, "\u2026"));
        assert_non_null(record_text(&recorder, "18.2%"));
        trend_close(trend, &recorder);
    }
}

static void trend__pandemic_is_shaded(void **state) {
    (void)state;
    struct sample_trend sample;
    struct recorder recorder = {.count = 0};
    sample_trend(&sample, 3);
    struct trend *trend = trend_of(&sample);
    record_picture(&trend->chart.base, &recorder);
    assert_int_equal(record_count(&recorder, RECORD_PATH, "shade"), 1);
    for (size_t year = 0; year < trend->year_count; year++) {
        const double x = trend_point(trend, year, 0).x;
        const bool is_in = x > trend->shade.x && x < box_right(trend->shade);
        assert_int_equal(is_in, year == GAP + 1 || year == GAP + 2);
    }
    assert_non_null(record_text(&recorder, "Covid-19: does not compare"));
    trend_close(trend, &recorder);
    sample.trend.period_count = 3;  // To 2018/19.
    trend = trend_of(&sample);
    record_picture(&trend->chart.base, &recorder);
    assert_int_equal(record_count(&recorder, RECORD_PATH, "shade"), 0);
    assert_null(record_text(&recorder, "Covid"));
    trend_close(trend, &recorder);
}

static void trend__words_say_what_is_drawn(void **state) {
    (void)state;
    static const struct {
        size_t lines;
        size_t periods;
        bool goes_on;
        const char *alt;
    } cases[] = {
        {1, 1, false,
         "Line chart, 2016/17: Persistent absence, state-funded schools. "
         "Fylde: "
         "9.8% in 2016/17."},
        {2, 3, false,
         "Line chart, 2016/17 to 2018/19: Persistent absence, state-funded "
         "schools. Fylde: 9.8% in 2016/17, 10.1% in 2018/19; highest 10.3% in "
         "2017/18. In 2018/19 it was below England (10.9%). Last figures of "
         "others: England 10.9% in 2018/19."},
        {3, 4, false,
         "Line chart, 2016/17 to 2020/21: Persistent absence, state-funded "
         "schools. Fylde: 9.8% in 2016/17, 10.1% in 2018/19; highest 10.3% in "
         "2017/18. In 2018/19 it was below England (10.9%). Last figures of "
         "others: Lancashire 11.9% in 2020/21; England 12.1% in 2020/21. No "
         "figures for 2019/20. 2020/21 is of the pandemic and does not "
         "compare."},
        {2, 8, true,
         "Line chart, 2016/17 to 2024/25: Persistent absence, state-funded "
         "schools. Fylde: 9.8% in 2016/17, 17.0% in 2024/25; highest 21.3% in "
         "2021/22. In 2024/25 it was below England (18.2%). Last figures of "
         "others: England 18.2% in 2024/25. No figures for 2019/20. 2020/21 "
         "and 2021/22 are of the pandemic and do not compare."},
    };
    struct sample_trend sample;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_text alt = ATLAS_TEXT_INIT;
        sample_trend(&sample, cases[i].lines);
        if (cases[i].goes_on) sample_trend_go_on(&sample);
        sample.trend.period_count = cases[i].periods;
        struct trend *trend = trend_of(&sample);
        atlas_picture_alt_text(&trend->chart.base, &alt);
        assert_string_equal(atlas_text_string(&alt), cases[i].alt);
        atlas_text_clear(&alt);
        atlas_picture_table(&trend->chart.base, &alt);
        assert_int_equal(alt.length, 0);
        atlas_text_release(&alt);
        atlas_picture_free(&trend->chart.base);
    }
}

static void trend__compares_by_the_figures_as_written(void **state) {
    (void)state;
    static const struct {
        double own;
        const char *said;
    } cases[] = {{10.94, "the same as England (10.9%)"},
                 {10.84, "below England (10.9%)"},
                 {11.0, "above England (10.9%)"}};
    struct sample_trend sample;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_text alt = ATLAS_TEXT_INIT;
        sample_trend(&sample, 2);
        sample_trend_rate(&sample, 0, 2, cases[i].own);
        struct trend *trend = trend_of(&sample);
        atlas_picture_alt_text(&trend->chart.base, &alt);
        assert_non_null(strstr(atlas_text_string(&alt), cases[i].said));
        atlas_text_release(&alt);
        atlas_picture_free(&trend->chart.base);
    }
}

static void trend__nothing_to_show_is_said(void **state) {
    (void)state;
    struct sample_trend sample;
    struct recorder recorder = {.count = 0};
    struct atlas_text alt = ATLAS_TEXT_INIT;
    sample_trend(&sample, 2);
    for (size_t year = 0; year < SAMPLE_YEARS; year++) {
        sample_trend_rate(&sample, 0, year, -1);
    }
    // The focus alone has none.
    struct trend *trend = trend_of(&sample);
    atlas_picture_alt_text(&trend->chart.base, &alt);
    assert_non_null(strstr(atlas_text_string(&alt), " Fylde: no figures. "));
    atlas_picture_free(&trend->chart.base);
    for (size_t year = 0; year < SAMPLE_YEARS; year++) {
        sample_trend_rate(&sample, 1, year, -1);
    }
    trend = trend_of(&sample);
    record_picture(&trend->chart.base, &recorder);
    record_check_texts(&recorder, trend->chart.base.page, "empty");
    assert_non_null(record_text(&recorder, "no figures"));
    assert_null(record_text(&recorder, "Fylde 10"));
    assert_null(record_text(&recorder, "0%"));
    atlas_text_clear(&alt);
    atlas_picture_alt_text(&trend->chart.base, &alt);
    assert_string_equal(atlas_text_string(&alt),
                        "Line chart, 2016/17 to 2024/25: Persistent absence, "
                        "state-funded schools. No figures.");
    atlas_text_release(&alt);
    trend_close(trend, &recorder);
}

static void trend__refuses_what_cannot_be_drawn(void **state) {
    (void)state;
    static const struct {
        double width_mm;
        double height_mm;
        size_t lines;
        const char *name;
        enum atlas_status status;
        const char *message;
    } cases[] = {
        {40, 30, 3, "Fylde", ATLAS_ERR_OUTPUT,
         "page of 40 by 30 mm is too small for the chart and its words"},
        {180, 25, 3, "Fylde", ATLAS_ERR_OUTPUT,
         "page of 180 by 25 mm is too small for the chart and its words"},
        {3, 90, 3, "Fylde", ATLAS_ERR_OUTPUT,
         "page of 3 by 90 mm is too small for the chart and its words"},
        {6000, 90, 3, "Fylde", ATLAS_ERR_OUTPUT,
         "page may be at most 5000 mm wide and high"},
        {180, 90, 0, "Fylde", ATLAS_ERR_USAGE,
         "a trend has 1 to 8 lines and at least one year"},
        {180, 90, 9, "Fylde", ATLAS_ERR_USAGE,
         "a trend has 1 to 8 lines and at least one year"},
        {180, 90, 3, "\u6771\u4eac", ATLAS_ERR_OUTPUT,
         "font has no glyph for letter U+6771, at"},
    };
    struct sample_trend sample;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_picture *picture = NULL;
        struct atlas_error err = {.message = ""};
        sample_trend(&sample, 3);
        sample_chart_page(&sample.trend.head, cases[i].width_mm,
                          cases[i].height_mm, true);
        sample.trend.line_count = cases[i].lines;
        sample.lines[1].name = cases[i].name;
        assert_int_equal(atlas_picture_of_trend(&sample.trend, &picture, &err),
                         cases[i].status);
        assert_memory_equal(err.message, cases[i].message,
                            strlen(cases[i].message));
        assert_null(picture);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trend__names_keep_apart_on_every_page),
        cmocka_unit_test(trend__no_line_crosses_a_year_without_figures),
        cmocka_unit_test(trend__focus_is_drawn_last_within_the_frame),
        cmocka_unit_test(trend__single_years_are_marks),
        cmocka_unit_test(trend__lines_are_told_apart_without_colour),
        cmocka_unit_test(trend__early_lines_are_named_where_they_end),
        cmocka_unit_test(trend__gaps_are_named_where_there_is_room),
        cmocka_unit_test(trend__long_names_are_shortened),
        cmocka_unit_test(trend__pandemic_is_shaded),
        cmocka_unit_test(trend__words_say_what_is_drawn),
        cmocka_unit_test(trend__compares_by_the_figures_as_written),
        cmocka_unit_test(trend__nothing_to_show_is_said),
        cmocka_unit_test(trend__refuses_what_cannot_be_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
