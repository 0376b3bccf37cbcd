// The pinned font: measuring, wrapping, and checking that it has the letters.
//
// Threads  a typeface belongs to one picture and one thread.
#ifndef ATLAS_RENDER_TYPEFACE_H
#define ATLAS_RENDER_TYPEFACE_H

#include <pango/pango.h>
#include <stdbool.h>
#include <stddef.h>

#include "atlas/memory.h"
#include "atlas/status.h"

// Family as fontconfig and SVG readers know it.
#define TYPEFACE_FAMILY "Open Sans"
// Package that holds it.
#define TYPEFACE_PACKAGE "fonts-open-sans"
// Distance of baselines, and of the first baseline from the top, as parts of
// the size.
#define TYPE_LEADING 1.3
#define TYPE_ASCENT 1.0
// Middle of small letters above the baseline, as a part of the size.
#define TYPE_MIDDLE 0.36

struct type_style {
    double size_pt;
    bool is_bold;
};

struct typeface;

// One line after wrapping.
struct type_line {
    const char *text;
    double width;
};

// A wrapped text. The height is count * size * TYPE_LEADING.
struct type_block {
    struct type_style style;
    struct type_line *lines;
    size_t count;
    double width;  // Of its widest line.
    double height;
};

// ATLAS_ERR_OUTPUT when the pinned family is not installed.
ATLAS_MUST_CHECK enum atlas_status typeface_create(
    struct typeface **ret_typeface, struct atlas_error *err);
void typeface_free(struct typeface *typeface);

// Width of one line of text, points.
double typeface_width(struct typeface *typeface, const char *text,
                      struct type_style style);

// ATLAS_ERR_OUTPUT when the font lacks a letter of a text.
ATLAS_MUST_CHECK enum atlas_status typeface_check(struct typeface *typeface,
                                                  const char *text,
                                                  struct atlas_error *err);

// Wrap at blanks, or within a word that is wider than the line. Lines live in
// the arena. ATLAS_ERR_OUTPUT when the font lacks a letter.
ATLAS_MUST_CHECK enum atlas_status typeface_wrap(
    struct typeface *typeface, const char *text, struct type_style style,
    double width, struct atlas_arena *arena, struct type_block *ret_block,
    struct atlas_error *err);

// A line of text laid out, to draw; g_object_unref() it.
PangoLayout *typeface_layout(struct typeface *typeface, const char *text,
                             struct type_style style);

#endif
