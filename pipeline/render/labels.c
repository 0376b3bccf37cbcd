// Placing names: inside their area, else in the water beside it with a leader
// line, else over its edge.
//
// In:  areas on the page, free places, boxes to keep clear of.
// Out: labels that overlap nothing and lie within the map's part of the page;
//      the areas that got none.
//
// Greedy in rounds, each from the largest area to the smallest: names that fit
// inside cannot be in each other's way, so they come first, those with room to
// spare before those without; then small areas near the water send their names
// out into it on short leaders; what is left may reach over water, or stand
// farther out. Within a round the larger letters and the fewer lines are tried
// first. An area that the map is about comes before all others, in bold.

#include "labels.h"

#include <math.h>
#include <stdlib.h>

#include "label_placing.h"
#include "words.h"

// Distance of the places tried around an area's middle.
#define REACH_STEP_PT 2.0
// So much farther where the middle holds a circle.
#define AROUND_CIRCLES 2.2
// Room around a name in the first round.
#define ROOMY_PT 2.5
// Space between names, and more of it beside them: two names in a row must not
// read as one.
#define APART_PT 1.0
#define BESIDE_PT 4.0
// How much of a label may lie over other areas, and off its own.
#define FOREIGN_MOST 0.02
#define OFF_MOST 0.5

static const double sizes_pt[] = {8.0, 7.25, 6.5};
#define SIZE_COUNT (sizeof(sizes_pt) / sizeof(sizes_pt[0]))

// Areas that are tried, the largest ones.
#define LABELS_MOST 2000
// Names that the font is asked about together.
#define NAMES_AT_ONCE 50

enum round {
    ROUND_ROOMY,
    ROUND_INSIDE,
    ROUND_SHORT_LEADER,
    ROUND_OVER_EDGE,
    ROUND_LONG_LEADER,
    ROUND_END
};

// Longest leaders of the two rounds that draw them.
#define SHORT_PT 50.0
#define LONG_PT 100.0

// Whether a box is on the map and clear of everything placed so far.
bool placing_is_open(const struct placing *placing, struct box box) {
    const struct layout *layout = placing->source->layout;
    struct box wide = box_grow(box, APART_PT);
    wide.x -= BESIDE_PT;
    wide.width += 2 * BESIDE_PT;
    if (!box_holds(layout->free, wide)) return false;
    for (size_t i = 0; i < layout->taken_count; i++) {
        if (box_meets(wide, layout->taken[i])) return false;
    }
    for (size_t i = 0; i < placing->labels->count; i++) {
        if (box_meets(wide, placing->labels->items[i].place)) return false;
    }
    return !bins_meet(&placing->obstacles, box);
}

// Beside a circle a name may lie over any area: it has a halo of paper.
static bool fits(const struct placing *placing, const struct label *label,
                 enum round round) {
    if (placing->source->is_beside) {
        return placing_is_open(placing, label->place);
    }
    static const struct allowance over_edge = {OFF_MOST, FOREIGN_MOST};
    static const struct allowance none = {0, 0};
    const double room = round == ROUND_ROOMY ? ROOMY_PT : 0;
    return placing_lies_well(placing, box_grow(label->place, room), label->area,
                             round == ROUND_OVER_EDGE ? over_edge : none) &&
           placing_is_open(placing, label->place);
}

// Try a label around the middle of its area, nearest places first.
static bool place_near(const struct placing *placing, struct label *label,
                       enum round round) {
    const double reach = placing->source->is_beside ? AROUND_CIRCLES : 1;
    for (size_t i = 0; i < OFFSET_COUNT; i++) {
        const struct atlas_point offset = placing->offsets[i];
        label_centre(
            label, (struct atlas_point){placing->middle.x + offset.x * reach,
                                        placing->middle.y + offset.y * reach});
        if (fits(placing, label, round)) return true;
    }
    return false;
}

static int compare_offsets(const void *left, const void *right) {
    const struct atlas_point *a = left;
    const struct atlas_point *b = right;
    const double nearer = a->x * a->x + a->y * a->y;
    const double farther = b->x * b->x + b->y * b->y;
    if (nearer < farther) return -1;
    if (nearer > farther) return 1;
    if (a->y < b->y || a->y > b->y) return a->y < b->y ? -1 : 1;
    return (a->x > b->x) - (a->x < b->x);
}

