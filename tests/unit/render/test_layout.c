// Boxes of the page: none overlaps another, none leaves the page, the legend
// and the inset stand clear of land.

#include "render/layout.h"

#include <string.h>

#include "atlas_test.h"
#include "page_check.h"
#include "sample_map.h"
#include "support/test_files.h"

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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layout__boxes_of_many_shapes),
        cmocka_unit_test(layout__long_words_stay_on_the_page),
        cmocka_unit_test(layout__england_and_its_inset),
        cmocka_unit_test(layout__no_inset_for_few_or_far_areas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
