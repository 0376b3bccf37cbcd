#include "aggregate/cover.h"

#include "atlas/text.h"
#include "atlas_test.h"
#include "support/toy.h"

enum { MOST = 6 };

struct cover_case {
    const char *name;
    const char *areas[MOST];     // Of the release, sorted; NULL ends them.
    bool absent[MOST];           // Without a row in the period.
    const char *polygons[MOST];  // Sorted; NULL ends them.
    const char *patches;         // "areas>polygons" of each, blanks between.
};

static const struct cover_case cases[] = {
    {"the same on both sides", {"A", "B"}, {0}, {"A", "B"}, "A>A B>B"},
    {"nothing in the release", {"A"}, {0}, {"A", "B"}, "A>A >B"},
    {"no polygon", {"A", "B"}, {0}, {"A"}, "A>A B>"},
    {"a new code for the same place",
     {"E10000027"},
     {0},
     {"E06000066"},
     "E10000027>E06000066"},
    {"the same, boundaries of before",
     {"E06000066"},
     {0},
     {"E10000027"},
     "E06000066>E10000027"},
    {"Cumbria became two",
     {"E10000006"},
     {0},
     {"E06000063", "E06000064"},
     "E10000006>E06000063+E06000064"},
    {"the two on boundaries of before",
     {"E06000063", "E06000064"},
     {0},
     {"E10000006"},
     "E06000063+E06000064>E10000006"},
    {"Christchurch moved: three became two",
     {"E06000028", "E06000029", "E10000009"},
     {0},
     {"E06000058", "E06000059"},
     "E06000028+E06000029+E10000009>E06000058+E06000059"},
    {"Poole and Bournemouth alone still take both new ones' part",
     {"E06000028", "E06000029"},
     {0},
     {"E06000058"},
     "E06000028+E06000029>E06000058"},
    {"through a code that neither side has",
     {"E10000022"},
     {0},
     {"E06000057"},
     "E10000022>E06000057"},
    {"areas without a row in the period do not count",
     {"E06000063", "E06000064", "E10000006"},
     {true, true, false},
     {"E06000063", "E06000064"},
     "E10000006>E06000063+E06000064"},
    {"one new authority without a row: the old one is not asked",
     {"E06000063"},
     {0},
     {"E06000063", "E06000064"},
     "E06000063>E06000063 >E06000064"},
    {"a common past joins nobody",
     {"E06000055", "E06000056"},
     {0},
     {"E06000055", "E06000056"},
     "E06000055>E06000055 E06000056>E06000056"},
    {"two areas of one code", {"A", "A"}, {0}, {"A"}, "A+A>A"},
    {"an area without a row", {"A", "B"}, {true}, {"A", "B"}, "B>B >A"},
    {"old and new in one year, boundaries of before",
     {"E06000063", "E10000006"},
     {0},
     {"E10000006"},
     "E06000063+E10000006>E10000006"},
    {"a path ends at the first polygon",
     {"E06000057", "E10000022"},
     {0},
     {"E06000048", "E06000057"},
     "E06000057>E06000057 E10000022>E06000048"},
    {"codes that nobody knows", {"X"}, {0}, {"Y"}, "X> >Y"},
};

// Append "a+b>c+d" of a patch to `text`.
static void add_patch(const struct cover_case *c, const struct patch *patch,
                      struct atlas_text *text) {
    if (text->length) atlas_text_add(text, " ");
    for (size_t i = 0; i < patch->area_count; i++) {
        if (i) atlas_text_add(text, "+");
        atlas_text_add(text, c->areas[patch->areas[i]]);
    }
    atlas_text_add(text, ">");
    for (size_t i = 0; i < patch->polygon_count; i++) {
        if (i) atlas_text_add(text, "+");
        atlas_text_add(text, c->polygons[patch->polygons[i]]);
    }
}

static size_t count_of(const char *const *texts) {
    size_t count = 0;
    while (count < MOST && texts[count]) count++;
    return count;
}

static void cover__patches_are_whole_in_both_years(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct cover_case *c = &cases[i];
        struct atlas_rate_area areas[MOST] = {{0}};
        bool present[MOST];
        struct atlas_rate_level level = {.areas = areas,
                                         .area_count = count_of(c->areas)};
        const struct atlas_rates rates = {.levels = &level, .level_count = 1};
        struct atlas_area_set set;
        struct cover cover;
        struct atlas_text text = ATLAS_TEXT_INIT;
        print_message("  case: %s\n", c->name);
        for (size_t j = 0; j < MOST; j++) {
            areas[j].code = c->areas[j];
            present[j] = !c->absent[j];
        }
        toy_squares(c->polygons, count_of(c->polygons), &set);
        const struct cover_input input = {&rates, 0, present, &set};
        cover_find(&input, &cover);
        for (size_t j = 0; j < cover.count; j++) {
            add_patch(c, &cover.patches[j], &text);
        }
        assert_string_equal(atlas_text_string(&text), c->patches);
        atlas_text_release(&text);
        cover_release(&cover);
        atlas_area_set_release(&set);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cover__patches_are_whole_in_both_years),
    };
    return cmocka_run_group_tests_name("aggregate/cover", tests, NULL, NULL);
}
