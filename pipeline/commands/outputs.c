// Stages 6 and 7: every file of an output folder.
//
// In:  results and drawings.
// Out: a folder with the files of the design, in place whole or not at all.
//
// The one idea: a file is a task that makes bytes from what no task changes; so
// files can be made in parallel and the folder is the same for any thread
// count.

#include "outputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/export.h"
#include "atlas/folder.h"
#include "atlas/geometry.h"
#include "atlas/memory.h"
#include "atlas/workers.h"
#include "pictures.h"
#include "version.h"

enum { BYTES_A_KB = 1000 };

struct output {
    char name[160];  // "": `make` writes its files itself
    enum atlas_status (*make)(const struct output *output,
                              struct atlas_text *text, struct atlas_error *err);
    const struct output_source *source;
    struct atlas_folder *folder;
    size_t index;  // level or map
};

static enum atlas_status make_rates(const struct output *output,
                                    struct atlas_text *text,
                                    struct atlas_error *err) {
    const struct atlas_rates_selection all = {0};
    (void)err;
    atlas_export_rates(&output->source->results->rates, &all, text);
    return ATLAS_OK;
}

static enum atlas_status make_rates_meta(const struct output *output,
                                         struct atlas_text *text,
                                         struct atlas_error *err) {
    (void)output;
    (void)err;
    atlas_export_rates_meta(text);
    return ATLAS_OK;
}

static enum atlas_status make_schools(const struct output *output,
                                      struct atlas_text *text,
                                      struct atlas_error *err) {
    const struct inputs *const inputs = output->source->inputs;
    (void)err;
    atlas_export_schools(&inputs->absence, &inputs->schools,
                         &output->source->results->placement, NULL, text);
    return ATLAS_OK;
}

static enum atlas_status make_issues(const struct output *output,
                                     struct atlas_text *text,
                                     struct atlas_error *err) {
    (void)err;
    atlas_export_issues(&output->source->inputs->issues, text);
    return ATLAS_OK;
}

static enum atlas_status make_reconciliation(const struct output *output,
                                             struct atlas_text *text,
                                             struct atlas_error *err) {
    (void)err;
    atlas_export_reconciliation(&output->source->results->reconciliation, text);
    return ATLAS_OK;
}

static enum atlas_status make_credits(const struct output *output,
                                      struct atlas_text *text,
                                      struct atlas_error *err) {
    (void)err;
    atlas_export_credits(&output->source->inputs->credits, text);
    return ATLAS_OK;
}

void outputs_manifest(const struct output_source *source,
                      struct atlas_text *text) {
    const struct inputs *const inputs = source->inputs;
    struct library_versions libraries;
    struct atlas_manifest manifest = {
        .run_name = source->config->run_name,
        .product = source->product,
        .version = atlas_version(),
        .refused = source->refused,
        .inputs = inputs->files,
        .input_count = inputs->file_count,
        .absence = &inputs->absence,
        .placement = &source->results->placement,
        .reconciliation = &source->results->reconciliation,
        .issues = &inputs->issues,
        .credits = &inputs->credits,
    };
    versions_collect(&libraries);
    manifest.libraries = libraries.items;
    manifest.library_count = LIBRARY_COUNT;
    manifest.settings =
        atlas_config_settings(source->config, &manifest.setting_count);
    atlas_export_manifest(&manifest, text);
}

static enum atlas_status make_manifest(const struct output *output,
                                       struct atlas_text *text,
                                       struct atlas_error *err) {
    (void)err;
    outputs_manifest(output->source, text);
    return ATLAS_OK;
}

// The GeoJSON is handed out; the TopoJSON, made with it, is written here.
static enum atlas_status make_level(const struct output *output,
                                    struct atlas_text *text,
                                    struct atlas_error *err) {
    const struct config_level *const wanted =
        &output->source->config->levels[output->index];
    const struct exported_level *const level =
        &output->source->drawings->exported[output->index];
    const struct atlas_level_options options = {
        .tolerance_m = wanted->simplify_m,
        .max_bytes = (size_t)(wanted->max_kb * BYTES_A_KB)};
    struct atlas_level_files files = {0};
    char name[sizeof(output->name)];
    enum atlas_status status = atlas_export_level(
        level->figures, &level->credits, &options, &files, err);
    if (status) return status;
    snprintf(name, sizeof(name), "%s.topojson", wanted->key);
    status = atlas_folder_write(output->folder, name, files.topojson.data,
                                files.topojson.length, err);
    atlas_text_add_bytes(text, files.geojson.data, files.geojson.length);
    atlas_level_files_release(&files);
    return status;
}

