// Fields as text that people read.
//
// In:  the bytes of a field, UTF-8 or Windows-1252.
// Out: UTF-8 without blanks around it.
//
// The register and its links are Windows-1252, the releases UTF-8, and nothing
// in a file says which. A field that is well-formed UTF-8 is taken as such: in
// Windows-1252 such a sequence would be two or more accented letters or signs
// in a row that happen to fit, which no name has. iconv() converts the others;
// the five bytes that Windows-1252 leaves undefined become U+FFFD.

#include <string.h>

#include "csv_internal.h"
#include "text_internal.h"

enum { UTF8_MOST = 3 };  // bytes that one byte of Windows-1252 may become

// Convert into csv->decoded.
static void decode_1252(struct atlas_csv *csv, struct csv_field field) {
    struct atlas_text *text = &csv->decoded;
    atlas_text_clear(text);
    char *in = field.data;
    size_t in_left = field.length;
    while (in_left) {
        const size_t room = in_left * UTF8_MOST;
        char *out = atlas_text_reserve(text, room);
        size_t out_left = room;
        const size_t result =
            iconv(csv->from_1252, &in, &in_left, &out, &out_left);
        atlas_text_advance(text, room - out_left);
        if (result == (size_t)-1 && in_left) {
            atlas_text_add(text, ATLAS_UTF8_REPLACEMENT);
            in++;
            in_left--;
        }
    }
    csv->saw_1252 = true;
}

struct atlas_slice atlas_csv_field_decode(struct atlas_csv *csv, int column) {
    const struct csv_field field = atlas_csv_record_field(csv, column);
    struct atlas_slice slice = {field.data, field.length};
    if (!atlas_text_is_utf8(field.data, field.length)) {
        decode_1252(csv, field);
        slice = (struct atlas_slice){csv->decoded.data, csv->decoded.length};
    }
    return atlas_slice_trim(slice);
}

const char *atlas_csv_text(struct atlas_csv *csv, int column,
                           struct atlas_arena *arena) {
    const struct atlas_slice slice = atlas_csv_field_decode(csv, column);
    if (!slice.length) return "";
    return atlas_arena_copy(arena, slice.data, slice.length);
}

bool atlas_csv_copy(struct atlas_csv *csv, int column, char *buffer,
                    size_t size) {
    const struct atlas_slice slice = atlas_csv_field_decode(csv, column);
    size_t length = slice.length;
    if (length >= size) {
        length = size - 1;
        // Cut before a character, not in it.
        while (length && ((unsigned char)slice.data[length] & 0xC0) == 0x80) {
            length--;
        }
    }
    if (length) memcpy(buffer, slice.data, length);
    buffer[length] = '\0';
    return length == slice.length;
}

bool atlas_csv_saw_windows_1252(const struct atlas_csv *csv) {
    return csv->saw_1252;
}
