// Where everything stands on the page; nothing is drawn before all of it has a
// place.
#ifndef ATLAS_RENDER_LAYOUT_H
#define ATLAS_RENDER_LAYOUT_H

#include "box.h"
#include "land.h"
#include "legend.h"
#include "sheet.h"
#include "survey.h"
#include "typeface.h"

// Parts of the map's space that are taken.
#define TAKEN_MAX 16
#define INSETS_MAX 4

// What a layout is made of. Everything is borrowed.
struct layout_source {
    const struct atlas_map *map;
    const struct survey *survey;
    const struct land *land;
    struct typeface *typeface;
    struct atlas_arena *arena;  // Holds texts and lines.
    const char *label_note;     // What labels left out; NULL: nothing.
    double title_width;         // Of the widest panel's title; 0: none.
};

// Where one panel stands.
struct panel_place {
    struct box box;  // The map's own box; the title stands above it.
    struct view view;
    double title_width;
};

// A second, larger view of a crowded part of the map.
struct inset {
    const char *title;
    double title_width;
    struct box frame;  // The title stands above it, inside `place`.
    struct box place;
    struct atlas_box metres;  // What it shows.
    struct view view;
};

struct scale_bar {
    bool is_there;
    struct box place;
    double length_pt;
    const char *label;
    double label_width;
};

// The whole country, small, with the place of the map in it.
struct locator {
    bool is_there;
    struct box place;
    struct view view;
    struct box mark;  // Around what the map shows, in `place`.
};

struct layout {
    struct box page;
    double margin;      // Kept free around the page.
    double type_scale;  // Of all text but labels, 1 or less.
    struct sheet sheet;
    struct box legend_box;  // Never over land.
    struct box body;        // All that is free for map and labels, and for the
                            // legend where it does not stand beside it.
    struct legend legend;
    struct panel_place panels[ATLAS_PANELS_MAX];
    struct inset insets[INSETS_MAX];
    size_t inset_count;
    struct scale_bar scale_bar;
    struct locator locator;
    struct box free;  // Where scale bar, locator and insets may stand.
    struct box taken[TAKEN_MAX];  // Legend, insets, scale bar, locator.
    size_t taken_count;
};

// Size of small words on the map and of inset titles.
#define LAYOUT_SMALL_PT 7.5
// Size of a panel's title, and the height that it takes.
#define PANEL_TITLE_PT 9.0
#define PANEL_TITLE_HEIGHT_PT 14.0
// Space between parts of the body.
#define LAYOUT_GAP_PT 12.0
// Free space kept between the legend and land.
#define LAYOUT_CLEARANCE_PT 9.0

// View of the first panel: the only one that carries labels and insets.
static inline const struct view *layout_view(const struct layout *layout) {
    return &layout->panels[0].view;
}

// ATLAS_ERR_OUTPUT when the page is too small, or a letter is not in the font.
ATLAS_MUST_CHECK enum atlas_status layout_build(
    const struct layout_source *source, struct layout *ret_layout,
    struct atlas_error *err);

#endif
