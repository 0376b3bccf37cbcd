// Attributes of SVG.
#ifndef ATLAS_RENDER_SVG_ATTRIBUTE_H
#define ATLAS_RENDER_SVG_ATTRIBUTE_H

#include "atlas/text.h"
#include "colour.h"

// A number of at most two decimals, without zeros at its end.
void svg_number_add(struct atlas_text *out, double value);

// A scale, which a whole page is multiplied by: of at most six decimals.
void svg_scale_add(struct atlas_text *out, double scale);

// A blank, and a number as an attribute.
void svg_attribute_add(struct atlas_text *out, const char *name, double value);

// A blank, and a colour as an attribute.
void svg_colour_add(struct atlas_text *out, const char *name,
                    struct colour colour);

// An id's letters; what may not stand in one becomes its code.
void svg_id_add(struct atlas_text *out, const char *id);

// An id of a part of a map: "<map id>-<id>".
void svg_own_id_add(struct atlas_text *out, const char *map, const char *id);

#endif
