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

enum { HEAD = 4096 };

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

// Takes the handle over.
static bool is_empty(int handle) {
    DIR *folder = fdopendir(handle);
    if (!folder) {
        close(handle);
        return false;
    }
    size_t entries = 0;
    while (entries < 3 && readdir(folder)) entries++;
    closedir(folder);
    return entries < 3;  // "." and ".."
}

static enum atlas_status check_folder(const struct atlas_place *place,
                                      struct atlas_error *err) {
    const int handle = openat(place->parent, place->name,
                              O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (handle < 0) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, place->path,
                          "folder cannot be opened: %s", strerror(errno));
    }
    const bool is_ours = holds_our_manifest(handle);
    if (is_empty(handle) || is_ours) return ATLAS_OK;
    return atlas_fail(err, ATLAS_ERR_OUTPUT, place->path,
                      "folder is not empty and holds no " ATLAS_MANIFEST_NAME
                      " of this program, so it is not replaced; name another "
                      "folder");
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
