// The picture put together.
//
// In:  a map.
// Out: every part in its place (page_create), then drawing calls (page_draw in
//      page_draw.c). Nothing of the layout depends on the surface or its
//      resolution.

#include "page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "dots.h"
#include "focus.h"
#include "symbols.h"
#include "words.h"

// Tolerance of the outlines that labels are tested against.
#define LABEL_TOLERANCE_PT 0.2
// Names of areas without a label that the notes give.
#define NAMED_MOST 6
// The note on labels may make room on the page smaller, and so more labels
// may be left out: so many rounds, then a note without names.
#define LABEL_ROUNDS 3
// What is shown around the areas, as a share of their longer side.
#define CONTEXT_MARGIN 0.06
#define CIRCLE_MARGIN 0.03
#define FOCUS_MARGIN 0.25
// A name may reach into the corner of the box around a circle: so much of the
// radius is kept free each way.
#define CIRCLE_SHARE 0.92

// Areas whose names neither the map nor its key has room for; free() them.
static size_t *unnamed_list(const struct page *page, size_t *ret_count) {
    const struct labels *labels = &page->labels;
    const struct legend_row *first = &page->layout.legend.rows[0];
    size_t *list = atlas_xcalloc(labels->left_out_count + 1, sizeof(*list));
    size_t count = 0;
    for (size_t i = 0; i < labels->left_out_count; i++) {
        const size_t area = labels->left_out[i];
        const char *name = page->map->panels[0].areas->items[area].name;
        const bool is_in_key =
            first->kind == LEGEND_FOCUS && strcmp(first->label, name) == 0;
        if (!is_in_key) list[count++] = area;
    }
    *ret_count = count;
    return list;
}

// "No room for the names of X; Y.", or of how many.
static void unnamed_add(struct atlas_text *note, const struct page *page,
                        const size_t *unnamed, size_t count) {
    const struct atlas_area_set *areas = page->map->panels[0].areas;
    atlas_text_add(note, "No room on the map for the names of ");
    if (count > NAMED_MOST) {
        atlas_text_add_grouped(note, (int64_t)count);
        atlas_text_add(note, " areas");
    }
    for (size_t i = 0; i < count && count <= NAMED_MOST; i++) {
        if (i > 0) atlas_text_add(note, "; ");
        words_add_clean(note, areas->items[unnamed[i]].name);
    }
    atlas_text_add_char(note, '.');
}

// That note in the page's arena; NULL when all have a name.
static const char *label_note(struct page *page) {
    size_t count;
    size_t *unnamed = unnamed_list(page, &count);
    const char *kept = NULL;
    if (count > 0) {
        struct atlas_text note = ATLAS_TEXT_INIT;
        unnamed_add(&note, page, unnamed, count);
        kept = atlas_arena_text(&page->arena, atlas_text_string(&note));
        atlas_text_release(&note);
    }
    free(unnamed);
    return kept;
}

// What names must not cover besides each other.
struct obstacles {
    struct box *boxes;
    size_t count;
};

static struct obstacles circles_of(const struct page *page) {
    const struct atlas_panel *panel = &page->map->panels[0];
    struct obstacles circles = {
        .boxes = atlas_xcalloc(panel->areas->count, sizeof(struct box))};
    for (size_t i = 0; i < panel->areas->count; i++) {
        const double radius =
            symbols_radius(&page->layout.legend, &panel->values[i]);
        const struct atlas_point at = view_point(layout_view(&page->layout),
                                                 panel->areas->items[i].inside);
        if (!(radius > 0)) continue;
        circles.boxes[circles.count++] =
            box_grow((struct box){at.x, at.y, 0, 0}, radius * CIRCLE_SHARE);
    }
    return circles;
}

static struct obstacles schools_of(const struct page *page) {
    struct dot_marks marks;
    dots_place(&(struct dot_source){.map = page->map,
                                    .legend = &page->layout.legend,
                                    .view = *layout_view(&page->layout),
                                    .frame = page->layout.panels[0].box},
               &marks);
    struct obstacles schools = {
        .boxes = atlas_xcalloc(marks.count + 1, sizeof(struct box)),
        .count = marks.count};
    for (size_t i = 0; i < marks.count; i++) {
        schools.boxes[i] = dot_box(&marks.items[i]);
    }
    dots_release(&marks);
    return schools;
}

static enum atlas_status labels_try(struct page *page,
                                    struct atlas_error *err) {
    struct outline outline;
    const bool has_circles = page->map->view == ATLAS_VIEW_SYMBOLS;
    const struct obstacles obstacles =
        has_circles ? circles_of(page) : schools_of(page);
    outline_build(
        &page->detail,
        &(struct outline_options){*layout_view(&page->layout),
                                  LABEL_TOLERANCE_PT, page->layout.page},
        &outline);
    labels_release(&page->labels);
    const struct label_source source = {
        .areas = page->map->panels[0].areas,
        .fills = page->survey.panels[0].fills,
        .colours = page->colours,
        .outline = &outline,
        .is_focus = focus_is_there(page->map) ? page->map->is_focus : NULL,
        .obstacles = obstacles.boxes,
        .obstacle_count = obstacles.count,
        .is_beside = has_circles && obstacles.count > 0,
        .context = page->map->context,
        .layout = &page->layout,
        .typeface = page->typeface,
        .arena = &page->arena,
    };
    const enum atlas_status status = labels_place(&source, &page->labels, err);
    outline_release(&outline);
    free(obstacles.boxes);
    return status;
}

