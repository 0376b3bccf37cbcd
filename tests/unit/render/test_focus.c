// A map about one area: its frame, its border, its place among its neighbours.

#include "render/focus.h"

#include <string.h>

#include "atlas_test.h"
#include "page_check.h"
#include "picture_check.h"
#include "sample_views.h"
#include "support/test_files.h"
#include "svg_read.h"

static void focus__nothing_flagged_is_no_focus(void **state) {
    (void)state;
    struct sample sample;
    const bool none[9] = {false};
    sample_squares(&sample, 3, 3);
    struct atlas_text without = svg_of(&sample.map);
    sample.map.is_focus = none;
    struct atlas_text with = svg_of(&sample.map);
    assert_string_equal(without.data, with.data);
    assert_false(focus_is_there(&sample.map));
    atlas_text_release(&without);
    atlas_text_release(&with);
    sample_release(&sample);
}

static void focus__is_of_areas_alone(void **state) {
    (void)state;
    static const struct {
        enum atlas_view view;
        bool has_focus, has_dots;
        const char *message;
    } cases[] = {
        {ATLAS_VIEW_AREAS, true, true, NULL},
        {ATLAS_VIEW_HEXAGONS, false, false, NULL},
        {ATLAS_VIEW_HEXAGONS, true, false,
         "a map about one area, or with schools on it, wants the view 'areas', "
         "not 'hexagons'"},
        {ATLAS_VIEW_SYMBOLS, false, true,
         "a map about one area, or with schools on it, wants the view 'areas', "
         "not 'symbols'"},
    };
    struct sample sample;
    struct views views;
    sample_squares(&sample, 3, 3);
    views_create(&sample, &views);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_picture *picture = NULL;
        struct atlas_error err = {.message = ""};
        views_choose(&views, KIND_FOCUS);
        sample.map.view = cases[i].view;
        if (!cases[i].has_focus) sample.map.is_focus = NULL;
        if (!cases[i].has_dots) sample.map.dot_count = 0;
        const enum atlas_status status =
            atlas_picture_create(&sample.map, &picture, &err);
        assert_int_equal(status, cases[i].message ? ATLAS_ERR_USAGE : ATLAS_OK);
        if (cases[i].message) {
            assert_string_equal(err.message, cases[i].message);
        }
        atlas_picture_free(picture);
    }
    views_release(&views);
    sample_release(&sample);
}

// All of the focus is seen, with neighbours on every side; no more than so far
// around it, however wide the page.
static void focus__frame_is_around_it(void **state) {
    (void)state;
    static const struct {
        double width_mm, height_mm;
        bool is_bare;
    } pages[] = {{180, 130, false}, {180, 0, false}, {92, 88, true},
                 {150, 60, true},   {60, 150, true}, {400, 120, false}};
    struct sample sample;
    struct views views;
    sample_squares(&sample, 7, 7);
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    for (size_t i = 0; i < ATLAS_COUNT(pages); i++) {
        sample.map.width_mm = pages[i].width_mm;
        sample.map.height_mm = pages[i].height_mm;
        sample.map.is_bare = pages[i].is_bare;
        struct page page = page_checked(&sample.map, "frame");
        const struct panel_place *panel = &page.layout.panels[0];
        const struct box focus = view_box(&panel->view, focus_box(&sample.map));
        const double least = 0.2 * focus.width;
        const double most = (ATLAS_FOCUS_AROUND + 0.01) * focus.width;
        assert_true(box_holds(panel->box, box_grow(focus, least)));
        assert_true(box_holds(box_grow(focus, most), panel->box));
        assert_int_equal(page.layout.inset_count, 0);
        page_release(&page);
    }
    views_release(&views);
    sample_release(&sample);
}

// The map takes what the legend leaves.
static void focus__map_takes_the_room(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 7, 7);
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    sample.map.is_bare = true;
    sample.map.width_mm = 92;
    sample.map.height_mm = 88;
    struct page page = page_checked(&sample.map, "bare");
    const struct layout *layout = &page.layout;
    const struct box map = layout->panels[0].box;
    assert_true(map.width > layout->page.width - 3);
    assert_true(box_bottom(map) > layout->page.height - 3);
    assert_true(map.height > 0.7 * layout->page.height);
    assert_true(layout->sheet.headline.count + layout->sheet.notes.count == 0);
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

static void focus__border_lies_under_its_area(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 5, 5);
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    struct atlas_text svg = svg_of(&sample.map);
    const char *casing = strstr(svg.data, "stroke-width=\"4.6\"");
    const char *border = strstr(svg.data, "stroke-width=\"3\"");
    const char *area = svg_element(&svg, &sample.map, "E00000013");
    const char *neighbour = svg_element(&svg, &sample.map, "E00000012");
    const char *schools = svg_element(&svg, &sample.map, "schools");
    assert_true(neighbour && casing && border && area && schools);
    assert_true(neighbour < casing && casing < border && border < area);
    assert_true(area < schools);
    assert_int_equal(svg_count(svg.data, "data-focus=\"yes\""), 1);
    assert_true(strstr(area, "data-focus=\"yes\"") < strchr(area, '>'));
    atlas_text_release(&svg);
    views_release(&views);
    sample_release(&sample);
}

// Two areas that touch: each has its border, neither lies on the other's.
static void focus__of_two_areas(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 5, 5);
    views_create(&sample, &views);
    views.is_focus[13] = true;
    views_choose(&views, KIND_FOCUS);
    picture_check(&sample.map, "two areas");
    struct page page = page_checked(&sample.map, "two areas");
    assert_string_equal(page.layout.legend.rows[0].label,
                        "The areas that the map is about");
    page_release(&page);
    struct atlas_text svg = svg_of(&sample.map);
    assert_int_equal(svg_count(svg.data, "data-focus=\"yes\""), 2);
    assert_true(strstr(svg.data, "stroke-width=\"3\"") <
                svg_element(&svg, &sample.map, "E00000013"));
    atlas_text_release(&svg);
    views_release(&views);
    sample_release(&sample);
}

