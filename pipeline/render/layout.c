// The page: titles, legend, map, notes and credits.
//
// In:  the words, the map's shape, where there is land.
// Out: a box for each part; none overlaps another, all lie within the page.
//
// Two plans are tried: titles across the top with the map below, and, on a wide
// page of fixed height, titles and legend in a column with the map beside it.
// Each is tried with text of full size and a little smaller, with the legend's
// histogram and without. The page whose map and words are largest is taken;
// where none holds both, the page is too small, and that is an error.

#include "layout.h"

#include <math.h>

#include "arrange.h"
#include "focus.h"
#include "furniture.h"
#include "inset.h"
#include "space.h"
#include "words.h"

// Kept free around a map that goes on another page: no more than its frame
// needs.
#define BARE_MARGIN_PT 1.0
// Height of the map against the width of the page, when the page may grow.
#define TALLEST 1.2
// A page so much wider than high may have a column of words.
#define WIDE 1.15
// The column against the width of the page.
#define COLUMN_LEAST 0.36
#define COLUMN_MOST 0.5
// Smallest width of text and smallest side of a map, points.
#define LEAST_WIDTH_PT 150.0
#define LEAST_MAP_PT 72.0
// A map with a histogram is worth as much as a map so much larger.
#define HISTOGRAM_WORTH 1.08
// Space kept from the frame of a map with neighbours.
#define FRAME_GAP_PT 5.0

static const double type_scales[] = {1, 0.92, 0.84, 0.76};
#define TYPE_SCALE_COUNT (sizeof(type_scales) / sizeof(type_scales[0]))

enum plan { PLAN_STACKED, PLAN_COLUMN };

// One try: which plan, how large the text, with a histogram or without.
struct attempt {
    enum plan plan;
    double type_scale;
    bool has_histogram;
};

static double margin_of(const struct atlas_map *map) {
    return map->is_bare ? BARE_MARGIN_PT : SHEET_MARGIN_PT;
}

static struct sheet_source sheet_source_of(const struct layout_source *source,
                                           double width, double scale) {
    return (struct sheet_source){source->typeface, source->arena, width, scale};
}

// A bare map has no words around it: their blocks stay empty.
static enum atlas_status titles_write(const struct layout_source *source,
                                      double width, struct layout *layout,
                                      struct atlas_error *err) {
    if (source->map->is_bare) return ATLAS_OK;
    const struct sheet_source sheet =
        sheet_source_of(source, width, layout->type_scale);
    struct atlas_text headline = ATLAS_TEXT_INIT;
    struct atlas_text subtitle = ATLAS_TEXT_INIT;
    words_headline(&headline, source->map, source->survey);
    words_subtitle(&subtitle, source->map, source->survey);
    const enum atlas_status status =
        sheet_titles_write(&sheet, atlas_text_string(&headline),
                           atlas_text_string(&subtitle), &layout->sheet, err);
    atlas_text_release(&headline);
    atlas_text_release(&subtitle);
    return status;
}

static enum atlas_status foot_write(const struct layout_source *source,
                                    double width, struct layout *layout,
                                    struct atlas_error *err) {
    if (source->map->is_bare) return ATLAS_OK;
    const struct sheet_source sheet =
        sheet_source_of(source, width, layout->type_scale);
    struct atlas_text notes = ATLAS_TEXT_INIT;
    struct atlas_text credits = ATLAS_TEXT_INIT;
    words_notes(&notes, source->map, source->survey);
    if (source->label_note) {
        atlas_text_add_char(&notes, ' ');
        words_add_clean(&notes, source->label_note);
    }
    sheet_credits(&credits, source->map->credits, !(layout->page.height > 0));
    const enum atlas_status status =
        sheet_foot_write(&sheet, atlas_text_string(&notes),
                         atlas_text_string(&credits), &layout->sheet, err);
    atlas_text_release(&notes);
    atlas_text_release(&credits);
    return status;
}

static enum atlas_status legend_begin(const struct layout_source *source,
                                      const struct attempt *attempt,
                                      struct layout *layout,
                                      struct atlas_error *err) {
    const struct atlas_box metres = source->land->box;
    const double scale =
        fmin(layout->body.width / (metres.max_x - metres.min_x),
             layout->body.height / (metres.max_y - metres.min_y));
    const struct legend_source legend = {
        .map = source->map,
        .survey = source->survey,
        .typeface = source->typeface,
        .arena = source->arena,
        .unit = attempt->type_scale,
        .points_per_metre = scale,
        .has_histogram = attempt->has_histogram,
    };
    return legend_write(&legend, &layout->legend, err);
}

static void titles_place(struct layout *layout) {
    sheet_titles_place(&layout->sheet,
                       (struct atlas_point){layout->margin, layout->margin});
}

// Where the map begins, and what is kept free below it.
static double body_top(const struct layout_source *source,
                       const struct layout *layout) {
    if (source->map->is_bare) return layout->margin;
    return box_bottom(layout->sheet.subtitle_box) + LAYOUT_GAP_PT;
}

