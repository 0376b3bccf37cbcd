// SHA256SUMS against the folder.
//
// In:  the sums file and the names of all files.
// Out: a failure for each file that is missing, extra or not as it was, and
//      for any line that is not written exactly as we write it, so that no
//      byte of the sums themselves can change unseen.

#include <stdlib.h>
#include <string.h>

#include "atlas/digest.h"
#include "atlas/folder.h"
#include "verify.h"

enum { HEX_LENGTH = 64, NAME_START = HEX_LENGTH + 2 };

// A line is 64 digits, two blanks and a name.
static bool line_is_sound(const char *line, size_t length) {
    if (length <= NAME_START) return false;
    if (strspn(line, "0123456789abcdef") != HEX_LENGTH) return false;
    return memcmp(line + HEX_LENGTH, "  ", 2) == 0;
}

static void check_digest(struct verify *verify, const char *hex,
                         const char *name) {
    struct atlas_digest digest;
    struct atlas_error error = {0};
    if (!verify_has(verify, name)) {
        verify_fail(verify, 0, "'%s' is listed and not there", name);
    } else if (atlas_digest_file(verify_path(verify, name), &digest, &error)) {
        verify_fail_error(verify, &error);
    } else if (strncmp(digest.hex, hex, HEX_LENGTH) != 0) {
        verify_fail(verify, 0, "'%s' is not as it was written", name);
    }
}

/** Names met so far, in the order of the file. */
struct sums {
    const char **names;  ///< Names.
    size_t count;        ///< Lines.
    size_t capacity;     ///< Allocated.
};

static void check_line(struct verify *verify, struct sums *sums,
                       const char *line, size_t length) {
    const unsigned long number = (unsigned long)sums->count + 1;
    const char *name = "";
    if (line_is_sound(line, length)) {
        name = atlas_arena_copy(&verify->arena, line + NAME_START,
                                length - NAME_START);
    } else {
        verify_fail(verify, number, "not a digest, two blanks and a name");
    }
    if (*name && strcmp(name, ATLAS_SUMS_NAME) == 0) {
        verify_fail(verify, number, "lists itself");
    } else if (*name) {
        const char *last = sums->count ? sums->names[sums->count - 1] : "";
        if (strcmp(last, name) >= 0) {
            verify_fail(verify, number, "'%s' is out of order", name);
        }
        check_digest(verify, line, name);
    }
    sums->names = atlas_grow(sums->names, sums->count + 1, &sums->capacity,
                             sizeof(*sums->names));
    sums->names[sums->count++] = name;
}

static void check_unlisted(struct verify *verify, const struct sums *sums) {
    for (size_t i = 0; i < verify->name_count; i++) {
        const char *name = verify->names[i];
        bool is_listed = strcmp(name, ATLAS_SUMS_NAME) == 0;
        for (size_t k = 0; k < sums->count && !is_listed; k++) {
            is_listed = strcmp(sums->names[k], name) == 0;
        }
        if (!is_listed) verify_fail(verify, 0, "'%s' is not listed", name);
    }
}

static void check_lines(struct verify *verify, const struct atlas_text *text) {
    struct sums sums = {0};
    const char *at = atlas_text_string(text);
    const char *end = at + text->length;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) {
            verify_fail(verify, (unsigned long)sums.count + 1,
                        "the last line has no end");
            stop = end;
        }
        check_line(verify, &sums, at, (size_t)(stop - at));
        at = stop + 1;
    }
    check_unlisted(verify, &sums);
    free(sums.names);
}

void verify_sums(struct verify *verify) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    verify_begin(verify, ATLAS_SUMS_NAME);
    if (!verify_has(verify, ATLAS_SUMS_NAME)) {
        verify_fail(verify, 0, "missing");
    } else if (verify_read(verify, ATLAS_SUMS_NAME, &text)) {
        check_lines(verify, &text);
    }
    verify_end(verify, "%zu files are as they were written",
               verify->name_count - 1);
    atlas_text_release(&text);
}