static void offsets_fill(struct placing *placing) {
    size_t count = 0;
    for (int i = -REACH; i <= REACH; i++) {
        for (int j = -REACH; j <= REACH; j++) {
            placing->offsets[count++] =
                (struct atlas_point){i * REACH_STEP_PT, j * REACH_STEP_PT};
        }
    }
    qsort(placing->offsets, OFFSET_COUNT, sizeof(placing->offsets[0]),
          compare_offsets);
}

// Letters and halo that stand out: on an area's own ground, light letters when
// it is dark; elsewhere dark letters on paper.
static void label_ink(const struct placing *placing, struct label *label,
                      enum round round) {
    const struct label_source *source = placing->source;
    const struct inks *inks = palette_inks();
    label->colour = inks->text;
    label->halo = inks->paper;
    if (round > ROUND_INSIDE || source->is_beside) return;
    label->halo =
        legend_paint((enum fill)source->fills[label->area], source->colours)
            .fill;
    label->colour = palette_letters(label->halo);
}

static const struct label_shapes *shapes_of(struct placing *placing,
                                            size_t area) {
    const struct label_source *source = placing->source;
    const bool is_focus = source->is_focus && source->is_focus[area];
    struct label_shapes *shapes = &placing->shapes[area];
    if (shapes->is_made) return shapes;
    struct atlas_text name = ATLAS_TEXT_INIT;
    words_add_clean(&name, source->areas->items[area].name);
    for (size_t i = 0; i < LABEL_LINES_MAX; i++) {
        shapes->lines[i] =
            (struct label){.area = area, .style = {sizes_pt[0], is_focus}};
        label_wrap(source->typeface, source->arena, atlas_text_string(&name),
                   &shapes->lines[i], i + 1);
    }
    atlas_text_release(&name);
    shapes->is_made = true;
    return shapes;
}

// The shape in another size: widths follow the size, as hinting is off.
static struct label shape_scaled(const struct label *shape, double size_pt) {
    struct label label = *shape;
    const double times = size_pt / shape->style.size_pt;
    label.style.size_pt = size_pt;
    label.place.width *= times;
    label.place.height *= times;
    for (size_t i = 0; i < label.line_count; i++) label.lines[i].width *= times;
    return label;
}

// Whether a box of this size has no chance: more of it than `share` must lie
// over an area that is smaller.
static bool is_hopeless(const struct placing *placing,
                        const struct label *label, double share) {
    if (placing->source->is_beside) return false;
    const double scale = layout_view(placing->source->layout)->scale;
    return label->place.width * label->place.height * share >
           placing->source->areas->items[label->area].area_m2 * scale * scale;
}

static bool is_leading(enum round round) {
    return round == ROUND_SHORT_LEADER || round == ROUND_LONG_LEADER;
}

static bool label_try(const struct placing *placing, struct label *label,
                      enum round round) {
    if (label->line_count == 0) return false;
    if (is_leading(round)) {
        return placing_lead(placing, label,
                            round == ROUND_SHORT_LEADER ? SHORT_PT : LONG_PT);
    }
    const double share = round == ROUND_OVER_EDGE ? 1 - OFF_MOST : 1;
    if (is_hopeless(placing, label, share)) return false;
    return place_near(placing, label, round);
}

// Place a label of an area in a round, if it can be.
static bool area_place(struct placing *placing, size_t area, enum round round) {
    const struct label_shapes *shapes = shapes_of(placing, area);
    const size_t first = is_leading(round) ? 1 : 0;
    for (size_t size = first; size < SIZE_COUNT; size++) {
        for (size_t lines = 0; lines < LABEL_LINES_MAX; lines++) {
            struct label label =
                shape_scaled(&shapes->lines[lines], sizes_pt[size]);
            if (!label_try(placing, &label, round)) continue;
            label_ink(placing, &label, round);
            placing->labels->items[placing->labels->count++] = label;
            return true;
        }
    }
    return false;
}

// The focus, then areas from the largest to the smallest; equal ones by code.
struct rank {
    bool is_focus;
    double size;
    size_t area;
};

