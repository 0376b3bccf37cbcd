#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "atlas/folder.h"
#include "atlas_test.h"
#include "support/test_files.h"

enum { PATH = 1200 };

struct visits {
    struct atlas_text names;  // one a line
    const char *fails_at;     // or NULL
};

static enum atlas_status note(const char *name, void *argument,
                              struct atlas_error *err) {
    struct visits *visits = argument;
    atlas_text_addf(&visits->names, "%s\n", name);
    if (!visits->fails_at || strcmp(visits->fails_at, name) != 0) {
        return ATLAS_OK;
    }
    return atlas_fail(err, ATLAS_ERR_DATA, name, "is not liked");
}

static void make_folder(const char *top, const char *name) {
    char path[PATH];
    snprintf(path, sizeof(path), "%.1000s/%s", top, name);
    assert_int_equal(mkdir(path, 0777), 0);
}

static void make_file(const char *top, const char *name) {
    char path[PATH];
    snprintf(path, sizeof(path), "%.1000s/%s", top, name);
    assert_int_equal(atlas_file_write(path, "x", 1, NULL), ATLAS_OK);
}

static void walk__visits_files_sorted_by_their_whole_names(void **state) {
    (void)state;
    static const char *const folders[] = {"maps", "maps/deep", "empty", "z"};
    static const char *const files[] = {
        "z/1",        "b",      "maps/deep/x", "maps.txt",
        "maps/a.png", "maps-1", "A",           ".hidden",
    };
    const char *top = test_folder();
    struct visits visits = {ATLAS_TEXT_INIT, NULL};
    for (size_t i = 0; i < ATLAS_COUNT(folders); i++) {
        make_folder(top, folders[i]);
    }
    for (size_t i = 0; i < ATLAS_COUNT(files); i++) make_file(top, files[i]);
    assert_int_equal(atlas_folder_walk(top, note, &visits, NULL), ATLAS_OK);
    assert_string_equal(atlas_text_string(&visits.names),
                        ".hidden\nA\nb\nmaps-1\nmaps.txt\nmaps/a.png\n"
                        "maps/deep/x\nz/1\n");
    atlas_text_release(&visits.names);
}

static void walk__ends_when_the_visitor_fails(void **state) {
    (void)state;
    const char *top = test_folder();
    struct visits visits = {ATLAS_TEXT_INIT, "b"};
    struct atlas_error err = {0};
    make_file(top, "a");
    make_file(top, "b");
    make_file(top, "c");
    assert_int_equal(atlas_folder_walk(top, note, &visits, &err),
                     ATLAS_ERR_DATA);
    assert_string_equal(err.message, "is not liked");
    assert_string_equal(atlas_text_string(&visits.names), "a\nb\n");
    atlas_text_release(&visits.names);
}

static void walk__refuses_what_is_no_file(void **state) {
    (void)state;
    for (int i = 0; i < 3; i++) {
        const char *top = test_folder();
        char path[PATH];
        struct visits visits = {ATLAS_TEXT_INIT, NULL};
        struct atlas_error err = {0};
        make_file(top, "a");
        make_folder(top, "maps");
        snprintf(path, sizeof(path), "%s/maps/odd", top);
        if (i == 0) assert_int_equal(symlink("../a", path), 0);
        if (i == 1) assert_int_equal(symlink("/", path), 0);
        if (i == 2) assert_int_equal(mkfifo(path, 0666), 0);
        assert_int_equal(atlas_folder_walk(top, note, &visits, &err),
                         ATLAS_ERR_VERIFY);
        assert_string_equal(err.where, path);
        assert_string_equal(err.message, "is no regular file");
        assert_null(visits.names.data);  // nothing is visited
    }
}

static void walk__refuses_endless_depth(void **state) {
    (void)state;
    char path[PATH];
    const char *top = test_folder();
    struct visits visits = {ATLAS_TEXT_INIT, NULL};
    struct atlas_error err = {0};
    size_t length = (size_t)snprintf(path, sizeof(path), "%s", top);
    for (int i = 0; i < 40; i++) {
        memcpy(path + length, "/d", 3);
        length += 2;
        assert_int_equal(mkdir(path, 0777), 0);
    }
    assert_int_equal(atlas_folder_walk(top, note, &visits, &err),
                     ATLAS_ERR_VERIFY);
    assert_string_equal(err.message, "is too deep");
}

static void walk__needs_a_folder(void **state) {
    (void)state;
    struct visits visits = {ATLAS_TEXT_INIT, NULL};
    struct atlas_error err = {0};
    const char *file = test_file("file", "x");
    assert_int_equal(atlas_folder_walk("/nowhere", note, &visits, &err),
                     ATLAS_ERR_INPUT);
    assert_string_equal(err.where, "/nowhere");
    assert_string_equal(err.message,
                        "cannot be read: No such file or directory");
    assert_int_equal(atlas_folder_walk(file, note, &visits, &err),
                     ATLAS_ERR_INPUT);
    assert_string_equal(err.message, "cannot be read: Not a directory");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walk__visits_files_sorted_by_their_whole_names),
        cmocka_unit_test(walk__ends_when_the_visitor_fails),
        cmocka_unit_test(walk__refuses_what_is_no_file),
        cmocka_unit_test(walk__refuses_endless_depth),
        cmocka_unit_test(walk__needs_a_folder),
    };
    return cmocka_run_group_tests_name("support/walk", tests, NULL, NULL);
}
