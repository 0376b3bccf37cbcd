/** @file prepared_key.h
 *  @brief What names a file of prepared boundaries. Private to geo/.
 */
#ifndef GEO_PREPARED_KEY_H
#define GEO_PREPARED_KEY_H

#include "atlas/digest.h"
#include "atlas/layer.h"
#include "atlas/layer_files.h"

/** Digest of all that the outcome of reading a layer depends on. `files` are
 *  the source's, with their digests. `parts`: the part of the extent that
 *  borders were moved by at the most; 0: as read.
 */
struct atlas_digest prepared_key(const struct atlas_layer_source *source,
                                 const struct atlas_layer_files *files,
                                 unsigned parts);

#endif
