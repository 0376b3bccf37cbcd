// Larger views of crowded cities: London on a map of England, clear of land.

#include "render/inset.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"
#include "page_check.h"
#include "sample_views.h"
#include "support/test_files.h"

static void england_open(struct sample *sample) {
    sample_layer(sample, test_data_path("boundaries/PCON_JULY_2024_UK_BUC.shp"),
                 "PCON24", "E*");
}

// "A  London, 3 times as large" says how much larger it is.
static void inset_check(const struct page *page, size_t index) {
    const struct inset *inset = &page->layout.insets[index];
    const double times = inset->view.scale / layout_view(&page->layout)->scale;
    const char *comma = strrchr(inset->title, ',');
    assert_int_equal(inset->title[0], 'A' + (int)index);
    assert_non_null(comma);
    assert_true(fabs(strtod(comma + 1, NULL) - times) < 0.051);
    assert_true(times > 1.99 && times < 3.01);
    // The frame shows its place, no more and no less, below its title.
    const struct box shown = view_box(&inset->view, inset->metres);
    assert_true(fabs(shown.width - inset->frame.width) < 0.01);
    assert_true(fabs(shown.height - inset->frame.height) < 0.01);
    assert_true(box_holds(box_grow(inset->place, 0.01), inset->frame));
    assert_true(inset->frame.y > inset->place.y + LAYOUT_SMALL_PT);
    assert_true(inset->title_width <= inset->place.width + 0.01);
}

static void inset__england_has_london(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    static const struct {
        double width_mm, height_mm;
    } pages[] = {{0, 0}, {158.75, 0}, {210, 297}, {120, 0}};
    struct sample sample;
    england_open(&sample);
    for (size_t i = 0; i < ATLAS_COUNT(pages); i++) {
        sample.map.width_mm = pages[i].width_mm;
        sample.map.height_mm = pages[i].height_mm;
        // Clear of land, of the legend, and of each other.
        struct page page = page_checked(&sample.map, "England");
        const struct layout *layout = &page.layout;
        double taken = 0;
        assert_in_range(layout->inset_count, 1, INSETS_MAX);
        assert_non_null(strstr(layout->insets[0].title, "London"));
        for (size_t j = 0; j < layout->inset_count; j++) {
            inset_check(&page, j);
            taken +=
                layout->insets[j].place.width * layout->insets[j].place.height;
        }
        assert_true(taken <= 0.23 * layout->free.width * layout->free.height);
        page_release(&page);
    }
    sample_release(&sample);
}

// A map of circles, of hexagons or of several years has none.
static void inset__only_of_single_maps_of_areas(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct sample sample;
    struct views views;
    england_open(&sample);
    views_create(&sample, &views);
    for (int kind = 0; kind < KIND_END; kind++) {
        views_choose(&views, (enum kind)kind);
        struct page page =
            page_checked(&sample.map, kind_word((enum kind)kind));
        const bool may = kind != KIND_HEXAGONS && kind != KIND_SYMBOLS &&
                         sample.map.panel_count == 1;
        if (!may) assert_int_equal(page.layout.inset_count, 0);
        if (kind == KIND_AREAS || kind == KIND_DIVERGING) {
            assert_true(page.layout.inset_count > 0);
        }
        page_release(&page);
    }
    views_release(&views);
    sample_release(&sample);
}

// Where areas can be seen for themselves there is no use for one: a map of
// London, and of regions, each larger than a city.
static void inset__none_where_areas_can_be_seen(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    static const struct {
        const char *file, *stem, *only;
    } cases[] = {
        {"boundaries/CTYUA_MAY_2023_UK_BUC.shp", "CTYUA23", "E09*"},
        {"boundaries/RGN_DEC_2024_EN_BUC.geojson", "RGN24", "E*"},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct sample sample;
        sample_layer(&sample, test_data_path(cases[i].file), cases[i].stem,
                     cases[i].only);
        struct page page = page_checked(&sample.map, cases[i].stem);
        assert_int_equal(page.layout.inset_count, 0);
        page_release(&page);
        sample_release(&sample);
    }
}

// A city is crowded when it has eight areas, half of them too narrow to see.
static void inset__crowded_is_eight_areas_half_of_them_narrow(void **state) {
    (void)state;
    static const struct {
        size_t inside;
        size_t narrow;
        size_t insets;
    } cases[] = {{8, 8, 1},  {8, 4, 1},   {8, 3, 0}, {7, 7, 0},
                 {20, 9, 0}, {20, 10, 1}, {0, 0, 0}};
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct sample sample;
        sample_squares(&sample, 40, 10);
        // All that is asked of an area is its middle and how wide it is there.
        for (size_t j = 0; j < cases[i].inside; j++) {
            struct atlas_area *area = &sample.figures.areas.items[j];
            area->inside = (struct atlas_point){530000, 180000};
            area->inside_m = j < cases[i].narrow ? 500 : 5000;
        }
        sample.map.height_mm = 300;
        struct page page = page_checked(&sample.map, "crowd");
        if (page.layout.inset_count != cases[i].insets) {
            fail_msg("case %zu: %zu insets", i, page.layout.inset_count);
        }
        page_release(&page);
        sample_release(&sample);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inset__england_has_london),
        cmocka_unit_test(inset__only_of_single_maps_of_areas),
        cmocka_unit_test(inset__crowded_is_eight_areas_half_of_them_narrow),
        cmocka_unit_test(inset__none_where_areas_can_be_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
