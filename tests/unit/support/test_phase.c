#include "atlas/vocabulary.h"

#include <string.h>

#include "atlas_test.h"

static void phase__every_spelling_is_known(void **state) {
    (void)state;
    static const struct {
        const char *text;
        enum atlas_phase phase;
    } cases[] = {
        {"Total", ATLAS_PHASE_TOTAL},
        {"All schools", ATLAS_PHASE_TOTAL},
        {"all", ATLAS_PHASE_TOTAL},
        {"State-funded primary", ATLAS_PHASE_PRIMARY},
        {"Primary", ATLAS_PHASE_PRIMARY},
        {"primary", ATLAS_PHASE_PRIMARY},
        {"PRIMARY", ATLAS_PHASE_PRIMARY},
        {"State-funded secondary", ATLAS_PHASE_SECONDARY},
        {"state-funded Secondary", ATLAS_PHASE_SECONDARY},
        {"Secondary", ATLAS_PHASE_SECONDARY},
        {"Special", ATLAS_PHASE_SPECIAL},
        {"  special ", ATLAS_PHASE_SPECIAL},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        enum atlas_phase got = ATLAS_PHASE_END;
        assert_true(
            atlas_phase_parse(cases[i].text, strlen(cases[i].text), &got));
        assert_int_equal(got, cases[i].phase);
    }
}

static void phase__anything_else_is_refused(void **state) {
    (void)state;
    static const char *const cases[] = {
        "",        "Prim",     "State-funded",          "Primary schools",
        "Nursery", "16 plus",  "Alternative provision", "Special school",
        "Totals",  "prim ary", "State-funded  primary",
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        enum atlas_phase got = ATLAS_PHASE_END;
        assert_false(atlas_phase_parse(cases[i], strlen(cases[i]), &got));
        assert_int_equal(got, ATLAS_PHASE_END);
    }
}

static void phase__name_and_key_lead_back_to_it(void **state) {
    (void)state;
    for (int i = 0; i < ATLAS_PHASE_END; i++) {
        const enum atlas_phase phase = (enum atlas_phase)i;
        const char *const words[] = {atlas_phase_name(phase),
                                     atlas_phase_key(phase)};
        for (size_t j = 0; j < ATLAS_COUNT(words); j++) {
            enum atlas_phase got = ATLAS_PHASE_END;
            assert_true(atlas_phase_parse(words[j], strlen(words[j]), &got));
            assert_int_equal(got, phase);
        }
    }
}

static void phase__words_are_those_of_the_outputs(void **state) {
    (void)state;
    static const struct {
        const char *name;
        const char *key;
        const char *title;
    } cases[ATLAS_PHASE_END] = {
        {"Total", "all", "state-funded schools"},
        {"State-funded primary", "primary", "state-funded primary schools"},
        {"State-funded secondary", "secondary",
         "state-funded secondary schools"},
        {"Special", "special", "special schools"},
    };
    for (int i = 0; i < ATLAS_PHASE_END; i++) {
        const enum atlas_phase phase = (enum atlas_phase)i;
        assert_string_equal(atlas_phase_name(phase), cases[i].name);
        assert_string_equal(atlas_phase_key(phase), cases[i].key);
        assert_string_equal(atlas_phase_title(phase), cases[i].title);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phase__every_spelling_is_known),
        cmocka_unit_test(phase__anything_else_is_refused),
        cmocka_unit_test(phase__name_and_key_lead_back_to_it),
        cmocka_unit_test(phase__words_are_those_of_the_outputs),
    };
    return cmocka_run_group_tests_name("support/phase", tests, NULL, NULL);
}
