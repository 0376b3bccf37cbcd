// maps/: pictures decode and carry their credits; alt texts say something;
// tables are looked at by verify_map.c.
//
// In:  a file below maps/, the credits.
// Out: failures.
//
// A credit may be broken over several lines in an SVG file, and its © is one
// byte in a PNG's Latin-1 texts: both sides are compared without blanks, markup
// and bytes beyond ASCII.

#include <string.h>

#include "verify.h"
#include "verify_map.h"
#include "verify_png.h"

// Keeps printable ASCII that is no blank; drops `<...>` when it is markup.
static void squeeze(const char *from, size_t length, bool is_markup,
                    struct atlas_text *to) {
    bool in_tag = false;
    for (size_t i = 0; i < length; i++) {
        const char byte = from[i];
        if (is_markup && byte == '<') in_tag = true;
        if (!in_tag && byte > ' ' && byte < 127) atlas_text_add_char(to, byte);
        if (is_markup && byte == '>') in_tag = false;
    }
}

// Pictures write "Source:" once and then what is behind it of each line.
static const char *credit_core(const char *line) {
    static const char word[] = "Source: ";
    const size_t length = sizeof(word) - 1;
    return strncmp(line, word, length) == 0 ? line + length : line;
}

struct picture_text {
    const char *squeezed;  // without blanks, tags and letters beyond ASCII
    bool is_markup;
};

static bool is_in_picture(const char *credit, void *argument) {
    const struct picture_text *const text = argument;
    struct atlas_text line = ATLAS_TEXT_INIT;
    struct atlas_text escaped = ATLAS_TEXT_INIT;
    bool is_there;
    if (text->is_markup) {
        atlas_text_add_xml(&escaped, credit_core(credit));
    } else {
        atlas_text_add(&escaped, credit_core(credit));
    }
    squeeze(atlas_text_string(&escaped), escaped.length, false, &line);
    is_there = strstr(text->squeezed, atlas_text_string(&line)) != NULL;
    atlas_text_release(&line);
    atlas_text_release(&escaped);
    return is_there;
}

static void check_credits(struct verify *verify, const struct atlas_text *text,
                          bool is_markup) {
    struct atlas_text whole = ATLAS_TEXT_INIT;
    struct picture_text picture = {NULL, is_markup};
    squeeze(atlas_text_string(text), text->length, is_markup, &whole);
    picture.squeezed = atlas_text_string(&whole);
    verify_credits(verify, is_in_picture, &picture, false);
    atlas_text_release(&whole);
}

static void check_png(struct verify *verify, const struct atlas_text *file) {
    struct verify_png png = {0};
    const char *wrong = verify_png_read(file, &png);
    if (wrong) {
        verify_fail(verify, 0, "%s", wrong);
    } else {
        check_credits(verify, &png.texts, false);
    }
    atlas_text_release(&png.texts);
}

// End of the tag that starts at `at`: its '>', those in quotes left out; NULL
// when another tag starts before it.
static const char *tag_end(const char *at) {
    char quote = 0;
    for (at++; *at; at++) {
        if (quote) {
            if (*at == quote) quote = 0;
        } else if (*at == '"' || *at == '\'') {
            quote = *at;
        } else if (*at == '>' || *at == '<') {
            return *at == '>' ? at : NULL;
        }
    }
    return NULL;
}

// A light test: tags end, and as many close as open. No DTD, no CDATA: our SVG
// files have none.
static const char *svg_fault(const char *text) {
    long depth = 0;
    const char *at = text;
    bool has_root = false;
    while ((at = strchr(at, '<')) != NULL) {
        const char *end = tag_end(at);
        if (!end) return "a tag does not end";
        if (at[1] == '/') {
            depth--;
        } else if (at[1] != '?' && at[1] != '!' && end[-1] != '/') {
            if (depth == 0 && strncmp(at, "<svg", 4) != 0) {
                return "an element stands beside <svg>";
            }
            has_root = true;
            depth++;
        }
        if (depth < 0) return "closes more elements than it opens";
        at = end + 1;
    }
    if (depth > 0) return "closes fewer elements than it opens";
    return has_root ? NULL : "has no <svg>";
}

static void check_svg(struct verify *verify, const struct atlas_text *file) {
    const char *wrong = svg_fault(atlas_text_string(file));
    if (wrong) verify_fail(verify, 0, "%s", wrong);
    if (!atlas_text_is_utf8(atlas_text_string(file), file->length)) {
        verify_fail(verify, 0, "is not UTF-8");
    }
    check_credits(verify, file, true);
}

static void check_alt_text(struct verify *verify,
                           const struct atlas_text *file) {
    if (strspn(atlas_text_string(file), " \n") == file->length) {
        verify_fail(verify, 0, "says nothing");
    }
    if (!atlas_text_is_utf8(atlas_text_string(file), file->length)) {
        verify_fail(verify, 0, "is not UTF-8");
    }
}

// What is inside only a library could read.
static void check_pdf(struct verify *verify, const struct atlas_text *file) {
    static const char begin[] = "%PDF-1.";
    static const char end[] = {'%', '%', 'E', 'O', 'F', '\n'};
    const size_t first = sizeof(begin) - 1, last = sizeof(end);
    if (file->length < first + last || memcmp(file->data, begin, first) != 0) {
        verify_fail(verify, 0, "does not begin as a PDF");
    } else if (memcmp(file->data + file->length - last, end, last) != 0) {
        verify_fail(verify, 0, "does not end as a PDF: it may be cut short");
    }
}

void verify_picture(struct verify *verify, const char *name) {
    struct atlas_text file = ATLAS_TEXT_INIT;
    const char *kind = "a file that only its sum can vouch for";
    verify_begin(verify, name);
    if (verify_read(verify, name, &file)) {
        if (verify_ends_with(name, ".png")) {
            kind = "decodes, with the credits";
            check_png(verify, &file);
        } else if (verify_ends_with(name, ".svg")) {
            kind = "well-formed, with the credits";
            check_svg(verify, &file);
        } else if (verify_ends_with(name, ".pdf")) {
            kind = "begins and ends as a PDF";
            check_pdf(verify, &file);
        } else if (verify_ends_with(name, ".csv")) {
            kind =
                "values are those of rates.csv, classes hold them, the SVG "
                "has their colours";
            verify_map_table(verify, name);
        } else if (verify_ends_with(name, ".txt")) {
            kind = "says something";
            check_alt_text(verify, &file);
        }
    }
    verify_end(verify, "%s", kind);
    atlas_text_release(&file);
}
