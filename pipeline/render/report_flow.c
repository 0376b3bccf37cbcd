// Blocks of a report to places on pages.
//
// In:  struct atlas_document, a scale.
// Out: items with their pages and places.
//
// The one idea: a block is laid out where the last one ended; when it does not
// fit there, its items are moved to the top of the next page. A heading waits
// for the block after it, so that none stands alone at a foot. What does not
// even fit an empty page is remembered: such a layout is not drawn.

#include "report_flow.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "picture.h"

const struct colour report_ink = {26, 26, 26};
const struct colour report_quiet = {89, 89, 89};
const struct colour report_tint = {232, 240, 248};

// Space after a block, at full scale.
#define GAP_PT 7.0
// Indent of a list's text.
#define INDENT_PT 10.0
#define COLUMN_GAP_PT 14.0

struct item *flow_add(struct flow *flow, enum item_kind kind) {
    flow->items = atlas_grow(flow->items, flow->count + 1, &flow->capacity,
                             sizeof(*flow->items));
    struct item *item = &flow->items[flow->count++];
    *item =
        (struct item){.kind = kind, .page = flow->page, .colour = report_ink};
    return item;
}

double flow_size(const struct flow *flow, double size_pt) {
    return fmax(size_pt * flow->scale, REPORT_LEAST_PT);
}

static struct type_style style_at(const struct flow *flow, double size_pt,
                                  bool is_bold) {
    return (struct type_style){flow_size(flow, size_pt), is_bold};
}

// Put the items from `first` on at the top of the next page.
static void move_on(struct flow *flow, size_t first, double top) {
    const double by = REPORT_MARGIN_PT - top;
    flow->page++;
    for (size_t i = first; i < flow->count; i++) {
        flow->items[i].page = flow->page;
        flow->items[i].at.y += by;
        flow->items[i].box.y += by;
    }
    flow->y += by;
}

static double page_end(void) {
    return REPORT_HEIGHT_PT - REPORT_MARGIN_PT;
}

static void open_page(struct flow *flow) {
    flow->page++;
    flow->y = REPORT_MARGIN_PT;
}

static void lay_heading(struct flow *flow, const struct atlas_block *block) {
    const struct type_style style = style_at(flow, REPORT_HEADING_PT, true);
    struct item *mark = flow_add(flow, ITEM_MARK);
    mark->text = flow_clean(flow, block->passage.text);
    mark->level = block->level;
    mark->at.y = flow->y;
    flow->y += 3 * flow->scale;
    flow->y += flow_block(flow, block->passage.text, style,
                          (struct atlas_point){REPORT_MARGIN_PT, flow->y},
                          flow_width(), block->passage.notes);
}

static void lay_list(struct flow *flow, const struct atlas_block *block) {
    const struct type_style style = style_at(flow, REPORT_BODY_PT, false);
    for (size_t i = 0; i < block->item_count; i++) {
        flow_text(flow, "\u2022", style,
                  (struct atlas_point){REPORT_MARGIN_PT + 1,
                                       flow->y + style.size_pt * TYPE_ASCENT},
                  ANCHOR_START);
        flow->y += flow_block(
            flow, block->items[i].text, style,
            (struct atlas_point){REPORT_MARGIN_PT + INDENT_PT, flow->y},
            flow_width() - INDENT_PT, block->items[i].notes);
        flow->y += 1.5 * flow->scale;
    }
}

// A figure in a slot; returns its height with the caption.
static double lay_figure(struct flow *flow,
                         const struct atlas_report_figure *figure, double x,
                         double width) {
    const struct box page = picture_page(figure->picture);
    const double scale = fmin(width / page.width, 1) * flow->scale;
    struct item *item = flow_add(flow, ITEM_PICTURE);
    item->picture = figure->picture;
    item->scale = scale;
    item->at = (struct atlas_point){x, flow->y};
    const double height = page.height * scale + 2;
    return height + flow_block(flow, figure->caption,
                               style_at(flow, REPORT_NOTE_PT, false),
                               (struct atlas_point){x, flow->y + height}, width,
                               0);
}

