// What every command that reads data does first, and how it speaks.
//
// In:  parsed arguments.
// Out: a configuration, a number of threads, a registry of areas; lines on
//      stdout and stderr.

#include "setup.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "atlas/absence.h"
#include "atlas/workers.h"

void setup_geodata(char *buffer, size_t size) {
    const char *const places[] = {getenv("ABSENCE_ATLAS_GEODATA"),
                                  ATLAS_GEODATA_SOURCE,
                                  ATLAS_GEODATA_INSTALLED};
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        if (places[i] && *places[i] && !access(places[i], R_OK)) {
            snprintf(buffer, size, "%s", places[i]);
            return;
        }
    }
    buffer[0] = '\0';
}

enum atlas_status setup_path(const char *path, char *buffer, size_t size,
                             struct atlas_error *err) {
    if (strlen(path) >= size) {
        return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                          "a path of %zu bytes is too long, at most %zu: "
                          "'%.40s...'",
                          strlen(path), size - 1, path);
    }
    memcpy(buffer, path, strlen(path) + 1);
    return ATLAS_OK;
}

static enum atlas_status find_config(const struct arguments *arguments,
                                     char *path, size_t size,
                                     struct atlas_error *err) {
    const char *named = arguments_value(arguments, OPTION_CONFIG, NULL);
    const bool takes_config = arguments->command->operands[0] == '[' &&
                              !strcmp(arguments->command->operands, "[CONFIG]");
    char folder[1024];
    if (takes_config && arguments->operand_count) {
        if (named) {
            return atlas_fail(err, ATLAS_ERR_USAGE, NULL,
                              "two configurations: '%s' and '%s'", named,
                              arguments->operands[0]);
        }
        named = arguments->operands[0];
    }
    if (named) return setup_path(named, path, size, err);
    setup_geodata(folder, sizeof(folder));
    if (!folder[0]) {
        return atlas_fail(err, ATLAS_ERR_INPUT, NULL,
                          "the embedded sample is not there; name a "
                          "configuration with --config");
    }
    snprintf(path, size, "%s/lancashire.ini", folder);
    return ATLAS_OK;
}

enum atlas_status setup_config(const struct arguments *arguments,
                               struct atlas_config *ret_config,
                               struct atlas_error *err) {
    const struct option_values *const settings =
        &arguments->options[OPTION_SET];
    const struct config_overrides overrides = {
        .data_dir = arguments_value(arguments, OPTION_DATA, NULL),
        .settings = settings->items,
        .setting_count = settings->count,
    };
    char path[1200];
    const enum atlas_status status =
        find_config(arguments, path, sizeof(path), err);
    if (status) return status;
    return atlas_config_read(path, &overrides, ret_config, err);
}

enum atlas_status setup_threads(const struct arguments *arguments,
                                unsigned *ret_threads,
                                struct atlas_error *err) {
    long threads = (long)atlas_workers_default();
    const enum atlas_status status =
        arguments_number(arguments, OPTION_THREADS, 1, 256, &threads, err);
    if (!status) *ret_threads = (unsigned)threads;
    return status;
}

void setup_say(const struct arguments *arguments,
               const struct atlas_text *text) {
    const char *line = atlas_text_string(text);
    if (arguments_has(arguments, OPTION_QUIET)) return;
    while (*line) {
        const size_t length = strcspn(line, "\n");
        fprintf(stderr, "absence-atlas: %.*s\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
}

enum atlas_status setup_print(const struct atlas_text *text,
                              struct atlas_error *err) {
    if (fwrite(atlas_text_string(text), 1, text->length, stdout) !=
            text->length ||
        fflush(stdout)) {
        return atlas_fail(err, ATLAS_ERR_OUTPUT, "stdout", "%s",
                          strerror(errno));
    }
    return ATLAS_OK;
}

static void add_authorities(const struct atlas_absence *absence,
                            const struct atlas_level *level,
                            struct atlas_area_registry *registry) {
    for (size_t i = 0; i < absence->authority_count; i++) {
        const struct atlas_authority *const authority =
            &absence->authorities[i];
        atlas_registry_add(
            registry, level->key, level->title,
            authority->code[0] ? authority->code : authority->old_code,
            authority->name);
    }
}

void setup_registry(const struct inputs *inputs,
                    struct atlas_area_registry *registry) {
    atlas_registry_add(registry, "country", "Country", ATLAS_ENGLAND_CODE,
                       "England");
    for (size_t i = 0; i < inputs->level_count; i++) {
        const struct atlas_level *const level = &inputs->levels[i];
        const struct atlas_area_set *const set =
            level->areas ? level->areas : level->drawn;
        if (set) {
            atlas_registry_add_set(registry, level->key, level->title, set);
        }
        if (level->assign == ATLAS_BY_AUTHORITY) {
            add_authorities(&inputs->absence, level, registry);
        }
    }
    for (size_t i = 0; i < inputs->absence.region_count; i++) {
        const struct atlas_region *const region = &inputs->absence.regions[i];
        atlas_registry_add(registry, "region", "Region", region->code,
                           region->name);
    }
}
