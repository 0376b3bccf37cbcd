// Palettes: lightness falls evenly, steps can be told apart without colour.

#include "render/palette.h"

#include <math.h>

#include "atlas/render.h"
#include "atlas_test.h"

static void palette__lightness_falls_in_even_steps(void **state) {
    (void)state;
    const char *const *names = atlas_palette_names();
    for (size_t i = 0; names[i]; i++) {
        for (size_t count = 2; count <= ATLAS_CLASSES_MAX; count++) {
            struct colour colours[ATLAS_CLASSES_MAX];
            assert_int_equal(palette_colours(names[i], count, colours, NULL),
                             ATLAS_OK);
            const double whole = palette_lightness(colours[0]) -
                                 palette_lightness(colours[count - 1]);
            const double even = whole / (double)(count - 1);
            for (size_t j = 1; j < count; j++) {
                const double step = palette_lightness(colours[j - 1]) -
                                    palette_lightness(colours[j]);
                if (fabs(step - even) > 0.02) {
                    fail_msg("%s %zu of %zu: %g, not %g", names[i], j, count,
                             step, even);
                }
            }
        }
    }
}

static void palette__five_classes_stand_apart(void **state) {
    (void)state;
    // The contrast (WCAG) of neighbours: ColorBrewer's five blues reach 1.35 to
    // 1.90, the dashboard's ramp 1.55.
    const char *const *names = atlas_palette_names();
    for (size_t i = 0; names[i]; i++) {
        struct colour colours[ATLAS_CLASSES_MAX];
        assert_int_equal(palette_colours(names[i], 5, colours, NULL), ATLAS_OK);
        for (size_t j = 1; j < 5; j++) {
            const double contrast = (palette_luminance(colours[j - 1]) + 0.05) /
                                    (palette_luminance(colours[j]) + 0.05);
            if (contrast < 1.4) {
                fail_msg("%s %zu: contrast %g", names[i], j, contrast);
            }
        }
    }
}

static void palette__textures_differ(void **state) {
    (void)state;
    for (int i = PATTERN_NONE + 1; i < PATTERN_END; i++) {
        for (int j = PATTERN_NONE + 1; j < i; j++) {
            const struct pattern_lines a = pattern_lines_of((enum pattern)i);
            const struct pattern_lines b = pattern_lines_of((enum pattern)j);
            if (i == PATTERN_SPARSE_DOTS && j == PATTERN_DOTS) continue;
            assert_true(
                a.is_rising != b.is_rising || a.is_falling != b.is_falling ||
                a.is_level != b.is_level || a.is_upright != b.is_upright);
        }
    }
    // Dots of the two kinds: half as many, and twice the ink each.
    assert_true(PATTERN_SPARSE_DOT_PT * PATTERN_SPARSE_DOT_PT >
                2 * PATTERN_DOT_PT * PATTERN_DOT_PT);
    // Against the ground the marks stand out at 3 to 1.
    const struct inks *inks = palette_inks();
    assert_true((palette_luminance(inks->blank) + 0.05) /
                    (palette_luminance(inks->mark) + 0.05) >
                3);
}

static void palette__unknown_name(void **state) {
    (void)state;
    struct colour colours[ATLAS_CLASSES_MAX];
    struct atlas_error err = {.message = ""};
    assert_int_equal(palette_colours("jet", 5, colours, &err), ATLAS_ERR_USAGE);
    assert_string_equal(err.where, "jet");
    assert_int_equal(palette_colours("Blue", 5, colours, NULL), ATLAS_OK);
}

static void palette__known_luminances(void **state) {
    (void)state;
    assert_true(fabs(palette_luminance((struct colour){255, 255, 255}) - 1) <
                1e-9);
    assert_true(palette_luminance((struct colour){0, 0, 0}) < 1e-9);
    // #767676 on white has 4.54 to 1 (WCAG's best-known grey).
    const double grey = palette_luminance((struct colour){118, 118, 118});
    assert_true(fabs(1.05 / (grey + 0.05) - 4.54) < 0.01);
    assert_true(fabs(palette_lightness((struct colour){255, 255, 255}) - 1) <
                1e-4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(palette__lightness_falls_in_even_steps),
        cmocka_unit_test(palette__five_classes_stand_apart),
        cmocka_unit_test(palette__textures_differ),
        cmocka_unit_test(palette__unknown_name),
        cmocka_unit_test(palette__known_luminances),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