// A file of a map, beside the one that the task is named after.
static enum atlas_status take_picture(const struct picture_taker *taker,
                                      const char *ending,
                                      const struct atlas_text *file,
                                      struct atlas_error *err) {
    const struct output *const output = taker->to;
    const struct drawing *const drawing =
        &output->source->drawings->maps[output->index];
    char name[sizeof(output->name) + 48];
    snprintf(name, sizeof(name), "maps/%s%s", drawing->wanted->key, ending);
    return atlas_folder_write(output->folder, name, file->data, file->length,
                              err);
}

// All files of a map come from one layout; none is left to hand out.
static enum atlas_status make_map(const struct output *output,
                                  struct atlas_text *text,
                                  struct atlas_error *err) {
    struct output self = *output;
    const struct picture_taker taker = {take_picture, &self};
    (void)text;
    return pictures_draw(&output->source->drawings->maps[output->index], &taker,
                         err);
}

static enum atlas_status write_output(void *argument, struct atlas_error *err) {
    const struct output *const output = argument;
    struct atlas_text text = ATLAS_TEXT_INIT;
    enum atlas_status status = output->make(output, &text, err);
    if (!status && output->name[0]) {
        status = atlas_folder_write(output->folder, output->name, text.data,
                                    text.length, err);
    }
    atlas_text_release(&text);
    return status;
}

struct output_list {
    struct output *items;
    size_t count;
    const struct output_source *source;
    struct atlas_folder *folder;
};

static void add_output(struct output_list *list, size_t index,
                       enum atlas_status (*make)(const struct output *,
                                                 struct atlas_text *,
                                                 struct atlas_error *),
                       const char *folder, const char *name,
                       const char *ending) {
    struct output *const output = &list->items[list->count++];
    snprintf(output->name, sizeof(output->name), "%s%s%s", folder, name,
             ending);
    output->make = make;
    output->source = list->source;
    output->folder = list->folder;
    output->index = index;
}

// The audit: written even when the data break a rule.
static void add_audit(struct output_list *list) {
    add_output(list, 0, make_schools, "", "schools", ".csv");
    add_output(list, 0, make_issues, "", "issues", ".csv");
    add_output(list, 0, make_reconciliation, "", "reconciliation", ".csv");
    add_output(list, 0, make_credits, "", "CREDITS", ".txt");
    add_output(list, 0, make_manifest, "", "manifest", ".json");
}

// The slowest first, so that threads end together.
static void add_products(struct output_list *list) {
    const struct drawings *const drawings = list->source->drawings;
    for (size_t i = 0; i < drawings->level_count; i++) {
        if (!drawings->exported[i].figures) continue;
        add_output(list, i, make_level, "", list->source->config->levels[i].key,
                   ".geojson");
    }
    for (size_t i = 0; i < drawings->map_count; i++) {
        add_output(list, i, make_map, "", "", "");
    }
    add_output(list, 0, make_rates, "", "rates", ".csv");
    add_output(list, 0, make_rates_meta, "", "rates.meta", ".csv");
}

static enum atlas_status write_all(const struct output_list *list,
                                   unsigned threads, struct atlas_error *err) {
    struct atlas_task *const tasks = atlas_xcalloc(list->count, sizeof(*tasks));
    enum atlas_status status;
    for (size_t i = 0; i < list->count; i++) {
        tasks[i] = (struct atlas_task){write_output, &list->items[i]};
    }
    status = atlas_workers_run(tasks, list->count, threads, err);
    free(tasks);
    return status;
}

enum atlas_status outputs_write(const struct output_source *source,
                                const char *path, struct atlas_error *err) {
    const size_t most =
        8 + (source->drawings
                 ? source->drawings->map_count + source->drawings->level_count
                 : 0);
    struct output_list list = {.source = source};
    enum atlas_status status = atlas_folder_create(path, &list.folder, err);
    if (status) return status;
    list.items = atlas_xcalloc(most, sizeof(*list.items));
    if (source->drawings) add_products(&list);
    add_audit(&list);
    status = write_all(&list, source->threads, err);
    if (!status) status = atlas_folder_commit(list.folder, err);
    atlas_folder_free(list.folder);
    free(list.items);
    return status;
}
