// The picture put together.
//
// In:  a map.
// Out: every part in its place (page_create), then drawing calls (page_draw in
//      page_draw.c). Nothing of the layout depends on the surface or its
//      resolution.

#include "page.h"

#include <stdlib.h>
#include <string.h>

#include "words.h"

// Tolerance of the outlines that labels are tested against.
#define LABEL_TOLERANCE_PT 0.2
// Names of areas without a label that the notes give.
#define NAMED_MOST 6
// The note on labels may make room on the page smaller, and so more labels
// may be left out: so many rounds, then a note without names.
#define LABEL_ROUNDS 3

// "No room for the names of X; Y." in the page's arena; NULL when all have one.
static const char *label_note(struct page *page) {
    const struct labels *labels = &page->labels;
    if (labels->left_out_count == 0) return NULL;
    struct atlas_text note = ATLAS_TEXT_INIT;
    atlas_text_add(&note, "Too small to be named on the map: ");
    if (labels->left_out_count > NAMED_MOST) {
        atlas_text_add_grouped(&note, (int64_t)labels->left_out_count);
        atlas_text_add(&note, " areas");
    } else {
        for (size_t i = 0; i < labels->left_out_count; i++) {
            if (i > 0) atlas_text_add(&note, "; ");
            words_add_clean(
                &note,
                page->map->figures->areas.items[labels->left_out[i]].name);
        }
    }
    atlas_text_add_char(&note, '.');
    const char *kept = atlas_arena_text(&page->arena, atlas_text_string(&note));
    atlas_text_release(&note);
    return kept;
}

static enum atlas_status labels_try(struct page *page,
                                    struct atlas_error *err) {
    struct outline outline;
    outline_build(&page->detail,
                  &(struct outline_options){
                      page->layout.view, LABEL_TOLERANCE_PT, page->layout.page},
                  &outline);
    labels_release(&page->labels);
    const struct label_source source = {
        .areas = &page->map->figures->areas,
        .fills = page->survey.fills,
        .colours = page->colours,
        .outline = &outline,
        .land = &page->land,
        .layout = &page->layout,
        .typeface = page->typeface,
        .arena = &page->arena,
    };
    const enum atlas_status status = labels_place(&source, &page->labels, err);
    outline_release(&outline);
    return status;
}

static bool is_same(double left, double right) {
    return !(left < right) && !(left > right);
}

// Whether labels placed on one layout are right on the other.
static bool is_same_ground(const struct layout *left,
                           const struct layout *right) {
    return is_same(left->view.scale, right->view.scale) &&
           is_same(left->view.x, right->view.x) &&
           is_same(left->view.y, right->view.y) &&
           is_same(left->body.width, right->body.width) &&
           is_same(left->body.height, right->body.height) &&
           is_same(left->inset.place.x, right->inset.place.x) &&
           is_same(left->inset.place.y, right->inset.place.y) &&
           is_same(left->inset.place.width, right->inset.place.width);
}

static enum atlas_status parts_place(struct page *page,
                                     struct atlas_error *err) {
    struct layout_source source = {
        .map = page->map,
        .survey = &page->survey,
        .land = &page->land,
        .typeface = page->typeface,
        .arena = &page->arena,
    };
    for (int round = 0; round < LABEL_ROUNDS; round++) {
        const struct layout before_note = page->layout;
        enum atlas_status status = layout_build(&source, &page->layout, err);
        if (status || !page->map->labels) return status;
        if (is_same_ground(&before_note, &page->layout)) return ATLAS_OK;
        status = labels_try(page, err);
        if (status) return status;
        const char *before = source.label_note;
        source.label_note = label_note(page);
        if (!source.label_note) return ATLAS_OK;
        if (before && strcmp(before, source.label_note) == 0) return ATLAS_OK;
    }
    source.label_note = "Some areas are too small to be named on the map.";
    const enum atlas_status status = layout_build(&source, &page->layout, err);
    return status ? status : labels_try(page, err);
}

enum atlas_status page_create(const struct atlas_map *map,
                              struct page *ret_page, struct atlas_error *err) {
    struct page page = {.map = map};
    enum atlas_status status =
        palette_colours(map->palette, map->classes->count, page.colours, err);
    if (status) return status;
    status = survey_take(map, &page.survey, err);
    if (status) return status;
    status = typeface_create(&page.typeface, err);
    if (status) goto cleanup;
    land_survey(&map->figures->areas, &page.land);
    atlas_topology_build(&map->figures->areas, &page.topology);
    atlas_detail_measure(&page.topology, false, &page.detail);
    status = parts_place(&page, err);

cleanup:
    if (status) {
        page_release(&page);
    } else {
        *ret_page = page;
        ret_page->detail.topology = &ret_page->topology;
    }
    return status;
}

void page_release(struct page *page) {
    labels_release(&page->labels);
    atlas_detail_release(&page->detail);
    atlas_topology_release(&page->topology);
    land_release(&page->land);
    typeface_free(page->typeface);
    survey_release(&page->survey);
    atlas_arena_release(&page->arena);
    *page = (struct page){0};
}
