// A configuration file to struct atlas_config.
//
// In:  an INI file, and what the command line overrides.
// Out: a checked configuration, or one line that says what is wrong and where.
//
// The one hard idea: libinih tells neither line numbers nor empty sections, and
// cuts section names. So it reads through a stream of ours, which counts lines
// and sees each heading itself; libinih gets a stand-in for the heading.
// Debian's libinih takes its limits from variables: they are raised here, once.
//
// Source: libinih 55, ini.h.

#include <ini.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/csv.h"
#include "atlas/folder.h"
#include "atlas/text.h"
#include "config.h"

enum { LINE_MAX_BYTES = 16 * 1024, FILE_MAX_BYTES = 4 * 1024 * 1024 };

struct reading {
    struct atlas_config *config;
    const char *at;      // rest of the file
    unsigned long line;  // line handed out last
    char section[128];   // heading as it stands in the file
    char key[64];        // last key and its value so far: a value may go on
    struct atlas_text value;  // over indented lines
    unsigned long key_line;
    enum atlas_status status;
    struct atlas_error *err;
};

static const char *place(const struct reading *reading, unsigned long line,
                         char *buffer, size_t size) {
    snprintf(buffer, size, "%s:%lu", reading->config->path, line);
    return buffer;
}

static void fail_here(struct reading *reading, const char *message) {
    if (reading->status) return;
    reading->status =
        atlas_fail_at(reading->err, ATLAS_ERR_USAGE, reading->config->path,
                      reading->line, "%s", message);
}

// The value is whole once the next key or section begins.
static void finish_key(struct reading *reading) {
    char where[512];
    if (!reading->key[0] || reading->status) return;
    reading->status = atlas_config_set(
        reading->config, reading->section, reading->key,
        atlas_text_string(&reading->value),
        place(reading, reading->key_line, where, sizeof(where)), reading->err);
    reading->key[0] = '\0';
}

static void open_section(struct reading *reading, const char *line,
                         size_t length) {
    char where[512];
    const char *const end = memchr(line, ']', length);
    struct atlas_slice name = {line + 1, 0};
    finish_key(reading);
    if (!end) {
        fail_here(reading, "a section heading wants a closing ']'");
        return;
    }
    name.length = (size_t)(end - line - 1);
    name = atlas_slice_trim(name);
    if (name.length >= sizeof(reading->section)) {
        fail_here(reading, "section name over 127 characters");
        return;
    }
    snprintf(reading->section, sizeof(reading->section), "%.*s",
             (int)name.length, name.data);
    if (reading->status) return;
    reading->status = atlas_config_open_section(
        reading->config, reading->section, reading->line,
        place(reading, reading->line, where, sizeof(where)), reading->err);
}

// fgets() for libinih: one whole line, or NULL at the end or after an error.
static char *next_line(char *buffer, int size, void *stream) {
    struct reading *const reading = stream;
    const size_t length = strcspn(reading->at, "\n");
    const char *const line = reading->at;
    if (reading->status || !*line) return NULL;
    reading->line++;
    reading->at += length + (line[length] == '\n');
    if (length + 2 > (size_t)size) {
        fail_here(reading, "line over 16,000 characters");
        return NULL;
    }
    if (line[strspn(line, " \t")] == '[' && line[0] == '[') {
        open_section(reading, line, length);
        snprintf(buffer, (size_t)size, "[s]\n");
    } else {
        snprintf(buffer, (size_t)size, "%.*s\n", (int)length, line);
    }
    return buffer;
}

// Called by libinih for each key, and again with the same key for each line
// that goes on with its value.
static int take_value(void *user, const char *section, const char *name,
                      const char *value) {
    struct reading *const reading = user;
    (void)section;
    if (reading->status) return 0;
    if (!strcmp(reading->key, name) && reading->line != reading->key_line &&
        reading->value.length) {
        atlas_text_add_char(&reading->value, '\n');
        atlas_text_add(&reading->value, value);
        return 1;
    }
    finish_key(reading);
    if (!reading->section[0]) {
        fail_here(reading, "a key before the first section");
        return 0;
    }
    snprintf(reading->key, sizeof(reading->key), "%s", name);
    reading->key_line = reading->line;
    atlas_text_clear(&reading->value);
    atlas_text_add(&reading->value, value);
    return !reading->status;
}

static void raise_limits(void) {
    ini_use_stack = false;
    ini_max_line = LINE_MAX_BYTES;
    ini_initial_alloc = LINE_MAX_BYTES;
    ini_stop_on_first_error = true;
}

