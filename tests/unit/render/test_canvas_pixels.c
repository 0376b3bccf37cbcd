// A page of pixels: textures of every width at every resolution.

#include "render/canvas.h"

#include "atlas_test.h"

static struct typeface *typeface;

static int typeface_open(void **state) {
    (void)state;
    return typeface_create(&typeface, NULL) != ATLAS_OK;
}

static int typeface_close(void **state) {
    (void)state;
    typeface_free(typeface);
    return 0;
}

// Cairo 1.16 writes past the end of its spans when every pixel of a row, from
// the first to the last, is covered otherwise than the one before it. A path of
// many thin lines does that; the process ends when the memory behind is freed.
static void canvas_pixels__textures_keep_to_their_memory(void **state) {
    (void)state;
    static const double resolutions[] = {10, 50, 72, 96, 160};
    for (size_t i = 0; i < ATLAS_COUNT(resolutions); i++) {
        const double dpi = resolutions[i];
        struct canvas *canvas = NULL;
        struct canvas_pixels pixels;
        const struct box page = {0, 0, 500 * 72 / dpi, 20 * 72 / dpi};
        assert_int_equal(
            canvas_pixels_create(typeface, page, dpi, &canvas, NULL), ATLAS_OK);
        for (int width = 60; width < 400; width += 5) {
            for (int pattern = 1; pattern < PATTERN_END; pattern++) {
                // In pixels, off the grid of pixels at both ends.
                const double left = 50.3 + width % 7 / 7.0;
                const struct box box = {left * 72 / dpi, 0, width * 72 / dpi,
                                        page.height};
                canvas_box(
                    canvas, box,
                    &(struct canvas_paint){.is_filled = true,
                                           .fill = palette_inks()->blank,
                                           .pattern = (enum pattern)pattern});
            }
        }
        assert_int_equal(canvas_pixels_finish(canvas, &pixels, NULL), ATLAS_OK);
        canvas_pixels_free(canvas);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canvas_pixels__textures_keep_to_their_memory),
    };
    return cmocka_run_group_tests(tests, typeface_open, typeface_close);
}
