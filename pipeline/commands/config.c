// The configuration's sections: levels, maps, their keys and defaults.
//
// In:  a section, a key and a text.
// Out: fields of struct atlas_config, an error that names the nearest key there
//      is, or every setting in effect.

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/text.h"
#include "config_keys.h"
#include "suggest.h"

// "level pcon" -> "level" and "pcon"; "run" -> "run" and "".
static void split_section(const char *section, char kind[16],
                          const char **ret_name) {
    const size_t length = strcspn(section, " \t");
    snprintf(kind, 16, "%.*s", (int)(length < 15 ? length : 15), section);
    section += length;
    *ret_name = section + strspn(section, " \t");
}

static bool is_named(const char *kind) {
    return !strcmp(kind, "level") || !strcmp(kind, "map");
}

static bool is_section(const char *kind) {
    for (size_t i = 0; i < CONFIG_SECTION_COUNT; i++) {
        if (!strcmp(config_sections[i], kind)) return true;
    }
    return false;
}

static void set_defaults(struct atlas_config *config, const char *section,
                         char *item) {
    struct atlas_error ignored;
    for (size_t i = 0; i < CONFIG_KEY_COUNT; i++) {
        if (strcmp(config_keys[i].section, section) || !config_keys[i].fallback)
            continue;
        // A default that does not fit is our mistake: the unit test reads all.
        if (config_value_set(config, &config_keys[i], item,
                             config_keys[i].fallback, "default", &ignored)) {
            return;
        }
    }
}

void atlas_config_init(struct atlas_config *config) {
    for (size_t i = 0; i < CONFIG_SECTION_COUNT; i++) {
        if (!is_named(config_sections[i])) {
            set_defaults(config, config_sections[i], (char *)config);
        }
    }
}

static struct config_level *add_level(struct atlas_config *config,
                                      const char *key) {
    struct config_level *level;
    config->levels =
        atlas_grow(config->levels, config->level_count + 1,
                   &config->level_capacity, sizeof(*config->levels));
    level = &config->levels[config->level_count++];
    memset(level, 0, sizeof(*level));
    level->key = atlas_arena_text(&config->arena, key);
    set_defaults(config, "level", (char *)level);
    return level;
}

struct config_map *atlas_config_add_map(struct atlas_config *config,
                                        const char *key) {
    struct config_map *map;
    config->maps = atlas_grow(config->maps, config->map_count + 1,
                              &config->map_capacity, sizeof(*config->maps));
    map = &config->maps[config->map_count++];
    memset(map, 0, sizeof(*map));
    map->key = atlas_arena_text(&config->arena, key);
    set_defaults(config, "map", (char *)map);
    return map;
}

static struct config_map *find_map(const struct atlas_config *config,
                                   const char *key) {
    for (size_t i = 0; i < config->map_count; i++) {
        if (!strcmp(config->maps[i].key, key)) return &config->maps[i];
    }
    return NULL;
}

size_t atlas_config_level(const struct atlas_config *config, const char *key) {
    size_t i = 0;
    while (i < config->level_count && strcmp(config->levels[i].key, key)) i++;
    return i;
}

