// Placing names: inside their area, else over its edge, else beside the land
// with a leader line.
//
// In:  areas on the page, free places, boxes to keep clear of.
// Out: labels that overlap nothing and lie within the map's part of the page;
//      the areas that got none.
//
// Greedy in rounds, each from the largest area to the smallest: names that fit
// inside cannot be in each other's way, so they come first, those with room to
// spare before those without; what is left may reach over water or a little
// over a neighbour; the rest stands in free water nearby. Within a round the
// larger letters and the fewer lines are tried first.

#include "labels.h"

#include <math.h>
#include <stdlib.h>

#include "words.h"

// Places tried around an area's middle: a square of so many steps each way.
#define REACH 9
#define REACH_STEP_PT 2.0
#define OFFSET_COUNT ((2 * REACH + 1) * (2 * REACH + 1))
// Room around a name in the first round.
#define ROOMY_PT 2.5
// Ground darker than this (WCAG luminance) carries light letters.
#define DARK_GROUND 0.22
// Distance of the points at which a label's box is tested.
#define PROBE_PT 3.0
#define APART_PT 1.0
// How much of a label may lie over other areas, and must lie over its own.
#define FOREIGN_MOST 0.12
#define OWN_LEAST 0.4
#define LEADER_NEAREST_PT 12.0
#define LEADER_FARTHEST_PT 130.0
#define LEADER_STEP_PT 4.0
#define LEADER_TURNS 32

static const double sizes_pt[] = {8.0, 7.25, 6.5};
#define SIZE_COUNT (sizeof(sizes_pt) / sizeof(sizes_pt[0]))

enum round {
    ROUND_ROOMY,
    ROUND_INSIDE,
    ROUND_OVER_EDGE,
    ROUND_LEADER,
    ROUND_END
};

// Placing at work.
struct placing {
    const struct label_source *source;
    struct labels *labels;
    const char **names;                        // By area.
    bool *is_done;                             // By area.
    struct tracing tracing;                    // Rings of the area at hand.
    struct atlas_point offsets[OFFSET_COUNT];  // Nearest first.
    struct atlas_point middle;                 // Its inside point on the page.
};

// How a box lies: over its own area, over water, over other areas.
struct lie {
    double own;
    double foreign;
};

static struct lie lie_of(const struct placing *placing, struct box box) {
    const struct view *view = &placing->source->layout->view;
    const int across = (int)(box.width / PROBE_PT) + 1;
    const int down = (int)(box.height / PROBE_PT) + 1;
    int own = 0;
    int foreign = 0;
    for (int i = 0; i <= across; i++) {
        for (int j = 0; j <= down; j++) {
            const struct atlas_point at = {box.x + box.width * i / across,
                                           box.y + box.height * j / down};
            if (tracing_holds(&placing->tracing, at)) {
                own++;
                continue;
            }
            const struct box speck = {at.x, at.y, 0, 0};
            if (!land_is_free(placing->source->land, view_unbox(view, speck))) {
                foreign++;
            }
        }
    }
    const double all = (across + 1) * (down + 1);
    return (struct lie){own / all, foreign / all};
}

// Whether a box is on the map and clear of everything placed so far.
static bool is_open(const struct placing *placing, struct box box) {
    const struct layout *layout = placing->source->layout;
    const struct box wide = box_grow(box, APART_PT);
    if (!box_holds(layout->body, wide)) return false;
    if (box_meets(wide, layout->legend_box)) return false;
    if (layout->inset.is_there && box_meets(wide, layout->inset.place)) {
        return false;
    }
    for (size_t i = 0; i < placing->labels->count; i++) {
        if (box_meets(wide, placing->labels->items[i].place)) return false;
    }
    return true;
}

