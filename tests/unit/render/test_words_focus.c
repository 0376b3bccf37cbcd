// Headline and alt text of a map about one area: its own value first.

#include <string.h>

#include "atlas_test.h"
#include "render/words.h"
#include "sample_views.h"

typedef void writer(struct atlas_text *, const struct atlas_map *,
                    const struct survey *);

// What is written of a map, from `from` on: to be released.
static struct atlas_text written(const struct atlas_map *map, writer *write,
                                 const char *from) {
    struct survey survey;
    struct atlas_text text = ATLAS_TEXT_INIT;
    assert_int_equal(survey_take(map, &survey, NULL), ATLAS_OK);
    write(&text, map, &survey);
    survey_release(&survey);
    const char *at = strstr(atlas_text_string(&text), from);
    if (!at) fail_msg("no '%s' in '%s'", from, text.data);
    struct atlas_text rest = ATLAS_TEXT_INIT;
    atlas_text_add(&rest, at);
    atlas_text_release(&text);
    return rest;
}

static void assert_says(const struct atlas_map *map, writer *write,
                        const char *from, const char *wanted) {
    struct atlas_text text = written(map, write, from);
    assert_string_equal(atlas_text_string(&text), wanted);
    atlas_text_release(&text);
}

// Rates of nine squares, per thousand; 0: suppressed. Square 5 is the focus.
static void rates_set(struct sample *sample, const int64_t rates[9]) {
    for (size_t i = 0; i < 9; i++) {
        if (rates[i]) {
            sample_rate(sample, i, rates[i], 1000);
        } else {
            sample_state(sample, i, ATLAS_SUPPRESSED);
        }
    }
}

#define COVERED                                                           \
    "Persistent absence, state-funded secondary schools, by Westminster " \
    "constituency (July 2024), England, 2018/19."
#define SCHOOLS                                                              \
    " 5 schools are shown as dots, larger with more enrolments: 3 primary, " \
    "1 secondary, 1 special."

static void words__name_the_value_first(void **state) {
    (void)state;
    static const struct {
        int64_t rates[9];
        const char *headline;
        const char *alt;
    } cases[] = {
        {{51, 52, 53, 54, 101, 56, 57, 58, 59},
         "Persistent absence was 10.1% in Square 5; its neighbours ranged from "
         "5.1% in Square 1 to 5.9% in Square 9",
         "Map of Square 5, 10.1%, and its 8 neighbours. " COVERED
         " Its neighbours ranged from 5.1% in Square 1 to 5.9% in Square "
         "9." SCHOOLS},
        {{51, 52, 53, 54, 51, 56, 57, 58, 51},
         "Persistent absence was 5.1% in Square 5; its neighbours ranged from "
         "5.1% in Square 1 and Square 9 to 5.8% in Square 8",
         "Map of Square 5, 5.1%, and its 8 neighbours. " COVERED
         " Its neighbours ranged from 5.1% in Square 1 and Square 9 to 5.8% in "
         "Square 8." SCHOOLS},
        {{60, 60, 60, 60, 70, 60, 60, 60, 60},
         "Persistent absence was 7.0% in Square 5; the figure around it was "
         "6.0% in each of 8 areas",
         "Map of Square 5, 7.0%, and its 8 neighbours. " COVERED
         " The figure around it was 6.0% in each of 8 areas." SCHOOLS},
        {{51, 52, 53, 54, 0, 56, 57, 58, 59},
         "No figure for persistent absence can be shown in Square 5; its "
         "neighbours ranged from 5.1% in Square 1 to 5.9% in Square 9",
         "Map of Square 5, suppressed, and its 8 neighbours. " COVERED
         " Its neighbours ranged from 5.1% in Square 1 to 5.9% in Square "
         "9." SCHOOLS " Suppressed: 1 area."},
        {{0, 0, 0, 0, 70, 0, 0, 0, 0},
         "Persistent absence was 7.0% in Square 5",
         "Map of Square 5, 7.0%, and its 8 neighbours. " COVERED SCHOOLS
         " Suppressed: 8 areas."},
    };
    struct sample sample;
    struct views views;
    sample_squares(&sample, 3, 3);
    views_create(&sample, &views);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        rates_set(&sample, cases[i].rates);
        views_choose(&views, KIND_FOCUS);
        assert_says(&sample.map, words_headline, "", cases[i].headline);
        assert_says(&sample.map, words_alt, "", cases[i].alt);
    }
    views_release(&views);
    sample_release(&sample);
}

