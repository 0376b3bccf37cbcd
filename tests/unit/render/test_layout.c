// Boxes of the page: none overlaps another, none leaves the page, the legend
// and the inset stand clear of land.

#include "render/layout.h"

#include <stdio.h>
#include <string.h>

#include "atlas/geometry.h"
#include "atlas_test.h"
#include "page_check.h"
#include "sample_views.h"
#include "support/test_files.h"
#include "svg_read.h"

static void layout_check(struct sample *sample) {
    struct page page = page_checked(&sample->map, "layout");
    page_release(&page);
}

static void layout__boxes_of_many_shapes(void **state) {
    (void)state;
    static const size_t shapes[][2] = {{1, 1},  {4, 4},  {12, 2},
                                       {2, 12}, {30, 1}, {1, 30}};
    static const double widths[] = {100, 180, 297};
    for (size_t i = 0; i < ATLAS_COUNT(shapes); i++) {
        for (size_t j = 0; j < ATLAS_COUNT(widths); j++) {
            struct sample sample;
            sample_squares(&sample, shapes[i][0], shapes[i][1]);
            sample.map.width_mm = widths[j];
            sample.map.variable.reference =
                (struct atlas_rate){5.2, 52, 1000, ATLAS_NUMBER};
            layout_check(&sample);
            sample.map.height_mm = 210;
            layout_check(&sample);
            sample_release(&sample);
        }
    }
}

// Pages no higher or wider than this may be too small for some maps.
#define LOW_MM 120
#define NARROW_MM 90

// Sizes of the presets, and odd ones.
static const struct {
    const char *name;
    double width_mm;
    double height_mm;
} pages[] = {
    {"web", 158.75, 0},    {"slide", 254, 142.875}, {"a4", 210, 297},
    {"social", 200, 105},  {"default", 0, 0},       {"narrow", 90, 0},
    {"square", 150, 150},  {"wide", 400, 120},      {"tall", 120, 400},
    {"poster", 841, 1189}, {"phone", 90, 190},
};

// The longest words there are: a headline of three lines, two long names of 80
// characters, many credits.
static void words_lengthen(struct sample *sample) {
    static const char name[] =
        "Caerdydd, Dyffryn Tywi a Llŷn: The Long Constituency of Eighty "
        "Characters, No Less";
    sample_name(sample, 0, name);
    sample_name(sample, sample->figures.areas.count - 1, name);
    sample->map.place = "Lancashire, Blackpool and Blackburn with Darwen";
    for (int i = 0; i < 6; i++) {
        struct atlas_text line = ATLAS_TEXT_INIT;
        atlas_text_addf(&line,
                        "Source: Office for National Statistics, boundary "
                        "product number %d, licensed under the Open "
                        "Government Licence v.3.0",
                        i);
        atlas_credits_add(&sample->credits, atlas_text_string(&line));
        atlas_text_release(&line);
    }
}

// Whether a page may be too small for a key that holds all six states besides
// the classes: a low one, or a narrow one for four maps.
static bool may_be_too_small(const struct atlas_map *map) {
    const bool is_low = map->height_mm > 0 && map->height_mm <= LOW_MM;
    const bool is_narrow = map->width_mm > 0 && map->width_mm <= NARROW_MM;
    const bool has_states = map->panels[0].values[1].state != ATLAS_NUMBER;
    return has_states && (is_low || (is_narrow && map->panel_count > 1));
}

// Lay a map out and check it; what is too small must say so.
static void page_try(const struct sample *sample, const char *what) {
    const struct atlas_map *map = &sample->map;
    struct page page;
    struct atlas_error err = {.message = ""};
    if (!page_create(map, &page, &err)) {
        page_check(&page, what);
        page_release(&page);
        return;
    }
    if (may_be_too_small(map) &&
        strstr(err.message, "too small for the map and its words")) {
        return;
    }
    fail_msg("%s: %s", what, err.message);
}

static void kinds_check(struct sample *sample, const char *words) {
    struct views views;
    views_create(sample, &views);
    for (int kind = 0; kind < KIND_END; kind++) {
        views_choose(&views, (enum kind)kind);
        for (size_t i = 0; i < ATLAS_COUNT(pages); i++) {
            char what[120];
            snprintf(what, sizeof(what), "%s, %s, %s", words,
                     kind_word((enum kind)kind), pages[i].name);
            sample->map.width_mm = pages[i].width_mm;
            sample->map.height_mm = pages[i].height_mm;
            page_try(sample, what);
        }
    }
    views_release(&views);
}

