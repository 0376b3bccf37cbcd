/** @file cache.h
 *  @brief The user's folder of what can be made again.
 *
 *  What is kept there saves time and nothing else: what cannot be read is not
 *  there, what cannot be written is not kept, and neither is an error. What a
 *  file holds has to be proved by whoever reads it (see prepared.h).
 *
 *  Place    $XDG_CACHE_HOME/absence-atlas, else $HOME/.cache/absence-atlas. A
 *           variable without an absolute path counts as not set.
 *           Source: XDG Base Directory Specification 0.8, "Environment
 *           variables" and "Basics".
 *  Threads  all functions may be called from several threads, and processes, at
 *           once: a file is written under a hidden name and then renamed.
 */
#ifndef ATLAS_CACHE_H
#define ATLAS_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/text.h"

/** Files above this size, 1 GiB, are neither written nor read. */
#define ATLAS_CACHE_FILE_MAX ((size_t)1 << 30)

/** What a cache folder holds. */
struct atlas_cache_content {
    size_t files;    ///< Regular files.
    uint64_t bytes;  ///< Their sizes together.
};

/** Append the path of the folder, which need not be there yet.
 *  @return whether there is one; else nothing is appended.
 */
bool atlas_cache_folder(struct atlas_text *text);

/** Read a whole file of the folder.
 *
 *  @param ret_bytes  out: to be released; untouched when nothing was read
 *  @return false when it is not there, not a regular file, not this user's, or
 *          too large.
 */
bool atlas_cache_load(const char *folder, const char *name,
                      struct atlas_text *ret_bytes);

/** Write a file of the folder, which is made if need be.
 *  @return whether it was kept.
 */
bool atlas_cache_store(const char *folder, const char *name, const void *bytes,
                       size_t length);

/** What the folder holds; nothing when it is not there. */
struct atlas_cache_content atlas_cache_content(const char *folder);

#endif
