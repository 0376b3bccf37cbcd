#include "atlas/folder.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "atlas_test.h"
#include "support/test_files.h"
#include "written_folder.h"

enum { SKIPPED = 77 };

struct place {
    char parent[1000];
    char path[1100];
};

static struct place new_place(void) {
    struct place place;
    snprintf(place.parent, sizeof(place.parent), "%s", test_folder());
    snprintf(place.path, sizeof(place.path), "%s/out", place.parent);
    return place;
}

static void pause_us(long microseconds) {
    const struct timespec pause = {.tv_nsec = microseconds * 1000};
    nanosleep(&pause, NULL);
}

// Make renameat2() fail as on a file system without it.
static bool forbid_exchange(void) {
    struct sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, 0),  // number of the call
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_renameat2, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EINVAL),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog program = {.len = ATLAS_COUNT(steps),
                                       .filter = steps};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

// A child that ends with its test, even where an assertion cut that short.
static pid_t start_child(void) {
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) prctl(PR_SET_PDEATHSIG, SIGKILL);
    return child;
}

// A process that writes `times` folders of its letter, or for ever (0), and
// ends with the status of the first failure.
static pid_t start_writer(const char *path, char letter, int times,
                          bool has_exchange) {
    const pid_t writer = start_child();
    if (writer > 0) return writer;
    if (!has_exchange && !forbid_exchange()) _exit(SKIPPED);
    struct atlas_error err = {0};
    for (int i = 0; times == 0 || i < times; i++) {
        const enum atlas_status status = write_folder(path, letter, &err);
        if (status) fprintf(stderr, "%s: %s\n", err.where, err.message);
        if (status) _exit((int)status);
    }
    _exit(0);
}

static int end_of(pid_t writer) {
    int how = 0;
    assert_int_equal(waitpid(writer, &how, 0), writer);
    return WIFEXITED(how) ? WEXITSTATUS(how) : -1;
}

static void kill_writer(pid_t writer) {
    kill(writer, SIGKILL);
    assert_int_equal(end_of(writer), -1);
}

// Kill at moments spread over the time that a folder takes.
static void swap__killed_writer_leaves_a_whole_folder(void **state) {
    (void)state;
    const struct place place = new_place();
    assert_int_equal(write_folder(place.path, '@', NULL), ATLAS_OK);
    for (int i = 0; i < 40; i++) {
        const pid_t writer =
            start_writer(place.path, (char)('A' + i % 26), 0, true);
        pause_us(1000 + 317 * i);
        kill_writer(writer);
        assert_int_not_equal(letter_of(place.path), 0);
    }
    assert_int_equal(write_folder(place.path, 'z', NULL), ATLAS_OK);
    assert_int_equal(letter_of(place.path), 'z');
    assert_int_equal(entries_of(place.parent, false), 1);
}

// Stop a writer in the middle, so that its stage is there for certain.
static void swap__stage_of_a_killed_writer_is_cleared(void **state) {
    (void)state;
    const struct place place = new_place();
    struct atlas_folder *folder = NULL;
    int ready[2];
    char byte = 0;
    assert_int_equal(write_folder(place.path, 'A', NULL), ATLAS_OK);
    assert_int_equal(pipe(ready), 0);
    const pid_t writer = start_child();
    if (writer == 0) {
        if (atlas_folder_create(place.path, &folder, NULL)) _exit(1);
        if (write_letters(folder, 'B', NULL)) _exit(1);
        if (write(ready[1], "x", 1) != 1) _exit(1);
        for (;;) pause();
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);

    // While it lives its stage is left alone.
    assert_int_equal(atlas_folder_create(place.path, &folder, NULL), ATLAS_OK);
    assert_int_equal(entries_of(place.parent, true), 2);
    atlas_folder_free(folder);
    assert_int_equal(entries_of(place.parent, true), 1);

    kill_writer(writer);
    assert_int_equal(letter_of(place.path), 'A');
    assert_int_equal(entries_of(place.parent, true), 1);
    assert_int_equal(atlas_folder_create(place.path, &folder, NULL), ATLAS_OK);
    assert_int_equal(entries_of(place.parent, true), 1);
    atlas_folder_free(folder);
    assert_int_equal(entries_of(place.parent, true), 0);
    close(ready[0]);
    close(ready[1]);
}