static double foot_height(const struct layout_source *source,
                          const struct layout *layout) {
    if (source->map->is_bare) return layout->margin;
    return LAYOUT_GAP_PT + sheet_foot_height(&layout->sheet) + layout->margin;
}

static void foot_place(const struct layout_source *source,
                       struct layout *layout) {
    if (source->map->is_bare) return;
    const double top =
        layout->page.height - foot_height(source, layout) + LAYOUT_GAP_PT;
    sheet_foot_place(&layout->sheet, (struct atlas_point){layout->margin, top});
}

static double lowest_of(const struct layout_source *source,
                        const struct layout *layout) {
    double low = box_bottom(layout->legend_box);
    for (size_t i = 0; i < source->map->panel_count; i++) {
        low = fmax(low, box_bottom(layout->panels[i].box));
    }
    return low;
}

static double map_side(const struct layout *layout) {
    return fmax(layout->panels[0].box.width, layout->panels[0].box.height);
}

static bool is_legend_inside(const struct layout *layout, struct box room) {
    return layout->legend_box.width <= room.width + 0.01 &&
           layout->legend_box.height <= room.height + 0.01;
}

// Titles across the top, then legend and map.
static enum atlas_status plan_stacked(const struct layout_source *source,
                                      const struct attempt *attempt,
                                      struct layout *layout, bool *ret_fits,
                                      struct atlas_error *err) {
    const double width = layout->page.width - 2 * layout->margin;
    const bool is_fixed = layout->page.height > 0;
    enum atlas_status status = titles_write(source, width, layout, err);
    if (!status) status = foot_write(source, width, layout, err);
    if (status) return status;
    titles_place(layout);
    const double top = body_top(source, layout);
    layout->body = (struct box){layout->margin, top, width, width * TALLEST};
    if (is_fixed) {
        layout->body.height =
            layout->page.height - top - foot_height(source, layout);
    }
    *ret_fits = layout->body.height >= LEAST_MAP_PT;
    if (!*ret_fits) return ATLAS_OK;
    status = legend_begin(source, attempt, layout, err);
    if (status) return status;
    arrange_within(source, layout);
    *ret_fits = map_side(layout) >= LEAST_MAP_PT &&
                is_legend_inside(layout, layout->body);
    if (!is_fixed) {
        const double low = lowest_of(source, layout);
        layout->body.height = low - layout->body.y;
        layout->page.height = low + foot_height(source, layout);
    }
    return ATLAS_OK;
}

// As wide as leaves the map its full height.
static double column_width(const struct layout_source *source,
                           const struct layout *layout, double height) {
    const struct atlas_box metres = source->land->box;
    const double panels = (double)source->map->panel_count;
    const double map = height * panels * (metres.max_x - metres.min_x) /
                       (metres.max_y - metres.min_y);
    const double left = layout->page.width - 2 * layout->margin - LAYOUT_GAP_PT;
    return fmin(fmax(left - map, COLUMN_LEAST * layout->page.width),
                COLUMN_MOST * layout->page.width);
}

// Titles and legend in a column, the map beside it, the foot below both.
static enum atlas_status plan_column(const struct layout_source *source,
                                     const struct attempt *attempt,
                                     struct layout *layout, bool *ret_fits,
                                     struct atlas_error *err) {
    const struct box page = layout->page;
    const double width = page.width - 2 * layout->margin;
    enum atlas_status status = foot_write(source, width, layout, err);
    if (status) return status;
    const double high =
        page.height - layout->margin - foot_height(source, layout);
    *ret_fits = high >= LEAST_MAP_PT;
    if (!*ret_fits) return ATLAS_OK;
    const double column = column_width(source, layout, high);
    status = titles_write(source, column, layout, err);
    if (status) return status;
    titles_place(layout);
    const double left = layout->margin + column + LAYOUT_GAP_PT;
    layout->body = (struct box){left, layout->margin,
                                page.width - layout->margin - left, high};
    status = legend_begin(source, attempt, layout, err);
    if (status) return status;
    legend_stack(&layout->legend);
    const double top = body_top(source, layout);
    layout->legend_box = (struct box){layout->margin, top, layout->legend.width,
                                      layout->legend.height};
    arrange_panels(source, layout->body, layout);
    *ret_fits =
        map_side(layout) >= LEAST_MAP_PT &&
        is_legend_inside(layout, (struct box){layout->margin, top, column,
                                              layout->margin + high - top});
    return ATLAS_OK;
}

// How good a page is: how large its map is, and how large its words are.
static double worth_at(double scale, const struct attempt *attempt) {
    return scale * attempt->type_scale *
           (attempt->has_histogram ? HISTOGRAM_WORTH : 1);
}

static double worth_of(const struct layout *layout,
                       const struct attempt *attempt) {
    return worth_at(layout_view(layout)->scale, attempt);
}

