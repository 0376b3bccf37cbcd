// Whole pictures: every colour is the legend's, chunks, ids, bad input.

#include "atlas/render.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/hexagons.h"
#include "atlas_test.h"
#include "picture_check.h"
#include "png_read.h"
#include "render/palette.h"
#include "sample_views.h"
#include "support/test_files.h"
#include "xml_check.h"

static struct atlas_picture *picture_of(const struct sample *sample) {
    struct atlas_picture *picture = NULL;
    struct atlas_error err = {.message = ""};
    if (atlas_picture_create(&sample->map, &picture, &err)) {
        fail_msg("%s: %s", err.where, err.message);
    }
    return picture;
}

static void png_draw(const struct sample *sample, double dpi,
                     struct atlas_text *png) {
    struct atlas_picture *picture = picture_of(sample);
    assert_int_equal(atlas_picture_png(picture, dpi, png, NULL), ATLAS_OK);
    atlas_picture_free(picture);
}

static void svg_draw(const struct sample *sample, struct atlas_text *svg) {
    struct atlas_picture *picture = picture_of(sample);
    assert_int_equal(atlas_picture_svg(picture, svg, NULL), ATLAS_OK);
    atlas_picture_free(picture);
}

static size_t colours_check(const struct sample *sample) {
    return picture_check(&sample->map, "areas");
}

static void render__squares_have_the_colour_of_their_class(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 6, 5);
    for (int method = 0; method < ATLAS_FIXED; method++) {
        for (size_t classes = 1; classes <= 9; classes += 4) {
            sample_classify(&sample, (enum atlas_class_method)method, classes);
            assert_int_equal(colours_check(&sample), 30);
        }
    }
    sample_release(&sample);
}

// Values, map, legend and table say the same of England's seats, in every kind
// of map.
static void render__every_seat_has_the_colour_of_its_class(void **state) {
    (void)state;
    ATLAS_NEEDS_DATA();
    // On a large page all seats are seen, but circles lie on circles, and
    // schools hide what they lie on.
    static const size_t least[KIND_END] = {
        [KIND_AREAS] = 543,     [KIND_HEXAGONS] = 543, [KIND_SYMBOLS] = 380,
        [KIND_DIVERGING] = 543, [KIND_CHANGE] = 543,   [KIND_BIVARIATE] = 543,
        [KIND_PANELS] = 2100,   [KIND_CONTEXT] = 543,  [KIND_SERIES] = 1500,
        [KIND_FOCUS] = 1,       [KIND_DOTS] = 140};
    struct sample sample;
    struct views views;
    struct atlas_area_set hexagons;
    sample_layer(&sample,
                 test_data_path("boundaries/PCON_JULY_2024_UK_BUC.shp"),
                 "PCON24", "E*");
    const struct atlas_area_set *seats = &sample.figures.areas;
    assert_int_equal(seats->count, 543);
    assert_int_equal(atlas_hexagons_layout(seats, NULL, NULL, &hexagons, NULL),
                     ATLAS_OK);
    sample.map.width_mm = 420;
    views_create(&sample, &views);
    for (int kind = 0; kind < KIND_END; kind++) {
        const char *word = kind_word((enum kind)kind);
        views_choose(&views, (enum kind)kind);
        sample.panel.areas = kind == KIND_HEXAGONS ? &hexagons : seats;
        const size_t seen = picture_check(&sample.map, word);
        print_message("%s: %zu of %zu looked at\n", word, seen,
                      543 * sample.map.panel_count);
        assert_in_range(seen, least[kind], 543 * sample.map.panel_count);
    }
    views_release(&views);
    atlas_area_set_release(&hexagons);
    sample_release(&sample);
}

static void render__png_says_what_it_is(void **state) {
    (void)state;
    struct sample sample;
    struct atlas_text png = ATLAS_TEXT_INIT;
    struct png_picture picture;
    sample_squares(&sample, 3, 3);
    png_draw(&sample, 144, &png);
    png_picture_read(&png, &picture);
    // 180 mm at 144 dots an inch.
    assert_int_equal(picture.width, 1021);
    assert_int_equal(picture.per_metre, 5669);
    assert_true(picture.has_srgb);
    assert_false(picture.has_time);
    assert_string_equal(png_picture_text(&picture, "Title"),
                        "Persistent absence ranged from 5.1% in Square 1 to "
                        "5.9% in Square 9");
    struct atlas_text alt = ATLAS_TEXT_INIT;
    struct atlas_picture *made = picture_of(&sample);
    atlas_picture_alt_text(made, &alt);
    atlas_picture_free(made);
    assert_string_equal(png_picture_text(&picture, "Description"),
                        atlas_text_string(&alt));
    assert_non_null(strstr(png_picture_text(&picture, "Source"),
                           "Office for National Statistics"));
    assert_string_equal(
        png_picture_text(&picture, "Copyright"),
        "Contains OS data © Crown copyright and database right 2024");
    atlas_text_release(&alt);
    atlas_text_release(&png);
    png_picture_release(&picture);
    sample_release(&sample);
}

