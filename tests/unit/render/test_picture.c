// A picture as a part of another page.

#include "render/picture.h"

#include <string.h>

#include "atlas_test.h"
#include "sample_map.h"
#include "svg_read.h"
#include "xml_check.h"

// Pixels of an inch on the other page; a picture there is half its size.
#define DPI 288
#define SCALE 0.5
// Where it is placed: whole pixels of the other page.
#define ASIDE 30
#define BELOW 50

// The picture on a page of its own, or as a part of another.
static struct canvas *picture_pixels(const struct atlas_picture *picture,
                                     bool is_placed,
                                     struct canvas_pixels *ret_pixels) {
    const struct box other = {0, 0, 400, 400};
    struct canvas *canvas = NULL;
    assert_int_equal(
        canvas_pixels_create(picture->typeface,
                             is_placed ? other : picture_page(picture),
                             is_placed ? DPI : DPI * SCALE, &canvas, NULL),
        ATLAS_OK);
    if (is_placed) {
        picture_draw_at(picture, canvas, (struct atlas_point){ASIDE, BELOW},
                        SCALE);
    } else {
        picture->ops->draw(picture, 0, canvas);
    }
    assert_int_equal(canvas_pixels_finish(canvas, ret_pixels, NULL), ATLAS_OK);
    return canvas;
}

// The map of squares has nothing to simplify, so it is the same to the bit.
static void picture__placed_is_as_it_is_alone(void **state) {
    (void)state;
    struct sample sample;
    struct atlas_picture *picture = NULL;
    struct canvas_pixels alone;
    struct canvas_pixels placed;
    sample_squares(&sample, 4, 3);
    sample_state(&sample, 3, ATLAS_SUPPRESSED);
    sample.map.labels = true;
    assert_int_equal(atlas_picture_create(&sample.map, &picture, NULL),
                     ATLAS_OK);
    struct canvas *page = picture_pixels(picture, false, &alone);
    struct canvas *other = picture_pixels(picture, true, &placed);
    for (uint32_t y = 0; y < alone.height; y++) {
        const size_t row = y + BELOW * DPI / 72;
        assert_memory_equal(
            alone.bytes + y * alone.stride,
            placed.bytes + row * placed.stride + 4 * (ASIDE * DPI / 72),
            4 * alone.width);
    }
    canvas_pixels_free(page);
    canvas_pixels_free(other);
    atlas_picture_free(picture);
    sample_release(&sample);
}

static void picture__knows_its_page(void **state) {
    (void)state;
    struct sample sample;
    struct atlas_picture *picture = NULL;
    sample_squares(&sample, 3, 3);
    sample.map.width_mm = 254;
    sample.map.height_mm = 127;
    assert_int_equal(atlas_picture_create(&sample.map, &picture, NULL),
                     ATLAS_OK);
    const struct box page = picture_page(picture);
    assert_float_equal(page.x, 0, 0);
    assert_float_equal(page.width, 720, 1e-9);
    assert_float_equal(page.height, 360, 1e-9);
    atlas_picture_free(picture);
    sample_release(&sample);
}

static void picture__is_placed_in_svg(void **state) {
    (void)state;
    struct sample sample;
    struct atlas_picture *picture = NULL;
    struct atlas_text svg = ATLAS_TEXT_INIT;
    sample_squares(&sample, 2, 2);
    assert_int_equal(atlas_picture_create(&sample.map, &picture, NULL),
                     ATLAS_OK);
    struct canvas *canvas =
        canvas_svg_create(&(struct canvas_svg_head){.id = "sheet",
                                                    .title = "Sheet",
                                                    .description = "A map",
                                                    .page = {0, 0, 600, 600}},
                          &svg);
    picture_draw_at(picture, canvas, (struct atlas_point){12.5, 7}, 1 / 3.0);
    canvas_box(canvas, (struct box){590, 590, 5, 5},
               &(struct canvas_paint){.is_filled = true});
    canvas_svg_finish(canvas);
    assert_true(xml_check(atlas_text_string(&svg)) > 10);
    const char *place = strstr(
        svg.data, "<g transform=\"translate(12.5 7) scale(0.333333)\">\n");
    const char *area = strstr(svg.data, " id=\"sheet-E00000001\"");
    const char *after = strstr(svg.data, "M590,590");
    if (!after) after = strstr(svg.data, "M590 590");
    assert_non_null(place);
    assert_true(place < area && area < after);
    assert_int_equal(svg_count(svg.data, "<g transform="), 1);
    atlas_text_release(&svg);
    atlas_picture_free(picture);
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(picture__placed_is_as_it_is_alone),
        cmocka_unit_test(picture__knows_its_page),
        cmocka_unit_test(picture__is_placed_in_svg),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
