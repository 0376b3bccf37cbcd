// Titles, legend words and alt text, from data worked by hand.

#include "render/words.h"

#include <string.h>

#include "atlas_test.h"
#include "sample_map.h"

static void survey_of(const struct sample *sample, struct survey *survey) {
    struct atlas_error err = {.message = ""};
    if (survey_take(&sample->map, survey, &err)) fail_msg("%s", err.message);
}

typedef void words_writer(struct atlas_text *, const struct atlas_map *,
                          const struct survey *);

static void assert_words(const struct sample *sample, words_writer *writer,
                         const char *wanted) {
    struct survey survey;
    struct atlas_text text = ATLAS_TEXT_INIT;
    survey_of(sample, &survey);
    writer(&text, &sample->map, &survey);
    assert_string_equal(atlas_text_string(&text), wanted);
    atlas_text_release(&text);
    survey_release(&survey);
}

static void words__headline_names_both_ends(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 3, 1);
    sample_name(&sample, 1, "Fylde");
    sample_rate(&sample, 0, 1, 10);
    sample_rate(&sample, 1, 185, 1000);
    sample_rate(&sample, 2, 405, 10000);  // 4.05: 4.1, half away from zero.
    sample_classify(&sample, ATLAS_QUANTILE, 3);
    assert_words(&sample, words_headline,
                 "Persistent absence ranged from 4.1% in Square 3 to 18.5% in "
                 "Fylde");
    sample.map.headline = "Our own words";
    assert_words(&sample, words_headline, "Our own words");
    sample_release(&sample);
}

static void words__ties_are_named_or_counted(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 6, 1);
    for (size_t i = 0; i < 6; i++) {
        // 10, 20, 20, 20, 10, 15 %, as different fractions.
        static const int64_t parts[] = {10, 20, 40, 60, 30, 15};
        static const int64_t wholes[] = {100, 100, 200, 300, 300, 100};
        sample_rate(&sample, i, parts[i], wholes[i]);
    }
    sample_classify(&sample, ATLAS_QUANTILE, 3);
    assert_words(&sample, words_headline,
                 "Persistent absence ranged from 10.0% in Square 1 and Square "
                 "5 to 20.0% in 3 areas");
    sample_release(&sample);
}

static void words__narrow_range_takes_more_places(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 2, 1);
    sample_rate(&sample, 0, 1001, 10000);
    sample_rate(&sample, 1, 1004, 10000);
    sample_classify(&sample, ATLAS_QUANTILE, 2);
    assert_words(&sample, words_headline,
                 "Persistent absence ranged from 10.01% in Square 1 to 10.04% "
                 "in Square 2");
    sample_release(&sample);
}

static void words__level_and_empty_columns(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 3, 1);
    for (size_t i = 0; i < 3; i++) sample_rate(&sample, i, 5, 100);
    sample_classify(&sample, ATLAS_QUANTILE, 3);
    assert_words(&sample, words_headline,
                 "Persistent absence was 5.0% in each of 3 areas");
    sample_state(&sample, 1, ATLAS_SUPPRESSED);
    sample_state(&sample, 2, ATLAS_SUPPRESSED);
    assert_words(&sample, words_headline,
                 "Persistent absence was 5.0% in Square 1");
    sample_state(&sample, 0, ATLAS_SUPPRESSED);
    sample_classify(&sample, ATLAS_QUANTILE, 3);
    assert_words(&sample, words_headline,
                 "No figures for persistent absence can be shown");
    sample_release(&sample);
}

static void words__subtitle_says_what_is_counted(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 3, 1);
    assert_words(
        &sample, words_subtitle,
        "Persistent absence, state-funded secondary schools, by Westminster "
        "constituency (July 2024), England, 2018/19 (3\u00a0areas). Enrolments "
        "that missed 10% or more of their own possible sessions, as a "
        "percentage of enrolments.");
    sample_release(&sample);
}

