/** @file layer_files.h
 *  @brief The files that a polygon layer is read from, and their digests.
 *
 *  One file, and where it is part of a shapefile the .shp .dbf .shx .prj .cpg
 *  that lie beside it under the same name, whatever the case of the letters.
 *
 *  Errors   ATLAS_ERR_INPUT: a file cannot be read.
 *  Threads  different lists are independent.
 */
#ifndef ATLAS_LAYER_FILES_H
#define ATLAS_LAYER_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/digest.h"
#include "atlas/memory.h"
#include "atlas/status.h"

/** What the file system says of a file; another one when it is written to. */
struct atlas_file_stamp {
    uint64_t device;      ///< File system; 0 when the file is not there.
    uint64_t inode;       ///< File within it.
    uint64_t size;        ///< Bytes.
    int64_t modified_s;   ///< Last change of what it holds, seconds.
    int64_t modified_ns;  ///< Nanoseconds of that.
    int64_t changed_s;    ///< Last change of it or its entry, seconds.
    int64_t changed_ns;   ///< Nanoseconds of that.
};

/** One file of a layer. */
struct atlas_layer_file {
    const char *path;               ///< As the layer's, for its companions too.
    struct atlas_file_stamp stamp;  ///< From before it was digested.
    struct atlas_digest digest;     ///< By atlas_layer_files_digest().
};

/** The files of a layer. Zero-initialise. */
struct atlas_layer_files {
    struct atlas_layer_file *items;  ///< The one named, then its companions in
                                     ///< the order above.
    size_t count;                    ///< At least 1 once listed.
    size_t capacity;                 ///< Allocated.
    struct atlas_arena arena;        ///< Paths.
};

/** List the files of the layer in `path`, whether or not it is there. */
void atlas_layer_files_list(const char *path,
                            struct atlas_layer_files *ret_files);

/** Digest every file of the list. */
ATLAS_MUST_CHECK enum atlas_status atlas_layer_files_digest(
    struct atlas_layer_files *files, struct atlas_error *err);

/** Whether the same files are still there, and none was written to since they
 *  were listed.
 */
bool atlas_layer_files_unchanged(const struct atlas_layer_files *files);

/** Free the list and make it empty. */
void atlas_layer_files_release(struct atlas_layer_files *files);

#endif
