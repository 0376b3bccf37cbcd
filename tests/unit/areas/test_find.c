#include <string.h>

#include "atlas/areas.h"
#include "atlas_test.h"

static const char pcon[] = "Westminster constituency (July 2024)";
static const char district[] = "Local authority district";
static const char authority[] = "Local authority";

static void fill(struct atlas_area_registry *registry) {
    static const char *const areas[][4] = {
        {"pcon", pcon, "E14001242", "Fylde"},
        {"pcon", pcon, "E14001590", "West Suffolk"},
        {"pcon", pcon, "W07000112", "Ynys M\xC3\xB4n"},
        {"pcon", pcon, "E14001279", "Harborough, Oadby and Wigston"},
        {"lad", district, "E07000119", "Fylde"},
        {"lad", district, "E07000146", "King's Lynn and West Norfolk"},
        {"lad", district, "E06000004", "Stockton-on-Tees"},
        {"la", authority, "E06000004", "Stockton-on-Tees"},
        {"la", authority, "E10000027", "Somerset"},
        {"la", authority, "E06000066", "Somerset"},
    };
    for (size_t i = 0; i < ATLAS_COUNT(areas); i++) {
        atlas_registry_add(registry, areas[i][0], areas[i][1], areas[i][2],
                           areas[i][3]);
    }
}

/** A text and the one area that it names. */
struct name_case {
    const char *text;
    const char *level;
    const char *code;
};

static const struct name_case name_cases[] = {
    {"pcon:Fylde", "pcon", "E14001242"},
    {"lad:fylde", "lad", "E07000119"},
    {"LAD: FYLDE ", "lad", "E07000119"},
    {"lad:E07000119", "lad", "E07000119"},
    {"E14001242", "pcon", "E14001242"},
    {"  e14001242", "pcon", "E14001242"},
    {"West  suffolk", "pcon", "E14001590"},
    {"ynys mon", "pcon", "W07000112"},
    {"YNYS M\xC3\x94N", "pcon", "W07000112"},
    {"Harborough Oadby & Wigston", "pcon", "E14001279"},
    {"Harborough, Oadby&Wigston", "pcon", "E14001279"},
    {"Kings Lynn & West Norfolk", "lad", "E07000146"},
    {"King\xE2\x80\x99s Lynn and West Norfolk", "lad", "E07000146"},
    {"la:Stockton on Tees", "la", "E06000004"},
    {"la:E06000004", "la", "E06000004"},
};

static void find__finds_the_one_area(void **state) {
    (void)state;
    struct atlas_area_registry registry = {0};
    fill(&registry);
    for (size_t i = 0; i < ATLAS_COUNT(name_cases); i++) {
        const struct atlas_named_area *area = NULL;
        struct atlas_error err = {0};
        if (atlas_registry_find(&registry, name_cases[i].text, &area, &err)) {
            fail_msg("%s", err.message);
        }
        assert_string_equal(area->level, name_cases[i].level);
        assert_string_equal(area->code, name_cases[i].code);
    }
    atlas_registry_release(&registry);
}

/** A text that names no one area, and what is said. */
struct refusal_case {
    const char *text;
    const char *message;
};

static const struct refusal_case refusal_cases[] = {
    {"Fylde",
     "'Fylde' names several areas: pcon:Fylde (Westminster constituency, "
     "E14001242), lad:Fylde (Local authority district, E07000119)"},
    {"E06000004",
     "'E06000004' names several areas: lad:Stockton-on-Tees (Local authority "
     "district, E06000004), la:Stockton-on-Tees (Local authority, E06000004)"},
    {"la:Somerset",
     "'la:Somerset' names several areas: la:Somerset (Local authority, "
     "E10000027), la:Somerset (Local authority, E06000066)"},
    {"pcon:Flyde", "no area is called 'pcon:Flyde', did you mean 'pcon:Fylde'"},
    {"la:Fylde", "no area is called 'la:Fylde'"},
    {"West Sufolk",
     "no area is called 'West Sufolk', did you mean 'pcon:West Suffolk'"},
    {"ward:Fylde",
     "'ward' is no type of area in 'ward:Fylde', expected one of pcon, lad, "
     "la"},
    {"Atlantis and its provinces",
     "no area is called 'Atlantis and its provinces'"},
    {"", "no area is called ''"},
    {"pcon:", "no area is called 'pcon:'"},
};

static void find__refuses_what_is_not_one_area(void **state) {
    (void)state;
    struct atlas_area_registry registry = {0};
    fill(&registry);
    for (size_t i = 0; i < ATLAS_COUNT(refusal_cases); i++) {
        const struct atlas_named_area *area = NULL;
        struct atlas_error err = {0};
        assert_int_equal(
            atlas_registry_find(&registry, refusal_cases[i].text, &area, &err),
            ATLAS_ERR_USAGE);
        assert_string_equal(err.message, refusal_cases[i].message);
        assert_null(area);
    }
    atlas_registry_release(&registry);
}

static void find__lists_no_more_than_can_be_read(void **state) {
    (void)state;
    struct atlas_area_registry registry = {0};
    const struct atlas_named_area *area = NULL;
    struct atlas_error err = {0};
    for (int i = 0; i < 8; i++) {
        const char code[] = {'E', (char)('0' + i), '\0'};
        atlas_registry_add(&registry, "ward", "Ward", code, "Abbey");
    }
    assert_int_equal(atlas_registry_find(&registry, "abbey", &area, &err),
                     ATLAS_ERR_USAGE);
    assert_non_null(strstr(err.message, "ward:Abbey (Ward, E4) and 3 more"));
    atlas_registry_release(&registry);
}

static void find__finds_nothing_in_an_empty_registry(void **state) {
    (void)state;
    const struct atlas_area_registry registry = {0};
    const struct atlas_named_area *area = NULL;
    struct atlas_error err = {0};
    assert_int_equal(atlas_registry_find(&registry, "Fylde", &area, &err),
                     ATLAS_ERR_USAGE);
    assert_string_equal(err.message, "no area is called 'Fylde'");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(find__finds_the_one_area),
        cmocka_unit_test(find__refuses_what_is_not_one_area),
        cmocka_unit_test(find__lists_no_more_than_can_be_read),
        cmocka_unit_test(find__finds_nothing_in_an_empty_registry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