static void words__england_comes_after_the_neighbours(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 3, 3);
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    sample.map.variable.reference =
        (struct atlas_rate){.percent = 10.9, .part = 109, .whole = 1000};
    assert_says(&sample.map, words_alt, "Its neighbours",
                "Its neighbours ranged from 5.1% in Square 1 to 5.9% in Square "
                "9; England: 10.9%." SCHOOLS);
    views_release(&views);
    sample_release(&sample);
}

static void words__of_an_island_and_of_several(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 1, 1);
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    assert_says(&sample.map, words_headline, "",
                "Persistent absence was 5.1% in Square 1");
    assert_says(&sample.map, words_alt, "",
                "Map of Square 1, 5.1%. " COVERED SCHOOLS);
    views_release(&views);
    sample_release(&sample);
    sample_squares(&sample, 2, 1);
    views_create(&sample, &views);
    views_choose(&views, KIND_FOCUS);
    assert_says(&sample.map, words_alt, "",
                "Map of Square 2, 5.2%, and its neighbour. " COVERED
                " The figure around it was 5.1% in Square 1." SCHOOLS);
    views_release(&views);
    sample_release(&sample);
    sample_squares(&sample, 2, 2);
    views_create(&sample, &views);
    views.is_focus[0] = true;  // Besides the third.
    views_choose(&views, KIND_FOCUS);
    assert_says(&sample.map, words_headline, "",
                "Persistent absence ranged from 5.1% in Square 1 to 5.3% in "
                "Square 3; their neighbours ranged from 5.2% in Square 2 to "
                "5.4% in Square 4");
    assert_says(&sample.map, words_alt, "",
                "Map of Square 1 and Square 3 and their 2 neighbours. " COVERED
                " The figure ranged from 5.1% in Square 1 to 5.3% in Square 3; "
                "their neighbours ranged from 5.2% in Square 2 to 5.4% in "
                "Square 4." SCHOOLS);
    views_release(&views);
    sample_release(&sample);
}

static void words__of_a_change(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 3, 1);
    views_create(&sample, &views);
    views_choose(&views, KIND_CHANGE);
    static const double changes[] = {-0.5, 1.25, 2};
    for (size_t i = 0; i < 3; i++) {
        views.values[0][i] = (struct atlas_rate){.percent = changes[i]};
    }
    sample.map.is_focus = views.is_focus;
    assert_says(&sample.map, words_headline, "",
                "The change in persistent absence was +1.3\u00a0points in "
                "Square 2; its neighbours ranged from \u22120.5\u00a0points in "
                "Square 1 to +2.0\u00a0points in Square 3");
    views_release(&views);
    sample_release(&sample);
}

// Several years have no one value to begin with.
static void words__of_years_are_those_of_years(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 3, 3);
    views_create(&sample, &views);
    views_choose(&views, KIND_PANELS);
    struct atlas_text without = written(&sample.map, words_alt, "Map: ");
    sample.map.is_focus = views.is_focus;
    struct atlas_text with = written(&sample.map, words_alt, "Map: ");
    assert_string_equal(with.data, without.data);
    atlas_text_release(&with);
    atlas_text_release(&without);
    views_release(&views);
    sample_release(&sample);
}

static void words__of_schools_without_a_focus(void **state) {
    (void)state;
    struct sample sample;
    const struct atlas_dot dot = {{1, 1}, 1, ATLAS_PHASE_SPECIAL};
    sample_squares(&sample, 2, 2);
    sample.map.dots = &dot;
    sample.map.dot_count = 1;
    assert_says(&sample.map, words_alt, " 1 school",
                " 1 school is shown as a dot, larger with more enrolments: 1 "
                "special.");
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words__name_the_value_first),
        cmocka_unit_test(words__england_comes_after_the_neighbours),
        cmocka_unit_test(words__of_an_island_and_of_several),
        cmocka_unit_test(words__of_a_change),
        cmocka_unit_test(words__of_years_are_those_of_years),
        cmocka_unit_test(words__of_schools_without_a_focus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
