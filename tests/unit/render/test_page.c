// Maps of little or odd data, and of very many areas: a good picture or a clear
// error, whatever the kind of map.

#include "render/page.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "atlas_test.h"
#include "page_check.h"
#include "picture_check.h"
#include "sample_views.h"
#include "svg_read.h"

// Make every kind of map of a sample, with names and without.
static void kinds_check(struct sample *sample, const char *what) {
    struct views views;
    views_create(sample, &views);
    for (int kind = 0; kind < KIND_END; kind++) {
        for (int labels = 0; labels < 2; labels++) {
            char text[80];
            views_choose(&views, (enum kind)kind);
            sample->map.labels = labels;
            snprintf(text, sizeof(text), "%s, %s", what,
                     kind_word((enum kind)kind));
            if (labels) {
                struct page page = page_checked(&sample->map, text);
                page_release(&page);
            } else {
                picture_check(&sample->map, text);
            }
            struct atlas_text svg = svg_of(&sample->map);
            atlas_text_release(&svg);
        }
    }
    views_release(&views);
}

static void page__one_area(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 1, 1);
    kinds_check(&sample, "one area");
    sample_state(&sample, 0, ATLAS_SUPPRESSED);
    kinds_check(&sample, "one area, suppressed");
    sample_release(&sample);
}

static void page__all_values_equal(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 4, 3);
    for (size_t i = 0; i < 12; i++) sample_rate(&sample, i, 75, 1000);
    kinds_check(&sample, "all equal");
    for (size_t i = 0; i < 12; i++) sample_rate(&sample, i, 0, 1000);
    kinds_check(&sample, "all nought");
    for (size_t i = 0; i < 12; i++) sample_rate(&sample, i, 1000, 1000);
    kinds_check(&sample, "all hundred");
    sample_release(&sample);
}

static void page__fewer_values_than_classes(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 4, 3);
    for (size_t i = 0; i < 12; i++) {
        sample_rate(&sample, i, i % 2 ? 75 : 80, 1000);
    }
    for (int method = 0; method < ATLAS_FIXED; method++) {
        sample_classify(&sample, (enum atlas_class_method)method, 7);
        assert_in_range(sample.classes.count, 1, ATLAS_CLASSES_MAX);
        picture_check(&sample.map, "two values");
    }
    kinds_check(&sample, "two values");
    sample_release(&sample);
}

static void page__nothing_known(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 4, 3);
    static const enum atlas_state states[] = {ATLAS_NOT_APPLICABLE,
                                              ATLAS_SUPPRESSED};
    for (size_t i = 0; i < ATLAS_COUNT(states); i++) {
        for (size_t area = 0; area < 12; area++) {
            sample_state(&sample, area, states[i]);
        }
        kinds_check(&sample, atlas_state_word(states[i]));
    }
    sample_release(&sample);
}

// Bring one square down to a side in metres.
static void square_shrink(struct sample *sample, size_t area, double side_m) {
    struct atlas_area_set *set = &sample->figures.areas;
    struct atlas_area *item = &set->items[area];
    struct atlas_point *points = set->points + set->rings[area].first;
    for (size_t i = 0; i < 5; i++) {
        points[i].x = item->inside.x + (i == 1 || i == 2 ? 1 : -1) * side_m / 2;
        points[i].y = item->inside.y + (i == 2 || i == 3 ? 1 : -1) * side_m / 2;
    }
    item->box = (struct atlas_box){
        item->inside.x - side_m / 2, item->inside.y - side_m / 2,
        item->inside.x + side_m / 2, item->inside.y + side_m / 2};
    item->area_m2 = side_m * side_m;
    item->inside_m = side_m / 2;
}

// Smaller than a pixel, and than what an outline may be moved by: it is an area
// of the SVG all the same, with a ring, a row in the table, a place in the key.
static void page__an_area_smaller_than_a_pixel(void **state) {
    (void)state;
    static const double sides_m[] = {1000, 100, 10, 1, 0.01};
    struct sample sample;
    sample_squares(&sample, 5, 5);
    for (size_t i = 0; i < ATLAS_COUNT(sides_m); i++) {
        square_shrink(&sample, 12, sides_m[i]);
        struct atlas_text svg = svg_of(&sample.map);
        const char *area = svg_element(&svg, &sample.map, "E00000013");
        assert_non_null(area);
        const char *path = strstr(area, "<path");
        const char *end = strstr(area, "</g>");
        assert_true(path && end && path < end);
        assert_non_null(strstr(path, " d=\"M"));
        assert_true(strchr(path, 'z') < end);
        atlas_text_release(&svg);
    }
    kinds_check(&sample, "speck");
    sample_release(&sample);
}

