// Where everything stands on the page; nothing is drawn before all of it has a
// place.
#ifndef ATLAS_RENDER_LAYOUT_H
#define ATLAS_RENDER_LAYOUT_H

#include "box.h"
#include "land.h"
#include "legend.h"
#include "survey.h"
#include "typeface.h"

// What a layout is made of. Everything is borrowed.
struct layout_source {
    const struct atlas_map *map;
    const struct survey *survey;
    const struct land *land;
    struct typeface *typeface;
    struct atlas_arena *arena;  // Holds texts and lines.
    const char *label_note;     // What labels left out; NULL: nothing.
};

// A second, larger view of a crowded part of the map.
struct inset {
    bool is_there;
    const char *title;
    double title_width;
    struct box frame;  // The title stands above it, inside `place`.
    struct box place;
    struct atlas_box metres;  // What it shows.
    struct view view;
};

struct layout {
    struct box page;
    struct type_block headline;
    struct type_block subtitle;
    struct type_block notes;
    struct type_block credits;
    struct box headline_box;
    struct box subtitle_box;
    struct box notes_box;
    struct box credits_box;
    struct box legend_box;  // Never over land.
    struct box body;        // All that is free for map, legend and labels.
    struct box map_box;     // The areas' box on the page.
    struct legend legend;
    struct view view;
    struct inset inset;
};

// Size of small words on the map and of inset titles.
#define LAYOUT_SMALL_PT 7.5

// ATLAS_ERR_OUTPUT when the page is too small, or a letter is not in the font.
ATLAS_MUST_CHECK enum atlas_status layout_build(
    const struct layout_source *source, struct layout *ret_layout,
    struct atlas_error *err);

#endif