static void render__dpi_changes_pixels_only(void **state) {
    (void)state;
    struct sample sample;
    struct atlas_text png = ATLAS_TEXT_INIT;
    struct png_picture low;
    struct png_picture high;
    sample_squares(&sample, 4, 4);
    png_draw(&sample, 72, &png);
    png_picture_read(&png, &low);
    png_draw(&sample, 288, &png);
    png_picture_read(&png, &high);
    assert_true(abs((int)high.width - 4 * (int)low.width) <= 4);
    assert_true(abs((int)high.height - 4 * (int)low.height) <= 4);
    atlas_text_release(&png);
    png_picture_release(&low);
    png_picture_release(&high);
    sample_release(&sample);
}

// PNG, SVG, PDF, alt text and table of a map.
#define FILES 5

static void files_draw(const struct sample *sample,
                       struct atlas_text files[FILES]) {
    struct atlas_picture *picture = picture_of(sample);
    assert_int_equal(atlas_picture_png(picture, 96, &files[0], NULL), ATLAS_OK);
    assert_int_equal(atlas_picture_svg(picture, &files[1], NULL), ATLAS_OK);
    assert_int_equal(atlas_picture_pdf(picture, &files[2], NULL), ATLAS_OK);
    atlas_picture_alt_text(picture, &files[3]);
    atlas_picture_table(picture, &files[4]);
    atlas_picture_free(picture);
}

static void render__same_bytes_twice(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 5, 4);
    sample.map.labels = true;
    sample_state(&sample, 3, ATLAS_SUPPRESSED);
    views_create(&sample, &views);
    for (int kind = 0; kind < KIND_END; kind++) {
        struct atlas_text first[FILES] = {ATLAS_TEXT_INIT};
        struct atlas_text second[FILES] = {ATLAS_TEXT_INIT};
        views_choose(&views, (enum kind)kind);
        files_draw(&sample, first);
        files_draw(&sample, second);
        for (int i = 0; i < FILES; i++) {
            assert_true(first[i].length > 100);
            assert_int_equal(first[i].length, second[i].length);
            assert_memory_equal(first[i].data, second[i].data, first[i].length);
            atlas_text_release(&first[i]);
            atlas_text_release(&second[i]);
        }
    }
    views_release(&views);
    sample_release(&sample);
}

static void render__svg_has_text_ids_and_names(void **state) {
    (void)state;
    struct sample sample;
    struct atlas_text svg = ATLAS_TEXT_INIT;
    sample_squares(&sample, 3, 2);
    sample_name(&sample, 0, "<script>alert('x')</script> & \"co\"");
    sample_name(&sample, 1, "Dŵr y Felin, Llŷn");
    sample_name(&sample, 2,
                "The Constituency of Eighty Characters and Not a Single One "
                "Less Than Eighty, Indeed");
    sample.map.labels = true;
    svg_draw(&sample, &svg);
    const char *text = atlas_text_string(&svg);
    assert_true(xml_check(text) > 30);
    assert_null(strstr(text, "<script"));
    assert_non_null(strstr(text, "role=\"graphics-document document\""));
    assert_non_null(strstr(text, "<desc id=\"persistent-secondary-desc\">"));
    assert_non_null(strstr(text, "id=\"persistent-secondary-E00000001\""));
    assert_non_null(strstr(text, "Dŵr y Felin, Llŷn: 5.2%"));
    assert_non_null(strstr(text, ">Persistent absence rate</text>"));
    atlas_text_release(&svg);
    sample_release(&sample);
}

static void render__every_state_is_drawn_and_listed(void **state) {
    (void)state;
    struct sample sample;
    struct atlas_text svg = ATLAS_TEXT_INIT;
    sample_squares(&sample, 4, 3);
    for (int i = 1; i < ATLAS_STATE_END; i++) {
        sample_state(&sample, (size_t)i, (enum atlas_state)i);
    }
    sample.figures.items[7].is_partial = true;
    sample_read(&sample);
    sample_classify(&sample, ATLAS_QUANTILE, 5);
    svg_draw(&sample, &svg);
    for (int pattern = 1; pattern < PATTERN_END; pattern++) {
        char use[80];
        snprintf(use, sizeof(use), "url(#persistent-secondary-pattern-%d)",
                 pattern);
        const char *swatch = strstr(svg.data, use);
        assert_non_null(swatch);
        assert_non_null(strstr(swatch + 1, use));  // Legend and map.
    }
    assert_int_equal(colours_check(&sample), 5);
    atlas_text_release(&svg);
    sample_release(&sample);
}

