#include "geo/prepared_key.h"

#include <stdlib.h>
#include <string.h>

#include "atlas_test.h"

/** A question; the first of the table is the plain one. */
struct key_case {
    struct atlas_layer_source source;
    const char *paths[2];     // of its files; the second may be NULL
    const char *contents[2];  // digested
    const char *setting;      // of the environment, "NAME=value"
};

#define PLAIN \
    .source = {.path = "in/a.shp", .code = "C", .name = "N", .year = 2024}
#define PLAIN_FILES .paths = {"in/a.shp", "in/a.prj"}, .contents = {"s", "p"}

// Each asks something else.
static const struct key_case cases[] = {
    {PLAIN, PLAIN_FILES},
    {.source = {.code = "C", .name = "N", .year = 2023}, PLAIN_FILES},
    {.source = {.code = "C", .year = 2024}, PLAIN_FILES},
    {.source = {.code = "C", .name = "", .year = 2024}, PLAIN_FILES},
    {.source = {.code = "N", .name = "C", .year = 2024}, PLAIN_FILES},
    {.source = {.code = "C", .name = "N", .year = 2024, .only = "E*"},
     PLAIN_FILES},
    {.source = {.code = "C", .name = "N", .year = 2024, .crs = "E*"},
     PLAIN_FILES},
    {.source = {.code = "C", .name = "N", .year = 2024, .layer = "E*"},
     PLAIN_FILES},
    {.source = {.code = "C", .name = "N\nonly 2 E*", .year = 2024},
     PLAIN_FILES},
    {PLAIN, .paths = {"in/b.shp", "in/a.prj"}, .contents = {"s", "p"}},
    {PLAIN, .paths = {"in/a.shp", "in/a.cpg"}, .contents = {"s", "p"}},
    {PLAIN, .paths = {"in/a.shp", "in/a.prj"}, .contents = {"s", "q"}},
    {PLAIN, .paths = {"in/a.shp", "in/a.prj"}, .contents = {"t", "p"}},
    {PLAIN, .paths = {"in/a.shp"}, .contents = {"s"}},
    {PLAIN, PLAIN_FILES, .setting = "SHAPE_ENCODING=CP1252"},
    {PLAIN, PLAIN_FILES, .setting = "OGR_ENABLE_PARTIAL_REPROJECTION=YES"},
};

// Ask the same.
static const struct key_case same_cases[] = {
    {PLAIN, PLAIN_FILES},
    {.source = {.path = "elsewhere/a.shp",
                .code = "C",
                .name = "N",
                .year = 2024,
                .threads = 7},
     .paths = {"elsewhere/a.shp", "a.prj"},
     .contents = {"s", "p"}},
    {PLAIN, PLAIN_FILES, .setting = "LANG=cy_GB.UTF-8"},
};

static void change_setting(const char *setting, bool is_set) {
    char name[64] = "";
    if (!setting) return;
    const size_t length = strcspn(setting, "=");
    memcpy(name, setting, length);
    if (is_set) {
        assert_int_equal(setenv(name, setting + length + 1, 1), 0);
    } else {
        assert_int_equal(unsetenv(name), 0);
    }
}

static struct atlas_digest key_of(const struct key_case *asked) {
    struct atlas_layer_file items[2] = {{0}};
    struct atlas_layer_files files = {.items = items};
    while (files.count < 2 && asked->paths[files.count]) {
        struct atlas_layer_file *file = &items[files.count];
        const char *content = asked->contents[files.count++];
        file->path = asked->paths[files.count - 1];
        file->digest = atlas_digest_bytes(content, strlen(content));
    }
    change_setting(asked->setting, true);
    const struct atlas_digest key = prepared_key(&asked->source, &files, 0);
    change_setting(asked->setting, false);
    return key;
}

static void prepared_key__differs_where_the_outcome_may(void **state) {
    (void)state;
    struct atlas_digest keys[ATLAS_COUNT(cases)];
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        keys[i] = key_of(&cases[i]);
        for (size_t j = 0; j < i; j++) {
            if (strcmp(keys[i].hex, keys[j].hex) == 0) {
                fail_msg("cases %zu and %zu have one key", j, i);
            }
        }
    }
}

static void prepared_key__is_the_same_where_the_outcome_is(void **state) {
    (void)state;
    const struct atlas_digest plain = key_of(&cases[0]);
    for (size_t i = 0; i < ATLAS_COUNT(same_cases); i++) {
        const struct atlas_digest key = key_of(&same_cases[i]);
        assert_string_equal(key.hex, plain.hex);
    }
}

// In whatever order the environment has them.
static void prepared_key__does_not_depend_on_the_order_of_settings(
    void **state) {
    (void)state;
    struct atlas_digest keys[2];
    for (int i = 0; i < 2; i++) {
        change_setting(i ? "GDAL_A=1" : "PROJ_B=2", true);
        change_setting(i ? "PROJ_B=2" : "GDAL_A=1", true);
        keys[i] = key_of(&cases[0]);
        change_setting("GDAL_A=1", false);
        change_setting("PROJ_B=2", false);
    }
    assert_string_equal(keys[0].hex, keys[1].hex);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prepared_key__differs_where_the_outcome_may),
        cmocka_unit_test(prepared_key__is_the_same_where_the_outcome_is),
        cmocka_unit_test(
            prepared_key__does_not_depend_on_the_order_of_settings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
