// Scratch files for tests.
//
// In:  names and contents.
// Out: paths below one scratch folder that is removed when the program ends.

#define _XOPEN_SOURCE 700
#include "support/test_files.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATHS = 16, PATH_SIZE = 1024 };

static char scratch[PATH_SIZE];

static int remove_entry(const char *path, const struct stat *info, int kind,
                        struct FTW *walk) {
    (void)info;
    (void)kind;
    (void)walk;
    return remove(path);
}

static void remove_scratch(void) {
    nftw(scratch, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static char *next_path(void) {
    static char paths[PATHS][PATH_SIZE];
    static size_t used;
    return paths[used++ % PATHS];
}

static const char *scratch_folder(void) {
    if (!scratch[0]) {
        const char *base = getenv("TMPDIR");
        snprintf(scratch, sizeof(scratch), "%s/atlas-test-XXXXXX",
                 base ? base : "/tmp");
        if (!mkdtemp(scratch)) abort();
        atexit(remove_scratch);
    }
    return scratch;
}

const char *test_folder(void) {
    char *path = next_path();
    snprintf(path, PATH_SIZE, "%.900s/dir-XXXXXX", scratch_folder());
    if (!mkdtemp(path)) abort();
    return path;
}

const char *test_file_bytes(const char *name, const void *bytes,
                            size_t length) {
    char *path = next_path();
    FILE *file;
    snprintf(path, PATH_SIZE, "%.700s/%.200s", scratch_folder(), name);
    file = fopen(path, "wb");
    if (!file) abort();
    if (fwrite(bytes, 1, length, file) != length) abort();
    if (fclose(file)) abort();
    return path;
}

const char *test_file(const char *name, const char *content) {
    return test_file_bytes(name, content, strlen(content));
}

const char *test_data(void) {
    static char path[PATH_SIZE];
    const char *configured = getenv("ABSENCE_ATLAS_DATA");
    snprintf(path, sizeof(path), "%s",
             configured && *configured ? configured : "../shared/data");
    return access(path, R_OK) ? NULL : path;
}

const char *test_data_path(const char *name) {
    char *path = next_path();
    snprintf(path, PATH_SIZE, "%.800s/%.200s", test_data(), name);
    return path;
}
