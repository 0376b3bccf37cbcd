// The area that bounds what is drawn: `--within la:Lancashire`.
//
// In:  a text, the registry that it names an area of, levels.
// Out: that area with its boundary; which areas of another level lie in it.
//
// An area may be in the registry and have no boundary: the country, a region
// where no level has regions, an authority that is no more. That is said, and
// what has one is a scope, whatever its level.

#include <stdlib.h>

#include "atlas/areas.h"
#include "atlas/geometry.h"
#include "atlas/text.h"
#include "atlas/vocabulary.h"

static const struct atlas_level *level_of(
    const struct atlas_scope_source *source,
    const struct atlas_named_area *area) {
    for (size_t i = 0; i < source->level_count; i++) {
        if (atlas_text_same(source->levels[i].key, area->level)) {
            return &source->levels[i];
        }
    }
    return NULL;
}

static bool find_in(const struct atlas_area_set *set, const char *code,
                    struct atlas_scope *scope) {
    const uint32_t at = set ? atlas_area_set_find(set, code) : ATLAS_NONE;
    if (at == ATLAS_NONE) return false;
    scope->set = set;
    scope->index = at;
    return true;
}

enum atlas_status atlas_scope_find(const struct atlas_scope_source *source,
                                   const char *text,
                                   struct atlas_scope *ret_scope,
                                   struct atlas_error *err) {
    struct atlas_scope scope = {0};
    const enum atlas_status status =
        atlas_registry_find(source->registry, text, &scope.area, err);
    if (status) return status;
    const struct atlas_level *level = level_of(source, scope.area);
    if (!level || (!level->drawn && !level->areas)) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "nothing can be drawn within '%s': level '%s' has no "
                          "boundaries",
                          text, scope.area->level);
    }
    if (!find_in(level->drawn, scope.area->code, &scope) &&
        !find_in(level->areas, scope.area->code, &scope)) {
        const struct atlas_area_set *set =
            level->drawn ? level->drawn : level->areas;
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "nothing can be drawn within '%s': %s (%s) has no "
                          "boundary in %s",
                          text, scope.area->name, scope.area->code,
                          set->product ? set->product : "the level's file");
    }
    *ret_scope = scope;
    return ATLAS_OK;
}

enum atlas_status atlas_scope_within(const struct atlas_scope *scope,
                                     const char *level,
                                     const struct atlas_area_set *areas,
                                     bool *ret_is_within,
                                     struct atlas_error *err) {
    bool *is_within = atlas_xcalloc(areas->count + 1, sizeof(*is_within));
    bool any = false;
    enum atlas_status status =
        atlas_areas_within(areas, scope->set, scope->index, is_within, err);
    for (size_t i = 0; !status && i < areas->count; i++) any |= is_within[i];
    if (!status && !any) {
        status = atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                            "no area of level '%s' lies within %s:%s: more "
                            "than half of its land would have to",
                            level, scope->area->level, scope->area->name);
    }
    for (size_t i = 0; !status && i < areas->count; i++) {
        ret_is_within[i] = is_within[i];
    }
    free(is_within);
    return status;
}