// A name becomes part of file names: letters, digits, hyphen, underscore.
static bool is_plain_name(const char *name) {
    return *name && strlen(name) <= 64 &&
           !name[strspn(name,
                        "abcdefghijklmnopqrstuvwxyz"
                        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")];
}

static enum atlas_status unknown_section(const char *kind, const char *where,
                                         struct atlas_error *err) {
    return atlas_fail(
        err, ATLAS_ERR_USAGE, where, "unknown section '%s'%s", kind,
        suggest(kind, config_sections, CONFIG_SECTION_COUNT, "").text);
}

enum atlas_status atlas_config_open_section(struct atlas_config *config,
                                            const char *section,
                                            unsigned long line,
                                            const char *where,
                                            struct atlas_error *err) {
    char kind[16];
    const char *name;
    split_section(section, kind, &name);
    if (!is_section(kind)) return unknown_section(section, where, err);
    if (!is_named(kind)) {
        if (!*name) return ATLAS_OK;
        return atlas_fail(err, ATLAS_ERR_USAGE, where,
                          "section '%s' takes no name", kind);
    }
    if (!is_plain_name(name)) {
        return atlas_fail(err, ATLAS_ERR_USAGE, where,
                          "section '%s' wants a name of letters, digits, '-' "
                          "and '_', as in [%s pcon]",
                          section, kind);
    }
    if (!strcmp(kind, "level")) {
        if (!strcmp(name, "country")) {
            return atlas_fail(err, ATLAS_ERR_USAGE, where,
                              "level 'country' is always there");
        }
        if (atlas_config_level(config, name) == config->level_count) {
            add_level(config, name)->line = line;
        }
    } else if (!find_map(config, name)) {
        atlas_config_add_map(config, name)->line = line;
    }
    return ATLAS_OK;
}

static char *section_item(struct atlas_config *config, const char *kind,
                          const char *name) {
    if (!strcmp(kind, "level")) {
        const size_t i = atlas_config_level(config, name);
        return i < config->level_count ? (char *)&config->levels[i] : NULL;
    }
    if (!strcmp(kind, "map")) return (char *)find_map(config, name);
    return (char *)config;
}

static enum atlas_status unknown_key(const char *kind, const char *key,
                                     const char *where,
                                     struct atlas_error *err) {
    const char *names[CONFIG_KEY_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < CONFIG_KEY_COUNT; i++) {
        if (!strcmp(config_keys[i].section, kind)) {
            names[count++] = config_keys[i].name;
        }
    }
    return atlas_fail(err, ATLAS_ERR_USAGE, where, "unknown key '%s' in [%s]%s",
                      key, kind, suggest(key, names, count, "").text);
}

enum atlas_status atlas_config_set(struct atlas_config *config,
                                   const char *section, const char *key,
                                   const char *value, const char *where,
                                   struct atlas_error *err) {
    char kind[16];
    const char *name;
    char *item;
    split_section(section, kind, &name);
    if (!is_section(kind)) return unknown_section(section, where, err);
    item = section_item(config, kind, name);
    if (!item) {
        return atlas_fail(err, ATLAS_ERR_USAGE, where, "no section [%s]",
                          section);
    }
    for (size_t i = 0; i < CONFIG_KEY_COUNT; i++) {
        if (!strcmp(config_keys[i].section, kind) &&
            !strcmp(config_keys[i].name, key)) {
            return config_value_set(config, &config_keys[i], item, value, where,
                                    err);
        }
    }
    return unknown_key(kind, key, where, err);
}

struct settings {
    struct atlas_config *config;
    struct atlas_manifest_pair *pairs;
    size_t count;
};

// Keys of one section; the data folder is left out: it says where, not what.
static void add_settings(struct settings *settings, const char *section,
                         const char *title, const char *item) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    struct atlas_arena *const arena = &settings->config->arena;
    for (size_t i = 0; i < CONFIG_KEY_COUNT; i++) {
        struct atlas_manifest_pair *const pair =
            &settings->pairs[settings->count];
        if (strcmp(config_keys[i].section, section) ||
            !strcmp(section, "data")) {
            continue;
        }
        atlas_text_clear(&text);
        atlas_text_addf(&text, "%s.%s", title, config_keys[i].name);
        pair->name = atlas_arena_text(arena, atlas_text_string(&text));
        atlas_text_clear(&text);
        config_value_print(&config_keys[i], item, &text);
        pair->value = atlas_arena_text(arena, atlas_text_string(&text));
        settings->count++;
    }
    atlas_text_release(&text);
}

const struct atlas_manifest_pair *atlas_config_settings(
    struct atlas_config *config, size_t *ret_count) {
    const size_t most =
        CONFIG_KEY_COUNT * (1 + config->level_count + config->map_count);
    struct settings settings = {.config = config};
    char title[96];
    settings.pairs =
        atlas_arena_alloc(&config->arena, most * sizeof(*settings.pairs));
    for (size_t i = 0; i < CONFIG_SECTION_COUNT; i++) {
        if (is_named(config_sections[i])) continue;
        add_settings(&settings, config_sections[i], config_sections[i],
                     (const char *)config);
    }
    for (size_t i = 0; i < config->level_count; i++) {
        snprintf(title, sizeof(title), "level %s", config->levels[i].key);
        add_settings(&settings, "level", title,
                     (const char *)&config->levels[i]);
    }
    for (size_t i = 0; i < config->map_count; i++) {
        snprintf(title, sizeof(title), "map %s", config->maps[i].key);
        add_settings(&settings, "map", title, (const char *)&config->maps[i]);
    }
    *ret_count = settings.count;
    return settings.pairs;
}

void atlas_config_release(struct atlas_config *config) {
    free(config->levels);
    free(config->maps);
    atlas_arena_release(&config->arena);
    memset(config, 0, sizeof(*config));
}
