// The legend and the map in the body of the page.
//
// In:  a body, a legend's blocks, the map's shape, where there is land.
// Out: boxes for the legend and for each panel.
//
// Of three ways the one that makes the map largest is taken: the legend in the
// empty top left corner of a single map where it covers no land (the map
// shrinks until it does not), the legend beside the map, or as a band above it.
// A band must gain much, because a key is found soonest at the top left.
//
// A single map with a focus takes all the room that is left, and shows more of
// what lies around.

#include "arrange.h"

#include <math.h>

#include "focus.h"

// A band above the map must make the map so much larger to be worth it.
#define BAND_GAIN 1.3
#define LEGEND_GAP_PT 14.0
#define PANEL_GAP_PT 10.0
// What rounding may cost.
#define ROUNDING_PT 0.01

// A place for legend and maps that was tried.
struct arrangement {
    struct box legend;
    struct box maps;  // Of all panels, or the room of a map with a focus.
    double scale;
};

static double width_of(struct atlas_box metres) {
    return metres.max_x - metres.min_x;
}

static double height_of(struct atlas_box metres) {
    return metres.max_y - metres.min_y;
}

// How panels stand in rows.
struct grid {
    size_t columns;
    size_t rows;
    double scale;  // Points a metre.
};

static double title_height(const struct layout_source *source) {
    return source->map->panel_count > 1 ? PANEL_TITLE_HEIGHT_PT : 0;
}

// Width that a panel takes: that of its map or of the widest title.
static double cell_width(const struct layout_source *source, double scale) {
    return fmax(width_of(source->land->box) * scale, source->title_width);
}

// Scale of the panels in a grid within a box; 0 where titles do not fit.
static double grid_scale(const struct layout_source *source, struct box box,
                         size_t columns, size_t rows) {
    const struct atlas_box metres = source->land->box;
    const double across =
        (box.width - PANEL_GAP_PT * (double)(columns - 1)) / (double)columns;
    const double down =
        (box.height - PANEL_GAP_PT * (double)(rows - 1)) / (double)rows -
        title_height(source);
    if (across < source->title_width - ROUNDING_PT) return 0;
    return fmin(across / width_of(metres), down / height_of(metres));
}

// The number of columns that makes the panels largest.
static struct grid grid_choose(const struct layout_source *source,
                               struct box box) {
    const size_t count = source->map->panel_count;
    struct grid best = {1, count, -1};
    for (size_t columns = 1; columns <= count; columns++) {
        const size_t rows = (count + columns - 1) / columns;
        const double scale = grid_scale(source, box, columns, rows);
        if (scale > best.scale) best = (struct grid){columns, rows, scale};
    }
    return best;
}

// Size of the panels together, at the scale of a grid.
static struct box grid_box(const struct layout_source *source,
                           const struct grid *grid) {
    const struct atlas_box metres = source->land->box;
    const double columns = (double)grid->columns;
    const double rows = (double)grid->rows;
    return (struct box){
        0, 0,
        columns * cell_width(source, grid->scale) +
            PANEL_GAP_PT * (columns - 1),
        rows * (height_of(metres) * grid->scale + title_height(source)) +
            PANEL_GAP_PT * (rows - 1)};
}

// The part of a room that a map with a focus takes, from its middle out. A page
// that grows is no higher for it.
static struct box room_taken(const struct layout_source *source,
                             struct box room, double scale, bool is_fixed) {
    const struct atlas_box focus = focus_box(source->map);
    const double around =
        2 * ATLAS_FOCUS_AROUND * fmax(width_of(focus), height_of(focus));
    const double width = fmin(room.width, (width_of(focus) + around) * scale);
    const double height =
        is_fixed ? fmin(room.height, (height_of(focus) + around) * scale)
                 : height_of(source->land->box) * scale;
    return (struct box){room.x + (room.width - width) / 2, room.y, width,
                        height};
}

static bool takes_room(const struct layout_source *source) {
    return source->map->panel_count == 1 && focus_is_there(source->map);
}

static void panel_place(struct panel_place *panel, struct atlas_box metres,
                        struct box box) {
    panel->box = box;
    panel->view = view_fit(metres, box);
}

