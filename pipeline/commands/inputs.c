// Stages 1 and 2: all files of a configuration, in parallel.
//
// In:  a configuration.
// Out: the release, the register, the links, area sets and levels, credits,
//      digests of the files, findings.
//
// The one idea: a task a file (or group of files that make one table), each
// with a list of findings of its own; joined in order, so that threads do not
// show. The files of a layer are digested where it is read: the cache of
// prepared boundaries asks for the same digests as the manifest.

#include "inputs.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/areas.h"
#include "atlas/cache.h"
#include "atlas/digest.h"
#include "atlas/ingest.h"
#include "atlas/memory.h"
#include "atlas/prepared.h"
#include "atlas/text.h"
#include "atlas/workers.h"

enum { SETS_A_LEVEL = 2 };

// One thing to read; the fields that its reader needs are set.
struct reading {
    struct atlas_issues issues;
    const struct atlas_absence_source *release;
    struct atlas_absence *absence;
    const char *path;
    struct atlas_register *schools;
    struct atlas_links *links;
    struct atlas_layer_source layer;
    const char *cache;
    bool with_digests;
    struct atlas_layer_files *files;
    struct atlas_area_set *set;
    struct atlas_area_set *simple;  // NULL: not wanted
    struct atlas_manifest_input *file;
};

static enum atlas_status read_release(void *argument, struct atlas_error *err) {
    struct reading *const reading = argument;
    return atlas_ingest_absence(reading->release, &reading->issues,
                                reading->absence, err);
}

static enum atlas_status read_register(void *argument,
                                       struct atlas_error *err) {
    struct reading *const reading = argument;
    return atlas_ingest_register(reading->path, &reading->issues,
                                 reading->schools, err);
}

static enum atlas_status read_links(void *argument, struct atlas_error *err) {
    struct reading *const reading = argument;
    return atlas_ingest_links(reading->path, &reading->issues, reading->links,
                              err);
}

// Of a file that cannot be digested the layer's reader says more, if it cannot
// be read either.
static enum atlas_status read_layer(void *argument, struct atlas_error *err) {
    struct reading *const reading = argument;
    struct atlas_prepared_options options = {reading->cache, reading->files};
    struct atlas_error undigested = {0};
    enum atlas_status digested = ATLAS_OK;
    atlas_layer_files_list(reading->layer.path, reading->files);
    if (reading->cache || reading->with_digests) {
        digested = atlas_layer_files_digest(reading->files, &undigested);
    }
    if (digested) options.folder = NULL;
    enum atlas_status status = atlas_prepared_read(
        &reading->layer, &options, &reading->issues, reading->set, err);
    if (!status && reading->simple) {
        status = atlas_prepared_simplify(reading->set, &reading->layer,
                                         &options, reading->simple, err);
    }
    if (status || !digested || !reading->with_digests) return status;
    if (err) *err = undigested;
    return digested;
}

static enum atlas_status read_digest(void *argument, struct atlas_error *err) {
    struct reading *const reading = argument;
    return atlas_digest_file(reading->path, &reading->file->digest, err);
}

// The tasks of one call, with room made beforehand: tasks point into it.
struct plan {
    struct reading *readings;
    struct atlas_task *tasks;
    size_t count;
};

static struct reading *add_task(
    struct plan *plan, enum atlas_status (*run)(void *, struct atlas_error *)) {
    struct reading *const reading = &plan->readings[plan->count];
    plan->tasks[plan->count++] = (struct atlas_task){run, reading};
    return reading;
}

static const char *const *full_paths(struct atlas_config *config,
                                     const struct config_list *files) {
    const char **const paths =
        atlas_arena_alloc(&config->arena, (files->count + 1) * sizeof(*paths));
    for (size_t i = 0; i < files->count; i++) {
        paths[i] = atlas_config_path(config, files->items[i]);
    }
    return paths;
}

