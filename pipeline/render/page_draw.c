// The picture drawn, from the ground up.
//
// In:  a page that is laid out, and a canvas.
// Out: drawing calls: titles, areas, borders, inset, labels, legend, foot.
//
// Areas are painted first and borders on top, each once. Borders have the
// colour of paper, so what antialiasing leaves between two neighbours is hidden
// under them.

#include <math.h>
#include <stdlib.h>

#include "page.h"
#include "words.h"

#define BORDER_LEAST_PT 0.2
#define BORDER_MOST_PT 0.7
#define OUTLINE_PT 0.5
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
    const double radius =
        typical_radius_m(&page->map->figures->areas) * page->layout.view.scale;
    return fmin(fmax(radius * BORDER_SHARE, BORDER_LEAST_PT), BORDER_MOST_PT);
}

static void block_draw(struct canvas *canvas, const struct type_block *block,
                       struct box box, struct colour colour) {
    if (!(box.height > 0)) return;
    for (size_t i = 0; i < block->count; i++) {
        const double size = block->style.size_pt;
        canvas_text(
            canvas,
            &(struct canvas_text){
                .text = block->lines[i].text,
                .style = block->style,
                .at = {box.x,
                       box.y + size * (TYPE_ASCENT + TYPE_LEADING * (double)i)},
                .width = block->lines[i].width,
                .colour = colour});
    }
}

static bool boxes_meet(struct atlas_box left, struct atlas_box right) {
    return left.min_x < right.max_x && right.min_x < left.max_x &&
           left.min_y < right.max_y && right.min_y < left.max_y;
}

// One view of the areas; ids only in the main one, where they are unique.
struct scene {
    const struct page *page;
    const struct outline *outline;
    struct atlas_box metres;
    double border_pt;
    bool is_main;
};

static void scene_areas_draw(const struct scene *scene, struct canvas *canvas,
                             struct tracing *tracing) {
    const struct page *page = scene->page;
    const struct atlas_area_set *areas = &page->map->figures->areas;
    struct atlas_text title = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < areas->count; i++) {
        if (!boxes_meet(areas->items[i].box, scene->metres)) continue;
        outline_trace_area(scene->outline, i, tracing);
        const struct canvas_path path = tracing_path(tracing, true);
        atlas_text_clear(&title);
        words_area(&title, page->map, &page->survey, i);
        canvas_begin(canvas,
                     &(struct canvas_group){
                         .id = scene->is_main ? areas->items[i].code : NULL,
                         .title = atlas_text_string(&title)});
        const struct canvas_paint paint =
            legend_paint((enum fill)page->survey.fills[i], page->colours);
        canvas_path(canvas, &path, &paint);
        canvas_end(canvas);
    }
    atlas_text_release(&title);
}

static void scene_draw(const struct scene *scene, struct canvas *canvas) {
    const struct inks *inks = palette_inks();
    struct tracing tracing = {0};
    canvas_begin(canvas, &(struct canvas_group){
                             .id = scene->is_main ? "areas" : "inset-areas"});
    scene_areas_draw(scene, canvas, &tracing);
    canvas_end(canvas);
    outline_trace_borders(scene->outline, BORDER_BETWEEN, &tracing);
    struct canvas_path path = tracing_path(&tracing, false);
    canvas_path(canvas, &path,
                &(struct canvas_paint){.stroke_pt = scene->border_pt,
                                       .stroke = inks->border});
    outline_trace_borders(scene->outline, BORDER_OUTER, &tracing);
    path = tracing_path(&tracing, false);
    canvas_path(canvas, &path,
                &(struct canvas_paint){.stroke_pt = OUTLINE_PT,
                                       .stroke = inks->outline});
    tracing_release(&tracing);
}

static void map_draw(const struct page *page, double tolerance_pt,
                     struct canvas *canvas) {
    struct outline outline;
    outline_build(&page->detail,
                  &(struct outline_options){page->layout.view, tolerance_pt,
                                            page->layout.page},
                  &outline);
    scene_draw(&(struct scene){.page = page,
                               .outline = &outline,
                               .metres = page->land.box,
                               .border_pt = page_border_pt(page),
                               .is_main = true},
               canvas);
    outline_release(&outline);
}

static void inset_draw(const struct page *page, double tolerance_pt,
                       struct canvas *canvas) {
    const struct inset *inset = &page->layout.inset;
    const struct inks *inks = palette_inks();
    const struct canvas_paint frame = {.stroke_pt = 0.6, .stroke = inks->text};
    struct outline outline;
    outline_build(
        &page->detail,
        &(struct outline_options){inset->view, tolerance_pt, inset->frame},
        &outline);
    canvas_begin(canvas, &(struct canvas_group){.id = "inset"});
    canvas_box(canvas, inset->frame,
               &(struct canvas_paint){.is_filled = true, .fill = inks->paper});
    canvas_clip(canvas, inset->frame);
    const double larger = inset->view.scale / page->layout.view.scale;
    scene_draw(
        &(struct scene){.page = page,
                        .outline = &outline,
                        .metres = inset->metres,
                        .border_pt = fmin(page_border_pt(page) * larger / 1.5,
                                          BORDER_MOST_PT)},
        canvas);
    canvas_unclip(canvas);
    canvas_box(canvas, inset->frame, &frame);
    canvas_box(canvas, view_box(&page->layout.view, inset->metres), &frame);
    canvas_text(canvas, &(struct canvas_text){
                            .text = inset->title,
                            .style = {LAYOUT_SMALL_PT, true},
                            .at = {inset->place.x, inset->frame.y - 3.5},
                            .width = inset->title_width,
                            .colour = inks->text});
    canvas_end(canvas);
    outline_release(&outline);
}

void page_draw(const struct page *page, double tolerance_pt,
               struct canvas *canvas) {
    const struct layout *layout = &page->layout;
    const struct inks *inks = palette_inks();
    canvas_begin(canvas, &(struct canvas_group){.id = "titles"});
    block_draw(canvas, &layout->headline, layout->headline_box, inks->text);
    block_draw(canvas, &layout->subtitle, layout->subtitle_box, inks->quiet);
    canvas_end(canvas);
    legend_draw(
        &layout->legend, canvas,
        (struct atlas_point){layout->legend_box.x, layout->legend_box.y},
        page->colours);
    map_draw(page, tolerance_pt, canvas);
    if (layout->inset.is_there) inset_draw(page, tolerance_pt, canvas);
    if (page->labels.count > 0) labels_draw(&page->labels, canvas);
    canvas_begin(canvas, &(struct canvas_group){.id = "notes"});
    block_draw(canvas, &layout->notes, layout->notes_box, inks->text);
    block_draw(canvas, &layout->credits, layout->credits_box, inks->quiet);
    canvas_end(canvas);
}