void arrange_panels(const struct layout_source *source, struct box box,
                    struct layout *layout) {
    const struct grid grid = grid_choose(source, box);
    const struct atlas_box metres = source->land->box;
    const double wide = width_of(metres) * grid.scale;
    const double high = height_of(metres) * grid.scale;
    const struct box whole = grid_box(source, &grid);
    const double left = box.x + (box.width - whole.width) / 2;
    if (takes_room(source)) {
        panel_place(
            &layout->panels[0], metres,
            room_taken(source, box, grid.scale, layout->page.height > 0));
        return;
    }
    for (size_t i = 0; i < source->map->panel_count; i++) {
        const double column = (double)(i % grid.columns);
        const double row = (double)(i / grid.columns);
        panel_place(
            &layout->panels[i], metres,
            (struct box){
                left + column * (cell_width(source, grid.scale) + PANEL_GAP_PT),
                box.y + row * (high + title_height(source) + PANEL_GAP_PT) +
                    title_height(source),
                wide, high});
    }
}

// Whether the legend stands clear of land when a single map is seen so.
static bool is_clear(const struct layout_source *source,
                     const struct arrangement *tried) {
    const bool is_over =
        source->map->panel_count == 1 && !focus_has_frame(source->map);
    if (!is_over || source->map->view == ATLAS_VIEW_SYMBOLS) return false;
    const struct view view = view_fit(source->land->box, tried->maps);
    const struct box wanted = box_grow(tried->legend, LAYOUT_CLEARANCE_PT);
    return land_is_free(source->land, view_unbox(&view, wanted));
}

// Legend at the top left, the map to the right, as large as leaves the legend
// clear of land.
static struct arrangement arrange_beside(const struct layout_source *source,
                                         struct legend *legend,
                                         struct box body) {
    legend_stack(legend);
    struct arrangement tried = {
        .legend = {body.x, body.y, legend->width, legend->height}};
    const struct atlas_box metres = source->land->box;
    const double beside = legend->width + LEGEND_GAP_PT;
    const struct box right = {body.x + beside, body.y, body.width - beside,
                              body.height};
    struct grid grid = grid_choose(source, body);
    if (source->map->panel_count > 1) grid = grid_choose(source, right);
    if (takes_room(source)) {
        tried.scale = grid_choose(source, right).scale;
        tried.maps = right;
        return tried;
    }
    for (;;) {
        const struct box whole = grid_box(source, &grid);
        const double slack = body.width - whole.width;
        const double shift = slack > beside ? (slack + beside) / 2 : slack;
        tried.scale = grid.scale;
        tried.maps =
            (struct box){body.x + shift, body.y, whole.width, whole.height};
        if (slack >= beside - ROUNDING_PT ||
            grid.scale * width_of(metres) < 1) {
            return tried;
        }
        if (is_clear(source, &tried)) return tried;
        grid.scale *= 0.985;
    }
}

// Legend as a band across the top, the map below in the middle.
static struct arrangement arrange_below(const struct layout_source *source,
                                        struct legend *legend,
                                        struct box body) {
    legend_spread(legend, body.width);
    const double above = legend->height + LAYOUT_GAP_PT;
    const struct box rest = {body.x, body.y + above, body.width,
                             body.height - above};
    const struct grid grid = grid_choose(source, rest);
    const struct box whole = grid_box(source, &grid);
    const struct box tight = {body.x + (body.width - whole.width) / 2, rest.y,
                              whole.width, whole.height};
    return (struct arrangement){
        .legend = {body.x, body.y, legend->width, legend->height},
        .maps = takes_room(source) ? rest : tight,
        .scale = grid.scale};
}

void arrange_within(const struct layout_source *source, struct layout *layout) {
    struct legend spread = layout->legend;
    struct arrangement chosen =
        arrange_beside(source, &layout->legend, layout->body);
    const struct arrangement below =
        arrange_below(source, &spread, layout->body);
    const double gain = source->map->panel_count > 1 ? 1.05 : BAND_GAIN;
    if (below.scale > chosen.scale * gain) {
        chosen = below;
        layout->legend = spread;
    }
    layout->legend_box = chosen.legend;
    arrange_panels(source, chosen.maps, layout);
}
