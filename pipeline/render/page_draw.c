// The picture drawn, from the ground up.
//
// In:  a page that is laid out, and a canvas.
// Out: drawing calls: titles, areas, borders, inset, labels, legend, foot.
//
// Neighbours come first, then the panels, then what stands on them; the frame
// of a panel with neighbours is drawn last, over what it cuts off.

#include <math.h>
#include <stdlib.h>

#include "focus.h"
#include "furniture.h"
#include "ground.h"
#include "scene.h"

#define BORDER_LEAST_PT 0.2
#define BORDER_MOST_PT 0.7
// A border is so wide against the typical area's inner radius.
#define BORDER_SHARE 0.05

static int compare_doubles(const void *left, const void *right) {
    const double a = *(const double *)left;
    const double b = *(const double *)right;
    return (a > b) - (a < b);
}

// The middle one of the radii of the largest circles inside the areas.
static double typical_radius_m(const struct atlas_area_set *areas) {
    double *radii = atlas_xcalloc(areas->count, sizeof(*radii));
    for (size_t i = 0; i < areas->count; i++) {
        radii[i] = areas->items[i].inside_m;
    }
    qsort(radii, areas->count, sizeof(*radii), compare_doubles);
    const double middle = radii[areas->count / 2];
    free(radii);
    return middle;
}

double page_border_pt(const struct page *page) {
    const double radius = typical_radius_m(page->map->panels[0].areas) *
                          layout_view(&page->layout)->scale;
    return fmin(fmax(radius * BORDER_SHARE, BORDER_LEAST_PT), BORDER_MOST_PT);
}

// Neighbours of a panel's areas in grey, cut off where the map ends.
static void context_draw(const struct page *page, size_t index,
                         double tolerance_pt, struct canvas *canvas) {
    const struct panel_place *place = &page->layout.panels[index];
    if (!page->context) return;
    canvas_begin(
        canvas, &(struct canvas_group){.id = index == 0 ? "neighbours" : NULL});
    canvas_clip(canvas, place->box);
    ground_draw(&(struct ground){.land = page->context,
                                 .view = place->view,
                                 .tolerance_pt = tolerance_pt,
                                 .part = place->box,
                                 .fill = palette_inks()->context,
                                 .border_pt = BORDER_MOST_PT},
                canvas);
    canvas_unclip(canvas);
    canvas_end(canvas);
}

static void panel_draw(const struct page *page, size_t index,
                       double tolerance_pt, struct canvas *canvas) {
    static const char *const ids[ATLAS_PANELS_MAX] = {
        "areas",    "areas-2",  "areas-3",  "areas-4",  "areas-5",  "areas-6",
        "areas-7",  "areas-8",  "areas-9",  "areas-10", "areas-11", "areas-12",
        "areas-13", "areas-14", "areas-15", "areas-16"};
    const struct panel_place *place = &page->layout.panels[index];
    const char *title = page->map->panels[index].title;
    if (title) {
        canvas_text(canvas, &(struct canvas_text){
                                .text = title,
                                .style = {PANEL_TITLE_PT, true},
                                .at = {place->box.x, place->box.y - 4},
                                .width = place->title_width,
                                .colour = palette_inks()->text});
    }
    const bool is_cut = focus_is_there(page->map);
    scene_draw(
        &(struct scene){.page = page,
                        .panel = index,
                        .id = ids[index],
                        .view = place->view,
                        .metres = is_cut ? view_unbox(&place->view, place->box)
                                         : page->land.box,
                        .part = is_cut ? place->box : page->layout.page,
                        .frame = place->box,
                        .is_clipped = is_cut,
                        .border_pt = page_border_pt(page),
                        .tolerance_pt = tolerance_pt,
                        .has_ids = index == 0},
        canvas);
}

