// A growing byte buffer.
//
// In:  bytes, strings, printf formats.
// Out: one run of bytes, NUL-terminated whenever it is not empty.
//
// Numbers are in text_number.c, escapes in text_escape.c, comparing of words
// in text_nearest.c.

#include "atlas/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/memory.h"
#include "text_internal.h"

char *atlas_text_reserve(struct atlas_text *text, size_t extra) {
    const size_t left = SIZE_MAX - text->length - 1;
    const size_t wanted = extra > left ? SIZE_MAX : text->length + extra + 1;
    if (wanted > text->capacity) {
        text->data = atlas_grow(text->data, wanted, &text->capacity, 1);
    }
    return text->data + text->length;
}

void atlas_text_advance(struct atlas_text *text, size_t written) {
    text->length += written;
    text->data[text->length] = '\0';
}

void atlas_text_release(struct atlas_text *text) {
    free(text->data);
    *text = (struct atlas_text)ATLAS_TEXT_INIT;
}

void atlas_text_clear(struct atlas_text *text) {
    text->length = 0;
    if (text->data) text->data[0] = '\0';
}

const char *atlas_text_string(const struct atlas_text *text) {
    return text->length ? text->data : "";
}

void atlas_text_add_bytes(struct atlas_text *text, const void *bytes,
                          size_t length) {
    if (!length) return;
    memcpy(atlas_text_reserve(text, length), bytes, length);
    atlas_text_advance(text, length);
}

void atlas_text_add(struct atlas_text *text, const char *string) {
    atlas_text_add_bytes(text, string, strlen(string));
}

void atlas_text_add_char(struct atlas_text *text, char byte) {
    *atlas_text_reserve(text, 1) = byte;
    atlas_text_advance(text, 1);
}

void atlas_text_addf(struct atlas_text *text, const char *fmt, ...) {
    enum { GUESS = 128 };
    va_list arguments, again;
    va_start(arguments, fmt);
    va_copy(again, arguments);
    int length =
        vsnprintf(atlas_text_reserve(text, GUESS), GUESS + 1, fmt, arguments);
    if (length > GUESS) {
        const size_t size = (size_t)length;
        length =
            vsnprintf(atlas_text_reserve(text, size), size + 1, fmt, again);
    }
    va_end(again);
    va_end(arguments);
    atlas_text_advance(text, length > 0 ? (size_t)length : 0);
}
