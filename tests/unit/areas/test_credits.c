#include "atlas/credits.h"

#include <string.h>

#include "atlas_test.h"

#define ONS                                                           \
    "Source: Office for National Statistics licensed under the Open " \
    "Government Licence v.3.0"
#define OS "Contains OS data \xC2\xA9 Crown copyright and database right"

/** A level and the lines that it asks for. */
struct credit_case {
    struct atlas_area_set areas;
    struct atlas_area_set drawn;
    bool has_areas;
    bool has_drawn;
    unsigned year;
    const char *lines[4];
};

static const struct credit_case credit_cases[] = {
    {.has_drawn = true, .drawn = {.year = 2023}, .lines = {ONS, OS " 2023"}},
    {.has_areas = true, .areas = {.year = 2024}, .lines = {ONS, OS " 2024"}},
    // Two vintages: both years, the drawn one first.
    {.has_areas = true,
     .has_drawn = true,
     .areas = {.year = 2024},
     .drawn = {.year = 2023},
     .year = 2022,
     .lines = {ONS, OS " 2023", OS " 2024"}},
    {.has_areas = true,
     .has_drawn = true,
     .areas = {.year = 2024},
     .drawn = {.year = 2024},
     .lines = {ONS, OS " 2024"}},
    // The level's year where the file does not say.
    {.has_drawn = true, .year = 2021, .lines = {ONS, OS " 2021"}},
    {.has_drawn = true,
     .lines = {ONS, OS " (year of the boundaries not stated)"}},
    {.has_drawn = true,
     .drawn = {.product = "LAD_2013_EN", .year = 2013},
     .lines = {"Boundaries \xC2\xA9 M. Chorley, CC BY 4.0", OS " 2014"}},
    {.year = 2024, .lines = {NULL}},
};

static void credits__name_the_boundaries(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(credit_cases); i++) {
        const struct credit_case *wanted = &credit_cases[i];
        const struct atlas_level level = {
            .areas = wanted->has_areas ? &wanted->areas : NULL,
            .drawn = wanted->has_drawn ? &wanted->drawn : NULL,
            .year = wanted->year};
        struct atlas_credits credits = {0};
        size_t count = 0;
        atlas_credits_add_level(&credits, &level);
        atlas_credits_add_level(&credits, &level);
        while (wanted->lines[count]) {
            assert_true(count < credits.count);
            assert_string_equal(credits.lines[count], wanted->lines[count]);
            count++;
        }
        assert_int_equal(credits.count, count);
        atlas_credits_release(&credits);
        assert_int_equal(credits.count, 0);
    }
}

static void credits__name_dfe_once(void **state) {
    (void)state;
    struct atlas_credits credits = {0};
    atlas_credits_add(&credits, "First");
    atlas_credits_add_dfe(&credits);
    atlas_credits_add_dfe(&credits);
    assert_int_equal(credits.count, 3);
    assert_string_equal(credits.lines[0], "First");
    for (size_t i = 1; i < 3; i++) {
        assert_non_null(strstr(credits.lines[i], "Department for Education"));
        assert_non_null(strstr(credits.lines[i], "Open Government Licence"));
    }
    atlas_credits_release(&credits);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(credits__name_the_boundaries),
        cmocka_unit_test(credits__name_dfe_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
