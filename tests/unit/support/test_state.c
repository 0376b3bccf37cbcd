#include "atlas/vocabulary.h"

#include <string.h>

#include "atlas_test.h"

struct symbol_case {
    const char *text;
    enum atlas_state state;
    bool is_legacy;
};

static void state__every_symbol_is_known(void **state) {
    (void)state;
    static const struct symbol_case cases[] = {
        {"z", ATLAS_NOT_APPLICABLE, false},
        {"x", ATLAS_NOT_AVAILABLE, false},
        {"c", ATLAS_SUPPRESSED, false},
        {"low", ATLAS_LOW, false},
        {"u", ATLAS_UNRELIABLE, false},
        {" z\t", ATLAS_NOT_APPLICABLE, false},
        {"Z", ATLAS_NOT_APPLICABLE, true},
        {"LOW", ATLAS_LOW, true},
        {":", ATLAS_NOT_AVAILABLE, true},
        {"..", ATLAS_NOT_AVAILABLE, true},
        {".", ATLAS_NOT_AVAILABLE, true},
        {"-", ATLAS_NOT_AVAILABLE, true},
        {"", ATLAS_NOT_AVAILABLE, true},
        {"   ", ATLAS_NOT_AVAILABLE, true},
        {"NA", ATLAS_NOT_AVAILABLE, true},
        {"NE", ATLAS_NOT_AVAILABLE, true},
        {"NULL", ATLAS_NOT_AVAILABLE, true},
        {"~", ATLAS_LOW, true},
        {"k", ATLAS_LOW, true},
        {"supp", ATLAS_SUPPRESSED, true},
        {"SUPP", ATLAS_SUPPRESSED, true},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        enum atlas_state got = ATLAS_STATE_END;
        bool is_legacy = !cases[i].is_legacy;
        assert_true(atlas_state_parse(cases[i].text, strlen(cases[i].text),
                                      &got, &is_legacy));
        assert_int_equal(got, cases[i].state);
        assert_int_equal(is_legacy, cases[i].is_legacy);
    }
}

static void state__anything_else_is_refused(void **state) {
    (void)state;
    static const char *const cases[] = {"12", "zz",  "lo",  "lows", "n/a",
                                        "?",  "...", "z z", "*",    "--"};
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        enum atlas_state got = ATLAS_STATE_END;
        bool is_legacy = false;
        assert_false(
            atlas_state_parse(cases[i], strlen(cases[i]), &got, &is_legacy));
        assert_int_equal(got, ATLAS_STATE_END);
    }
}

static void state__length_ends_the_text(void **state) {
    (void)state;
    enum atlas_state got = ATLAS_STATE_END;
    bool is_legacy = true;
    assert_true(atlas_state_parse("lowest", 3, &got, &is_legacy));
    assert_int_equal(got, ATLAS_LOW);
    assert_false(is_legacy);
}

static void state__symbols_and_words_are_those_of_the_outputs(void **state) {
    (void)state;
    static const struct {
        enum atlas_state state;
        const char *symbol;
        const char *word;
    } cases[] = {
        {ATLAS_NUMBER, "", "ok"},
        {ATLAS_NOT_APPLICABLE, "z", "not_applicable"},
        {ATLAS_LOW, "low", "low"},
        {ATLAS_UNRELIABLE, "u", "unreliable"},
        {ATLAS_FEW_SCHOOLS, "u", "few_schools"},
        {ATLAS_NOT_AVAILABLE, "x", "unavailable"},
        {ATLAS_SUPPRESSED, "c", "suppressed"},
    };
    assert_int_equal(ATLAS_COUNT(cases), ATLAS_STATE_END);
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        assert_string_equal(atlas_state_symbol(cases[i].state),
                            cases[i].symbol);
        assert_string_equal(atlas_state_word(cases[i].state), cases[i].word);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(state__every_symbol_is_known),
        cmocka_unit_test(state__anything_else_is_refused),
        cmocka_unit_test(state__length_ends_the_text),
        cmocka_unit_test(state__symbols_and_words_are_those_of_the_outputs),
    };
    return cmocka_run_group_tests_name("support/state", tests, NULL, NULL);
}
