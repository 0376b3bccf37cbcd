// What a picture shows, as a table.
#ifndef ATLAS_RENDER_TABLE_H
#define ATLAS_RENDER_TABLE_H

#include "atlas/text.h"
#include "page.h"

// Append the CSV that render.h describes.
void table_write(const struct page *page, struct atlas_text *text);

#endif
