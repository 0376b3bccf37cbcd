// A report to PDF.
//
// In:  struct atlas_document.
// Out: PDF bytes of A4 pages.
//
// The one idea: lay everything out at full size, and smaller as long as there
// are too many pages; only what fits is drawn. Rather than to make type much
// smaller, tables are parted between two pages.

#include "atlas/report_pdf.h"

#include <stdio.h>
#include <string.h>

#include "picture.h"
#include "report_flow.h"
#include "words.h"

// Scales of the type: so many steps down from 1, as many with whole tables.
#define SCALE_STEP 0.0125
enum { SCALE_STEPS = 28, WHOLE_STEPS = 12 };

static void draw_item(const struct item *item, struct canvas *canvas) {
    switch (item->kind) {
        case ITEM_TEXT:
            canvas_text(canvas, &(struct canvas_text){.text = item->text,
                                                      .style = item->style,
                                                      .at = item->at,
                                                      .anchor = item->anchor,
                                                      .width = item->width,
                                                      .colour = item->colour});
            break;
        case ITEM_BOX:
            canvas_box(canvas, item->box,
                       &(struct canvas_paint){.is_filled = true,
                                              .fill = item->colour});
            break;
        case ITEM_LINE:
            canvas_line(
                canvas, item->at,
                (struct atlas_point){item->at.x + item->length, item->at.y},
                &(struct canvas_paint){.stroke_pt = item->thickness,
                                       .stroke = item->colour});
            break;
        case ITEM_PICTURE:
            picture_draw_at(item->picture, canvas, item->at, item->scale);
            break;
        case ITEM_MARK:
            canvas_pdf_bookmark(canvas, item->level, item->text, item->at.y);
            break;
    }
}

static void draw_foot(struct flow *flow, size_t page, struct canvas *canvas) {
    const struct type_style style = {REPORT_NOTE_PT, false};
    const double y = REPORT_HEIGHT_PT - REPORT_MARGIN_PT + REPORT_FOOT_PT;
    char number[48];
    snprintf(number, sizeof(number), "Page %zu of %zu", page + 1,
             flow->page + 1);
    struct canvas_text text = {.text = flow_clean(flow, flow->document->title),
                               .style = style,
                               .at = {REPORT_MARGIN_PT, y},
                               .colour = report_quiet};
    text.width = typeface_width(flow->typeface, text.text, style);
    canvas_text(canvas, &text);
    text.text = number;
    text.anchor = ANCHOR_END;
    text.at.x = REPORT_WIDTH_PT - REPORT_MARGIN_PT;
    text.width = typeface_width(flow->typeface, text.text, style);
    canvas_text(canvas, &text);
}

static void draw_pages(struct flow *flow, struct canvas *canvas) {
    const struct box page = {0, 0, REPORT_WIDTH_PT, REPORT_HEIGHT_PT};
    for (size_t i = 0; i <= flow->page; i++) {
        if (i) canvas_pdf_page(canvas, page);
        for (size_t j = 0; j < flow->count; j++) {
            if (flow->items[j].page == i) draw_item(&flow->items[j], canvas);
        }
        draw_foot(flow, i, canvas);
    }
}

// All words, to look for letters that the font lacks.
static void add_words(const struct atlas_document *document,
                      struct atlas_text *text) {
    atlas_text_addf(text, "%s %s ", document->title, document->subtitle);
    for (size_t i = 0; i < document->block_count; i++) {
        const struct atlas_block *block = &document->blocks[i];
        const struct atlas_table *table = &block->table;
        if (!(block->forms & ATLAS_FORM_PAGES)) continue;
        if (block->passage.text) atlas_text_add(text, block->passage.text);
        for (size_t j = 0; j < block->item_count; j++) {
            atlas_text_add(text, block->items[j].text);
        }
        if (block->kind == ATLAS_BLOCK_FIGURE) {
            atlas_text_add(text, block->figure.caption);
        }
        if (block->kind != ATLAS_BLOCK_TABLE) continue;
        atlas_text_add(text, table->caption);
        for (size_t j = 0; j < table->column_count; j++) {
            atlas_text_add(text, table->columns[j].header);
        }
        for (size_t j = 0; j < table->row_count * table->column_count; j++) {
            atlas_text_add(text, table->cells[j].text);
        }
    }
    for (size_t i = 0; i < document->note_count; i++) {
        atlas_text_add(text, document->notes[i].text);
    }
    for (size_t i = 0; i < document->credits->count; i++) {
        atlas_text_add(text, document->credits->lines[i]);
    }
}

