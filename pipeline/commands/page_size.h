/** @file page_size.h
 *  @brief Pages: sizes by name or in millimetres.
 */
#ifndef ATLAS_COMMANDS_PAGE_SIZE_H
#define ATLAS_COMMANDS_PAGE_SIZE_H

#include <stdbool.h>

/** A page and the resolution that goes with it. */
struct page_size {
    const char *name;  ///< "a4"; NULL when given in millimetres.
    double width_mm;   ///< Above 0.
    double height_mm;  ///< 0: as high as the map needs.
    double dpi;        ///< Pixels an inch unless others are asked for.
};

/** Names of the pages for messages: "web, slide, a4 or social". */
const char *page_size_names(void);

/** A page of a text: a name, "180" (millimetres wide), or "180x120".
 *  @return false when it is none of these, or not 50 to 2000 mm.
 */
bool page_size_parse(const char *text, struct page_size *ret_size);

#endif
