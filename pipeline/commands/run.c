// The whole job. Reads like the table of stages in the design: each call is a
// stage (or two that read), what it takes stands in it, what it gives leaves
// it.
//
// In:  a configuration.
// Out: a folder of outputs; on stdout the pictures' paths.

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "atlas/folder.h"
#include "commands.h"
#include "config.h"
#include "drawings.h"
#include "inputs.h"
#include "outputs.h"
#include "pictures.h"
#include "results.h"
#include "setup.h"

// A run that breaks a rule leaves the last good folder as it is: its audit goes
// to the folder only where there is none yet, else beside it.
static void audit_path(const char *path, char *buffer, size_t size) {
    struct stat info;
    char manifest[1200];
    snprintf(manifest, sizeof(manifest), "%s/%s", path, ATLAS_MANIFEST_NAME);
    snprintf(buffer, size, "%s%s", path,
             stat(manifest, &info) ? "" : ".refused");
}

// Write what shows why the data were refused; the refusal stays the outcome.
static enum atlas_status write_audit(const struct arguments *arguments,
                                     const struct output_source *source,
                                     const char *path,
                                     struct atlas_error *err) {
    struct output_source audit = *source;
    struct atlas_text text = ATLAS_TEXT_INIT;
    struct atlas_error unwritten = {0};
    char where[1100];
    audit.refused = err->message;
    audit_path(path, where, sizeof(where));
    if (outputs_write(&audit, where, &unwritten)) {
        atlas_text_addf(&text, "the audit could not be written: %s: %s\n",
                        unwritten.where, unwritten.message);
    } else {
        atlas_text_addf(&text, "no figures written; the audit is in %s\n",
                        where);
    }
    setup_say(arguments, &text);
    atlas_text_release(&text);
    return ATLAS_ERR_DATA;
}

static enum atlas_status say_written(const struct arguments *arguments,
                                     const struct atlas_config *config,
                                     const char *path,
                                     struct atlas_error *err) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    enum atlas_status status;
    if (arguments_has(arguments, OPTION_QUIET)) return ATLAS_OK;
    atlas_text_addf(&text, "wrote %s; maps:\n", path);
    setup_say(arguments, &text);
    atlas_text_clear(&text);
    for (size_t i = 0; i < config->map_count; i++) {
        const struct config_map *const map = &config->maps[i];
        atlas_text_addf(&text, "%s/maps/%s.%s\n", path, map->key,
                        pictures_format(map->formats.items[0]));
    }
    status = setup_print(&text, err);
    atlas_text_release(&text);
    return status;
}

static enum atlas_status draw_and_write(struct output_source *source,
                                        struct inputs *inputs, const char *path,
                                        struct atlas_error *err) {
    struct drawings drawings = {0};
    enum atlas_status status = drawings_make(
        source->config, inputs, &source->results->rates, &drawings, err);
    source->drawings = &drawings;
    if (!status) status = outputs_write(source, path, err);
    drawings_release(&drawings);
    return status;
}

static enum atlas_status output_path(const struct arguments *arguments,
                                     const struct atlas_config *config,
                                     char *buffer, size_t size,
                                     struct atlas_error *err) {
    const char *const named = arguments_value(arguments, OPTION_OUT, NULL);
    struct atlas_text path = ATLAS_TEXT_INIT;
    enum atlas_status status;
    if (named) return setup_path(named, buffer, size, err);
    atlas_text_addf(&path, "outputs/%s", config->run_name);
    status = setup_path(atlas_text_string(&path), buffer, size, err);
    atlas_text_release(&path);
    return status;
}

// Say how it came out. Data that break a rule end the run here, with the audit.
static enum atlas_status keep_rules(const struct arguments *arguments,
                                    const struct output_source *source,
                                    const char *path, struct atlas_error *err) {
    struct atlas_text text = ATLAS_TEXT_INIT;
    enum atlas_status status;
    results_summary(source->inputs, source->results, &text);
    setup_say(arguments, &text);
    atlas_text_release(&text);
    status =
        results_check(source->config, source->inputs, source->results, err);
    return status ? write_audit(arguments, source, path, err) : ATLAS_OK;
}

// --max-kb is [level] max_kb for every level.
static enum atlas_status limit_levels(const struct arguments *arguments,
                                      struct atlas_config *config,
                                      struct atlas_error *err) {
    long max_kb = 0;
    const enum atlas_status status =
        arguments_number(arguments, OPTION_MAX_KB, 1, 1000000, &max_kb, err);
    for (size_t i = 0; max_kb && i < config->level_count; i++) {
        config->levels[i].max_kb = (double)max_kb;
    }
    return status;
}

static enum atlas_status run_config(const struct arguments *arguments,
                                    struct atlas_config *config,
                                    unsigned threads, struct atlas_error *err) {
    const struct inputs_wanted everything = {
        .with_schools = true,
        .with_drawn = true,
        .with_digests = true,
        .no_cache = arguments_has(arguments, OPTION_NO_CACHE),
        .threads = threads};
    struct inputs inputs = {0};
    struct results results = {0};
    struct output_source source = {.config = config,
                                   .inputs = &inputs,
                                   .results = &results,
                                   .threads = threads};
    char path[1024];
    enum atlas_status status =
        output_path(arguments, config, path, sizeof(path), err);

    // Ingest and areas: files to tables and area sets.
    if (!status) status = inputs_read(config, &everything, &inputs, err);
    // Locate, aggregate, reconcile: to placement, rates, differences.
    if (!status) status = results_make(config, &inputs, threads, &results, err);
    if (!status) status = keep_rules(arguments, &source, path, err);
    // Figures, classify, render, export: to the files of the folder.
    if (!status) status = draw_and_write(&source, &inputs, path, err);
    if (!status) status = say_written(arguments, config, path, err);

    results_release(&results);
    inputs_release(&inputs);
    return status;
}

enum atlas_status command_run(const struct arguments *arguments,
                              struct atlas_error *err) {
    struct atlas_config config = {0};
    unsigned threads = 1;
    enum atlas_status status = setup_threads(arguments, &threads, err);
    if (!status) status = setup_config(arguments, &config, err);
    if (!status) status = limit_levels(arguments, &config, err);
    if (!status) status = run_config(arguments, &config, threads, err);
    atlas_config_release(&config);
    return status;
}
