// Hidden folders and files that are written before they are put in place.
//
// In:  a place.
// Out: a locked stage beside it; or the place without the stages of writers
//      that are gone.
//
// Between the making of a stage and its lock another writer may take it for
// left over. So whoever makes one looks, once it is locked, whether it is still
// there, and whoever clears one removes it only while holding its lock.

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "place.h"

enum { SUFFIX = 6, ATTEMPTS = 100 };

static const char suffix_letters[] = "0123456789abcdefghijklmnopqrstuv";

// A new name for a stage of the place; false when it would be too long.
static bool make_name(const struct atlas_place *place,
                      char name[static NAME_MAX + 1]) {
    char suffix[SUFFIX + 1] = "";
    unsigned char random[SUFFIX] = {0};
    if (getrandom(random, sizeof(random), 0) < 0) random[0] = 1;
    for (size_t i = 0; i < SUFFIX; i++) {
        suffix[i] = suffix_letters[random[i] % (sizeof(suffix_letters) - 1)];
    }
    const int length =
        snprintf(name, NAME_MAX + 1, ".%s.atlas-%s", place->name, suffix);
    return length > 0 && length <= NAME_MAX;
}

// Whether a name is one that make_name() makes for the place.
static bool is_stage_name(const struct atlas_place *place, const char *name) {
    static const char middle[] = ".atlas-";
    const size_t length = strlen(place->name);
    if (name[0] != '.' || strncmp(name + 1, place->name, length) != 0) {
        return false;
    }
    const char *rest = name + 1 + length;
    if (strncmp(rest, middle, sizeof(middle) - 1) != 0) return false;
    rest += sizeof(middle) - 1;
    return strlen(rest) == SUFFIX && strspn(rest, suffix_letters) == SUFFIX;
}

static int open_stage(const struct atlas_place *place, const char *name,
                      bool is_folder) {
    if (!is_folder) {
        return openat(place->parent, name,
                      O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                      0666);
    }
    if (mkdirat(place->parent, name, 0777)) return -1;
    return openat(place->parent, name,
                  O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

int atlas_stage_create(const struct atlas_place *place, bool is_folder,
                       struct atlas_stage *ret_stage) {
    struct atlas_stage stage = {.handle = -1};
    int reason = EEXIST;
    for (int i = 0; i < ATTEMPTS; i++) {
        if (!make_name(place, stage.name)) return ENAMETOOLONG;
        stage.handle = open_stage(place, stage.name, is_folder);
        // ENOENT: cleared by another writer before it could be opened.
        if (stage.handle < 0) {
            reason = errno;
            if (reason != EEXIST && reason != ENOENT) return reason;
            continue;
        }
        // A file system without locks refuses; then nobody clears, either.
        flock(stage.handle, LOCK_EX);
        if (atlas_place_is(place, stage.name, stage.handle)) {
            *ret_stage = stage;
            return 0;
        }
        close(stage.handle);
    }
    return reason;
}

static void clear_one(const struct atlas_place *place, const char *name) {
    const int handle = openat(place->parent, name,
                              O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (handle < 0) return;
    if (flock(handle, LOCK_EX | LOCK_NB) == 0 &&
        atlas_place_is(place, name, handle)) {
        atlas_tree_remove(place->parent, name);
    }
    close(handle);
}

void atlas_stage_clear_left_over(const struct atlas_place *place) {
    const int handle =
        openat(place->parent, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = handle < 0 ? NULL : fdopendir(handle);
    if (!folder) {
        if (handle >= 0) close(handle);
        return;
    }
    for (const struct dirent *entry = readdir(folder); entry;
         entry = readdir(folder)) {
        if (is_stage_name(place, entry->d_name)) {
            clear_one(place, entry->d_name);
        }
    }
    closedir(folder);
}

void atlas_stage_drop(const struct atlas_place *place,
                      struct atlas_stage *stage) {
    if (stage->name[0]) atlas_tree_remove(place->parent, stage->name);
    if (stage->handle >= 0) close(stage->handle);
    *stage = (struct atlas_stage){.handle = -1};
}
