/** @file folder.h
 *  @brief Output folders and files that appear whole or not at all.
 *
 *  A folder is written under a hidden name beside its place and exchanged with
 *  the old one at the end (renameat2 with RENAME_EXCHANGE, or two renames where
 *  the file system has none), so a run that fails or is killed leaves the last
 *  good folder whole. A running writer holds a lock on its hidden folder;
 *  hidden folders whose writer is gone are cleared away by the next run.
 *
 *  Rule       a folder that holds our manifest (an object that says
 *             "program": "absence-atlas" in its first 4 kB) is replaced as a
 *             whole; any other folder that is not empty is refused (DESIGN.md
 *             section 3), and so is a file, a link or a mount point.
 *  Errors     ATLAS_ERR_OUTPUT with the path and the system's reason, where
 *             nothing else is said. A limit on file sizes is an error only
 *             where SIGXFSZ is ignored, as main() does.
 */
#ifndef ATLAS_FOLDER_H
#define ATLAS_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "atlas/status.h"
#include "atlas/text.h"

/** File by which a folder of ours is known. */
#define ATLAS_MANIFEST_NAME "manifest.json"

/** File that holds the SHA-256 of every other file of a folder. */
#define ATLAS_SUMS_NAME "SHA256SUMS"

struct atlas_folder;  ///< Opaque; see pipeline/support/folder.c.

/** Begin to write the folder `path`: checks the rule above, makes parents.
 *
 *  @param ret_folder  out: to be ended with atlas_folder_commit() or _free()
 */
ATLAS_MUST_CHECK enum atlas_status atlas_folder_create(
    const char *path, struct atlas_folder **ret_folder,
    struct atlas_error *err);

/** Write one file of the folder. `name` may hold one '/', as in "maps/a.png",
 *  but no "..", backslash or control character. After a failure the folder can
 *  only be freed.
 *  Threads: may be called from several threads for different names.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_folder_write(
    struct atlas_folder *folder, const char *name, const void *bytes,
    size_t length, struct atlas_error *err);

/** Path at which a file of the folder lies while it is being written: of one
 *  that atlas_folder_write() wrote, to read it back; or of one that the caller
 *  writes there himself and then hands over with atlas_folder_adopt().
 *  Good until the folder is committed or freed. Files in folders of their own
 *  can only be read.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_folder_path(
    const struct atlas_folder *folder, const char *name, char *buffer,
    size_t size, struct atlas_error *err);

/** Whether a file of that name was written. */
bool atlas_folder_has(const struct atlas_folder *folder, const char *name);

/** Take over a file that was written at its atlas_folder_path(). */
ATLAS_MUST_CHECK enum atlas_status atlas_folder_adopt(
    struct atlas_folder *folder, const char *name, struct atlas_error *err);

/** Write SHA256SUMS over every file written (sorted by name), flush, and put
 *  the folder in its place. The handle is still to be freed.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_folder_commit(
    struct atlas_folder *folder, struct atlas_error *err);

/** Release; what was not committed is removed. NULL is allowed. */
void atlas_folder_free(struct atlas_folder *folder);

/** Write one file outside a folder of ours: to a temporary name beside it, then
 *  renamed over it. A link is followed; a device or pipe is written straight.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_file_write(const char *path,
                                                    const void *bytes,
                                                    size_t length,
                                                    struct atlas_error *err);

/** Read a whole file, at most `max` bytes.
 *  @return ATLAS_ERR_INPUT when it cannot be read or is larger.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_file_read(const char *path, size_t max,
                                                   struct atlas_text *ret_text,
                                                   struct atlas_error *err);

/** Visit every regular file below `path`, sorted by name, as "a/b" relative to
 *  it.
 *
 *  @param visit  called for each; a status other than ATLAS_OK ends the walk
 *  @return ATLAS_OK, the visitor's status, ATLAS_ERR_INPUT when the folder or
 *          one below it cannot be read, or ATLAS_ERR_VERIFY when it holds a
 *          link or special file; then nothing is visited.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_folder_walk(
    const char *path,
    enum atlas_status (*visit)(const char *name, void *argument,
                               struct atlas_error *err),
    void *argument, struct atlas_error *err);

#endif