static int compare_ranks(const void *left, const void *right) {
    const struct rank *a = left;
    const struct rank *b = right;
    if (a->is_focus != b->is_focus) return a->is_focus ? -1 : 1;
    if (a->size > b->size) return -1;
    if (a->size < b->size) return 1;
    return (a->area > b->area) - (a->area < b->area);
}

static struct rank *areas_rank(const struct placing *placing) {
    const struct atlas_area_set *areas = placing->source->areas;
    const bool *is_focus = placing->source->is_focus;
    struct rank *ranks = atlas_xcalloc(areas->count, sizeof(*ranks));
    for (size_t i = 0; i < areas->count; i++) {
        ranks[i] = (struct rank){is_focus && is_focus[i],
                                 placing->roomiest ? placing->roomiest[i].room
                                                   : areas->items[i].inside_m,
                                 i};
    }
    qsort(ranks, areas->count, sizeof(*ranks), compare_ranks);
    return ranks;
}

// Every name must be in the font, placed or not. Some names at a time: what
// Pango does for a text grows with the square of its lines.
static enum atlas_status names_check(const struct label_source *source,
                                     struct atlas_error *err) {
    const size_t count = source->areas->count;
    enum atlas_status status = ATLAS_OK;
    struct atlas_text names = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < count && !status; i++) {
        words_add_clean(&names, source->areas->items[i].name);
        atlas_text_add_char(&names, '\n');
        if ((i + 1) % NAMES_AT_ONCE != 0 && i + 1 < count) continue;
        status =
            typeface_check(source->typeface, atlas_text_string(&names), err);
        atlas_text_clear(&names);
    }
    atlas_text_release(&names);
    return status;
}

static void rounds_run(struct placing *placing) {
    const struct label_source *source = placing->source;
    struct rank *ranks = areas_rank(placing);
    for (int round = 0; round < ROUND_END; round++) {
        for (size_t i = 0; i < source->areas->count && i < LABELS_MOST; i++) {
            const size_t area = ranks[i].area;
            if (placing->is_done[area]) continue;
            placing->middle =
                placing->roomiest
                    ? placing->roomiest[area].at
                    : view_point(layout_view(source->layout),
                                 source->areas->items[area].inside);
            placing->is_done[area] =
                area_place(placing, area, (enum round)round);
        }
    }
    free(ranks);
}

// Where names have most room. An area that the frame leaves none of has no name
// to be missed.
static void room_find(struct placing *placing) {
    placing->roomiest = placing_find_room(placing);
    for (size_t i = 0; i < placing->source->areas->count; i++) {
        placing->is_done[i] = !(placing->roomiest[i].room > 0);
    }
}

enum atlas_status labels_place(const struct label_source *source,
                               struct labels *ret_labels,
                               struct atlas_error *err) {
    const size_t count = source->areas->count;
    struct labels labels = {
        .items = atlas_xcalloc(count, sizeof(*labels.items)),
        .left_out = atlas_xcalloc(count, sizeof(*labels.left_out)),
    };
    struct placing placing = {
        .source = source,
        .labels = &labels,
        .shapes = atlas_xcalloc(count, sizeof(*placing.shapes)),
        .is_done = atlas_xcalloc(count, sizeof(*placing.is_done)),
    };
    const enum atlas_status status = names_check(source, err);
    offsets_fill(&placing);
    bins_create(source->obstacles, source->obstacle_count, &placing.obstacles);
    placing_fill_ground(&placing);
    if (source->is_focus) room_find(&placing);
    if (!status) rounds_run(&placing);
    for (size_t i = 0; i < count && !status; i++) {
        if (!placing.is_done[i]) labels.left_out[labels.left_out_count++] = i;
    }
    raster_release(&placing.ground);
    free(placing.shapes);
    free(placing.roomiest);
    free(placing.is_done);
    bins_release(&placing.obstacles);
    if (status) {
        labels_release(&labels);
    } else {
        *ret_labels = labels;
    }
    return status;
}

void labels_release(struct labels *labels) {
    free(labels->items);
    free(labels->left_out);
    *labels = (struct labels){0};
}
