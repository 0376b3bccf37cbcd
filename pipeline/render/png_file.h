// PNG files.
#ifndef ATLAS_RENDER_PNG_FILE_H
#define ATLAS_RENDER_PNG_FILE_H

#include "atlas/status.h"
#include "atlas/text.h"
#include "canvas.h"

// A text chunk: a keyword of the PNG specification and UTF-8.
struct png_note {
    const char *keyword;
    const char *text;
};

// Pixels as an RGB PNG; `notes` ends with a keyword of NULL.
ATLAS_MUST_CHECK enum atlas_status png_write(const struct canvas_pixels *pixels,
                                             double dpi,
                                             const struct png_note *notes,
                                             struct atlas_text *out,
                                             struct atlas_error *err);

#endif
