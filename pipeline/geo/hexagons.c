// An area set as a map of equal hexagons.
//
// In:  areas, the group of each.
// Out: a hexagon for each area, and how true the layout is.
//
// Corners are whole numbers of half widths and half sides, which are multiples
// of 1/1024 m: sums and products of them are exact, so that all hexagons are of
// one size and those that touch have corners in common to the last bit.

#include "atlas/hexagons.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/memory.h"
#include "atlas/vocabulary.h"
#include "hexagon_assign.h"
#include "hexagon_pieces.h"
#include "hexagon_search.h"
#include "set_builder.h"

// Everything that a layout is made from.
struct workshop {
    const struct atlas_area_set *areas;
    struct neighbours neighbours;
    struct cartogram cartogram;
    struct hexagon_cells cells;
    uint32_t *groups;  // Numbered from 0.
    size_t group_count;
    uint32_t *cell_of;
};

static int compare_numbers(const void *left, const void *right) {
    const uint32_t a = *(const uint32_t *)left;
    const uint32_t b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

// Number the groups in their order.
static void number_groups(struct workshop *shop, const uint32_t *groups) {
    const size_t n = shop->areas->count;
    uint32_t *const sorted = atlas_xcalloc(n, sizeof(*sorted));
    size_t count = 0;
    for (size_t i = 0; i < n; i++) sorted[i] = groups ? groups[i] : 0;
    qsort(sorted, n, sizeof(*sorted), compare_numbers);
    for (size_t i = 0; i < n; i++) {
        if (sorted[i] == ATLAS_NONE) break;
        if (count && sorted[count - 1] == sorted[i]) continue;
        sorted[count++] = sorted[i];
    }
    shop->group_count = count;
    shop->groups = atlas_xcalloc(n, sizeof(*shop->groups));
    for (size_t i = 0; i < n; i++) {
        const uint32_t group = groups ? groups[i] : 0;
        const uint32_t *const found =
            bsearch(&group, sorted, count, sizeof(*sorted), compare_numbers);
        shop->groups[i] = found ? (uint32_t)(found - sorted) : ATLAS_NONE;
    }
    free(sorted);
}

// To a multiple of 1/1024.
static double exact(double value) {
    return floor(value * 1024 + 0.5) / 1024;
}

// Places are rounded: a cosine that another library rounds otherwise must not
// lead the search another way.
static void workshop_create(const struct atlas_area_set *areas,
                            const uint32_t *groups, struct workshop *shop) {
    *shop = (struct workshop){.areas = areas};
    number_groups(shop, groups);
    neighbours_find(areas, &shop->neighbours);
    cartogram_make(areas, &shop->cartogram);
    hexagon_cells_create(&shop->cartogram, &shop->cells);
    for (size_t i = 0; i < areas->count; i++) {
        const struct atlas_point place =
            hexagon_cells_scale(&shop->cells, shop->cartogram.places[i]);
        shop->cartogram.places[i] =
            (struct atlas_point){exact(place.x), exact(place.y)};
    }
    shop->cell_of = atlas_xcalloc(areas->count, sizeof(*shop->cell_of));
}

static void workshop_release(struct workshop *shop) {
    free(shop->groups);
    free(shop->cell_of);
    neighbours_release(&shop->neighbours);
    cartogram_release(&shop->cartogram);
    hexagon_cells_release(&shop->cells);
}

static size_t count_kept(const struct workshop *shop) {
    size_t kept = 0;
    for (size_t i = 0; i < shop->neighbours.shared_count; i++) {
        const struct neighbour_pair pair = shop->neighbours.pairs[i];
        kept += hexagon_cells_touch(&shop->cells, shop->cell_of[pair.low],
                                    shop->cell_of[pair.high]);
    }
    return kept;
}

static size_t count_whole(const struct workshop *shop,
                          const struct hexagon_layout *layout) {
    struct hexagon_pieces pieces;
    size_t whole = 0;
    hexagon_pieces_create(&shop->cells, shop->groups, shop->areas->count,
                          shop->group_count, &pieces);
    for (uint32_t i = 0; i < shop->group_count; i++) {
        whole += hexagon_pieces_count(&pieces, i, layout->cell_of,
                                      layout->area_at) == 1;
    }
    hexagon_pieces_release(&pieces);
    return whole;
}

static void lay_out(struct workshop *shop,
                    struct atlas_hexagon_report *report) {
    const struct hexagon_problem problem = {
        .cells = &shop->cells,
        .neighbours = &shop->neighbours,
        .areas = shop->areas,
        .places = shop->cartogram.places,
        .groups = shop->groups,
        .group_count = shop->group_count,
    };
    const size_t count = shop->areas->count;
    struct hexagon_layout layout;
    hexagon_assign(&shop->cells, shop->cartogram.places, count, shop->cell_of);
    report->neighbours = shop->neighbours.shared_count;
    report->assigned = count_kept(shop);
    hexagon_layout_create(&problem, shop->cell_of, &layout);
    if (count > 1 && count <= ATLAS_HEXAGONS_SEARCHED) hexagon_search(&layout);
    report->kept = count_kept(shop);
    report->groups = shop->group_count;
    report->whole = count_whole(shop, &layout);
    hexagon_layout_release(&layout);
}

// Half a width, half a side, and where cell 0 is, in multiples of 1/1024 m.
struct frame {
    double half_width_m;
    double half_side_m;
    struct atlas_point origin;
};

// Box of the cells' centres, in half widths and rows.
static struct atlas_box places_box(const struct workshop *shop) {
    struct atlas_box box = atlas_box_empty();
    for (size_t i = 0; i < shop->areas->count; i++) {
        int x, y;
        hexagon_cell_place(&shop->cells, shop->cell_of[i], &x, &y);
        box = atlas_box_join(box, (struct atlas_box){x, y, x, y});
    }
    return box;
}

static struct frame frame_make(const struct workshop *shop) {
    const struct atlas_box land = atlas_area_set_box(shop->areas);
    const struct atlas_box box = places_box(shop);
    const double width_m = shop->cartogram.width_m;
    struct frame frame = {
        .half_width_m = exact(width_m / 2),
        .half_side_m = exact(width_m / (2 * sqrt(3))),
    };
    frame.origin.x = exact((land.min_x + land.max_x) / 2 -
                           frame.half_width_m * (box.min_x + box.max_x) / 2);
    frame.origin.y = exact((land.min_y + land.max_y) / 2 -
                           3 * frame.half_side_m * (box.min_y + box.max_y) / 2);
    return frame;
}

// Counter-clockwise from the top.
static void add_hexagon(const struct frame *frame, int x, int y,
                        struct atlas_area_set *set) {
    static const int corners[HEXAGON_SIDES + 1][2] = {
        {0, 2}, {-1, 1}, {-1, -1}, {0, -2}, {1, -1}, {1, 1}, {0, 2}};
    struct atlas_point *const points =
        set_add_ring(set, HEXAGON_SIDES + 1, false);
    struct atlas_area *const area = &set->items[set->count - 1];
    for (size_t i = 0; i <= HEXAGON_SIDES; i++) {
        points[i].x =
            frame->origin.x + frame->half_width_m * (x + corners[i][0]);
        points[i].y =
            frame->origin.y + frame->half_side_m * (3 * y + corners[i][1]);
    }
    set_finish_area(set, area);
    area->inside.x = frame->origin.x + frame->half_width_m * x;
    area->inside.y = frame->origin.y + frame->half_side_m * 3 * y;
    area->inside_m = frame->half_width_m;
}

static void make_set(const struct workshop *shop, const struct frame *frame,
                     struct atlas_area_set *ret_set) {
    const struct atlas_area_set *const areas = shop->areas;
    struct atlas_area_set set = {0};
    set_describe(areas, &set);
    for (size_t i = 0; i < areas->count; i++) {
        int x, y;
        hexagon_cell_place(&shop->cells, shop->cell_of[i], &x, &y);
        set_add_area(&set, areas->items[i].code, areas->items[i].name);
        add_hexagon(frame, x, y, &set);
    }
    set_trim(&set);
    *ret_set = set;
}

static double apart(struct atlas_point a, struct atlas_point b) {
    return sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
}

// What all areas have moved in common counts for nothing: it is where the
// picture lies.
static void measure_moves(const struct workshop *shop,
                          const struct frame *frame,
                          const struct atlas_area_set *set,
                          struct atlas_hexagon_report *report) {
    const struct atlas_area_set *const areas = shop->areas;
    const double count = (double)areas->count;
    struct atlas_point shift = {0, 0};
    for (size_t i = 0; i < areas->count; i++) {
        shift.x += (set->items[i].inside.x - areas->items[i].inside.x) / count;
        shift.y += (set->items[i].inside.y - areas->items[i].inside.y) / count;
    }
    report->width_m = 2 * frame->half_width_m;
    for (size_t i = 0; i < areas->count; i++) {
        const struct atlas_point from = {areas->items[i].inside.x + shift.x,
                                         areas->items[i].inside.y + shift.y};
        report->moved +=
            apart(from, set->items[i].inside) / report->width_m / count;
        report->settled +=
            apart(shop->cartogram.places[i],
                  hexagon_cell_centre(&shop->cells, shop->cell_of[i])) /
            count;
    }
}

enum atlas_status atlas_hexagons_layout(const struct atlas_area_set *areas,
                                        const uint32_t *groups,
                                        struct atlas_hexagon_report *ret_report,
                                        struct atlas_area_set *ret_set,
                                        struct atlas_error *err) {
    struct atlas_hexagon_report report = {0};
    struct workshop shop;
    double land_m2 = 0;
    for (size_t i = 0; i < areas->count; i++) {
        land_m2 += areas->items[i].area_m2;
    }
    if (!(land_m2 > 0)) {
        return atlas_fail(err, ATLAS_ERR_GEO, areas->product,
                          "cannot lay out hexagons: no land");
    }
    workshop_create(areas, groups, &shop);
    lay_out(&shop, &report);
    const struct frame frame = frame_make(&shop);
    make_set(&shop, &frame, ret_set);
    measure_moves(&shop, &frame, ret_set, &report);
    if (ret_report) *ret_report = report;
    workshop_release(&shop);
    return ATLAS_OK;
}
