// What all charts share: files, words around the frame, pages.

#include "render/chart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"
#include "png_read.h"
#include "record.h"
#include "sample_chart.h"
#include "svg_read.h"
#include "xml_check.h"

// A trend and a funnel.
#define CHARTS 2

struct charts {
    struct sample_trend trend;
    struct sample_funnel funnel;
};

static int charts_open(void **state) {
    struct charts *charts = atlas_xcalloc(1, sizeof(*charts));
    sample_trend(&charts->trend, 5);
    sample_funnel(&charts->funnel, 100);
    *state = charts;
    return 0;
}

static int charts_close(void **state) {
    free(*state);
    return 0;
}

static struct atlas_picture *picture_of(const struct charts *charts,
                                        size_t which) {
    struct atlas_picture *picture = NULL;
    const enum atlas_status status =
        which == 0
            ? atlas_picture_of_trend(&charts->trend.trend, &picture, NULL)
            : atlas_picture_of_funnel(&charts->funnel.funnel, &picture, NULL);
    assert_int_equal(status, ATLAS_OK);
    return picture;
}

static struct atlas_chart_head *head_of(struct charts *charts, size_t which) {
    return which == 0 ? &charts->trend.trend.head : &charts->funnel.funnel.head;
}

// PNG, SVG, PDF.
#define FILES 3

static void files_draw(const struct charts *charts, size_t which,
                       struct atlas_text files[FILES]) {
    struct atlas_picture *picture = picture_of(charts, which);
    assert_int_equal(atlas_picture_png(picture, 96, &files[0], NULL), ATLAS_OK);
    assert_int_equal(atlas_picture_svg(picture, &files[1], NULL), ATLAS_OK);
    assert_int_equal(atlas_picture_pdf(picture, &files[2], NULL), ATLAS_OK);
    atlas_picture_free(picture);
}

static void chart__same_bytes_twice(void **state) {
    for (size_t which = 0; which < CHARTS; which++) {
        struct atlas_text first[FILES] = {ATLAS_TEXT_INIT};
        struct atlas_text second[FILES] = {ATLAS_TEXT_INIT};
        files_draw(*state, which, first);
        files_draw(*state, which, second);
        for (int i = 0; i < FILES; i++) {
            assert_true(first[i].length > 1000);
            assert_int_equal(first[i].length, second[i].length);
            assert_memory_equal(first[i].data, second[i].data, first[i].length);
            atlas_text_release(&first[i]);
            atlas_text_release(&second[i]);
        }
    }
}

static void chart__svg_has_ids_of_its_own_and_says_what_it_is(void **state) {
    static const char *const ids[CHARTS][4] = {
        {" id=\"trend-title\">Persistent absence over the years</title>",
         " id=\"trend-desc\">Line chart, 2016/17 to 2024/25: Persistent ",
         " id=\"trend-line-5\"", "<title>Fylde, 2018/19: 10.1%</title>"},
        {" id=\"funnel-title\">Persistent absence over the years</title>",
         " id=\"funnel-desc\">Funnel plot: Persistent absence, 2018/19. ",
         " id=\"funnel-others\"", "<title>Fylde: "},
    };
    for (size_t which = 0; which < CHARTS; which++) {
        struct atlas_text files[FILES] = {ATLAS_TEXT_INIT};
        files_draw(*state, which, files);
        const char *svg = atlas_text_string(&files[1]);
        assert_true(xml_check(svg) > 50);
        for (int i = 0; i < 4; i++) assert_non_null(strstr(svg, ids[which][i]));
        assert_int_equal(
            svg_count(svg, " id=\""),
            svg_count(svg, which == 0 ? " id=\"trend-" : " id=\"funnel-"));
        for (int i = 0; i < FILES; i++) atlas_text_release(&files[i]);
    }
}

static void chart__markup_in_names_is_text(void **state) {
    struct charts *charts = *state;
    static const char name[] = "<b>A & \"B\"</b>\n";
    struct atlas_text files[FILES] = {ATLAS_TEXT_INIT};
    charts->trend.lines[0].name = name;
    charts->trend.trend.head.subtitle = name;
    files_draw(charts, 0, files);
    xml_check(atlas_text_string(&files[1]));
    assert_null(strstr(atlas_text_string(&files[1]), "<b>"));
    for (int i = 0; i < FILES; i++) atlas_text_release(&files[i]);
}

