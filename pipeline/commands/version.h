/** @file version.h
 *  @brief Versions of the program and of the libraries it runs with.
 */
#ifndef ATLAS_COMMANDS_VERSION_H
#define ATLAS_COMMANDS_VERSION_H

#include "atlas/manifest.h"

/** Libraries whose version is told. */
#define LIBRARY_COUNT 8

/** Names and versions; the texts live in this struct. */
struct library_versions {
    struct atlas_manifest_pair items[LIBRARY_COUNT];  ///< In a fixed order.
    char versions[LIBRARY_COUNT][32];                 ///< Behind items[].value.
};

/** Version of the program. */
const char *atlas_version(void);

/** Fill in what is linked now. Do not copy the struct afterwards. */
void versions_collect(struct library_versions *ret_versions);

#endif
