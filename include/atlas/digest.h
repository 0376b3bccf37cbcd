/** @file digest.h
 *  @brief SHA-256 (FIPS 180-4) of files and bytes, through OpenSSL's libcrypto.
 */
#ifndef ATLAS_DIGEST_H
#define ATLAS_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#include "atlas/status.h"

/** A digest in lower-case hexadecimal, with the size of what it covers. */
struct atlas_digest {
    char hex[65];   ///< 64 digits and a NUL.
    uint64_t size;  ///< Bytes covered.
};

/** Digest of the bytes of a regular file; a pipe or a device is refused.
 *  @return ATLAS_OK, or ATLAS_ERR_INPUT.
 */
ATLAS_MUST_CHECK enum atlas_status atlas_digest_file(
    const char *path, struct atlas_digest *ret_digest, struct atlas_error *err);

/** Digest of bytes in memory. */
struct atlas_digest atlas_digest_bytes(const void *bytes, size_t length);

#endif
