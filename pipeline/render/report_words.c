// Words of a report: measured once, wrapped at any size.
//
// In:  texts, sizes.
// Out: widths; lines as items.
//
// The one idea: letters are not hinted, so that a width grows with the size of
// the type. Words are measured at one size, and a report that is tried at many
// sizes asks Pango no more than one that is laid out once.

#include <stdio.h>
#include <string.h>

#include "report_flow.h"
#include "words.h"

// Size that words are measured at, points.
#define MEASURED_PT 10.0
// Footnote numbers: their size as a part of the text's, how far they are
// raised.
#define SMALL_NUMBER 0.65
#define RAISED 0.35

const char *flow_clean(struct flow *flow, const char *text) {
    struct atlas_text clean = ATLAS_TEXT_INIT;
    words_add_clean(&clean, text);
    const char *kept =
        atlas_arena_text(&flow->arena, atlas_text_string(&clean));
    atlas_text_release(&clean);
    return kept;
}

double flow_measure(struct flow *flow, const char *text,
                    struct type_style style) {
    const struct type_style measured = {MEASURED_PT, style.is_bold};
    return typeface_width(flow->typeface, text, measured) * style.size_pt /
           MEASURED_PT;
}

double flow_text(struct flow *flow, const char *text, struct type_style style,
                 struct atlas_point at, enum anchor anchor) {
    struct item *item = flow_add(flow, ITEM_TEXT);
    item->text = flow_clean(flow, text);
    item->style = style;
    item->at = at;
    item->anchor = anchor;
    item->width = flow_measure(flow, item->text, style);
    return item->width;
}

static void notes_write(uint32_t notes, char *buffer, size_t size) {
    size_t length = 0;
    buffer[0] = '\0';
    for (unsigned i = 0; i < 32 && length + 8 < size; i++) {
        if (!(notes & (UINT32_C(1) << i))) continue;
        length += (size_t)snprintf(buffer + length, size - length, "%s%u",
                                   length ? "," : "", i + 1);
    }
}

double flow_notes_width(struct flow *flow, uint32_t notes, double size_pt) {
    char text[128];
    if (!notes) return 0;
    notes_write(notes, text, sizeof(text));
    return REPORT_NOTE_GAP_PT +
           flow_measure(flow, text,
                        (struct type_style){size_pt * SMALL_NUMBER, false});
}

void flow_notes(struct flow *flow, uint32_t notes, struct atlas_point at,
                double size_pt) {
    char text[128];
    if (!notes) return;
    notes_write(notes, text, sizeof(text));
    at.x += REPORT_NOTE_GAP_PT;
    at.y -= size_pt * RAISED;
    flow_text(flow, text, (struct type_style){size_pt * SMALL_NUMBER, false},
              at, ANCHOR_START);
}

// Letters of a word that fit a width: at least one.
static size_t letters_that_fit(struct flow *flow, const char *word,
                               size_t length, struct type_style style,
                               double width) {
    size_t fits = 0;
    for (size_t end = 1; end <= length; end++) {
        if (end < length && ((unsigned char)word[end] & 0xc0) == 0x80) continue;
        const char *part = atlas_arena_copy(&flow->arena, word, end);
        if (fits && flow_measure(flow, part, style) > width) break;
        fits = end;
    }
    return fits;
}

// Length of the next line of a text, and its width.
static size_t next_line(struct flow *flow, const char *text,
                        struct type_style style, double width,
                        double *ret_width) {
    const double blank = flow_measure(flow, " ", style);
    size_t length = 0;
    *ret_width = 0;
    for (size_t at = 0; text[at];) {
        const size_t word = strcspn(text + at, " ");
        const char *copy = atlas_arena_copy(&flow->arena, text + at, word);
        const double wide = flow_measure(flow, copy, style);
        const double line = *ret_width + (length ? blank : 0) + wide;
        if (line > width && length) return length;
        if (line > width) {
            const size_t fits =
                letters_that_fit(flow, copy, word, style, width);
            *ret_width = flow_measure(
                flow, atlas_arena_copy(&flow->arena, copy, fits), style);
            return fits;
        }
        *ret_width = line;
        length = at + word;
        at = length + strspn(text + length, " ");
    }
    return length ? length : strlen(text);
}

double flow_block(struct flow *flow, const char *text, struct type_style style,
                  struct atlas_point corner, double width, uint32_t notes) {
    const char *rest = flow_clean(flow, text);
    const double room = width - flow_notes_width(flow, notes, style.size_pt);
    double y = corner.y;
    while (*rest) {
        double wide = 0;
        const size_t length = next_line(flow, rest, style, room, &wide);
        struct item *item = flow_add(flow, ITEM_TEXT);
        const struct atlas_point at = {corner.x,
                                       y + style.size_pt * TYPE_ASCENT};
        item->text = atlas_arena_copy(&flow->arena, rest, length);
        item->style = style;
        item->at = at;
        item->width = wide;
        rest += length;
        rest += strspn(rest, " ");
        y += style.size_pt * TYPE_LEADING;
        if (!*rest && notes) {
            // Words measured one by one are a little wider than their line.
            wide = flow_measure(flow, item->text, style);
            flow_notes(flow, notes, (struct atlas_point){at.x + wide, at.y},
                       style.size_pt);
        }
    }
    return y - corner.y;
}
