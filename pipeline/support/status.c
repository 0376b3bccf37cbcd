// What went wrong, written down once.
//
// In:  a status, the place and a printf format.
// Out: the caller's struct atlas_error, always one line of whole characters.
//
// File names and field contents end up in messages, and neither is to be
// trusted: control characters become '?' so that a message stays one line and
// cannot steer a terminal, and a text that is cut is cut between two UTF-8
// characters.

#include "atlas/status.h"

#include <assert.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

// Length of `text` without a UTF-8 sequence whose end was cut off.
static size_t whole_characters(const char *text, size_t length) {
    size_t lead = length;
    while (lead > 0 && length - lead < 3 &&
           ((unsigned char)text[lead - 1] & 0xC0) == 0x80) {
        lead--;
    }
    if (lead == 0) return length;
    const unsigned char byte = (unsigned char)text[lead - 1];
    const size_t wanted = byte >= 0xF0   ? 4
                          : byte >= 0xE0 ? 3
                          : byte >= 0xC0 ? 2
                                         : 1;
    return wanted > length - lead + 1 ? lead - 1 : length;
}

// `written` is what snprintf() returned for a buffer of `size` bytes.
static void tidy(char *text, size_t size, int written) {
    if (written < 0) text[0] = '\0';
    if (written >= 0 && (size_t)written >= size) {
        text[whole_characters(text, size - 1)] = '\0';
    }
    for (char *byte = text; *byte; byte++) {
        const unsigned char code = (unsigned char)*byte;
        if (code < 0x20 || code == 0x7F) *byte = '?';
    }
}

__attribute__((format(printf, 4, 0))) static void fill(struct atlas_error *err,
                                                       enum atlas_status status,
                                                       const char *where,
                                                       const char *fmt,
                                                       va_list arguments) {
    // Built aside first: the arguments may point into the error itself.
    struct atlas_error built = {.status = status};
    int written =
        vsnprintf(built.message, sizeof(built.message), fmt, arguments);
    tidy(built.message, sizeof(built.message), written);
    written =
        snprintf(built.where, sizeof(built.where), "%s", where ? where : "");
    tidy(built.where, sizeof(built.where), written);
    *err = built;
}

enum atlas_status atlas_fail(struct atlas_error *err, enum atlas_status status,
                             const char *where, const char *fmt, ...) {
    assert(status != ATLAS_OK);
    if (err) {
        va_list arguments;
        va_start(arguments, fmt);
        fill(err, status, where, fmt, arguments);
        va_end(arguments);
    }
    return status;
}

// "file:line"; of a path that is too long the end is kept, with the line.
static void place(char *where, size_t size, const char *file,
                  unsigned long line) {
    char number[32] = "";
    if (line) snprintf(number, sizeof(number), ":%lu", line);
    const size_t room = size - 1 - strlen(number);
    const size_t length = strlen(file);
    if (length <= room) {
        snprintf(where, size, "%s%s", file, number);
        return;
    }
    const char *tail = file + length - (room - 3);
    while (((unsigned char)*tail & 0xC0) == 0x80) tail++;
    snprintf(where, size, "...%s%s", tail, number);
}

enum atlas_status atlas_fail_at(struct atlas_error *err,
                                enum atlas_status status, const char *file,
                                unsigned long line, const char *fmt, ...) {
    assert(status != ATLAS_OK);
    if (err) {
        char where[sizeof(err->where)];
        va_list arguments;
        place(where, sizeof(where), file ? file : "", line);
        va_start(arguments, fmt);
        fill(err, status, where, fmt, arguments);
        va_end(arguments);
    }
    return status;
}

const char *atlas_status_name(enum atlas_status status) {
    static const char *const names[] = {[ATLAS_OK] = "ok",
                                        [ATLAS_ERR_USAGE] = "usage",
                                        [ATLAS_ERR_INPUT] = "input",
                                        [ATLAS_ERR_DATA] = "data",
                                        [ATLAS_ERR_GEO] = "geo",
                                        [ATLAS_ERR_OUTPUT] = "output",
                                        [ATLAS_ERR_VERIFY] = "verify"};
    static_assert(sizeof(names) / sizeof(names[0]) == ATLAS_STATUS_END,
                  "a name for each status");
    if ((unsigned)status >= ATLAS_STATUS_END) return "unknown";
    return names[status];
}
