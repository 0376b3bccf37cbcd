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
    bool is_indented;        // the line handed out last
    struct atlas_text seen;  // "\n[level pcon]code\n...": what was set already
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

// What stands twice would be decided by what comes last, without a word.
static bool is_first(struct reading *reading, const char *key) {
    struct atlas_text entry = ATLAS_TEXT_INIT;
    bool is_new;
    atlas_text_addf(&entry, "\n[%s]%s\n", reading->section, key);
    is_new =
        !strstr(atlas_text_string(&reading->seen), atlas_text_string(&entry));
    if (is_new) atlas_text_add(&reading->seen, atlas_text_string(&entry));
    atlas_text_release(&entry);
    return is_new;
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
    if (!is_first(reading, "")) {
        fail_here(reading, "this section stands in the file twice");
    }
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
    reading->is_indented = *line == ' ' || *line == '\t';
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
    if (!strcmp(reading->key, name) && reading->is_indented) {
        if (reading->value.length) atlas_text_add_char(&reading->value, '\n');
        atlas_text_add(&reading->value, value);
        return 1;
    }
    finish_key(reading);
    if (!reading->section[0]) {
        fail_here(reading, "a key before the first section");
        return 0;
    }
    if (!is_first(reading, name)) {
        fail_here(reading, "this key stands in the section twice");
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
    atlas_text_release(&reading.seen);
    return reading.status;
}

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
    // A copy in any case: the caller's text may not live as long.
    if (*file == '/') return atlas_arena_text(&config->arena, file);
    atlas_text_addf(&text, "%s/%s", folder, file);
    path = atlas_arena_text(&config->arena, atlas_text_string(&text));
    atlas_text_release(&text);
    return path;
}

const char *atlas_config_path(struct atlas_config *config, const char *file) {
    return join_path(config, config->data_dir, file);
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
