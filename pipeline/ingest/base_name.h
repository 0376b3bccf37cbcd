/** @file base_name.h
 *  @brief Name of a file without its folders.
 */
#ifndef INGEST_BASE_NAME_H
#define INGEST_BASE_NAME_H

#include <string.h>

/** Part of `path` after its last slash; borrowed from `path`. */
static inline const char *ingest_base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

#endif
