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
        return config_map_fail(err, config, map, "level",
                               "wants 'level', one of the [level ...] "
                               "sections%s%s%s",
                               map->level ? ", not '" : "",
                               map->level ? map->level : "",
                               map->level ? "'" : "");
    }
    if (!config->levels[at].locate && !config->levels[at].draw) {
        return config_map_fail(err, config, map, "level",
                               "cannot be drawn: [level %s] has no boundaries",
                               map->level);
    }
    return ATLAS_OK;
}

static enum atlas_status check_measure(const struct atlas_config *config,
                                       const struct config_map *map,
                                       const char *name, const char *word,
                                       struct atlas_error *err) {
    const struct suggestion near = suggest_measure(word);
    if (atlas_measure_find(word)) return ATLAS_OK;
    return config_map_fail(err, config, map, name, "'%s' cannot be '%s'%s",
                           name, word,
                           near.text[0] ? near.text
                                        : "; overall, authorised, "
                                          "unauthorised, persistent, severe or "
                                          "a reason such as auth_illness");
}

static enum atlas_status check_map_measure(const struct atlas_config *config,
                                           const struct config_map *map,
                                           struct atlas_error *err) {
    enum atlas_status status =
        check_measure(config, map, "measure", map->measure, err);
    if (status || !map->with) return status;
    status = check_measure(config, map, "with", map->with, err);
    if (status || strcmp(map->with, map->measure) != 0) return status;
    return config_map_fail(err, config, map, "with",
                           "'with' wants another measure than 'measure', which "
                           "is '%s' too",
                           map->measure);
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
    return config_map_fail(err, config, map, "palette",
                           "'palette' cannot be '%s': %s", map->palette,
                           why.message);
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
        return config_map_fail(err, config, map, "breaks",
                               "'breaks' wants rising numbers, not '%s'", text);
    }
    return ATLAS_OK;
}

static bool is_number(const char *text, double low, double high) {
    double number;
    return atlas_slice_decimal((struct atlas_slice){text, strlen(text)},
                               &number) &&
           number >= low && number <= high;
}

// A file is named after an item of the list, so none may stand in it twice.
static enum atlas_status check_map_list(const struct atlas_config *config,
                                        const struct config_map *map,
                                        const char *key,
                                        const struct config_list *list,
                                        struct atlas_error *err) {
    for (size_t i = 0; i < list->count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (!atlas_text_same(list->items[i], list->items[j])) continue;
            return config_map_fail(err, config, map, key,
                                   "'%s' names '%s' twice", key,
                                   list->items[i]);
        }
    }
    return ATLAS_OK;
}

static enum atlas_status check_map_dpi(const struct atlas_config *config,
                                       const struct config_map *map,
                                       struct atlas_error *err) {
    for (size_t i = 0; i < map->dpi.count; i++) {
        if (is_number(map->dpi.items[i], 36, 600)) continue;
        return config_map_fail(err, config, map, "dpi",
                               "'dpi' wants numbers from 36 to 600, not '%s'",
                               map->dpi.items[i]);
    }
    return check_map_list(config, map, "dpi", &map->dpi, err);
}

static enum atlas_status check_map_formats(const struct atlas_config *config,
                                           const struct config_map *map,
                                           struct atlas_error *err) {
    for (size_t i = 0; i < map->formats.count; i++) {
        if (pictures_format(map->formats.items[i])) continue;
        return config_map_fail(err, config, map, "formats",
                               "'formats' wants a list of png, svg and pdf, "
                               "not '%s'",
                               map->formats.items[i]);
    }
    if (map->formats.count) {
        return check_map_list(config, map, "formats", &map->formats, err);
    }
    return config_map_fail(err, config, map, "formats",
                           "'formats' wants a list of png, svg and pdf");
}

// "england", "england:201819" or a number.
static bool is_reference(const char *text) {
    return is_number(text, -100, 100) || config_is_england(text);
}

// An address is followed by whoever clicks: pages, never scripts.
static bool is_address(const char *text) {
    const size_t scheme = strcspn(text, ":/?#{");
    if (text[scheme] != ':') return true;
    return strncmp(text, "https:", scheme + 1) == 0 ||
           strncmp(text, "http:", scheme + 1) == 0;
}

