// Headlines, subtitles and notes of every kind of map, worked by hand.

#include <string.h>

#include "atlas_test.h"
#include "render/words.h"
#include "sample_views.h"

#define NBSP WORDS_NO_BREAK

typedef void writer(struct atlas_text *, const struct atlas_map *,
                    const struct survey *);

static void assert_words(const struct atlas_map *map, writer *write,
                         const char *wanted) {
    struct survey survey;
    struct atlas_text text = ATLAS_TEXT_INIT;
    assert_int_equal(survey_take(map, &survey, NULL), ATLAS_OK);
    write(&text, map, &survey);
    assert_string_equal(atlas_text_string(&text), wanted);
    atlas_text_release(&text);
    survey_release(&survey);
}

// Changes of four areas, hundredths of a point; NONE has no figure.
#define NONE 99999

static void changes_set(struct sample *sample, const int changes[4]) {
    for (size_t i = 0; i < 4; i++) {
        sample->values[i] = (struct atlas_rate){.percent = changes[i] / 100.0};
        if (changes[i] == NONE) {
            sample->values[i] = (struct atlas_rate){.state = ATLAS_SUPPRESSED};
        }
    }
    sample->classes = (struct atlas_classes){
        .count = 2, .edges = {-100, 0, 100}, .decimals = 1};
}

static void titles__headline_of_a_change(void **state) {
    (void)state;
    static const struct {
        int changes[4];
        const char *wanted;
    } cases[] = {
        {{320, 110, 5, -20},
         "Persistent absence rose in 3 of 4 areas, most in Square 1 (+3.2" NBSP
         "points)"},
        {{-50, -240, 10, -240},
         "Persistent absence fell in 3 of 4 areas, most in Square 2 and "
         "Square 4 (" WORDS_MINUS "2.4" NBSP "points)"},
        {{100, 200, 300, 400},
         "Persistent absence rose in all 4 areas, most in Square 4 (+4.0" NBSP
         "points)"},
        {{-100, -200, NONE, -300},
         "Persistent absence fell in all 3 areas, most in Square 4 "
         "(" WORDS_MINUS "3.0" NBSP "points)"},
        {{50, NONE, NONE, NONE},
         "Persistent absence rose in 1 of 1 area, most in Square 1 (+0.5" NBSP
         "points)"},
        {{50, 50, 50, -10}, "Persistent absence rose in 3 of 4 areas"},
        {{0, 0, 0, 0}, "Persistent absence was unchanged in all 4 areas"},
        {{NONE, NONE, NONE, NONE},
         "No figures for persistent absence can be shown"},
    };
    struct sample sample;
    sample_squares(&sample, 4, 1);
    sample.map.variable.since = 201617;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        changes_set(&sample, cases[i].changes);
        assert_words(&sample.map, words_headline, cases[i].wanted);
    }
    sample_release(&sample);
}

static void titles__headline_of_several_years(void **state) {
    (void)state;
    // 2003/04 and 2004/05, percent; -1 has no figure.
    static const struct {
        int before[4];
        int after[4];
        const char *wanted;
    } cases[] = {
        {{10, 10, 10, 10},
         {12, 9, 10, 11},
         "Persistent absence, 2003/04 to 2004/05: higher in 2 of 4 areas, "
         "lower in 1"},
        {{10, 10, -1, 10},
         {12, 11, 30, -1},
         "Persistent absence, 2003/04 to 2004/05: higher in all 2 areas"},
        {{10, 10, 10, 10},
         {9, 9, 9, 9},
         "Persistent absence, 2003/04 to 2004/05: lower in all 4 areas"},
        {{10, 10, 10, 10},
         {9, 10, 10, -1},
         "Persistent absence, 2003/04 to 2004/05: lower in 1 of 3 areas"},
        {{10, 10, 10, 10},
         {10, 10, 10, 10},
         "Persistent absence, 2003/04 to 2004/05: unchanged in all 4 areas"},
        {{10, -1, -1, -1},
         {-1, 10, 10, 10},
         "Persistent absence, 2003/04 to 2004/05"},
    };
    struct sample sample;
    struct views views;
    sample_squares(&sample, 4, 1);
    views_create(&sample, &views);
    views_years(&views, 2);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        for (size_t area = 0; area < 4; area++) {
            const int values[] = {cases[i].before[area], cases[i].after[area]};
            for (size_t p = 0; p < 2; p++) {
                views.values[p][area] = (struct atlas_rate){
                    .percent = values[p],
                    .state = values[p] < 0 ? ATLAS_SUPPRESSED : ATLAS_NUMBER};
            }
        }
        assert_words(&sample.map, words_headline, cases[i].wanted);
    }
    views_release(&views);
    sample_release(&sample);
}

