// The page: titles, legend top left, map, notes and credits at the foot.
//
// In:  the words, the map's shape, where there is land.
// Out: a box for each part; none overlaps another, all lie within the page.
//
// The map is as large as it can be. The legend stands at the top left: in the
// empty corner of the map where it covers no land, else the map makes room
// beside it; where that would make the map much smaller, the legend becomes a
// band above it.

#include "layout.h"

#include <math.h>

#include "inset.h"
#include "words.h"

#define POINTS_PER_MM (72 / 25.4)
#define DEFAULT_WIDTH_MM 180
#define MARGIN_PT 14.0
#define HEADLINE_PT 14.0
#define SUBTITLE_PT 9.0
#define NOTES_PT 7.5
#define CREDITS_PT 6.5
#define GAP_PT 6.0
#define BODY_GAP_PT 12.0
#define LEGEND_GAP_PT 14.0
// Free space kept between the legend and land.
#define CLEARANCE_PT 9.0
// Height of the map against the width of the page, when the page may grow.
#define TALLEST 1.2
// A band above the map must make the map so much larger to be worth it.
#define BAND_GAIN 1.3
// Smallest width of text and smallest side of a map, points.
#define LEAST_WIDTH_PT 150.0
#define LEAST_MAP_PT 72.0
#define LARGEST_MM 5000

// A place for legend and map that was tried.
struct arrangement {
    struct box legend;
    struct box map;
    double scale;
};

static enum atlas_status block_write(const struct layout_source *source,
                                     struct atlas_text *text,
                                     struct type_style style, double width,
                                     struct type_block *ret_block,
                                     struct atlas_error *err) {
    return typeface_wrap(source->typeface, atlas_text_string(text), style,
                         width, source->arena, ret_block, err);
}

static void credits_write(struct atlas_text *text,
                          const struct atlas_credits *credits) {
    for (size_t i = 0; credits && i < credits->count; i++) {
        if (i > 0) atlas_text_add_char(text, '\n');
        words_add_clean(text, credits->lines[i]);
    }
}

static enum atlas_status blocks_write(const struct layout_source *source,
                                      double width, struct layout *layout,
                                      struct atlas_error *err) {
    const struct atlas_map *map = source->map;
    struct atlas_text text = ATLAS_TEXT_INIT;
    words_headline(&text, map, source->survey);
    enum atlas_status status =
        block_write(source, &text, (struct type_style){HEADLINE_PT, true},
                    width, &layout->headline, err);
    if (status) goto cleanup;

    atlas_text_clear(&text);
    words_subtitle(&text, map, source->survey);
    status = block_write(source, &text, (struct type_style){SUBTITLE_PT, false},
                         width, &layout->subtitle, err);
    if (status) goto cleanup;

    atlas_text_clear(&text);
    words_notes(&text, map, source->survey);
    if (source->label_note) {
        atlas_text_add_char(&text, ' ');
        words_add_clean(&text, source->label_note);
    }
    status = block_write(source, &text, (struct type_style){NOTES_PT, false},
                         width, &layout->notes, err);
    if (status) goto cleanup;

    atlas_text_clear(&text);
    credits_write(&text, map->credits);
    status = block_write(source, &text, (struct type_style){CREDITS_PT, false},
                         width, &layout->credits, err);

cleanup:
    atlas_text_release(&text);
    return status;
}

// Whether the legend stands clear of land when the map is seen so.
static bool is_clear(const struct layout_source *source,
                     const struct arrangement *tried, struct atlas_box metres) {
    const struct view view = view_fit(metres, tried->map);
    const struct box wanted = box_grow(tried->legend, CLEARANCE_PT);
    return land_is_free(source->land, view_unbox(&view, wanted));
}

static double width_of(struct atlas_box metres) {
    return metres.max_x - metres.min_x;
}

static double height_of(struct atlas_box metres) {
    return metres.max_y - metres.min_y;
}

// Legend at the top left, the map to the right, as large as leaves the legend
// clear of land.
static struct arrangement arrange_beside(const struct layout_source *source,
                                         struct legend *legend, struct box body,
                                         struct atlas_box metres) {
    legend_stack(legend);
    struct arrangement tried = {
        .legend = {body.x, body.y, legend->width, legend->height}};
    const double wide = width_of(metres);
    const double high = height_of(metres);
    const double beside = legend->width + LEGEND_GAP_PT;
    tried.scale = fmin(body.width / wide, body.height / high);
    for (;;) {
        const double slack = body.width - wide * tried.scale;
        const double shift = slack > beside ? (slack + beside) / 2 : slack;
        tried.map = (struct box){body.x + shift, body.y, wide * tried.scale,
                                 high * tried.scale};
        if (slack >= beside || tried.map.width < 1) return tried;
        if (is_clear(source, &tried, metres)) return tried;
        tried.scale *= 0.985;
    }
}

// Legend as a band across the top, the map below in the middle.
static struct arrangement arrange_below(struct legend *legend, struct box body,
                                        struct atlas_box metres) {
    legend_spread(legend, body.width);
    struct arrangement tried = {
        .legend = {body.x, body.y, legend->width, legend->height}};
    const double above = legend->height + BODY_GAP_PT;
    const double wide = width_of(metres);
    const double high = height_of(metres);
    tried.scale = fmin(body.width / wide, (body.height - above) / high);
    tried.map =
        (struct box){body.x + (body.width - wide * tried.scale) / 2,
                     body.y + above, wide * tried.scale, high * tried.scale};
    return tried;
}

