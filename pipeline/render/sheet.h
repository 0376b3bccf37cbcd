// The words around what a page shows: titles above it, notes and credits at the
// foot.
#ifndef ATLAS_RENDER_SHEET_H
#define ATLAS_RENDER_SHEET_H

#include "atlas/credits.h"
#include "atlas/text.h"
#include "canvas.h"

#define SHEET_POINTS_PER_MM (72 / 25.4)
#define SHEET_LARGEST_MM 5000
#define SHEET_DEFAULT_WIDTH_MM 180
// Kept free around everything.
#define SHEET_MARGIN_PT 14.0

// Wrapped words and where they stand; a box without height holds none.
struct sheet {
    struct type_block headline;
    struct type_block subtitle;
    struct type_block notes;
    struct type_block credits;
    struct box headline_box;
    struct box subtitle_box;
    struct box notes_box;
    struct box credits_box;
};

// What words are wrapped with.
struct sheet_source {
    struct typeface *typeface;
    struct atlas_arena *arena;  // Holds the lines.
    double width;               // Of a line.
    double scale;               // Of all sizes, 1 for the full size.
};

// Wrap titles, or notes and credits. ATLAS_ERR_OUTPUT when the font lacks a
// letter.
ATLAS_MUST_CHECK enum atlas_status sheet_titles_write(
    const struct sheet_source *source, const char *headline,
    const char *subtitle, struct sheet *sheet, struct atlas_error *err);
ATLAS_MUST_CHECK enum atlas_status sheet_foot_write(
    const struct sheet_source *source, const char *notes, const char *credits,
    struct sheet *sheet, struct atlas_error *err);

// Append each credit on a line of its own, or one after another to save height.
void sheet_credits(struct atlas_text *text, const struct atlas_credits *credits,
                   bool in_lines);

// Place titles from a corner on, or notes and credits.
void sheet_titles_place(struct sheet *sheet, struct atlas_point corner);
void sheet_foot_place(struct sheet *sheet, struct atlas_point corner);

// Height of notes and credits.
double sheet_foot_height(const struct sheet *sheet);

void sheet_titles_draw(const struct sheet *sheet, struct canvas *canvas);
void sheet_foot_draw(const struct sheet *sheet, struct canvas *canvas);

#endif
