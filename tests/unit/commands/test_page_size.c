// Pages by name and in millimetres.

#include "commands/page_size.h"

#include <math.h>
#include <string.h>

#include "atlas_test.h"

static void page_size__names_and_millimetres(void **state) {
    (void)state;
    static const struct {
        const char *text;
        double width_mm, height_mm, dpi;
        double pixels[2];  // Width and height; 0: as the map needs.
    } cases[] = {
        {"web", 158.75, 0, 96, {600, 0}},
        {"slide", 254, 142.875, 192, {1920, 1080}},
        {"a4", 210, 297, 192, {1587, 2245}},
        {"social", 200, 105, 152.4, {1200, 630}},
        {"180", 180, 0, 160, {1134, 0}},
        {"180x120", 180, 120, 160, {1134, 756}},
        {"180X120.5", 180, 120.5, 160, {1134, 759}},
        {"180 x 120", 180, 120, 160, {1134, 756}},
        {"50", 50, 0, 160, {315, 0}},
        {"2000x2000", 2000, 2000, 160, {12598, 12598}},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct page_size size = {.name = "as it was"};
        if (!page_size_parse(cases[i].text, &size))
            fail_msg("%s", cases[i].text);
        assert_true(fabs(size.width_mm - cases[i].width_mm) < 1e-9);
        assert_true(fabs(size.height_mm - cases[i].height_mm) < 1e-9);
        assert_true(fabs(size.dpi - cases[i].dpi) < 1e-9);
        const double pixels[] = {size.width_mm / 25.4 * size.dpi,
                                 size.height_mm / 25.4 * size.dpi};
        assert_true(fabs(pixels[0] - cases[i].pixels[0]) < 0.6);
        assert_true(fabs(pixels[1] - cases[i].pixels[1]) < 0.6);
        // Named pages say their name, others none.
        const bool is_named = strchr("wsa", cases[i].text[0]) != NULL;
        assert_int_equal(size.name != NULL, is_named);
        if (is_named) {
            assert_string_equal(size.name, cases[i].text);
            assert_non_null(strstr(page_size_names(), size.name));
        }
    }
}

static void page_size__refuses_what_is_none(void **state) {
    (void)state;
    static const char *const cases[] = {
        "",     "a5",     "49",       "2001",      "180x",
        "x120", "180x49", "180x2001", "180x120x1", "-180",
        "nan",  "180mm",  "inf",      "web ",      "180,5"};
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct page_size size = {.width_mm = 1};
        if (page_size_parse(cases[i], &size)) fail_msg("%s", cases[i]);
        assert_true(size.width_mm < 1.5 && !size.name);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page_size__names_and_millimetres),
        cmocka_unit_test(page_size__refuses_what_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
