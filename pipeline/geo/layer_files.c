// The files that a polygon layer is read from.
//
// In:  a path.
// Out: the file and its companions, with stamps and digests.
//
// GDAL finds the companions of a shapefile by its own rules on upper and lower
// case, and not by the same for each: all that it could take are listed.

#include "atlas/layer_files.h"

#include <assert.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "atlas/text.h"

static const char *const endings[] = {".shp", ".dbf", ".shx", ".prj", ".cpg"};

enum { ENDINGS = sizeof(endings) / sizeof(endings[0]), NO_ENDING = ENDINGS };

static_assert(sizeof(struct atlas_file_stamp) == 7 * 8, "compared as bytes");

// Which of the endings the name has.
static size_t ending_of(const char *name) {
    const char *dot = strrchr(name, '.');
    size_t at = 0;
    if (!dot) return NO_ENDING;
    while (at < ENDINGS && !atlas_text_same(dot, endings[at])) at++;
    return at;
}

static struct atlas_file_stamp stamp_of(const char *path) {
    struct stat info;
    if (stat(path, &info)) return (struct atlas_file_stamp){0};
    return (struct atlas_file_stamp){
        .device = (uint64_t)info.st_dev,
        .inode = (uint64_t)info.st_ino,
        .size = (uint64_t)info.st_size,
        .modified_s = info.st_mtim.tv_sec,
        .modified_ns = info.st_mtim.tv_nsec,
        .changed_s = info.st_ctim.tv_sec,
        .changed_ns = info.st_ctim.tv_nsec,
    };
}

// Add the file `name` of the folder that the first `length` bytes of `path`
// name, slash included.
static void add_file(struct atlas_layer_files *files, const char *path,
                     size_t length, const char *name) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    atlas_text_add_bytes(&text, path, length);
    atlas_text_add(&text, name);
    files->items = atlas_grow(files->items, files->count + 1, &files->capacity,
                              sizeof(*files->items));
    struct atlas_layer_file *file = &files->items[files->count++];
    *file = (struct atlas_layer_file){
        .path = atlas_arena_text(&files->arena, atlas_text_string(&text))};
    file->stamp = stamp_of(file->path);
    atlas_text_release(&text);
}

static int by_ending(const void *left, const void *right) {
    const struct atlas_layer_file *first = left;
    const struct atlas_layer_file *second = right;
    const size_t one = ending_of(first->path);
    const size_t other = ending_of(second->path);
    if (one != other) return one < other ? -1 : 1;
    return strcmp(first->path, second->path);
}

static bool is_companion(const char *entry, const char *base) {
    const size_t stem = (size_t)(strrchr(base, '.') - base);
    const char *dot = strrchr(entry, '.');
    return dot && (size_t)(dot - entry) == stem &&
           strncasecmp(entry, base, stem) == 0 &&
           ending_of(entry) != NO_ENDING && strcmp(entry, base) != 0;
}

static void add_companions(struct atlas_layer_files *files, const char *path,
                           size_t length) {
    char *folder = atlas_arena_copy(&files->arena, path, length);
    DIR *entries = opendir(length > 0 ? folder : ".");
    if (!entries) return;
    for (const struct dirent *entry = readdir(entries); entry;
         entry = readdir(entries)) {
        if (is_companion(entry->d_name, path + length)) {
            add_file(files, path, length, entry->d_name);
        }
    }
    closedir(entries);
    qsort(files->items + 1, files->count - 1, sizeof(*files->items), by_ending);
}

void atlas_layer_files_list(const char *path,
                            struct atlas_layer_files *ret_files) {
    struct atlas_layer_files files = {0};
    const char *slash = strrchr(path, '/');
    const size_t length = slash ? (size_t)(slash - path) + 1 : 0;
    add_file(&files, path, length, path + length);
    if (ending_of(path + length) != NO_ENDING) {
        add_companions(&files, path, length);
    }
    *ret_files = files;
}

enum atlas_status atlas_layer_files_digest(struct atlas_layer_files *files,
                                           struct atlas_error *err) {
    for (size_t i = 0; i < files->count; i++) {
        struct atlas_layer_file *file = &files->items[i];
        const enum atlas_status status =
            atlas_digest_file(file->path, &file->digest, err);
        if (status) return status;
    }
    return ATLAS_OK;
}

bool atlas_layer_files_unchanged(const struct atlas_layer_files *files) {
    struct atlas_layer_files now = {0};
    atlas_layer_files_list(files->items[0].path, &now);
    bool is_same = now.count == files->count;
    for (size_t i = 0; is_same && i < now.count; i++) {
        is_same = strcmp(now.items[i].path, files->items[i].path) == 0 &&
                  memcmp(&now.items[i].stamp, &files->items[i].stamp,
                         sizeof(now.items[i].stamp)) == 0;
    }
    atlas_layer_files_release(&now);
    return is_same;
}

void atlas_layer_files_release(struct atlas_layer_files *files) {
    free(files->items);
    atlas_arena_release(&files->arena);
    *files = (struct atlas_layer_files){0};
}
