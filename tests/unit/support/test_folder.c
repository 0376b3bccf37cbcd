#include "atlas/folder.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "atlas/workers.h"
#include "atlas_test.h"
#include "support/test_files.h"
#include "written_folder.h"

struct place {
    char parent[1000];
    char path[1100];
};

// A name in a new scratch folder; nothing is there yet.
static struct place new_place(void) {
    struct place place;
    snprintf(place.parent, sizeof(place.parent), "%s", test_folder());
    snprintf(place.path, sizeof(place.path), "%s/out", place.parent);
    return place;
}

static void put_file(const char *folder, const char *name,
                     const char *content) {
    char path[WRITTEN_PATH];
    snprintf(path, sizeof(path), "%.1000s/%s", folder, name);
    assert_int_equal(atlas_file_write(path, content, strlen(content), NULL),
                     ATLAS_OK);
}

static void folder__appears_whole_with_its_sums(void **state) {
    (void)state;
    const struct place place = new_place();
    char command[WRITTEN_PATH + 100];
    struct stat info;
    const mode_t mask = umask(022);
    assert_int_equal(write_folder(place.path, 'A', NULL), ATLAS_OK);
    umask(mask);
    assert_int_equal(letter_of(place.path), 'A');
    assert_int_equal(entries_of(place.path, false), 4);
    assert_int_equal(entries_of(place.parent, false), 1);
    assert_int_equal(stat(place.path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0755);
    snprintf(command, sizeof(command),
             "cd '%s' && sha256sum -c --strict --quiet SHA256SUMS", place.path);
    assert_int_equal(system(command), 0);
}

static void folder__sums_are_sorted_by_bytes(void **state) {
    (void)state;
    static const char *const names[] = {
        "maps/z.png", "maps.txt", "b", "Z", "maps/a.png", "maps-1", "\xc3\xa9"};
    static const char *const sorted[] = {
        "Z", "b", "maps-1", "maps.txt", "maps/a.png", "maps/z.png", "\xc3\xa9"};
    const struct place place = new_place();
    char path[WRITTEN_PATH];
    struct atlas_folder *folder = NULL;
    struct atlas_text sums = ATLAS_TEXT_INIT;
    struct atlas_text wanted = ATLAS_TEXT_INIT;
    assert_int_equal(atlas_folder_create(place.path, &folder, NULL), ATLAS_OK);
    for (size_t i = 0; i < ATLAS_COUNT(names); i++) {
        const char *name = names[i];
        assert_int_equal(
            atlas_folder_write(folder, name, name, strlen(name), NULL),
            ATLAS_OK);
        name = sorted[i];
        atlas_text_addf(&wanted, "%s  %s\n",
                        atlas_digest_bytes(name, strlen(name)).hex, name);
    }
    assert_int_equal(atlas_folder_commit(folder, NULL), ATLAS_OK);
    atlas_folder_free(folder);
    snprintf(path, sizeof(path), "%s/SHA256SUMS", place.path);
    assert_int_equal(atlas_file_read(path, 10000, &sums, NULL), ATLAS_OK);
    assert_string_equal(atlas_text_string(&sums), atlas_text_string(&wanted));
    atlas_text_release(&sums);
    atlas_text_release(&wanted);
}

static void folder__of_ours_is_replaced_as_a_whole(void **state) {
    (void)state;
    const struct place place = new_place();
    assert_int_equal(write_folder(place.path, 'A', NULL), ATLAS_OK);
    put_file(place.path, "left_from_before.csv", "x");
    assert_int_equal(write_folder(place.path, 'B', NULL), ATLAS_OK);
    assert_int_equal(letter_of(place.path), 'B');
    assert_int_equal(entries_of(place.path, false), 4);
    assert_int_equal(entries_of(place.parent, false), 1);
}

static void folder__parents_are_made(void **state) {
    (void)state;
    const struct place place = new_place();
    char path[WRITTEN_PATH];
    snprintf(path, sizeof(path), "%s/a//b/c///", place.path);
    assert_int_equal(write_folder(path, 'A', NULL), ATLAS_OK);
    assert_int_equal(letter_of(path), 'A');
}

static void folder__empty_one_is_used(void **state) {
    (void)state;
    const struct place place = new_place();
    assert_int_equal(mkdir(place.path, 0777), 0);
    assert_int_equal(write_folder(place.path, 'A', NULL), ATLAS_OK);
    assert_int_equal(letter_of(place.path), 'A');
}

static void folder__of_somebody_else_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *name;
        const char *content;
    } cases[] = {
        {"notes.txt", "mine"},
        {"manifest.json", ""},
        {"manifest.json", "{\"name\": \"a web page\"}"},
        {"manifest.json", "{\"program\": \"absence\"}"},
        {"manifest.json", "{\"programs\": \"absence-atlas\"}"},
        {"manifest.json", "about \"program\": \"absence-atlas\""},
        {".hidden", "mine"},
    };
    for (size_t i = 0; i < ATLAS_COUNT(cases); i++) {
        const struct place place = new_place();
        struct atlas_folder *folder = NULL;
        struct atlas_error err = {0};
        mkdir(place.path, 0777);
        put_file(place.path, cases[i].name, cases[i].content);
        assert_int_equal(atlas_folder_create(place.path, &folder, &err),
                         ATLAS_ERR_OUTPUT);
        assert_null(folder);
        assert_string_equal(err.where, place.path);
        assert_string_equal(err.message,
                            "folder is not empty and holds no manifest.json of "
                            "this program, so it is not replaced; name another "
                            "folder");
        assert_int_equal(entries_of(place.path, false), 1);
        assert_int_equal(entries_of(place.parent, false), 1);
    }
}