static void words__alt_text_says_range_gaps_and_unions(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 5, 1);
    sample_state(&sample, 1, ATLAS_SUPPRESSED);
    sample_state(&sample, 2, ATLAS_SUPPRESSED);
    sample_state(&sample, 3, ATLAS_NOT_APPLICABLE);
    sample.figures.items[4].is_merged = true;
    sample_name(&sample, 4, "Cumbria");
    sample.map.variable.reference =
        (struct atlas_rate){10.85, 1085, 10000, ATLAS_NUMBER};
    sample_classify(&sample, ATLAS_QUANTILE, 2);
    assert_words(
        &sample, words_alt,
        "Map: Persistent absence, state-funded secondary schools, by "
        "Westminster constituency (July 2024), England, 2018/19. The rate "
        "ranged from 5.1% in Square 1 to 5.5% in Cumbria, of 2 areas with a "
        "figure; England: 10.9%. Not applicable: 1 area; suppressed: 2 "
        "areas. Drawn on joined areas: Cumbria.");
    assert_words(&sample, words_notes,
                 "By school location, not by pupils' homes. Boundaries have "
                 "changed since: figures are drawn on joined areas for "
                 "Cumbria.");
    sample_release(&sample);
}

static void words__classes_are_true_for_half_open_edges(void **state) {
    (void)state;
    const struct atlas_classes classes = {
        .count = 3, .edges = {4.1, 7.5, 9.2, 18.3}, .decimals = 1};
    const struct atlas_classes single = {
        .count = 1, .edges = {7.5, 7.5}, .decimals = 1};
    const struct atlas_classes wide = {
        .count = 1, .edges = {7.5, 9.2}, .decimals = 1};
    static const struct {
        enum { THREE, SINGLE, WIDE } classes;
        bool is_below;
        bool is_above;
        size_t index;
        const char *wanted;
    } cases[] = {
        {THREE, false, false, 0, "4.1% to under 7.5%"},
        {THREE, false, false, 1, "7.5% to under 9.2%"},
        {THREE, false, false, 2, "9.2% to 18.3%"},
        {THREE, true, true, 0, "under 7.5%"},
        {THREE, true, true, 2, "9.2% or more"},
        {SINGLE, false, false, 0, "7.5%"},
        {WIDE, false, false, 0, "7.5% to 9.2%"},
        {WIDE, true, false, 0, "up to 9.2%"},
        {WIDE, false, true, 0, "7.5% or more"},
        {WIDE, true, true, 0, "any rate"},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct survey survey = {.is_below = cases[i].is_below,
                                      .is_above = cases[i].is_above};
        struct atlas_text text = ATLAS_TEXT_INIT;
        const struct atlas_variable variable = {
            .classes = cases[i].classes == WIDE     ? &wide
                       : cases[i].classes == SINGLE ? &single
                                                    : &classes};
        words_class(&text, &variable, &survey, cases[i].index);
        assert_string_equal(atlas_text_string(&text), cases[i].wanted);
        atlas_text_release(&text);
    }
}

static void words__areas_say_their_figure_or_why_not(void **state) {
    (void)state;
    struct sample sample;
    struct survey survey;
    struct atlas_text text = ATLAS_TEXT_INIT;
    sample_squares(&sample, 3, 1);
    sample_state(&sample, 1, ATLAS_LOW);
    sample.figures.least_schools = 5;
    sample.figures.items[2].is_few[sample.map.variable.phase] = true;
    sample_read(&sample);
    survey_of(&sample, &survey);
    words_area(&text, &sample.map, &survey, 0, 0);
    atlas_text_add(&text, " | ");
    words_area(&text, &sample.map, &survey, 0, 1);
    atlas_text_add(&text, " | ");
    words_area(&text, &sample.map, &survey, 0, 2);
    assert_string_equal(atlas_text_string(&text),
                        "Square 1: 5.1% | Square 2: above 0, rounds to 0 | "
                        "Square 3: fewer than 5 schools");
    atlas_text_clear(&text);
    words_alt(&text, &sample.map, &survey);
    assert_non_null(strstr(atlas_text_string(&text),
                           " Above 0, rounds to 0: 1 area; fewer than 5 "
                           "schools: 1 area."));
    atlas_text_release(&text);
    survey_release(&survey);
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words__headline_names_both_ends),
        cmocka_unit_test(words__ties_are_named_or_counted),
        cmocka_unit_test(words__narrow_range_takes_more_places),
        cmocka_unit_test(words__level_and_empty_columns),
        cmocka_unit_test(words__subtitle_says_what_is_counted),
        cmocka_unit_test(words__alt_text_says_range_gaps_and_unions),
        cmocka_unit_test(words__classes_are_true_for_half_open_edges),
        cmocka_unit_test(words__areas_say_their_figure_or_why_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
