// Areas in SVG: ids, links, names, and the same in every panel and inset.

#include "render/scene.h"

#include <stdio.h>
#include <string.h>

#include "atlas_test.h"
#include "sample_views.h"
#include "support/test_files.h"
#include "svg_read.h"

static void scene__links_hold_the_code(void **state) {
    (void)state;
    static const struct {
        const char *code;
        const char *link;
        const char *wanted;
    } cases[] = {
        {"E14001242", "https://example.org/{code}",
         "href=\"https://example.org/E14001242\""},
        {"E14001242", "a?x={code}&y=\"<{code}>\"",
         "href=\"a?x=E14001242&amp;y=&quot;&lt;E14001242&gt;&quot;\""},
        {"E14001242", "https://example.org/", "href=\"https://example.org/\""},
        {"E14001242", "{code", "href=\"{code\""},
        {"a b/<c>&\"", "https://example.org/{code}",
         "href=\"https://example.org/a%20b%2F%3Cc%3E%26%22\""},
        {"W\u00f4n", "{code}", "href=\"W%C3%B4n\""},
    };
    struct sample sample;
    sample_squares(&sample, 2, 2);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        sample.map.link = cases[i].link;
        sample.figures.areas.items[0].code = cases[i].code;
        struct atlas_text svg = svg_of(&sample.map);
        if (!strstr(svg.data, cases[i].wanted)) {
            fail_msg("no %s in %s", cases[i].wanted,
                     strstr(svg.data, "<a ") ? strstr(svg.data, "<a ") : "it");
        }
        assert_int_equal(svg_count(svg.data, "<a "), 4);
        atlas_text_release(&svg);
    }
    sample.map.link = NULL;
    struct atlas_text svg = svg_of(&sample.map);
    assert_int_equal(svg_count(svg.data, "<a "), 0);
    atlas_text_release(&svg);
    sample_release(&sample);
}

// Whatever the kind, an area that is seen has one id, of the map and its code.
static void ids_check(const struct sample *sample, const char *what) {
    struct atlas_text svg = svg_of(&sample->map);
    const struct atlas_area_set *areas = &sample->figures.areas;
    struct page page;
    assert_int_equal(page_create(&sample->map, &page, NULL), ATLAS_OK);
    const struct atlas_box seen =
        view_unbox(layout_view(&page.layout), page.layout.panels[0].box);
    page_release(&page);
    for (size_t i = 0; i < areas->count; i++) {
        char id[120];
        if (sample->map.is_focus &&
            !atlas_box_meets(areas->items[i].box, seen)) {
            continue;
        }
        snprintf(id, sizeof(id), " id=\"persistent-secondary-%s\"",
                 areas->items[i].code);
        const size_t count = svg_count(svg.data, id);
        if (count != 1) fail_msg("%s: %s is there %zu times", what, id, count);
    }
    atlas_text_release(&svg);
}

static void scene__every_area_has_one_id(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 5, 4);
    for (int i = 1; i < ATLAS_STATE_END; i++) {
        sample_state(&sample, (size_t)i, (enum atlas_state)i);
    }
    sample_rate(&sample, 12, 0, 1000);  // A circle of nothing.
    views_create(&sample, &views);
    for (int kind = 0; kind < KIND_END; kind++) {
        views_choose(&views, (enum kind)kind);
        ids_check(&sample, kind_word((enum kind)kind));
    }
    views_release(&views);
    sample_release(&sample);
}

static void scene__insets_repeat_no_id(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct sample sample;
    sample_layer(&sample,
                 test_data_path("boundaries/PCON_JULY_2024_UK_BUC.shp"),
                 "PCON24", "E*");
    sample.map.labels = true;
    struct atlas_text svg = svg_of(&sample.map);
    assert_non_null(svg_element(&svg, &sample.map, "insets"));
    assert_int_equal(svg_count(svg.data, " id=\"persistent-secondary-E140"),
                     543);
    atlas_text_release(&svg);
    sample_release(&sample);
}

static void scene__names_are_escaped(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 3, 3);
    sample_name(&sample, 4, "<script>alert('x')</script> & \"co\"\x01");
    sample_name(&sample, 5, "Dŵr y Felin, Llŷn");
    sample.map.labels = true;
    sample.map.headline = "</title><script>";
    sample.map.note = "a < b & c > d";
    sample.map.place = "<i>";
    views_create(&sample, &views);
    for (int kind = 0; kind < KIND_END; kind++) {
        views_choose(&views, (enum kind)kind);
        struct atlas_text svg = svg_of(&sample.map);
        assert_int_equal(svg_count(svg.data, "<script"), 0);
        assert_int_equal(svg_count(svg.data, "<i>"), 0);
        assert_true(svg_count(svg.data, "&lt;script&gt;") > 0);
        assert_true(svg_count(svg.data, "Dŵr y Felin") > 0);
        atlas_text_release(&svg);
    }
    views_release(&views);
    sample_release(&sample);
}

static void scene__years_are_told_apart(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 2, 2);
    views_create(&sample, &views);
    views_years(&views, 3);
    struct atlas_text svg = svg_of(&sample.map);
    static const char *const wanted[] = {
        "<title>Square 1, 2003/04: ", "<title>Square 1, 2004/05: ",
        "<title>Square 1, 2005/06: "};
    for (size_t i = 0; i < ATLAS_COUNT(wanted); i++) {
        assert_int_equal(svg_count(svg.data, wanted[i]), 1);
    }
    assert_non_null(svg_element(&svg, &sample.map, "areas"));
    assert_non_null(svg_element(&svg, &sample.map, "areas-3"));
    assert_null(svg_element(&svg, &sample.map, "areas-4"));
    atlas_text_release(&svg);
    views_release(&views);
    sample_release(&sample);
}

// Neighbours are cut off at the frame, which lies around all areas with room
// to spare; what stands on them has paper below.
static void scene__neighbours_end_at_the_frame(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 4, 3);
    views_create(&sample, &views);
    views_choose(&views, KIND_CONTEXT);
    struct page page;
    assert_int_equal(page_create(&sample.map, &page, NULL), ATLAS_OK);
    const struct box frame = page.layout.panels[0].box;
    const struct box areas = view_box(
        layout_view(&page.layout), atlas_area_set_box(&sample.figures.areas));
    const double least = 0.05 * areas.width;
    assert_true(box_holds(frame, box_grow(areas, least)));
    struct atlas_text svg = svg_of(&sample.map);
    const char *group = svg_element(&svg, &sample.map, "neighbours");
    const char *clip = svg_element(&svg, &sample.map, "clip-1");
    assert_true(group && clip && clip > group);
    assert_true(svg_number(clip, "x") > frame.x - 0.01);
    assert_true(svg_number(clip, "width") < frame.width + 0.01);
    assert_true(svg_number(clip, "y") > frame.y - 0.01);
    assert_true(svg_number(clip, "height") < frame.height + 0.01);
    // Neighbours first, so that they never lie on an area.
    assert_true(group < svg_element(&svg, &sample.map, "areas"));
    atlas_text_release(&svg);
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scene__links_hold_the_code),
        cmocka_unit_test(scene__every_area_has_one_id),
        cmocka_unit_test(scene__insets_repeat_no_id),
        cmocka_unit_test(scene__names_are_escaped),
        cmocka_unit_test(scene__years_are_told_apart),
        cmocka_unit_test(scene__neighbours_end_at_the_frame),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
