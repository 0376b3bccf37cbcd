// Output folders that appear whole or not at all.
//
// In:  files, from several threads.
// Out: the folder with all of them and their SHA-256 sums, in one step.
//
// The sums are taken from the bytes as they are handed over, so that nothing is
// read again, and what a faulty disk returns cannot become the reference.
// Format of the sums: GNU coreutils' `sha256sum`, text of two blanks.

#define _GNU_SOURCE  // sync_file_range, syncfs
#include "atlas/folder.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "atlas/digest.h"
#include "atlas/memory.h"
#include "ours.h"
#include "place.h"

// Above so many files one flush of the file system is cheaper.
enum { FILES_FLUSHED_ONE_BY_ONE = 64 };

struct entry {
    char *name;
    struct atlas_digest digest;
};

struct atlas_folder {
    struct atlas_place place;
    struct atlas_stage stage;
    pthread_mutex_t mutex;  // guards what follows
    struct entry *entries;
    size_t count;
    size_t capacity;
    bool is_broken;  // a file could not be written
};

static enum atlas_status fail_in(const struct atlas_folder *folder,
                                 const char *name, int reason,
                                 struct atlas_error *err) {
    struct atlas_text path = ATLAS_TEXT_INIT;
    atlas_text_addf(&path, "%s/%s", folder->place.path, name);
    const enum atlas_status status =
        atlas_fail(err, ATLAS_ERR_OUTPUT, atlas_text_string(&path),
                   "cannot be written: %s", strerror(reason));
    atlas_text_release(&path);
    return status;
}

enum atlas_status atlas_folder_create(const char *path,
                                      struct atlas_folder **ret_folder,
                                      struct atlas_error *err) {
    struct atlas_place place;
    enum atlas_status status = atlas_place_open(path, true, &place, err);
    if (status) return status;

    struct atlas_stage stage = {.handle = -1};
    atlas_stage_recover(&place);
    status = atlas_check_replaceable(&place, err);
    if (!status) {
        atlas_stage_clear_left_over(&place);
        const int reason = atlas_stage_create(&place, true, &stage);
        if (reason) {
            status = atlas_fail(err, ATLAS_ERR_OUTPUT, place.path,
                                "cannot be written: %s", strerror(reason));
        }
    }
    if (status) {
        atlas_place_close(&place);
        return status;
    }
    struct atlas_folder *folder = atlas_xcalloc(1, sizeof(*folder));
    folder->place = place;
    folder->stage = stage;
    pthread_mutex_init(&folder->mutex, NULL);
    *ret_folder = folder;
    return ATLAS_OK;
}

// A part of a name: something, but not a way out or to itself.
static bool is_good_part(const char *part, size_t length) {
    if (length == 0 || (length == 1 && part[0] == '.')) return false;
    for (size_t i = 0; i < length; i++) {
        const unsigned char byte = (unsigned char)part[i];
        if (byte < ' ' || byte == 0x7f || byte == '\\' || byte == '/') {
            return false;
        }
        if (byte == '.' && i + 1 < length && part[i + 1] == '.') return false;
    }
    return true;
}

// One or two parts. A backslash would need the escapes of sha256sum, a control
// character could fool a terminal.
static bool is_good_name(const char *name) {
    const size_t length = strlen(name);
    const char *slash = strchr(name, '/');
    if (strcmp(name, ATLAS_SUMS_NAME) == 0) return false;
    if (!slash) return is_good_part(name, length);
    const size_t first = (size_t)(slash - name);
    return is_good_part(name, first) &&
           is_good_part(slash + 1, length - first - 1);
}

static int make_folder_of(int root, const char *name) {
    const char *slash = strchr(name, '/');
    if (!slash) return 0;
    char *folder = atlas_xstrdup(name);
    folder[slash - name] = '\0';
    const int reason = mkdirat(root, folder, 0777) ? errno : 0;
    free(folder);
    return reason == EEXIST ? 0 : reason;
}

