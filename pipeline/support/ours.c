// Whether an output folder may be replaced.
//
// In:  a place.
// Out: yes, or an error that says what stands there.
//
// A folder is ours when its manifest.json is an object that says
// "program": "absence-atlas" near its beginning; any JSON file of that name
// (web projects have them) is not enough.

#include "ours.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "atlas/folder.h"

enum { HEAD = 4096, ATTEMPTS = 100 };

enum verdict { REPLACEABLE, FOREIGN, UNREADABLE };

static const char *skip_blanks(const char *text) {
    return text + strspn(text, " \t\r\n");
}

static bool says_ours(const char *head) {
    static const char key[] = "\"program\"";
    static const char value[] = "\"absence-atlas\"";
    if (*skip_blanks(head) != '{') return false;
    const char *found = strstr(head, key);
    if (!found) return false;
    found = skip_blanks(found + sizeof(key) - 1);
    if (*found != ':') return false;
    return strncmp(skip_blanks(found + 1), value, sizeof(value) - 1) == 0;
}

static bool holds_our_manifest(int folder) {
    char head[HEAD] = "";
    const int file = openat(folder, ATLAS_MANIFEST_NAME,
                            O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) return false;
    const ssize_t length = read(file, head, sizeof(head) - 1);
    close(file);
    return length > 0 && says_ours(head);
}

static bool is_empty(int handle) {
    const int again = openat(handle, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = again < 0 ? NULL : fdopendir(again);
    if (!folder) {
        if (again >= 0) close(again);
        return false;
    }
    size_t entries = 0;
    while (entries < 3 && readdir(folder)) entries++;
    closedir(folder);
    return entries < 3;  // "." and ".."
}

// What the folder at the place is. One that another writer swaps away while it
// is looked at is being emptied; then the new one counts.
static enum verdict look_at(const struct atlas_place *place) {
    enum verdict verdict = FOREIGN;
    for (int i = 0; i < ATTEMPTS && verdict == FOREIGN; i++) {
        const int handle =
            openat(place->parent, place->name,
                   O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (handle < 0) return errno == ENOENT ? REPLACEABLE : UNREADABLE;
        if (holds_our_manifest(handle) || is_empty(handle)) {
            verdict = REPLACEABLE;
        } else if (atlas_place_is(place, place->name, handle)) {
            i = ATTEMPTS;
        }
        close(handle);
    }
    return verdict;
}

static enum atlas_status check_folder(const struct atlas_place *place,
                                      struct atlas_error *err) {
    switch (look_at(place)) {
        case REPLACEABLE:
            return ATLAS_OK;
        case UNREADABLE:
            return atlas_fail(err, ATLAS_ERR_OUTPUT, place->path,
                              "folder cannot be opened: %s", strerror(errno));
        case FOREIGN:
        default:
            return atlas_fail(
                err, ATLAS_ERR_OUTPUT, place->path,
                "folder is not empty and holds no " ATLAS_MANIFEST_NAME
                " of this program, so it is "
                "not replaced; name another folder");
    }
}

enum atlas_status atlas_check_replaceable(const struct atlas_place *place,
                                          struct atlas_error *err) {
    struct stat info;
    struct stat parent;
    if (fstatat(place->parent, place->name, &info, AT_SYMLINK_NOFOLLOW)) {
        if (errno == ENOENT) return ATLAS_OK;
        return atlas_fail(err, ATLAS_ERR_OUTPUT, place->path,
                          "cannot be written: %s", strerror(errno));
    }
    if (!S_ISDIR(info.st_mode)) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, place->path,
                          "is a %s, not a folder; name another place",
                          S_ISLNK(info.st_mode) ? "link" : "file");
    }
    if (fstat(place->parent, &parent) == 0 && parent.st_dev != info.st_dev) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, place->path,
                          "is a mount point and cannot be replaced; name a "
                          "folder below it");
    }
    return check_folder(place, err);
}
