// Pages by name.
//
// In:  "web", "a4", "180", "180x120".
// Out: millimetres and pixels an inch.
//
// A page is a size on paper, and a number of pixels follows from it: 600 px of
// a web column are 158.75 mm at 96 dpi. The social card is small on purpose, so
// that its words are large when a card is shown at a third of its size.

#include "page_size.h"

#include <string.h>

#include "atlas/csv.h"
#include "atlas/text.h"

#define LEAST_MM 50
#define MOST_MM 2000
#define DEFAULT_DPI 160

// Web column 600 px (ONS: images at most 600 px wide); slide 16:9, 1920 by
// 1080; A4 portrait (ISO 216); Open Graph card 1200 by 630.
static const struct page_size pages[] = {
    {"web", 158.75, 0, 96},
    {"slide", 254, 142.875, 192},
    {"a4", 210, 297, 192},
    {"social", 200, 105, 152.4},
};

const char *page_size_names(void) {
    return "web, slide, a4 or social";
}

static bool number_parse(const char *text, size_t length, double *ret_mm) {
    return atlas_slice_decimal((struct atlas_slice){text, length}, ret_mm) &&
           *ret_mm >= LEAST_MM && *ret_mm <= MOST_MM;
}

bool page_size_parse(const char *text, struct page_size *ret_size) {
    struct page_size size = {.dpi = DEFAULT_DPI};
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        if (!atlas_text_same(text, pages[i].name)) continue;
        *ret_size = pages[i];
        return true;
    }
    const size_t first = strcspn(text, "xX");
    if (!number_parse(text, first, &size.width_mm)) return false;
    if (text[first]) {
        const char *rest = text + first + 1;
        if (!number_parse(rest, strlen(rest), &size.height_mm)) return false;
    }
    *ret_size = size;
    return true;
}