static bool is_same(double left, double right) {
    return !(left < right) && !(left > right);
}

static bool is_same_box(struct box left, struct box right) {
    return is_same(left.x, right.x) && is_same(left.y, right.y) &&
           is_same(left.width, right.width) &&
           is_same(left.height, right.height);
}

// Whether labels placed on one layout are right on the other.
static bool is_same_ground(const struct layout *left,
                           const struct layout *right) {
    if (left->taken_count != right->taken_count) return false;
    for (size_t i = 0; i < left->taken_count; i++) {
        if (!is_same_box(left->taken[i], right->taken[i])) return false;
    }
    return is_same_box(left->panels[0].box, right->panels[0].box) &&
           is_same_box(left->body, right->body);
}

static bool has_labels(const struct atlas_map *map) {
    return map->labels && map->panel_count == 1;
}

// Width of the widest panel's title; 0 where there is none.
static double titles_width(const struct page *page) {
    double width = 0;
    for (size_t i = 0; i < page->map->panel_count; i++) {
        const char *title = page->map->panels[i].title;
        if (!title) continue;
        width = fmax(width,
                     typeface_width(page->typeface, title,
                                    (struct type_style){PANEL_TITLE_PT, true}));
    }
    return width;
}

static enum atlas_status parts_place(struct page *page,
                                     struct atlas_error *err) {
    struct layout_source source = {
        .map = page->map,
        .survey = &page->survey,
        .land = &page->land,
        .typeface = page->typeface,
        .arena = &page->arena,
        .title_width = titles_width(page),
    };
    for (int round = 0; round < LABEL_ROUNDS; round++) {
        const struct layout before_note = page->layout;
        enum atlas_status status = layout_build(&source, &page->layout, err);
        if (status || !has_labels(page->map)) return status;
        if (is_same_ground(&before_note, &page->layout)) return ATLAS_OK;
        status = labels_try(page, err);
        if (status) return status;
        const char *before = source.label_note;
        source.label_note = label_note(page);
        if (!source.label_note || page->map->is_bare) return ATLAS_OK;
        if (before && strcmp(before, source.label_note) == 0) return ATLAS_OK;
    }
    source.label_note = "There is no room on the map for some names.";
    const enum atlas_status status = layout_build(&source, &page->layout, err);
    return status ? status : labels_try(page, err);
}

// Colours of the classes, by what they say. A map that was to diverge, but has
// all its values on one side, is sequential: a palette for the other kind is
// then not for it.
static enum atlas_status colours_choose(
    const struct atlas_map *map, struct colour ret_colours[ATLAS_CLASSES_MAX],
    struct atlas_error *err) {
    const struct atlas_classes *classes = map->variable.classes;
    const char *name = map->palette;
    if (map->second) {
        struct colour square[PALETTE_SIDE][PALETTE_SIDE];
        const enum atlas_status status = palette_bivariate(name, square, err);
        if (!status) memcpy(ret_colours, square, sizeof(square));
        return status;
    }
    if (name && map->variable.since && !classes->is_diverging &&
        atlas_palette_check(name, ATLAS_PALETTE_SEQUENTIAL, NULL)) {
        name = NULL;
    }
    return palette_classes(name, classes, ret_colours, err);
}

// What the map shows around the areas: their neighbours, or whole circles.
static double margin_of(const struct atlas_map *map) {
    if (map->context) return CONTEXT_MARGIN;
    return map->view == ATLAS_VIEW_SYMBOLS ? CIRCLE_MARGIN : 0;
}

// Make the neighbours ready: of a map about one area those alone that its frame
// shows.
static void context_open(struct page *page) {
    const struct panel_place *place = &page->layout.panels[0];
    if (!page->map->context) return;
    page->context =
        focus_is_there(page->map)
            ? ground_land_create_seen(page->map->context,
                                      view_unbox(&place->view, place->box))
            : ground_land_create(page->map->context);
}

enum atlas_status page_create(const struct atlas_map *map,
                              struct page *ret_page, struct atlas_error *err) {
    struct page page = {.map = map};
    enum atlas_status status = survey_take(map, &page.survey, err);
    if (status) return status;
    status = focus_check(map, err);
    if (status) goto cleanup;
    status = colours_choose(map, page.colours, err);
    if (status) goto cleanup;
    status = typeface_create(&page.typeface, err);
    if (status) goto cleanup;
    page.topology = atlas_xcalloc(1, sizeof(*page.topology));
    atlas_topology_build(map->panels[0].areas, page.topology);
    atlas_detail_measure(page.topology, false, &page.detail);
    if (focus_is_there(map)) {
        land_survey_some(map->panels[0].areas, map->is_focus, FOCUS_MARGIN,
                         &page.land);
    } else {
        land_survey(page.topology, margin_of(map), &page.land);
    }
    status = parts_place(&page, err);

cleanup:
    if (status) {
        page_release(&page);
    } else {
        context_open(&page);
        *ret_page = page;
    }
    return status;
}

void page_release(struct page *page) {
    labels_release(&page->labels);
    atlas_detail_release(&page->detail);
    if (page->topology) atlas_topology_release(page->topology);
    free(page->topology);
    ground_land_free(page->context);
    land_release(&page->land);
    typeface_free(page->typeface);
    survey_release(&page->survey);
    atlas_arena_release(&page->arena);
    *page = (struct page){0};
}
