#include "atlas/vocabulary.h"

#include <string.h>

#include "atlas_test.h"

static void period__every_spelling_is_one_number(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t period;
    } cases[] = {
        {"201819", 201819},  {"2018/19", 201819},   {"2018/2019", 201819},
        {"2018-19", 201819}, {"2018-2019", 201819}, {" 201819 ", 201819},
        {"199900", 199900},  {"1999/00", 199900},   {"1999/2000", 199900},
        {"200607", 200607},  {"202425", 202425},    {"202021", 202021},
        {"209900", 209900},  {"190001", 190001},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        assert_int_equal(
            atlas_period_parse(cases[i].text, strlen(cases[i].text)),
            cases[i].period);
    }
}

static void period__anything_else_is_none(void **state) {
    (void)state;
    static const char *const cases[] = {
        "",         "2018",    "201820",    "201818",    "201817",
        "2018/20",  "2018/18", "2018/2018", "2018/2020", "2018/1919",
        "20182019", "2018 19", "2018/9",    "2018/019",  "2018/19/20",
        "2018--19", "18/19",   "201x19",    "2018/1x",   "+20181",
        "121314",   "210001",  "-201819",   "2018/",     "Week 30",
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        assert_int_equal(atlas_period_parse(cases[i], strlen(cases[i])), 0);
    }
}

static void period__length_ends_the_text(void **state) {
    (void)state;
    assert_int_equal(atlas_period_parse("201819xx", 6), 201819);
    assert_int_equal(atlas_period_parse("201819", 5), 0);
}

static void period__is_written_as_people_do(void **state) {
    (void)state;
    assert_string_equal(atlas_period_text(201819).text, "2018/19");
    assert_string_equal(atlas_period_text(199900).text, "1999/00");
    assert_string_equal(atlas_period_text(200607).text, "2006/07");
    assert_int_equal(atlas_period_start(201819), 2018);
    assert_int_equal(atlas_period_start(199900), 1999);
}

static void period__text_leads_back_to_the_number(void **state) {
    (void)state;
    for (uint32_t start = 1900; start < 2100; start++) {
        const uint32_t period = start * 100 + (start + 1) % 100;
        const struct atlas_period_text text = atlas_period_text(period);
        assert_int_equal(atlas_period_parse(text.text, strlen(text.text)),
                         period);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(period__every_spelling_is_one_number),
        cmocka_unit_test(period__anything_else_is_none),
        cmocka_unit_test(period__length_ends_the_text),
        cmocka_unit_test(period__is_written_as_people_do),
        cmocka_unit_test(period__text_leads_back_to_the_number),
    };
    return cmocka_run_group_tests_name("support/period", tests, NULL, NULL);
}