static void chart__png_says_what_it_is(void **state) {
    struct charts *charts = *state;
    struct atlas_text files[FILES] = {ATLAS_TEXT_INIT};
    struct atlas_text alt = ATLAS_TEXT_INIT;
    struct atlas_credits credits = {.count = 0};
    struct png_picture png;
    atlas_credits_add_dfe(&credits);
    head_of(charts, 1)->credits = &credits;
    files_draw(charts, 1, files);
    png_picture_read(&files[0], &png);
    struct atlas_picture *picture = picture_of(charts, 1);
    atlas_picture_alt_text(picture, &alt);
    assert_string_equal(png_picture_text(&png, "Title"),
                        "Persistent absence over the years");
    assert_string_equal(png_picture_text(&png, "Description"),
                        atlas_text_string(&alt));
    assert_non_null(
        strstr(png_picture_text(&png, "Source"), "Department for Education"));
    // 180 mm at 96 dots an inch.
    assert_int_equal(png.width, 681);
    atlas_picture_free(picture);
    png_picture_release(&png);
    atlas_text_release(&alt);
    atlas_credits_release(&credits);
    for (int i = 0; i < FILES; i++) atlas_text_release(&files[i]);
}

static void chart__pages_have_their_sizes(void **state) {
    struct charts *charts = *state;
    static const struct {
        double width_mm;
        double height_mm;
        double width;
        double height;
    } cases[] = {{127, 101.6, 360, 288},
                 {254, 0, 720, 360},
                 {0, 0, 180 / 25.4 * 72, 90 / 25.4 * 72}};
    for (size_t i = 0; i < 2 * ATLAS_COUNT(cases); i++) {
        struct atlas_chart_head *head = head_of(charts, i % 2);
        head->width_mm = cases[i / 2].width_mm;
        head->height_mm = cases[i / 2].height_mm;
        struct atlas_picture *picture = picture_of(charts, i % 2);
        const struct box page = picture_page(picture);
        assert_true(fabs(page.width - cases[i / 2].width) < 1e-6);
        assert_true(fabs(page.height - cases[i / 2].height) < 1e-6);
        atlas_picture_free(picture);
    }
}

// On a page that has a title, the frame has more room, and the picture still a
// name.
static void chart__a_chart_without_headline_is_bare(void **state) {
    struct charts *charts = *state;
    for (size_t which = 0; which < CHARTS; which++) {
        struct atlas_chart_head *head = head_of(charts, which);
        struct atlas_picture *picture = picture_of(charts, which);
        const double high = ((struct chart *)picture)->frame.height;
        const double wide = ((struct chart *)picture)->frame.width;
        atlas_picture_free(picture);
        head->headline = NULL;
        picture = picture_of(charts, which);
        assert_true(((struct chart *)picture)->frame.height > high + 15);
        assert_true(((struct chart *)picture)->frame.width > wide + 15);
        assert_string_equal(atlas_text_string(&picture->title), head->subtitle);
        atlas_picture_free(picture);
        head->subtitle = NULL;
        picture = picture_of(charts, which);
        assert_string_equal(atlas_text_string(&picture->title), head->id);
        atlas_picture_free(picture);
    }
}

// Words stand above and below the frame, never in it.
static void chart__words_keep_off_the_frame(void **state) {
    struct charts *charts = *state;
    struct atlas_credits credits = {.count = 0};
    atlas_credits_add_dfe(&credits);
    for (size_t which = 0; which < CHARTS; which++) {
        struct recorder recorder = {.count = 0};
        struct atlas_chart_head *head = head_of(charts, which);
        head->note = "By school location, not by pupils' homes.";
        head->credits = &credits;
        struct atlas_picture *picture = picture_of(charts, which);
        const struct box frame = ((struct chart *)picture)->frame;
        record_picture(picture, &recorder);
        record_check_texts(&recorder, picture_page(picture), "words");
        assert_true(record_count(&recorder, RECORD_TEXT, "titles") >= 2);
        assert_true(record_count(&recorder, RECORD_TEXT, "notes") >= 2);
        for (size_t i = 0; i < recorder.count; i++) {
            const struct record *record = &recorder.records[i];
            if (strcmp(record->group, "titles") == 0) {
                assert_true(box_bottom(record->box) < frame.y);
            }
            if (strcmp(record->group, "notes") == 0) {
                assert_true(record->box.y > box_bottom(frame));
            }
        }
        record_release(&recorder);
        atlas_picture_free(picture);
    }
    atlas_credits_release(&credits);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(chart__same_bytes_twice, charts_open,
                                        charts_close),
        cmocka_unit_test_setup_teardown(
            chart__svg_has_ids_of_its_own_and_says_what_it_is, charts_open,
            charts_close),
        cmocka_unit_test_setup_teardown(chart__markup_in_names_is_text,
                                        charts_open, charts_close),
        cmocka_unit_test_setup_teardown(chart__png_says_what_it_is, charts_open,
                                        charts_close),
        cmocka_unit_test_setup_teardown(chart__pages_have_their_sizes,
                                        charts_open, charts_close),
        cmocka_unit_test_setup_teardown(chart__a_chart_without_headline_is_bare,
                                        charts_open, charts_close),
        cmocka_unit_test_setup_teardown(chart__words_keep_off_the_frame,
                                        charts_open, charts_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
