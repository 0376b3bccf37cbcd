// The user's folder of what can be made again.
//
// In:  bytes under a name.
// Out: the same bytes, in this run or a later one; or nothing.
//
// A file is put in place by a rename and is not flushed to the disk: what a
// crash leaves of it fails the proof that its reader makes, and is made again.
// A name in the folder may stand for anything (a pipe would hold a reader up, a
// file of another user is not to be believed), so what was opened is looked at
// before it is read.

#include "atlas/cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "atlas/memory.h"
#include "place.h"

// Append the value of a variable that names a folder.
static bool add_variable(struct atlas_text *text, const char *name) {
    const char *value = getenv(name);
    if (!value || value[0] != '/') return false;
    atlas_text_add(text, value);
    return true;
}

bool atlas_cache_folder(struct atlas_text *text) {
    if (!add_variable(text, "XDG_CACHE_HOME")) {
        if (!add_variable(text, "HOME")) return false;
        atlas_text_add(text, "/.cache");
    }
    atlas_text_add(text, "/absence-atlas");
    return true;
}

static char *path_of(const char *folder, const char *name) {
    const size_t size = strlen(folder) + strlen(name) + 2;
    char *path = atlas_xmalloc(size);
    snprintf(path, size, "%s/%s", folder, name);
    return path;
}

static bool is_ours(int file, struct stat *ret_info) {
    return fstat(file, ret_info) == 0 && S_ISREG(ret_info->st_mode) &&
           ret_info->st_uid == geteuid() && ret_info->st_size >= 0 &&
           (uint64_t)ret_info->st_size <= ATLAS_CACHE_FILE_MAX;
}

// Exactly `size` bytes.
static bool read_bytes(int file, char *bytes, size_t size) {
    for (size_t done = 0; done < size;) {
        const ssize_t count = read(file, bytes + done, size - done);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        done += (size_t)count;
    }
    return true;
}

static bool read_file(int file, struct atlas_text *ret_bytes) {
    struct stat info;
    if (!is_ours(file, &info)) return false;
    const size_t size = (size_t)info.st_size;
    char *bytes = atlas_xmalloc(size + 1);
    if (!read_bytes(file, bytes, size)) {
        free(bytes);
        return false;
    }
    bytes[size] = '\0';
    *ret_bytes = (struct atlas_text){bytes, size, size + 1};
    return true;
}

bool atlas_cache_load(const char *folder, const char *name,
                      struct atlas_text *ret_bytes) {
    char *path = path_of(folder, name);
    const int file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    free(path);
    if (file < 0) return false;
    const bool is_read = read_file(file, ret_bytes);
    close(file);
    return is_read;
}

static bool write_file(const struct atlas_place *place, const void *bytes,
                       size_t length) {
    struct atlas_stage stage;
    atlas_stage_clear_left_over(place);
    if (atlas_stage_create(place, false, &stage)) return false;
    const bool is_kept =
        atlas_write_all(stage.handle, bytes, length) == 0 &&
        renameat(place->parent, stage.name, place->parent, place->name) == 0;
    if (is_kept) stage.name[0] = '\0';
    atlas_stage_drop(place, &stage);
    return is_kept;
}

bool atlas_cache_store(const char *folder, const char *name, const void *bytes,
                       size_t length) {
    struct atlas_place place;
    bool is_kept = false;
    if (length > ATLAS_CACHE_FILE_MAX) return false;
    char *path = path_of(folder, name);
    if (!atlas_place_open(path, true, &place, NULL)) {
        is_kept = write_file(&place, bytes, length);
        atlas_place_close(&place);
    }
    free(path);
    return is_kept;
}

struct atlas_cache_content atlas_cache_content(const char *folder) {
    struct atlas_cache_content content = {0};
    DIR *entries = opendir(folder);
    if (!entries) return content;
    for (const struct dirent *entry = readdir(entries); entry;
         entry = readdir(entries)) {
        struct stat info;
        if (fstatat(dirfd(entries), entry->d_name, &info,
                    AT_SYMLINK_NOFOLLOW) ||
            !S_ISREG(info.st_mode)) {
            continue;
        }
        content.files++;
        content.bytes += (uint64_t)info.st_size;
    }
    closedir(entries);
    return content;
}
