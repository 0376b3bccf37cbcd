// Scale bar and locator.
//
// In:  a layout with map, legend and insets.
// Out: a bar of a round number of kilometres, near the foot of the map; the
//      whole country in a corner, with a box where the map is.
//
// Lengths on the page are lengths on the grid: EPSG:27700 is true to about 1
// part in 2,500 anywhere in Great Britain (Ordnance Survey, "A guide to
// coordinate systems in Great Britain", section 7), less than the bar shows.

#include "furniture.h"

#include <math.h>

#include "focus.h"
#include "ground.h"
#include "space.h"

#define BAR_MOST_PT 90.0
#define BAR_HEIGHT_PT 14.0
#define BAR_PT 3.0
#define LABEL_GAP_PT 3.0
#define LOCATOR_SHARE 0.2
// Beside a focus, which leaves less room.
#define FOCUS_LOCATOR_SHARE 0.12
#define LOCATOR_MOST_PT 92.0
// Least side of the mark that shows where the map is.
#define MARK_LEAST_PT 4.0
#define LOCATOR_TOLERANCE_PT 0.4
// Paper around what stands on neighbours.
#define PAPER_PT 3.0

static const struct type_style bar_style = {LAYOUT_SMALL_PT, false};

static void bar_place(const struct layout_source *source,
                      struct layout *layout) {
    const double scale = layout_view(layout)->scale;
    const double most = fmin(BAR_MOST_PT, layout->panels[0].box.width * 0.3);
    const double metres = round_below(most / scale);
    struct scale_bar *bar = &layout->scale_bar;
    struct atlas_text label = ATLAS_TEXT_INIT;
    if (metres >= 1000) {
        atlas_text_add_grouped(&label, llround(metres / 1000));
        atlas_text_add(&label, " km");
    } else {
        atlas_text_add_grouped(&label, llround(metres));
        atlas_text_add(&label, " m");
    }
    bar->length_pt = metres * scale;
    bar->label = atlas_arena_text(source->arena, atlas_text_string(&label));
    bar->label_width = typeface_width(source->typeface, bar->label, bar_style);
    atlas_text_release(&label);
    const struct box map = layout->free;
    const double width = bar->length_pt + LABEL_GAP_PT + bar->label_width;
    bar->place = (struct box){0, 0, width, BAR_HEIGHT_PT};
    bar->is_there = space_find(
        source, layout,
        (struct atlas_point){box_right(map) - width / 2, box_bottom(map)},
        &bar->place);
    if (bar->is_there) space_take(layout, bar->place);
}

// Where the map is, in the locator: at least large enough to be seen, and no
// larger than the locator where the map shows more than that.
static struct box locator_mark(const struct locator *locator,
                               struct atlas_box metres) {
    struct box mark = view_box(&locator->view, metres);
    const double more_x = fmax(0, MARK_LEAST_PT - mark.width) / 2;
    const double more_y = fmax(0, MARK_LEAST_PT - mark.height) / 2;
    mark.x -= more_x;
    mark.width += 2 * more_x;
    mark.y -= more_y;
    mark.height += 2 * more_y;
    return box_meets(mark, locator->place) ? box_common(mark, locator->place)
                                           : (struct box){0};
}

// What the map shows: its areas, or what its frame leaves of them.
static struct atlas_box shown_by(const struct layout_source *source,
                                 const struct layout *layout) {
    if (!focus_is_there(source->map)) {
        return atlas_area_set_box(source->map->panels[0].areas);
    }
    return view_unbox(layout_view(layout), layout->panels[0].box);
}

static void locator_place(const struct layout_source *source,
                          struct layout *layout) {
    const struct atlas_box metres = atlas_area_set_box(source->map->locator);
    const double wide = metres.max_x - metres.min_x;
    const double high = metres.max_y - metres.min_y;
    const struct box body = layout->free;
    const double share =
        focus_is_there(source->map) ? FOCUS_LOCATOR_SHARE : LOCATOR_SHARE;
    const double side =
        fmin(LOCATOR_MOST_PT, share * fmax(body.width, body.height));
    const double scale = side / fmax(wide, high);
    struct locator *locator = &layout->locator;
    locator->place = (struct box){0, 0, wide * scale, high * scale};
    locator->is_there = space_find(
        source, layout, (struct atlas_point){box_right(body), body.y},
        &locator->place);
    if (!locator->is_there) return;
    locator->view = view_fit(metres, locator->place);
    locator->mark = locator_mark(locator, shown_by(source, layout));
    if (locator->mark.width > 0) {
        space_take(layout, locator->place);
    } else {
        locator->is_there = false;  // The map is elsewhere.
    }
}

void furniture_place(const struct layout_source *source,
                     struct layout *layout) {
    if (source->map->locator) locator_place(source, layout);
    if (source->map->view != ATLAS_VIEW_HEXAGONS) bar_place(source, layout);
}

// Paper under what stands on grey neighbours.
static void ground_clear(struct box place, struct canvas *canvas) {
    canvas_box(canvas, box_grow(place, PAPER_PT),
               &(struct canvas_paint){.is_filled = true,
                                      .fill = palette_inks()->paper});
}

static void bar_draw(const struct scale_bar *bar, bool has_ground,
                     struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    const double y = bar->place.y + BAR_HEIGHT_PT / 2 - BAR_PT / 2;
    const struct box whole = {bar->place.x, y, bar->length_pt, BAR_PT};
    struct box half = whole;
    half.width /= 2;
    canvas_begin(canvas, &(struct canvas_group){.id = "scale-bar"});
    if (has_ground) ground_clear(bar->place, canvas);
    canvas_box(canvas, whole,
               &(struct canvas_paint){.is_filled = true,
                                      .fill = inks->paper,
                                      .stroke_pt = 0.6,
                                      .stroke = inks->text});
    canvas_box(canvas, half,
               &(struct canvas_paint){.is_filled = true, .fill = inks->text});
    canvas_text(canvas,
                &(struct canvas_text){.text = bar->label,
                                      .style = bar_style,
                                      .at = {box_right(whole) + LABEL_GAP_PT,
                                             bar->place.y + BAR_HEIGHT_PT / 2 +
                                                 LAYOUT_SMALL_PT * 0.36},
                                      .width = bar->label_width,
                                      .colour = inks->text});
    canvas_end(canvas);
}

static void locator_draw(const struct layout *layout,
                         const struct atlas_map *map, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    const struct locator *locator = &layout->locator;
    struct ground_land *land = ground_land_create(map->locator);
    canvas_begin(canvas, &(struct canvas_group){.id = "locator"});
    if (focus_has_frame(map)) ground_clear(locator->place, canvas);
    ground_draw(&(struct ground){.land = land,
                                 .view = locator->view,
                                 .tolerance_pt = LOCATOR_TOLERANCE_PT,
                                 .part = locator->place,
                                 .fill = inks->context},
                canvas);
    canvas_box(canvas, locator->mark,
               &(struct canvas_paint){.stroke_pt = 1, .stroke = inks->text});
    canvas_end(canvas);
    ground_land_free(land);
}

void furniture_draw(const struct layout *layout, const struct atlas_map *map,
                    struct canvas *canvas) {
    if (layout->scale_bar.is_there)
        bar_draw(&layout->scale_bar, focus_has_frame(map), canvas);
    if (layout->locator.is_there) locator_draw(layout, map, canvas);
}