static int write_bytes(int root, const char *name, const void *bytes,
                       size_t length) {
    int reason = make_folder_of(root, name);
    if (reason) return reason;
    const int file = openat(
        root, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (file < 0) return errno;
    reason = atlas_write_all(file, bytes, length);
    // Begin to write to the disk now, so that the flush at the end is short;
    // only that flush is relied on.
    if (!reason) sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
    if (close(file) && !reason) reason = errno;
    return reason;
}

static void add_entry(struct atlas_folder *folder, const char *name,
                      struct atlas_digest digest) {
    folder->entries = atlas_grow(folder->entries, folder->count + 1,
                                 &folder->capacity, sizeof(*folder->entries));
    folder->entries[folder->count++] =
        (struct entry){atlas_xstrdup(name), digest};
}

enum atlas_status atlas_folder_write(struct atlas_folder *folder,
                                     const char *name, const void *bytes,
                                     size_t length, struct atlas_error *err) {
    const int reason = is_good_name(name) ? write_bytes(folder->stage.handle,
                                                        name, bytes, length)
                                          : EINVAL;
    const struct atlas_digest digest = atlas_digest_bytes(bytes, length);
    pthread_mutex_lock(&folder->mutex);
    if (reason) {
        folder->is_broken = true;
    } else {
        add_entry(folder, name, digest);
    }
    pthread_mutex_unlock(&folder->mutex);
    return reason ? fail_in(folder, name, reason, err) : ATLAS_OK;
}

// The stage is open: the system knows it by its handle, whatever it is called.
enum atlas_status atlas_folder_path(const struct atlas_folder *folder,
                                    const char *name, char *buffer, size_t size,
                                    struct atlas_error *err) {
    const int length = is_good_name(name)
                           ? snprintf(buffer, size, "/proc/self/fd/%d/%s",
                                      folder->stage.handle, name)
                           : -1;
    if (length > 0 && (size_t)length < size) return ATLAS_OK;
    return fail_in(folder, name, EINVAL, err);
}

bool atlas_folder_has(const struct atlas_folder *folder, const char *name) {
    return faccessat(folder->stage.handle, name, F_OK, AT_SYMLINK_NOFOLLOW) ==
           0;
}

enum atlas_status atlas_folder_adopt(struct atlas_folder *folder,
                                     const char *name,
                                     struct atlas_error *err) {
    char path[PATH_MAX];
    struct atlas_digest digest;
    enum atlas_status status =
        atlas_folder_path(folder, name, path, sizeof(path), err);
    if (!status && atlas_digest_file(path, &digest, NULL)) {
        status = fail_in(folder, name, errno, err);
    }
    pthread_mutex_lock(&folder->mutex);
    if (status) {
        folder->is_broken = true;
    } else {
        add_entry(folder, name, digest);
    }
    pthread_mutex_unlock(&folder->mutex);
    return status;
}

static int by_name(const void *left, const void *right) {
    const struct entry *a = left;
    const struct entry *b = right;
    return strcmp(a->name, b->name);
}

static int write_sums(struct atlas_folder *folder) {
    struct atlas_text sums = ATLAS_TEXT_INIT;
    if (folder->count > 1) {
        qsort(folder->entries, folder->count, sizeof(*folder->entries),
              by_name);
    }
    for (size_t i = 0; i < folder->count; i++) {
        atlas_text_addf(&sums, "%s  %s\n", folder->entries[i].digest.hex,
                        folder->entries[i].name);
    }
    const int reason = write_bytes(folder->stage.handle, ATLAS_SUMS_NAME,
                                   atlas_text_string(&sums), sums.length);
    atlas_text_release(&sums);
    return reason;
}

// Flush one file or folder; a file system that cannot is not at fault.
static int flush_name(int root, const char *name) {
    const int handle = openat(root, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (handle < 0) return errno;
    const int reason = fsync(handle) ? errno : 0;
    close(handle);
    return reason == EINVAL ? 0 : reason;
}

// Flush the folder in which an entry lies, if it has one of its own and the
// entry is the last in it; the entries are sorted.
static int flush_folder_of(const struct atlas_folder *folder, size_t i) {
    const char *name = folder->entries[i].name;
    const char *slash = strchr(name, '/');
    if (!slash) return 0;
    const size_t length = (size_t)(slash - name);
    if (i + 1 < folder->count &&
        strncmp(folder->entries[i + 1].name, name, length + 1) == 0) {
        return 0;
    }
    char *part = atlas_xstrdup(name);
    part[length] = '\0';
    const int reason = flush_name(folder->stage.handle, part);
    free(part);
    return reason;
}

static int flush_stage(const struct atlas_folder *folder) {
    const int root = folder->stage.handle;
    if (folder->count > FILES_FLUSHED_ONE_BY_ONE) {
        return syncfs(root) ? errno : 0;
    }
    int reason = flush_name(root, ATLAS_SUMS_NAME);
    for (size_t i = 0; i < folder->count && !reason; i++) {
        reason = flush_name(root, folder->entries[i].name);
        if (!reason) reason = flush_folder_of(folder, i);
    }
    return reason ? reason : flush_name(root, ".");
}

enum atlas_status atlas_folder_commit(struct atlas_folder *folder,
                                      struct atlas_error *err) {
    assert(folder->stage.name[0]);
    if (folder->is_broken) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, folder->place.path,
                          "cannot be completed: a file could not be written");
    }
    int reason = write_sums(folder);
    if (!reason) reason = flush_stage(folder);
    if (reason) return fail_in(folder, ATLAS_SUMS_NAME, reason, err);

    // Looked at again: files of somebody else may have come since.
    const enum atlas_status status =
        atlas_check_replaceable(&folder->place, err);
    if (status) return status;
    reason = atlas_stage_swap(&folder->place, &folder->stage);
    if (reason) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, folder->place.path,
                          "cannot be put in place: %s", strerror(reason));
    }
    fsync(folder->place.parent);
    atlas_stage_drop(&folder->place, &folder->stage);
    return ATLAS_OK;
}

void atlas_folder_free(struct atlas_folder *folder) {
    if (!folder) return;
    atlas_stage_drop(&folder->place, &folder->stage);
    atlas_place_close(&folder->place);
    for (size_t i = 0; i < folder->count; i++) free(folder->entries[i].name);
    free(folder->entries);
    pthread_mutex_destroy(&folder->mutex);
    free(folder);
}