// What no page can be worth more than with text of a size.
static double most_worth(const struct layout_source *source, struct box page,
                         const struct attempt *attempt) {
    const struct atlas_box metres = source->land->box;
    const struct box inner = box_grow(page, -margin_of(source->map));
    const double scale = fmin(inner.width / (metres.max_x - metres.min_x),
                              inner.height / (metres.max_y - metres.min_y));
    return worth_at(scale, attempt);
}

// Try every plan, size of text and kind of legend; the best page wins.
static enum atlas_status plan_choose(const struct layout_source *source,
                                     struct box page, struct layout *ret_layout,
                                     bool *ret_fits, struct atlas_error *err) {
    const bool is_wide = page.height > 0 && page.width > page.height * WIDE;
    const bool may_have_histogram =
        legend_may_have_histogram(source->map, source->survey);
    double best = -1;
    for (size_t i = 0; i < 4 * TYPE_SCALE_COUNT; i++) {
        const struct attempt attempt = {
            .plan = i % 2 == 0 ? PLAN_STACKED : PLAN_COLUMN,
            .type_scale = type_scales[i / 4],
            .has_histogram = i / 2 % 2 == 0};
        struct layout tried = {.page = page,
                               .margin = margin_of(source->map),
                               .type_scale = attempt.type_scale};
        bool fits = false;
        if (attempt.plan == PLAN_COLUMN && !is_wide) continue;
        if (!attempt.has_histogram && !may_have_histogram) continue;
        if (page.height > 0 && most_worth(source, page, &attempt) < best) {
            continue;
        }
        const enum atlas_status status =
            attempt.plan == PLAN_COLUMN
                ? plan_column(source, &attempt, &tried, &fits, err)
                : plan_stacked(source, &attempt, &tried, &fits, err);
        if (status) return status;
        if (!fits || worth_of(&tried, &attempt) <= best) continue;
        best = worth_of(&tried, &attempt);
        *ret_layout = tried;
        // A page that grows gives the map its full width at once.
        if (!(page.height > 0)) break;
    }
    *ret_fits = best > 0;
    return ATLAS_OK;
}

static enum atlas_status page_open(const struct layout_source *source,
                                   struct box *ret_page,
                                   struct atlas_error *err) {
    const struct atlas_map *map = source->map;
    const double width =
        map->width_mm > 0 ? map->width_mm : SHEET_DEFAULT_WIDTH_MM;
    const double height = map->height_mm > 0 ? map->height_mm : 0;
    *ret_page = (struct box){0, 0, width * SHEET_POINTS_PER_MM,
                             height * SHEET_POINTS_PER_MM};
    if (width > SHEET_LARGEST_MM || height > SHEET_LARGEST_MM) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, map->id,
                          "page may be at most %d mm wide and high",
                          SHEET_LARGEST_MM);
    }
    if (ret_page->width - 2 * margin_of(map) < LEAST_WIDTH_PT) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, map->id,
                          "page %ld mm wide is too small: at least %ld mm",
                          lround(width),
                          lround(ceil((LEAST_WIDTH_PT + 2 * margin_of(map)) /
                                      SHEET_POINTS_PER_MM)));
    }
    return ATLAS_OK;
}

static enum atlas_status too_small(const struct layout_source *source,
                                   struct box page, struct atlas_error *err) {
    if (!(page.height > 0)) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, source->map->id,
                          "page %ld mm wide is too small for the map and its "
                          "words",
                          lround(page.width / SHEET_POINTS_PER_MM));
    }
    return atlas_fail(err, ATLAS_ERR_OUTPUT, source->map->id,
                      "page of %ld by %ld mm is too small for the map and "
                      "its words",
                      lround(page.width / SHEET_POINTS_PER_MM),
                      lround(page.height / SHEET_POINTS_PER_MM));
}

static void panels_title(const struct layout_source *source,
                         struct layout *layout) {
    for (size_t i = 0; i < source->map->panel_count; i++) {
        const char *title = source->map->panels[i].title;
        if (!title) continue;
        layout->panels[i].title_width = typeface_width(
            source->typeface, title, (struct type_style){PANEL_TITLE_PT, true});
    }
}

static bool may_have_insets(const struct atlas_map *map) {
    return map->view == ATLAS_VIEW_AREAS && !map->no_insets &&
           !focus_is_there(map);
}

enum atlas_status layout_build(const struct layout_source *source,
                               struct layout *ret_layout,
                               struct atlas_error *err) {
    struct layout layout = {.inset_count = 0};
    struct box page;
    bool fits = false;
    enum atlas_status status = page_open(source, &page, err);
    if (!status) status = plan_choose(source, page, &layout, &fits, err);
    if (status) return status;
    if (!fits) return too_small(source, page, err);
    foot_place(source, &layout);
    panels_title(source, &layout);
    layout.free = focus_has_frame(source->map)
                      ? box_grow(layout.panels[0].box, -FRAME_GAP_PT)
                      : layout.body;
    space_take(&layout, layout.legend_box);
    if (source->map->panel_count == 1) {
        if (may_have_insets(source->map)) insets_place(source, &layout);
        furniture_place(source, &layout);
    }
    *ret_layout = layout;
    return ATLAS_OK;
}
