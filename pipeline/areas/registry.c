// The typed registry of areas: which one does a name mean?
//
// In:  areas of all levels; a text from the command line.
// Out: the one area that it names, or a refusal that says what it could mean.
//
// 103 of 543 constituencies share their name with a district: a bare name is
// taken only where one level has it.

#include <stdlib.h>
#include <string.h>

#include "atlas/areas.h"
#include "atlas/text.h"
#include "fold.h"

static bool is_there(const struct atlas_area_registry *registry, size_t count,
                     const char *level, const char *code) {
    for (size_t i = 0; i < count; i++) {
        const struct atlas_named_area *item = &registry->items[i];
        if (strcmp(item->code, code) == 0 && strcmp(item->level, level) == 0) {
            return true;
        }
    }
    return false;
}

// One copy of a level's key and title serves all its areas.
static void append(struct atlas_area_registry *registry,
                   struct atlas_named_area area) {
    struct atlas_arena *arena = &registry->arena;
    const struct atlas_named_area *last =
        registry->count > 0 ? &registry->items[registry->count - 1] : NULL;
    const bool same = last && strcmp(last->level, area.level) == 0 &&
                      strcmp(last->title, area.title) == 0;

    area.level = same ? last->level : atlas_arena_text(arena, area.level);
    area.title = same ? last->title : atlas_arena_text(arena, area.title);
    area.code = atlas_arena_text(arena, area.code);
    area.name = atlas_arena_text(arena, area.name);
    registry->items = atlas_grow(registry->items, registry->count + 1,
                                 &registry->capacity, sizeof(area));
    registry->items[registry->count++] = area;
}

void atlas_registry_add(struct atlas_area_registry *registry, const char *level,
                        const char *title, const char *code, const char *name) {
    if (is_there(registry, registry->count, level, code)) return;
    append(registry, (struct atlas_named_area){level, title, code, name});
}

static bool has_level(const struct atlas_area_registry *registry,
                      const char *level) {
    for (size_t i = 0; i < registry->count; i++) {
        if (strcmp(registry->items[i].level, level) == 0) return true;
    }
    return false;
}

// Codes of a set are unique: only what was there before need be looked at.
void atlas_registry_add_set(struct atlas_area_registry *registry,
                            const char *level, const char *title,
                            const struct atlas_area_set *set) {
    const size_t before = has_level(registry, level) ? registry->count : 0;
    for (size_t i = 0; i < set->count; i++) {
        const struct atlas_area *area = &set->items[i];
        if (is_there(registry, before, level, area->code)) continue;
        append(registry,
               (struct atlas_named_area){level, title, area->code, area->name});
    }
}

int atlas_named_area_matches(const struct atlas_named_area *area,
                             const char *text) {
    struct atlas_text wanted = ATLAS_TEXT_INIT;
    struct atlas_text name = ATLAS_TEXT_INIT;
    struct atlas_text code = ATLAS_TEXT_INIT;
    bool matches;
    fold_name(text, &wanted);
    fold_name(area->name, &name);
    fold_name(area->code, &code);
    matches = strstr(atlas_text_string(&name), atlas_text_string(&wanted)) ||
              strstr(atlas_text_string(&code), atlas_text_string(&wanted));
    atlas_text_release(&code);
    atlas_text_release(&name);
    atlas_text_release(&wanted);
    return matches;
}

void atlas_registry_release(struct atlas_area_registry *registry) {
    free(registry->items);
    atlas_arena_release(&registry->arena);
    *registry = (struct atlas_area_registry){0};
}