static void folder__manifest_in_another_layout_is_ours(void **state) {
    (void)state;
    const struct place place = new_place();
    mkdir(place.path, 0777);
    put_file(place.path, "manifest.json",
             " \n{\"a\":1,\"program\" :\t\"absence-atlas\"}");
    assert_int_equal(write_folder(place.path, 'A', NULL), ATLAS_OK);
    assert_int_equal(letter_of(place.path), 'A');
}

static void folder__in_the_place_of_another_thing_is_refused(void **state) {
    (void)state;
    const struct place place = new_place();
    struct atlas_error err = {0};
    char path[WRITTEN_PATH];
    put_file(place.parent, "out", "a file");
    assert_int_equal(write_folder(place.path, 'A', &err), ATLAS_ERR_OUTPUT);
    assert_string_equal(err.message,
                        "is a file, not a folder; name another place");

    snprintf(path, sizeof(path), "%s/link/", place.parent);
    path[strlen(path) - 1] = '\0';
    assert_int_equal(symlink(place.parent, path), 0);
    assert_int_equal(write_folder(path, 'A', &err), ATLAS_ERR_OUTPUT);
    assert_string_equal(err.message,
                        "is a link, not a folder; name another place");

    snprintf(path, sizeof(path), "%s/below", place.path);
    assert_int_equal(write_folder(path, 'A', &err), ATLAS_ERR_OUTPUT);
    assert_string_equal(err.where, place.path);
    assert_string_equal(err.message,
                        "folder cannot be opened: Not a directory");
}

static void folder__without_a_name_is_refused(void **state) {
    (void)state;
    static const char *const paths[] = {"",   "/",  "//",   ".",
                                        "./", "..", "a/..", "/tmp/."};
    for (size_t i = 0; i < ATLAS_COUNT(paths); i++) {
        struct atlas_folder *folder = NULL;
        struct atlas_error err = {0};
        assert_int_equal(atlas_folder_create(paths[i], &folder, &err),
                         ATLAS_ERR_OUTPUT);
        assert_null(folder);
        assert_string_equal(err.message,
                            "cannot be replaced as a whole: give the output a "
                            "name of its own, as in 'outputs/england'");
    }
}

static void folder__mount_point_is_refused(void **state) {
    (void)state;
    struct atlas_folder *folder = NULL;
    struct atlas_error err = {0};
    assert_int_equal(atlas_folder_create("/proc", &folder, &err),
                     ATLAS_ERR_OUTPUT);
    assert_string_equal(err.message,
                        "is a mount point and cannot be replaced; name a "
                        "folder below it");
}

