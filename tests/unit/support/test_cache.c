#include "atlas/cache.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "atlas_test.h"
#include "support/test_files.h"
#include "written_folder.h"

#define LONGEST 200

static void set_variable(const char *name, const char *value) {
    if (value) {
        assert_int_equal(setenv(name, value, 1), 0);
    } else {
        assert_int_equal(unsetenv(name), 0);
    }
}

static void cache__folder_is_where_the_standard_says(void **state) {
    (void)state;
    static const struct {
        const char *cache_home;
        const char *home;
        const char *wanted;  // NULL: none
    } cases[] = {
        {"/var/c", "/h", "/var/c/absence-atlas"},
        {"/var/c", NULL, "/var/c/absence-atlas"},
        {NULL, "/h", "/h/.cache/absence-atlas"},
        {"", "/h", "/h/.cache/absence-atlas"},
        {"relative", "/h", "/h/.cache/absence-atlas"},
        {NULL, NULL, NULL},
        {"", "", NULL},
        {"a", "b", NULL},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        struct atlas_text text = ATLAS_TEXT_INIT;
        set_variable("XDG_CACHE_HOME", cases[i].cache_home);
        set_variable("HOME", cases[i].home);
        assert_int_equal(atlas_cache_folder(&text), cases[i].wanted != NULL);
        assert_string_equal(atlas_text_string(&text),
                            cases[i].wanted ? cases[i].wanted : "");
        atlas_text_release(&text);
    }
}

static void assert_kept(const char *folder, const char *wanted) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    assert_true(atlas_cache_load(folder, "name", &text));
    assert_int_equal(text.length, strlen(wanted));
    assert_string_equal(text.data, wanted);
    atlas_text_release(&text);
}

static void assert_none(const char *folder, const char *name) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    assert_false(atlas_cache_load(folder, name, &text));
    assert_null(text.data);
}

static void cache__gives_back_what_was_kept(void **state) {
    (void)state;
    char folder[WRITTEN_PATH];
    snprintf(folder, sizeof(folder), "%s/made/on/the/way", test_folder());
    assert_none(folder, "name");
    assert_int_equal(atlas_cache_content(folder).files, 0);
    assert_true(atlas_cache_store(folder, "name", "first", 5));
    assert_kept(folder, "first");
    assert_true(atlas_cache_store(folder, "name", "2nd", 3));
    assert_kept(folder, "2nd");
    assert_true(atlas_cache_store(folder, "empty", "", 0));
    assert_none(folder, "other");
    assert_int_equal(atlas_cache_content(folder).files, 2);
    assert_int_equal(atlas_cache_content(folder).bytes, 3);
    assert_int_equal(entries_of(folder, false), 2);
}

// Each stands under the name that is asked for, and is replaced by what is kept
// next, or stays.
static void cache__believes_only_files_of_its_own(void **state) {
    (void)state;
    char folder[LONGEST];
    char path[WRITTEN_PATH];
    snprintf(folder, sizeof(folder), "%s", test_folder());
    snprintf(path, sizeof(path), "%s/name", folder);

    assert_int_equal(mkfifo(path, 0600), 0);
    assert_none(folder, "name");
    assert_true(atlas_cache_store(folder, "name", "file", 4));
    assert_kept(folder, "file");

    assert_int_equal(unlink(path), 0);
    assert_int_equal(symlink(test_file("elsewhere", "linked"), path), 0);
    assert_none(folder, "name");
    assert_true(atlas_cache_store(folder, "name", "file", 4));
    assert_kept(folder, "file");

    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    assert_none(folder, "name");
    assert_false(atlas_cache_store(folder, "name", "file", 4));
    assert_int_equal(entries_of(folder, false), 1);
}

static void cache__takes_no_file_of_another_user(void **state) {
    (void)state;
    const char *folder = test_folder();
    char path[WRITTEN_PATH];
    if (geteuid() != 0) skip();
    assert_true(atlas_cache_store(folder, "name", "file", 4));
    snprintf(path, sizeof(path), "%s/name", folder);
    assert_int_equal(chown(path, 65534, 65534), 0);
    assert_none(folder, "name");
}

static void cache__takes_no_file_that_is_too_large(void **state) {
    (void)state;
    const char *folder = test_folder();
    char path[WRITTEN_PATH];
    assert_true(atlas_cache_store(folder, "name", "", 0));
    snprintf(path, sizeof(path), "%s/name", folder);
    assert_int_equal(truncate(path, (off_t)ATLAS_CACHE_FILE_MAX + 1), 0);
    assert_none(folder, "name");
}

static void cache__without_a_place_is_no_error(void **state) {
    (void)state;
    const char *const folders[] = {"/proc/none", test_file("file", "x")};
    char long_name[300];
    memset(long_name, 'n', sizeof(long_name));
    long_name[sizeof(long_name) - 1] = '\0';
    for (size_t i = 0; i < ATLAS_COUNT(folders); i++) {
        assert_none(folders[i], "name");
        assert_false(atlas_cache_store(folders[i], "name", "x", 1));
        assert_int_equal(atlas_cache_content(folders[i]).files, 0);
    }
    assert_false(atlas_cache_store(test_folder(), long_name, "x", 1));
}

static void cache__clears_what_a_killed_writer_left(void **state) {
    (void)state;
    const char *folder = test_folder();
    char path[WRITTEN_PATH];
    snprintf(path, sizeof(path), "%s/.name.atlas-0a1b2c", folder);
    const int file = open(path, O_WRONLY | O_CREAT, 0600);
    assert_true(file >= 0);
    close(file);
    assert_true(atlas_cache_store(folder, "name", "whole", 5));
    assert_int_equal(entries_of(folder, false), 1);
    assert_kept(folder, "whole");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cache__folder_is_where_the_standard_says),
        cmocka_unit_test(cache__gives_back_what_was_kept),
        cmocka_unit_test(cache__believes_only_files_of_its_own),
        cmocka_unit_test(cache__takes_no_file_of_another_user),
        cmocka_unit_test(cache__takes_no_file_that_is_too_large),
        cmocka_unit_test(cache__without_a_place_is_no_error),
        cmocka_unit_test(cache__clears_what_a_killed_writer_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