static void titles__headline_around_a_reference(void **state) {
    (void)state;
    static const struct {
        int64_t part;  // Of 1000.
        const char *name;
        const char *wanted;
    } cases[] = {
        // Areas: 5.1% to 5.4%.
        {53, NULL,
         "Persistent absence was below 5.3% (England) in 2 of 4 areas"},
        {51, NULL,
         "Persistent absence was above 5.1% (England) in 3 of 4 areas"},
        {40, "England in 2016/17",
         "Persistent absence was above 4.0% (England in 2016/17) in all 4 "
         "areas"},
        {90, NULL,
         "Persistent absence was below 9.0% (England) in all 4 areas"},
    };
    struct sample sample;
    sample_squares(&sample, 4, 1);
    sample.classes.is_diverging = true;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        sample.map.variable.reference =
            atlas_rate_of((struct atlas_count){cases[i].part, ATLAS_NUMBER},
                          (struct atlas_count){1000, ATLAS_NUMBER});
        sample.map.variable.reference_name = cases[i].name;
        assert_words(&sample.map, words_headline, cases[i].wanted);
    }
    // Around what is not known the range is said.
    sample.map.variable.reference.state = ATLAS_NOT_AVAILABLE;
    assert_words(&sample.map, words_headline,
                 "Persistent absence ranged from 5.1% in Square 1 to 5.4% in "
                 "Square 4");
    sample_release(&sample);
}

static void titles__headline_of_circles(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 3, 1);
    sample.map.view = ATLAS_VIEW_SYMBOLS;
    sample_rate(&sample, 0, 900, 10000);
    sample_rate(&sample, 1, 1234, 50000);
    sample_state(&sample, 2, ATLAS_SUPPRESSED);
    sample_classify(&sample, ATLAS_QUANTILE, 2);
    assert_words(&sample.map, words_headline,
                 "Persistent absence by number: most in Square 2, 1,234 "
                 "enrolments");
    sample.map.variable.measure = atlas_measure_find("overall");
    assert_words(&sample.map, words_headline,
                 "Overall absence by number: most in Square 2, 1,234 sessions");
    sample_release(&sample);
}

static void titles__headline_of_two_variables(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 6, 1);
    views_create(&sample, &views);
    views_choose(&views, KIND_BIVARIATE);
    // 5.1% to 5.6%: the classes of the first are pairs of areas.
    static const int second[] = {1, 2, 3, 4, 6, 5};
    for (size_t i = 0; i < 6; i++) {
        views.second_values[i] =
            (struct atlas_rate){.percent = second[i], .state = ATLAS_NUMBER};
    }
    views.second_classes = (struct atlas_classes){
        .count = 3, .edges = {1, 2, 5.5, 6}, .decimals = 1};
    assert_words(&sample.map, words_headline,
                 "Persistent absence and severe absence are both in their "
                 "highest class in 1 of 6 areas");
    views.second_values[3].state = ATLAS_SUPPRESSED;
    assert_words(&sample.map, words_headline,
                 "Persistent absence and severe absence are both in their "
                 "highest class in 1 of 5 areas");
    views_release(&views);
    sample_release(&sample);
}

static void titles__own_words_are_taken_as_they_are(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 4, 4);
    views_create(&sample, &views);
    sample.map.headline = "Our\town <b>words</b>";
    sample.map.subtitle = "And below\nthem";
    for (int kind = 0; kind < KIND_END; kind++) {
        views_choose(&views, (enum kind)kind);
        assert_words(&sample.map, words_headline, "Our own <b>words</b>");
        assert_words(&sample.map, words_subtitle, "And below them");
    }
    views_release(&views);
    sample_release(&sample);
}

#define MEASURED                                                             \
    "Enrolments that missed 10% or more of their own possible sessions, as " \
    "a percentage of enrolments"

