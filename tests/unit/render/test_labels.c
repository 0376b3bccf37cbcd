// Names on the map: all of Lancashire's, none overlapping, what is left out is
// said.

#include "render/labels.h"

#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"
#include "page_check.h"
#include "sample_views.h"
#include "support/test_files.h"

// The 16 seats of Lancashire, Blackpool and Blackburn with Darwen.
static const char lancashire[] =
    "E14001104,E14001105,E14001242,E14001433,E14001491,E14001170,E14001577,"
    "E14001443,E14001142,E14001422,E14001299,E14001450,E14001102,E14001318,"
    "E14001372,E14001504";

static void labels_check(const struct page *page) {
    const struct labels *labels = &page->labels;
    for (size_t i = 0; i < labels->count; i++) {
        const struct label *label = &labels->items[i];
        assert_true(box_holds(page->layout.body, label->place));
        assert_false(box_meets(label->place, page->layout.legend_box));
        assert_true(label->style.size_pt >= 6.5);
        for (size_t j = 0; j < label->line_count; j++) {
            assert_true(label->lines[j].width <= label->place.width + 1e-9);
        }
        for (size_t j = 0; j < page->layout.inset_count; j++) {
            assert_false(box_meets(label->place, page->layout.insets[j].place));
        }
        for (size_t j = 0; j < i; j++) {
            assert_false(box_meets(label->place, labels->items[j].place));
        }
    }
    assert_int_equal(labels->count + labels->left_out_count,
                     page->survey.area_count);
}

static bool has_label(const struct page *page, const char *name) {
    for (size_t i = 0; i < page->labels.count; i++) {
        const struct label *label = &page->labels.items[i];
        char whole[200] = "";
        for (size_t j = 0; j < label->line_count; j++) {
            if (j > 0) strncat(whole, " ", 2);
            strncat(whole, label->lines[j].text, 60);
        }
        if (strcmp(whole, name) == 0) return true;
    }
    return false;
}

static void labels__all_seats_of_lancashire(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    static const char *const names[] = {"Blackpool North and Fleetwood",
                                        "Blackpool South",
                                        "Fylde",
                                        "Preston",
                                        "South Ribble",
                                        "Chorley",
                                        "West Lancashire",
                                        "Ribble Valley",
                                        "Burnley",
                                        "Pendle and Clitheroe",
                                        "Hyndburn",
                                        "Rossendale and Darwen",
                                        "Blackburn",
                                        "Lancaster and Wyre",
                                        "Morecambe and Lunesdale",
                                        "Southport"};
    static const char *const files[] = {"boundaries/PCON_JULY_2024_UK_BGC.gpkg",
                                        "boundaries/PCON_JULY_2024_UK_BUC.shp"};
    for (size_t file = 0; file < ATLAS_COUNT(files); file++) {
        struct sample sample;
        struct page page;
        sample_layer(&sample, test_data_path(files[file]), "PCON24",
                     lancashire);
        sample.map.labels = true;
        assert_int_equal(page_create(&sample.map, &page, NULL), ATLAS_OK);
        labels_check(&page);
        assert_int_equal(page.labels.left_out_count, 0);
        for (size_t i = 0; i < ATLAS_COUNT(names); i++) {
            if (!has_label(&page, names[i])) fail_msg("no %s", names[i]);
        }
        page_release(&page);
        sample_release(&sample);
    }
}

static void labels__england_names_what_it_can(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    struct sample sample;
    struct page page;
    sample_layer(&sample,
                 test_data_path("boundaries/CTYUA_MAY_2023_UK_BUC.shp"),
                 "CTYUA23", "E*");
    sample.map.labels = true;
    assert_int_equal(page_create(&sample.map, &page, NULL), ATLAS_OK);
    labels_check(&page);
    assert_true(page.labels.count > 30);
    assert_true(page.labels.left_out_count > 0);
    page_release(&page);
    sample_release(&sample);
}

static void labels__what_is_left_out_is_said(void **state) {
    (void)state;
    struct sample sample;
    struct page page;
    sample_squares(&sample, 12, 12);
    sample_name(&sample, 66, "Llanfairpwllgwyngyllgogerychwyrndrobwll");
    sample.map.labels = true;
    assert_int_equal(page_create(&sample.map, &page, NULL), ATLAS_OK);
    labels_check(&page);
    assert_int_equal(page.labels.left_out_count, 1);
    const struct type_block *notes = &page.layout.sheet.notes;
    assert_non_null(strstr(notes->lines[notes->count - 1].text,
                           "Llanfairpwllgwyngyllgogerychwyrndrobwll"));
    page_release(&page);
    sample_release(&sample);
}

// About one area: its name first and in bold, those of its neighbours where
// they are seen, off every school.
static void labels__of_a_map_about_one_area(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 3, 3);
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    sample.map.labels = true;
    struct page page = page_checked(&sample.map, "one area");
    const struct box frame = page.layout.panels[0].box;
    const struct view *view = layout_view(&page.layout);
    assert_int_equal(page.labels.items[0].area, 4);
    assert_true(page.labels.count >= 5);
    for (size_t i = 0; i < page.labels.count; i++) {
        const struct label *label = &page.labels.items[i];
        const struct atlas_area *area =
            &sample.figures.areas.items[label->area];
        assert_int_equal(label->style.is_bold, label->area == 4);
        assert_true(box_holds(frame, label->place));
        // Within its own square, though that is cut off.
        assert_true(
            box_holds(box_grow(view_box(view, area->box), 0.5), label->place));
    }
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