static void folder__names_that_lead_elsewhere_are_refused(void **state) {
    (void)state;
    static const char *const names[] = {
        "",       "/a",   "../a", "a/..",  "a/../b",    "a..b", "a/",
        "a/b/c",  "a//b", ".",    "./a",   "a/.",       "a\nb", "a\x7f",
        "a\\b.c", "a\tb", "..",   "\x1b[", "SHA256SUMS"};
    for (size_t i = 0; i < ATLAS_COUNT(names); i++) {
        const struct place place = new_place();
        struct atlas_folder *folder = NULL;
        struct atlas_error err = {0};
        assert_int_equal(atlas_folder_create(place.path, &folder, NULL),
                         ATLAS_OK);
        assert_int_equal(atlas_folder_write(folder, names[i], "x", 1, &err),
                         ATLAS_ERR_OUTPUT);
        assert_string_equal(err.message, "cannot be written: Invalid argument");
        assert_int_equal(atlas_folder_commit(folder, NULL), ATLAS_ERR_OUTPUT);
        atlas_folder_free(folder);
        assert_int_equal(entries_of(place.parent, false), 0);
    }
}

static void folder__same_name_twice_is_refused(void **state) {
    (void)state;
    const struct place place = new_place();
    struct atlas_folder *folder = NULL;
    struct atlas_error err = {0};
    assert_int_equal(atlas_folder_create(place.path, &folder, NULL), ATLAS_OK);
    assert_int_equal(atlas_folder_write(folder, "a", "1", 1, NULL), ATLAS_OK);
    assert_int_equal(atlas_folder_write(folder, "a", "2", 1, &err),
                     ATLAS_ERR_OUTPUT);
    assert_string_equal(err.message, "cannot be written: File exists");
    atlas_folder_free(folder);
}

static void folder__not_committed_leaves_nothing(void **state) {
    (void)state;
    const struct place place = new_place();
    struct atlas_folder *folder = NULL;
    assert_int_equal(write_folder(place.path, 'A', NULL), ATLAS_OK);
    assert_int_equal(atlas_folder_create(place.path, &folder, NULL), ATLAS_OK);
    assert_int_equal(write_letters(folder, 'B', NULL), ATLAS_OK);
    assert_int_equal(entries_of(place.parent, true), 1);
    assert_int_equal(letter_of(place.path), 'A');
    atlas_folder_free(folder);
    atlas_folder_free(NULL);
    assert_int_equal(letter_of(place.path), 'A');
    assert_int_equal(entries_of(place.parent, false), 1);
}

// A full disk, as far as a test can have one: no file may pass 10,000 bytes.
static void folder__full_disk_leaves_the_old_one_whole(void **state) {
    (void)state;
    const struct place place = new_place();
    char where[WRITTEN_PATH];
    struct rlimit before;
    struct rlimit small;
    struct atlas_error err = {0};
    assert_int_equal(write_folder(place.path, 'A', NULL), ATLAS_OK);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 10000;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    const enum atlas_status status = write_folder(place.path, 'B', &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);

    snprintf(where, sizeof(where), "%s/maps/b.png", place.path);
    assert_int_equal(status, ATLAS_ERR_OUTPUT);
    assert_string_equal(err.where, where);
    assert_string_equal(err.message, "cannot be written: File too large");
    assert_int_equal(letter_of(place.path), 'A');
    assert_int_equal(entries_of(place.parent, false), 1);
}

static void folder__files_of_others_that_came_since_are_kept(void **state) {
    (void)state;
    const struct place place = new_place();
    struct atlas_folder *folder = NULL;
    assert_int_equal(atlas_folder_create(place.path, &folder, NULL), ATLAS_OK);
    assert_int_equal(write_letters(folder, 'A', NULL), ATLAS_OK);
    mkdir(place.path, 0777);
    put_file(place.path, "notes.txt", "mine");
    assert_int_equal(atlas_folder_commit(folder, NULL), ATLAS_ERR_OUTPUT);
    atlas_folder_free(folder);
    assert_int_equal(entries_of(place.path, false), 1);
    assert_int_equal(entries_of(place.parent, false), 1);
}

struct piece {
    struct atlas_folder *folder;
    char name[32];
};

static enum atlas_status write_piece(void *argument, struct atlas_error *err) {
    struct piece *piece = argument;
    return atlas_folder_write(piece->folder, piece->name, piece->name,
                              strlen(piece->name), err);
}