static void page__names_of_all_sorts(void **state) {
    (void)state;
    static const char *const names[] = {
        "The Long Constituency of Eighty Characters and Not a Single One Less "
        "Than That, Yes",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch a Llŷn",
        "<script>alert('x')</script>",
        "",
        " ",
        "a\nb\tc",
        "O'Neill & \"Sons\"",
        "=SUM(A1:A9)",
    };
    struct sample sample;
    sample_squares(&sample, 4, 2);
    for (size_t i = 0; i < ATLAS_COUNT(names); i++) {
        sample_name(&sample, i, names[i]);
    }
    kinds_check(&sample, "names");
    sample_release(&sample);
}

static void page__too_small_says_so(void **state) {
    (void)state;
    static const struct {
        double width_mm, height_mm;
        const char *message;
    } cases[] = {
        {40, 0, "page 40 mm wide is too small: at least 63 mm"},
        {62, 100, "page 62 mm wide is too small: at least 63 mm"},
        {180, 40,
         "page of 180 by 40 mm is too small for the map and its words"},
        {63, 63, "page of 63 by 63 mm is too small for the map and its words"},
    };
    struct sample sample;
    struct views views;
    sample_squares(&sample, 4, 4);
    views_create(&sample, &views);
    for (int kind = 0; kind < KIND_END; kind++) {
        views_choose(&views, (enum kind)kind);
        for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
            struct page page;
            struct atlas_error err = {.message = ""};
            sample.map.width_mm = cases[i].width_mm;
            sample.map.height_mm = cases[i].height_mm;
            assert_int_equal(page_create(&sample.map, &page, &err),
                             ATLAS_ERR_OUTPUT);
            assert_string_equal(err.message, cases[i].message);
            assert_string_equal(err.where, "persistent-secondary");
        }
    }
    views_release(&views);
    sample_release(&sample);
}

// England has 35,672 small areas (LSOA, 2021): a step whose time grows with the
// square of the areas would take minutes here.
#define MANY_COLUMNS 182
#ifdef __SANITIZE_ADDRESS__
#define MANY_ROWS 20  // Sanitizers take twenty times as long.
#else
#define MANY_ROWS 196
#endif

static void page__very_many_areas(void **state) {
    (void)state;
    static const enum kind kinds[] = {KIND_AREAS, KIND_SYMBOLS};
    const size_t count = (size_t)MANY_COLUMNS * MANY_ROWS;
    struct sample sample;
    struct views views;
    sample_squares(&sample, MANY_COLUMNS, MANY_ROWS);
    sample.map.labels = true;
    views_create(&sample, &views);
    for (size_t i = 0; i < ATLAS_COUNT(kinds); i++) {
        struct atlas_picture *picture = NULL;
        struct atlas_text file = ATLAS_TEXT_INIT;
        views_choose(&views, kinds[i]);
        assert_int_equal(atlas_picture_create(&sample.map, &picture, NULL),
                         ATLAS_OK);
        assert_int_equal(atlas_picture_png(picture, 160, &file, NULL),
                         ATLAS_OK);
        assert_int_equal(atlas_picture_svg(picture, &file, NULL), ATLAS_OK);
        assert_int_equal(svg_count(file.data, " id=\"persistent-secondary-E0"),
                         count);
        atlas_text_clear(&file);
        atlas_picture_table(picture, &file);
        assert_int_equal(svg_count(file.data, "\n"), count + 1);
        atlas_text_release(&file);
        atlas_picture_free(picture);
    }
    views_release(&views);
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page__one_area),
        cmocka_unit_test(page__all_values_equal),
        cmocka_unit_test(page__fewer_values_than_classes),
        cmocka_unit_test(page__nothing_known),
        cmocka_unit_test(page__an_area_smaller_than_a_pixel),
        cmocka_unit_test(page__names_of_all_sorts),
        cmocka_unit_test(page__too_small_says_so),
        cmocka_unit_test(page__very_many_areas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
