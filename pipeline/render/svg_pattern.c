// Textures of SVG.
//
// In:  a texture.
// Out: a <pattern> that joins with itself on all sides.

#include "svg_pattern.h"

#include "svg_attribute.h"

static void dot_add(struct atlas_text *out, double at, double radius) {
    atlas_text_add(out, "<circle");
    svg_attribute_add(out, "cx", at);
    svg_attribute_add(out, "cy", at);
    svg_attribute_add(out, "r", radius);
    svg_colour_add(out, "fill", palette_inks()->mark);
}

// Lines of a tile; the numbers are parts of PATTERN_STEP_PT, 3.6 points.
static void lines_add(struct atlas_text *out, struct pattern_lines lines) {
    atlas_text_add(out, "<path fill=\"none\"");
    svg_colour_add(out, "stroke", palette_inks()->mark);
    svg_attribute_add(out, "stroke-width", PATTERN_LINE_PT);
    atlas_text_add(out, " d=\"");
    if (lines.is_rising) {
        atlas_text_add(out, "M-.9,.9 .9,-.9M0,3.6 3.6,0M2.7,4.5 4.5,2.7");
    }
    if (lines.is_falling) {
        atlas_text_add(out, "M-.9,2.7 .9,4.5M0,0 3.6,3.6M2.7,-.9 4.5,.9");
    }
    if (lines.is_level) atlas_text_add(out, "M0,1.8 3.6,1.8");
    if (lines.is_upright) atlas_text_add(out, "M1.8,0 1.8,3.6");
    atlas_text_add_char(out, '"');
}

// One texture as a tile of step by step points, its lines drawn through the
// corners too so that tiles join; sparse dots as one of twice that.
void svg_pattern_add(struct atlas_text *out, const char *map,
                     enum pattern pattern) {
    const double step = PATTERN_STEP_PT;
    const double side = pattern == PATTERN_SPARSE_DOTS ? 2 * step : step;
    atlas_text_add(out, "<pattern id=\"");
    svg_own_id_add(out, map, "pattern");
    atlas_text_addf(out, "-%d\" patternUnits=\"userSpaceOnUse\"", (int)pattern);
    svg_attribute_add(out, "width", side);
    svg_attribute_add(out, "height", side);
    atlas_text_add_char(out, '>');
    if (pattern == PATTERN_DOTS) {
        dot_add(out, step / 2, PATTERN_DOT_PT);
    } else if (pattern == PATTERN_SPARSE_DOTS) {
        dot_add(out, step / 2, PATTERN_SPARSE_DOT_PT);
        atlas_text_add(out, "/>");
        dot_add(out, step / 2 + step, PATTERN_SPARSE_DOT_PT);
    } else {
        lines_add(out, pattern_lines_of(pattern));
    }
    atlas_text_add(out, "/></pattern>\n");
}
