// Stage 6: a map as a picture.
//
// In:  struct atlas_map: values on boundaries, breaks, words.
// Out: a picture that picture.c draws to any surface: its page, laid out once
//      (page.c), and its words.

#include "atlas/render.h"

#include <cairo.h>
#include <pango/pango.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>

#include "page.h"
#include "picture.h"
#include "table.h"
#include "words.h"

struct map_picture {
    struct atlas_picture base;
    struct page page;
};

static const char *const view_words[ATLAS_VIEW_END] = {"areas", "hexagons",
                                                       "symbols"};

const char *atlas_view_word(enum atlas_view view) {
    return view < ATLAS_VIEW_END ? view_words[view] : "unknown";
}

enum atlas_view atlas_view_parse(const char *word) {
    int view = 0;
    while (view < ATLAS_VIEW_END && !atlas_text_same(word, view_words[view])) {
        view++;
    }
    return (enum atlas_view)view;
}

static void map_draw(const struct atlas_picture *picture, double tolerance_pt,
                     struct canvas *canvas) {
    page_draw(&((const struct map_picture *)picture)->page, tolerance_pt,
              canvas);
}

static void map_table(const struct atlas_picture *picture,
                      struct atlas_text *text) {
    table_write(&((const struct map_picture *)picture)->page, text);
}

static void map_free(struct atlas_picture *picture) {
    page_release(&((struct map_picture *)picture)->page);
    picture_release(picture);
    free(picture);
}

static const struct picture_ops map_ops = {
    .draw = map_draw,
    .table = map_table,
    .free = map_free,
};

enum atlas_status atlas_picture_create(const struct atlas_map *map,
                                       struct atlas_picture **ret_picture,
                                       struct atlas_error *err) {
    struct page page;
    const enum atlas_status status = page_create(map, &page, err);
    if (status) return status;
    struct map_picture *picture = atlas_xcalloc(1, sizeof(*picture));
    picture->page = page;
    picture->base = (struct atlas_picture){
        .ops = &map_ops,
        .id = map->id,
        .page = page.layout.page,
        .period = map->panels[map->panel_count - 1].figures->period,
        .typeface = page.typeface,
        .credits = map->credits,
    };
    words_headline(&picture->base.title, map, &page.survey);
    words_alt(&picture->base.alt, map, &page.survey);
    *ret_picture = &picture->base;
    return ATLAS_OK;
}

enum atlas_status atlas_render_check(struct atlas_error *err) {
    struct typeface *typeface = NULL;
    const enum atlas_status status = typeface_create(&typeface, err);
    typeface_free(typeface);
    return status;
}

void atlas_render_versions(struct atlas_render_versions *ret_versions) {
    snprintf(ret_versions->cairo, sizeof(ret_versions->cairo), "%s",
             cairo_version_string());
    snprintf(ret_versions->pango, sizeof(ret_versions->pango), "%s",
             pango_version_string());
    snprintf(ret_versions->png, sizeof(ret_versions->png), "%s",
             png_get_libpng_ver(NULL));
}
