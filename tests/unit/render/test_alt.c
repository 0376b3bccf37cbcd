// Alt texts: what is mapped, the range, where the highest class lies, what is
// missing.

#include <string.h>

#include "atlas_test.h"
#include "render/words.h"
#include "sample_views.h"

// The alt text from the sentence after the coverage on; to be released.
static struct atlas_text alt_of(const struct atlas_map *map) {
    struct survey survey;
    struct atlas_text text = ATLAS_TEXT_INIT;
    assert_int_equal(survey_take(map, &survey, NULL), ATLAS_OK);
    words_alt(&text, map, &survey);
    survey_release(&survey);
    return text;
}

static void assert_says(const struct atlas_map *map, const char *wanted) {
    struct atlas_text text = alt_of(map);
    const char *at = strstr(atlas_text_string(&text), ". ");
    assert_non_null(at);
    assert_string_equal(at + 2, wanted);
    atlas_text_release(&text);
}

static void alt__says_first_what_it_is(void **state) {
    (void)state;
    static const struct {
        enum kind kind;
        const char *wanted;
    } cases[] = {
        {KIND_AREAS, "Map: Persistent absence, state-funded secondary"},
        {KIND_HEXAGONS, "Hexagon map: Persistent absence, state-funded"},
        {KIND_SYMBOLS, "Map of proportional circles: Persistent absence, "},
        {KIND_CHANGE, "Map: Change in persistent absence, "},
        {KIND_BIVARIATE, "Map: Persistent absence and severe absence, "},
        {KIND_PANELS,
         "Map: Persistent absence, state-funded secondary "
         "schools, by Westminster constituency (July 2024), "
         "England, 2003/04 to 2006/07. "},
    };
    struct sample sample;
    struct views views;
    sample_squares(&sample, 4, 4);
    views_create(&sample, &views);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        views_choose(&views, cases[i].kind);
        struct atlas_text text = alt_of(&sample.map);
        if (strncmp(text.data, cases[i].wanted, strlen(cases[i].wanted)) != 0) {
            fail_msg("%s", text.data);
        }
        atlas_text_release(&text);
    }
    views_release(&views);
    sample_release(&sample);
}

// A map of 4 by 4: rates grow from the south-west to the north-east.
static void rates_grow(struct sample *sample, int x, int y) {
    for (size_t i = 0; i < 16; i++) {
        const int column = (int)(i % 4);
        const int row = (int)(i / 4);
        sample_rate(sample, i, 500 + x * column * 10 + y * row * 10, 10000);
    }
    sample_classify(sample, ATLAS_QUANTILE, 4);
}

static void alt__names_the_side_of_the_highest_class(void **state) {
    (void)state;
    static const struct {
        int x, y;
        const char *side;
    } cases[] = {
        {1, 0, "east"},        {1, 1, "north-east"},   {0, 1, "north"},
        {-1, 0, "west"},       {-1, 1, "north-west"},  {0, -1, "south"},
        {1, -1, "south-east"}, {-1, -1, "south-west"},
    };
    struct sample sample;
    sample_squares(&sample, 4, 4);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        rates_grow(&sample, cases[i].x, cases[i].y);
        struct atlas_text text = alt_of(&sample.map);
        struct atlas_text wanted = ATLAS_TEXT_INIT;
        atlas_text_addf(&wanted, " The highest class lies mostly in the %s.",
                        cases[i].side);
        if (!strstr(text.data, atlas_text_string(&wanted))) {
            fail_msg("%s: %s", cases[i].side, text.data);
        }
        atlas_text_release(&wanted);
        atlas_text_release(&text);
    }
    sample_release(&sample);
}

static void alt__says_when_it_is_spread(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 4, 4);
    for (size_t i = 0; i < 16; i++) {
        // The four corners are highest.
        const bool is_corner = i == 0 || i == 3 || i == 12 || i == 15;
        sample_rate(&sample, i, is_corner ? 90 : 50 + (int64_t)i, 1000);
    }
    sample_classify(&sample, ATLAS_EQUAL, 2);
    assert_says(&sample.map,
                "The rate ranged from 5.1% in Square 2 to 9.0% in 4 areas. The "
                "highest class is spread over the map.");
    // One class has no pattern, nor has a single area.
    sample_classify(&sample, ATLAS_EQUAL, 1);
    assert_says(&sample.map,
                "The rate ranged from 5.1% in Square 2 to 9.0% in 4 areas.");
    sample_release(&sample);
}

