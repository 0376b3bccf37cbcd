/** @file written_folder.h
 *  @brief Folders of one letter: easy to write, easy to see whether whole.
 */
#ifndef WRITTEN_FOLDER_H
#define WRITTEN_FOLDER_H

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "atlas/digest.h"
#include "atlas/folder.h"

enum { LETTERS = 20000, WRITTEN_PATH = 1200 };

static const char written_manifest[] =
    "{\n  \"program\": \"absence-atlas\",\n  \"version\": \"0\"\n}\n";

/** Put the files of the folder: a manifest and two files of one letter. */
static inline enum atlas_status write_letters(struct atlas_folder *folder,
                                              char letter,
                                              struct atlas_error *err) {
    char *bytes = malloc(LETTERS);
    if (!bytes) abort();
    memset(bytes, letter, LETTERS);
    enum atlas_status status =
        atlas_folder_write(folder, ATLAS_MANIFEST_NAME, written_manifest,
                           sizeof(written_manifest) - 1, err);
    if (!status) {
        status = atlas_folder_write(folder, "maps/b.png", bytes, LETTERS, err);
    }
    if (!status) {
        status = atlas_folder_write(folder, "a.csv", bytes, LETTERS, err);
    }
    free(bytes);
    return status;
}

/** Write a whole folder of one letter. */
static inline enum atlas_status write_folder(const char *path, char letter,
                                             struct atlas_error *err) {
    struct atlas_folder *folder = NULL;
    enum atlas_status status = atlas_folder_create(path, &folder, err);
    if (!status) status = write_letters(folder, letter, err);
    if (!status) status = atlas_folder_commit(folder, err);
    atlas_folder_free(folder);
    return status;
}

/** Whether each line of SHA256SUMS is true and there are three of them. */
static inline bool sums_are_true(const char *path) {
    char name[WRITTEN_PATH];
    struct atlas_text sums = ATLAS_TEXT_INIT;
    snprintf(name, sizeof(name), "%.1000s/%s", path, ATLAS_SUMS_NAME);
    if (atlas_file_read(name, 10000, &sums, NULL)) return false;
    int lines = 0;
    bool is_true = true;
    for (const char *line = sums.data; *line; line = strchr(line, '\n') + 1) {
        struct atlas_digest digest;
        snprintf(name, sizeof(name), "%.1000s/%.*s", path,
                 (int)strcspn(line + 66, "\n"), line + 66);
        is_true = is_true && !atlas_digest_file(name, &digest, NULL) &&
                  strncmp(digest.hex, line, 64) == 0 &&
                  strncmp(line + 64, "  ", 2) == 0;
        lines++;
    }
    atlas_text_release(&sums);
    return is_true && lines == 3;
}

/** The letter of a whole folder; 0 when it is not whole. */
static inline char letter_of(const char *path) {
    static const char *const files[] = {"a.csv", "maps/b.png"};
    char letters[2] = {0, 0};
    if (!sums_are_true(path)) return 0;
    for (int i = 0; i < 2; i++) {
        char name[WRITTEN_PATH];
        struct atlas_text text = ATLAS_TEXT_INIT;
        snprintf(name, sizeof(name), "%.1000s/%s", path, files[i]);
        if (atlas_file_read(name, LETTERS, &text, NULL)) return 0;
        if (text.length == LETTERS) letters[i] = text.data[LETTERS - 1];
        atlas_text_release(&text);
    }
    return letters[0] == letters[1] ? letters[0] : 0;
}

/** Number of entries of a folder; hidden ones only, if asked. */
static inline size_t entries_of(const char *path, bool hidden_only) {
    DIR *folder = opendir(path);
    size_t count = 0;
    if (!folder) return 0;
    for (const struct dirent *entry = readdir(folder); entry;
         entry = readdir(folder)) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) continue;
        if (!hidden_only || name[0] == '.') count++;
    }
    closedir(folder);
    return count;
}

#endif
