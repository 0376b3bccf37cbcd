// Attributes of SVG.
//
// In:  numbers, colours, ids.
// Out: " cx=\"12.5\"", " fill=\"#08306b\"", "persistent-E14001242".

#include "svg_attribute.h"

// Decimals of coordinates: hundredths of a point.
#define PLACES 2
// Decimals of a scale: a hundredth of a point on the largest page.
#define SCALE_PLACES 6

static void places_add(struct atlas_text *out, double value, int places) {
    const size_t before = out->length;
    atlas_text_add_fixed(out, value, places);
    while (out->length > before && out->data[out->length - 1] == '0') {
        out->data[--out->length] = '\0';
    }
    if (out->length > before && out->data[out->length - 1] == '.') {
        out->data[--out->length] = '\0';
    }
}

void svg_number_add(struct atlas_text *out, double value) {
    places_add(out, value, PLACES);
}

void svg_scale_add(struct atlas_text *out, double scale) {
    places_add(out, scale, SCALE_PLACES);
}

void svg_attribute_add(struct atlas_text *out, const char *name, double value) {
    atlas_text_addf(out, " %s=\"", name);
    svg_number_add(out, value);
    atlas_text_add_char(out, '"');
}

void svg_colour_add(struct atlas_text *out, const char *name,
                    struct colour colour) {
    atlas_text_addf(out, " %s=\"#%02x%02x%02x\"", name, colour.red,
                    colour.green, colour.blue);
}

// An id may hold letters, digits, - and _; anything else becomes its code.
void svg_id_add(struct atlas_text *out, const char *id) {
    for (const unsigned char *at = (const unsigned char *)id; *at; at++) {
        const bool is_plain = (*at >= 'a' && *at <= 'z') ||
                              (*at >= 'A' && *at <= 'Z') ||
                              (*at >= '0' && *at <= '9') || *at == '-';
        if (is_plain) {
            atlas_text_add_char(out, (char)*at);
        } else {
            atlas_text_addf(out, "_%02x", *at);
        }
    }
}

// A name in XML may not begin with a digit or a dash.
void svg_own_id_add(struct atlas_text *out, const char *map, const char *id) {
    const char first = map[0];
    const bool is_letter =
        (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    if (!is_letter) atlas_text_add_char(out, 'm');
    svg_id_add(out, map);
    atlas_text_add_char(out, '-');
    svg_id_add(out, id);
}