// The map and its key alone, larger than with words; the picture has a title
// and an alt text all the same.
static void layout__bare_maps_have_no_words(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 5, 4);
    sample.map.labels = true;
    sample.map.width_mm = 120;
    sample.map.height_mm = 120;
    views_create(&sample, &views);
    for (int kind = 0; kind < KIND_END; kind++) {
        const char *what = kind_word((enum kind)kind);
        views_choose(&views, (enum kind)kind);
        sample.map.is_bare = false;
        struct page page = page_checked(&sample.map, what);
        const double scale = layout_view(&page.layout)->scale;
        page_release(&page);
        sample.map.is_bare = true;
        page = page_checked(&sample.map, what);
        const struct sheet *sheet = &page.layout.sheet;
        assert_int_equal(sheet->headline.count + sheet->subtitle.count, 0);
        assert_int_equal(sheet->notes.count + sheet->credits.count, 0);
        assert_true(layout_view(&page.layout)->scale > scale);
        page_release(&page);
        struct atlas_text svg = svg_of(&sample.map);
        const char *title = svg_element(&svg, &sample.map, "title");
        assert_non_null(title);
        assert_int_equal(strncmp(strchr(title, '>'), ">Persistent absence", 19),
                         0);
        atlas_text_release(&svg);
    }
    views_release(&views);
    sample_release(&sample);
}

static void layout__every_kind_on_every_page(void **state) {
    (void)state;
    static const size_t shapes[][2] = {{5, 6}, {3, 9}};
    for (size_t i = 0; i < ATLAS_COUNT(shapes); i++) {
        struct sample sample;
        char what[40];
        sample_squares(&sample, shapes[i][0], shapes[i][1]);
        for (int j = 1; j < ATLAS_STATE_END; j++) {
            sample_state(&sample, (size_t)j, (enum atlas_state)j);
        }
        sample.map.labels = true;
        snprintf(what, sizeof(what), "%zu by %zu", shapes[i][0], shapes[i][1]);
        kinds_check(&sample, what);
        sample_release(&sample);
    }
}

static void layout__long_names_and_credits(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 5, 6);
    sample.map.labels = true;
    words_lengthen(&sample);
    kinds_check(&sample, "long words");
    sample_release(&sample);
}

static void layout__long_words_stay_on_the_page(void **state) {
    (void)state;
    struct sample sample;
    char word[201];
    memset(word, 'W', sizeof(word) - 1);
    word[sizeof(word) - 1] = '\0';
    sample_squares(&sample, 3, 3);
    sample.map.headline = word;
    sample.map.subtitle = "two\nlines of it, and a tab\t too";
    sample_name(&sample, 0, word);
    sample.map.labels = true;
    layout_check(&sample);
    sample_release(&sample);
}

static void layout__england_and_its_inset(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct sample sample;
    struct page page;
    sample_layer(&sample,
                 test_data_path("boundaries/PCON_JULY_2024_UK_BUC.shp"),
                 "PCON24", "E*");
    layout_check(&sample);
    assert_int_equal(page_create(&sample.map, &page, NULL), ATLAS_OK);
    assert_true(page.layout.inset_count >= 1);
    // Blanks in a row are one in SVG.
    assert_null(strstr(page.layout.insets[0].title, "  "));
    // The map is as wide as the page allows: the legend is in the sea.
    assert_true(page.layout.panels[0].box.width >
                page.layout.body.width * 0.95);
    page_release(&page);
    sample_release(&sample);
}

static void layout__no_inset_for_few_or_far_areas(void **state) {
    (void)state;
    struct sample sample;
    struct page page;
    sample_squares(&sample, 10, 3);
    assert_int_equal(page_create(&sample.map, &page, NULL), ATLAS_OK);
    assert_int_equal(page.layout.inset_count, 0);
    page_release(&page);
    sample_release(&sample);
}

// A locator of one area of the map, and of one that lies elsewhere: the frame
// never leaves it.
static void layout__locator_smaller_than_the_map(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 2, 8);
    sample.map.width_mm = sample.map.height_mm = 200;
    bool keep[16] = {true};
    struct atlas_area_set one;
    atlas_areas_select(&sample.figures.areas, keep, &one);
    sample.map.locator = &one;
    struct page page = page_checked(&sample.map, "one area");
    assert_true(page.layout.locator.is_there);
    page_release(&page);
    for (size_t i = 0; i < one.point_count; i++) one.points[i].x -= 1e6;
    one.items[0].box.min_x -= 1e6;
    one.items[0].box.max_x -= 1e6;
    page = page_checked(&sample.map, "elsewhere");
    assert_false(page.layout.locator.is_there);
    page_release(&page);
    atlas_area_set_release(&one);
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layout__boxes_of_many_shapes),
        cmocka_unit_test(layout__bare_maps_have_no_words),
        cmocka_unit_test(layout__every_kind_on_every_page),
        cmocka_unit_test(layout__long_names_and_credits),
        cmocka_unit_test(layout__long_words_stay_on_the_page),
        cmocka_unit_test(layout__england_and_its_inset),
        cmocka_unit_test(layout__no_inset_for_few_or_far_areas),
        cmocka_unit_test(layout__locator_smaller_than_the_map),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
