// Placing of labels at work; shared by the files that place them.
#ifndef ATLAS_RENDER_LABEL_PLACING_H
#define ATLAS_RENDER_LABEL_PLACING_H

#include "bins.h"
#include "labels.h"
#include "raster.h"

// Steps tried around an area's middle, each way.
#define REACH 9
#define OFFSET_COUNT ((2 * REACH + 1) * (2 * REACH + 1))

// A name in one, two and three lines at the first size; no lines where it has
// too few words.
struct label_shapes {
    bool is_made;
    struct label lines[LABEL_LINES_MAX];
};

// Where an area has most room for a name, and how much: of a map with a focus,
// which cuts areas off.
struct roomiest {
    struct atlas_point at;
    double room;  // To compare; 0: none.
};

struct placing {
    const struct label_source *source;
    struct labels *labels;
    struct label_shapes *shapes;               // By area; made when needed.
    bool *is_done;                             // By area.
    struct roomiest *roomiest;                 // By area; NULL without a focus.
    struct raster ground;                      // Areas on the page.
    struct bins obstacles;                     // The source's, by place.
    struct atlas_point offsets[OFFSET_COUNT];  // Nearest first.
    struct atlas_point middle;  // Of the area at hand: where its name is best.
};

static inline void label_centre(struct label *label, struct atlas_point at) {
    label->place.x = at.x - label->place.width / 2;
    label->place.y = at.y - label->place.height / 2;
}

// How much of a box may lie off its own area, and over other areas.
struct allowance {
    double off;
    double foreign;
};

// Draw areas and neighbours into the cells of the ground.
void placing_fill_ground(struct placing *placing);

// The roomiest place of each area within the frame, clear of all obstacles;
// free() it.
struct roomiest *placing_find_room(const struct placing *placing);

// Whether a box keeps within an allowance.
bool placing_lies_well(const struct placing *placing, struct box box,
                       size_t area, struct allowance allowance);

// Whether a box is on the map and clear of everything placed so far.
bool placing_is_open(const struct placing *placing, struct box box);

// Whether a box lies in water: on no area and no neighbour.
bool placing_is_water(const struct placing *placing, struct box box);

// Try a label in free water no farther than `reach_pt` from the middle of its
// area; it gets its place and leader.
bool placing_lead(const struct placing *placing, struct label *label,
                  double reach_pt);

#endif
