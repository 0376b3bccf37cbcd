// A configuration as a whole.
//
// In:  what the file and the command line set.
// Out: nothing, or the first thing that is missing or does not fit, with its
//      line.

#include <math.h>
#include <string.h>

#include "atlas/csv.h"
#include "atlas/render.h"
#include "atlas/text.h"
#include "config.h"
#include "pictures.h"
#include "suggest.h"

static enum atlas_status check_level(const struct atlas_config *config,
                                     const struct config_level *level,
                                     struct atlas_error *err) {
    const bool by_location = level->assign == ATLAS_BY_LOCATION;
    if (by_location && !level->locate) {
        return atlas_fail_at(err, ATLAS_ERR_USAGE, config->path, level->line,
                             "[level %s] wants 'locate', the file whose "
                             "polygons place schools",
                             level->key);
    }
    if ((level->locate || level->draw) && !level->code) {
        return atlas_fail_at(err, ATLAS_ERR_USAGE, config->path, level->line,
                             "[level %s] wants 'code', the field that holds "
                             "the codes",
                             level->key);
    }
    if (!by_location && level->locate) {
        return atlas_fail_at(err, ATLAS_ERR_USAGE, config->path, level->line,
                             "[level %s] is assigned by the absence file's "
                             "codes: it takes 'draw', not 'locate'",
                             level->key);
    }
    return ATLAS_OK;
}

static enum atlas_status check_map_level(const struct atlas_config *config,
                                         const struct config_map *map,
                                         struct atlas_error *err) {
    const size_t at = map->level ? atlas_config_level(config, map->level)
                                 : config->level_count;
    if (at == config->level_count) {
        return atlas_fail_at(err, ATLAS_ERR_USAGE, config->path, map->line,
                             "[map %s] wants 'level', one of the [level ...] "
                             "sections%s%s%s",
                             map->key, map->level ? ", not '" : "",
                             map->level ? map->level : "",
                             map->level ? "'" : "");
    }
    if (!config->levels[at].locate && !config->levels[at].draw) {
        return atlas_fail_at(err, ATLAS_ERR_USAGE, config->path, map->line,
                             "[map %s] cannot be drawn: [level %s] has no "
                             "boundaries",
                             map->key, map->level);
    }
    return ATLAS_OK;
}

static enum atlas_status check_map_measure(const struct atlas_config *config,
                                           const struct config_map *map,
                                           struct atlas_error *err) {
    const char *const keys[] = {map->measure, map->with};
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        if (!keys[i] || atlas_measure_find(keys[i])) continue;
        return atlas_fail_at(err, ATLAS_ERR_USAGE, config->path, map->line,
                             "[map %s] has the unknown measure '%s'%s",
                             map->key, keys[i], suggest_measure(keys[i]).text);
    }
    return ATLAS_OK;
}

// The run's name becomes a folder in outputs/ and must stay in there.
static bool is_folder_name(const char *name) {
    for (const char *at = name; *at; at++) {
        if ((unsigned char)*at < 0x20 || *at == 0x7f || *at == '/') {
            return false;
        }
    }
    return *name && *name != '.';
}

static enum atlas_status check_map_palette(const struct atlas_config *config,
                                           const struct config_map *map,
                                           struct atlas_error *err) {
    const enum atlas_palette_kind kind = map->with ? ATLAS_PALETTE_BIVARIATE
                                         : map->since || map->around
                                             ? ATLAS_PALETTE_DIVERGING
                                             : ATLAS_PALETTE_SEQUENTIAL;
    struct atlas_error why;
    if (!map->palette || !atlas_palette_check(map->palette, kind, &why)) {
        return ATLAS_OK;
    }
    return atlas_fail_at(err, ATLAS_ERR_USAGE, config->path, map->line,
                         "[map %s] has the palette '%s': %s", map->key,
                         map->palette, why.message);
}

static enum atlas_status check_map_breaks(const struct atlas_config *config,
                                          const struct config_map *map,
                                          struct atlas_error *err) {
    double before = 0;
    for (size_t i = 0; i < map->breaks.count; i++) {
        const char *const text = map->breaks.items[i];
        double edge;
        if (atlas_slice_decimal((struct atlas_slice){text, strlen(text)},
                                &edge) &&
            (i == 0 || edge > before)) {
            before = edge;
            continue;
        }
        return atlas_fail_at(err, ATLAS_ERR_USAGE, config->path, map->line,
                             "[map %s] wants rising numbers as breaks, not "
                             "'%s'",
                             map->key, text);
    }
    return ATLAS_OK;
}

