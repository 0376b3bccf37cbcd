// What the checks and the drawing of a map ask of its section.
//
// In:  a map of the configuration.
// Out: an error that names the place where a key was set; years it needs.
//
// A map made of options has no line in a file: its errors name the option.

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "atlas/memory.h"
#include "atlas/text.h"
#include "config.h"

static const char england[] = "england";

enum atlas_status config_map_fail(struct atlas_error *err,
                                  const struct atlas_config *config,
                                  const struct config_map *map, const char *key,
                                  const char *fmt, ...) {
    char message[sizeof(err->message)];
    char where[64];
    va_list arguments;
    va_start(arguments, fmt);
    vsnprintf(message, sizeof(message), fmt, arguments);
    va_end(arguments);
    if (map->line == 0) {
        snprintf(where, sizeof(where), "--%s", key);
        return atlas_fail(err, ATLAS_ERR_USAGE, where, "%s", message);
    }
    return atlas_fail_at(err, ATLAS_ERR_USAGE, config->path, map->line,
                         "[map %s] %s", map->key, message);
}

uint32_t config_england_year(const char *around) {
    const char *const colon = around ? strchr(around, ':') : NULL;
    const size_t length = colon ? (size_t)(colon - around) : 0;
    char name[sizeof(england)] = "";
    if (length != sizeof(england) - 1) return 0;
    memcpy(name, around, length);
    if (!atlas_text_same(name, england)) return 0;
    return atlas_period_parse(colon + 1, strlen(colon + 1));
}

bool config_is_england(const char *around) {
    return atlas_text_same(around, england) || config_england_year(around);
}

// One more year to read, where not all are read anyway.
static void period_add(struct atlas_config *config, uint32_t period) {
    struct config_periods *const periods = &config->periods;
    if (!period || periods->all) return;
    for (size_t i = 0; i < periods->count; i++) {
        if (periods->items[i] == period) return;
    }
    uint32_t *items = atlas_arena_alloc(&config->arena,
                                        (periods->count + 1) * sizeof(*items));
    if (periods->count) {
        memcpy(items, periods->items, periods->count * sizeof(*items));
    }
    items[periods->count] = period;
    periods->items = items;
    periods->count++;
}

void config_read_years_of(struct atlas_config *config,
                          const struct config_map *map) {
    for (size_t i = 0; i < map->period.count; i++) {
        period_add(config, map->period.items[i]);
    }
    period_add(config, map->since);
    period_add(config, config_england_year(map->around));
}