// Each year has its frame, with the same border in it.
static void focus__of_several_years(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 5, 5);
    views_create(&sample, &views);
    views_choose(&views, KIND_SERIES);
    sample.map.is_focus = views.is_focus;
    picture_check(&sample.map, "years");
    struct atlas_text svg = svg_of(&sample.map);
    assert_int_equal(svg_count(svg.data, "data-focus=\"yes\""), 3);
    assert_int_equal(svg_count(svg.data, "-E00000013\""), 1);
    atlas_text_release(&svg);
    views_release(&views);
    sample_release(&sample);
}

// The locator marks what the frame shows, not all that the areas hold.
static void focus__locator_marks_the_frame(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 9, 9);
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    sample.map.locator = &sample.figures.areas;
    struct page page = page_checked(&sample.map, "locator");
    const struct locator *locator = &page.layout.locator;
    const struct atlas_box shown =
        view_unbox(layout_view(&page.layout), page.layout.panels[0].box);
    assert_true(locator->is_there);
    const struct box mark = view_box(&locator->view, shown);
    assert_true(box_holds(box_grow(mark, 0.01), locator->mark));
    assert_true(locator->mark.width < 0.4 * locator->place.width);
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

// A seat with its neighbours, by code.
static const struct {
    const char *name;
    const char *codes;  // The seat first.
} seats[] = {
    {"Fylde", "E14001242,E14001104,E14001105,E14001318,E14001433,E14001443"},
    {"Birmingham Ladywood",
     "E14001096,E14001092,E14001093,E14001094,E14001095,E14001098,E14001100,"
     "E14001478"},
    {"Isle of Wight West", "E14001304,E14001303"},
    {"Penrith and Solway",
     "E14001424,E14001076,E14001101,E14001152,E14001285,E14001580,E14001583"},
    {"Cities of London and Westminster",
     "E14001172,E14001086,E14001160,E14001260,E14001265,E14001290,E14001306,"
     "E14001310,E14001430,E14001435"},
    {"North Herefordshire",
     "E14001395,E14001240,E14001281,E14001493,E14001579"},
    {"Broadland and Fakenham",
     "E14001136,E14001256,E14001365,E14001396,E14001405,E14001408,E14001489"},
};

// Sixty schools around the middle of a seat, ever farther from it.
#define SCHOOLS 60

static void schools_lay(const struct atlas_area *seat, struct atlas_dot *dots) {
    static const struct atlas_point turn = {-0.7374, 0.6755};  // 137.5 degrees.
    struct atlas_point at = {1, 0};
    for (size_t i = 0; i < SCHOOLS; i++) {
        const double away = seat->inside_m * (double)(i + 1) / SCHOOLS;
        const size_t kind = i % 9;
        dots[i] = (struct atlas_dot){
            .at = {seat->inside.x + away * at.x, seat->inside.y + away * at.y},
            .enrolments = kind == 0 ? 1200 : 40 + 55 * (int64_t)kind,
            .phase = kind == 0   ? ATLAS_PHASE_SECONDARY
                     : kind == 4 ? ATLAS_PHASE_SPECIAL
                                 : ATLAS_PHASE_PRIMARY};
        at = (struct atlas_point){at.x * turn.x - at.y * turn.y,
                                  at.x * turn.y + at.y * turn.x};
    }
}

static void focus__real_seats_on_both_pages(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    for (size_t i = 0; i < ATLAS_COUNT(seats); i++) {
        struct sample sample;
        struct atlas_dot dots[SCHOOLS];
        bool is_focus[16] = {false};
        sample_layer(&sample,
                     test_data_path("boundaries/PCON_JULY_2024_UK_BGC.gpkg"),
                     "PCON24", seats[i].codes);
        const struct atlas_area_set *areas = &sample.figures.areas;
        char code[16] = "";
        strncat(code, seats[i].codes, 9);
        const uint32_t seat = atlas_area_set_find(areas, code);
        assert_true(seat < areas->count);
        assert_string_equal(areas->items[seat].name, seats[i].name);
        is_focus[seat] = true;
        schools_lay(&areas->items[seat], dots);
        sample.map.is_focus = is_focus;
        sample.map.dots = dots;
        sample.map.dot_count = SCHOOLS;
        sample.map.labels = true;
        sample.map.variable.reference =
            (struct atlas_rate){.percent = 10.9, .part = 109, .whole = 1000};
        for (int is_bare = 0; is_bare < 2; is_bare++) {
            sample.map.is_bare = is_bare;
            sample.map.width_mm = is_bare ? 92 : 180;
            sample.map.height_mm = is_bare ? 88 : 130;
            struct page page = page_checked(&sample.map, seats[i].name);
            assert_true(page.layout.scale_bar.is_there);
            assert_true(page.layout.type_scale > 0.83);
            page_release(&page);
        }
        sample_release(&sample);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(focus__nothing_flagged_is_no_focus),
        cmocka_unit_test(focus__is_of_areas_alone),
        cmocka_unit_test(focus__frame_is_around_it),
        cmocka_unit_test(focus__map_takes_the_room),
        cmocka_unit_test(focus__border_lies_under_its_area),
        cmocka_unit_test(focus__of_two_areas),
        cmocka_unit_test(focus__of_several_years),
        cmocka_unit_test(focus__locator_marks_the_frame),
        cmocka_unit_test(focus__real_seats_on_both_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