static void alt__names_the_regions(void **state) {
    (void)state;
    static const char *const names[] = {"North", "Middle", "South"};
    // Regions of 4 by 4 areas, from the south up; the last is in none.
    static const uint32_t regions[16] = {2, 2, 2, 2, 2, 1, 1, 1,
                                         1, 1, 0, 0, 0, 0, 0, ATLAS_NONE};
    struct sample sample;
    sample_squares(&sample, 4, 4);
    sample.map.regions = (struct atlas_regions){names, 3, regions};
    // 5.1% to 6.6%: the highest class has areas 12 to 16, the lowest 1 to 4.
    sample_classify(&sample, ATLAS_QUANTILE, 4);
    assert_says(&sample.map,
                "The rate ranged from 5.1% in Square 1 to 6.6% in Square 16. 4 "
                "of 5 areas in North are in the highest class, the largest "
                "share of any region; 4 of 5 areas in South are in the "
                "lowest.");
    // What has no figure does not count.
    sample_state(&sample, 0, ATLAS_SUPPRESSED);
    sample_state(&sample, 10, ATLAS_SUPPRESSED);
    assert_says(&sample.map,
                "The rate ranged from 5.2% in Square 2 to 6.6% in Square 16, "
                "of 14 areas with a figure. 4 of 4 areas in North are in the "
                "highest class, the largest share of any region; 3 of 4 areas "
                "in South are in the lowest. Suppressed: 2 areas.");
    // A region of two areas is not named for its share.
    static const uint32_t small[16] = {2, 2, 2, 2, 2, 1, 1, 1,
                                       1, 1, 1, 1, 1, 1, 0, 0};
    sample.map.regions.of_area = small;
    struct atlas_text text = alt_of(&sample.map);
    assert_null(strstr(text.data, "North"));
    assert_non_null(strstr(text.data, " 3 of 8 areas in Middle are in the "));
    atlas_text_release(&text);
    sample_release(&sample);
}

static void alt__says_every_state(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 9, 1);
    sample.figures.least_schools = 3;
    for (int i = 1; i < ATLAS_STATE_END; i++) {
        sample_state(&sample, (size_t)i, (enum atlas_state)i);
    }
    sample.figures.items[7].is_partial = true;
    sample_read(&sample);
    sample_classify(&sample, ATLAS_QUANTILE, 1);
    assert_says(&sample.map,
                "The rate ranged from 5.1% in Square 1 to 5.9% in Square 9, of "
                "2 areas with a figure. Not applicable: 1 area; above 0, "
                "rounds to 0: 1 area; unreliable: 1 area; fewer than 3 "
                "schools: 1 area; not available: 1 area; suppressed: 1 area; "
                "only some schools known: 1 area.");
    sample.figures.items[7].is_partial = false;
    for (size_t i = 0; i < 9; i++) sample_state(&sample, i, ATLAS_SUPPRESSED);
    sample_classify(&sample, ATLAS_QUANTILE, 1);
    assert_says(&sample.map, "No area has a figure. Suppressed: 9 areas.");
    sample_release(&sample);
}

static void alt__says_the_finding_before_the_range(void **state) {
    (void)state;
    struct sample sample;
    struct views views;
    sample_squares(&sample, 2, 1);
    views_create(&sample, &views);
    sample.map.variable.since = 201617;
    sample.map.headline = "Words that are not of the data";
    sample.classes =
        (struct atlas_classes){.count = 2, .edges = {-3, 0, 3}, .decimals = 1};
    sample.values[0] = (struct atlas_rate){.percent = -1.5};
    sample.values[1] = (struct atlas_rate){.percent = 2.5};
    assert_says(&sample.map,
                "Persistent absence rose in 1 of 2 areas, most in Square 2 "
                "(+2.5" WORDS_NO_BREAK
                "points). The change ranged "
                "from " WORDS_MINUS "1.5" WORDS_NO_BREAK
                "points in Square 1 "
                "to +2.5" WORDS_NO_BREAK "points in Square 2.");
    views_release(&views);
    sample_release(&sample);
}

static void alt__names_merged_areas(void **state) {
    (void)state;
    struct sample sample;
    sample_squares(&sample, 2, 1);
    sample.figures.items[1].is_merged = true;
    sample_name(&sample, 1, "Cumbria");
    sample.map.variable.reference =
        (struct atlas_rate){5.15, 515, 10000, ATLAS_NUMBER};
    sample.map.variable.reference_name = "England in 2016/17";
    sample_classify(&sample, ATLAS_QUANTILE, 1);
    assert_says(&sample.map,
                "The rate ranged from 5.1% in Square 1 to 5.2% in Cumbria; "
                "England in 2016/17: 5.2%. Drawn on joined areas: Cumbria.");
    sample_release(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(alt__says_first_what_it_is),
        cmocka_unit_test(alt__names_the_side_of_the_highest_class),
        cmocka_unit_test(alt__says_when_it_is_spread),
        cmocka_unit_test(alt__names_the_regions),
        cmocka_unit_test(alt__says_every_state),
        cmocka_unit_test(alt__says_the_finding_before_the_range),
        cmocka_unit_test(alt__names_merged_areas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