static enum atlas_status too_small(const struct layout_source *source,
                                   struct box page, struct atlas_error *err) {
    return atlas_fail(err, ATLAS_ERR_OUTPUT, source->map->id,
                      "page of %ld by %ld mm is too small for the map and "
                      "its words",
                      lround(page.width / POINTS_PER_MM),
                      lround(page.height / POINTS_PER_MM));
}

static enum atlas_status map_arrange(const struct layout_source *source,
                                     struct layout *layout,
                                     struct atlas_error *err) {
    const struct atlas_box metres = source->land->box;
    struct legend spread = layout->legend;
    struct arrangement chosen =
        arrange_beside(source, &layout->legend, layout->body, metres);
    const struct arrangement below =
        arrange_below(&spread, layout->body, metres);
    if (below.scale > chosen.scale * BAND_GAIN) {
        chosen = below;
        layout->legend = spread;
    }
    const double side = fmax(chosen.map.width, chosen.map.height);
    if (!(side >= LEAST_MAP_PT) || chosen.legend.width > layout->body.width ||
        chosen.legend.height > layout->body.height) {
        return too_small(source, layout->page, err);
    }
    layout->legend_box = chosen.legend;
    layout->map_box = chosen.map;
    layout->view = view_fit(metres, chosen.map);
    return ATLAS_OK;
}

// Box of a block of text below `y`; none where the text is empty.
static struct box block_box(const struct type_block *block, double y) {
    const bool is_empty =
        block->count == 0 || (block->count == 1 && !block->lines[0].text[0]);
    return (struct box){MARGIN_PT, y, block->width,
                        is_empty ? 0 : block->height};
}

// Place the head and the space between head and foot.
static void head_place(struct layout *layout, double most_height) {
    layout->headline_box = block_box(&layout->headline, MARGIN_PT);
    layout->subtitle_box = block_box(
        &layout->subtitle, box_bottom(layout->headline_box) + GAP_PT / 2);
    const double top = box_bottom(layout->subtitle_box) + BODY_GAP_PT;
    layout->body = (struct box){
        MARGIN_PT, top, layout->page.width - 2 * MARGIN_PT, most_height};
}

static double foot_height(const struct layout *layout) {
    return BODY_GAP_PT + block_box(&layout->notes, 0).height + GAP_PT +
           block_box(&layout->credits, 0).height + MARGIN_PT;
}

static void foot_place(struct layout *layout) {
    const double top = layout->page.height - foot_height(layout) + BODY_GAP_PT;
    layout->notes_box = block_box(&layout->notes, top);
    layout->credits_box =
        block_box(&layout->credits, box_bottom(layout->notes_box) + GAP_PT);
}

// A page that may grow ends under what stands on it.
static void page_close(struct layout *layout) {
    const double low =
        fmax(box_bottom(layout->map_box), box_bottom(layout->legend_box));
    layout->body.height = low - layout->body.y;
    layout->page.height = low + foot_height(layout);
}

static enum atlas_status page_open(const struct layout_source *source,
                                   struct box *ret_page,
                                   struct atlas_error *err) {
    const struct atlas_map *map = source->map;
    const double width = map->width_mm > 0 ? map->width_mm : DEFAULT_WIDTH_MM;
    const double height = map->height_mm > 0 ? map->height_mm : 0;
    *ret_page =
        (struct box){0, 0, width * POINTS_PER_MM, height * POINTS_PER_MM};
    if (width > LARGEST_MM || height > LARGEST_MM) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, map->id,
                          "page may be at most %d mm wide and high",
                          LARGEST_MM);
    }
    if (ret_page->width - 2 * MARGIN_PT < LEAST_WIDTH_PT) {
        return atlas_fail(
            err, ATLAS_ERR_OUTPUT, map->id,
            "page %ld mm wide is too small: at least %ld mm", lround(width),
            lround(ceil((LEAST_WIDTH_PT + 2 * MARGIN_PT) / POINTS_PER_MM)));
    }
    return ATLAS_OK;
}

enum atlas_status layout_build(const struct layout_source *source,
                               struct layout *ret_layout,
                               struct atlas_error *err) {
    struct layout layout = {.headline = {.count = 0}};
    enum atlas_status status = page_open(source, &layout.page, err);
    if (status) return status;
    const double width = layout.page.width - 2 * MARGIN_PT;
    status = blocks_write(source, width, &layout, err);
    if (status) return status;
    const struct legend_source legend = {source->map, source->survey,
                                         source->typeface, source->arena};
    status = legend_write(&legend, &layout.legend, err);
    if (status) return status;

    const bool is_fixed = layout.page.height > 0;
    head_place(&layout, width * TALLEST);
    if (is_fixed) {
        layout.body.height =
            layout.page.height - layout.body.y - foot_height(&layout);
        if (layout.body.height < LEAST_MAP_PT) {
            return too_small(source, layout.page, err);
        }
    }
    status = map_arrange(source, &layout, err);
    if (status) return status;
    if (!is_fixed) page_close(&layout);
    foot_place(&layout);
    inset_place(source, &layout);
    *ret_layout = layout;
    return ATLAS_OK;
}
