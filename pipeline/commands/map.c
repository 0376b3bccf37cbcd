// One choropleth by options.
//
// In:  a configuration's data; level, measure, phase, year, classes, words.
// Out: a PNG, SVG or PDF file, by the ending of --out.
//
// The options become a [map] section of the configuration, so that a map drawn
// by options is the map that a configuration would draw.

#include <stdio.h>
#include <string.h>

#include "atlas/folder.h"
#include "commands.h"
#include "config.h"
#include "drawings.h"
#include "inputs.h"
#include "pictures.h"
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
    if (option == OPTION_LABELS || option == OPTION_LOCATOR) value = "yes";
    snprintf(where, sizeof(where), "--%s", option_name(option));
    return atlas_config_set(config, section, option_name(option), value, where,
                            err);
}

static enum atlas_status no_such_level(const struct atlas_config *config,
                                       const char *named,
                                       struct atlas_error *err) {
    struct atlas_text list = ATLAS_TEXT_INIT;
    enum atlas_status status;
    for (size_t i = 0; i < config->level_count; i++) {
        if (!config->levels[i].locate && !config->levels[i].draw) continue;
        atlas_text_addf(&list, "%s%s", list.length ? ", " : "",
                        config->levels[i].key);
    }
    status = atlas_fail(err, ATLAS_ERR_USAGE, "--level",
                        "'%s' is no level with boundaries in %s; there are: %s",
                        named ? named : "", config->path,
                        list.length ? atlas_text_string(&list) : "none");
    atlas_text_release(&list);
    return status;
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
    return no_such_level(config, named, err);
}

static enum atlas_status set_keys(struct atlas_config *config,
                                  const struct arguments *arguments,
                                  struct atlas_error *err) {
    static const enum option keys[] = {
        OPTION_MEASURE, OPTION_PHASE,    OPTION_PERIODS, OPTION_METHOD,
        OPTION_CLASSES, OPTION_BREAKS,   OPTION_PALETTE, OPTION_TITLE,
        OPTION_LABELS,  OPTION_SUBTITLE, OPTION_DPI,     OPTION_SIZE,
        OPTION_SINCE,   OPTION_WITH,     OPTION_VIEW,    OPTION_WITHIN,
        OPTION_AROUND,  OPTION_LOCATOR,  OPTION_LINK};
    enum atlas_status status;
    config->map_count = 0;
    status = atlas_config_open_section(config, section, 0, "map", err);
    if (!status) status = set_level(config, arguments, err);
    for (size_t i = 0; !status && i < sizeof(keys) / sizeof(keys[0]); i++) {
        status = set_key(config, arguments, keys[i], err);
    }
    if (!status && arguments_has(arguments, OPTION_NO_INSETS)) {
        status = atlas_config_set(config, section, "insets", "no",
                                  "--no-insets", err);
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

// The ending of --out says what is drawn, and is checked before anything is.
static enum atlas_status set_format(struct atlas_config *config,
                                    const char *path, struct atlas_error *err) {
    const char *const dot = strrchr(path, '.');
    if (!dot || !pictures_format(dot + 1)) {
        return atlas_fail(err, ATLAS_ERR_USAGE, "--out",
                          "'%s' wants the ending .png, .svg or .pdf", path);
    }
    return atlas_config_set(config, section, "formats", dot + 1, "--out", err);
}

// Where the files of the map go: to the path of --out, its ending replaced. The
// alt text is for people, and the table comes with a whole run.
struct map_files {
    const struct arguments *arguments;
    const char *path;
    struct atlas_text written;  // a path a line
};

static enum atlas_status take_file(const struct picture_taker *taker,
                                   const char *ending,
                                   const struct atlas_text *file,
                                   struct atlas_error *err) {
    struct map_files *const files = taker->to;
    const size_t stem = (size_t)(strrchr(files->path, '.') - files->path);
    char path[1100];
    if (strcmp(ending, ".csv") == 0) return ATLAS_OK;
    if (strcmp(ending, ".txt") == 0) {
        struct atlas_text words = ATLAS_TEXT_INIT;
        atlas_text_add_bytes(&words, file->data, file->length);
        setup_say(files->arguments, &words);
        atlas_text_release(&words);
        return ATLAS_OK;
    }
    // The ending of --out is kept as it was given.
    const bool is_plain = atlas_text_same(ending, files->path + stem);
    snprintf(path, sizeof(path), "%.*s%s", (int)stem, files->path,
             is_plain ? files->path + stem : ending);
    atlas_text_addf(&files->written, "%s\n", path);
    return atlas_file_write(path, file->data, file->length, err);
}

static enum atlas_status draw_results(const struct arguments *arguments,
                                      const struct atlas_config *config,
                                      struct inputs *inputs,
                                      const struct results *results,
                                      const char *path,
                                      struct atlas_error *err) {
    struct drawings drawings = {0};
    struct map_files files = {arguments, path, ATLAS_TEXT_INIT};
    const struct picture_taker taker = {take_file, &files};
    enum atlas_status status =
        drawings_make(config, inputs, &results->rates, &drawings, err);
    if (!status) status = pictures_draw(&drawings.maps[0], &taker, err);
    if (!status && !arguments_has(arguments, OPTION_QUIET)) {
        status = setup_print(&files.written, err);
    }
    atlas_text_release(&files.written);
    drawings_release(&drawings);
    return status;
}

static enum atlas_status map_of(const struct arguments *arguments,
                                struct atlas_config *config,
                                struct atlas_error *err) {
    struct inputs_wanted wanted = {
        .with_schools = true,
        .with_drawn = true,
        .no_cache = arguments_has(arguments, OPTION_NO_CACHE)};
    struct inputs inputs = {0};
    struct results results = {0};
    char path[1024];
    enum atlas_status status = setup_threads(arguments, &wanted.threads, err);
    if (!status) status = set_keys(config, arguments, err);
    if (!status) {
        status =
            output_path(arguments, &config->maps[0], path, sizeof(path), err);
    }
    if (!status) status = set_format(config, path, err);
    if (!status) config_read_years_of(config, &config->maps[0]);
    if (!status) status = inputs_read(config, &wanted, &inputs, err);
    if (!status) {
        status = results_make(config, &inputs, wanted.threads, &results, err);
    }
    if (!status) status = results_check(config, &inputs, &results, err);
    if (!status) {
        status = draw_results(arguments, config, &inputs, &results, path, err);
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
