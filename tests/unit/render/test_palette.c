// Palettes: lightness falls evenly, steps can be told apart without colour.

#include "render/palette.h"

#include <math.h>

#include "atlas/render.h"
#include "atlas_test.h"
#include "render/vision.h"

static void palette__lightness_falls_in_even_steps(void **state) {
    (void)state;
    const char *const *names = atlas_palette_names(ATLAS_PALETTE_SEQUENTIAL);
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
    const char *const *names = atlas_palette_names(ATLAS_PALETTE_SEQUENTIAL);
    for (size_t i = 0; names[i]; i++) {
        struct colour colours[ATLAS_CLASSES_MAX];
        assert_int_equal(palette_colours(names[i], 5, colours, NULL), ATLAS_OK);
        for (size_t j = 1; j < 5; j++) {
            const double contrast = vision_contrast(colours[j - 1], colours[j]);
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
    assert_true(vision_contrast(inks->blank, inks->mark) > 3);
}

static void palette__of_another_kind_or_unknown(void **state) {
    (void)state;
    static const struct {
        const char *name;
        enum atlas_palette_kind wanted;
        const char *message;
    } cases[] = {
        {"jet", ATLAS_PALETTE_SEQUENTIAL,
         "unknown palette; there are blue, viridian, amber, plum and grey"},
        {"blue-amber", ATLAS_PALETTE_SEQUENTIAL,
         "this palette is diverging, for a map around a reference; a map of "
         "one measure takes blue, viridian, amber, plum and grey"},
        {"blue", ATLAS_PALETTE_DIVERGING,
         "this palette is sequential, for a map of one measure; a map around a "
         "reference takes blue-amber, green-plum and teal-rust"},
        {"green-by-plum", ATLAS_PALETTE_DIVERGING,
         "this palette is bivariate, for a map of two measures; a map around a "
         "reference takes blue-amber, green-plum and teal-rust"},
        {"", ATLAS_PALETTE_BIVARIATE,
         "unknown palette; there are blue-by-amber and green-by-plum"},
    };
    const struct atlas_classes classes = {.count = 2, .below = 1, .above = 1};
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct colour colours[ATLAS_CLASSES_MAX];
        struct colour grid[PALETTE_SIDE][PALETTE_SIDE];
        struct atlas_error err = {.message = ""};
        const enum atlas_status status =
            cases[i].wanted == ATLAS_PALETTE_SEQUENTIAL
                ? palette_colours(cases[i].name, 5, colours, &err)
            : cases[i].wanted == ATLAS_PALETTE_DIVERGING
                ? palette_diverging(cases[i].name, &classes, colours, &err)
                : palette_bivariate(cases[i].name, grid, &err);
        assert_int_equal(status, ATLAS_ERR_USAGE);
        assert_string_equal(err.where, cases[i].name);
        assert_string_equal(err.message, cases[i].message);
        assert_int_equal(
            atlas_palette_check(cases[i].name, cases[i].wanted, NULL),
            ATLAS_ERR_USAGE);
    }
    struct colour colours[ATLAS_CLASSES_MAX];
    assert_int_equal(palette_colours("Blue", 5, colours, NULL), ATLAS_OK);
    assert_int_equal(
        atlas_palette_check("Teal-Rust", ATLAS_PALETTE_DIVERGING, NULL),
        ATLAS_OK);
}

static void palette__every_name_once_the_first_is_the_default(void **state) {
    (void)state;
    struct palette one;
    struct palette other;
    for (size_t i = 0; palette_at(i, &one); i++) {
        assert_int_equal(palette_named(one.name, &other, NULL), ATLAS_OK);
        assert_ptr_equal(other.name, one.name);
        assert_int_equal(other.kind, one.kind);
        for (size_t j = 0; j < i && palette_at(j, &other); j++) {
            assert_string_not_equal(one.name, other.name);
        }
        if (!one.is_default) continue;
        struct colour by_name[ATLAS_CLASSES_MAX] = {{0}};
        struct colour by_default[ATLAS_CLASSES_MAX] = {{0}};
        const struct atlas_classes classes = {
            .count = 5,
            .is_diverging = one.kind == ATLAS_PALETTE_DIVERGING,
            .below = 2,
            .above = 2};
        if (one.kind == ATLAS_PALETTE_BIVARIATE) continue;
        assert_int_equal(palette_classes(one.name, &classes, by_name, NULL),
                         ATLAS_OK);
        assert_int_equal(palette_classes(NULL, &classes, by_default, NULL),
                         ATLAS_OK);
        assert_memory_equal(by_name, by_default, sizeof(by_name));
    }
}

static void palette__sides_are_equally_light(void **state) {
    (void)state;
    const char *const *names = atlas_palette_names(ATLAS_PALETTE_DIVERGING);
    for (size_t i = 0; names[i]; i++) {
        for (size_t count = 2; count <= ATLAS_CLASSES_MAX; count++) {
            const struct atlas_classes classes = {
                .count = count, .below = count / 2, .above = count / 2};
            struct colour colours[ATLAS_CLASSES_MAX];
            assert_int_equal(
                palette_diverging(names[i], &classes, colours, NULL), ATLAS_OK);
            for (size_t j = 0; j < count / 2; j++) {
                const double apart = palette_lightness(colours[j]) -
                                     palette_lightness(colours[count - 1 - j]);
                assert_true(fabs(apart) < 0.005);
            }
            if (count % 2 == 0) continue;
            // The middle is no side's colour.
            const struct colour middle = colours[count / 2];
            assert_int_equal(middle.red, middle.green);
            assert_int_equal(middle.red, middle.blue);
        }
    }
}

static void palette__equal_distance_equal_colour(void **state) {
    (void)state;
    // Two classes above the reference are those of three, as far as they go.
    const struct atlas_classes full = {.count = 6, .below = 3, .above = 3};
    const struct atlas_classes part = {.count = 4, .below = 3, .above = 1};
    struct colour all[ATLAS_CLASSES_MAX];
    struct colour some[ATLAS_CLASSES_MAX];
    assert_int_equal(palette_diverging(NULL, &full, all, NULL), ATLAS_OK);
    assert_int_equal(palette_diverging(NULL, &part, some, NULL), ATLAS_OK);
    assert_memory_equal(all, some, 4 * sizeof(*all));
    // Nothing but the class around the reference.
    const struct atlas_classes alone = {.count = 1};
    assert_int_equal(palette_diverging(NULL, &alone, some, NULL), ATLAS_OK);
    assert_true(palette_lightness(some[0]) > 0.9);
}

static void palette__known_luminances(void **state) {
    (void)state;
    assert_true(fabs(vision_luminance((struct colour){255, 255, 255}) - 1) <
                1e-9);
    assert_true(vision_luminance((struct colour){0, 0, 0}) < 1e-9);
    // #767676 on white has 4.54 to 1 (WCAG's best-known grey).
    const double grey = vision_luminance((struct colour){118, 118, 118});
    assert_true(fabs(1.05 / (grey + 0.05) - 4.54) < 0.01);
    assert_true(fabs(palette_lightness((struct colour){255, 255, 255}) - 1) <
                1e-4);
}

// Colours of so many classes below, around and above a reference.
static void assert_sides_apart(const char *name,
                               const struct atlas_classes *classes) {
    struct colour colours[ATLAS_CLASSES_MAX];
    assert_int_equal(palette_diverging(name, classes, colours, NULL), ATLAS_OK);
    for (size_t i = 0; i < classes->count; i++) {
        for (size_t j = 0; j < i; j++) {
            for (int v = 0; v < VISION_GREYSCALE; v++) {
                const double apart =
                    vision_difference(colours[i], colours[j], (enum vision)v);
                if (apart >= VISION_APART) continue;
                fail_msg("%s, %zu below, %zu above of %zu: %zu and %zu, %s: %g",
                         name, classes->below, classes->above, classes->count,
                         j, i, vision_word((enum vision)v), apart);
            }
        }
    }
}

static void palette__uneven_sides_stand_apart(void **state) {
    (void)state;
    const char *const *names = atlas_palette_names(ATLAS_PALETTE_DIVERGING);
    for (; *names; names++) {
        for (size_t count = 1; count <= ATLAS_CLASSES_MAX; count++) {
            for (size_t middle = 0; middle <= 1; middle++) {
                for (size_t below = 0; below + middle <= count; below++) {
                    const struct atlas_classes classes = {
                        .count = count,
                        .below = below,
                        .above = count - middle - below};
                    assert_sides_apart(*names, &classes);
                }
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(palette__lightness_falls_in_even_steps),
        cmocka_unit_test(palette__five_classes_stand_apart),
        cmocka_unit_test(palette__textures_differ),
        cmocka_unit_test(palette__of_another_kind_or_unknown),
        cmocka_unit_test(palette__every_name_once_the_first_is_the_default),
        cmocka_unit_test(palette__sides_are_equally_light),
        cmocka_unit_test(palette__equal_distance_equal_colour),
        cmocka_unit_test(palette__uneven_sides_stand_apart),
        cmocka_unit_test(palette__known_luminances),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