static enum atlas_status parse(struct atlas_config *config,
                               const struct atlas_text *content,
                               struct atlas_error *err) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct reading reading = {
        .config = config, .at = atlas_text_string(content), .err = err};
    int bad_line;
    pthread_once(&once, raise_limits);
    bad_line = ini_parse_stream(next_line, &reading, take_value, &reading);
    finish_key(&reading);
    if (!reading.status && bad_line) {
        reading.status = atlas_fail_at(
            err, ATLAS_ERR_USAGE, config->path, reading.line,
            "neither a section, a key with its value, nor a comment");
    }
    atlas_text_release(&reading.value);
    return reading.status;
}

// --- overrides and checks ---------------------------------------------------

static enum atlas_status apply_setting(struct atlas_config *config,
                                       const char *setting,
                                       struct atlas_error *err) {
    const char *const equals = strchr(setting, '=');
    const char *dot = NULL;
    char section[128];
    char key[64];
    for (const char *at = setting; equals && at < equals; at++) {
        if (*at == '.') dot = at;
    }
    if (!dot || dot - setting >= (long)sizeof(section) ||
        equals - dot > (long)sizeof(key)) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "'--set %s' wants the form section.key=value, as in "
                          "'run.periods=all' or 'level pcon.nearest=50'",
                          setting);
    }
    snprintf(section, sizeof(section), "%.*s", (int)(dot - setting), setting);
    snprintf(key, sizeof(key), "%.*s", (int)(equals - dot - 1), dot + 1);
    return atlas_config_set(config, section, key, equals + 1, "--set", err);
}

static const char *folder_of(struct atlas_config *config) {
    const char *const slash = strrchr(config->path, '/');
    if (!slash) return ".";
    if (slash == config->path) return "/";
    return atlas_arena_copy(&config->arena, config->path,
                            (size_t)(slash - config->path));
}

static const char *join_path(struct atlas_config *config, const char *folder,
                             const char *file) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    const char *path;
    if (*file == '/') return file;
    atlas_text_addf(&text, "%s/%s", folder, file);
    path = atlas_arena_text(&config->arena, atlas_text_string(&text));
    atlas_text_release(&text);
    return path;
}

const char *atlas_config_path(struct atlas_config *config, const char *file) {
    return join_path(config, config->data_dir, file);
}

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
    const char *names[ATLAS_COLUMN_END];
    size_t count;
    const struct atlas_measure *const measures = atlas_measures(&count);
    const char *nearest;
    if (atlas_measure_find(map->measure)) return ATLAS_OK;
    for (size_t i = 0; i < count; i++) names[i] = measures[i].key;
    nearest = atlas_text_nearest(map->measure, names, count);
    return atlas_fail_at(err, ATLAS_ERR_USAGE, config->path, map->line,
                         "[map %s] has the unknown measure '%s'%s%s%s",
                         map->key, map->measure,
                         nearest ? "; did you mean '" : "",
                         nearest ? nearest : "", nearest ? "'?" : "");
}

static enum atlas_status check_run(const struct atlas_config *config,
                                   struct atlas_error *err) {
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
        status = check_map_level(config, &config->maps[i], err);
        if (!status) status = check_map_measure(config, &config->maps[i], err);
    }
    return status;
}

static void fill_in(struct atlas_config *config,
                    const struct config_overrides *overrides) {
    const char *const folder = folder_of(config);
    if (overrides->data_dir) {
        config->data_dir =
            atlas_arena_text(&config->arena, overrides->data_dir);
    } else if (config->configured_dir) {
        config->data_dir = join_path(config, folder, config->configured_dir);
    } else {
        config->data_dir = folder;
    }
    if (!config->run_name) {
        const char *const slash = strrchr(config->path, '/');
        const char *const base = slash ? slash + 1 : config->path;
        config->run_name =
            atlas_arena_copy(&config->arena, base, strcspn(base, "."));
    }
    for (size_t i = 0; i < config->level_count; i++) {
        struct config_level *const level = &config->levels[i];
        if (!level->title) level->title = level->key;
    }
}

enum atlas_status atlas_config_read(const char *path,
                                    const struct config_overrides *overrides,
                                    struct atlas_config *ret_config,
                                    struct atlas_error *err) {
    struct atlas_config config = {0};
    struct atlas_text content = ATLAS_TEXT_INIT;
    enum atlas_status status =
        atlas_file_read(path, FILE_MAX_BYTES, &content, err);
    config.path = atlas_arena_text(&config.arena, path);
    if (!status) {
        atlas_config_init(&config);
        status = parse(&config, &content, err);
    }
    for (size_t i = 0; !status && i < overrides->setting_count; i++) {
        status = apply_setting(&config, overrides->settings[i], err);
    }
    if (!status) {
        fill_in(&config, overrides);
        status = atlas_config_check(&config, err);
    }
    atlas_text_release(&content);
    if (status) {
        atlas_config_release(&config);
    } else {
        *ret_config = config;
    }
    return status;
}

void atlas_config_release(struct atlas_config *config) {
    free(config->levels);
    free(config->maps);
    atlas_arena_release(&config->arena);
    memset(config, 0, sizeof(*config));
}