static uint32_t wanted_columns(const struct atlas_config *config) {
    uint32_t columns = ATLAS_CORE_COLUMNS;
    for (size_t i = 0; i < config->map_count; i++) {
        const struct atlas_measure *const measure =
            atlas_measure_find(config->maps[i].measure);
        const struct atlas_measure *const second =
            config->maps[i].with ? atlas_measure_find(config->maps[i].with)
                                 : NULL;
        if (measure) columns |= ATLAS_COLUMN_BIT(measure->numerator);
        if (second) columns |= ATLAS_COLUMN_BIT(second->numerator);
    }
    return columns;
}

static struct atlas_absence_source release_of(
    struct atlas_config *config, const struct inputs_wanted *wanted) {
    return (struct atlas_absence_source){
        .school_files = full_paths(config, &config->school_files),
        .school_file_count = config->school_files.count,
        .published_files = full_paths(config, &config->published_files),
        .published_file_count = config->published_files.count,
        .periods = {.all = config->periods.all && !wanted->since,
                    .since = wanted->since,
                    .latest = config->periods.latest,
                    .periods = config->periods.items,
                    .count = config->periods.count},
        .columns = wanted_columns(config) | wanted->columns,
        .with_names = true,
    };
}

static void plan_schools(struct plan *plan, struct atlas_config *config,
                         const struct atlas_absence_source *release,
                         struct inputs *inputs) {
    struct reading *reading = add_task(plan, read_release);
    reading->release = release;
    reading->absence = &inputs->absence;
    reading = add_task(plan, read_register);
    reading->path = atlas_config_path(config, config->register_file);
    reading->schools = &inputs->schools;
    if (config->links_file) {
        reading = add_task(plan, read_links);
        reading->path = atlas_config_path(config, config->links_file);
        reading->links = &inputs->links;
    }
}

// What the layers of a call have in common.
struct layer_plan {
    const struct inputs_wanted *wanted;
    const char *cache;  // folder, or NULL
    struct inputs *inputs;
};

static struct atlas_layer_source layer_of(struct atlas_config *config,
                                          const struct config_level *level,
                                          bool is_drawn) {
    struct atlas_layer_source source = {
        .path =
            atlas_config_path(config, is_drawn ? level->draw : level->locate),
        .layer = is_drawn ? level->draw_layer : level->layer,
        .code = level->code,
        .name = level->name,
        .only = level->only,
        .crs = level->crs,
        .year = (unsigned)level->year,
    };
    if (is_drawn && level->draw_code) source.code = level->draw_code;
    if (is_drawn && level->draw_name) source.name = level->draw_name;
    return source;
}

static void plan_layer(struct plan *plan, const struct layer_plan *common,
                       struct atlas_layer_source source, size_t set,
                       struct atlas_area_set *simple) {
    struct reading *const reading = add_task(plan, read_layer);
    reading->layer = source;
    reading->layer.threads = common->wanted->threads;
    reading->cache = common->cache;
    reading->with_digests = common->wanted->with_digests;
    reading->files = &common->inputs->set_files[set];
    reading->set = &common->inputs->sets[set];
    reading->simple = simple;
}

static void plan_layers(struct plan *plan, struct atlas_config *config,
                        const struct layer_plan *common) {
    for (size_t i = 0; i < config->level_count; i++) {
        const struct config_level *const level = &config->levels[i];
        if (level->locate) {
            plan_layer(plan, common, layer_of(config, level, false),
                       SETS_A_LEVEL * i,
                       level->draw || !common->wanted->with_drawn
                           ? NULL
                           : &common->inputs->sets[SETS_A_LEVEL * i + 1]);
        }
        if (level->draw) {
            plan_layer(plan, common, layer_of(config, level, true),
                       SETS_A_LEVEL * i + 1, NULL);
        }
    }
}