static void render__odd_maps_are_drawn(void **state) {
    (void)state;
    struct sample sample;
    // One area.
    sample_squares(&sample, 1, 1);
    assert_int_equal(colours_check(&sample), 1);
    sample_release(&sample);
    // All values equal.
    sample_squares(&sample, 4, 2);
    for (size_t i = 0; i < 8; i++) sample_rate(&sample, i, 75, 1000);
    sample_classify(&sample, ATLAS_QUANTILE, 5);
    assert_int_equal(sample.classes.count, 1);
    assert_int_equal(colours_check(&sample), 8);
    // All suppressed.
    for (size_t i = 0; i < 8; i++) sample_state(&sample, i, ATLAS_SUPPRESSED);
    sample_classify(&sample, ATLAS_QUANTILE, 5);
    assert_int_equal(sample.classes.count, 0);
    assert_int_equal(colours_check(&sample), 0);
    sample_release(&sample);
    // Very wide and very tall.
    sample_squares(&sample, 40, 1);
    assert_int_equal(colours_check(&sample), 40);
    sample_release(&sample);
    sample_squares(&sample, 1, 40);
    assert_int_equal(colours_check(&sample), 40);
    sample_release(&sample);
}

static void render__refuses_what_cannot_be_drawn(void **state) {
    (void)state;
    static const struct {
        double width_mm;
        double height_mm;
        double dpi;
        const char *palette;
        enum atlas_status status;
        const char *message;
    } cases[] = {
        {40, 0, 96, NULL, ATLAS_ERR_OUTPUT,
         "page 40 mm wide is too small: at least 63 mm"},
        {180, 60, 96, NULL, ATLAS_ERR_OUTPUT,
         "page of 180 by 60 mm is too small for the map and its words"},
        {6000, 0, 96, NULL, ATLAS_ERR_OUTPUT,
         "page may be at most 5000 mm wide and high"},
        {180, 0, 5, NULL, ATLAS_ERR_OUTPUT,
         "resolution must be 10 to 2400 dpi"},
        {4000, 4000, 2400, NULL, ATLAS_ERR_OUTPUT,
         "a picture may be 1 to 20000 pixels wide and high"},
        {180, 0, 96, "rainbow", ATLAS_ERR_USAGE,
         "unknown palette; there are blue, viridian, amber, plum and grey"},
    };
    struct sample sample;
    sample_squares(&sample, 3, 3);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_text png = ATLAS_TEXT_INIT;
        struct atlas_error err = {.message = ""};
        atlas_text_add(&png, "as it was");
        sample.map.width_mm = cases[i].width_mm;
        sample.map.height_mm = cases[i].height_mm;
        sample.map.palette = cases[i].palette;
        struct atlas_picture *picture = NULL;
        enum atlas_status status =
            atlas_picture_create(&sample.map, &picture, &err);
        if (!status) {
            status = atlas_picture_png(picture, cases[i].dpi, &png, &err);
        }
        assert_int_equal(status, cases[i].status);
        atlas_picture_free(picture);
        assert_string_equal(err.message, cases[i].message);
        assert_string_equal(atlas_text_string(&png), "as it was");
        atlas_text_release(&png);
    }
    sample_release(&sample);
}

static void render__a_letter_without_glyph_is_an_error(void **state) {
    (void)state;
    struct sample sample;
    struct atlas_picture *picture = NULL;
    struct atlas_error err = {.message = ""};
    sample_squares(&sample, 2, 2);
    sample.map.labels = true;
    sample_name(&sample, 2, "東京");
    assert_int_equal(atlas_picture_create(&sample.map, &picture, &err),
                     ATLAS_ERR_OUTPUT);
    assert_non_null(strstr(err.message, "font has no glyph for letter U+"));
    assert_null(picture);
    sample_release(&sample);
}

static void render__fixed_page_is_kept(void **state) {
    (void)state;
    struct sample sample;
    struct atlas_text png = ATLAS_TEXT_INIT;
    struct png_picture picture;
    sample_squares(&sample, 5, 3);
    sample.map.width_mm = 254;
    sample.map.height_mm = 127;
    png_draw(&sample, 144, &png);
    png_picture_read(&png, &picture);
    assert_int_equal(picture.width, 1440);
    assert_int_equal(picture.height, 720);
    atlas_text_release(&png);
    png_picture_release(&picture);
    sample_release(&sample);
}

static void render__knows_its_font_and_libraries(void **state) {
    (void)state;
    struct atlas_render_versions versions;
    assert_int_equal(atlas_render_check(NULL), ATLAS_OK);
    atlas_render_versions(&versions);
    assert_memory_equal(versions.cairo, "1.", 2);
    assert_memory_equal(versions.pango, "1.", 2);
    assert_memory_equal(versions.png, "1.6", 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(render__squares_have_the_colour_of_their_class),
        cmocka_unit_test(render__every_seat_has_the_colour_of_its_class),
        cmocka_unit_test(render__png_says_what_it_is),
        cmocka_unit_test(render__dpi_changes_pixels_only),
        cmocka_unit_test(render__same_bytes_twice),
        cmocka_unit_test(render__svg_has_text_ids_and_names),
        cmocka_unit_test(render__every_state_is_drawn_and_listed),
        cmocka_unit_test(render__odd_maps_are_drawn),
        cmocka_unit_test(render__refuses_what_cannot_be_drawn),
        cmocka_unit_test(render__a_letter_without_glyph_is_an_error),
        cmocka_unit_test(render__fixed_page_is_kept),
        cmocka_unit_test(render__knows_its_font_and_libraries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