static double cross_of(struct atlas_point a, struct atlas_point b,
                       struct atlas_point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool lines_cross(struct atlas_point a, struct atlas_point b,
                        struct atlas_point c, struct atlas_point d) {
    return (cross_of(a, b, c) > 0) != (cross_of(a, b, d) > 0) &&
           (cross_of(c, d, a) > 0) != (cross_of(c, d, b) > 0);
}

static bool line_meets_box(struct atlas_point a, struct atlas_point b,
                           struct box box) {
    const struct atlas_point corners[] = {{box.x, box.y},
                                          {box_right(box), box.y},
                                          {box_right(box), box_bottom(box)},
                                          {box.x, box_bottom(box)}};
    for (int i = 0; i < 4; i++) {
        if (lines_cross(a, b, corners[i], corners[(i + 1) % 4])) return true;
    }
    return box_holds(box, (struct box){b.x, b.y, 0, 0});
}

// Whether a leader is clear of every label and every other leader.
static bool leader_is_open(const struct placing *placing,
                           const struct label *label) {
    for (size_t i = 0; i < placing->labels->count; i++) {
        const struct label *other = &placing->labels->items[i];
        if (line_meets_box(label->from, label->target, other->place)) {
            return false;
        }
        if (other->has_leader && lines_cross(label->from, label->target,
                                             other->from, other->target)) {
            return false;
        }
    }
    const struct layout *layout = placing->source->layout;
    return !line_meets_box(label->from, label->target, layout->legend_box) &&
           !(layout->inset.is_there &&
             line_meets_box(label->from, label->target, layout->inset.place));
}

// Whether leaders placed so far stay clear of a box.
static bool leaders_miss(const struct placing *placing, struct box box) {
    for (size_t i = 0; i < placing->labels->count; i++) {
        const struct label *other = &placing->labels->items[i];
        if (other->has_leader &&
            line_meets_box(other->from, other->target, box)) {
            return false;
        }
    }
    return true;
}

static bool fits(const struct placing *placing, const struct label *label,
                 enum round round) {
    if (!is_open(placing, label->place)) return false;
    const double room = round == ROUND_ROOMY ? ROOMY_PT : 0;
    const struct lie lie = lie_of(placing, box_grow(label->place, room));
    if (round < ROUND_OVER_EDGE) return lie.own >= 1;
    return lie.own >= OWN_LEAST && lie.foreign <= FOREIGN_MOST;
}

static void label_centre(struct label *label, struct atlas_point at) {
    label->place.x = at.x - label->place.width / 2;
    label->place.y = at.y - label->place.height / 2;
}

// Try a label around the middle of its area, nearest places first.
static bool place_near(const struct placing *placing, struct label *label,
                       enum round round) {
    for (size_t i = 0; i < OFFSET_COUNT; i++) {
        const struct atlas_point offset = placing->offsets[i];
        label_centre(label, (struct atlas_point){placing->middle.x + offset.x,
                                                 placing->middle.y + offset.y});
        if (fits(placing, label, round)) return true;
    }
    return false;
}

static bool leader_fits(const struct placing *placing, struct label *label) {
    const struct layout *layout = placing->source->layout;
    const struct box place = label->place;
    if (!is_open(placing, place) || !leaders_miss(placing, place)) return false;
    if (!land_is_free(placing->source->land,
                      view_unbox(&layout->view, box_grow(place, 2)))) {
        return false;
    }
    const struct atlas_point to = placing->middle;
    label->from =
        (struct atlas_point){fmin(fmax(to.x, place.x), box_right(place)),
                             fmin(fmax(to.y, place.y), box_bottom(place))};
    label->target = to;
    return leader_is_open(placing, label);
}

// Try a label in free water around its area.
static bool place_with_leader(const struct placing *placing,
                              struct label *label) {
    const double turn = 2 * acos(-1.0) / LEADER_TURNS;
    label->has_leader = true;
    for (double away = LEADER_NEAREST_PT; away < LEADER_FARTHEST_PT;
         away += LEADER_STEP_PT) {
        for (int i = 0; i < LEADER_TURNS; i++) {
            // From the west, where the turns begin, to either side.
            const double angle = turn * ((i + 1) / 2) * (i % 2 ? 1 : -1);
            const double reach_x = away + label->place.width / 2;
            const double reach_y = away + label->place.height / 2;
            label_centre(label, (struct atlas_point){
                                    placing->middle.x - reach_x * cos(angle),
                                    placing->middle.y + reach_y * sin(angle)});
            if (leader_fits(placing, label)) return true;
        }
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
    if (round >= ROUND_OVER_EDGE) return;
    label->halo =
        legend_paint((enum fill)source->fills[label->area], source->colours)
            .fill;
    if (palette_luminance(label->halo) < DARK_GROUND) {
        label->colour = inks->paper;
    }
}

// Whether a label of an area can be placed in a round; if so, it is.
static bool area_place(struct placing *placing, size_t area, enum round round) {
    const struct label_source *source = placing->source;
    for (size_t size = 0; size < SIZE_COUNT; size++) {
        for (size_t lines = 1; lines <= LABEL_LINES_MAX; lines++) {
            struct label label = {.area = area,
                                  .style = {sizes_pt[size], false}};
            if (!label_wrap(source->typeface, source->arena,
                            placing->names[area], &label, lines)) {
                continue;
            }
            if (round == ROUND_LEADER ? place_with_leader(placing, &label)
                                      : place_near(placing, &label, round)) {
                label_ink(placing, &label, round);
                placing->labels->items[placing->labels->count++] = label;
                return true;
            }
        }
    }
    return false;
}

// Areas from the largest to the smallest; equal ones by code.
struct rank {
    double size;
    size_t area;
};

static int compare_ranks(const void *left, const void *right) {
    const struct rank *a = left;
    const struct rank *b = right;
    if (a->size > b->size) return -1;
    if (a->size < b->size) return 1;
    return (a->area > b->area) - (a->area < b->area);
}

static struct rank *areas_rank(const struct atlas_area_set *areas) {
    struct rank *ranks = atlas_xcalloc(areas->count, sizeof(*ranks));
    for (size_t i = 0; i < areas->count; i++) {
        ranks[i] = (struct rank){areas->items[i].inside_m, i};
    }
    qsort(ranks, areas->count, sizeof(*ranks), compare_ranks);
    return ranks;
}

static enum atlas_status names_check(struct placing *placing,
                                     struct atlas_error *err) {
    const struct label_source *source = placing->source;
    for (size_t i = 0; i < source->areas->count; i++) {
        struct atlas_text name = ATLAS_TEXT_INIT;
        words_add_clean(&name, source->areas->items[i].name);
        placing->names[i] =
            atlas_arena_text(source->arena, atlas_text_string(&name));
        atlas_text_release(&name);
        struct type_block unused;
        const enum atlas_status status =
            typeface_wrap(source->typeface, placing->names[i],
                          (struct type_style){sizes_pt[0], false}, 1000,
                          source->arena, &unused, err);
        if (status) return status;
    }
    return ATLAS_OK;
}

static void rounds_run(struct placing *placing) {
    const struct label_source *source = placing->source;
    struct rank *ranks = areas_rank(source->areas);
    for (int round = 0; round < ROUND_END; round++) {
        for (size_t i = 0; i < source->areas->count; i++) {
            const size_t area = ranks[i].area;
            if (placing->is_done[area]) continue;
            outline_trace_area(source->outline, area, &placing->tracing);
            placing->middle = view_point(&source->layout->view,
                                         source->areas->items[area].inside);
            placing->is_done[area] =
                area_place(placing, area, (enum round)round);
        }
    }
    free(ranks);
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
        .names = atlas_xcalloc(count, sizeof(*placing.names)),
        .is_done = atlas_xcalloc(count, sizeof(*placing.is_done)),
    };
    const enum atlas_status status = names_check(&placing, err);
    offsets_fill(&placing);
    if (!status) rounds_run(&placing);
    for (size_t i = 0; i < count && !status; i++) {
        if (!placing.is_done[i]) labels.left_out[labels.left_out_count++] = i;
    }
    tracing_release(&placing.tracing);
    free(placing.names);
    free(placing.is_done);
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
