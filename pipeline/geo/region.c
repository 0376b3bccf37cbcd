// The region between a chord and the line that it replaces.
//
// In:  a line of vertices, and other vertices in a grid.
// Out: whether one of these lies inside, by crossings of the closed line.

#include "region.h"

#include <math.h>

static struct atlas_box box_of(const struct atlas_detail *detail,
                               struct chord chord) {
    struct atlas_box box = atlas_box_empty();
    for (size_t i = chord.first; i <= chord.last; i++) {
        const struct atlas_point at = detail->points[i];
        box.min_x = i == chord.first || at.x < box.min_x ? at.x : box.min_x;
        box.max_x = i == chord.first || at.x > box.max_x ? at.x : box.max_x;
        box.min_y = i == chord.first || at.y < box.min_y ? at.y : box.min_y;
        box.max_y = i == chord.first || at.y > box.max_y ? at.y : box.max_y;
    }
    return box;
}

static bool is_in_box(struct atlas_box box, struct atlas_point at) {
    return at.x >= box.min_x && at.x <= box.max_x && at.y >= box.min_y &&
           at.y <= box.max_y;
}

// Above 0 where `at` lies left of the line from `a` to `b`, 0 where it is too
// close to tell: within the error of the plain determinant, (3 + 16 e) e times
// its terms with e = 2^-53 (J. R. Shewchuk, 1997, "Adaptive precision
// floating-point arithmetic and fast robust geometric predicates").
static int side_of(struct atlas_point a, struct atlas_point b,
                   struct atlas_point at) {
    const double left = (a.x - at.x) * (b.y - at.y);
    const double right = (a.y - at.y) * (b.x - at.x);
    const double size = left - right;
    const double doubt = 3.3306690738754716e-16 * (fabs(left) + fabs(right));
    return (size > doubt) - (size < -doubt);
}

// Whether the ray that runs east from `at` crosses the line piece; a point on
// the piece sets `ret_touches`.
static bool is_crossed(struct atlas_point a, struct atlas_point b,
                       struct atlas_point at, bool *ret_touches) {
    if ((a.x < at.x && b.x < at.x) || (a.y < at.y && b.y < at.y) ||
        (a.y > at.y && b.y > at.y)) {
        return false;
    }
    if (a.x > at.x && b.x > at.x) return (a.y > at.y) != (b.y > at.y);
    const int side = side_of(a, b, at);
    if (side == 0) *ret_touches = true;
    if ((a.y > at.y) == (b.y > at.y)) return false;
    return (side > 0) == (b.y > a.y);
}

static bool is_in_region(const struct atlas_detail *detail, struct chord chord,
                         struct atlas_point at) {
    bool is_in = false;
    bool touches = false;
    struct atlas_point before = detail->points[chord.last];
    for (size_t i = chord.first; i <= chord.last && !touches; i++) {
        const struct atlas_point next = detail->points[i];
        if (is_crossed(before, next, at, &touches)) is_in = !is_in;
        before = next;
    }
    return is_in || touches;
}

bool region_is_clear(const struct atlas_detail *detail, struct chord chord,
                     const struct point_grid *grid) {
    const uint32_t *vertices = detail->topology->vertices;
    const struct atlas_box box = box_of(detail, chord);
    struct point_cells cells;
    if (!point_grid_cells(grid, box, &cells)) return true;
    for (size_t row = cells.row; row <= cells.last_row; row++) {
        const uint32_t *starts = grid->starts + row * grid->columns;
        const uint32_t end = starts[cells.last_column + 1];
        for (uint32_t i = starts[cells.column]; i < end; i++) {
            const struct point_item *item = &grid->items[i];
            if (!is_in_box(box, item->at) ||
                item->index == vertices[chord.first] ||
                item->index == vertices[chord.last]) {
                continue;
            }
            if (is_in_region(detail, chord, item->at)) return false;
        }
    }
    return true;
}