// The name goes where schools leave room, however far from the middle that is.
static void labels__find_the_room_beside_schools(void **state) {
    (void)state;
    enum { SIDE = 40 };
    static struct atlas_dot dots[SIDE * SIDE];
    struct sample sample;
    struct views views;
    sample_squares(&sample, 3, 3);
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    // All but the north-eastern corner.
    sample.map.dot_count = 0;
    for (size_t i = 0; i < (size_t)SIDE * SIDE; i++) {
        const size_t column = i % SIDE;
        const size_t row = i / SIDE;
        if (column > 23 && row > 29) continue;
        dots[sample.map.dot_count++] = (struct atlas_dot){
            {410125 + 250 * (double)column, 310125 + 250 * (double)row},
            200,
            ATLAS_PHASE_PRIMARY};
    }
    sample.map.dots = dots;
    sample.map.labels = true;
    struct page page = page_checked(&sample.map, "corner");
    const struct label *label = &page.labels.items[0];
    assert_int_equal(label->area, 4);
    assert_false(label->has_leader);
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

// Where schools leave no room for the name it is left out.
static void labels__never_hide_a_school(void **state) {
    (void)state;
    enum { SIDE = 40 };
    static struct atlas_dot dots[SIDE * SIDE];
    struct sample sample;
    struct views views;
    sample_squares(&sample, 3, 3);
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    for (size_t i = 0; i < (size_t)SIDE * SIDE; i++) {
        dots[i] = (struct atlas_dot){{410125 + 250 * (double)(i % SIDE),
                                      310125 + 250 * (double)(i / SIDE)},
                                     200,
                                     ATLAS_PHASE_PRIMARY};
    }
    sample.map.dots = dots;
    sample.map.dot_count = (size_t)SIDE * SIDE;
    sample.map.labels = true;
    struct page page = page_checked(&sample.map, "crowded");
    assert_int_equal(page.labels.left_out_count, 1);
    assert_int_equal(page.labels.left_out[0], 4);
    // The key has the name, so it is not said to be missing.
    assert_string_equal(page.layout.legend.rows[0].label, "Square 5");
    const struct type_block *notes = &page.layout.sheet.notes;
    assert_null(strstr(notes->lines[notes->count - 1].text, "No room"));
    page_release(&page);
    views_release(&views);
    sample_release(&sample);
}

static void labels__lines_are_even(void **state) {
    (void)state;
    static const struct {
        const char *name;
        size_t lines;
        const char *wanted[3];
    } cases[] = {
        {"Fylde", 1, {"Fylde"}},
        {"Blackpool North and Fleetwood",
         2,
         {"Blackpool North", "and Fleetwood"}},
        {"Rossendale and Darwen", 3, {"Rossendale", "and", "Darwen"}},
        {"Southend-on-Sea", 1, {"Southend-on-Sea"}},
    };
    struct typeface *typeface = NULL;
    struct atlas_arena arena = {NULL};
    assert_int_equal(typeface_create(&typeface, NULL), ATLAS_OK);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct label label = {.style = {8, false}};
        assert_int_equal(
            label_wrap(typeface, &arena, cases[i].name, &label, cases[i].lines),
            cases[i].lines);
        for (size_t j = 0; j < cases[i].lines; j++) {
            assert_string_equal(label.lines[j].text, cases[i].wanted[j]);
        }
    }
    struct label label = {.style = {8, false}};
    assert_int_equal(label_wrap(typeface, &arena, "Fylde", &label, 2), 0);
    atlas_arena_release(&arena);
    typeface_free(typeface);
}

// Whichever name has it; with no room for most of them.
static void labels__every_name_must_be_in_the_font(void **state) {
    (void)state;
    static const size_t areas[] = {0, 49, 50, 120};
    for (size_t i = 0; i < ATLAS_COUNT(areas); i++) {
        struct sample sample;
        struct page page;
        struct atlas_error err = {.message = ""};
        sample_squares(&sample, 11, 11);
        sample.map.labels = true;
        sample_name(&sample, areas[i], "Fylde \xe6\x9d\xb1");
        assert_int_equal(page_create(&sample.map, &page, &err),
                         ATLAS_ERR_OUTPUT);
        assert_non_null(strstr(err.message, "no glyph for letter U+6771"));
        sample_release(&sample);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels__all_seats_of_lancashire),
        cmocka_unit_test(labels__england_names_what_it_can),
        cmocka_unit_test(labels__what_is_left_out_is_said),
        cmocka_unit_test(labels__of_a_map_about_one_area),
        cmocka_unit_test(labels__find_the_room_beside_schools),
        cmocka_unit_test(labels__never_hide_a_school),
        cmocka_unit_test(labels__lines_are_even),
        cmocka_unit_test(labels__every_name_must_be_in_the_font),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