// Figures beside each other share the width.
static size_t lay_figures(struct flow *flow, size_t at) {
    const struct atlas_document *document = flow->document;
    const struct atlas_block *blocks = document->blocks;
    size_t other = at + 1;
    while (other < document->block_count &&
           !(blocks[other].forms & ATLAS_FORM_PAGES)) {
        other++;
    }
    const bool is_pair = other < document->block_count &&
                         blocks[other].kind == ATLAS_BLOCK_FIGURE &&
                         blocks[other].figure.is_beside;
    const double width =
        is_pair ? (flow_width() - COLUMN_GAP_PT) / 2 : flow_width();
    double height =
        lay_figure(flow, &blocks[at].figure, REPORT_MARGIN_PT, width);
    if (is_pair) {
        height =
            fmax(height,
                 lay_figure(flow, &blocks[other].figure,
                            REPORT_MARGIN_PT + width + COLUMN_GAP_PT, width));
    }
    flow->y += height;
    return is_pair ? other : at;
}

// One block at flow->y; returns the last block that was laid with it.
static size_t lay_block(struct flow *flow, size_t at) {
    const struct atlas_block *block = &flow->document->blocks[at];
    const struct atlas_point corner = {REPORT_MARGIN_PT, flow->y};
    switch (block->kind) {
        case ATLAS_BLOCK_HEADING:
            lay_heading(flow, block);
            break;
        case ATLAS_BLOCK_PARAGRAPH:
            flow->y += flow_block(flow, block->passage.text,
                                  style_at(flow, REPORT_BODY_PT, false), corner,
                                  flow_width(), block->passage.notes);
            break;
        case ATLAS_BLOCK_LIST:
            lay_list(flow, block);
            break;
        case ATLAS_BLOCK_TABLE:
            flow_table(flow, &block->table, 0, INFINITY);
            break;
        case ATLAS_BLOCK_FIGURE:
            return lay_figures(flow, at);
        case ATLAS_BLOCK_END:
            break;
    }
    return at;
}

// What must stay together: items from the first on, from a top on.
struct run {
    size_t first;
    double top;
};

// What ends below the page goes on to the next; alone on a page it does not
// fit.
static void settle(struct flow *flow, struct run *run) {
    if (flow->y <= page_end()) return;
    if (run->top > REPORT_MARGIN_PT) {
        move_on(flow, run->first, run->top);
        run->top = REPORT_MARGIN_PT;
    }
    if (flow->y > page_end()) flow->is_over = true;
}

// A table over as many pages as it takes; headings before it stay with its
// first rows.
static void lay_parts(struct flow *flow, const struct atlas_table *table,
                      struct run *run) {
    size_t row = 0;
    while (row < table->row_count) {
        const size_t left = flow_table(flow, table, row, page_end());
        const bool is_fresh = left == row && run->top <= REPORT_MARGIN_PT;
        if (is_fresh) flow->is_over = true;
        if (is_fresh || left == table->row_count) return;
        if (left == row) {
            move_on(flow, run->first, run->top);
        } else {
            open_page(flow);
        }
        *run = (struct run){flow->count, REPORT_MARGIN_PT};
        row = left;
    }
}

// The block before, laid from items `at` and a height on, ends below the page
// and may not be moved as it is.
static bool must_part(const struct flow *flow, const struct atlas_block *block,
                      double y) {
    const double room = page_end() - REPORT_MARGIN_PT;
    return block->kind == ATLAS_BLOCK_TABLE && flow->y > page_end() &&
           (flow->may_part || flow->y - y > room);
}

static void lay_blocks(struct flow *flow) {
    const struct atlas_document *document = flow->document;
    struct run run = {flow->count, flow->y};
    for (size_t i = 0; i < document->block_count; i++) {
        const struct atlas_block *block = &document->blocks[i];
        if (!(block->forms & ATLAS_FORM_PAGES)) continue;
        if (block->opens_page) open_page(flow);
        if (block->opens_page || run.first == flow->count) {
            run = (struct run){flow->count, flow->y};
        }
        const size_t at = flow->count;
        const double y = flow->y;
        i = lay_block(flow, i);
        if (must_part(flow, block, y)) {
            flow->count = at;
            flow->y = y;
            lay_parts(flow, &block->table, &run);
        }
        settle(flow, &run);
        if (block->kind == ATLAS_BLOCK_HEADING) {
            flow->y += 2 * flow->scale;
            continue;
        }
        flow->y += GAP_PT * flow->scale;
        run.first = flow->count;
    }
}

