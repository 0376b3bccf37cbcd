#include <stdbool.h>
#include "atlas/issues.h"

#include <stdio.h>
#include <string.h>

#include "atlas_test.h"

static const struct atlas_issue_place nowhere;

static void issues__hold_copies_of_what_they_are_given(void **state) {
    (void)state;
    struct atlas_issues issues = {0};
    char file[] = "data/absence.csv";
    char subject[] = "3802000";
    char action[] = "row kept";
    const struct atlas_issue_place place = {file, 12, subject};
    atlas_issues_add(&issues, "duplicate-urn", place, action, "URN %d twice",
                     137320);
    memset(file, 'x', sizeof(file) - 1);
    memset(subject, 'x', sizeof(subject) - 1);
    memset(action, 'x', sizeof(action) - 1);

    assert_int_equal(issues.count, 1);
    assert_string_equal(issues.items[0].kind, "duplicate-urn");
    assert_string_equal(issues.items[0].file, "absence.csv");
    assert_int_equal(issues.items[0].line, 12);
    assert_string_equal(issues.items[0].subject, "3802000");
    assert_string_equal(issues.items[0].finding, "URN 137320 twice");
    assert_string_equal(issues.items[0].action, "row kept");
    atlas_issues_release(&issues);
}

static void issues__texts_of_neighbours_are_their_own(void **state) {
    (void)state;
    struct atlas_issues issues = {0};
    const struct atlas_issue_place places[] = {
        {"a/one.csv", 1, "A"}, {"b/one.csv", 2, "A"}, {"b/two.csv", 3, "B"}};
    static const char *const actions[] = {"kept", "left out", "left out"};
    for (size_t i = 0; i < ATLAS_COUNT(places); i++) {
        atlas_issues_add(&issues, "kind", places[i], actions[i], "%zu", i);
    }
    assert_string_equal(issues.items[1].file, "one.csv");
    assert_string_equal(issues.items[2].file, "two.csv");
    assert_string_equal(issues.items[0].action, "kept");
    assert_string_equal(issues.items[2].action, "left out");
    assert_string_equal(issues.items[1].subject, "A");
    assert_string_equal(issues.items[2].finding, "2");
    atlas_issues_release(&issues);
}

static void issues__what_is_missing_is_an_empty_text(void **state) {
    (void)state;
    struct atlas_issues issues = {0};
    atlas_issues_add(&issues, "kind", nowhere, "none", "%s", "");
    assert_string_equal(issues.items[0].file, "");
    assert_string_equal(issues.items[0].subject, "");
    assert_string_equal(issues.items[0].finding, "");
    assert_int_equal(issues.items[0].line, 0);
    atlas_issues_release(&issues);
}

