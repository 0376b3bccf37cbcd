// SHA-256 through OpenSSL.
//
// In:  a file or bytes.
// Out: the digest in hexadecimal and the number of bytes it covers.
//
// A file is read in blocks, so that memory does not follow its size. libcrypto
// fails only where memory has run out or its installation is broken; like
// memory.h, this then ends the process.

#include "atlas/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "atlas/memory.h"

enum { BLOCK = 256 * 1024, DIGEST_SIZE = 32 };

static void must(int is_done) {
    if (!is_done) abort();
}

static struct atlas_digest digest_of(const unsigned char *bytes,
                                     uint64_t size) {
    static const char digits[] = "0123456789abcdef";
    struct atlas_digest digest = {.size = size};
    for (size_t i = 0; i < DIGEST_SIZE; i++) {
        digest.hex[2 * i] = digits[bytes[i] >> 4];
        digest.hex[2 * i + 1] = digits[bytes[i] & 15];
    }
    return digest;
}

// Feed what is left of a file into the sum; 0, or an errno.
static int add_file(EVP_MD_CTX *sum, int file, uint64_t *size) {
    unsigned char *block = atlas_xmalloc(BLOCK);
    int reason = 0;
    for (;;) {
        const ssize_t count = read(file, block, BLOCK);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) reason = errno;
        if (count <= 0) break;
        must(EVP_DigestUpdate(sum, block, (size_t)count));
        *size += (uint64_t)count;
    }
    free(block);
    return reason;
}

// A file is read once for its sum and once for what it says. A pipe would give
// each reader some of it, and a device has no end.
static enum atlas_status check_regular(const char *path,
                                       struct atlas_error *err) {
    struct stat info;
    if (stat(path, &info)) {
        return atlas_fail(err, ATLAS_ERR_INPUT, path, "cannot be opened: %s",
                          strerror(errno));
    }
    if (!S_ISREG(info.st_mode)) {
        return atlas_fail(err, ATLAS_ERR_INPUT, path, "not a regular file");
    }
    return ATLAS_OK;
}

enum atlas_status atlas_digest_file(const char *path,
                                    struct atlas_digest *ret_digest,
                                    struct atlas_error *err) {
    const enum atlas_status status = check_regular(path, err);
    if (status) return status;
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return atlas_fail(err, ATLAS_ERR_INPUT, path, "cannot be opened: %s",
                          strerror(errno));
    }
    EVP_MD_CTX *sum = EVP_MD_CTX_new();
    must(sum && EVP_DigestInit_ex(sum, EVP_sha256(), NULL));

    uint64_t size = 0;
    const int reason = add_file(sum, file, &size);
    close(file);
    unsigned char bytes[DIGEST_SIZE];
    must(EVP_DigestFinal_ex(sum, bytes, NULL));
    EVP_MD_CTX_free(sum);
    if (reason) {
        return atlas_fail(err, ATLAS_ERR_INPUT, path, "cannot be read: %s",
                          strerror(reason));
    }
    *ret_digest = digest_of(bytes, size);
    return ATLAS_OK;
}

struct atlas_digest atlas_digest_bytes(const void *bytes, size_t length) {
    unsigned char sum[DIGEST_SIZE];
    must(EVP_Digest(bytes, length, sum, NULL, EVP_sha256(), NULL));
    return digest_of(sum, length);
}