static bool is_number(const char *text, double low, double high) {
    double number;
    return atlas_slice_decimal((struct atlas_slice){text, strlen(text)},
                               &number) &&
           number >= low && number <= high;
}

static enum atlas_status check_map_dpi(const struct atlas_config *config,
                                       const struct config_map *map,
                                       struct atlas_error *err) {
    for (size_t i = 0; i < map->dpi.count; i++) {
        if (is_number(map->dpi.items[i], 36, 600)) continue;
        return atlas_fail_at(err, ATLAS_ERR_USAGE, config->path, map->line,
                             "[map %s] wants 36 to 600 as dpi, not '%s'",
                             map->key, map->dpi.items[i]);
    }
    for (size_t i = 0; i < map->formats.count; i++) {
        if (pictures_is_format(map->formats.items[i])) continue;
        return atlas_fail_at(err, ATLAS_ERR_USAGE, config->path, map->line,
                             "[map %s] wants png, svg or pdf as formats, not "
                             "'%s'",
                             map->key, map->formats.items[i]);
    }
    return ATLAS_OK;
}

// "england", "england:201819" or a number.
static bool is_reference(const char *text) {
    static const char england[] = "england";
    const size_t length = sizeof(england) - 1;
    const char *const year = text + length + 1;
    if (is_number(text, -100, 100)) return true;
    if (strncmp(text, england, length) != 0) return false;
    return !text[length] ||
           (text[length] == ':' && atlas_period_parse(year, strlen(year)));
}

// What cannot be drawn together.
static enum atlas_status check_map_kinds(const struct atlas_config *config,
                                         const struct config_map *map,
                                         struct atlas_error *err) {
    const char *wrong = NULL;
    if (map->with && (map->around || map->view == ATLAS_VIEW_SYMBOLS)) {
        wrong = "'with' does not go with 'around' or circles";
    } else if (map->since && map->view == ATLAS_VIEW_SYMBOLS) {
        wrong =
            "a change has no number for circles: 'since' goes with areas "
            "or hexagons";
    } else if (map->since && map->around) {
        wrong = "a change is drawn around 0: 'since' takes no 'around'";
    } else if (map->around && !is_reference(map->around)) {
        wrong = "wants england, england:201819 or a percentage as 'around'";
    }
    if (!wrong) return ATLAS_OK;
    return atlas_fail_at(err, ATLAS_ERR_USAGE, config->path, map->line,
                         "[map %s] %s", map->key, wrong);
}

static enum atlas_status check_map(const struct atlas_config *config,
                                   const struct config_map *map,
                                   struct atlas_error *err) {
    enum atlas_status status = check_map_level(config, map, err);
    if (!status) status = check_map_measure(config, map, err);
    if (!status) status = check_map_palette(config, map, err);
    if (!status) status = check_map_breaks(config, map, err);
    if (!status) status = check_map_dpi(config, map, err);
    if (!status) status = check_map_kinds(config, map, err);
    return status;
}

static enum atlas_status check_run(const struct atlas_config *config,
                                   struct atlas_error *err) {
    if (!is_folder_name(config->run_name)) {
        return atlas_fail(err, ATLAS_ERR_USAGE, config->path,
                          "[run] wants a 'name' that can be a folder's, "
                          "without '/' and not starting with '.'");
    }
    if (config->least_schools > floor(config->least_schools)) {
        return atlas_fail(err, ATLAS_ERR_USAGE, config->path,
                          "[run] wants a whole number of schools as "
                          "'least_schools'");
    }
    if (!config->school_files.count) {
        return atlas_fail(err, ATLAS_ERR_USAGE, config->path,
                          "[absence] wants 'school', the release's file");
    }
    if (!config->register_file) {
        return atlas_fail(err, ATLAS_ERR_USAGE, config->path,
                          "[schools] wants 'register', the register of "
                          "schools");
    }
    if (!config->level_count) {
        return atlas_fail(err, ATLAS_ERR_USAGE, config->path,
                          "no [level ...] section: nothing to add up for");
    }
    return ATLAS_OK;
}

enum atlas_status atlas_config_check(const struct atlas_config *config,
                                     struct atlas_error *err) {
    enum atlas_status status = check_run(config, err);
    for (size_t i = 0; !status && i < config->level_count; i++) {
        status = check_level(config, &config->levels[i], err);
    }
    for (size_t i = 0; !status && i < config->map_count; i++) {
        status = check_map(config, &config->maps[i], err);
    }
    return status;
}
