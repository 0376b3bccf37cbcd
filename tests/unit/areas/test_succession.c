#include "atlas/succession.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/csv.h"
#include "atlas_test.h"
#include "support/test_files.h"

static int order(const struct atlas_succession *left,
                 const struct atlas_succession *right) {
    int difference = strcmp(left->date, right->date);
    if (difference == 0) difference = strcmp(left->from, right->from);
    return difference ? difference : strcmp(left->to, right->to);
}

static void succession__is_sorted(void **state) {
    (void)state;
    size_t count = 0;
    const struct atlas_succession *items = atlas_successions(&count);
    assert_true(count > 20);
    for (size_t i = 1; i < count; i++) {
        assert_true(order(&items[i - 1], &items[i]) < 0);
    }
}

/** All that an authority became, in the order of the table. */
struct change_case {
    const char *from;
    const char *to;  // codes with a blank after each
};

static const struct change_case change_cases[] = {
    {"E10000006", "E06000063 E06000064 "},
    {"E10000021", "E06000061 E06000062 "},
    {"E10000009", "E06000058 E06000059 "},
    {"E06000028", "E06000058 "},
    {"E06000029", "E06000058 "},
    {"E10000002", "E06000060 "},
    {"E10000023", "E06000065 "},
    {"E10000027", "E06000066 "},
    {"E08000020", "E08000037 "},
    {"E06000048", "E06000057 "},
    {"E08000016", "E08000038 "},
    {"E08000019", "E08000039 "},
    {"E10000001", "E06000055 E06000056 "},
    {"E10000017", ""},
};

static void succession__knows_the_changes(void **state) {
    (void)state;
    size_t count = 0;
    const struct atlas_succession *items = atlas_successions(&count);
    for (size_t i = 0; i < ATLAS_COUNT(change_cases); i++) {
        char found[64] = "";
        for (size_t k = 0; k < count; k++) {
            const size_t length = strlen(found);
            if (strcmp(items[k].from, change_cases[i].from) != 0) continue;
            snprintf(found + length, sizeof(found) - length, "%s ",
                     items[k].to);
        }
        assert_string_equal(found, change_cases[i].to);
    }
}

// "01/04/2023" of "2023-04-01".
static void british_date(const char *date, char *to, size_t size) {
    snprintf(to, size, "%.2s/%.2s/%.4s", date + 8, date + 5, date);
}

/** An authority in DfE's list. */
struct listed {
    char code[12];
    char name[64];
    char begin[12];
    char end[12];
};

static size_t read_list(struct listed *listed, size_t room) {
    static const char *const columns[][2] = {{"new_la_code", NULL},
                                             {"la_name", NULL},
                                             {"date_of_operation", NULL},
                                             {"date_of_termination", NULL}};
    struct atlas_csv *csv = NULL;
    size_t count = 0;
    bool more;
    assert_int_equal(
        atlas_csv_open(test_data_path("lookups/las.csv"), &csv, NULL),
        ATLAS_OK);
    while (!atlas_csv_next(csv, &more, NULL) && more && count < room) {
        struct listed *item = &listed[count];
        if (!atlas_csv_copy(csv, atlas_csv_find(csv, columns[0]), item->code,
                            sizeof(item->code))) {
            continue;  // two codes in one
        }
        atlas_csv_copy(csv, atlas_csv_find(csv, columns[1]), item->name,
                       sizeof(item->name));
        atlas_csv_copy(csv, atlas_csv_find(csv, columns[2]), item->begin,
                       sizeof(item->begin));
        atlas_csv_copy(csv, atlas_csv_find(csv, columns[3]), item->end,
                       sizeof(item->end));
        count++;
    }
    atlas_csv_free(csv);
    return count;
}

static const struct listed *find(const struct listed *listed, size_t count,
                                 const char *code) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(listed[i].code, code) == 0) return &listed[i];
    }
    return NULL;
}

// Every authority of England that ended is there, every new one began on the
// day, and the names are DfE's.
static void succession__agrees_with_dfe(void **state) {
    (void)state;
    enum { ROOM = 400 };
    size_t count = 0;
    const struct atlas_succession *items = atlas_successions(&count);
    struct listed *listed = calloc(ROOM, sizeof(*listed));
    size_t listed_count;
    if (!test_data()) free(listed);
    ATLAS_NEEDS_DATA();
    listed_count = read_list(listed, ROOM);
    for (size_t i = 0; i < count; i++) {
        const struct listed *from = find(listed, listed_count, items[i].from);
        const struct listed *to = find(listed, listed_count, items[i].to);
        char date[16];
        british_date(items[i].date, date, sizeof(date));
        assert_non_null(from);
        assert_non_null(to);
        assert_string_equal(from->name, items[i].from_name);
        assert_string_equal(to->name, items[i].to_name);
        assert_string_equal(to->begin, date);
        assert_true(from->end[0] != '\0');
    }
    for (size_t i = 0; i < listed_count; i++) {
        bool is_there = !listed[i].end[0] || listed[i].code[0] != 'E';
        for (size_t k = 0; k < count && !is_there; k++) {
            is_there = strcmp(items[k].from, listed[i].code) == 0;
        }
        if (!is_there) fail_msg("%s is missing", listed[i].code);
    }
    free(listed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(succession__is_sorted),
        cmocka_unit_test(succession__knows_the_changes),
        cmocka_unit_test(succession__agrees_with_dfe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
