/** @file test_files.h
 *  @brief Scratch files for tests, and where the real data lie.
 */
#ifndef ATLAS_TEST_FILES_H
#define ATLAS_TEST_FILES_H

#include <stddef.h>

/** A new empty scratch folder, removed at exit. The path is valid until then.
 */
const char *test_folder(void);

/** Write `content` to `name` in a scratch folder; returns its path, valid until
 *  the next 16 calls.
 */
const char *test_file(const char *name, const char *content);

/** The same for bytes that may hold NULs. */
const char *test_file_bytes(const char *name, const void *bytes, size_t length);

/** Folder of the real data: ABSENCE_ATLAS_DATA, or ../shared/data beside the
 *  project; NULL where neither is there: skip with a message, or ATLAS_SKIP().
 */
const char *test_data(void);

/** Path of a file below test_data(), valid until the next 16 calls. */
const char *test_data_path(const char *name);

/** End a cmocka test as skipped where the real data are not there. */
#define ATLAS_NEEDS_DATA()                               \
    do {                                                 \
        if (!test_data()) {                              \
            print_message(                               \
                "skipped: no real data here; set "       \
                "ABSENCE_ATLAS_DATA to their folder\n"); \
            skip();                                      \
        }                                                \
    } while (0)

#endif
