// Every palette and every number of classes: what must differ does.
//
// The least difference asked is VISION_APART, three times what is just
// noticeable; what the palettes reach beyond it is what nine classes leave.

#include "render/contrast.h"

#include <math.h>
#include <string.h>

#include "atlas_test.h"

static struct contrast measured(const struct palette *palette, size_t classes) {
    struct contrast contrast;
    struct atlas_error err = {.message = ""};
    if (contrast_measure(palette, classes, &contrast, &err)) {
        fail_msg("%s", err.message);
    }
    return contrast;
}

static void contrast__every_palette_stands_apart(void **state) {
    (void)state;
    struct palette palette;
    size_t seen = 0;
    for (; palette_at(seen, &palette); seen++) {
        for (size_t count = 2; count <= ATLAS_CLASSES_MAX; count++) {
            const struct contrast contrast = measured(&palette, count);
            for (int i = 0; i < VISION_END; i++) {
                if (contrast.least[i] >= VISION_APART) continue;
                fail_msg("%s, %zu classes, %s: %g", palette.name, count,
                         vision_word((enum vision)i), contrast.least[i]);
            }
            assert_true(contrast_is_apart(&contrast));
        }
    }
    assert_in_range(seen, 10, 100);
}

// Lightness of a class as these eyes see it.
static double lightness_seen(struct colour colour, enum vision vision) {
    return light_oklab(vision_seen(colour, vision)).lightness;
}

static void contrast__lightness_falls_along_each_arm(void **state) {
    (void)state;
    struct palette palette;
    for (size_t p = 0; palette_at(p, &palette); p++) {
        if (palette.kind == ATLAS_PALETTE_BIVARIATE) continue;
        for (size_t count = 2; count <= ATLAS_CLASSES_MAX; count++) {
            const struct contrast c = measured(&palette, count);
            for (size_t i = 0; i + 1 < count; i++) {
                if (!contrast_must_differ(&c, i, i + 1, VISION_GREYSCALE)) {
                    continue;
                }
                for (int v = 0; v < VISION_END; v++) {
                    const double step =
                        lightness_seen(c.colours[i], (enum vision)v) -
                        lightness_seen(c.colours[i + 1], (enum vision)v);
                    if (i < c.below ? step < 0 : step > 0) continue;
                    fail_msg("%s, %zu of %zu, %s: %g", palette.name, i, count,
                             vision_word((enum vision)v), step);
                }
            }
        }
    }
}

static void contrast__bivariate_darkens_with_both(void **state) {
    (void)state;
    struct palette palette;
    for (size_t p = 0; palette_at(p, &palette); p++) {
        if (palette.kind != ATLAS_PALETTE_BIVARIATE) continue;
        const struct contrast c = measured(&palette, 9);
        for (size_t i = 0; i < c.count; i++) {
            for (size_t j = i + 1; j < c.count; j++) {
                if (!contrast_is_neighbour(&c, i, j)) continue;
                assert_true(lightness_seen(c.colours[i], VISION_GREYSCALE) >
                            lightness_seen(c.colours[j], VISION_GREYSCALE));
            }
        }
    }
}

static void contrast__which_pairs_must_differ(void **state) {
    (void)state;
    const struct palette sequential = {ATLAS_PALETTE_SEQUENTIAL, "blue", true};
    const struct palette diverging = {ATLAS_PALETTE_DIVERGING, "blue-amber",
                                      true};
    const struct palette bivariate = {ATLAS_PALETTE_BIVARIATE, "blue-by-amber",
                                      true};
    const struct {
        const struct palette *palette;
        size_t classes;
        size_t one;
        size_t other;
        bool in_colour;
        bool in_grey;
    } cases[] = {
        {&sequential, 5, 1, 2, true, true},
        {&sequential, 5, 2, 1, true, true},
        {&sequential, 5, 0, 2, false, false},
        {&sequential, 5, 2, 2, false, false},
        {&diverging, 4, 0, 1, true, true},
        {&diverging, 4, 1, 2, true, false},  // The reference between them.
        {&diverging, 4, 0, 3, true, false},
        {&diverging, 5, 1, 2, true, true},
        {&diverging, 5, 2, 3, true, true},
        {&bivariate, 9, 0, 1, true, true},
        {&bivariate, 9, 0, 3, true, true},
        {&bivariate, 9, 2, 3, true, false},  // End of a row, start of the next.
        {&bivariate, 9, 1, 3, true, false},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct contrast c = measured(cases[i].palette, cases[i].classes);
        if (contrast_must_differ(&c, cases[i].one, cases[i].other,
                                 VISION_DEUTERANOPIA) != cases[i].in_colour ||
            contrast_must_differ(&c, cases[i].one, cases[i].other,
                                 VISION_GREYSCALE) != cases[i].in_grey) {
            fail_msg("case %zu", i);
        }
    }
}

static void contrast__counts_what_wcag_asks(void **state) {
    (void)state;
    // Greys of luminance 1, 0.3 and 0.0667 keep 3 to 1; four greys cannot.
    struct palette palette;
    for (size_t p = 0; palette_at(p, &palette); p++) {
        if (palette.kind != ATLAS_PALETTE_SEQUENTIAL) continue;
        for (size_t count = 2; count <= ATLAS_CLASSES_MAX; count++) {
            const struct contrast c = measured(&palette, count);
            size_t strong = 0;
            for (size_t i = 0; i + 1 < count; i++) {
                strong += vision_contrast(c.colours[i], c.colours[i + 1]) >= 3;
            }
            assert_int_equal(c.neighbours, count - 1);
            assert_int_equal(c.strong, strong);
            assert_true(count <= 3 || c.strong < c.neighbours);
        }
    }
}

static void contrast__sees_what_is_too_close(void **state) {
    (void)state;
    struct contrast contrast = {.count = 2};
    for (int i = 0; i < VISION_END; i++) contrast.least[i] = 0.2;
    assert_true(contrast_is_apart(&contrast));
    contrast.least[VISION_TRITANOPIA] = 0.05;
    assert_false(contrast_is_apart(&contrast));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast__every_palette_stands_apart),
        cmocka_unit_test(contrast__lightness_falls_along_each_arm),
        cmocka_unit_test(contrast__bivariate_darkens_with_both),
        cmocka_unit_test(contrast__which_pairs_must_differ),
        cmocka_unit_test(contrast__counts_what_wcag_asks),
        cmocka_unit_test(contrast__sees_what_is_too_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