static void make_levels(const struct atlas_config *config,
                        struct inputs *inputs) {
    inputs->levels =
        atlas_xcalloc(config->level_count + 1, sizeof(*inputs->levels));
    inputs->level_count = config->level_count;
    for (size_t i = 0; i < config->level_count; i++) {
        const struct config_level *const from = &config->levels[i];
        const struct atlas_area_set *const located =
            from->locate ? &inputs->sets[SETS_A_LEVEL * i] : NULL;
        const struct atlas_area_set *const own =
            &inputs->sets[SETS_A_LEVEL * i + 1];
        const struct atlas_area_set *const drawn =
            from->draw || own->count > 0 ? own : located;
        inputs->levels[i] = (struct atlas_level){
            .key = from->key,
            .title = from->title,
            .assign = (enum atlas_assign)from->assign,
            .areas = located,
            .drawn = drawn,
            .year = from->year > 0 ? (unsigned)from->year
                    : drawn        ? drawn->year
                                   : 0,
            .nearest_m = from->nearest_m,
            .partial = from->partial.items,
            .partial_count = from->partial.count,
        };
    }
}

struct file_list {
    struct inputs *inputs;
    struct atlas_config *config;
    size_t capacity;
};

// `file` as the configuration has it: an absolute path is not told.
static struct atlas_manifest_input *add_file(struct file_list *list,
                                             const char *role, const char *key,
                                             const char *file) {
    struct inputs *const inputs = list->inputs;
    struct atlas_text text = ATLAS_TEXT_INIT;
    const char *const slash = strrchr(file, '/');
    struct atlas_manifest_input *item;
    inputs->files = atlas_grow(inputs->files, inputs->file_count + 1,
                               &list->capacity, sizeof(*inputs->files));
    item = &inputs->files[inputs->file_count++];
    memset(item, 0, sizeof(*item));
    atlas_text_addf(&text, "%s%s%s", role, key ? "." : "", key ? key : "");
    item->role = atlas_arena_text(&inputs->arena, atlas_text_string(&text));
    item->file = atlas_arena_text(&inputs->arena,
                                  *file == '/' && slash ? slash + 1 : file);
    atlas_text_release(&text);
    return item;
}

static void add_files(struct file_list *list, const char *role,
                      const struct config_list *files, struct plan *plan) {
    for (size_t i = 0; i < files->count; i++) {
        add_file(list, role, NULL, files->items[i]);
        add_task(plan, read_digest)->path =
            atlas_config_path(list->config, files->items[i]);
    }
}

// The list grows while tasks are planned: give each its place afterwards.
static void plan_digests(struct plan *plan, struct file_list *list) {
    struct atlas_config *const config = list->config;
    const struct config_list schools = {&config->register_file, 1};
    const struct config_list links = {&config->links_file,
                                      config->links_file ? 1 : 0};
    const size_t first = plan->count;
    add_files(list, "absence.school", &config->school_files, plan);
    add_files(list, "absence.published", &config->published_files, plan);
    add_files(list, "schools.register", &schools, plan);
    add_files(list, "schools.links", &links, plan);
    for (size_t i = 0; i < list->inputs->file_count; i++) {
        plan->readings[first + i].file = &list->inputs->files[i];
    }
}

// The files of a set that was read from `file`, under names like it.
static void add_boundary(struct file_list *list, const char *role,
                         const char *key, const char *file, size_t set) {
    const struct atlas_layer_files *const files = &list->inputs->set_files[set];
    const struct atlas_area_set *const from = &list->inputs->sets[set];
    const char *const slash = strrchr(file, '/');
    for (size_t i = 0; i < files->count; i++) {
        const char *const base = strrchr(files->items[i].path, '/');
        struct atlas_text name = ATLAS_TEXT_INIT;
        struct atlas_manifest_input *item;
        atlas_text_add_bytes(&name, file,
                             slash ? (size_t)(slash - file) + 1 : 0);
        atlas_text_add(&name, base ? base + 1 : files->items[i].path);
        item = add_file(list, role, key, atlas_text_string(&name));
        item->digest = files->items[i].digest;
        item->year = from->year;
        item->crs = from->crs;
        item->repaired = from->repaired;
        atlas_text_release(&name);
    }
}

