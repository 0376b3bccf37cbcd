// The words around what a page shows.
//
// In:  titles, notes, credits, the width of their lines.
// Out: wrapped blocks, a box for each, drawing calls.

#include "sheet.h"

#include "words.h"

#define HEADLINE_PT 14.0
#define SUBTITLE_PT 9.0
#define NOTES_PT 7.5
#define CREDITS_PT 6.5
#define GAP_PT 6.0

static enum atlas_status block_write(const struct sheet_source *source,
                                     const char *text, double size_pt,
                                     bool is_bold, struct type_block *ret_block,
                                     struct atlas_error *err) {
    return typeface_wrap(source->typeface, text,
                         (struct type_style){size_pt * source->scale, is_bold},
                         source->width, source->arena, ret_block, err);
}

enum atlas_status sheet_titles_write(const struct sheet_source *source,
                                     const char *headline, const char *subtitle,
                                     struct sheet *sheet,
                                     struct atlas_error *err) {
    const enum atlas_status status =
        block_write(source, headline, HEADLINE_PT, true, &sheet->headline, err);
    if (status) return status;
    return block_write(source, subtitle, SUBTITLE_PT, false, &sheet->subtitle,
                       err);
}

enum atlas_status sheet_foot_write(const struct sheet_source *source,
                                   const char *notes, const char *credits,
                                   struct sheet *sheet,
                                   struct atlas_error *err) {
    const enum atlas_status status =
        block_write(source, notes, NOTES_PT, false, &sheet->notes, err);
    if (status) return status;
    return block_write(source, credits, CREDITS_PT, false, &sheet->credits,
                       err);
}

void sheet_credits(struct atlas_text *text, const struct atlas_credits *credits,
                   bool in_lines) {
    for (size_t i = 0; credits && i < credits->count; i++) {
        if (i > 0) atlas_text_add(text, in_lines ? "\n" : ". ");
        words_add_clean(text, credits->lines[i]);
    }
}

static bool is_empty(const struct type_block *block) {
    return block->count == 0 || (block->count == 1 && !block->lines[0].text[0]);
}

// Box of a block of text; none where the text is empty.
static struct box block_box(const struct type_block *block, double x,
                            double y) {
    return (struct box){x, y, block->width,
                        is_empty(block) ? 0 : block->height};
}

void sheet_titles_place(struct sheet *sheet, struct atlas_point corner) {
    sheet->headline_box = block_box(&sheet->headline, corner.x, corner.y);
    sheet->subtitle_box =
        block_box(&sheet->subtitle, corner.x,
                  box_bottom(sheet->headline_box) + GAP_PT / 2);
}

void sheet_foot_place(struct sheet *sheet, struct atlas_point corner) {
    sheet->notes_box = block_box(&sheet->notes, corner.x, corner.y);
    sheet->credits_box = block_box(&sheet->credits, corner.x,
                                   box_bottom(sheet->notes_box) + GAP_PT);
}

double sheet_foot_height(const struct sheet *sheet) {
    return block_box(&sheet->notes, 0, 0).height + GAP_PT +
           block_box(&sheet->credits, 0, 0).height;
}

static void block_draw(struct canvas *canvas, const struct type_block *block,
                       struct box box, struct colour colour) {
    if (!(box.height > 0)) return;
    canvas_block(canvas, block, (struct atlas_point){box.x, box.y}, colour);
}

void sheet_titles_draw(const struct sheet *sheet, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    canvas_begin(canvas, &(struct canvas_group){.id = "titles"});
    block_draw(canvas, &sheet->headline, sheet->headline_box, inks->text);
    block_draw(canvas, &sheet->subtitle, sheet->subtitle_box, inks->quiet);
    canvas_end(canvas);
}

void sheet_foot_draw(const struct sheet *sheet, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    canvas_begin(canvas, &(struct canvas_group){.id = "notes"});
    block_draw(canvas, &sheet->notes, sheet->notes_box, inks->text);
    block_draw(canvas, &sheet->credits, sheet->credits_box, inks->quiet);
    canvas_end(canvas);
}