static enum atlas_status check_letters(const struct atlas_document *document,
                                       struct typeface *typeface,
                                       struct atlas_error *err) {
    struct atlas_text words = ATLAS_TEXT_INIT;
    struct atlas_text clean = ATLAS_TEXT_INIT;
    add_words(document, &words);
    words_add_clean(&clean, atlas_text_string(&words));
    const enum atlas_status status =
        typeface_check(typeface, atlas_text_string(&clean), err);
    atlas_text_release(&clean);
    atlas_text_release(&words);
    return status;
}

// The least step of `steps` down with which everything fits, below 0 if none
// does: found by halving, since what fits at one scale fits at every smaller
// one.
static int find_step(const struct flow *wanted, size_t pages, int steps) {
    int fits = -1;
    int low = 0;
    int high = steps;
    while (low <= high) {
        const int step = (low + high) / 2;
        struct flow flow;
        flow_lay(wanted->document, wanted->typeface, 1 - step * SCALE_STEP,
                 wanted->may_part, &flow);
        if (flow.page < pages && !flow.is_over) {
            fits = step;
            high = step - 1;
        } else {
            low = step + 1;
        }
        flow_release(&flow);
    }
    return fits;
}

static enum atlas_status lay_to_fit(const struct atlas_document *document,
                                    struct typeface *typeface, size_t pages,
                                    struct flow *ret_flow,
                                    struct atlas_error *err) {
    struct flow wanted = {.document = document, .typeface = typeface};
    int step = find_step(&wanted, pages, WHOLE_STEPS);
    if (step < 0) {
        wanted.may_part = true;
        step = find_step(&wanted, pages, SCALE_STEPS);
    }
    if (step < 0) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, document->id,
                          "the report does not fit %zu pages", pages);
    }
    flow_lay(document, typeface, 1 - step * SCALE_STEP, wanted.may_part,
             ret_flow);
    return ATLAS_OK;
}

static enum atlas_status write_pdf(struct flow *flow,
                                   struct atlas_text *ret_pdf,
                                   struct atlas_error *err) {
    struct atlas_text pdf = ATLAS_TEXT_INIT;
    const struct canvas_pdf_head head = {
        .title = flow->document->title,
        .description = flow->document->summary,
        .date = flow->document->date,
        .page = {0, 0, REPORT_WIDTH_PT, REPORT_HEIGHT_PT},
    };
    struct canvas *canvas = canvas_pdf_create(flow->typeface, &head, &pdf);
    draw_pages(flow, canvas);
    const enum atlas_status status = canvas_pdf_finish(canvas, err);
    if (!status) {
        atlas_text_clear(ret_pdf);
        atlas_text_add_bytes(ret_pdf, pdf.data, pdf.length);
    }
    atlas_text_release(&pdf);
    return status;
}

enum atlas_status atlas_report_pdf(const struct atlas_document *document,
                                   size_t pages, struct atlas_text *ret_pdf,
                                   struct atlas_error *err) {
    struct typeface *typeface = NULL;
    struct flow flow = {0};
    enum atlas_status status = typeface_create(&typeface, err);
    if (!status) status = check_letters(document, typeface, err);
    if (!status) status = lay_to_fit(document, typeface, pages, &flow, err);
    if (!status) {
        status = write_pdf(&flow, ret_pdf, err);
        flow_release(&flow);
    }
    typeface_free(typeface);
    return status;
}
