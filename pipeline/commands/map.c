// One choropleth by options.
//
// In:  a configuration's data; level, measure, phase, year, classes, words.
// Out: a PNG or SVG file, by the ending of --out.
//
// The options become a [map] section of the configuration, so that a map drawn
// by options is the map that a configuration would draw.

#include <stdio.h>
#include <string.h>

#include "atlas/folder.h"
#include "atlas/render.h"
#include "commands.h"
#include "config.h"
#include "drawings.h"
#include "inputs.h"
#include "results.h"
#include "setup.h"

// The section that the options make up.
static const char section[] = "map this-map";

static enum atlas_status set_key(struct atlas_config *config,
                                 const struct arguments *arguments,
                                 enum option option, struct atlas_error *err) {
    const char *value = arguments_value(arguments, option, NULL);
    char where[64];
    if (!value) return ATLAS_OK;
    if (option == OPTION_LABELS) value = "yes";
    snprintf(where, sizeof(where), "--%s", option_name(option));
    return atlas_config_set(config, section, option_name(option), value, where,
                            err);
}

// The level to draw: --level, else the first that has boundaries.
static enum atlas_status set_level(struct atlas_config *config,
                                   const struct arguments *arguments,
                                   struct atlas_error *err) {
    const char *const named = arguments_value(arguments, OPTION_LEVEL, NULL);
    for (size_t i = 0; i < config->level_count; i++) {
        const struct config_level *const level = &config->levels[i];
        if (named ? strcmp(named, level->key) : !level->locate && !level->draw)
            continue;
        if (!level->locate && !level->draw) break;
        return atlas_config_set(config, section, "level", level->key, "--level",
                                err);
    }
    return atlas_fail(err, ATLAS_ERR_USAGE, "--level",
                      "'%s' is no level with boundaries in %s",
                      named ? named : "", config->path);
}

static enum atlas_status set_keys(struct atlas_config *config,
                                  const struct arguments *arguments,
                                  struct atlas_error *err) {
    static const enum option keys[] = {
        OPTION_MEASURE, OPTION_PHASE,    OPTION_PERIOD,  OPTION_METHOD,
        OPTION_CLASSES, OPTION_BREAKS,   OPTION_PALETTE, OPTION_TITLE,
        OPTION_LABELS,  OPTION_SUBTITLE, OPTION_DPI,     OPTION_WIDTH};
    enum atlas_status status;
    config->map_count = 0;
    status = atlas_config_open_section(config, section, 0, "map", err);
    if (!status) status = set_level(config, arguments, err);
    for (size_t i = 0; !status && i < sizeof(keys) / sizeof(keys[0]); i++) {
        status = set_key(config, arguments, keys[i], err);
    }
    if (!status) status = atlas_config_check(config, err);
    return status;
}

static enum atlas_status output_path(const struct arguments *arguments,
                                     const struct config_map *map, char *buffer,
                                     size_t size, struct atlas_error *err) {
    const char *const named = arguments_value(arguments, OPTION_OUT, NULL);
    if (named) return setup_path(named, buffer, size, err);
    snprintf(buffer, size, "%s-%s-%s.png", map->level, map->measure,
             atlas_phase_key((enum atlas_phase)map->phase));
    return ATLAS_OK;
}

static enum atlas_status draw(const struct drawing *drawing, const char *path,
                              struct atlas_error *err) {
    const char *const dot = strrchr(path, '.');
    struct atlas_text text = ATLAS_TEXT_INIT;
    enum atlas_status status;
    if (dot && atlas_text_same(dot, ".png")) {
        status =
            atlas_render_png(&drawing->map, drawing->wanted->dpi, &text, err);
    } else if (dot && atlas_text_same(dot, ".svg")) {
        status = atlas_render_svg(&drawing->map, &text, err);
    } else {
        status = atlas_fail(err, ATLAS_ERR_USAGE, "--out",
                            "'%s' wants the ending .png or .svg", path);
    }
    if (!status) status = atlas_file_write(path, text.data, text.length, err);
    atlas_text_release(&text);
    return status;
}

static enum atlas_status say_drawn(const struct arguments *arguments,
                                   const struct drawing *drawing,
                                   const char *path, struct atlas_error *err) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    enum atlas_status status;
    if (arguments_has(arguments, OPTION_QUIET)) return ATLAS_OK;
    atlas_render_alt_text(&drawing->map, &text);
    setup_say(arguments, &text);
    atlas_text_clear(&text);
    atlas_text_addf(&text, "%s\n", path);
    status = setup_print(&text, err);
    atlas_text_release(&text);
    return status;
}

static enum atlas_status draw_results(const struct arguments *arguments,
                                      const struct atlas_config *config,
                                      struct inputs *inputs,
                                      const struct results *results,
                                      struct atlas_error *err) {
    struct drawings drawings = {0};
    char path[1024];
    enum atlas_status status =
        drawings_make(config, inputs, &results->rates, &drawings, err);
    if (!status) {
        status = output_path(arguments, drawings.maps[0].wanted, path,
                             sizeof(path), err);
    }
    if (!status) status = draw(&drawings.maps[0], path, err);
    if (!status) status = say_drawn(arguments, &drawings.maps[0], path, err);
    drawings_release(&drawings);
    return status;
}

static enum atlas_status map_of(const struct arguments *arguments,
                                struct atlas_config *config,
                                struct atlas_error *err) {
    struct inputs_wanted wanted = {
        .with_schools = true,
        .no_cache = arguments_has(arguments, OPTION_NO_CACHE)};
    struct inputs inputs = {0};
    struct results results = {0};
    enum atlas_status status = setup_threads(arguments, &wanted.threads, err);
    if (!status) status = set_keys(config, arguments, err);
    if (!status) status = inputs_read(config, &wanted, &inputs, err);
    if (!status) {
        status = results_make(config, &inputs, wanted.threads, &results, err);
    }
    if (!status) status = results_check(config, &inputs, &results, err);
    if (!status) {
        status = draw_results(arguments, config, &inputs, &results, err);
    }
    results_release(&results);
    inputs_release(&inputs);
    return status;
}

enum atlas_status command_map(const struct arguments *arguments,
                              struct atlas_error *err) {
    struct atlas_config config = {0};
    enum atlas_status status = setup_config(arguments, &config, err);
    if (!status) status = map_of(arguments, &config, err);
    atlas_config_release(&config);
    return status;
}
