// Names on the map, none over another.
#ifndef ATLAS_RENDER_LABELS_H
#define ATLAS_RENDER_LABELS_H

#include "layout.h"
#include "outline.h"

#define LABEL_LINES_MAX 3

// One name, wrapped and placed.
struct label {
    size_t area;
    struct type_style style;
    struct type_line lines[LABEL_LINES_MAX];
    size_t line_count;
    struct box place;
    struct colour colour;
    struct colour halo;
    bool has_leader;  // A line leads from `from` to `target`.
    struct atlas_point from;
    struct atlas_point target;
};

struct labels {
    struct label *items;
    size_t count;
    size_t *left_out;  // Areas without a label, in area order.
    size_t left_out_count;
};

// What labels are placed on. Everything is borrowed.
struct label_source {
    const struct atlas_area_set *areas;
    const uint8_t *fills;          // enum fill, by area.
    const struct colour *colours;  // Of classes.
    const struct outline *outline;
    const bool *is_focus;         // By area: named first; NULL: none.
    const struct box *obstacles;  // Circles and schools: not to be covered.
    size_t obstacle_count;
    bool is_beside;  // Names stand beside circles, over any area.
    const struct atlas_area_set *context;  // Neighbours; NULL: none.
    const struct layout *layout;
    struct typeface *typeface;
    struct atlas_arena *arena;
};

// ATLAS_ERR_OUTPUT when the font lacks a letter of a name.
ATLAS_MUST_CHECK enum atlas_status labels_place(
    const struct label_source *source, struct labels *ret_labels,
    struct atlas_error *err);
void labels_release(struct labels *labels);

// Lines of a name: as even as they can be, at most `lines` of them. Returns
// how many there are.
size_t label_wrap(struct typeface *typeface, struct atlas_arena *arena,
                  const char *name, struct label *label, size_t lines);

void labels_draw(const struct labels *labels, struct canvas *canvas);

#endif