static void add_boundaries(struct file_list *list) {
    const struct atlas_config *const config = list->config;
    for (size_t i = 0; i < config->level_count; i++) {
        const struct config_level *const level = &config->levels[i];
        const size_t set = SETS_A_LEVEL * i;
        if (level->locate) {
            add_boundary(list, "locate", level->key, level->locate, set);
        }
        if (level->draw) {
            add_boundary(list, "draw", level->key, level->draw, set + 1);
        }
    }
}

static size_t most_tasks(const struct atlas_config *config) {
    return 8 + config->school_files.count + config->published_files.count +
           config->level_count * SETS_A_LEVEL;
}

static void make_credits(const struct atlas_config *config,
                         struct inputs *inputs) {
    atlas_credits_add_dfe(&inputs->credits);
    for (size_t i = 0; i < inputs->level_count; i++) {
        atlas_credits_add_level(&inputs->credits, &inputs->levels[i]);
        if (config->levels[i].credit) {
            atlas_credits_add(&inputs->credits, config->levels[i].credit);
        }
    }
}

// Plan everything, do it, and collect the findings.
static enum atlas_status read_all(struct atlas_config *config,
                                  const struct inputs_wanted *wanted,
                                  const char *cache, struct file_list *list,
                                  struct atlas_error *err) {
    struct inputs *const inputs = list->inputs;
    const size_t most = most_tasks(config);
    struct plan plan = {atlas_xcalloc(most, sizeof(*plan.readings)),
                        atlas_xcalloc(most, sizeof(*plan.tasks)), 0};
    const struct atlas_absence_source release = release_of(config, wanted);
    const struct layer_plan common = {wanted, cache, inputs};
    enum atlas_status status;
    if (wanted->with_schools) plan_schools(&plan, config, &release, inputs);
    plan_layers(&plan, config, &common);
    if (wanted->with_digests) plan_digests(&plan, list);

    status = atlas_workers_run(plan.tasks, plan.count, wanted->threads, err);
    for (size_t i = 0; i < plan.count; i++) {
        atlas_issues_take(&inputs->issues, &plan.readings[i].issues);
    }
    free(plan.tasks);
    free(plan.readings);
    return status;
}

enum atlas_status inputs_read(struct atlas_config *config,
                              const struct inputs_wanted *wanted,
                              struct inputs *ret_inputs,
                              struct atlas_error *err) {
    const size_t sets = SETS_A_LEVEL * config->level_count + 1;
    struct atlas_text cache = ATLAS_TEXT_INIT;
    struct inputs inputs = {0};
    struct file_list list = {&inputs, config, 0};
    const bool has_cache = !wanted->no_cache && atlas_cache_folder(&cache);
    enum atlas_status status;
    inputs.sets = atlas_xcalloc(sets, sizeof(*inputs.sets));
    inputs.set_files = atlas_xcalloc(sets, sizeof(*inputs.set_files));
    status = read_all(config, wanted,
                      has_cache ? atlas_text_string(&cache) : NULL, &list, err);
    atlas_text_release(&cache);
    make_levels(config, &inputs);
    if (status) {
        inputs_release(&inputs);
        return status;
    }
    atlas_areas_check_vintages(inputs.levels, inputs.level_count,
                               &inputs.issues);
    if (wanted->with_digests) add_boundaries(&list);
    make_credits(config, &inputs);
    *ret_inputs = inputs;
    return ATLAS_OK;
}

void inputs_release(struct inputs *inputs) {
    atlas_absence_release(&inputs->absence);
    atlas_register_release(&inputs->schools);
    atlas_links_release(&inputs->links);
    for (size_t i = 0; inputs->sets && i < SETS_A_LEVEL * inputs->level_count;
         i++) {
        atlas_area_set_release(&inputs->sets[i]);
        atlas_layer_files_release(&inputs->set_files[i]);
    }
    free(inputs->sets);
    free(inputs->set_files);
    free(inputs->levels);
    free(inputs->files);
    atlas_credits_release(&inputs->credits);
    atlas_issues_release(&inputs->issues);
    atlas_arena_release(&inputs->arena);
    memset(inputs, 0, sizeof(*inputs));
}
