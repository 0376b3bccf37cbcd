// The folder in which an output appears.
//
// In:  a path as the user gave it.
// Out: its last part and the open folder above it.

#include "place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "atlas/memory.h"

// The path up to its last slash, "." where there is none; to be freed.
static char *parent_of(const struct atlas_place *place) {
    size_t length = (size_t)(place->name - place->path);
    if (length == 0) return atlas_xstrdup(".");
    while (length > 1 && place->path[length - 1] == '/') length--;
    char *parent = atlas_xstrdup(place->path);
    parent[length] = '\0';
    return parent;
}

// Make each folder of a path that is not there yet.
static enum atlas_status make_folders(char *path, struct atlas_error *err) {
    const size_t length = strlen(path);
    for (size_t i = 1; i <= length; i++) {
        if (path[i] != '/' && path[i] != '\0') continue;
        const char after = path[i];
        path[i] = '\0';
        if (mkdir(path, 0777) && errno != EEXIST) {
            return atlas_fail(err, ATLAS_ERR_OUTPUT, path,
                              "folder cannot be made: %s", strerror(errno));
        }
        path[i] = after;
    }
    return ATLAS_OK;
}

static enum atlas_status open_parent(struct atlas_place *place,
                                     bool makes_parents,
                                     struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    char *parent = parent_of(place);
    if (makes_parents) status = make_folders(parent, err);
    if (!status) {
        place->parent = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (place->parent < 0) {
            status = atlas_fail(err, ATLAS_ERR_OUTPUT, parent,
                                "folder cannot be opened: %s", strerror(errno));
        }
    }
    free(parent);
    return status;
}

enum atlas_status atlas_place_open(const char *path, bool makes_parents,
                                   struct atlas_place *ret_place,
                                   struct atlas_error *err) {
    struct atlas_place place = {.path = atlas_xstrdup(path), .parent = -1};
    size_t length = strlen(place.path);
    while (length > 0 && place.path[length - 1] == '/') length--;
    place.path[length] = '\0';
    const char *slash = strrchr(place.path, '/');
    place.name = slash ? slash + 1 : place.path;

    enum atlas_status status = ATLAS_OK;
    if (length == 0 || strcmp(place.name, ".") == 0 ||
        strcmp(place.name, "..") == 0) {
        status = atlas_fail(err, ATLAS_ERR_OUTPUT, path,
                            "cannot be replaced as a whole: give the output a "
                            "name of its own, as in 'outputs/england'");
    }
    if (!status) status = open_parent(&place, makes_parents, err);
    if (status) {
        atlas_place_close(&place);
    } else {
        *ret_place = place;
    }
    return status;
}

void atlas_place_close(struct atlas_place *place) {
    if (place->parent >= 0) close(place->parent);
    free(place->path);
    *place = (struct atlas_place){.parent = -1};
}

bool atlas_place_is(const struct atlas_place *place, const char *name,
                    int handle) {
    struct stat opened;
    struct stat named;
    return fstat(handle, &opened) == 0 &&
           fstatat(place->parent, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
           opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}
