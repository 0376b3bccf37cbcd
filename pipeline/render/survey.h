// What the values of a map say, gathered once: how each area is filled, how
// many areas have each fill, and which are highest and lowest.
#ifndef ATLAS_RENDER_SURVEY_H
#define ATLAS_RENDER_SURVEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "atlas/render.h"
#include "palette.h"

// How an area is filled: a class, or a state that is not a number.
enum fill {
    FILL_FIRST_CLASS,  // Classes 0 to ATLAS_CLASSES_MAX - 1. Of two variables:
                       // PALETTE_SIDE * class of the first + of the second.
    FILL_FIRST_STATE = ATLAS_CLASSES_MAX,
    FILL_NOT_APPLICABLE = FILL_FIRST_STATE,
    FILL_LOW,
    FILL_UNRELIABLE,
    FILL_FEW_SCHOOLS,
    FILL_NOT_AVAILABLE,
    FILL_SUPPRESSED,
    FILL_PARTIAL,  // Only some of the area's schools are in the file.
    FILL_END
};

// An end of the range.
struct survey_end {
    size_t area;   // The first of them, by code.
    size_t count;  // Areas with the very same value.
    struct atlas_rate rate;
};

// The ends of the range over some areas.
struct survey_range {
    size_t count;  // Areas of them, with a number or without.
    size_t number_count;
    struct survey_end lowest;
    struct survey_end highest;
};

// What one panel says.
struct survey_panel {
    uint8_t *fills;            // enum fill, by area.
    size_t members[FILL_END];  // Areas with each fill.
    size_t number_count;       // Areas with a number (of both variables).
    struct survey_end lowest;
    struct survey_end highest;
};

struct survey {
    size_t area_count;  // Of each panel.
    size_t panel_count;
    struct survey_panel panels[ATLAS_PANELS_MAX];
    bool is_shown[FILL_END];     // Some panel has areas with this fill.
    size_t merged_count;         // Areas that are unions.
    struct survey_range focus;   // Of the last panel: the areas that the map is
    struct survey_range others;  // about, and their neighbours.
    bool is_below;  // A value lies below the first edge (fixed breaks only).
    bool is_above;  // A value lies above the last edge.
    char few_label[48];  // "Fewer than 3 schools".
};

// Words of a fill that is a state: "Suppressed". They live as long as the
// survey.
const char *survey_fill_label(const struct survey *survey, enum fill fill);

// ATLAS_ERR_OUTPUT when there are no areas, panels differ, or there are numbers
// and no classes; ATLAS_ERR_USAGE when two variables have more classes than
// there are colours.
ATLAS_MUST_CHECK enum atlas_status survey_take(const struct atlas_map *map,
                                               struct survey *ret_survey,
                                               struct atlas_error *err);
void survey_release(struct survey *survey);

#endif