static void titles__subtitle_of_every_kind(void **state) {
    (void)state;
    static const struct {
        enum kind kind;
        const char *place;
        const char *level;
        const char *wanted;
    } cases[] = {
        {KIND_AREAS, "England", "Local authority",
         "Persistent absence, state-funded secondary schools, by local "
         "authority, England, 2018/19 (16" NBSP "areas). " MEASURED "."},
        {KIND_AREAS, NULL, "Westminster constituency (July 2024)",
         "Persistent absence, state-funded secondary schools, by Westminster "
         "constituency (July 2024), 2018/19 (16" NBSP "areas). " MEASURED "."},
        {KIND_CHANGE, "Lancashire", "Ward",
         "Change in persistent absence, state-funded secondary schools, by "
         "ward, Lancashire, 2016/17 to 2018/19 (16" NBSP "areas). " MEASURED
         "."},
        {KIND_PANELS, "England", "Region",
         "Persistent absence, state-funded secondary schools, by region, "
         "England, 2003/04 to 2006/07 (16" NBSP "areas). " MEASURED "."},
    };
    struct sample sample;
    struct views views;
    sample_squares(&sample, 4, 4);
    views_create(&sample, &views);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        sample.figures.level_title = cases[i].level;
        sample.map.place = cases[i].place;
        views_choose(&views, cases[i].kind);
        assert_words(&sample.map, words_subtitle, cases[i].wanted);
    }
    // Of two variables both are said, and what is divided by what in each.
    sample.map.place = "England";
    views_choose(&views, KIND_BIVARIATE);
    struct atlas_text wanted = ATLAS_TEXT_INIT;
    atlas_text_add(&wanted,
                   "Persistent absence and severe absence, state-funded "
                   "secondary schools, by region, England, 2018/19 (16" NBSP
                   "areas). " MEASURED "; ");
    words_add_lower(&wanted, atlas_measure_find("severe")->description);
    atlas_text_add_char(&wanted, '.');
    assert_words(&sample.map, words_subtitle, atlas_text_string(&wanted));
    atlas_text_release(&wanted);
    views_release(&views);
    sample_release(&sample);
}

static void titles__notes(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 6, 1);
    assert_words(&sample.map, words_notes,
                 "By school location, not by pupils' homes.");
    sample.figures.assign = ATLAS_BY_AUTHORITY;
    sample.map.note = "3 of 4 pairs of neighbours are\nstill side by side.";
    sample.map.view = ATLAS_VIEW_HEXAGONS;
    assert_words(&sample.map, words_notes,
                 "By the authority that runs the school, not by pupils' homes. "
                 "Every area is one hexagon of the same size, as near to its "
                 "place as fits. 3 of 4 pairs of neighbours are still side by "
                 "side.");
    // Lines between regions are explained where there are any.
    uint32_t regions[6] = {2, 2, 2, 2, 2, 2};
    sample.map.note = NULL;
    sample.map.regions.of_area = regions;
    assert_words(&sample.map, words_notes,
                 "By the authority that runs the school, not by pupils' homes. "
                 "Every area is one hexagon of the same size, as near to its "
                 "place as fits.");
    regions[5] = 0;
    assert_words(&sample.map, words_notes,
                 "By the authority that runs the school, not by pupils' homes. "
                 "Every area is one hexagon of the same size, as near to its "
                 "place as fits. Dark lines are borders of regions.");
    sample.map.regions.of_area = NULL;
    sample.map.view = ATLAS_VIEW_SYMBOLS;
    sample.figures.assign = ATLAS_BY_LOCATION;
    assert_words(&sample.map, words_notes,
                 "By school location, not by pupils' homes. The area of a "
                 "circle follows the number of enrolments, its colour the "
                 "rate.");
    sample.map.view = ATLAS_VIEW_AREAS;
    for (size_t i = 0; i < 6; i++) sample.figures.items[i].is_merged = true;
    sample.figures.lost_count = 1;
    assert_words(&sample.map, words_notes,
                 "By school location, not by pupils' homes. Boundaries have "
                 "changed since: figures are drawn on joined areas for Square "
                 "1; Square 2; Square 3; Square 4; and 2 more. 1 area with "
                 "figures could not be drawn.");
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles__headline_of_a_change),
        cmocka_unit_test(titles__headline_of_several_years),
        cmocka_unit_test(titles__headline_around_a_reference),
        cmocka_unit_test(titles__headline_of_circles),
        cmocka_unit_test(titles__headline_of_two_variables),
        cmocka_unit_test(titles__own_words_are_taken_as_they_are),
        cmocka_unit_test(titles__subtitle_of_every_kind),
        cmocka_unit_test(titles__notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
