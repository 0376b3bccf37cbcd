#include <string.h>

#include "atlas/text.h"
#include "atlas_test.h"

static const char *const columns[] = {"time_period",   "urn",
                                      "laestab",       "school_type",
                                      "sess_possible", "sess_overall"};

struct nearest_case {
    const char *word;
    const char *expected;
};

static const struct nearest_case nearest_cases[] = {
    {"urn", "urn"},
    {"URN", "urn"},
    {"sess_posible", "sess_possible"},    // one left out
    {"sess_possibble", "sess_possible"},  // one too many
    {"sess_overoll", "sess_overall"},     // one wrong
    {"laetsab", "laestab"},               // two swapped
    {"nru", "urn"},                       // two steps of the two allowed
    {"school_laestab", NULL},             // seven steps, five allowed
    {"x", NULL},                          // three steps, one allowed
    {"", NULL},
    {"parliamentary", NULL},
};

static void text_nearest__table(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(nearest_cases); i++) {
        const struct nearest_case *c = &nearest_cases[i];
        const char *found =
            atlas_text_nearest(c->word, columns, ATLAS_COUNT(columns));
        if (c->expected) {
            assert_non_null(found);
            assert_string_equal(found, c->expected);
        } else {
            assert_null(found);
        }
    }
}

static void text_nearest__first_of_equals_wins(void **state) {
    static const char *const names[] = {"baat", "boat", "beat"};
    (void)state;
    assert_ptr_equal(atlas_text_nearest("bat", names, 3), names[0]);
    assert_ptr_equal(atlas_text_nearest("bat", names + 1, 2), names[1]);
    assert_null(atlas_text_nearest("bat", names, 0));
}

static void text_nearest__endless_words_are_passed_over(void **state) {
    char word[5000];
    (void)state;
    memset(word, 'a', sizeof(word) - 1);
    word[sizeof(word) - 1] = '\0';
    const char *const names[] = {word, "urn"};
    assert_null(atlas_text_nearest(word, names, 2));
    assert_string_equal(atlas_text_nearest("urm", names, 2), "urn");
}

static void text_nearest__same_ignores_ascii_case_only(void **state) {
    (void)state;
    assert_true(atlas_text_same("", ""));
    assert_true(atlas_text_same("GSSLACode (Name)", "gsslacode (name)"));
    assert_false(atlas_text_same("urn", "urns"));
    assert_false(atlas_text_same("urns", "urn"));
    assert_false(atlas_text_same("@", "`"));
    assert_false(atlas_text_same("[", "{"));
    assert_false(atlas_text_same("\xC3\x89", "\xC3\xA9"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_nearest__table),
        cmocka_unit_test(text_nearest__first_of_equals_wins),
        cmocka_unit_test(text_nearest__endless_words_are_passed_over),
        cmocka_unit_test(text_nearest__same_ignores_ascii_case_only),
    };
    return cmocka_run_group_tests_name("support/text_nearest", tests, NULL,
                                       NULL);
}