static void swap__names_of_others_are_not_cleared(void **state) {
    (void)state;
    static const char *const names[] = {
        ".out.atlas-",         ".out.atlas-abc",
        ".out.atlas-abcdefg",  ".out.atlas-ABCDEF",
        ".other.atlas-abcdef", "out.atlas-abcdef",
        ".out2.atlas-abcdef",  ".out",
    };
    const struct place place = new_place();
    char path[WRITTEN_PATH];
    for (size_t i = 0; i < ATLAS_COUNT(names); i++) {
        snprintf(path, sizeof(path), "%s/%s", place.parent, names[i]);
        assert_int_equal(mkdir(path, 0777), 0);
    }
    snprintf(path, sizeof(path), "%s/.out.atlas-abcdef", place.parent);
    assert_int_equal(mkdir(path, 0777), 0);
    assert_int_equal(write_folder(place.path, 'A', NULL), ATLAS_OK);
    assert_int_equal(entries_of(place.parent, false), ATLAS_COUNT(names) + 1);
    assert_int_not_equal(access(path, F_OK), 0);
}

// What lies behind a link in a folder that is removed is not ours.
static void swap__links_in_the_old_folder_are_not_followed(void **state) {
    (void)state;
    const struct place place = new_place();
    char link[WRITTEN_PATH];
    char precious[1000];
    snprintf(precious, sizeof(precious), "%s", test_folder());
    snprintf(link, sizeof(link), "%s/file", precious);
    assert_int_equal(atlas_file_write(link, "x", 1, NULL), ATLAS_OK);
    assert_int_equal(write_folder(place.path, 'A', NULL), ATLAS_OK);
    snprintf(link, sizeof(link), "%s/link", place.path);
    assert_int_equal(symlink(precious, link), 0);
    assert_int_equal(write_folder(place.path, 'B', NULL), ATLAS_OK);
    assert_int_equal(entries_of(place.parent, false), 1);
    assert_int_equal(entries_of(precious, false), 1);
}

static void writers_end_well(bool has_exchange) {
    enum { WRITERS = 4, TIMES = 20 };
    const struct place place = new_place();
    pid_t writers[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        writers[i] =
            start_writer(place.path, (char)('A' + i), TIMES, has_exchange);
    }
    int ends[WRITERS];
    for (int i = 0; i < WRITERS; i++) ends[i] = end_of(writers[i]);
    if (ends[0] == SKIPPED) skip();
    for (int i = 0; i < WRITERS; i++) assert_int_equal(ends[i], 0);
    assert_in_range(letter_of(place.path), 'A', 'A' + WRITERS - 1);
    assert_int_equal(entries_of(place.parent, false), 1);
}

static void swap__many_writers_leave_one_whole_folder(void **state) {
    (void)state;
    writers_end_well(true);
}

static void swap__many_writers_without_exchange_do_too(void **state) {
    (void)state;
    writers_end_well(false);
}

static void swap__without_exchange_folders_are_replaced(void **state) {
    (void)state;
    const struct place place = new_place();
    assert_int_equal(write_folder(place.path, 'A', NULL), ATLAS_OK);
    const int end = end_of(start_writer(place.path, 'B', 2, false));
    if (end == SKIPPED) skip();
    assert_int_equal(end, 0);
    assert_int_equal(letter_of(place.path), 'B');
    assert_int_equal(entries_of(place.parent, false), 1);
}

static void swap__without_exchange_killed_writer_loses_nothing(void **state) {
    (void)state;
    const struct place place = new_place();
    assert_int_equal(write_folder(place.path, '@', NULL), ATLAS_OK);
    for (int i = 0; i < 40; i++) {
        const pid_t writer =
            start_writer(place.path, (char)('A' + i % 26), 0, false);
        pause_us(1000 + 317 * i);
        kill(writer, SIGKILL);
        if (end_of(writer) == SKIPPED) skip();
        // Beginning to write puts back what lay aside.
        struct atlas_folder *folder = NULL;
        assert_int_equal(atlas_folder_create(place.path, &folder, NULL),
                         ATLAS_OK);
        atlas_folder_free(folder);
        assert_int_not_equal(letter_of(place.path), 0);
        assert_int_equal(entries_of(place.parent, false), 1);
    }
}

