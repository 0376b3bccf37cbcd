// The bytes of a file, block by block.
//
// In:  a path: a file, a pipe, a terminal.
// Out: a window of bytes that only moves forward.
//
// read() into one buffer beats mmap() here: the bytes are looked at once, the
// buffer stays in the cache, and a file cut short under us is an end of file
// and not a SIGBUS. NUL bytes are looked for here, a block at a time, and so
// are the files that are no text at all.

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "csv_internal.h"

enum { MAGIC_SIZE = 4 };

// Fill the window, whatever pieces the bytes arrive in.
static enum atlas_status fill(struct csv_source *source,
                              struct atlas_error *err) {
    while (!source->at_end && source->end < source->capacity) {
        char *to = source->data + source->end;
        const ssize_t got =
            read(source->file, to, source->capacity - source->end);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            return atlas_fail(err, ATLAS_ERR_INPUT, source->path,
                              "cannot read: %s", strerror(errno));
        }
        if (got == 0) source->at_end = true;
        if (got && source->nul == SIZE_MAX) {
            const char *nul = memchr(to, '\0', (size_t)got);
            if (nul) source->nul = (size_t)(nul - source->data);
        }
        source->end += (size_t)got;
    }
    return ATLAS_OK;
}

enum atlas_status atlas_csv_source_more(struct csv_source *source,
                                        struct atlas_error *err) {
    const size_t kept = source->end - source->start;
    memmove(source->data, source->data + source->start, kept);
    if (source->nul != SIZE_MAX) source->nul -= source->start;
    source->no_quote =
        source->no_quote > source->start ? source->no_quote - source->start : 0;
    source->start = 0;
    source->end = kept;
    if (kept > source->capacity / 2) {
        source->data = atlas_grow(source->data, 2 * source->capacity,
                                  &source->capacity, 1);
    }
    return fill(source, err);
}

bool atlas_csv_source_quoted(struct csv_source *source, size_t limit) {
    if (source->no_quote < source->start) source->no_quote = source->start;
    if (source->no_quote >= limit) return false;
    const char *from = source->data + source->no_quote;
    const char *quote = memchr(from, '"', source->end - source->no_quote);
    source->no_quote = quote ? (size_t)(quote - source->data) : source->end;
    return source->no_quote < limit;
}

// What a file is that does not start like text; NULL when it does.
static const char *foreign_kind(const char *start, size_t length) {
    static const struct {
        char magic[MAGIC_SIZE + 1];
        const char *kind;
    } kinds[] = {
        {"\x1F\x8B", "gzip-compressed: unpack it first"},
        {"PK\x03\x04", "a ZIP archive: unpack it first"},
        {"\xFF\xFE", "UTF-16 text: save it as UTF-8"},
        {"\xFE\xFF", "UTF-16 text: save it as UTF-8"},
    };
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        const size_t size = strlen(kinds[i].magic);
        if (length >= size && !memcmp(start, kinds[i].magic, size)) {
            return kinds[i].kind;
        }
    }
    return NULL;
}

enum atlas_status atlas_csv_source_open(struct csv_source *source,
                                        const char *path, size_t block,
                                        struct atlas_error *err) {
    *source = (struct csv_source){.path = path, .nul = SIZE_MAX};
    source->file = open(path, O_RDONLY | O_CLOEXEC);
    if (source->file < 0) {
        return atlas_fail(err, ATLAS_ERR_INPUT, path, "cannot open: %s",
                          strerror(errno));
    }
    // Only a hint, refused by pipes.
    (void)posix_fadvise(source->file, 0, 0, POSIX_FADV_SEQUENTIAL);
    source->capacity = block < MAGIC_SIZE ? MAGIC_SIZE : block;
    source->data = atlas_xmalloc(source->capacity);
    enum atlas_status status = fill(source, err);
    if (status) return status;
    const char *kind = foreign_kind(source->data, source->end);
    if (kind) {
        return atlas_fail(err, ATLAS_ERR_INPUT, path, "not a CSV file but %s",
                          kind);
    }
    if (source->end >= 3 && !memcmp(source->data, "\xEF\xBB\xBF", 3)) {
        source->start = 3;
    }
    return ATLAS_OK;
}

void atlas_csv_source_close(struct csv_source *source) {
    if (source->file >= 0) close(source->file);
    source->file = -1;
    free(source->data);
    source->data = NULL;
}
