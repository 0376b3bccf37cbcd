// Removing files and folders, and writing bytes, below an open folder.
//
// In:  an open folder and a name in it.
// Out: the name is gone; links are removed, not followed.
//
// Removing while listing may make a file system skip entries, so a folder is
// listed again as long as the last pass removed something.

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "place.h"

static bool is_dots(const char *name) {
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

// Remove what is in an open folder; returns how many entries went.
static size_t empty_folder(DIR *folder) {
    size_t removed = 0;
    rewinddir(folder);
    for (const struct dirent *entry = readdir(folder); entry;
         entry = readdir(folder)) {
        if (is_dots(entry->d_name)) continue;
        if (atlas_tree_remove(dirfd(folder), entry->d_name) == 0) removed++;
    }
    return removed;
}

static void empty_named(int parent, const char *name) {
    const int handle =
        openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (handle < 0) return;
    DIR *folder = fdopendir(handle);
    if (!folder) {
        close(handle);
        return;
    }
    while (empty_folder(folder) > 0) {
    }
    closedir(folder);
}

int atlas_tree_remove(int parent, const char *name) {
    if (unlinkat(parent, name, 0) == 0 || errno == ENOENT) return 0;
    if (errno != EISDIR && errno != EPERM) return errno;
    if (unlinkat(parent, name, AT_REMOVEDIR) == 0) return 0;
    empty_named(parent, name);
    return unlinkat(parent, name, AT_REMOVEDIR) == 0 ? 0 : errno;
}

int atlas_write_all(int file, const void *bytes, size_t length) {
    const char *next = bytes;
    while (length > 0) {
        const ssize_t count = write(file, next, length);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno;
        if (count == 0) return EIO;
        next += count;
        length -= (size_t)count;
    }
    return 0;
}