// Take the stage away from under the writer; the child's status is that of the
// commit.
static int commit_without_stage(const struct place *place, bool has_exchange) {
    const pid_t writer = start_child();
    if (writer > 0) return end_of(writer);
    if (!has_exchange && !forbid_exchange()) _exit(SKIPPED);
    struct atlas_folder *folder = NULL;
    if (atlas_folder_create(place->path, &folder, NULL)) _exit(1);
    if (write_letters(folder, 'B', NULL)) _exit(1);
    char command[3 * WRITTEN_PATH];
    snprintf(command, sizeof(command), "mv '%s'/.out.atlas-* '%s'/taken",
             place->parent, place->parent);
    if (system(command)) _exit(1);
    const int status = (int)atlas_folder_commit(folder, NULL);
    atlas_folder_free(folder);
    _exit(status);
}

static void swap__that_fails_leaves_the_old_folder(void **state) {
    (void)state;
    for (int has_exchange = 0; has_exchange < 2; has_exchange++) {
        const struct place place = new_place();
        assert_int_equal(write_folder(place.path, 'A', NULL), ATLAS_OK);
        const int end = commit_without_stage(&place, has_exchange);
        if (end == SKIPPED) continue;
        assert_int_equal(end, ATLAS_ERR_OUTPUT);
        assert_int_equal(letter_of(place.path), 'A');
        assert_int_equal(entries_of(place.parent, true), 0);
    }
}

static void swap__half_a_swap_is_undone(void **state) {
    (void)state;
    const struct place place = new_place();
    char aside[WRITTEN_PATH];
    struct atlas_folder *folder = NULL;
    snprintf(aside, sizeof(aside), "%s/.out.atlas-aside", place.parent);
    assert_int_equal(write_folder(place.path, 'A', NULL), ATLAS_OK);
    assert_int_equal(rename(place.path, aside), 0);
    assert_int_equal(atlas_folder_create(place.path, &folder, NULL), ATLAS_OK);
    atlas_folder_free(folder);
    assert_int_equal(letter_of(place.path), 'A');
    assert_int_equal(entries_of(place.parent, false), 1);
}

static void swap__old_folder_aside_a_new_one_is_cleared(void **state) {
    (void)state;
    const struct place place = new_place();
    char aside[WRITTEN_PATH];
    struct atlas_folder *folder = NULL;
    snprintf(aside, sizeof(aside), "%s/.out.atlas-aside", place.parent);
    assert_int_equal(write_folder(place.path, 'A', NULL), ATLAS_OK);
    assert_int_equal(write_folder(aside, 'B', NULL), ATLAS_OK);
    assert_int_equal(atlas_folder_create(place.path, &folder, NULL), ATLAS_OK);
    atlas_folder_free(folder);
    assert_int_equal(letter_of(place.path), 'A');
    assert_int_equal(entries_of(place.parent, false), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(swap__killed_writer_leaves_a_whole_folder),
        cmocka_unit_test(swap__stage_of_a_killed_writer_is_cleared),
        cmocka_unit_test(swap__names_of_others_are_not_cleared),
        cmocka_unit_test(swap__links_in_the_old_folder_are_not_followed),
        cmocka_unit_test(swap__many_writers_leave_one_whole_folder),
        cmocka_unit_test(swap__many_writers_without_exchange_do_too),
        cmocka_unit_test(swap__without_exchange_folders_are_replaced),
        cmocka_unit_test(swap__without_exchange_killed_writer_loses_nothing),
        cmocka_unit_test(swap__that_fails_leaves_the_old_folder),
        cmocka_unit_test(swap__half_a_swap_is_undone),
        cmocka_unit_test(swap__old_folder_aside_a_new_one_is_cleared),
    };
    return cmocka_run_group_tests_name("support/swap", tests, NULL, NULL);
}
