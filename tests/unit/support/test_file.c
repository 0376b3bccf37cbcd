#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "atlas/folder.h"
#include "atlas_test.h"
#include "support/test_files.h"
#include "written_folder.h"

struct place {
    char parent[1000];
    char path[1100];
};

static struct place new_place(void) {
    struct place place;
    snprintf(place.parent, sizeof(place.parent), "%s", test_folder());
    snprintf(place.path, sizeof(place.path), "%s/out.csv", place.parent);
    return place;
}

static enum atlas_status write_text(const char *path, const char *text,
                                    struct atlas_error *err) {
    return atlas_file_write(path, text, strlen(text), err);
}

static void assert_holds(const char *path, const char *wanted) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    assert_int_equal(atlas_file_read(path, 1000, &text, NULL), ATLAS_OK);
    assert_string_equal(atlas_text_string(&text), wanted);
    atlas_text_release(&text);
}

static void file__is_written_and_replaced(void **state) {
    (void)state;
    const struct place place = new_place();
    assert_int_equal(write_text(place.path, "first", NULL), ATLAS_OK);
    assert_holds(place.path, "first");
    assert_int_equal(write_text(place.path, "2nd", NULL), ATLAS_OK);
    assert_holds(place.path, "2nd");
    assert_int_equal(write_text(place.path, "", NULL), ATLAS_OK);
    assert_holds(place.path, "");
    assert_int_equal(entries_of(place.parent, false), 1);
}

