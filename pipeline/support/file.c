// Single files, read and written whole.
//
// In:  a path.
// Out: its bytes; or the file with new bytes, in one step.
//
// A new file is written under a hidden name and renamed over the old one, whose
// mode it keeps. A link is followed, so that it goes on pointing to the file;
// what is no regular file (a terminal, /dev/null, a pipe) is written straight.

#define _XOPEN_SOURCE 700  // realpath
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "atlas/folder.h"
#include "place.h"

enum { BLOCK = 64 * 1024 };

static enum atlas_status fail_writing(const char *path, int reason,
                                      struct atlas_error *err) {
    return atlas_fail(err, ATLAS_ERR_OUTPUT, path, "cannot be written: %s",
                      strerror(reason));
}

static enum atlas_status write_straight(const char *path, const void *bytes,
                                        size_t length,
                                        struct atlas_error *err) {
    const int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return fail_writing(path, errno, err);
    int reason = atlas_write_all(file, bytes, length);
    if (close(file) && !reason) reason = errno;
    return reason ? fail_writing(path, reason, err) : ATLAS_OK;
}

static int fill_and_rename(const struct atlas_place *place,
                           struct atlas_stage *stage, const void *bytes,
                           size_t length) {
    const int reason = atlas_write_all(stage->handle, bytes, length);
    if (reason) return reason;
    if (fsync(stage->handle) && errno != EINVAL) return errno;
    if (renameat(place->parent, stage->name, place->parent, place->name)) {
        return errno;
    }
    stage->name[0] = '\0';
    fsync(place->parent);
    return 0;
}

// Write by way of a stage; `old` is what stands there, or NULL.
static enum atlas_status replace_file(const char *path, const struct stat *old,
                                      const void *bytes, size_t length,
                                      struct atlas_error *err) {
    struct atlas_place place;
    struct atlas_stage stage;
    const enum atlas_status status = atlas_place_open(path, false, &place, err);
    if (status) return status;

    atlas_stage_clear_left_over(&place);
    int reason = atlas_stage_create(&place, false, &stage);
    if (!reason) {
        if (old) fchmod(stage.handle, old->st_mode & 07777);
        reason = fill_and_rename(&place, &stage, bytes, length);
        atlas_stage_drop(&place, &stage);
    }
    atlas_place_close(&place);
    return reason ? fail_writing(path, reason, err) : ATLAS_OK;
}

enum atlas_status atlas_file_write(const char *path, const void *bytes,
                                   size_t length, struct atlas_error *err) {
    struct stat old;
    if (stat(path, &old)) {
        if (errno != ENOENT) return fail_writing(path, errno, err);
        return replace_file(path, NULL, bytes, length, err);
    }
    if (S_ISDIR(old.st_mode)) return fail_writing(path, EISDIR, err);
    if (!S_ISREG(old.st_mode)) return write_straight(path, bytes, length, err);
    char *real = realpath(path, NULL);
    if (!real) return fail_writing(path, errno, err);
    const enum atlas_status status =
        replace_file(real, &old, bytes, length, err);
    free(real);
    return status;
}

// Add what is left of a file; 0, or an errno (EFBIG above `max` bytes).
static int read_all(int file, size_t max, struct atlas_text *text) {
    char block[BLOCK];
    for (;;) {
        const ssize_t count = read(file, block, sizeof(block));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno;
        if (count == 0) return 0;
        if ((size_t)count > max - text->length) return EFBIG;
        atlas_text_add_bytes(text, block, (size_t)count);
    }
}

enum atlas_status atlas_file_read(const char *path, size_t max,
                                  struct atlas_text *ret_text,
                                  struct atlas_error *err) {
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return atlas_fail(err, ATLAS_ERR_INPUT, path, "cannot be opened: %s",
                          strerror(errno));
    }
    struct atlas_text text = ATLAS_TEXT_INIT;
    const int reason = read_all(file, max, &text);
    close(file);
    if (!reason) {
        *ret_text = text;
        return ATLAS_OK;
    }
    atlas_text_release(&text);
    if (reason == EFBIG) {
        return atlas_fail(err, ATLAS_ERR_INPUT, path,
                          "is larger than the %zu bytes allowed", max);
    }
    return atlas_fail(err, ATLAS_ERR_INPUT, path, "cannot be read: %s",
                      strerror(reason));
}
