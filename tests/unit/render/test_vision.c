// Kinds of sight: greys stay, what is confused, contrast as WCAG counts it.

#include "render/vision.h"

#include <math.h>
#include <string.h>

#include "atlas_test.h"

static void vision__every_kind_has_a_word(void **state) {
    (void)state;
    for (int i = 0; i < VISION_END; i++) {
        assert_true(strlen(vision_word((enum vision)i)) > 3);
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(vision_word((enum vision)i),
                                    vision_word((enum vision)j));
        }
    }
    assert_string_equal(vision_word(VISION_END), "unknown");
}

static void vision__greys_look_the_same_to_all(void **state) {
    (void)state;
    for (int grey = 0; grey < 256; grey += 5) {
        const struct colour colour = {(uint8_t)grey, (uint8_t)grey,
                                      (uint8_t)grey};
        for (int i = 0; i < VISION_END; i++) {
            const struct colour seen =
                colour_of_light(vision_seen(colour, (enum vision)i));
            assert_memory_equal(&seen, &colour, sizeof(colour));
        }
    }
}

static void vision__simulation_of_the_primaries(void **state) {
    (void)state;
    // Columns of the published matrices, negative light cut off, as sRGB.
    static const struct {
        struct colour shown;
        enum vision vision;
        struct light seen;
    } cases[] = {
        {{255, 0, 0}, VISION_PROTANOPIA, {0.152286, 0.114503, 0}},
        {{255, 0, 0}, VISION_DEUTERANOPIA, {0.367322, 0.280085, 0}},
        {{0, 255, 0}, VISION_PROTANOPIA, {1, 0.786281, 0}},
        {{0, 0, 255}, VISION_PROTANOPIA, {0, 0.099216, 1}},
        {{0, 0, 255}, VISION_DEUTERANOPIA, {0, 0.047413, 0.968881}},
        {{0, 255, 0}, VISION_TRITANOPIA, {0, 0.930809, 0.691367}},
        {{0, 255, 0}, VISION_DEUTERANOPIA, {0.860646, 0.672501, 0.042940}},
        {{0, 0, 255}, VISION_TRITANOPIA, {0, 0.147602, 0.303900}},
        {{255, 0, 0}, VISION_TRITANOPIA, {1, 0, 0.004733}},
        {{0, 255, 0}, VISION_GREYSCALE, {0.7152, 0.7152, 0.7152}},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct light seen = vision_seen(cases[i].shown, cases[i].vision);
        assert_true(fabs(seen.red - cases[i].seen.red) < 1e-6);
        assert_true(fabs(seen.green - cases[i].seen.green) < 1e-6);
        assert_true(fabs(seen.blue - cases[i].seen.blue) < 1e-6);
    }
}

static void vision__what_each_kind_confuses(void **state) {
    (void)state;
    // A pair that one kind of eyes cannot tell apart, and another can.
    static const struct {
        struct colour one;
        struct colour other;
        enum vision confused;
        enum vision clear;
    } cases[] = {
        {{196, 120, 80},
         {128, 136, 72},
         VISION_DEUTERANOPIA,
         VISION_TRITANOPIA},
        {{150, 160, 255},
         {132, 170, 178},
         VISION_TRITANOPIA,
         VISION_DEUTERANOPIA},
        {{255, 0, 0}, {127, 127, 127}, VISION_GREYSCALE, VISION_NORMAL},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const double confused =
            vision_difference(cases[i].one, cases[i].other, cases[i].confused);
        const double clear =
            vision_difference(cases[i].one, cases[i].other, cases[i].clear);
        if (confused >= VISION_APART || clear < VISION_APART) {
            fail_msg("%zu: confused %g, clear %g", i, confused, clear);
        }
    }
}

static void vision__contrast_is_wcags(void **state) {
    (void)state;
    static const struct {
        struct colour one;
        struct colour other;
        double contrast;
    } cases[] = {
        {{0, 0, 0}, {255, 255, 255}, 21},
        {{255, 255, 255}, {0, 0, 0}, 21},
        {{118, 118, 118}, {255, 255, 255}, 4.54},  // WCAG's best-known grey.
        {{255, 0, 0}, {255, 255, 255}, 4.00},
        {{9, 9, 9}, {9, 9, 9}, 1},
        // The Analysis Function's sequential set: 2.07, 2.04 (users' facts).
        {{0x12, 0x43, 0x6D}, {0x20, 0x73, 0xBC}, 2.07},
        {{0x20, 0x73, 0xBC}, {0x6B, 0xAC, 0xE6}, 2.04},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const double found = vision_contrast(cases[i].one, cases[i].other);
        if (fabs(found - cases[i].contrast) > 0.006) {
            fail_msg("%zu: %g, not %g", i, found, cases[i].contrast);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vision__every_kind_has_a_word),
        cmocka_unit_test(vision__greys_look_the_same_to_all),
        cmocka_unit_test(vision__simulation_of_the_primaries),
        cmocka_unit_test(vision__what_each_kind_confuses),
        cmocka_unit_test(vision__contrast_is_wcags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
