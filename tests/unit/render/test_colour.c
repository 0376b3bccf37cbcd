// Colours: known values of sRGB and OKLab, and back again.

#include "render/colour.h"

#include <math.h>

#include "atlas_test.h"

static void colour__known_values_in_oklab(void **state) {
    (void)state;
    // Ottosson's page and CSS Color 4 give white, and red, green and blue.
    static const struct {
        struct colour colour;
        double lightness;
        double a;
        double b;
    } cases[] = {
        {{255, 255, 255}, 1, 0, 0},
        {{0, 0, 0}, 0, 0, 0},
        {{255, 0, 0}, 0.6280, 0.2249, 0.1258},
        {{0, 255, 0}, 0.8664, -0.2339, 0.1795},
        {{0, 0, 255}, 0.4520, -0.0325, -0.3115},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct oklab found = light_oklab(colour_light(cases[i].colour));
        assert_true(fabs(found.lightness - cases[i].lightness) < 2e-4);
        assert_true(fabs(found.a - cases[i].a) < 2e-4);
        assert_true(fabs(found.b - cases[i].b) < 2e-4);
    }
}

static void colour__comes_back_from_oklab(void **state) {
    (void)state;
    for (int red = 0; red < 256; red += 15) {
        for (int green = 0; green < 256; green += 15) {
            for (int blue = 0; blue < 256; blue += 15) {
                const struct colour colour = {(uint8_t)red, (uint8_t)green,
                                              (uint8_t)blue};
                const struct light light =
                    oklab_light(light_oklab(colour_light(colour)));
                const struct colour back = colour_of_light(light);
                assert_memory_equal(&back, &colour, sizeof(colour));
                assert_true(light_is_in_gamut(light));
            }
        }
    }
}

static void colour__that_no_screen_shows(void **state) {
    (void)state;
    // A chroma that sRGB does not have at this lightness.
    const struct light light =
        oklab_light((struct oklab){.lightness = 0.6, .a = -0.3, .b = 0});
    assert_false(light_is_in_gamut(light));
    const struct colour cut = colour_of_light(light);
    assert_int_equal(cut.red, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(colour__known_values_in_oklab),
        cmocka_unit_test(colour__comes_back_from_oklab),
        cmocka_unit_test(colour__that_no_screen_shows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
