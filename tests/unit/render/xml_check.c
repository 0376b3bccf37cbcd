// A small XML checker: tags, attributes, entities, ids.

#include "xml_check.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "atlas_test.h"

#define DEEPEST 32

struct checker {
    const char *at;
    const char *open[DEEPEST];
    size_t lengths[DEEPEST];
    size_t depth;
    size_t elements;
    char **ids;
    size_t id_count;
    size_t id_capacity;
};

static bool is_name(char byte) {
    return byte && !strchr(" \t\n\r/>=\"'<&", byte);
}

static size_t name_length(const char *at) {
    size_t length = 0;
    while (is_name(at[length])) length++;
    return length;
}

static void entity_check(const char *at) {
    static const char *const known[] = {"&amp;",  "&lt;",   "&gt;",
                                        "&quot;", "&apos;", "&#"};
    for (size_t i = 0; i < ATLAS_COUNT(known); i++) {
        if (strncmp(at, known[i], strlen(known[i])) == 0) return;
    }
    fail_msg("bare ampersand: %.40s", at);
}

static void id_take(struct checker *checker, const char *value, size_t length) {
    checker->ids = atlas_grow(checker->ids, checker->id_count + 1,
                              &checker->id_capacity, sizeof(*checker->ids));
    char *id = atlas_xcalloc(length + 1, 1);
    memcpy(id, value, length);
    assert_true((*id >= 'a' && *id <= 'z') || (*id >= 'A' && *id <= 'Z'));
    checker->ids[checker->id_count++] = id;
}

static void attributes_read(struct checker *checker) {
    while (*checker->at == ' ') {
        const char *name = ++checker->at;
        const size_t length = name_length(name);
        if (length == 0) fail_msg("attribute expected: %.40s", name);
        assert_memory_equal(name + length, "=\"", 2);
        const char *value = name + length + 2;
        const char *end = strchr(value, '"');
        assert_non_null(end);
        for (const char *c = value; c < end; c++) {
            assert_true(*c != '<');
            if (*c == '&') entity_check(c);
        }
        if (length == 2 && strncmp(name, "id", 2) == 0) {
            id_take(checker, value, (size_t)(end - value));
        }
        checker->at = end + 1;
    }
}

static void tag_read(struct checker *checker) {
    if (checker->at[1] == '/') {
        assert_true(checker->depth > 0);
        checker->depth--;
        const size_t length = name_length(checker->at + 2);
        assert_int_equal(length, checker->lengths[checker->depth]);
        assert_memory_equal(checker->at + 2, checker->open[checker->depth],
                            length);
        checker->at += 2 + length;
        assert_int_equal(*checker->at++, '>');
        return;
    }
    const char *name = checker->at + 1;
    const size_t length = name_length(name);
    assert_true(length > 0 && checker->depth < DEEPEST);
    checker->elements++;
    checker->at = name + length;
    attributes_read(checker);
    if (*checker->at == '/') {
        checker->at++;
    } else {
        checker->open[checker->depth] = name;
        checker->lengths[checker->depth++] = length;
    }
    if (*checker->at++ != '>') fail_msg("> expected: %.40s", checker->at - 1);
}

static int compare_strings(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void ids_check(struct checker *checker) {
    if (checker->id_count == 0) return;
    qsort(checker->ids, checker->id_count, sizeof(*checker->ids),
          compare_strings);
    for (size_t i = 1; i < checker->id_count; i++) {
        if (strcmp(checker->ids[i - 1], checker->ids[i]) == 0) {
            fail_msg("id twice: %s", checker->ids[i]);
        }
    }
    for (size_t i = 0; i < checker->id_count; i++) free(checker->ids[i]);
    free(checker->ids);
}

size_t xml_check(const char *xml) {
    static const char head[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    struct checker checker = {.at = xml + strlen(head)};
    assert_memory_equal(xml, head, strlen(head));
    while (*checker.at) {
        if (*checker.at == '<') {
            tag_read(&checker);
        } else {
            if (*checker.at == '&') entity_check(checker.at);
            assert_true((unsigned char)*checker.at >= 0x20 ||
                        *checker.at == '\n');
            checker.at++;
        }
    }
    assert_int_equal(checker.depth, 0);
    ids_check(&checker);
    return checker.elements;
}