static void file__keeps_its_mode(void **state) {
    (void)state;
    const struct place place = new_place();
    struct stat info;
    const mode_t mask = umask(022);
    assert_int_equal(write_text(place.path, "new", NULL), ATLAS_OK);
    umask(mask);
    assert_int_equal(stat(place.path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0644);
    assert_int_equal(chmod(place.path, 0640), 0);
    assert_int_equal(write_text(place.path, "newer", NULL), ATLAS_OK);
    assert_int_equal(stat(place.path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0640);
}

static void file__behind_a_link_is_replaced_not_the_link(void **state) {
    (void)state;
    const struct place place = new_place();
    char link[WRITTEN_PATH];
    struct stat info;
    snprintf(link, sizeof(link), "%s/link.csv", place.parent);
    assert_int_equal(write_text(place.path, "old", NULL), ATLAS_OK);
    assert_int_equal(symlink("out.csv", link), 0);
    assert_int_equal(write_text(link, "new", NULL), ATLAS_OK);
    assert_holds(place.path, "new");
    assert_int_equal(lstat(link, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
}

static void file__that_is_a_device_is_written_straight(void **state) {
    (void)state;
    struct stat before;
    struct stat after;
    assert_int_equal(stat("/dev/null", &before), 0);
    assert_int_equal(write_text("/dev/null", "gone", NULL), ATLAS_OK);
    assert_int_equal(stat("/dev/null", &after), 0);
    assert_true(S_ISCHR(after.st_mode));
    assert_int_equal(before.st_ino, after.st_ino);
}

static void file__full_device_is_an_error(void **state) {
    (void)state;
    struct atlas_error err = {0};
    if (access("/dev/full", W_OK)) skip();
    assert_int_equal(write_text("/dev/full", "text", &err), ATLAS_ERR_OUTPUT);
    assert_string_equal(err.where, "/dev/full");
    assert_string_equal(err.message,
                        "cannot be written: No space left on device");
}

static void file__that_cannot_be_written_is_an_error(void **state) {
    (void)state;
    const struct place place = new_place();
    char path[WRITTEN_PATH];
    struct atlas_error err = {0};
    assert_int_equal(write_text(place.parent, "x", &err), ATLAS_ERR_OUTPUT);
    assert_string_equal(err.message, "cannot be written: Is a directory");

    snprintf(path, sizeof(path), "%s/none/out.csv", place.parent);
    assert_int_equal(write_text(path, "x", &err), ATLAS_ERR_OUTPUT);
    assert_string_equal(err.message,
                        "folder cannot be opened: No such file or directory");
    snprintf(path, sizeof(path), "%s/none", place.parent);
    assert_string_equal(err.where, path);

    assert_int_equal(write_text("", "x", &err), ATLAS_ERR_OUTPUT);
    snprintf(path, sizeof(path), "%.900s/%0250d", place.parent, 1);
    assert_int_equal(write_text(path, "x", &err), ATLAS_ERR_OUTPUT);
    assert_string_equal(err.message, "cannot be written: File name too long");
    assert_int_equal(entries_of(place.parent, false), 0);
}

static void file__old_one_outlives_a_full_disk(void **state) {
    (void)state;
    static const char big[20000];
    const struct place place = new_place();
    struct rlimit before;
    struct rlimit small;
    struct atlas_error err = {0};
    assert_int_equal(write_text(place.path, "old", NULL), ATLAS_OK);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 10000;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    const enum atlas_status status =
        atlas_file_write(place.path, big, sizeof(big), &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_int_equal(status, ATLAS_ERR_OUTPUT);
    assert_string_equal(err.where, place.path);
    assert_string_equal(err.message, "cannot be written: File too large");
    assert_holds(place.path, "old");
    assert_int_equal(entries_of(place.parent, false), 1);
}

static void file__left_over_of_a_killed_writer_is_cleared(void **state) {
    (void)state;
    const struct place place = new_place();
    char left_over[WRITTEN_PATH];
    snprintf(left_over, sizeof(left_over), "%s/.out.csv.atlas-0a1b2c",
             place.parent);
    assert_int_equal(write_text(left_over, "half", NULL), ATLAS_OK);
    assert_int_equal(write_text(place.path, "whole", NULL), ATLAS_OK);
    assert_int_equal(entries_of(place.parent, false), 1);
    assert_holds(place.path, "whole");
}

static void file__is_read_whole_or_not_at_all(void **state) {
    (void)state;
    static char bytes[200000];
    for (size_t i = 0; i < sizeof(bytes); i++) bytes[i] = (char)(i * 31);
    const char *path = test_file_bytes("bytes", bytes, sizeof(bytes));
    struct atlas_text text = ATLAS_TEXT_INIT;
    struct atlas_error err = {0};
    assert_int_equal(atlas_file_read(path, sizeof(bytes), &text, NULL),
                     ATLAS_OK);
    assert_int_equal(text.length, sizeof(bytes));
    assert_memory_equal(text.data, bytes, sizeof(bytes));
    atlas_text_release(&text);

    assert_int_equal(atlas_file_read(path, sizeof(bytes) - 1, &text, &err),
                     ATLAS_ERR_INPUT);
    assert_string_equal(err.where, path);
    assert_string_equal(err.message, "is larger than the 199999 bytes allowed");
    assert_null(text.data);
}

static void file__that_cannot_be_read_is_an_error(void **state) {
    (void)state;
    struct atlas_text text = ATLAS_TEXT_INIT;
    struct atlas_error err = {0};
    assert_int_equal(atlas_file_read("/nowhere/at/all", 10, &text, &err),
                     ATLAS_ERR_INPUT);
    assert_string_equal(err.where, "/nowhere/at/all");
    assert_string_equal(err.message,
                        "cannot be opened: No such file or directory");
    assert_int_equal(atlas_file_read(test_folder(), 10, &text, &err),
                     ATLAS_ERR_INPUT);
    assert_string_equal(err.message, "cannot be read: Is a directory");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(file__is_written_and_replaced),
        cmocka_unit_test(file__keeps_its_mode),
        cmocka_unit_test(file__behind_a_link_is_replaced_not_the_link),
        cmocka_unit_test(file__that_is_a_device_is_written_straight),
        cmocka_unit_test(file__full_device_is_an_error),
        cmocka_unit_test(file__that_cannot_be_written_is_an_error),
        cmocka_unit_test(file__old_one_outlives_a_full_disk),
        cmocka_unit_test(file__left_over_of_a_killed_writer_is_cleared),
        cmocka_unit_test(file__is_read_whole_or_not_at_all),
        cmocka_unit_test(file__that_cannot_be_read_is_an_error),
    };
    return cmocka_run_group_tests_name("support/file", tests, NULL, NULL);
}
