// Visiting the files of a folder.
//
// In:  a folder that somebody else may have changed.
// Out: the name of every regular file below it, sorted bytewise.
//
// All names are gathered before the first visit: the order is that of the whole
// names (as in SHA256SUMS), not folder by folder, and the visitor may write.

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "atlas/folder.h"
#include "atlas/memory.h"

enum { DEPTH_MAX = 32 };

struct walk {
    const char *path;  // of the top folder, for messages
    char **names;
    size_t count;
    size_t capacity;
    struct atlas_arena arena;
    unsigned depth;
};

static enum atlas_status fail_on(const struct walk *walk, const char *name,
                                 enum atlas_status status, const char *what,
                                 struct atlas_error *err) {
    struct atlas_text path = ATLAS_TEXT_INIT;
    atlas_text_addf(&path, "%s%s%s", walk->path, *name ? "/" : "", name);
    atlas_fail(err, status, atlas_text_string(&path), "%s", what);
    atlas_text_release(&path);
    return status;
}

static enum atlas_status fail_reading(const struct walk *walk, const char *name,
                                      int reason, struct atlas_error *err) {
    char what[128];
    snprintf(what, sizeof(what), "cannot be read: %s", strerror(reason));
    return fail_on(walk, name, ATLAS_ERR_INPUT, what, err);
}

static enum atlas_status gather(struct walk *walk, int parent, const char *part,
                                const char *name, struct atlas_error *err);

static enum atlas_status gather_entry(struct walk *walk, int folder,
                                      const char *prefix, const char *part,
                                      struct atlas_error *err) {
    struct stat info;
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_addf(&text, "%s%s%s", prefix, *prefix ? "/" : "", part);
    char *name = atlas_arena_text(&walk->arena, atlas_text_string(&text));
    atlas_text_release(&text);

    if (fstatat(folder, part, &info, AT_SYMLINK_NOFOLLOW)) {
        return fail_reading(walk, name, errno, err);
    }
    if (S_ISDIR(info.st_mode)) return gather(walk, folder, part, name, err);
    if (!S_ISREG(info.st_mode)) {
        return fail_on(walk, name, ATLAS_ERR_VERIFY, "is no regular file", err);
    }
    walk->names = atlas_grow(walk->names, walk->count + 1, &walk->capacity,
                             sizeof(*walk->names));
    walk->names[walk->count++] = name;
    return ATLAS_OK;
}

static enum atlas_status gather_entries(struct walk *walk, DIR *folder,
                                        const char *name,
                                        struct atlas_error *err) {
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry && errno) {
            return fail_reading(walk, name, errno, err);
        }
        if (!entry) return ATLAS_OK;
        const char *part = entry->d_name;
        if (strcmp(part, ".") == 0 || strcmp(part, "..") == 0) continue;
        const enum atlas_status status =
            gather_entry(walk, dirfd(folder), name, part, err);
        if (status) return status;
    }
}

// Gather what is in the folder `part` of `parent`; `name` is its whole name.
static enum atlas_status gather(struct walk *walk, int parent, const char *part,
                                const char *name, struct atlas_error *err) {
    if (walk->depth == DEPTH_MAX) {
        return fail_on(walk, name, ATLAS_ERR_VERIFY, "is too deep", err);
    }
    const int no_link = walk->depth > 0 ? O_NOFOLLOW : 0;
    const int handle =
        openat(parent, part, O_RDONLY | O_DIRECTORY | O_CLOEXEC | no_link);
    DIR *folder = handle < 0 ? NULL : fdopendir(handle);
    if (!folder) {
        const int reason = errno;
        if (handle >= 0) close(handle);
        return fail_reading(walk, name, reason, err);
    }
    walk->depth++;
    const enum atlas_status status = gather_entries(walk, folder, name, err);
    walk->depth--;
    closedir(folder);
    return status;
}

static int by_bytes(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

enum atlas_status atlas_folder_walk(
    const char *path,
    enum atlas_status (*visit)(const char *name, void *argument,
                               struct atlas_error *err),
    void *argument, struct atlas_error *err) {
    struct walk walk = {.path = path};
    enum atlas_status status = gather(&walk, AT_FDCWD, path, "", err);
    if (!status && walk.count > 1) {
        qsort(walk.names, walk.count, sizeof(*walk.names), by_bytes);
    }
    for (size_t i = 0; i < walk.count && !status; i++) {
        status = visit(walk.names[i], argument, err);
    }
    free(walk.names);
    atlas_arena_release(&walk.arena);
    return status;
}
