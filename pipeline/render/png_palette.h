// A picture in at most 256 colours, where nobody can see the difference.
#ifndef ATLAS_RENDER_PNG_PALETTE_H
#define ATLAS_RENDER_PNG_PALETTE_H

#include "canvas.h"

#define PNG_PALETTE_MOST 256

// The greatest distance in OKLab that a colour may move. CSS Color 4 takes 0.02
// as the difference that is just noticeable between two large patches side by
// side. What moves here are single pixels along edges, where the eye sees less:
// where a picture needs more than 256 colours at the first distance, the second
// is tried.
#define PNG_PALETTE_NEAR 0.02
#define PNG_PALETTE_FAR 0.03

// So many pixels of one colour in a row, with more of it above, are a fill,
// which may not move at all.
#define PNG_PALETTE_FLAT 8

struct png_palette {
    struct colour colours[PNG_PALETTE_MOST];  // Fills first, then by frequency.
    size_t count;
    uint8_t *indices;  // Of every pixel, row by row without padding.
};

// Reduce the colours of a picture: all of them are kept where they are 256 or
// fewer. False, and nothing given, when the picture needs more.
bool png_palette_reduce(const struct canvas_pixels *pixels,
                        struct png_palette *ret_palette);
void png_palette_release(struct png_palette *palette);

#endif
