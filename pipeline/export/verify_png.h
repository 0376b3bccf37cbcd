/** @file verify_png.h
 *  @brief A PNG file taken apart: chunks, checksums, pixels, texts.
 *
 *  Private to pipeline/export.
 */
#ifndef EXPORT_VERIFY_PNG_H
#define EXPORT_VERIFY_PNG_H

#include <stdint.h>

#include "atlas/text.h"

/** What a sound PNG file holds. Zero-initialise. */
struct verify_png {
    uint32_t width;           ///< Pixels.
    uint32_t height;          ///< Pixels.
    struct atlas_text texts;  ///< Contents of its text chunks, a line each.
};

/** Take a PNG file apart.
 *
 *  @return NULL when it is sound, else what is wrong with it, a literal.
 */
const char *verify_png_read(const struct atlas_text *file,
                            struct verify_png *ret_png);

#endif
