// Text made safe for CSV, JSON and XML, and the check for UTF-8.
//
// In:  strings from files, which are never trusted.
// Out: the same text in the escapes of the format.
//
// Sources: RFC 4180 (CSV), RFC 8259 section 7 (JSON), XML 1.0 section 2.2
// (which characters there are), Unicode table 3-7 (well-formed UTF-8).

#include <string.h>

#include "atlas/text.h"
#include "text_internal.h"

static bool is_continuation(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

size_t atlas_utf8_size(const char *bytes, size_t length) {
    const unsigned char *byte = (const unsigned char *)bytes;
    const unsigned char lead = byte[0];
    if (lead < 0x80) return 1;
    const size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC2 || lead > 0xF4 || length < size) return 0;
    for (size_t i = 1; i < size; i++) {
        if (!is_continuation(byte[i])) return 0;
    }
    // Overlong forms, surrogates, and what lies beyond U+10FFFF.
    if (lead == 0xE0 && byte[1] < 0xA0) return 0;
    if (lead == 0xED && byte[1] > 0x9F) return 0;
    if (lead == 0xF0 && byte[1] < 0x90) return 0;
    if (lead == 0xF4 && byte[1] > 0x8F) return 0;
    return size;
}

// Bytes at the front that are ASCII for sure, eight at a time.
static size_t ascii_words(const char *bytes, size_t length) {
    size_t at = 0;
    for (; length - at >= sizeof(uint64_t); at += sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, bytes + at, sizeof(word));
        if (word & UINT64_C(0x8080808080808080)) break;
    }
    return at;
}

bool atlas_text_is_utf8(const char *bytes, size_t length) {
    size_t at = length ? ascii_words(bytes, length) : 0;
    while (at < length) {
        const size_t size = atlas_utf8_size(bytes + at, length - at);
        if (!size) return false;
        at += size;
    }
    return true;
}

void atlas_text_add_csv(struct atlas_text *text, const char *field) {
    const bool formula = field[0] && strchr("=+@-\t\r", field[0]);
    const bool quoted = strpbrk(field, ",\"\r\n") != NULL;
    if (quoted) atlas_text_add_char(text, '"');
    if (formula) atlas_text_add_char(text, '\'');
    for (const char *quote; (quote = strchr(field, '"')); field = quote + 1) {
        atlas_text_add_bytes(text, field, (size_t)(quote - field));
        atlas_text_add(text, "\"\"");
    }
    atlas_text_add(text, field);
    if (quoted) atlas_text_add_char(text, '"');
}

static void add_json_ascii(struct atlas_text *text, char byte) {
    static const char controls[] = "\b\t\n\f\r";
    static const char letters[] = "btnfr";
    if (byte == '"' || byte == '\\') {
        atlas_text_add_char(text, '\\');
        atlas_text_add_char(text, byte);
        return;
    }
    if ((unsigned char)byte >= 0x20) {
        atlas_text_add_char(text, byte);
        return;
    }
    const char *known = strchr(controls, byte);
    if (known) {
        atlas_text_add_char(text, '\\');
        atlas_text_add_char(text, letters[known - controls]);
    } else {
        atlas_text_addf(text, "\\u%04x", (unsigned)byte);
    }
}

static void add_xml_ascii(struct atlas_text *text, char byte) {
    static const char marks[] = "&<>\"'";
    static const char *const names[] = {"&amp;", "&lt;", "&gt;", "&quot;",
                                        "&#39;"};
    const char *mark = strchr(marks, byte);
    if (mark) {
        atlas_text_add(text, names[mark - marks]);
    } else if ((unsigned char)byte < 0x20 && !strchr("\t\n\r", byte)) {
        atlas_text_add(text, ATLAS_UTF8_REPLACEMENT);
    } else {
        atlas_text_add_char(text, byte);
    }
}

// U+FFFE and U+FFFF are well-formed UTF-8 but no characters of XML.
static void add_xml_wide(struct atlas_text *text, const char *bytes,
                         size_t size) {
    const bool banned = size == 3 && !memcmp(bytes, "\xEF\xBF", 2) &&
                        (unsigned char)bytes[2] >= 0xBE;
    if (banned) {
        atlas_text_add(text, ATLAS_UTF8_REPLACEMENT);
    } else {
        atlas_text_add_bytes(text, bytes, size);
    }
}

// How one format writes an ASCII byte and a longer character.
struct escape {
    void (*ascii)(struct atlas_text *text, char byte);
    void (*wide)(struct atlas_text *text, const char *bytes, size_t size);
};

static void add_wide(struct atlas_text *text, const char *bytes, size_t size) {
    atlas_text_add_bytes(text, bytes, size);
}

static void add_escaped(struct atlas_text *text, const char *string,
                        const struct escape *escape) {
    size_t left = strlen(string);
    while (left) {
        const size_t size = atlas_utf8_size(string, left);
        if (size == 1) {
            escape->ascii(text, *string);
        } else if (size) {
            escape->wide(text, string, size);
        } else {
            atlas_text_add(text, ATLAS_UTF8_REPLACEMENT);
        }
        string += size ? size : 1;
        left -= size ? size : 1;
    }
}

void atlas_text_add_json(struct atlas_text *text, const char *string) {
    static const struct escape json = {add_json_ascii, add_wide};
    atlas_text_add_char(text, '"');
    add_escaped(text, string, &json);
    atlas_text_add_char(text, '"');
}

void atlas_text_add_xml(struct atlas_text *text, const char *string) {
    static const struct escape xml = {add_xml_ascii, add_xml_wide};
    add_escaped(text, string, &xml);
}