static void issues__long_findings_are_kept_whole(void **state) {
    (void)state;
    struct atlas_issues issues = {0};
    char text[5000];
    memset(text, 'a', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    atlas_issues_add(&issues, "kind", nowhere, "none", "%s!", text);
    assert_int_equal(strlen(issues.items[0].finding), sizeof(text));
    assert_int_equal(issues.items[0].finding[sizeof(text) - 1], '!');
    atlas_issues_release(&issues);
}

static void issues__no_list_takes_nothing(void **state) {
    (void)state;
    struct atlas_issues from = {0};
    atlas_issues_add(NULL, "kind", nowhere, "none", "nothing");
    atlas_issues_add(&from, "kind", nowhere, "none", "something");
    atlas_issues_take_new(NULL, &from);
    assert_int_equal(from.count, 0);
    atlas_issues_add(&from, "kind", nowhere, "none", "something");
    atlas_issues_take(NULL, &from);
    assert_int_equal(from.count, 0);
    assert_null(from.items);
}

static void issues__taken_ones_come_after_in_their_order(void **state) {
    (void)state;
    enum { EACH = 300 };
    struct atlas_issues issues = {0};
    struct atlas_issues lists[2] = {{0}, {0}};
    for (size_t i = 0; i < EACH; i++) {
        const struct atlas_issue_place place = {"f.csv", i, "S"};
        atlas_issues_add(&lists[0], "first", place, "kept", "a%zu", i);
        atlas_issues_add(&lists[1], "second", place, "kept", "b%zu", i);
    }
    atlas_issues_take(&issues, &lists[0]);
    atlas_issues_take(&issues, &lists[1]);
    assert_int_equal(issues.count, 2 * EACH);
    assert_int_equal(lists[0].count, 0);
    for (size_t i = 0; i < issues.count; i++) {
        char wanted[16];
        snprintf(wanted, sizeof(wanted), "%c%zu", i < EACH ? 'a' : 'b',
                 i % EACH);
        assert_string_equal(issues.items[i].finding, wanted);
        assert_int_equal(issues.items[i].line, i % EACH);
        assert_string_equal(issues.items[i].file, "f.csv");
    }
    atlas_issues_release(&issues);
}

static void issues__of_taken_ones_only_new_ones_are_kept(void **state) {
    (void)state;
    static const struct {
        const char *kind, *file;
        unsigned long line;
        const char *subject, *action, *finding;
        bool is_new;
    } cases[] = {
        {"one", "f.csv", 3, "S", "kept", "x", false},
        {"two", "f.csv", 3, "S", "kept", "x", true},
        {"one", "g.csv", 3, "S", "kept", "x", true},
        {"one", "f.csv", 4, "S", "kept", "x", true},
        {"one", "f.csv", 3, "T", "kept", "x", true},
        {"one", "f.csv", 3, "S", "left", "x", true},
        {"one", "f.csv", 3, "S", "kept", "y", true},
    };
    struct atlas_issues issues = {0};
    size_t wanted = 2;
    const struct atlas_issue_place first = {"f.csv", 3, "S"};
    atlas_issues_add(&issues, "other", nowhere, "none", "z");
    atlas_issues_add(&issues, "one", first, "kept", "x");
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct atlas_issue_place place = {cases[i].file, cases[i].line,
                                                cases[i].subject};
        for (size_t again = 0; again < 2; again++) {
            struct atlas_issues from = {0};
            atlas_issues_add(&from, cases[i].kind, place, cases[i].action, "%s",
                             cases[i].finding);
            atlas_issues_take_new(&issues, &from);
            assert_int_equal(from.count, 0);
            wanted += cases[i].is_new && !again;
            assert_int_equal(issues.count, wanted);
        }
    }
    assert_string_equal(issues.items[wanted - 1].finding, "y");
    atlas_issues_release(&issues);
}

static void issues__are_counted_by_kind(void **state) {
    (void)state;
    struct atlas_issues issues = {0};
    atlas_issues_add(&issues, "one", nowhere, "none", "x");
    atlas_issues_add(&issues, "two", nowhere, "none", "x");
    atlas_issues_add(&issues, "one", nowhere, "none", "x");
    assert_int_equal(atlas_issues_count(&issues, "one"), 2);
    assert_int_equal(atlas_issues_count(&issues, "two"), 1);
    assert_int_equal(atlas_issues_count(&issues, "three"), 0);
    atlas_issues_release(&issues);
    assert_int_equal(atlas_issues_count(&issues, "one"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(issues__hold_copies_of_what_they_are_given),
        cmocka_unit_test(issues__texts_of_neighbours_are_their_own),
        cmocka_unit_test(issues__what_is_missing_is_an_empty_text),
        cmocka_unit_test(issues__long_findings_are_kept_whole),
        cmocka_unit_test(issues__no_list_takes_nothing),
        cmocka_unit_test(issues__taken_ones_come_after_in_their_order),
        cmocka_unit_test(issues__of_taken_ones_only_new_ones_are_kept),
        cmocka_unit_test(issues__are_counted_by_kind),
    };
    return cmocka_run_group_tests_name("support/issues", tests, NULL, NULL);
}
