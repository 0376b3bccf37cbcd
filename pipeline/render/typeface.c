// Open Sans through Pango, the same for every surface.
//
// In:  text, size, weight.
// Out: widths and lines in points; laid-out lines for Cairo.
//
// Hinting is off and glyph places are not rounded, so a layout does not depend
// on the resolution. Fallback to other fonts is off: a letter that Open Sans
// lacks is an error, never a box and never another machine's font.
//
// fontconfig is asked where the files of the two faces are, and nothing else:
// Pango gets a configuration of these files without the machine's rules, which
// may embolden, scale, slant or colour letters.

#include "typeface.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/text.h"
#include "type_memo.h"

struct typeface {
    PangoFontMap *map;
    PangoContext *context;
    PangoFontDescription *regular;
    PangoFontDescription *bold;
    PangoAttrList *attributes;
    struct type_memo memo;
};

static PangoFontDescription *description_of(PangoWeight weight) {
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family_static(description, TYPEFACE_FAMILY);
    pango_font_description_set_weight(description, weight);
    return description;
}

static PangoContext *context_of(PangoFontMap *map) {
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("en-gb"));
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    return context;
}

// The file of an upright face of the pinned family, of several the first by
// path; NULL when there is none. To be freed.
static char *face_file(int weight) {
    FcPattern *wanted = FcPatternBuild(
        NULL, FC_FAMILY, FcTypeString, TYPEFACE_FAMILY, FC_WEIGHT,
        FcTypeInteger, weight, FC_SLANT, FcTypeInteger, FC_SLANT_ROMAN,
        FC_WIDTH, FcTypeInteger, FC_WIDTH_NORMAL, (char *)NULL);
    FcObjectSet *facts = FcObjectSetBuild(FC_FILE, (char *)NULL);
    FcFontSet *faces = FcFontList(NULL, wanted, facts);
    const char *found = NULL;
    for (int i = 0; faces && i < faces->nfont; i++) {
        FcChar8 *file;
        if (FcPatternGetString(faces->fonts[i], FC_FILE, 0, &file)) continue;
        if (!found || strcmp((const char *)file, found) < 0) {
            found = (const char *)file;
        }
    }
    char *kept = found ? atlas_xstrdup(found) : NULL;
    if (faces) FcFontSetDestroy(faces);
    FcObjectSetDestroy(facts);
    FcPatternDestroy(wanted);
    return kept;
}

// Give the configuration one face.
static enum atlas_status face_add(FcConfig *config, int weight,
                                  struct atlas_error *err) {
    char *file = face_file(weight);
    const bool is_there =
        file && FcConfigAppFontAddFile(config, (const FcChar8 *)file);
    free(file);
    if (is_there) return ATLAS_OK;
    return atlas_fail(err, ATLAS_ERR_OUTPUT, TYPEFACE_FAMILY,
                      "font is not installed (package %s)", TYPEFACE_PACKAGE);
}

// A font map that knows the two faces and no rules.
static enum atlas_status map_create(PangoFontMap **ret_map,
                                    struct atlas_error *err) {
    FcConfig *config = FcConfigCreate();
    enum atlas_status status = face_add(config, FC_WEIGHT_REGULAR, err);
    if (!status) status = face_add(config, FC_WEIGHT_BOLD, err);
    if (!status) {
        *ret_map = pango_cairo_font_map_new();
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(*ret_map), config);
    }
    FcConfigDestroy(config);
    return status;
}

enum atlas_status typeface_create(struct typeface **ret_typeface,
                                  struct atlas_error *err) {
    PangoFontMap *map;
    const enum atlas_status status = map_create(&map, err);
    if (status) return status;
    struct typeface *typeface = atlas_xcalloc(1, sizeof(*typeface));
    typeface->map = map;
    typeface->context = context_of(map);
    typeface->regular = description_of(PANGO_WEIGHT_NORMAL);
    typeface->bold = description_of(PANGO_WEIGHT_BOLD);
    typeface->attributes = pango_attr_list_new();
    pango_attr_list_insert(typeface->attributes,
                           pango_attr_fallback_new(FALSE));
    *ret_typeface = typeface;
    return ATLAS_OK;
}

void typeface_free(struct typeface *typeface) {
    if (!typeface) return;
    pango_attr_list_unref(typeface->attributes);
    pango_font_description_free(typeface->regular);
    pango_font_description_free(typeface->bold);
    g_object_unref(typeface->context);
    g_object_unref(typeface->map);
    memo_release(&typeface->memo);
    free(typeface);
}

