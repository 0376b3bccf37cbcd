// A report laid out on pages: everything that is drawn, with its place.
#ifndef ATLAS_RENDER_REPORT_FLOW_H
#define ATLAS_RENDER_REPORT_FLOW_H

#include "atlas/document.h"
#include "canvas.h"

// A4 and what is kept free around, points; the line at the foot stands in the
// lower margin, its baseline so far under the text.
#define REPORT_WIDTH_PT 595.28
#define REPORT_HEIGHT_PT 841.89
#define REPORT_MARGIN_PT 46.0
#define REPORT_FOOT_PT 18.0

// Sizes at full scale, points.
#define REPORT_TITLE_PT 19.0
#define REPORT_HEADING_PT 11.5
#define REPORT_BODY_PT 9.0
#define REPORT_TABLE_PT 8.0
#define REPORT_NOTE_PT 7.2
// Space before the numbers of footnotes.
#define REPORT_NOTE_GAP_PT 0.8
// No type is smaller, but the numbers of footnotes.
#define REPORT_LEAST_PT 6.5

enum item_kind { ITEM_TEXT, ITEM_BOX, ITEM_LINE, ITEM_PICTURE, ITEM_MARK };

// One thing to draw, on one page.
struct item {
    enum item_kind kind;
    size_t page;  // From 0.
    const char *text;
    struct type_style style;
    struct atlas_point at;  // Of text the baseline; of a picture its corner.
    enum anchor anchor;
    double width;  // Of a text as measured.
    struct colour colour;
    struct box box;    // ITEM_BOX.
    double thickness;  // ITEM_LINE, from `at` on.
    double length;     // Of a line, to the right.
    const struct atlas_picture *picture;
    double scale;  // Of a picture.
    int level;     // ITEM_MARK: of a bookmark, 1 the title.
};

// Items as they are laid, from the top of the first page on.
struct flow {
    const struct atlas_document *document;
    struct typeface *typeface;
    struct atlas_arena arena;
    struct item *items;
    size_t count;
    size_t capacity;
    double scale;   // Of type and pictures.
    bool may_part;  // Tables may go on to the next page between groups.
    size_t page;    // Where the next block goes,
    double y;       // its top.
    bool is_over;   // Something runs out of its page.
};

// Lay all blocks at a scale; the font has all their letters. The number of
// pages is flow->page + 1. A table that is higher than a page goes on to the
// next one whether it may or not.
void flow_lay(const struct atlas_document *document, struct typeface *typeface,
              double scale, bool may_part, struct flow *ret_flow);
void flow_release(struct flow *flow);

// For the parts of the flow: text is added where it will stand, and may be
// moved while its block is being made (from item `first` on).
struct item *flow_add(struct flow *flow, enum item_kind kind);
// A text without control characters, in the flow's arena.
const char *flow_clean(struct flow *flow, const char *text);
// Width of a line, points.
double flow_measure(struct flow *flow, const char *text,
                    struct type_style style);
double flow_text(struct flow *flow, const char *text, struct type_style style,
                 struct atlas_point at, enum anchor anchor);
// Wrapped text from a corner on; returns its height.
double flow_block(struct flow *flow, const char *text, struct type_style style,
                  struct atlas_point corner, double width, uint32_t notes);
// Small numbers of footnotes after a place on a baseline.
void flow_notes(struct flow *flow, uint32_t notes, struct atlas_point at,
                double size_pt);
// Width of such numbers.
double flow_notes_width(struct flow *flow, uint32_t notes, double size_pt);
// A size of type at the flow's scale.
double flow_size(const struct flow *flow, double size_pt);
// A table's rows from `row` on, from the left margin at flow->y on: all that
// end above `bottom`, groups whole unless they are long. flow->y is then their
// end. Returns the first row that is left; where that is `row` and not the end
// of the table, nothing was laid.
size_t flow_table(struct flow *flow, const struct atlas_table *table,
                  size_t row, double bottom);

static inline double flow_width(void) {
    return REPORT_WIDTH_PT - 2 * REPORT_MARGIN_PT;
}

// Ink and quieter ink, rules, the tint of a marked row.
extern const struct colour report_ink;
extern const struct colour report_quiet;
extern const struct colour report_tint;

#endif