static void lay_title(struct flow *flow) {
    const struct atlas_document *document = flow->document;
    struct item *mark = flow_add(flow, ITEM_MARK);
    mark->text = flow_clean(flow, document->title);
    mark->level = 1;
    mark->at.y = flow->y;
    flow->y += flow_block(
        flow, document->title, style_at(flow, REPORT_TITLE_PT, true),
        (struct atlas_point){REPORT_MARGIN_PT, flow->y}, flow_width(), 0);
    const size_t first = flow->count;
    flow->y += flow_block(
        flow, document->subtitle, style_at(flow, REPORT_BODY_PT, false),
        (struct atlas_point){REPORT_MARGIN_PT, flow->y}, flow_width(), 0);
    for (size_t i = first; i < flow->count; i++) {
        flow->items[i].colour = report_quiet;
    }
    flow->y += GAP_PT * flow->scale;
}

// A note or credit at a place; returns its height.
static double lay_entry(struct flow *flow, size_t entry,
                        struct atlas_point corner, double width) {
    const struct atlas_document *document = flow->document;
    const struct type_style style = style_at(flow, REPORT_NOTE_PT, false);
    char number[24];
    if (entry >= document->note_count) {
        const size_t credit = entry - document->note_count;
        return flow_block(flow, document->credits->lines[credit], style, corner,
                          width, 0);
    }
    snprintf(number, sizeof(number), "%zu", entry + 1);
    flow_text(flow, number, style,
              (struct atlas_point){corner.x, corner.y + style.size_pt},
              ANCHOR_START);
    corner.x += INDENT_PT;
    return flow_block(flow, document->notes[entry].text, style, corner,
                      width - INDENT_PT, 0);
}

// Notes and credits in two columns, as even as they come.
static void lay_notes(struct flow *flow) {
    const double width = (flow_width() - COLUMN_GAP_PT) / 2;
    const size_t count =
        flow->document->note_count + flow->document->credits->count;
    const size_t first = flow->count;
    const double top = flow->y;
    size_t second = first;  // Item that the right column begins with.
    double height = 0;      // Of the left column.
    double total = 0;
    size_t *items =
        atlas_arena_alloc(&flow->arena, (count + 1) * sizeof(*items));
    double *ends = atlas_arena_alloc(&flow->arena, (count + 1) * sizeof(*ends));
    for (size_t i = 0; i < count; i++) {
        total += lay_entry(flow, i,
                           (struct atlas_point){REPORT_MARGIN_PT, top + total},
                           width);
        items[i] = flow->count;
        ends[i] = total;
    }
    height = total;
    second = flow->count;
    for (size_t i = 0; i < count; i++) {
        if (fmax(ends[i], total - ends[i]) >= fmax(height, total - height)) {
            continue;
        }
        height = ends[i];
        second = items[i];
    }
    for (size_t i = first; i < flow->count; i++) {
        struct item *item = &flow->items[i];
        item->colour = report_quiet;
        if (i < second) continue;
        item->at.x += width + COLUMN_GAP_PT;
        item->at.y -= height;
    }
    flow->y = top + fmax(height, total - height);
    settle(flow, &(struct run){first, top});
}

void flow_lay(const struct atlas_document *document, struct typeface *typeface,
              double scale, bool may_part, struct flow *ret_flow) {
    struct flow flow = {.document = document,
                        .typeface = typeface,
                        .scale = scale,
                        .may_part = may_part,
                        .y = REPORT_MARGIN_PT};
    lay_title(&flow);
    lay_blocks(&flow);
    lay_notes(&flow);
    *ret_flow = flow;
}

void flow_release(struct flow *flow) {
    free(flow->items);
    atlas_arena_release(&flow->arena);
    flow->items = NULL;
    flow->count = 0;
}
