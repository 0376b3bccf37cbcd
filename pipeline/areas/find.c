// What a text on the command line names.
//
// In:  "pcon:Fylde", "lad:E07000119", "E14001242", "York Central".
// Out: one area; or why there is not exactly one.

#include <stdlib.h>
#include <string.h>

#include "atlas/areas.h"
#include "atlas/text.h"
#include "fold.h"

enum { LISTED_MAX = 5 };

/** A text taken apart, and what fits it. */
struct search {
    const struct atlas_area_registry *registry;  ///< Borrowed.
    const char *text;                            ///< As typed.
    struct atlas_text level;  ///< Before the colon; "" when there is none.
    struct atlas_text name;   ///< After it, folded.
    const struct atlas_named_area **found;  ///< What fits.
    size_t count;                           ///< How many.
};

static void search_begin(const struct atlas_area_registry *registry,
                         const char *text, struct search *search) {
    const char *colon = strchr(text, ':');
    struct atlas_text before = ATLAS_TEXT_INIT;
    *search = (struct search){.registry = registry, .text = text};
    if (colon) atlas_text_add_bytes(&before, text, (size_t)(colon - text));
    fold_name(atlas_text_string(&before), &search->level);
    fold_name(colon ? colon + 1 : text, &search->name);
    search->found = atlas_xcalloc(registry->count + 1, sizeof(*search->found));
    atlas_text_release(&before);
}

static void search_end(struct search *search) {
    atlas_text_release(&search->level);
    atlas_text_release(&search->name);
    free(search->found);
}

static bool level_fits(const struct search *search,
                       const struct atlas_named_area *area) {
    struct atlas_text level = ATLAS_TEXT_INIT;
    bool fits = search->level.length == 0;
    if (fits) return true;
    fold_name(area->level, &level);
    fits = strcmp(atlas_text_string(&level),
                  atlas_text_string(&search->level)) == 0;
    atlas_text_release(&level);
    return fits;
}

static bool name_fits(const struct search *search,
                      const struct atlas_named_area *area) {
    const char *wanted = atlas_text_string(&search->name);
    struct atlas_text folded = ATLAS_TEXT_INIT;
    bool fits = atlas_text_same(area->code, wanted);
    if (!fits) {
        fold_name(area->name, &folded);
        fits = strcmp(atlas_text_string(&folded), wanted) == 0;
        atlas_text_release(&folded);
    }
    return fits;
}

static void add_area(const struct atlas_named_area *area,
                     struct atlas_text *list) {
    // A title may end in the boundary year: "... constituency (July 2024)".
    const char *bracket = strstr(area->title, " (");
    const size_t length =
        bracket ? (size_t)(bracket - area->title) : strlen(area->title);
    atlas_text_addf(list, "%s:%s (", area->level, area->name);
    atlas_text_add_bytes(list, area->title, length);
    atlas_text_addf(list, "%s%s)", length > 0 ? ", " : "", area->code);
}

static enum atlas_status fail_several(const struct search *search,
                                      struct atlas_error *err) {
    enum atlas_status status;
    struct atlas_text list = ATLAS_TEXT_INIT;
    for (size_t i = 0; i < search->count && i < LISTED_MAX; i++) {
        if (i > 0) atlas_text_add(&list, ", ");
        add_area(search->found[i], &list);
    }
    if (search->count > LISTED_MAX) {
        atlas_text_addf(&list, " and %zu more", search->count - LISTED_MAX);
    }
    status =
        atlas_fail(err, ATLAS_ERR_USAGE, NULL, "'%s' names several areas: %s",
                   search->text, atlas_text_string(&list));
    atlas_text_release(&list);
    return status;
}

static enum atlas_status fail_level(const struct search *search,
                                    struct atlas_error *err) {
    const struct atlas_area_registry *registry = search->registry;
    enum atlas_status status;
    struct atlas_text list = ATLAS_TEXT_INIT;
    const char *last = "";
    for (size_t i = 0; i < registry->count; i++) {
        const char *level = registry->items[i].level;
        if (strcmp(level, last) == 0) continue;
        if (list.length > 0) atlas_text_add(&list, ", ");
        atlas_text_add(&list, level);
        last = level;
    }
    status = atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                        "'%s' is no type of area in '%s', expected one of %s",
                        atlas_text_string(&search->level), search->text,
                        atlas_text_string(&list));
    atlas_text_release(&list);
    return status;
}

// The area of the wanted level whose folded name is nearest, or NULL.
static const struct atlas_named_area *nearest(const struct search *search) {
    const struct atlas_area_registry *registry = search->registry;
    const struct atlas_named_area *area = NULL;
    struct atlas_arena arena = {0};
    struct atlas_text folded = ATLAS_TEXT_INIT;
    const char **names = atlas_xcalloc(registry->count + 1, sizeof(*names));
    size_t *indices = atlas_xcalloc(registry->count + 1, sizeof(*indices));
    const char *best;
    size_t count = 0;

    for (size_t i = 0; i < registry->count; i++) {
        if (!level_fits(search, &registry->items[i])) continue;
        fold_name(registry->items[i].name, &folded);
        indices[count] = i;
        names[count++] = atlas_arena_text(&arena, atlas_text_string(&folded));
    }
    best = atlas_text_nearest(atlas_text_string(&search->name), names, count);
    for (size_t i = 0; best && i < count && !area; i++) {
        if (names[i] == best) area = &registry->items[indices[i]];
    }
    free(indices);
    free(names);
    atlas_text_release(&folded);
    atlas_arena_release(&arena);
    return area;
}

static enum atlas_status fail_none(const struct search *search,
                                   struct atlas_error *err) {
    const struct atlas_named_area *near = nearest(search);
    if (!near) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL, "no area is called '%s'",
                          search->text);
    }
    return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                      "no area is called '%s', did you mean '%s:%s'",
                      search->text, near->level, near->name);
}

enum atlas_status atlas_registry_find(
    const struct atlas_area_registry *registry, const char *text,
    const struct atlas_named_area **ret_area, struct atlas_error *err) {
    enum atlas_status status = ATLAS_OK;
    bool has_level = false;
    struct search search;

    search_begin(registry, text, &search);
    for (size_t i = 0; i < registry->count; i++) {
        const struct atlas_named_area *area = &registry->items[i];
        if (!level_fits(&search, area)) continue;
        has_level = true;
        if (name_fits(&search, area)) search.found[search.count++] = area;
    }
    if (search.count > 1) {
        status = fail_several(&search, err);
    } else if (search.count == 0 && search.level.length > 0 && !has_level) {
        status = fail_level(&search, err);
    } else if (search.count == 0) {
        status = fail_none(&search, err);
    } else {
        *ret_area = search.found[0];
    }
    search_end(&search);
    return status;
}