static void inset_draw(const struct page *page, const struct inset *inset,
                       double tolerance_pt, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    const struct canvas_paint frame = {.stroke_pt = 0.6, .stroke = inks->text};
    canvas_begin(canvas, &(struct canvas_group){.title = inset->title});
    canvas_box(canvas, inset->frame,
               &(struct canvas_paint){.is_filled = true, .fill = inks->paper});
    canvas_clip(canvas, inset->frame);
    const double larger = inset->view.scale / layout_view(&page->layout)->scale;
    scene_draw(
        &(struct scene){.page = page,
                        .view = inset->view,
                        .metres = inset->metres,
                        .part = inset->frame,
                        .frame = inset->frame,
                        .border_pt = fmin(page_border_pt(page) * larger / 1.5,
                                          BORDER_MOST_PT),
                        .tolerance_pt = tolerance_pt},
        canvas);
    canvas_unclip(canvas);
    canvas_box(canvas, inset->frame, &frame);
    canvas_text(canvas, &(struct canvas_text){
                            .text = inset->title,
                            .style = {LAYOUT_SMALL_PT, true},
                            .at = {inset->place.x, inset->frame.y - 3.5},
                            .width = inset->title_width,
                            .colour = inks->text});
    canvas_end(canvas);
}

// A place for an inset's letter at a corner of its mark, outside; the first
// that no other mark runs over.
static struct box letter_place(const struct page *page, size_t index,
                               double width) {
    const struct layout *layout = &page->layout;
    const struct view *view = layout_view(layout);
    const struct box mark = view_box(view, layout->insets[index].metres);
    const double high = LAYOUT_SMALL_PT;
    const double left = mark.x - width - 1.5;
    const double right = box_right(mark) + 1.5;
    const struct box places[] = {{left, mark.y, width, high},
                                 {right, mark.y, width, high},
                                 {left, box_bottom(mark) - high, width, high},
                                 {right, box_bottom(mark) - high, width, high},
                                 {mark.x, mark.y - high - 1, width, high},
                                 {mark.x, box_bottom(mark) + 1, width, high}};
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        bool is_open = true;
        for (size_t j = 0; j < layout->inset_count; j++) {
            is_open &=
                !box_meets(places[i], view_box(view, layout->insets[j].metres));
        }
        if (is_open) return places[i];
    }
    return places[0];
}

// Where on the map an inset's place is, with its letter.
static void inset_mark(const struct page *page, size_t index,
                       struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    const struct box mark =
        view_box(layout_view(&page->layout), page->layout.insets[index].metres);
    const char letter[] = {(char)('A' + (int)index), '\0'};
    const struct type_style style = {LAYOUT_SMALL_PT, true};
    const double width = typeface_width(page->typeface, letter, style);
    const struct box place = letter_place(page, index, width);
    canvas_box(canvas, mark,
               &(struct canvas_paint){.stroke_pt = 0.6, .stroke = inks->text});
    canvas_text(canvas, &(struct canvas_text){
                            .text = letter,
                            .style = style,
                            .at = {place.x, place.y + LAYOUT_SMALL_PT * 0.86},
                            .width = width,
                            .colour = inks->text,
                            .halo_pt = 1.8,
                            .halo = inks->paper});
}

static void insets_draw(const struct page *page, double tolerance_pt,
                        struct canvas *canvas) {
    const struct layout *layout = &page->layout;
    if (layout->inset_count == 0) return;
    canvas_begin(canvas, &(struct canvas_group){.id = "insets"});
    for (size_t i = 0; i < layout->inset_count; i++) {
        inset_draw(page, &layout->insets[i], tolerance_pt, canvas);
    }
    for (size_t i = 0; i < layout->inset_count; i++) {
        inset_mark(page, i, canvas);
    }
    canvas_end(canvas);
}

void page_draw(const struct page *page, double tolerance_pt,
               struct canvas *canvas) {
    const struct layout *layout = &page->layout;
    sheet_titles_draw(&layout->sheet, canvas);
    legend_draw(
        &layout->legend, canvas,
        (struct atlas_point){layout->legend_box.x, layout->legend_box.y},
        page->colours);
    for (size_t i = 0; i < page->map->panel_count; i++) {
        context_draw(page, i, tolerance_pt, canvas);
        panel_draw(page, i, tolerance_pt, canvas);
    }
    insets_draw(page, tolerance_pt, canvas);
    furniture_draw(layout, page->map, canvas);
    if (page->labels.count > 0) labels_draw(&page->labels, canvas);
    const bool has_frame = focus_has_frame(page->map);
    for (size_t i = 0; has_frame && i < page->map->panel_count; i++) {
        canvas_box(canvas, layout->panels[i].box,
                   &(struct canvas_paint){.stroke_pt = 0.5,
                                          .stroke = palette_inks()->outline});
    }
    sheet_foot_draw(&layout->sheet, canvas);
}