static enum atlas_status check_map_link(const struct atlas_config *config,
                                        const struct config_map *map,
                                        struct atlas_error *err) {
    if (!map->link || (is_address(map->link) && strstr(map->link, "{code}"))) {
        return ATLAS_OK;
    }
    return config_map_fail(err, config, map, "link",
                           "'link' wants an address of a page with {code} in "
                           "it, as https://example.org/{code}, not '%s'",
                           map->link);
}

static enum atlas_status check_map_periods(const struct atlas_config *config,
                                           const struct config_map *map,
                                           struct atlas_error *err) {
    const struct config_periods *const years = &map->period;
    for (size_t i = 0; i < years->count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (years->items[i] != years->items[j]) continue;
            return config_map_fail(err, config, map, "period",
                                   "'period' names %s twice",
                                   atlas_period_text(years->items[i]).text);
        }
    }
    return ATLAS_OK;
}

// The key of a map of two measures is three by three: methods that make as many
// classes as the rates want have no place in it.
static enum atlas_status check_map_pair(const struct atlas_config *config,
                                        const struct config_map *map,
                                        struct atlas_error *err) {
    if (!map->with) return ATLAS_OK;
    if (map->breaks.count > ATLAS_PAIR_CLASSES + 1) {
        return config_map_fail(err, config, map, "breaks",
                               "'breaks' makes %zu classes: a map with a "
                               "second measure takes %d",
                               map->breaks.count - 1, ATLAS_PAIR_CLASSES);
    }
    if (map->breaks.count || map->method == ATLAS_QUANTILE ||
        map->method == ATLAS_FISHER || map->method == ATLAS_EQUAL) {
        return ATLAS_OK;
    }
    return config_map_fail(err, config, map, "method",
                           "'method' wants quantile, fisher or equal on a map "
                           "with a second measure: the others do not make "
                           "three classes");
}

// What cannot be drawn together.
static enum atlas_status check_map_kinds(const struct atlas_config *config,
                                         const struct config_map *map,
                                         struct atlas_error *err) {
    const bool is_symbols = map->view == ATLAS_VIEW_SYMBOLS;
    if (map->with && (map->around || is_symbols)) {
        return config_map_fail(err, config, map, "with",
                               "'with' takes no %s: its colours are of two "
                               "measures",
                               map->around ? "'around'" : "symbols");
    }
    if (map->since && is_symbols) {
        return config_map_fail(err, config, map, "since",
                               "'since' goes with areas or hexagons: circles "
                               "show a number, and a change has none");
    }
    if (map->since && map->around) {
        return config_map_fail(err, config, map, "since",
                               "'since' takes no 'around': a change is drawn "
                               "around 0");
    }
    if (map->around && !is_reference(map->around)) {
        return config_map_fail(err, config, map, "around",
                               "'around' wants england, england:201819 or a "
                               "percentage, not '%s'",
                               map->around);
    }
    return ATLAS_OK;
}

// A colour cannot mean the same on maps of different kinds.
static enum atlas_status check_map_series(const struct atlas_config *config,
                                          const struct config_map *map,
                                          struct atlas_error *err) {
    for (const struct config_map *other = config->maps;
         map->series && other < map; other++) {
        if (!other->series || strcmp(other->series, map->series) != 0 ||
            ((!other->with == !map->with) && (!other->since == !map->since) &&
             (!other->around == !map->around))) {
            continue;
        }
        return config_map_fail(err, config, map, "series",
                               "'series' has [map %s] in it: maps with and "
                               "without 'with', 'since' or 'around' cannot "
                               "share classes",
                               other->key);
    }
    return ATLAS_OK;
}

static enum atlas_status check_map(const struct atlas_config *config,
                                   const struct config_map *map,
                                   struct atlas_error *err) {
    enum atlas_status status = check_map_level(config, map, err);
    if (!status) status = check_map_measure(config, map, err);
    if (!status) status = check_map_palette(config, map, err);
    if (!status) status = check_map_breaks(config, map, err);
    if (!status) status = check_map_dpi(config, map, err);
    if (!status) status = check_map_formats(config, map, err);
    if (!status) status = check_map_link(config, map, err);
    if (!status) status = check_map_periods(config, map, err);
    if (!status) status = check_map_kinds(config, map, err);
    if (!status) status = check_map_pair(config, map, err);
    if (!status) status = check_map_series(config, map, err);
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
