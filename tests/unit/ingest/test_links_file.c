#include "atlas/ingest.h"

#include <string.h>

#include "atlas_test.h"
#include "release_rows.h"

#define HEADER                                       \
    "\"URN\",\"LinkURN\",\"LinkName\",\"LinkType\"," \
    "\"LinkEstablishedDate\"\r\n"

struct links_read {
    struct atlas_links links;
    struct atlas_issues issues;
    struct atlas_error err;
};

static enum atlas_status read_links(struct links_read *read,
                                    const char *content) {
    return atlas_ingest_links(test_file("links.csv", content), &read->issues,
                              &read->links, &read->err);
}

static void free_links(struct links_read *read) {
    atlas_links_release(&read->links);
    atlas_issues_release(&read->issues);
}

static void assert_link(const struct links_read *read, size_t item,
                        uint32_t from, uint32_t to) {
    assert_int_equal(read->links.items[item].from, from);
    assert_int_equal(read->links.items[item].to, to);
}

// 10 became 20 (said by both), 11 became 20 (said by 20), 12 became 21 and 22
// (said by 12), 30 and 31 follow each other.
static const char content[] = HEADER
    "20,10,\"A, old\",\"Predecessor\",\"01-09-2012\"\r\n"
    "10,20,\"A\",\"Successor\",\"\"\r\n"
    "20,11,\"B\xE9\",\"Predecessor - amalgamated\",\"\"\r\n"
    "12,22,\"C\",\"Successor - Split School\",\"\"\r\n"
    "12,21,\"C\",\"successor - merged\",\"\"\r\n"
    "10,20,\"A\",\"Successor\",\"\"\r\n"
    "30,31,\"D\",\"Successor\",\"\"\r\n"
    "31,30,\"E\",\"Successor\",\"\"\r\n"
    "40,40,\"F\",\"Successor\",\"\"\r\n"
    "41,,\"G\",\"Successor\",\"\"\r\n"
    "50,51,\"H\",\"Result of Amalgamation\",\"\"\r\n"
    "51,50,\"H\",\"Result of Amalgamation\",\"\"\r\n"
    "60,61,\"I\",\"Sixth Form Centre Link\",\"\"\r\n"
    "x,61,\"I\",\"Other\",\"\"\r\n";

static void links__union_of_both_directions(void **state) {
    (void)state;
    struct links_read read = {0};
    assert_int_equal(read_links(&read, content), ATLAS_OK);
    assert_int_equal(read.links.count, 6);
    assert_link(&read, 0, 10, 20);
    assert_link(&read, 1, 11, 20);
    assert_link(&read, 2, 12, 21);
    assert_link(&read, 3, 12, 22);
    assert_link(&read, 4, 30, 31);
    assert_link(&read, 5, 31, 30);
    assert_string_equal(read.links.file, "links.csv");
    free_links(&read);
}

static void links__what_is_left_out_is_listed(void **state) {
    (void)state;
    struct links_read read = {0};
    assert_int_equal(read_links(&read, content), ATLAS_OK);
    const struct atlas_issue *self = find_issue(&read.issues, "self-link");
    assert_non_null(self);
    assert_int_equal(self->line, 10);
    assert_string_equal(self->subject, "URN 40");
    const struct atlas_issue *blank = find_issue(&read.issues, "blank-link");
    assert_non_null(blank);
    assert_int_equal(blank->line, 11);
    const struct atlas_issue *one = find_issue(&read.issues, "one-way-link");
    assert_non_null(one);
    assert_string_equal(one->finding,
                        "5 of 6 links stand in the file one way only");
    const struct atlas_issue *other = find_issue(&read.issues, "other-link");
    assert_non_null(other);
    assert_string_equal(other->finding,
                        "4 rows of kinds that do not say which school "
                        "follows");
    assert_int_equal(read.issues.count, 4);
    free_links(&read);
}

static void links__finds_the_successors_of_a_school(void **state) {
    (void)state;
    struct links_read read = {0};
    const struct atlas_link *first = NULL;
    assert_int_equal(read_links(&read, content), ATLAS_OK);
    assert_int_equal(atlas_links_of(&read.links, 12, &first), 2);
    assert_int_equal(first[0].to, 21);
    assert_int_equal(first[1].to, 22);
    assert_int_equal(atlas_links_of(&read.links, 31, &first), 1);
    assert_int_equal(first[0].to, 30);
    assert_int_equal(atlas_links_of(&read.links, 20, &first), 0);
    assert_null(first);
    assert_int_equal(atlas_links_of(&read.links, 99, &first), 0);
    free_links(&read);
}

static void links__none_is_no_failure(void **state) {
    (void)state;
    struct links_read read = {0};
    const struct atlas_link *first = NULL;
    assert_int_equal(read_links(&read, HEADER), ATLAS_OK);
    assert_int_equal(read.links.count, 0);
    assert_int_equal(atlas_links_of(&read.links, 1, &first), 0);
    assert_int_equal(read.issues.count, 0);
    free_links(&read);
}

struct bad_case {
    const char *content;
    const char *where;
    const char *message;
};

static const struct bad_case bad_cases[] = {
    {"URN,LinkType\n1,Successor\n", "", "LinkURN"},
    {HEADER "1,2,,Successor,\n1x,2,,Successor,\n", ":3",
     "URN '1x' is not a number"},
    {HEADER "1,-2,,Predecessor,\n", ":2", "LinkURN '-2' is out of range"},
    {HEADER "1,2,Successor\n", ":2", "field"},
};

static void links__bad_input_names_the_line(void **state) {
    (void)state;
    for (size_t i = 0; i < ATLAS_COUNT(bad_cases); i++) {
        const struct bad_case *c = &bad_cases[i];
        struct links_read read = {0};
        assert_int_equal(read_links(&read, c->content), ATLAS_ERR_INPUT);
        print_message("  %s: %s\n", read.err.where, read.err.message);
        assert_non_null(strstr(read.err.where, c->where));
        assert_non_null(strstr(read.err.message, c->message));
        assert_null(read.links.items);
        free_links(&read);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links__union_of_both_directions),
        cmocka_unit_test(links__what_is_left_out_is_listed),
        cmocka_unit_test(links__finds_the_successors_of_a_school),
        cmocka_unit_test(links__none_is_no_failure),
        cmocka_unit_test(links__bad_input_names_the_line),
    };
    return cmocka_run_group_tests_name("ingest/links_file", tests, NULL, NULL);
}