PangoLayout *typeface_layout(struct typeface *typeface, const char *text,
                             struct type_style style) {
    PangoLayout *layout = pango_layout_new(typeface->context);
    PangoFontDescription *description =
        style.is_bold ? typeface->bold : typeface->regular;
    pango_font_description_set_size(description,
                                    (gint)(style.size_pt * PANGO_SCALE + 0.5));
    pango_layout_set_font_description(layout, description);
    pango_layout_set_attributes(layout, typeface->attributes);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_text(layout, text, -1);
    return layout;
}

static double points_of(int pango_units) {
    return (double)pango_units / PANGO_SCALE;
}

double typeface_width(struct typeface *typeface, const char *text,
                      struct type_style style) {
    const struct memo_key key = {text, style, -1};
    const struct type_block *known = memo_find(&typeface->memo, &key);
    if (known) return known->width;
    PangoLayout *layout = typeface_layout(typeface, text, style);
    int width = 0;
    pango_layout_get_size(layout, &width, NULL);
    g_object_unref(layout);
    const struct type_block block = {.style = style, .width = points_of(width)};
    return memo_keep(&typeface->memo, &key, &block)->width;
}

// Copy of a line of the layout without the blanks at its end.
static const char *line_copy(struct atlas_arena *arena, const char *text,
                             const PangoLayoutLine *line) {
    const char *start = text + line->start_index;
    size_t length = (size_t)line->length;
    while (length > 0 && start[length - 1] == ' ') length--;
    return atlas_arena_copy(arena, start, length);
}

static bool has_glyph(struct typeface *typeface, const char *letter,
                      struct type_style style) {
    PangoLayout *layout = typeface_layout(typeface, letter, style);
    const int unknown = pango_layout_get_unknown_glyphs_count(layout);
    g_object_unref(layout);
    return unknown == 0;
}

// Name the first letter that the font cannot draw, and the text from there on.
static enum atlas_status missing_glyph(struct typeface *typeface,
                                       const char *text,
                                       struct type_style style,
                                       struct atlas_error *err) {
    const char *at = text;
    while (*at) {
        char letter[8] = "";
        const char *const next = g_utf8_next_char(at);
        const size_t length = (size_t)(next - at);
        if (length < sizeof(letter)) memcpy(letter, at, length);
        if (!has_glyph(typeface, letter, style)) break;
        at = next;
    }
    return atlas_fail(err, ATLAS_ERR_OUTPUT, TYPEFACE_FAMILY,
                      "font has no glyph for letter U+%04X, at '%.60s'",
                      (unsigned)g_utf8_get_char(at), at);
}

enum atlas_status typeface_check(struct typeface *typeface, const char *text,
                                 struct atlas_error *err) {
    static const struct type_style any = {8, false};
    PangoLayout *layout = typeface_layout(typeface, text, any);
    const int unknown = pango_layout_get_unknown_glyphs_count(layout);
    g_object_unref(layout);
    return unknown ? missing_glyph(typeface, text, any, err) : ATLAS_OK;
}

// The lines of a layout that was given a width.
static struct type_block block_of(struct typeface *typeface,
                                  PangoLayout *layout, struct type_style style,
                                  struct atlas_arena *arena) {
    const char *text = pango_layout_get_text(layout);
    struct type_block block = {.style = style};
    block.count = (size_t)pango_layout_get_line_count(layout);
    block.lines = atlas_arena_alloc(arena, block.count * sizeof(*block.lines));
    for (size_t i = 0; i < block.count; i++) {
        const PangoLayoutLine *line =
            pango_layout_get_line_readonly(layout, (int)i);
        block.lines[i].text = line_copy(arena, text, line);
        block.lines[i].width =
            typeface_width(typeface, block.lines[i].text, style);
        if (block.lines[i].width > block.width) {
            block.width = block.lines[i].width;
        }
    }
    block.height = (double)block.count * style.size_pt * TYPE_LEADING;
    return block;
}

enum atlas_status typeface_wrap(struct typeface *typeface, const char *text,
                                struct type_style style, double width,
                                struct atlas_arena *arena,
                                struct type_block *ret_block,
                                struct atlas_error *err) {
    const struct memo_key key = {text, style, width};
    const struct type_block *known = memo_find(&typeface->memo, &key);
    if (known) {
        *ret_block = memo_copy(known, arena);
        return ATLAS_OK;
    }
    PangoLayout *layout = typeface_layout(typeface, text, style);
    pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    if (pango_layout_get_unknown_glyphs_count(layout) > 0) {
        g_object_unref(layout);
        return missing_glyph(typeface, text, style, err);
    }
    *ret_block = block_of(typeface, layout, style, arena);
    g_object_unref(layout);
    memo_keep(&typeface->memo, &key, ret_block);
    return ATLAS_OK;
}