static void folder__many_threads_may_write(void **state) {
    (void)state;
    enum { PIECES = 200 };
    const struct place place = new_place();
    char command[WRITTEN_PATH + 100];
    struct piece pieces[PIECES];
    struct atlas_task tasks[PIECES];
    struct atlas_folder *folder = NULL;
    assert_int_equal(atlas_folder_create(place.path, &folder, NULL), ATLAS_OK);
    for (size_t i = 0; i < PIECES; i++) {
        pieces[i].folder = folder;
        snprintf(pieces[i].name, sizeof(pieces[i].name), "part%zu/file%zu",
                 i % 7, i);
        tasks[i] = (struct atlas_task){write_piece, &pieces[i]};
    }
    assert_int_equal(atlas_workers_run(tasks, PIECES, 8, NULL), ATLAS_OK);
    assert_int_equal(atlas_folder_commit(folder, NULL), ATLAS_OK);
    atlas_folder_free(folder);
    snprintf(command, sizeof(command),
             "cd '%s' && sha256sum -c --strict --quiet SHA256SUMS && "
             "test $(wc -l < SHA256SUMS) = %d && sort -c -k2 SHA256SUMS",
             place.path, PIECES);
    setenv("LC_ALL", "C", 1);
    assert_int_equal(system(command), 0);
}

// A file may be written at its path, and one that was written read back there.
static void folder__path_of_a_file_while_it_is_written(void **state) {
    (void)state;
    const struct place place = new_place();
    struct atlas_folder *folder = NULL;
    struct atlas_text text = ATLAS_TEXT_INIT;
    char path[200];
    char command[WRITTEN_PATH + 100];
    assert_int_equal(atlas_folder_create(place.path, &folder, NULL), ATLAS_OK);
    assert_int_equal(atlas_folder_write(folder, "a/b.txt", "hello", 5, NULL),
                     ATLAS_OK);
    assert_int_equal(
        atlas_folder_path(folder, "a/b.txt", path, sizeof(path), NULL),
        ATLAS_OK);
    assert_int_equal(atlas_file_read(path, 100, &text, NULL), ATLAS_OK);
    assert_string_equal(atlas_text_string(&text), "hello");
    atlas_text_release(&text);
    assert_true(atlas_folder_has(folder, "a/b.txt"));
    assert_false(atlas_folder_has(folder, "c.zip"));
    assert_int_equal(
        atlas_folder_path(folder, "c.zip", path, sizeof(path), NULL), ATLAS_OK);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("zip", file);
    fclose(file);
    assert_int_equal(atlas_folder_adopt(folder, "c.zip", NULL), ATLAS_OK);
    assert_int_equal(
        atlas_folder_path(folder, "../c", path, sizeof(path), NULL),
        ATLAS_ERR_OUTPUT);
    assert_int_equal(atlas_folder_commit(folder, NULL), ATLAS_OK);
    atlas_folder_free(folder);
    snprintf(command, sizeof(command),
             "cd '%s' && sha256sum -c --strict --quiet SHA256SUMS && "
             "grep -q c.zip SHA256SUMS",
             place.path);
    assert_int_equal(system(command), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folder__appears_whole_with_its_sums),
        cmocka_unit_test(folder__sums_are_sorted_by_bytes),
        cmocka_unit_test(folder__of_ours_is_replaced_as_a_whole),
        cmocka_unit_test(folder__parents_are_made),
        cmocka_unit_test(folder__empty_one_is_used),
        cmocka_unit_test(folder__of_somebody_else_is_refused),
        cmocka_unit_test(folder__manifest_in_another_layout_is_ours),
        cmocka_unit_test(folder__in_the_place_of_another_thing_is_refused),
        cmocka_unit_test(folder__without_a_name_is_refused),
        cmocka_unit_test(folder__mount_point_is_refused),
        cmocka_unit_test(folder__names_that_lead_elsewhere_are_refused),
        cmocka_unit_test(folder__same_name_twice_is_refused),
        cmocka_unit_test(folder__not_committed_leaves_nothing),
        cmocka_unit_test(folder__full_disk_leaves_the_old_one_whole),
        cmocka_unit_test(folder__files_of_others_that_came_since_are_kept),
        cmocka_unit_test(folder__many_threads_may_write),
        cmocka_unit_test(folder__path_of_a_file_while_it_is_written),
    };
    return cmocka_run_group_tests_name("support/folder", tests, NULL, NULL);
}
