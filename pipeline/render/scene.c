// The areas of a panel.
//
// In:  a page that is laid out, a view of one of its panels.
// Out: drawing calls: areas, borders, then circles or schools where the map has
//      them.
//
// Areas are painted first and borders on top, each once. Borders have the
// colour of paper, so what antialiasing leaves between two neighbours is hidden
// under them. The areas that the map is about come after their strong border.

#include "scene.h"

#include <math.h>
#include <string.h>

#include "dots.h"
#include "focus.h"
#include "regions.h"
#include "words.h"

#define OUTLINE_PT 0.5
#define REGION_PT 1.1

// A code comes from a file: in an address it is one word, whatever it holds
// (RFC 3986, unreserved characters as they are).
static void code_write(struct atlas_text *text, const char *code) {
    for (const unsigned char *at = (const unsigned char *)code; *at; at++) {
        const bool is_plain =
            (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
            (*at >= '0' && *at <= '9') || (*at && strchr("-._~", *at));
        if (is_plain) {
            atlas_text_add_char(text, (char)*at);
        } else {
            atlas_text_addf(text, "%%%02X", *at);
        }
    }
}

// "https://.../{code}" with an area's code in it.
static void link_write(struct atlas_text *text, const char *link,
                       const char *code) {
    static const char mark[] = "{code}";
    const char *at;
    while ((at = strstr(link, mark)) != NULL) {
        atlas_text_add_bytes(text, link, (size_t)(at - link));
        code_write(text, code);
        link = at + strlen(mark);
    }
    atlas_text_add(text, link);
}

static bool is_focus(const struct scene *scene, size_t area) {
    const struct atlas_map *map = scene->page->map;
    return map->is_focus && map->is_focus[area];
}

void scene_area_begin(const struct scene *scene, size_t area, bool has_id,
                      struct canvas *canvas) {
    const struct atlas_map *map = scene->page->map;
    const struct atlas_area *item = &map->panels[0].areas->items[area];
    static const struct canvas_datum focus = {"focus", "yes"};
    struct atlas_text title = ATLAS_TEXT_INIT;
    struct atlas_text link = ATLAS_TEXT_INIT;
    words_area(&title, map, &scene->page->survey, scene->panel, area);
    if (map->link) link_write(&link, map->link, item->code);
    canvas_begin(canvas,
                 &(struct canvas_group){
                     .id = has_id && scene->has_ids ? item->code : NULL,
                     .title = atlas_text_string(&title),
                     .link = map->link ? atlas_text_string(&link) : NULL,
                     .data = &focus,
                     .data_count = is_focus(scene, area) ? 1 : 0});
    atlas_text_release(&title);
    atlas_text_release(&link);
}

// Under a circle an area is plain ground; else it has the paint of its fill.
static struct canvas_paint paint_of(const struct scene *scene, enum fill fill) {
    const bool is_ground =
        scene->page->map->view == ATLAS_VIEW_SYMBOLS && fill < FILL_FIRST_STATE;
    if (!is_ground) return legend_paint(fill, scene->page->colours);
    return (struct canvas_paint){.is_filled = true,
                                 .fill = palette_inks()->blank};
}

// The areas of the focus, or the others.
static void areas_draw(const struct scene *scene, const struct outline *outline,
                       bool of_focus, struct canvas *canvas,
                       struct tracing *tracing) {
    const struct page *page = scene->page;
    const struct atlas_area_set *areas = page->map->panels[0].areas;
    const uint8_t *fills = page->survey.panels[scene->panel].fills;
    for (size_t i = 0; i < areas->count; i++) {
        if (is_focus(scene, i) != of_focus) continue;
        if (!atlas_box_meets(areas->items[i].box, scene->metres)) continue;
        outline_trace_area(outline, i, tracing);
        const struct canvas_path path = tracing_path(tracing, true);
        struct canvas_paint paint = paint_of(scene, (enum fill)fills[i]);
        if (of_focus && !(paint.stroke_pt > 0)) {
            paint.stroke_pt = FOCUS_EDGE_PT;
            paint.stroke = palette_inks()->paper;
        }
        scene_area_begin(scene, i, !scene_has_circle(scene, i), canvas);
        canvas_path(canvas, &path, &paint);
        canvas_end(canvas);
    }
}

static void lines_draw(const struct tracing *tracing, double width_pt,
                       struct colour colour, struct canvas *canvas) {
    const struct canvas_path path = tracing_path(tracing, false);
    canvas_path(
        canvas, &path,
        &(struct canvas_paint){.stroke_pt = width_pt, .stroke = colour});
}

static void borders_draw(const struct scene *scene,
                         const struct outline *outline, struct canvas *canvas,
                         struct tracing *tracing) {
    const struct inks *inks = palette_inks();
    const struct atlas_map *map = scene->page->map;
    outline_trace_borders(outline, BORDER_BETWEEN, tracing);
    lines_draw(tracing, scene->border_pt, inks->border, canvas);
    if (map->view == ATLAS_VIEW_HEXAGONS && map->regions.of_area) {
        regions_trace(outline, &map->regions, tracing);
        lines_draw(tracing, REGION_PT, inks->text, canvas);
    }
    outline_trace_borders(outline, BORDER_OUTER, tracing);
    lines_draw(tracing, OUTLINE_PT, inks->outline, canvas);
}

// The strong border, then the areas within it.
static void focus_scene_draw(const struct scene *scene,
                             const struct outline *outline,
                             struct canvas *canvas, struct tracing *tracing) {
    const double tolerance = fmax(scene->tolerance_pt, FOCUS_TOLERANCE_PT);
    struct outline coarse;
    outline_build(
        &scene->page->detail,
        &(struct outline_options){scene->view, tolerance, scene->part},
        &coarse);
    focus_draw(scene->page->map, &coarse, tracing, canvas);
    outline_release(&coarse);
    canvas_begin(canvas,
                 &(struct canvas_group){.id = scene->has_ids ? "focus" : NULL});
    areas_draw(scene, outline, true, canvas, tracing);
    canvas_end(canvas);
}

static void schools_draw(const struct scene *scene, struct canvas *canvas) {
    const struct page *page = scene->page;
    struct dot_marks marks;
    dots_place(&(struct dot_source){.map = page->map,
                                    .legend = &page->layout.legend,
                                    .view = scene->view,
                                    .frame = scene->frame},
               &marks);
    canvas_begin(canvas, &(struct canvas_group){.id = scene->has_ids ? "schools"
                                                                     : NULL});
    dots_draw(&marks, canvas);
    canvas_end(canvas);
    dots_release(&marks);
}

void scene_draw(const struct scene *scene, struct canvas *canvas) {
    const struct atlas_map *map = scene->page->map;
    struct tracing tracing = {0};
    struct outline outline;
    outline_build(&scene->page->detail,
                  &(struct outline_options){scene->view, scene->tolerance_pt,
                                            scene->part},
                  &outline);
    if (scene->is_clipped) canvas_clip(canvas, scene->frame);
    canvas_begin(canvas, &(struct canvas_group){.id = scene->id});
    areas_draw(scene, &outline, false, canvas, &tracing);
    canvas_end(canvas);
    borders_draw(scene, &outline, canvas, &tracing);
    if (focus_is_there(map)) {
        focus_scene_draw(scene, &outline, canvas, &tracing);
    }
    if (map->view == ATLAS_VIEW_SYMBOLS) scene_circles_draw(scene, canvas);
    if (map->dot_count > 0) schools_draw(scene, canvas);
    if (scene->is_clipped) canvas_unclip(canvas);
    tracing_release(&tracing);
    outline_release(&outline);
}
