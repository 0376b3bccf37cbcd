// Schools as marks.
//
// In:  places, enrolments and phases; a view.
// Out: marks on the page; drawing calls.
//
// Phases differ in shape or in light and dark, never in hue alone: white
// circles, dark circles, grey diamonds. A mark's area follows the enrolments.
// Large ones are drawn first. A smaller one that would leave no rim of a larger
// one to be seen stands aside as little as shows both; where no place near
// serves it stays where it is.

#include "dots.h"

#include <math.h>
#include <stdlib.h>

#include "symbols.h"

#define EDGE_PT 0.6
// Paper around a mark.
#define HALO_PT 0.6
// A rim so wide is seen: points, and as a share of the smaller one's radius.
#define RIM_PT 1.0
#define RIM_SHARE 0.5
// Places tried around a school, in rings.
#define TURNS 8
#define RINGS 4
#define RING_STEP_PT 1.0

struct ranked {
    struct dot_mark mark;
    int64_t enrolments;
};

static int compare_doubles(double left, double right) {
    return (left > right) - (left < right);
}

// Large ones first; equal ones from north to south, then west to east.
static int compare_ranked(const void *left, const void *right) {
    const struct ranked *a = left;
    const struct ranked *b = right;
    if (a->enrolments != b->enrolments) {
        return a->enrolments < b->enrolments ? 1 : -1;
    }
    const int down = compare_doubles(a->mark.at.y, b->mark.at.y);
    if (down) return down;
    const int across = compare_doubles(a->mark.at.x, b->mark.at.x);
    return across ? across : (int)a->mark.phase - (int)b->mark.phase;
}

static bool is_on(struct box frame, struct atlas_point at) {
    return box_holds(frame, (struct box){at.x, at.y, 0, 0});
}

static struct ranked *dots_rank(const struct dot_source *source,
                                size_t *ret_count) {
    const struct atlas_map *map = source->map;
    struct ranked *ranked = atlas_xcalloc(map->dot_count + 1, sizeof(*ranked));
    size_t count = 0;
    for (size_t i = 0; i < map->dot_count; i++) {
        const struct atlas_dot *dot = &map->dots[i];
        const struct atlas_point at = view_point(&source->view, dot->at);
        const double radius =
            symbols_radius_of(source->legend, dot->enrolments);
        if (!(radius > 0) || !is_on(source->frame, at)) continue;
        ranked[count++] =
            (struct ranked){{at, radius, dot->phase}, dot->enrolments};
    }
    qsort(ranked, count, sizeof(*ranked), compare_ranked);
    *ret_count = count;
    return ranked;
}

// Whether a mark leaves a rim of a larger one below it.
static bool leaves_rim(const struct dot_mark *over,
                       const struct dot_mark *below) {
    const double rim = fmin(RIM_PT, over->radius_pt * RIM_SHARE);
    const double apart =
        hypot(over->at.x - below->at.x, over->at.y - below->at.y);
    return apart + below->radius_pt - over->radius_pt >= rim;
}

static bool leaves_rims(const struct dot_mark *mark,
                        const struct dot_marks *placed) {
    for (size_t i = 0; i < placed->count; i++) {
        if (!leaves_rim(mark, &placed->items[i])) return false;
    }
    return true;
}

// From the east round by the south.
static struct dot_mark shifted(const struct dot_mark *mark, int ring,
                               int turn) {
    const double angle = 2 * acos(-1.0) * turn / TURNS;
    struct dot_mark shifted = *mark;
    shifted.at.x += ring * RING_STEP_PT * cos(angle);
    shifted.at.y += ring * RING_STEP_PT * sin(angle);
    return shifted;
}

static struct dot_mark stand_aside(const struct dot_mark *mark,
                                   const struct dot_marks *placed,
                                   struct box frame) {
    if (leaves_rims(mark, placed)) return *mark;
    for (int ring = 1; ring <= RINGS; ring++) {
        for (int turn = 0; turn < TURNS; turn++) {
            const struct dot_mark tried = shifted(mark, ring, turn);
            if (is_on(frame, tried.at) && leaves_rims(&tried, placed)) {
                return tried;
            }
        }
    }
    return *mark;
}

void dots_place(const struct dot_source *source, struct dot_marks *ret_marks) {
    size_t count;
    struct ranked *ranked = dots_rank(source, &count);
    struct dot_marks marks = {
        .items = atlas_xcalloc(count + 1, sizeof(*marks.items))};
    for (size_t i = 0; i < count; i++) {
        marks.items[marks.count] =
            stand_aside(&ranked[i].mark, &marks, source->frame);
        marks.count++;
    }
    free(ranked);
    *ret_marks = marks;
}

void dots_release(struct dot_marks *marks) {
    free(marks->items);
    *marks = (struct dot_marks){0};
}

// Half of a diamond's diagonal, so that its area is the circle's.
static double reach_of(const struct dot_mark *mark) {
    return mark->phase == ATLAS_PHASE_SPECIAL
               ? mark->radius_pt * sqrt(acos(-1.0) / 2)
               : mark->radius_pt;
}

struct box dot_box(const struct dot_mark *mark) {
    return box_grow((struct box){mark->at.x, mark->at.y, 0, 0},
                    reach_of(mark) + EDGE_PT / 2 + HALO_PT);
}

static void shape_draw(const struct dot_mark *mark,
                       const struct canvas_paint *paint,
                       struct canvas *canvas) {
    const struct atlas_point at = mark->at;
    const double reach = reach_of(mark);
    if (mark->phase != ATLAS_PHASE_SPECIAL) {
        canvas_circle(canvas, at, mark->radius_pt, paint);
        return;
    }
    const struct atlas_point corners[] = {{at.x, at.y - reach},
                                          {at.x + reach, at.y},
                                          {at.x, at.y + reach},
                                          {at.x - reach, at.y}};
    const size_t end = 4;
    canvas_path(canvas, &(struct canvas_path){corners, &end, 1, true}, paint);
}

void dot_draw(const struct dot_mark *mark, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    const bool is_dark = mark->phase == ATLAS_PHASE_SECONDARY;
    const bool is_grey = mark->phase == ATLAS_PHASE_SPECIAL;
    shape_draw(
        mark,
        &(struct canvas_paint){.is_filled = true,
                               .fill = is_dark   ? inks->text
                                       : is_grey ? inks->mark
                                                 : inks->paper,
                               .stroke_pt = EDGE_PT,
                               .stroke = is_dark ? inks->paper : inks->text},
        canvas);
}

void dots_draw(const struct dot_marks *marks, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    const struct canvas_paint halo = {.stroke_pt = 2 * HALO_PT + EDGE_PT,
                                      .stroke = inks->paper};
    for (size_t i = 0; i < marks->count; i++) {
        shape_draw(&marks->items[i], &halo, canvas);
    }
    for (size_t i = 0; i < marks->count; i++) {
        dot_draw(&marks->items[i], canvas);
    }
}
